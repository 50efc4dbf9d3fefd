import { describe, expect, it } from 'vitest';
import { button, cardOf, formAnswer, nothing, notice, openFeishu, wordsIn } from './open-feishu.ts';

describe('Words in the direct conversation', () => {
  it.each([
    ['/kudos  well done', { kind: 'command', command: 'kudos', line: ['well done'] }],
    ['／认可 做得好', { kind: 'command', command: '认可', line: ['做得好'] }],
    [' kudos well done', { kind: 'message', line: ['kudos well done'] }],
  ])('%s', async (text, expected) => {
    const { says, ann, core } = await openFeishu();
    await says(ann, text);
    expect(core.events).toMatchObject([
      {
        ...expected,
        actor: { platform: 'feishu', id: ann.open_id },
        place: { kind: 'direct' },
        canOpenForm: true,
      },
    ]);
  });

  it('are answered there, with a message that stays', async () => {
    const { says, ann, core, sees } = await openFeishu();
    core.decide = () => notice('Heard <at id=all></at>');
    await says(ann, '/pacer');
    core.decide = () => ({ kind: 'cards', cards: [cardOf('Your week', [button('Open')])], where: 'private' });
    await says(ann, '/pacer');
    expect(sees(ann).map((it) => wordsIn(it.card))).toEqual([
      expect.stringContaining('Heard <at id=all></at>'),
      expect.stringContaining('Your week'),
    ]);
  });

  it('open a form as a message of its own', async () => {
    const { says, ann, core, sees } = await openFeishu();
    core.decide = () => formAnswer();
    await says(ann, '/goal');
    const [form] = sees(ann);
    expect(wordsIn(form?.card)).toContain('Your manager reads this.');
  });

  it('that come twice have one key and one answer, whichever id the event has', async () => {
    const { says, ann, core, sees, deliver, quiet } = await openFeishu();
    core.decide = () => notice('Heard');
    const { event } = await says(ann, '/pacer', { event: 'e1' });
    await deliver('im.message.receive_v1', event, 'e1');
    await deliver('im.message.receive_v1', event, 'e2');
    await quiet();
    expect(new Set(core.events.map((it) => it.key)).size).toBe(1);
    expect(sees(ann)).toHaveLength(1);
  });

  it('are answered also when Feishu is busy or loses the first answer', async () => {
    const { says, ann, core, sees, state } = await openFeishu();
    core.decide = () => notice('Heard');
    state.faults.push({ method: 'message.create', as: { kind: 'drop', after: true } });
    await says(ann, '/pacer');
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(sees(ann)).toHaveLength(1);
    expect(state.calls.filter((it) => it.method === 'message.create')).toHaveLength(2);
  });

  it('are sent again by Feishu where they were not committed', async () => {
    const { says, ann, core } = await openFeishu();
    core.decide = () => {
      throw new Error('the commit failed');
    };
    expect((await says(ann, 'hello')).status).toBe(500);
  });

  it('of bots, of other companies and without words are nobody’s', async () => {
    const { says, ann, core } = await openFeishu();
    await says({ ...ann, tenant_key: 'another' }, '/pacer');
    await says(ann, '', { message: { message_type: 'image', content: '{"image_key":"img_1"}' } });
    await says(ann, '', { message: { message_type: 'sticker', content: '{}' } });
    expect(core.events).toEqual([]);
  });

  it.each([
    { message_type: 'merge_forward', content: 'Merged and Forwarded Message' },
    { message_type: 'interactive', content: '{"title":"A card of another bot","elements":[]}' },
  ])(
    'that can only be forwarded ($message_type) open the shortcut for messages, and are not read',
    async (message) => {
      const { says, ann, only } = await openFeishu();
      await says(ann, '', { message });
      expect(only('shortcut')).toMatchObject({ shortcut: 'feedback.give', about: {}, canOpenForm: true });
    },
  );

  it('tell the language of their client', async () => {
    const { says, ann, directory } = await openFeishu();
    const told: unknown[] = [];
    directory.watch(async (change) => void told.push(change));
    const message = { user_agent: 'Mozilla/5.0 Lark/7.0 LarkLocale/zh_CN ttnet' };
    await says(ann, 'hello', { message });
    await says(ann, 'hello again', { message });
    expect(told).toMatchObject([{ kind: 'account', entry: { accountId: ann.open_id, locale: 'zh-CN' } }]);
    expect(await directory.entry(ann.open_id)).toMatchObject({ locale: 'zh-CN' });
  });
});

