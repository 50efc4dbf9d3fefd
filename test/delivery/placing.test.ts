import { expect, test } from 'vitest';
import { describeWithTables } from '../support/databases.ts';
import { createRecordingPlatform } from '../support/recording-platform.ts';
import { noteTo, openOffice, outboxTables } from './post-office.ts';

const channel = { platform: 'chat', workspace: 'W1', id: 'C1' };

describeWithTables('quiet time', outboxTables, (open) => {
  const evening = new Date('2026-11-17T18:30:00Z');

  test.each(['personal', 'due', 'nudge'] as const)(
    'holds a %s message until its reader works',
    async (kind) => {
      const chat = createRecordingPlatform();
      const office = openOffice(await open(), [chat], { people: { carol: { timeZone: 'Asia/Shanghai' } } });
      office.notes.set('a', 'a').set('c', 'c');
      office.clock.set(evening);
      await office.post(noteTo('alice', 'a', { kind }), noteTo('carol', 'c', { kind }));
      await office.delivery.sendDue();
      expect(chat.calls).toEqual([]);
      // 09:00 in Shanghai comes before 09:00 in London.
      expect(await office.delivery.nextAt()).toEqual(new Date('2026-11-18T01:00:00Z'));
      office.clock.set(new Date('2026-11-18T01:00:00Z'));
      await office.delivery.sendDue();
      expect(chat.shown.map((it) => it.id)).toEqual(['c']);
      office.clock.set(new Date('2026-11-18T09:00:00Z'));
      await office.delivery.sendDue();
      expect(chat.shown.map((it) => it.id)).toEqual(['c', 'a']);
    },
  );

  test('keeps to breaks, weekends and absences', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat], { people: { bob: { away: ['2026-11-23'] } } });
    office.notes.set('a', 'a').set('b', 'b');
    office.clock.set(new Date('2026-11-20T12:10:00Z'));
    await office.post(noteTo('alice', 'a', { kind: 'due' }));
    await office.delivery.sendDue();
    expect(await office.delivery.nextAt()).toEqual(new Date('2026-11-20T13:30:00Z'));
    office.clock.set(new Date('2026-11-20T13:30:00Z'));
    await office.delivery.sendDue();
    expect(chat.shown).toHaveLength(1);
    office.clock.set(new Date('2026-11-20T20:00:00Z'));
    await office.post(noteTo('bob', 'b', { kind: 'personal' }));
    await office.delivery.sendDue();
    expect(await office.delivery.nextAt()).toEqual(new Date('2026-11-24T09:00:00Z'));
  });

  test('never holds an answer; what goes to a channel waits for the morning there', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat]);
    office.notes.set('a', 'a').set('c', 'c');
    office.clock.set(evening);
    await office.post(noteTo('alice', 'a'), noteTo('', 'c', { to: [{ channel }], kind: 'nudge' }));
    await office.delivery.sendDue();
    expect(chat.shown.map((it) => it.to)).toEqual(['@alice@chat']);
    office.clock.set(new Date('2026-11-18T09:30:00Z'));
    await office.delivery.sendDue();
    expect(chat.shown.map((it) => it.to)).toEqual(['@alice@chat', '#C1']);
  });

  test('begins while a message waits in its lane: it is held after all', async () => {
    const chat = createRecordingPlatform();
    chat.meet({ failure: 'rate-limited', retryAfterMs: 60_000 });
    const office = openOffice(await open(), [chat]);
    office.notes.set('a', 'a');
    await office.post(noteTo('alice', 'a', { kind: 'due' }));
    await office.delivery.sendDue();
    chat.meet(undefined);
    office.later(60_000);
    office.clock.set(evening);
    await office.delivery.sendDue();
    expect(chat.shown).toEqual([]);
    office.clock.set(new Date('2026-11-18T09:00:00Z'));
    await office.delivery.sendDue();
    expect(chat.shown).toHaveLength(1);
  });
});

describeWithTables('a target', outboxTables, (open) => {
  test('that left, is unknown or has no account gives way to the next', async () => {
    const chat = createRecordingPlatform();
    const people = { carol: { left: true }, dave: { chats: [] }, erin: { chats: ['elsewhere'] } };
    const office = openOffice(await open(), [chat], { people });
    office.notes.set('a', 'a');
    const to = ['nobody', 'carol', 'dave', 'erin', 'bob', 'alice'].map((person) => ({ person }));
    await office.post(noteTo('', 'a', { to }));
    await office.delivery.sendDue();
    expect(chat.shown.map((it) => it.to)).toEqual(['@bob@chat']);
    expect(await office.delivery.message('a')).toMatchObject({ personId: 'bob' });
  });

  test('is told as refused when there is none left', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat]);
    office.notes.set('a', 'a');
    await office.post(noteTo('nobody', 'a'));
    expect(await office.delivery.sendDue()).toBe(1);
    expect(await office.delivery.sendDue()).toBe(0);
    expect(await office.facts()).toEqual(['delivery.refused a']);
  });

  test.each(['gone', 'forbidden'] as const)(
    'that the chat calls %s gives way to the next, then it is refused',
    async (failure) => {
      const chat = createRecordingPlatform({ fault: () => ({ failure }) });
      const other = createRecordingPlatform({ name: 'other' });
      const office = openOffice(await open(), [chat, other], { people: { carol: { chats: ['other'] } } });
      office.notes.set('a', 'a').set('b', 'b');
      await office.post(noteTo('', 'a', { to: [{ channel }, { person: 'carol' }] }), noteTo('alice', 'b'));
      await office.delivery.sendDue();
      expect(chat.calls.map((it) => it.id).sort()).toEqual(['a', 'b']);
      expect(other.shown.map((it) => it.to)).toEqual(['@carol@other']);
      expect(await office.facts()).toEqual(['delivery.delivered a', 'delivery.refused b']);
    },
  );

  test('is resolved when the message is sent, not when it is queued', async () => {
    const chat = createRecordingPlatform();
    const other = createRecordingPlatform({ name: 'other' });
    const office = openOffice(await open(), [chat, other], {
      people: { carol: { chats: ['chat', 'other'] } },
    });
    office.notes.set('a', 'a');
    await office.post(noteTo('carol', 'a', { notBefore: new Date('2026-11-17T12:00:00Z') }));
    await office.delivery.sendDue();
    office.town.residents.get('carol')?.chats.reverse();
    office.clock.set(new Date('2026-11-17T14:00:00Z'));
    await office.delivery.sendDue();
    expect(chat.shown).toEqual([]);
    expect(other.shown.map((it) => it.to)).toEqual(['@carol@other']);
  });
});

