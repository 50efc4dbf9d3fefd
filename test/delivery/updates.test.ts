import { expect, test } from 'vitest';
import type { Reader } from '../../src/chat/index.ts';
import { describeWithTables } from '../support/databases.ts';
import { createRecordingPlatform, type RecordingPlatform } from '../support/recording-platform.ts';
import { noteTo, openOffice, outboxTables } from './post-office.ts';

const channel = { platform: 'chat', workspace: 'W1', id: 'C1' };
const titleOf = (chat: RecordingPlatform, id: string) => {
  const [span] = chat.shown.find((it) => it.id === id)?.cards[0]?.title ?? [];
  return span?.kind === 'plain' ? span.text : undefined;
};
const updates = (chat: RecordingPlatform) => chat.calls.filter((it) => it.operation === 'update').length;
const alice: Reader = { personId: 'alice', locale: 'en', timeZone: 'UTC', platform: 'chat' };

describeWithTables('a refresh', outboxTables, (open) => {
  test('brings every posted copy up to date, in each reader’s language', async () => {
    const chat = createRecordingPlatform();
    const other = createRecordingPlatform({ name: 'other' });
    const office = openOffice(await open(), [chat, other], {
      people: { carol: { locale: 'zh-CN', chats: ['other'] } },
    });
    office.notes.set('x', 'before').set('y', 'unconcerned');
    const parts = [{ card: 'test.note', thing: 'x' }];
    await office.post(
      noteTo('alice', 'a', { parts }),
      noteTo('carol', 'c', { parts }),
      noteTo('', 'ch', { to: [{ channel }], parts }),
      noteTo('bob', 'y'),
    );
    await office.delivery.sendDue();
    office.notes.set('x', 'after');
    await office.refresh('x');
    await office.delivery.sendDue();
    expect([titleOf(chat, 'a'), titleOf(chat, 'ch'), titleOf(other, 'c')]).toEqual([
      'Note: after',
      'Note: after',
      '便条: after',
    ]);
    expect([updates(chat), updates(other)]).toEqual([2, 1]);
  });

  test('that changes nothing visible asks nothing of the chat', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat]);
    office.notes.set('x', 'same');
    await office.post(noteTo('alice', 'x'));
    await office.delivery.sendDue();
    await office.refresh('x', 'x');
    await office.refresh('x');
    await office.delivery.sendDue();
    expect(updates(chat)).toBe(0);
  });

  test('after a press counts as shown by the answer in place', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat]);
    office.notes.set('x', 'before');
    await office.post(noteTo('alice', 'x', { kind: 'due' }));
    await office.delivery.sendDue();
    office.notes.set('x', 'after');
    await office.refresh('x');
    const cards = await office.delivery.draw('x', alice, office.clock.now());
    await office.delivery.sendDue();
    expect(updates(chat)).toBe(0);
    expect(JSON.stringify(cards)).toContain('after');
    expect(JSON.stringify(cards)).toContain('pacer.fewer');
    office.notes.set('x', 'later');
    await office.refresh('x');
    await office.delivery.sendDue();
    expect(titleOf(chat, 'x')).toBe('Note: later');
  });

  test('of what stands in a channel keeps the channel’s language, whoever pressed it', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat]);
    office.notes.set('x', 'one');
    await office.post(noteTo('', 'x', { to: [{ channel }], kind: 'nudge' }));
    await office.delivery.sendDue();
    const [card] = await office.delivery.draw('x', { ...alice, locale: 'zh-CN' }, office.clock.now());
    expect(card?.title).toEqual([{ kind: 'plain', text: 'Note: one' }]);
    expect(JSON.stringify(card)).not.toContain('pacer.why');
    expect(await office.delivery.draw('unknown', alice, office.clock.now())).toEqual([]);
  });

  test('of a message that the chat still takes is not lost', async () => {
    const chat = createRecordingPlatform({ slowMs: 30 });
    const office = openOffice(await open(), [chat]);
    office.notes.set('x', 'before');
    await office.post(noteTo('alice', 'x'));
    const sending = office.delivery.sendDue();
    await expect.poll(() => chat.calls.length, { interval: 1 }).toBe(1);
    office.notes.set('x', 'after');
    await office.refresh('x');
    await sending;
    await office.delivery.sendDue();
    expect(titleOf(chat, 'x')).toBe('Note: after');
  });

  test('goes out at most once in three seconds, and shows the newest state', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat]);
    office.notes.set('x', '0');
    await office.post(noteTo('alice', 'x'));
    await office.delivery.sendDue();
    office.delivery.start();
    const change = async (words: string) => {
      office.notes.set('x', words);
      await office.refresh('x');
      office.later(300);
      office.delivery.kick();
    };
    await change('1');
    await expect.poll(() => updates(chat)).toBe(1);
    for (const words of ['2', '3', '4', '5']) await change(words);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(updates(chat)).toBe(1);
    office.later(3_000);
    await expect.poll(() => titleOf(chat, 'x')).toBe('Note: 5');
    expect(updates(chat)).toBe(2);
    await office.delivery.stop();
  });

  test('ends where the chat says the message is gone', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat]);
    office.notes.set('x', '0');
    await office.post(noteTo('alice', 'x'));
    await office.delivery.sendDue();
    chat.meet({ failure: 'gone' });
    office.notes.set('x', '1');
    await office.refresh('x');
    for (let i = 0; i < 3; i += 1) {
      await office.delivery.sendDue();
      office.later(3_600_000);
    }
    expect(updates(chat)).toBe(1);
  });

  test('is tried again after a failure that passes', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat]);
    office.notes.set('x', '0');
    await office.post(noteTo('alice', 'x'));
    await office.delivery.sendDue();
    office.notes.set('x', '1');
    await office.refresh('x');
    for (const failure of ['transient', 'rate-limited', 'unknown'] as const) {
      chat.meet({ failure, retryAfterMs: 20_000 });
      await office.delivery.sendDue();
      office.later(60_000);
    }
    chat.meet(undefined);
    await office.delivery.sendDue();
    expect(titleOf(chat, 'x')).toBe('Note: 1');
  });

  test('after fourteen days is dropped', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat]);
    office.notes.set('x', '0');
    await office.post(noteTo('alice', 'x'));
    await office.delivery.sendDue();
    office.clock.set(new Date('2026-12-02T11:00:00Z'));
    office.notes.set('x', '1');
    await office.refresh('x');
    await office.delivery.sendDue();
    expect(updates(chat)).toBe(0);
  });

  test('of a message whose cards are all gone says so and leaves no button', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat], { people: { carol: { locale: 'zh-CN' } } });
    office.notes.set('x', '0');
    await office.post(noteTo('carol', 'x', { kind: 'due' }));
    await office.delivery.sendDue();
    office.notes.delete('x');
    await office.refresh('x');
    await office.delivery.sendDue();
    expect(chat.shown[0]?.cards).toEqual([
      { title: [{ kind: 'plain', text: '这条消息已失效' }], summary: '这条消息已失效', elements: [] },
    ]);
  });

  test('wanted by two processes is sent once', async () => {
    const chat = createRecordingPlatform({ slowMs: 5 });
    const store = await open();
    const offices = [openOffice(store, [chat]), openOffice(store, [chat])];
    const [first] = offices;
    for (const it of offices) it.notes.set('x', '0');
    await first?.post(noteTo('alice', 'x'));
    await first?.delivery.sendDue();
    for (const it of offices) it.notes.set('x', '1');
    await first?.refresh('x');
    await Promise.all(offices.map((it) => it.delivery.sendDue()));
    expect(updates(chat)).toBe(1);
  });
});

