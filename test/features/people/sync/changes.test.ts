import { expect, it } from 'vitest';
import { describeOnEachEngine, itOnSqlite } from '../../../support/databases.ts';
import { createTestDirectory } from '../../../support/test-directory.ts';
import { createWorld, smallCompany } from '../../../support/world.ts';
import { openOffice } from './office.ts';

describeOnEachEngine('a change that the chat reports', (open) => {
  it('takes somebody new, renamed, moved, gone and back at once', async () => {
    const office = await openOffice(await open());
    office.directory.has({ accountId: 'U1', name: 'Anna' });
    await office.syncs();
    office.directory.has({ accountId: 'U2', name: 'Bob', managerId: 'U1', timeZone: 'Europe/Berlin' });
    await office.directory.tells({ account: 'U2' });
    await office.directory.tells({ account: 'U2' });
    expect(await office.manager('Bob')).toBe('Anna');
    office.directory.has({ accountId: 'U2', name: 'Bob Jansen', timeZone: 'Asia/Shanghai' });
    await office.directory.tells({ account: 'U2' });
    expect(await office.person('Bob Jansen')).toMatchObject({
      timeZone: 'Asia/Shanghai',
      standing: 'active',
    });
    office.directory.has({ accountId: 'U2', active: false });
    await office.directory.tells({ account: 'U2' });
    expect(await office.person('Bob Jansen')).toMatchObject({ standing: 'absent' });
    office.directory.has({ accountId: 'U2', active: true });
    await office.directory.tells({ account: 'U2' });
    expect(await office.person('Bob Jansen')).toMatchObject({ standing: 'active' });
    // Anna was not in the report, and is not taken as gone.
    expect(await office.person('Anna')).toMatchObject({ standing: 'active' });
    expect((await office.syncs()).end).toBe('nothing-new');
  });

  itOnSqlite('reads all of it anew where the company was rearranged, twice as well as once', async () => {
    const office = await openOffice(await open());
    office.directory.has({ accountId: 'U1', name: 'Anna' });
    await office.syncs();
    office.directory.hasDepartments({ id: 'd1', name: 'Payments', memberIds: ['U1'] });
    for (const _ of [1, 2]) await office.directory.tells('everything');
    expect((await office.person('Anna')).teamId).toBe((await office.team('Payments'))?.id);
    expect((await office.syncs()).end).toBe('nothing-new');
  });

  itOnSqlite('closes no circle of managers, however high above', async () => {
    const office = await openOffice(await open());
    office.directory.has(
      { accountId: 'U1', name: 'Anna' },
      { accountId: 'U2', name: 'Bob', managerId: 'U1' },
      { accountId: 'U3', name: 'Cy', managerId: 'U2' },
    );
    await office.syncs();
    office.directory.has({ accountId: 'U1', managerId: 'U3' });
    await office.directory.tells({ account: 'U1' });
    expect(await office.manager('Anna')).toBeUndefined();
    expect(await office.manager('Cy')).toBe('Bob');
  });

  it('joins whom the file means, once the address is confirmed', async () => {
    const office = await openOffice(await open());
    office.directory.has({ accountId: 'U1', name: 'A.' });
    await office.syncs();
    await office.imports({ people: 'name,email\nAnna Berg,anna@beacon.example' });
    office.directory.has({ accountId: 'U1', address: 'anna@beacon.example' });
    await office.directory.tells({ account: 'U1' });
    expect(await office.owner('U1')).toBe((await office.person('Anna Berg')).id);
    expect((await office.people()).size).toBe(1);
    expect(office.posts()).toBe(0);
  });
});

describeOnEachEngine('somebody who writes before any sync knew them', (open) => {
  async function chat() {
    const directory = createTestDirectory();
    const world = await createWorld({ store: await open(), company: smallCompany, directory });
    return { directory, world };
  }

  itOnSqlite('is made a person of the company and answered like one', async () => {
    const { directory, world } = await chat();
    directory.has({ accountId: 'nina', name: 'Nina New', timeZone: 'Europe/Berlin', managerId: 'anna' });
    const nina = world.person('nina');
    await nina.says('/pacer settings');
    expect(nina.form()).toBeDefined();
    const { people } = world.app.people;
    const actor = await people.actor(world.platform.account('nina'));
    expect(actor).toMatchObject({ name: 'Nina New', external: false });
    expect((await people.managersOf([actor?.personId ?? ''], '2026-11-16')).get(actor?.personId ?? '')).toBe(
      'anna',
    );
  });

  itOnSqlite('stays a stranger as a guest, or where the chat does not know or does not answer', async () => {
    const { directory, world } = await chat();
    directory.has({ accountId: 'gus', name: 'Gus', kind: 'guest' }, { accountId: 'old', active: false });
    for (const id of ['gus', 'old', 'nobody']) {
      const talker = world.person(id);
      await talker.says('/pacer settings');
      expect(talker.form()).toBeUndefined();
      expect(await world.app.people.people.actor(world.platform.account(id))).toBeUndefined();
    }
    directory.has({ accountId: 'nina', name: 'Nina' });
    directory.isOut(true);
    await world.person('nina').says('/pacer settings');
    expect(world.person('nina').form()).toBeUndefined();
  });

  it('is one person, however often the same message comes at once', async () => {
    const { directory, world } = await chat();
    directory.has({ accountId: 'nina', name: 'Nina New' });
    await Promise.all([1, 2, 3, 4].map(() => world.person('nina').says('/pacer settings')));
    const rows = await world.store.db.select().from(world.store.t.people);
    expect(rows.filter((it) => it.name === 'Nina New')).toHaveLength(1);
  });
});
