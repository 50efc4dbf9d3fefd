import { expect, test } from 'vitest';
import { createLane } from '../../src/delivery/lanes/lane.ts';
import { type Clock, realClock } from '../../src/shared/clock.ts';
import { describeWithTables } from '../support/databases.ts';
import { createRecordingPlatform } from '../support/recording-platform.ts';
import { noteTo, openOffice, outboxTables } from './post-office.ts';

const people = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`p${i}`, {}]));
const ids = Object.keys(people);

describeWithTables('a lane', outboxTables, (open) => {
  test('gives out no more permits than its rate, however many ask', async () => {
    const store = await open();
    let now = 1_000_000;
    const clock: Clock = { now: () => new Date(now) };
    const chat = createRecordingPlatform({ rate: { perSecond: 50, burst: 5, perTargetPerSecond: 1_000 } });
    const lanes = Array.from({ length: 10 }, () =>
      createLane(store, chat, clock, { chunk: 16, underWay: 48 }),
    );
    let granted = 0;
    for (; now < 1_001_000; now += 20) {
      const taken = await Promise.all(lanes.map((lane) => lane.take(true, 3)));
      granted += taken.reduce((sum, n) => sum + n, 0);
    }
    expect(granted).toBeGreaterThanOrEqual(50);
    expect(granted).toBeLessThanOrEqual(55);
  });

  test('keeps to its rate when it sends, and sends everything', async () => {
    const chat = createRecordingPlatform({ rate: { perSecond: 100, burst: 8, perTargetPerSecond: 1_000 } });
    const office = openOffice(await open(), [chat], { people, realClock });
    for (const id of ids) office.notes.set(id, id);
    await office.post(...ids.map((id) => noteTo(id, id, { kind: 'due' })));
    const before = performance.now();
    await office.delivery.sendDue();
    expect(chat.shown).toHaveLength(60);
    // Of the burst of eight two are kept for answers.
    expect(performance.now() - before).toBeGreaterThan(500);
  });

  test('keeps room for answers behind a bulk send', async () => {
    const chat = createRecordingPlatform({ rate: { perSecond: 10, burst: 8, perTargetPerSecond: 1_000 } });
    const office = openOffice(await open(), [chat], { people, realClock });
    for (const id of [...ids, 'answer']) office.notes.set(id, id);
    await office.post(...ids.map((id) => noteTo(id, id, { kind: 'due' })));
    office.delivery.start();
    await expect.poll(() => chat.shown.length).toBeGreaterThanOrEqual(6);
    await office.post(noteTo('alice', 'answer'));
    const before = chat.calls.length;
    office.delivery.kick();
    await expect.poll(() => chat.shown.some((it) => it.id === 'answer'), { timeout: 15_000 }).toBe(true);
    expect(chat.calls.findIndex((it) => it.id === 'answer') - before).toBeLessThanOrEqual(8);
    await office.delivery.stop();
  });

  test('sends to one reader no faster than the chat takes it', async () => {
    const chat = createRecordingPlatform({ rate: { perSecond: 10_000, burst: 100, perTargetPerSecond: 20 } });
    const office = openOffice(await open(), [chat], { realClock });
    const its = ['1', '2', '3', '4', '5'];
    for (const id of its) office.notes.set(id, id);
    await office.post(...its.map((id) => noteTo('alice', id, { kind: 'personal' })));
    const before = performance.now();
    await office.delivery.sendDue();
    expect(performance.now() - before).toBeGreaterThan(195);
    expect(chat.shown.map((it) => it.id)).toEqual(its);
  });

  test('obeys a chat that asks to wait, in every process', async () => {
    const store = await open();
    const chat = createRecordingPlatform({ rate: { perSecond: 100, burst: 10, perTargetPerSecond: 1_000 } });
    const [one, two] = [openOffice(store, [chat], { people }), openOffice(store, [chat], { people })];
    for (const id of ids) for (const office of [one, two]) office.notes.set(id, id);
    chat.meet({ failure: 'rate-limited', retryAfterMs: 30_000 });
    await one.post(noteTo('p0', 'p0', { kind: 'due' }));
    await one.delivery.sendDue();
    chat.meet(undefined);
    await one.post(...ids.slice(1).map((id) => noteTo(id, id, { kind: 'due' })));
    for (const office of [one, two]) {
      office.later(29_000);
      await office.delivery.sendDue();
    }
    expect(chat.calls).toHaveLength(1);
    for (let i = 0; i < 20; i += 1)
      for (const office of [one, two]) {
        office.later(1_500);
        await office.delivery.sendDue();
      }
    expect(chat.shown).toHaveLength(60);
    // Being asked to wait is no failed attempt.
    expect(new Set(chat.shown.map((it) => it.id)).size).toBe(60);
  });

  test('that is out or slow holds up no other', async () => {
    const chat = createRecordingPlatform({ slowMs: 1_500 });
    const other = createRecordingPlatform({ name: 'other' });
    const office = openOffice(await open(), [chat, other], {
      people: { ...people, carol: { chats: ['other'] } },
    });
    for (const id of [...ids, 'carols']) office.notes.set(id, id);
    await office.post(
      ...ids.map((id) => noteTo(id, id, { kind: 'due' })),
      noteTo('carol', 'carols', { kind: 'nudge' }),
    );
    office.delivery.start();
    await expect.poll(() => other.shown.length, { timeout: 15_000 }).toBe(1);
    // Not one more than what may be under way in the slow chat at once.
    expect(chat.calls.length).toBeLessThanOrEqual(48);
    await office.delivery.stop();
  });
});