describeWithTables('a message that supersedes', outboxTables, (open) => {
  const controls = (chat: RecordingPlatform, id: string) =>
    JSON.stringify(chat.shown.find((it) => it.id === id)?.cards).match(/test\.press|pacer\.why/g)?.length ??
    0;

  test('takes the controls off the older one when it is sent, and no sooner', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat]);
    for (const id of ['old', 'new', 'bobs']) office.notes.set(id, id);
    const supersedes = 'week-47';
    await office.post(
      noteTo('alice', 'old', { kind: 'due', supersedes }),
      noteTo('bob', 'bobs', { supersedes }),
    );
    await office.delivery.sendDue();
    office.later(1_000);
    await office.post(noteTo('alice', 'new', { supersedes, notBefore: new Date('2026-11-17T14:00:00Z') }));
    await office.delivery.sendDue();
    expect(controls(chat, 'old')).toBe(3);
    office.clock.set(new Date('2026-11-17T14:00:00Z'));
    await office.delivery.sendDue();
    expect(['old', 'new', 'bobs'].map((id) => controls(chat, id))).toEqual([0, 2, 2]);
    // It stays so when its card changes later.
    office.notes.set('old', 'changed');
    await office.refresh('old');
    await office.delivery.sendDue();
    expect([titleOf(chat, 'old'), controls(chat, 'old')]).toEqual(['Note: changed', 0]);
  });

  test('leaves the older one alone when it is not sent itself', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat]);
    office.notes.set('old', 'old');
    await office.post(noteTo('alice', 'old', { supersedes: 'k' }));
    await office.delivery.sendDue();
    office.later(1_000);
    await office.post(noteTo('alice', 'gone', { supersedes: 'k' }));
    await office.delivery.sendDue();
    expect(controls(chat, 'old')).toBe(2);
  });

  test('takes the controls off an older one of which nobody knew whether it had arrived', async () => {
    const chat = createRecordingPlatform({ findBack: 'everywhere' });
    const office = openOffice(await open(), [chat]);
    for (const id of ['old', 'new']) office.notes.set(id, id);
    await office.post(noteTo('alice', 'old', { supersedes: 'k' }));
    chat.meet({ failure: 'transient', performed: true });
    await office.delivery.sendDue();
    chat.meet(undefined);
    office.later(100);
    await office.post(noteTo('alice', 'new', { supersedes: 'k' }));
    await office.delivery.sendDue();
    expect(['old', 'new'].map((id) => controls(chat, id))).toEqual([2, 2]);
    office.later(600_000);
    await office.delivery.sendDue();
    expect(chat.shown.map((it) => it.id)).toEqual(['old', 'new']);
    expect(['old', 'new'].map((id) => controls(chat, id))).toEqual([0, 2]);
  });

  test('drops an older one that still waits, and one that comes back late', async () => {
    const chat = createRecordingPlatform({
      fault: ({ id }) => (id === 'late' ? { failure: 'transient' } : undefined),
    });
    const office = openOffice(await open(), [chat]);
    for (const id of ['waits', 'late', 'new']) office.notes.set(id, id);
    const noon = new Date('2026-11-17T14:00:00Z');
    await office.post(
      noteTo('alice', 'waits', { supersedes: 'k', notBefore: noon }),
      noteTo('alice', 'late', { supersedes: 'k' }),
    );
    await office.delivery.sendDue();
    office.later(1_000);
    await office.post(noteTo('alice', 'new', { supersedes: 'k' }));
    await office.delivery.sendDue();
    office.clock.set(noon);
    office.later(600_000);
    await office.delivery.sendDue();
    expect(chat.shown.map((it) => it.id)).toEqual(['new']);
    expect(await office.delivery.figures()).toMatchObject({ queued: 0, dead: 0, sent: 1 });
  });
});

describeWithTables('the sweep', outboxTables, (open) => {
  test('forgets what was settled before, and nothing that still waits', async () => {
    const chat = createRecordingPlatform();
    const store = await open();
    const office = openOffice(store, [chat]);
    for (const id of ['old', 'new', 'waits']) office.notes.set(id, id);
    await office.post(
      noteTo('alice', 'old'),
      noteTo('alice', 'waits', { notBefore: new Date('2027-11-17T11:00:00Z') }),
    );
    await office.delivery.sendDue();
    // By the clock that says what is due: the machine's own may stand elsewhere.
    office.clock.set(new Date(office.clock.now().getTime() + 86_400_000));
    const before = office.clock.now();
    await office.post(noteTo('alice', 'new'));
    await office.delivery.sendDue();
    expect(await office.delivery.sweep(before)).toBe(1);
    const left = await store.db.select({ id: store.t.messages.id }).from(store.t.messages);
    expect(left.map((it) => it.id).sort()).toEqual(['new', 'waits']);
    expect(await store.db.$count(store.t.messageParts)).toBe(2);
  });
});
