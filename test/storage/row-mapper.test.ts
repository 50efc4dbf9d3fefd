import { expect, test } from 'vitest';
import type { Kit } from '../../src/storage/kit.ts';
import { alias, asc, eq, prepareRead, sql } from '../../src/storage/query.ts';
import { storageTables } from '../../src/storage/schema.ts';
import { describeWithTables } from '../support/databases.ts';

const tables = (k: Kit) => ({
  ...storageTables(k),
  teams: k.table('teams', { id: k.text('id').primaryKey(), isOn: k.bool('is_on'), since: k.time('since') }),
  people: k.table('people', {
    id: k.text('id').primaryKey(),
    teamId: k.text('team_id'),
    hours: k.json<{ start: string }>('hours'),
    share: k.real('share'),
  }),
});

const since = new Date('2026-11-21T10:00:00.123Z');
const blue = { id: 'blue', isOn: true, since };
const anna = { id: 'anna', teamId: 'blue', hours: { start: '09:00' }, share: 0.5 };
const bob = { id: 'bob', teamId: null, hours: null, share: null };

describeWithTables('what a query reads', tables, (open) => {
  const filled = async () => {
    const store = await open();
    const { db, t } = store;
    await store.batch([db.insert(t.teams).values(blue), db.insert(t.people).values([anna, bob])]);
    return store;
  };

  test('has the types of its columns, built for once or prepared', async () => {
    const { db, t } = await filled();
    expect(await db.select().from(t.teams)).toEqual([blue]);
    const people = prepareRead('people', () => db.select().from(t.people).orderBy(asc(t.people.id)));
    expect(await people()).toEqual([anna, bob]);
    expect(await people()).toEqual([anna, bob]);
  });

  test('has an object for each table, and none where a joined one has no row', async () => {
    const { db, t } = await filled();
    const joined = prepareRead('people_teams', () =>
      db
        .select({ person: t.people, team: t.teams, name: t.people.id })
        .from(t.people)
        .leftJoin(t.teams, eq(t.teams.id, t.people.teamId))
        .orderBy(asc(t.people.id)),
    );
    for (let i = 0; i < 2; i += 1)
      expect(await joined()).toEqual([
        { person: anna, team: blue, name: 'anna' },
        { person: bob, team: null, name: 'bob' },
      ]);
  });

  test('keeps apart a table that is joined under another name', async () => {
    const { db, t } = await filled();
    const other = alias(t.people, 'other');
    const rows = await db
      .select({ person: t.people, other })
      .from(t.people)
      .leftJoin(other, eq(other.id, t.people.teamId))
      .where(eq(t.people.id, 'anna'));
    expect(rows).toEqual([{ person: anna, other: null }]);
  });

  test('reads expressions, named or not, as they are told to', async () => {
    const { db, t } = await filled();
    const rows = await db
      .select({
        count: sql<number>`count(*)`.mapWith(Number),
        latest: sql`max(${t.teams.since})`.mapWith(t.teams.since).as('latest'),
      })
      .from(t.teams);
    expect(rows).toEqual([{ count: 1, latest: since }]);
  });
});
