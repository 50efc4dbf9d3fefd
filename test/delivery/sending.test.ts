import { expect, test } from 'vitest';
import { plainText } from '../../src/chat/index.ts';
import { describeWithTables } from '../support/databases.ts';
import { createRecordingPlatform } from '../support/recording-platform.ts';
import { noteTo, openOffice, outboxTables, tuesday } from './post-office.ts';

const titles = (cards: readonly { title: Parameters<typeof plainText>[0] }[]) =>
  cards.map((card) => plainText(card.title, { locale: 'en', timeZone: 'UTC' }));

describeWithTables('a post', outboxTables, (open) => {
  test('reaches its reader once, drawn as things are when it is sent', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat]);
    office.notes.set('a', 'before');
    await office.post(noteTo('alice', 'a'));
    office.notes.set('a', 'after');
    expect(await office.delivery.sendDue()).toBe(1);
    expect(await office.delivery.sendDue()).toBe(0);
    expect(chat.shown.map(({ to, cards }) => [to, titles(cards)])).toEqual([
      ['@alice@chat', ['Note: after']],
    ]);
  });

  test('that is decided twice is one message', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat]);
    office.notes.set('a', 'hello');
    await office.post(noteTo('alice', 'a'), noteTo('alice', 'a'));
    await office.post(noteTo('alice', 'a'));
    await office.delivery.sendDue();
    await office.post(noteTo('alice', 'a'));
    await office.delivery.sendDue();
    expect(chat.shown).toHaveLength(1);
    expect(await office.facts()).toEqual(['delivery.delivered a']);
  });

  test('is one message with all its parts, less those that are gone', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat]);
    office.notes.set('x', 'one').set('z', 'three');
    const parts = ['x', 'y', 'z'].map((thing) => ({ card: 'test.note', thing }));
    await office.post(noteTo('alice', 'm', { parts }));
    await office.delivery.sendDue();
    expect(chat.shown.map((it) => titles(it.cards))).toEqual([['Note: one', 'Note: three']]);
  });

  test('of which nothing is left to show is not sent', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat]);
    await office.post(noteTo('alice', 'a'));
    await office.delivery.sendDue();
    expect(chat.calls).toEqual([]);
    expect(await office.facts()).toEqual([]);
    expect(await office.delivery.figures()).toMatchObject({ queued: 0, sending: 0, sent: 0, dead: 0 });
  });

  test('waits for its moment and is not sent once it has expired', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat]);
    office.notes.set('soon', 's').set('late', 'l');
    const noon = new Date('2026-11-17T12:00:00Z');
    await office.post(
      noteTo('alice', 'soon', { notBefore: noon }),
      noteTo('alice', 'late', { notBefore: noon, expiresAt: new Date('2026-11-17T13:00:00Z') }),
    );
    expect(await office.delivery.sendDue()).toBe(0);
    expect(await office.delivery.nextAt()).toEqual(noon);
    office.clock.set(new Date('2026-11-17T13:00:00Z'));
    await office.delivery.sendDue();
    expect(chat.shown.map((it) => it.id)).toEqual(['soon']);
    expect(await office.delivery.nextAt()).toBeUndefined();
  });

  test('tells when the chat has it, by the movable clock, and is found again by what is pressed', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat]);
    office.notes.set('a', 'hello');
    await office.post(noteTo('alice', 'a'));
    expect(await office.delivery.message('a')).toMatchObject({ sentAt: undefined });
    await office.delivery.sendDue();
    const [shown] = chat.shown;
    expect(await office.delivery.messageAt('chat', shown?.ref ?? '')).toEqual({
      id: 'a',
      personId: 'alice',
      kind: 'answer',
      why: 'test.why',
      sentAt: tuesday,
    });
    expect(await office.delivery.message('a')).toMatchObject({
      parts: [{ card: 'test.note', thing: 'a' }],
      sentAt: tuesday,
    });
    expect(await office.delivery.messageAt('other', shown?.ref ?? '')).toBeUndefined();
    expect(await office.facts()).toEqual(['delivery.delivered a']);
  });

  test('without parts or with a reason that nobody gives fails where it is made', async () => {
    const office = openOffice(await open(), [createRecordingPlatform()]);
    expect(() => office.delivery.enqueue([noteTo('alice', 'a', { parts: [] })], tuesday)).toThrow(
      'has no parts',
    );
    expect(() =>
      office.delivery.enqueue([noteTo('alice', 'a', { kind: 'nudge', why: 'x' })], tuesday),
    ).toThrow('reason x');
  });

  test('carries no word of anybody into the tables', async () => {
    const chat = createRecordingPlatform();
    const store = await open();
    const office = openOffice(store, [chat]);
    office.notes.set('a', 'a secret');
    await office.post(noteTo('alice', 'a'));
    await office.delivery.sendDue();
    const rows = [
      await store.db.select().from(store.t.messages),
      await store.db.select().from(store.t.messageParts),
    ];
    expect(rows.flat()).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain('secret');
  });
});

