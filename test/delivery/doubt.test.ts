import { expect, test } from 'vitest';
import { describeWithTables } from '../support/databases.ts';
import {
  createRecordingPlatform,
  type Fault,
  type RecordingPlatform,
} from '../support/recording-platform.ts';
import { noteTo, type Office, openOffice, outboxTables } from './post-office.ts';

const channel = { platform: 'chat', workspace: 'W1', id: 'C1' };
const lostAnswer: Fault = { failure: 'transient', performed: true };

/** Lets the first send lose its answer and the next round settle it. */
async function loseFirstAnswer(
  office: Office,
  chat: RecordingPlatform,
  fault: Fault = lostAnswer,
): Promise<void> {
  chat.meet(fault);
  await office.delivery.sendDue();
  chat.meet(undefined);
  office.later(10_000);
  await office.delivery.sendDue();
}

const operations = (chat: RecordingPlatform) => chat.calls.map((it) => it.operation);

describeWithTables('a lost answer', outboxTables, (open) => {
  test('is found out by sending the same id again, where the chat recognises it', async () => {
    const chat = createRecordingPlatform({ idempotentSendMs: 3_600_000 });
    const office = openOffice(await open(), [chat]);
    office.notes.set('a', 'a');
    await office.post(noteTo('alice', 'a'));
    await loseFirstAnswer(office, chat);
    expect(operations(chat).slice(0, 2)).toEqual(['send', 'send']);
    expect(chat.shown).toHaveLength(1);
    expect(await office.facts()).toEqual(['delivery.delivered a']);
  });

  test('is looked up before anything is sent again, where the chat can be searched', async () => {
    const chat = createRecordingPlatform({ findBack: 'direct' });
    const office = openOffice(await open(), [chat]);
    office.notes.set('a', 'a').set('b', 'b');
    await office.post(noteTo('alice', 'a'));
    await loseFirstAnswer(office, chat);
    expect(operations(chat).slice(0, 2)).toEqual(['send', 'find']);
    expect(chat.shown.map((it) => it.id)).toEqual(['a']);
    expect(await office.delivery.messageAt('chat', chat.shown[0]?.ref ?? '')).toMatchObject({ id: 'a' });
  });

  test('is sent when the search finds nothing', async () => {
    const chat = createRecordingPlatform({ findBack: 'direct' });
    const office = openOffice(await open(), [chat]);
    office.notes.set('a', 'a');
    await office.post(noteTo('alice', 'a'));
    await loseFirstAnswer(office, chat, { failure: 'transient' });
    expect(operations(chat)).toEqual(['send', 'find', 'send']);
    expect(chat.shown).toHaveLength(1);
  });

  test('in a place that cannot be searched is sent again: a double is possible, a loss is not', async () => {
    const chat = createRecordingPlatform({ findBack: 'direct' });
    const office = openOffice(await open(), [chat]);
    office.notes.set('a', 'a');
    await office.post(noteTo('', 'a', { to: [{ channel }] }));
    await loseFirstAnswer(office, chat);
    expect(operations(chat)).toEqual(['send', 'send']);
  });

  test('is taken as sent when the chat recognises ids no longer, and shown to the administrator', async () => {
    const chat = createRecordingPlatform({ idempotentSendMs: 3_000_000 });
    const office = openOffice(await open(), [chat]);
    office.notes.set('a', 'a');
    await office.post(noteTo('alice', 'a'));
    chat.meet(lostAnswer);
    await office.delivery.sendDue();
    chat.meet(undefined);
    office.later(3_000_000);
    await office.delivery.sendDue();
    expect(operations(chat)).toEqual(['send']);
    expect(await office.delivery.figures()).toMatchObject({ queued: 0, sent: 0, presumed: 1 });
    expect(await office.facts()).toEqual(['delivery.delivered a']);
  });

  test('is settled in the chat where it was tried, though its reader moved to another', async () => {
    const chat = createRecordingPlatform({ findBack: 'everywhere' });
    const other = createRecordingPlatform({ name: 'other', findBack: 'everywhere' });
    const office = openOffice(await open(), [chat, other], {
      people: { carol: { chats: ['chat', 'other'] } },
    });
    office.notes.set('a', 'a');
    await office.post(noteTo('carol', 'a'));
    chat.meet(lostAnswer);
    await office.delivery.sendDue();
    chat.meet(undefined);
    office.town.residents.get('carol')?.chats.reverse();
    office.later(10_000);
    await office.delivery.sendDue();
    expect([chat.shown.length, other.calls.length]).toEqual([1, 0]);
    expect(await office.facts()).toEqual(['delivery.delivered a']);
  });

  test('of a message that expired or vanished meanwhile still counts as sent', async () => {
    const chat = createRecordingPlatform({ findBack: 'everywhere' });
    const office = openOffice(await open(), [chat]);
    office.notes.set('a', 'a').set('b', 'b');
    await office.post(
      noteTo('alice', 'a', { expiresAt: new Date('2026-11-17T12:00:00Z') }),
      noteTo('alice', 'b'),
    );
    chat.meet(lostAnswer);
    await office.delivery.sendDue();
    chat.meet(undefined);
    office.notes.delete('b');
    office.clock.set(new Date('2026-11-17T15:00:00Z'));
    office.later(10_000);
    await office.delivery.sendDue();
    expect(await office.facts()).toEqual(['delivery.delivered a', 'delivery.delivered b']);
    expect(chat.shown).toHaveLength(2);
  });

  test('leaves a message that may show an older state: it is brought up to date', async () => {
    const chat = createRecordingPlatform({ idempotentSendMs: 3_600_000 });
    const office = openOffice(await open(), [chat]);
    office.notes.set('a', 'before');
    await office.post(noteTo('alice', 'a'));
    chat.meet(lostAnswer);
    await office.delivery.sendDue();
    chat.meet(undefined);
    office.notes.set('a', 'after');
    office.later(10_000);
    await office.delivery.sendDue();
    expect(JSON.stringify(chat.shown[0]?.cards)).toContain('after');
  });
});

