import { expect, it } from 'vitest';
import { heldBy } from '../../../../src/features/people/sync/rules.ts';
import { describeOnEachEngine, itOnSqlite } from '../../../support/databases.ts';
import { openOffice } from './office.ts';

it('waits above ten people or five per cent, and where the chat shows less than before', () => {
  const all = { now: undefined, before: undefined };
  expect(heldBy(10, 1_000, all)).toBeUndefined();
  expect(heldBy(11, 1_000, all)).toEqual({ reason: 'many', count: 11, of: 1_000 });
  expect(heldBy(5, 100, all)).toBeUndefined();
  expect(heldBy(6, 100, all)).toMatchObject({ reason: 'many' });
  expect(heldBy(1, 3, all)).toBeUndefined();
  expect(heldBy(2, 3, all)).toMatchObject({ reason: 'many' });
  expect(heldBy(0, 10, { now: ['a', 'c'], before: ['a', 'b'] })).toEqual({ reason: 'scope', missing: ['b'] });
  expect(heldBy(0, 10, { now: ['a', 'b'], before: ['a'] })).toBeUndefined();
});

describeOnEachEngine('people whom a directory no longer has', (open) => {
  async function staffed(count = 40) {
    const office = await openOffice(await open());
    office.directory.has(
      ...Array.from({ length: count }, (_, i) => ({ accountId: `U${i}`, name: `Person ${i}` })),
    );
    await office.syncs();
    return office;
  }
  const standing = async (office: Awaited<ReturnType<typeof staffed>>, name: string) =>
    (await office.person(name)).standing;

  itOnSqlite('are absent first, then leavers, and come back as if nothing had been', async () => {
    const office = await staffed();
    office.directory.loses('U1');
    office.directory.has({ accountId: 'U2', active: false });
    expect((await office.syncs()).counts).toMatchObject({ deactivated: 2, unchanged: 38 });
    expect(await standing(office, 'Person 1')).toBe('absent');
    expect((await office.syncs()).end).toBe('nothing-new');
    await office.goTo('2026-11-30', '12:00');
    expect(await standing(office, 'Person 1')).toBe('left');
    office.directory.has({ accountId: 'U1', name: 'Person 1' }, { accountId: 'U2', active: true });
    expect((await office.syncs()).counts).toMatchObject({ back: 2, created: 0 });
    expect(await standing(office, 'Person 1')).toBe('active');
    expect(await standing(office, 'Person 2')).toBe('active');
    expect((await office.syncs()).end).toBe('nothing-new');
    expect(office.posts()).toBe(0);
  });

  it('are many: nobody is changed until an administrator accepts', async () => {
    const office = await staffed();
    office.directory.loses('U1', 'U2', 'U3');
    office.directory.has({ accountId: 'U5', name: 'Renamed' }, { accountId: 'U99', name: 'New' });
    const report = await office.syncs();
    expect(report.text).toMatch(/Nobody was changed: 3 of 40 accounts would be deactivated.*--accept/);
    expect(await office.owner('U99')).toBeUndefined();
    expect((await office.people()).has('Renamed')).toBe(false);
    expect(await standing(office, 'Person 1')).toBe('active');
    const [waiting] = await office.store.db.select().from(office.store.t.installations);
    expect(waiting?.held).toEqual({ reason: 'many', count: 3, of: 40 });
    expect((await office.syncs({ accept: true })).counts).toMatchObject({
      deactivated: 3,
      created: 1,
      updated: 1,
    });
    expect(await standing(office, 'Person 1')).toBe('absent');
    const [done] = await office.store.db.select().from(office.store.t.installations);
    expect(done).toMatchObject({ held: null, counts: { deactivated: 3 } });
  });

  itOnSqlite('are out of sight: a smaller scope changes nobody until it is accepted', async () => {
    const office = await staffed();
    office.directory.shows('sales', 'supply');
    await office.syncs();
    office.directory.shows('sales');
    office.directory.has({ accountId: 'U5', name: 'Renamed' });
    expect((await office.syncs()).held).toEqual({ reason: 'scope', missing: ['supply'] });
    expect((await office.people()).has('Renamed')).toBe(false);
    await office.syncs({ accept: true });
    expect((await office.syncs()).held).toBeUndefined();
    expect((await office.people()).has('Renamed')).toBe(true);
  });

  it('are not out of sight where their department is shown with the whole company', async () => {
    const office = await staffed();
    office.directory.shows('sales');
    await office.syncs();
    office.directory.shows('everything');
    office.directory.hasDepartments({ id: 'sales', name: 'Sales', memberIds: ['U1'] });
    expect((await office.syncs()).held).toBeUndefined();
    office.directory.shows('sales');
    expect((await office.syncs()).held).toEqual({ reason: 'scope', missing: ['everything'] });
  });

  itOnSqlite('stay, as long as another chat has them', async () => {
    const office = await staffed();
    const { store } = office;
    const { id: personId } = await office.person('Person 1');
    await store.batch([
      store.db.insert(store.t.accounts).values({
        ...{ platform: 'blue', workspace: 'W1', accountId: 'B1', personId, linkedBy: 'code' },
        linkedAt: new Date(0),
      }),
    ]);
    office.directory.loses('U1');
    await office.syncs();
    expect(await standing(office, 'Person 1')).toBe('active');
    const address = await office.app.people.people.address({ person: personId }, false);
    expect(address).toMatchObject({ account: { platform: 'blue', id: 'B1' } });
  });

  itOnSqlite('are nobody, while the chat does not answer', async () => {
    const office = await staffed();
    office.directory.isOut(true);
    await expect(office.syncs()).rejects.toThrow('the chat is out');
    await office.app.sync();
    expect(await standing(office, 'Person 1')).toBe('active');
  });
});
