import { expect, it } from 'vitest';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { createWorld } from '../../support/world.ts';

describeOnEachEngine('one’s own settings', (open) => {
  const makeWorld = async () => createWorld({ store: await open(), at: '2026-11-16T09:30:00+01:00' });
  const timeOf = async (world: Awaited<ReturnType<typeof makeWorld>>, id: string) =>
    (await world.app.people.people.workTimes([id])).get(id);

  it('show what holds and change language, zone and hours', async () => {
    const world = await makeWorld();
    const alice = world.person('alice');
    await alice.says('/pacer settings');
    expect(alice.form()?.values).toEqual({
      locale: 'en',
      'time-zone': 'Europe/Berlin',
      hours: '09:00-12:00, 13:30-18:00',
    });
    alice.fills({ locale: 'zh-CN', 'time-zone': 'Asia/Shanghai', hours: '10-19' });
    await alice.submits();
    expect(alice.notice()).toBe('已保存：中文（简体） · 北京、上海 · 10:00-12:00, 13:30-19:00');
    expect(await timeOf(world, 'alice')).toMatchObject({
      timeZone: 'Asia/Shanghai',
      hours: { start: '10:00', end: '19:00', breakStart: '12:00', breakEnd: '13:30' },
    });
    expect((await world.app.people.people.person('alice'))?.locale).toBe('zh-CN');
  });

  it('are understood in Chinese', async () => {
    const world = await makeWorld();
    const mei = world.person('mei');
    await mei.says('/设置');
    expect(mei.formWords()).toMatch(/我的设置\n仅你自己可见、可修改/);
    mei.fills({ hours: '９：００ 到 １８：００' });
    await mei.submits();
    expect(mei.notice()).toBe('已保存：中文（简体） · 北京、上海 · 09:00-12:00, 14:00-18:00');
  });

  it.each([
    ['nonsense', /like 09:00-12:00/],
    ['18:00-09:00', /end before they start/],
    ['9-10, 11-12, 13-14', /One break/],
  ])('refuse the hours %s and keep them in the form', async (hours, problem) => {
    const world = await makeWorld();
    const alice = world.person('alice');
    await alice.says('/pacer settings');
    alice.fills({ hours });
    await alice.submits();
    expect(alice.errors()?.fields.hours).toMatch(problem);
    expect(alice.form()?.values.hours).toBe(hours);
    expect((await timeOf(world, 'alice'))?.hours.start).toBe('09:00');
  });

  itOnSqlite('leave inherited what was not touched, and go back to it', async () => {
    const world = await makeWorld();
    const { store } = world;
    const alice = world.person('alice');
    await alice.says('/pacer settings');
    alice.fills({ hours: '08:00-16:00' });
    await alice.submits();
    const own = async () => (await store.db.select().from(store.t.people)).find((it) => it.id === 'alice');
    expect(await own()).toMatchObject({ locale: null, hours: { start: '08:00' } });
    await alice.says('/pacer settings');
    alice.fills({ hours: '' });
    await alice.submits();
    expect(await own()).toMatchObject({ hours: null });
    expect(alice.notice()).toBe('Saved: English · Berlin');
  });

  it('bring back messages that were switched off', async () => {
    const world = await makeWorld();
    const { app, store } = world;
    await store.batch(app.delivery.mute('alice', 'people.vacancy', world.clock.now()));
    const alice = world.person('alice');
    await alice.says('/pacer settings');
    expect(alice.form()?.values.muted).toEqual(['people.vacancy']);
    expect(alice.formWords()).toMatch(/Messages you switched off/);
    alice.fills({ muted: [] });
    await alice.submits();
    expect(await app.delivery.mutedBy('alice')).toEqual([]);
  });

  it('are reached from the welcome card, which then shows the new ones', async () => {
    const world = await makeWorld();
    const { app, store } = world;
    await store.batch([store.db.update(store.t.people).set({ welcomedAt: null })]);
    await app.commit({ tell: [{ name: 'people.imported', thing: 'again' }] });
    await world.settle();
    const alice = world.person('alice');
    await alice.presses('Change settings');
    alice.fills({ locale: 'zh-CN', 'time-zone': 'Asia/Tokyo' });
    await alice.submits();
    await world.goTo('2026-11-16', '09:31');
    alice.sees(/你好，Alice Moreau/);
    alice.sees(/东京 · UTC\+9/);
    expect(alice.count(/Hello|你好/)).toBe(1);
  });
});
