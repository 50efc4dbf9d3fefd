import { expect, it } from 'vitest';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { createWorld } from '../../support/world.ts';

describeOnEachEngine('somebody who is deactivated', (open) => {
  const makeWorld = async () => createWorld({ store: await open(), at: '2026-11-16T09:30:00+01:00' });
  type World = Awaited<ReturnType<typeof makeWorld>>;

  const deactivate = async (world: World, ...ids: string[]) => {
    await world.app.commit(await world.app.people.standings.deactivate({ now: world.clock.now() }, ids));
    await world.settle();
  };
  const standing = async (world: World, id: string) => (await world.app.people.people.person(id))?.standing;

  itOnSqlite('is absent for 14 days, then a leaver', async () => {
    const world = await makeWorld();
    await deactivate(world, 'alice');
    expect(await standing(world, 'alice')).toBe('absent');
    expect(await world.app.people.people.address({ person: 'alice' }, false)).toBe('no-account');
    await world.goTo('2026-11-30', '09:29');
    expect(await standing(world, 'alice')).toBe('absent');
    await world.goTo('2026-11-30', '09:30');
    expect(await standing(world, 'alice')).toBe('left');
    expect(await world.app.people.people.address({ person: 'alice' }, false)).toBe('left');
  });

  itOnSqlite('becomes a leaver once, however late the tick comes and however often it runs', async () => {
    const world = await makeWorld();
    await deactivate(world, 'alice', 'alice');
    await world.wakeUpAt('2027-02-01', '12:00');
    expect(await standing(world, 'alice')).toBe('left');
    const handle = world.app.people.feature.timers?.leave;
    const ctx = { now: world.clock.now(), newId: () => 'x' };
    expect(await handle?.(ctx, ['alice'])).toMatchObject({ write: [], tell: [], post: [] });
  });

  itOnSqlite('comes back as if nothing had been', async () => {
    const world = await makeWorld();
    await deactivate(world, 'alice');
    await world.goTo('2026-11-20', '12:00');
    await world.app.commit(
      await world.app.people.standings.reactivate({ now: world.clock.now() }, ['alice', 'bob']),
    );
    await world.goTo('2026-12-20', '12:00');
    expect(await standing(world, 'alice')).toBe('active');
    expect(await world.app.people.people.address({ person: 'alice' }, false)).toMatchObject({
      reader: { personId: 'alice' },
    });
  });

  itOnSqlite('leaves their people to the next one up, who is told', async () => {
    const world = await makeWorld();
    await deactivate(world, 'anna');
    await world.goTo('2026-11-30', '11:00');
    const { people } = world.app.people;
    expect((await people.managersOf(['alice'], '2026-11-30')).get('alice')).toBe('helen');
    const helen = world.person('helen');
    helen.sees(/Anna Berg has left/);
    helen.sees(/3 people who reported to Anna Berg come to you/);
    helen.sees(/Alice Moreau[\s\S]*Bob Jansen/);
    expect(helen.count(/has left/)).toBe(1);
  });

  it('is told to the next one up in Chinese as well', async () => {
    const world = await makeWorld();
    const { store } = world;
    await store.batch([store.db.update(store.t.people).set({ locale: 'zh-CN' })]);
    await deactivate(world, 'anna');
    await world.goTo('2026-11-30', '11:00');
    world.person('helen').sees(/原来向 Anna Berg 汇报的 3 人暂时由你负责/);
  });

  itOnSqlite('does nothing to people who are not there', async () => {
    const world = await makeWorld();
    await deactivate(world, 'nobody');
    await deactivate(world);
    expect(await world.app.people.standings.reactivate({ now: world.clock.now() }, [])).toMatchObject({
      write: [],
    });
  });
});
