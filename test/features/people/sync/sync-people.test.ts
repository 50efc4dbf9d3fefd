import { expect, it } from 'vitest';
import { describeOnEachEngine, itOnSqlite } from '../../../support/databases.ts';
import { openOffice } from './office.ts';

const file = `
name,email,team,manager_email,time_zone,title
Anna Berg,anna@beacon.example,Payments,,Europe/Berlin,Head
Bob Jansen,bob@beacon.example,Payments,anna@beacon.example,Europe/Berlin,Engineer`;

describeOnEachEngine('a directory sync', (open) => {
  /** Anna and Bob from the file, whom the chat knows too; Cy only the chat knows, and Gus is a guest. */
  async function imported() {
    const office = await openOffice(await open());
    await office.imports({ people: file });
    office.directory.has(
      { accountId: 'U1', name: 'anna', address: 'Anna@Beacon.example', timeZone: 'Europe/Berlin' },
      {
        accountId: 'U2',
        name: 'Bob J',
        address: 'bob@beacon.example',
        timeZone: 'Europe/Rome',
        managerId: 'U1',
      },
      { accountId: 'U3', name: '陈美', address: 'mei@beacon.example', locale: 'zh-CN', managerId: 'U1' },
      { accountId: 'U4', name: 'Gus Guest', address: 'bob@beacon.example', kind: 'guest' },
      { accountId: 'U5', name: 'Long Gone', active: false },
    );
    return office;
  }

  itOnSqlite('joins the chat with an imported company by address, silently, and once', async () => {
    const office = await imported();
    const report = await office.syncs();
    expect(report).toMatchObject({
      end: 'written',
      counts: { created: 2, joined: 2, updated: 0, unchanged: 0, guests: 1, deactivated: 0, back: 0 },
    });
    expect(await office.owner('U1')).toBe((await office.person('Anna Berg')).id);
    // The file's values hold.
    expect(await office.person('Bob Jansen')).toMatchObject({ timeZone: 'Europe/Berlin', title: 'Engineer' });
    expect(await office.person('陈美')).toMatchObject({
      locale: 'zh-CN',
      email: 'mei@beacon.example',
      pinyin: 'chenmei',
    });
    expect(await office.manager('陈美')).toBe('Anna Berg');
    // A guest's address names nobody.
    expect(await office.person('Gus Guest')).toMatchObject({ external: true, email: null });
    expect(await office.owner('U5')).toBeUndefined();
    expect(office.posts()).toBe(0);

    const before = await office.people();
    expect(await office.syncs()).toMatchObject({
      end: 'nothing-new',
      counts: { created: 0, joined: 0, updated: 0, unchanged: 4 },
    });
    expect(await office.people()).toEqual(before);
    await office.goTo('2026-11-20', '17:00');
    expect(office.posts()).toBe(0);
  });

  itOnSqlite('reports only, when it is asked to', async () => {
    const office = await imported();
    expect(await office.syncs({ dryRun: true })).toMatchObject({
      end: 'dry-run',
      counts: { created: 2, joined: 2 },
    });
    expect((await office.people()).size).toBe(2);
    expect(await office.owner('U1')).toBeUndefined();
  });

  it('lets a newer value win, says so, and keeps what is pinned', async () => {
    const office = await openOffice(await open());
    await office.imports({
      people: `
        name,email,time_zone,title,manager_email,pinned
        Anna Berg,anna@beacon.example,Europe/Berlin,Head,,
        Bob Jansen,bob@beacon.example,Europe/Berlin,Engineer,anna@beacon.example,yes
        Cy Young,cy@beacon.example,Europe/Berlin,Analyst,anna@beacon.example,`,
    });
    const same = { timeZone: 'Europe/Berlin', title: 'Worker' };
    office.directory.has(
      { accountId: 'U1', name: 'Anna Berg', address: 'anna@beacon.example', ...same },
      { accountId: 'U2', name: 'Bob Jansen', address: 'bob@beacon.example', managerId: 'U1', ...same },
      { accountId: 'U3', name: 'Cy Young', address: 'cy@beacon.example', managerId: 'U1', ...same },
    );
    await office.syncs();
    expect(await office.person('Cy Young')).toMatchObject({ title: 'Analyst' });
    for (const accountId of ['U2', 'U3'])
      office.directory.has({ accountId, timeZone: 'Asia/Shanghai', title: 'Lead', name: `New ${accountId}` });
    office.directory.has({ accountId: 'U3', managerId: 'U2' });
    const report = await office.syncs();
    expect(report.counts).toMatchObject({ updated: 1, unchanged: 2 });
    expect(report.text).toMatch(/Cy Young: title Analyst → Lead \(the directory is newer than the file\)/);
    expect(report.text).toMatch(/Cy Young: time_zone Europe\/Berlin → Asia\/Shanghai/);
    expect(report.text).toMatch(/Cy Young: manager Anna Berg → Bob Jansen/);
    expect(await office.person('New U3')).toMatchObject({ title: 'Lead', timeZone: 'Asia/Shanghai' });
    expect(await office.manager('New U3')).toBe('Bob Jansen');
    // Pinned.
    expect(await office.person('Bob Jansen')).toMatchObject({ title: 'Engineer', timeZone: 'Europe/Berlin' });
    expect((await office.syncs()).end).toBe('nothing-new');
  });

  itOnSqlite('takes no circle of managers, and says which', async () => {
    const office = await openOffice(await open());
    office.directory.has(
      { accountId: 'U1', name: 'Anna', managerId: 'U2' },
      { accountId: 'U2', name: 'Bob', managerId: 'U3' },
      { accountId: 'U3', name: 'Cy', managerId: 'U1' },
      { accountId: 'U4', name: 'Di', managerId: 'U1' },
    );
    expect((await office.syncs()).text).toMatch(/manager loop, left as it was: Anna → Bob → Cy → Anna/);
    expect(await office.manager('Di')).toBe('Anna');
    expect(await office.manager('Anna')).toBeUndefined();
    office.directory.has({ accountId: 'U3', managerId: null });
    expect((await office.syncs()).loops).toEqual([]);
    expect(await office.manager('Anna')).toBe('Bob');
    expect(await office.manager('Cy')).toBeUndefined();
  });

  it('knows people without address, zone or Latin name, and never takes two for one by name', async () => {
    const office = await openOffice(await open());
    office.directory.has(
      { accountId: 'U1', name: '  王\u0000芳 ' },
      { accountId: 'U2', name: '王芳' },
      { accountId: 'U3', name: '', timeZone: 'Mars/Olympus', address: 'x@beacon.example' },
      { accountId: 'U4', name: `${'👩‍👩‍👧'.repeat(60)}\ud800` },
    );
    expect((await office.syncs()).counts).toMatchObject({ created: 4 });
    expect(await office.owner('U1')).not.toBe(await office.owner('U2'));
    expect(await office.person('x')).toMatchObject({ timeZone: null });
    expect((await office.syncs()).end).toBe('nothing-new');
  });

  it('keeps the names that it knows where the chat tells none any more, and takes them when it does', async () => {
    const office = await openOffice(await open());
    office.directory.has({ accountId: 'U1', name: '王芳' }, { accountId: 'U2', name: '' });
    await office.syncs();
    expect(await office.person('U2')).toMatchObject({ name: 'U2' });
    // The app lost the permission to read names.
    office.directory.has({ accountId: 'U1', name: '' });
    expect((await office.syncs()).end).toBe('nothing-new');
    expect(await office.owner('U1')).toBe((await office.person('王芳')).id);
    office.directory.has({ accountId: 'U1', name: '王芳芳' }, { accountId: 'U2', name: '李强' });
    await office.syncs();
    expect(await office.owner('U1')).toBe((await office.person('王芳芳')).id);
    expect(await office.owner('U2')).toBe((await office.person('李强')).id);
  });

  it('lets two chats know one person by their address within the company’s domains only', async () => {
    const office = await openOffice(await open(), { companyDomains: ['beacon.example'] });
    const { store } = office;
    const at = new Date(0);
    await store.batch([
      store.db.insert(store.t.people).values(
        ['mei@beacon.example', 'joe@mail.example'].map((email) => ({
          ...{ id: email, name: email, email, nameKey: email, pinyin: '', initials: '', createdAt: at },
        })),
      ),
      store.db.insert(store.t.accounts).values(
        ['mei@beacon.example', 'joe@mail.example'].map((address) => ({
          ...{ platform: 'blue', workspace: 'W1', accountId: address, personId: address, address },
          ...{ linkedBy: 'directory' as const, linkedAt: at },
        })),
      ),
    ]);
    office.directory.has(
      { accountId: 'U1', name: 'Mei', address: 'mei@beacon.example' },
      { accountId: 'U2', name: 'Joe', address: 'joe@mail.example' },
    );
    expect((await office.syncs()).counts).toMatchObject({ created: 1, joined: 1 });
    expect(await office.owner('U1')).toBe('mei@beacon.example');
    expect(await office.owner('U2')).not.toBe('joe@mail.example');
    expect(office.posts()).toBe(0);
  });

  it('gives somebody who was deleted and invited again their old person', async () => {
    const office = await imported();
    await office.syncs();
    office.directory.loses('U2');
    office.directory.has({ accountId: 'U9', name: 'Bob J', address: 'bob@beacon.example' });
    const report = await office.syncs();
    expect(report.counts).toMatchObject({ joined: 1, deactivated: 0 });
    expect(await office.owner('U9')).toBe((await office.person('Bob Jansen')).id);
    expect(await office.owner('U2')).toBeUndefined();
  });
});