describeWithTables('priority', outboxTables, (open) => {
  test('puts answers first, then personal, due and nudge', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat], { options: { chunk: 1 } });
    const kinds = ['nudge', 'due', 'personal', 'answer'] as const;
    for (const kind of kinds) office.notes.set(kind, kind);
    await office.post(...kinds.map((kind) => noteTo('alice', kind, { kind })));
    await office.delivery.sendDue();
    expect(chat.shown.map((it) => it.id)).toEqual(['answer', 'personal', 'due', 'nudge']);
  });

  test('keeps the order of posts of one kind to one reader', async () => {
    const chat = createRecordingPlatform({ slowMs: 1 });
    const office = openOffice(await open(), [chat]);
    const ids = Array.from({ length: 10 }, (_, i) => `n${9 - i}`);
    for (const id of ids) office.notes.set(id, id);
    await office.post(...ids.map((id) => noteTo('alice', id)));
    await office.delivery.sendDue();
    expect(chat.shown.map((it) => it.id)).toEqual(ids);
  });

  test('answers a click while a bulk send is under way', async () => {
    const chat = createRecordingPlatform({ slowMs: 100 });
    const people = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`p${i}`, {}]));
    const office = openOffice(await open(), [chat], { people });
    const bulk = Object.keys(people).map((id) => noteTo(id, `bulk-${id}`, { kind: 'due' }));
    for (const it of bulk) office.notes.set(it.id, it.id);
    office.notes.set('answer', 'here you are');
    await office.post(...bulk);
    office.delivery.start();
    await expect.poll(() => chat.calls.length).toBeGreaterThan(20);
    await office.post(noteTo('alice', 'answer'));
    const before = chat.calls.length;
    office.delivery.kick();
    await expect.poll(() => chat.shown.some((it) => it.id === 'answer'), { timeout: 15_000 }).toBe(true);
    // Of the three hundred no more than may be under way at once went before it.
    expect(chat.calls.findIndex((it) => it.id === 'answer') - before).toBeLessThanOrEqual(96);
    await office.delivery.stop();
  });
});

describeWithTables('several processes', outboxTables, (open) => {
  test('send each message once between them', async () => {
    const chat = createRecordingPlatform({ slowMs: 1 });
    const store = await open();
    const people = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`p${i}`, {}]));
    const offices = Array.from({ length: 3 }, () => openOffice(store, [chat], { people }));
    const [first] = offices;
    for (const id of Object.keys(people)) for (const office of offices) office.notes.set(id, id);
    await first?.post(...Object.keys(people).map((id) => noteTo(id, id, { kind: 'due' })));
    await Promise.all(offices.map((office) => office.delivery.sendDue()));
    expect(chat.shown).toHaveLength(200);
    expect(new Set(chat.shown.map((it) => it.id)).size).toBe(200);
    expect(await first?.delivery.figures()).toMatchObject({ queued: 0, sending: 0, sent: 200 });
  });

  test('lose and repeat nothing when they run and are stopped', async () => {
    const chat = createRecordingPlatform();
    const store = await open();
    const office = openOffice(store, [chat]);
    for (let i = 0; i < 50; i += 1) office.notes.set(`n${i}`, 'x');
    office.delivery.start();
    for (let i = 0; i < 50; i += 1) {
      await office.post(noteTo('bob', `n${i}`));
      office.delivery.kick();
    }
    await expect.poll(() => chat.shown.length).toBe(50);
    await office.delivery.stop();
    await office.post(noteTo('bob', 'n50'));
    office.notes.set('n50', 'x');
    office.delivery.start();
    await expect.poll(() => chat.shown.length).toBe(51);
    await office.delivery.stop();
    expect(new Set(chat.shown.map((it) => it.id)).size).toBe(51);
  });
});