describeWithTables('a process that dies', outboxTables, (open) => {
  test('leaves its messages to others when its lease runs out, not before', async () => {
    const chat = createRecordingPlatform({ findBack: 'everywhere' });
    const store = await open();
    const office = openOffice(store, [chat]);
    office.notes.set('a', 'a');
    await office.post(noteTo('alice', 'a'));
    // As a process leaves it that was killed between its claim and its settling.
    const leaseUntil = new Date(office.machine.now().getTime() + 30_000);
    await office.commit([
      store.db
        .update(store.t.messages)
        .set({ state: 'sending', lane: 'chat:W1', attempts: 1, triedAt: office.machine.now(), leaseUntil }),
    ]);
    await office.delivery.sendDue();
    office.later(29_999);
    await office.delivery.sendDue();
    expect(chat.calls).toEqual([]);
    office.later(1);
    await office.delivery.sendDue();
    expect(operations(chat)).toEqual(['find', 'send']);
    expect(chat.shown).toHaveLength(1);
  });

  test('and comes back to life cannot settle what another has by then', async () => {
    const chat = createRecordingPlatform({ findBack: 'everywhere', slowMs: 60 });
    const store = await open();
    const [late, other] = [openOffice(store, [chat]), openOffice(store, [chat])];
    for (const it of [late, other]) it.notes.set('a', 'a');
    await late.post(noteTo('alice', 'a'));
    const slow = late.delivery.sendDue();
    await expect.poll(() => chat.calls.length).toBe(1);
    // Its lease runs out while the chat takes its time.
    other.later(31_000);
    await Promise.all([slow, other.delivery.sendDue()]);
    expect(chat.shown).toHaveLength(1);
    expect(await late.facts()).toEqual(['delivery.delivered a']);
  });
});

describeWithTables('a failure', outboxTables, (open) => {
  test('that passes is tried again with growing pauses and never lost', async () => {
    const chat = createRecordingPlatform({ findBack: 'everywhere' });
    const office = openOffice(await open(), [chat]);
    office.notes.set('a', 'a');
    await office.post(noteTo('alice', 'a'));
    chat.meet({ failure: 'transient' });
    const tries: number[] = [];
    let seconds = 0;
    for (let before = 0; tries.length < 6; seconds += 1) {
      await office.delivery.sendDue();
      if (chat.calls.length > before) tries.push(seconds);
      before = chat.calls.length;
      office.later(1_000);
    }
    const pauses = tries.slice(1).map((at, i) => at - (tries[i] ?? 0));
    for (const [i, pause] of pauses.entries()) expect(pause).toBeGreaterThanOrEqual(2 ** i);
    chat.meet(undefined);
    office.later(600_000);
    await office.delivery.sendDue();
    expect(chat.shown).toHaveLength(1);
  });

  test('that never passes makes the message dead, and shows it', async () => {
    const chat = createRecordingPlatform({ findBack: 'everywhere', fault: () => ({ failure: 'unknown' }) });
    const office = openOffice(await open(), [chat], { options: { maxAttempts: 3 } });
    office.notes.set('a', 'a');
    await office.post(noteTo('alice', 'a'));
    for (let i = 0; i < 6; i += 1) {
      await office.delivery.sendDue();
      office.later(600_000);
    }
    expect(chat.calls).toHaveLength(3);
    expect(await office.delivery.figures()).toMatchObject({ queued: 0, dead: 1 });
  });

  test('of the content makes the message dead at once', async () => {
    const chat = createRecordingPlatform({ fault: () => ({ failure: 'bad-content' }) });
    const office = openOffice(await open(), [chat]);
    office.notes.set('a', 'a');
    await office.post(noteTo('alice', 'a'));
    await office.delivery.sendDue();
    office.later(3_600_000);
    await office.delivery.sendDue();
    expect(chat.calls).toHaveLength(1);
    expect(await office.delivery.figures()).toMatchObject({ dead: 1 });
  });

  test('to draw one message holds up no other', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat], { options: { maxAttempts: 2 } });
    Object.defineProperty(office.notes, 'get', {
      value: (key: string) => {
        if (key === 'bad') throw new TypeError('a mistake of ours');
        return key;
      },
    });
    await office.post(noteTo('alice', 'bad'), noteTo('alice', 'good'));
    await office.delivery.sendDue();
    expect(chat.shown.map((it) => it.id)).toEqual(['good']);
    office.later(10_000);
    await office.delivery.sendDue();
    expect(await office.delivery.figures()).toMatchObject({ dead: 1, sent: 1 });
  });

  test('of a whole chat lets it rest instead of trying every message', async () => {
    const chat = createRecordingPlatform({ findBack: 'everywhere', fault: () => ({ failure: 'transient' }) });
    const people = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`p${i}`, {}]));
    const office = openOffice(await open(), [chat], { people });
    const ids = Object.keys(people);
    for (const id of ids) office.notes.set(id, id);
    await office.post(...ids.map((id) => noteTo(id, id)));
    await office.delivery.sendDue();
    expect(chat.calls.length).toBeLessThanOrEqual(64);
    // What failed at once is one reason to rest, not many: after half a second it is tried again.
    chat.meet({ failure: 'rate-limited', retryAfterMs: 1 });
    office.later(500);
    const before = chat.calls.length;
    await office.delivery.sendDue();
    expect(chat.calls.length).toBeGreaterThan(before);
  });
});