describeWithTables('the welcome gate', outboxTables, (open) => {
  const people = { carol: { welcomed: false } };

  test('lets the welcome card and answers pass, and holds the rest until it is answered', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat], { people });
    for (const id of ['w', 'p', 'd', 'n', 'a']) office.notes.set(id, id);
    await office.post(
      noteTo('carol', 'w', { kind: 'nudge', parts: [{ card: 'test.welcome', thing: 'w' }] }),
      noteTo('carol', 'p', { kind: 'personal' }),
      noteTo('carol', 'd', { kind: 'due' }),
      noteTo('carol', 'n', { kind: 'nudge' }),
      noteTo('carol', 'a'),
    );
    await office.delivery.sendDue();
    expect(chat.shown.map((it) => it.id).sort()).toEqual(['a', 'w']);
    // What waits for a person is no moment to move a clock to.
    expect(await office.delivery.nextAt()).toBeUndefined();
    const carol = office.town.residents.get('carol');
    if (carol) carol.welcomed = true;
    await office.delivery.sendDue();
    expect(chat.shown).toHaveLength(2);
    await office.commit(office.delivery.release(['carol'], office.clock.now()));
    await office.delivery.sendDue();
    expect(chat.shown.map((it) => it.id).sort()).toEqual(['a', 'd', 'n', 'p', 'w']);
  });

  test('is looked at again within the hour should nobody tell', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat], { people });
    office.notes.set('p', 'p');
    await office.post(noteTo('carol', 'p', { kind: 'personal' }));
    await office.delivery.sendDue();
    const carol = office.town.residents.get('carol');
    if (carol) carol.welcomed = true;
    office.clock.set(new Date('2026-11-17T14:00:00Z'));
    await office.delivery.sendDue();
    expect(chat.shown).toHaveLength(1);
  });
});

describeWithTables('fewer of these', outboxTables, (open) => {
  test('drops due and nudge messages of that reason, for that person, until it is taken back', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat]);
    await office.commit(office.delivery.mute('alice', 'test.why', office.clock.now()));
    await office.commit(office.delivery.mute('alice', 'test.why', office.clock.now()));
    expect(await office.delivery.mutedBy('alice')).toEqual(['test.why']);
    for (const id of ['due', 'nudge', 'personal', 'other', 'bobs', 'again']) office.notes.set(id, id);
    await office.post(
      noteTo('alice', 'due', { kind: 'due' }),
      noteTo('alice', 'nudge', { kind: 'nudge' }),
      noteTo('alice', 'personal', { kind: 'personal' }),
      noteTo('alice', 'other', { kind: 'nudge', why: 'test.other' }),
      noteTo('bob', 'bobs', { kind: 'nudge' }),
    );
    await office.delivery.sendDue();
    expect(chat.shown.map((it) => it.id).sort()).toEqual(['bobs', 'other', 'personal']);
    // Whoever waits for them to arrive hears that they never will.
    const refused = (await office.facts()).filter((it) => it.startsWith('delivery.refused'));
    expect(refused.sort()).toEqual(['delivery.refused due', 'delivery.refused nudge']);
    await office.commit(office.delivery.unmute('alice', 'test.why'));
    await office.post(noteTo('alice', 'again', { kind: 'nudge' }));
    await office.delivery.sendDue();
    expect(chat.shown.map((it) => it.id)).toContain('again');
  });

  test('is offered under all that a person did not start, in the reader’s language, and nowhere else', async () => {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat], { people: { carol: { locale: 'zh-CN' } } });
    const kinds = ['answer', 'personal', 'due', 'nudge'] as const;
    for (const id of [...kinds, 'channel', 'zh']) office.notes.set(id, id);
    await office.post(
      ...kinds.map((kind) => noteTo('alice', kind, { kind })),
      noteTo('', 'channel', { kind: 'nudge', to: [{ channel }] }),
      noteTo('carol', 'zh', { kind: 'due' }),
    );
    await office.delivery.sendDue();
    const footers = chat.shown.flatMap((it) => {
      const last = it.cards.at(-1)?.elements.at(-1);
      const buttons = last?.kind === 'buttons' ? last.buttons : [];
      const added = buttons.filter((button) => button.action.name.startsWith('pacer.'));
      return added.length === 0
        ? []
        : [[it.id, ...added.map((b) => `${b.label} ${b.action.name} ${b.action.payload.message}`)]];
    });
    expect(footers.sort()).toEqual([
      ['due', 'Why am I seeing this? pacer.why due', 'Fewer of these pacer.fewer due'],
      ['nudge', 'Why am I seeing this? pacer.why nudge', 'Fewer of these pacer.fewer nudge'],
      ['personal', 'Why am I seeing this? pacer.why personal', 'Fewer of these pacer.fewer personal'],
      ['zh', '为什么收到这条？ pacer.why zh', '减少此类消息 pacer.fewer zh'],
    ]);
  });
});