describe('Words in a group', () => {
  it('count where the bot is mentioned', async () => {
    const { says, ann, bob, core, group, state, installation } = await openFeishu();
    const chat = group();
    await says(ann, 'lunch?', { chat });
    await says(ann, '@_user_1 lunch?', { chat, mentions: [bob.open_id] });
    expect(core.events).toEqual([]);
    await says(ann, '@_user_1 /kudos @_user_2 thanks', { chat, mentions: [state.app.openId, bob.open_id] });
    const { workspace } = installation;
    expect(core.events).toMatchObject([
      {
        kind: 'command',
        command: 'kudos',
        line: [{ mention: { platform: 'feishu', workspace, id: bob.open_id }, name: 'Bob' }, ' thanks'],
        place: { kind: 'channel', channel: { id: chat }, name: 'payments', botPresent: true },
      },
    ]);
  });

  it.each([
    ['a notice', notice('Only for you')],
    ['a card', { kind: 'cards' as const, cards: [cardOf('Only for you')], where: 'private' as const }],
    ['a form', formAnswer()],
    ['nothing', nothing],
  ])('are answered with %s in the direct conversation; the group sees a reaction', async (_, answer) => {
    const { says, ann, core, group, state, sees } = await openFeishu();
    core.decide = () => answer;
    const chat = group();
    const { said } = await says(ann, '@_user_1 /goal', { chat, mentions: [state.app.openId] });
    expect(sees(ann)).toHaveLength(answer.kind === 'nothing' ? 0 : 1);
    expect([...state.messages.values()].filter((it) => it.chat_id === chat)).toEqual([said]);
    expect(said.reactions).toEqual(['OK']);
  });
});

describe('The bot', () => {
  it('greets once who enters the conversation, and is quiet then', async () => {
    const { deliver, quiet, ann, core, sees } = await openFeishu();
    core.decide = () => ({ kind: 'cards', cards: [cardOf('Welcome')], where: 'private' });
    const entered = { chat_id: 'oc_1', operator_id: { open_id: ann.open_id } };
    const type = 'im.chat.access_event.bot_p2p_chat_entered_v1';
    await deliver(type, { ...entered, last_message_id: '' });
    await deliver(type, { ...entered, last_message_id: '' });
    await quiet();
    await deliver(type, { ...entered, last_message_id: 'om_1' });
    await quiet();
    expect(core.events.map((it) => it.kind)).toEqual(['home-opened', 'home-opened']);
    expect(sees(ann)).toHaveLength(1);
  });

  it('does what its menu’s entries are named after', async () => {
    const { deliver, ann, core } = await openFeishu();
    const operator = { operator_id: { open_id: ann.open_id } };
    for (const event_key of ['kudos', 'pacer team', 'check-ins.start'])
      await deliver('application.bot.menu_v6', { operator, event_key, timestamp: 1_700_000_000 });
    expect(core.events).toMatchObject([
      { kind: 'command', command: 'kudos', line: [], place: { kind: 'direct' }, canOpenForm: true },
      { kind: 'command', command: 'pacer', line: ['team'] },
      { kind: 'shortcut', shortcut: 'check-ins.start' },
    ]);
  });

  it('asks whoever adds it to a group whose group it is', async () => {
    const { deliver, quiet, ann, core, group, sees, directory } = await openFeishu();
    const changes: unknown[] = [];
    directory.watch(async (change) => void changes.push(change));
    core.decide = () => notice('Whose group is it?');
    const chat_id = group('payments');
    const event = { chat_id, operator_id: { open_id: ann.open_id }, external: false, name: 'payments' };
    await deliver('im.chat.member.bot.added_v1', event);
    await quiet();
    expect(core.events).toMatchObject([
      {
        kind: 'command',
        command: 'pacer',
        line: ['team'],
        place: { kind: 'channel', channel: { id: chat_id }, name: 'payments', botPresent: true },
      },
    ]);
    expect(wordsIn(sees(ann)[0]?.card)).toContain('Whose group is it?');
    expect(changes).toMatchObject([{ kind: 'channel', channel: { channelId: chat_id, botPresent: true } }]);
  });
});
