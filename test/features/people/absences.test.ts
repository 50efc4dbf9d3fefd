import { expect, it } from 'vitest';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { createWorld } from '../../support/world.ts';

describeOnEachEngine('absences', (open) => {
  async function makeWorld() {
    const world = await createWorld({ store: await open(), at: '2026-11-16T09:30:00+01:00' });
    const { absences, people } = world.app.people;
    let ids = 0;
    const ctx = () => ({
      now: world.clock.now(),
      newId: () => {
        ids += 1;
        return `away-${ids}`;
      },
    });
    return {
      ...world,
      people,
      absences,
      ctx,
      async away(personId: string, from: string, to: string) {
        await world.app.commit(
          await absences.add(ctx(), [{ personId, range: { from, to }, source: 'self', byId: personId }]),
        );
      },
      daysOf: async (id: string) => (await people.absencesOf(id)).map((it) => `${it.from}..${it.to}`),
    };
  }

  itOnSqlite('that overlap or touch become one', async () => {
    const world = await makeWorld();
    await world.away('alice', '2026-12-01', '2026-12-04');
    await world.away('alice', '2026-12-10', '2026-12-11');
    await world.away('alice', '2026-12-05', '2026-12-07');
    await world.away('alice', '2026-12-02', '2026-12-03');
    expect(await world.daysOf('alice')).toEqual(['2026-12-01..2026-12-07', '2026-12-10..2026-12-11']);
    await world.away('alice', '2026-11-20', '2026-12-31');
    expect(await world.daysOf('alice')).toEqual(['2026-11-20..2026-12-31']);
    expect(await world.daysOf('bob')).toEqual([]);
  });

  itOnSqlite('are told once, and not at all when nothing changes', async () => {
    const world = await makeWorld();
    const entry = {
      personId: 'alice',
      range: { from: '2026-12-01', to: '2026-12-04' },
      source: 'self' as const,
    };
    const first = await world.absences.add(world.ctx(), [entry, { ...entry, personId: 'bob' }, entry]);
    expect(first.tell).toEqual([
      { name: 'people.absence-changed', thing: 'alice' },
      { name: 'people.absence-changed', thing: 'bob' },
    ]);
    await world.app.commit(first);
    expect(await world.absences.add(world.ctx(), [entry])).toEqual({ write: [], tell: [] });
    expect(await world.absences.add(world.ctx(), [])).toEqual({});
  });

  itOnSqlite('can be taken back, whole or in part', async () => {
    const world = await makeWorld();
    await world.away('alice', '2026-12-01', '2026-12-10');
    const remove = async (from: string, to: string) =>
      world.app.commit(await world.absences.remove(world.ctx(), { personId: 'alice', range: { from, to } }));
    await remove('2026-12-04', '2026-12-05');
    expect(await world.daysOf('alice')).toEqual(['2026-12-01..2026-12-03', '2026-12-06..2026-12-10']);
    await remove('2026-12-01', '2026-12-31');
    expect(await world.daysOf('alice')).toEqual([]);
    expect(
      await world.absences.remove(world.ctx(), {
        personId: 'alice',
        range: { from: '2026-01-01', to: '2026-12-31' },
      }),
    ).toEqual({});
  });

  it('come out whole when they are entered at once', async () => {
    const world = await makeWorld();
    await world.away('alice', '2026-12-03', '2026-12-04');
    const add = (from: string, to: string) =>
      world.absences.add(world.ctx(), [{ personId: 'alice', range: { from, to }, source: 'self' }]);
    const [one, two] = [await add('2026-12-01', '2026-12-03'), await add('2026-12-04', '2026-12-06')];
    await world.app.commit(one);
    await expect(world.app.commit(two)).rejects.toThrow(/rows/);
    await world.app.commit(await add('2026-12-04', '2026-12-06'));
    expect(await world.daysOf('alice')).toEqual(['2026-12-01..2026-12-06']);
  });

  itOnSqlite('may be entered by oneself, the manager, the team’s lead and administrators', async () => {
    const world = await makeWorld();
    const all = ['alice', 'li', 'helen', 'nobody'];
    const by = async (personId: string, roles: readonly ('hr' | 'admin')[] = []) =>
      Object.fromEntries(
        await world.absences.sources({ personId, roles, external: false }, all, '2026-11-16'),
      );
    expect(await by('alice')).toEqual({ alice: 'self' });
    expect(await by('anna')).toEqual({ alice: 'manager' });
    expect(await by('wang')).toEqual({ li: 'manager' });
    expect(await by('bob', ['hr'])).toEqual({});
    expect(await by('bob', ['admin'])).toEqual({ alice: 'admin', li: 'admin', helen: 'admin' });
    const { store } = world;
    await store.batch([store.db.update(store.t.teams).set({ leadId: 'bob' })]);
    expect(await by('bob')).toEqual({ alice: 'lead', li: 'lead' });
  });
});
