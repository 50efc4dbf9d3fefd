import { describe, expect, it } from 'vitest';
import { messageRef, readMessageRef } from '../../../adapters/slack/message-ref.ts';
import { readLine, withoutMention } from '../../../adapters/slack/read-line.ts';
import type { Account } from '../../../src/chat/index.ts';
import { button, cardOf, openSlack } from './open-slack.ts';

const accountOf = (id: string): Account => ({ platform: 'slack', workspace: 'T1', id });
const read = (text: string) => readLine(text, accountOf);

describe('A typed line', () => {
  it('has people as accounts and everything else as the words that a reader sees', () => {
    expect(
      read('<@U1|ann> thanks, see <#C1|payments> and <https://a.example/?x=1&amp;y=2|the notes>'),
    ).toEqual([{ mention: accountOf('U1'), name: 'ann' }, ' thanks, see #payments and the notes']);
    expect(read('<mailto:a@b.example|a@b.example> <https://a.example/?x=1&amp;y=2>')).toEqual([
      'a@b.example https://a.example/?x=1&y=2',
    ]);
  });

  it('keeps groups, calls to everybody and unknown names as words', () => {
    expect(read('<!subteam^S1|@payments-team> <!here> <!channel|channel> @nobody')).toEqual([
      '@payments-team @here channel @nobody',
    ]);
  });

  it('reads escapes once, the ampersand last', () => {
    expect(read('a &lt;@U1&gt; &amp;lt; b')).toEqual(['a <@U1> &lt; b']);
    expect(read('')).toEqual([]);
    expect(read('<>')).toEqual(['<>']);
  });

  it('loses the mention of the bot, and the space behind it', () => {
    expect(withoutMention(read('<@UBOT> kudos <@U1>'), 'UBOT')).toEqual([
      'kudos ',
      { mention: accountOf('U1'), name: 'U1' },
    ]);
    expect(withoutMention(read('<@UBOT> <@U1> hi'), 'UBOT')).toEqual([
      { mention: accountOf('U1'), name: 'U1' },
      ' hi',
    ]);
  });

  it('names messages by channel and time', () => {
    expect(readMessageRef(messageRef('C1', '17.05'))).toEqual({ channel: 'C1', ts: '17.05' });
    expect(readMessageRef('nothing')).toBeUndefined();
  });
});

describe('What people do in Slack', () => {
  it('a command comes with its line, its place and whether the bot is there', async () => {
    const { slack, ann, bob, only } = await openSlack('http');
    const inside = slack.addChannel({ name: 'payments', members: [ann.id, bob.id] });
    await ann.command('/kudos', 'thanks @bob & @nobody', inside.id);
    const event = only('command');
    expect(event).toMatchObject({
      command: 'kudos',
      actor: { platform: 'slack', workspace: slack.team.id, id: ann.id },
      line: ['thanks ', { mention: { id: bob.id }, name: 'bob' }, ' & @nobody'],
      place: { kind: 'channel', channel: { id: inside.id }, name: 'payments', botPresent: true },
      canOpenForm: true,
    });
  });

  it('a user group comes as its members, without whoever typed it', async () => {
    const { slack, ann, bob, core, only } = await openSlack('http');
    const eve = slack.addUser({ name: 'eve' });
    slack.addGroup('payments-team', [ann.id, bob.id, eve.id]);
    await ann.command('/kudos', '@payments-team thank you all');
    const [first, second] = [{ mention: { id: bob.id } }, { mention: { id: eve.id } }];
    expect(only('command')).toMatchObject({ line: [first, ' ', second, ' thank you all'] });
    // One that cannot be read stays a word; the other is known by now.
    slack.fail({ method: 'usergroups.users.list', as: { kind: 'status', status: 503 } });
    slack.addGroup('others', [bob.id]);
    await ann.command('/kudos', '@others and @payments-team');
    expect(core.events.at(-1)).toMatchObject({ line: ['@others and ', first, ' ', second] });
  });

  it('a channel that the bot is not in, or cannot see, is one without it', async () => {
    const { slack, ann, core } = await openSlack('http');
    const open = slack.addChannel({ name: 'lunch', members: [ann.id], botIn: false });
    const secret = slack.addChannel({ name: 'secret', members: [ann.id], botIn: false, private: true });
    await ann.command('/kudos', '', open.id);
    await ann.command('/kudos', '', secret.id);
    expect(core.events.map((it) => it.place)).toMatchObject([
      { kind: 'channel', name: 'lunch', botPresent: false },
      { kind: 'channel', botPresent: false },
    ]);
  });

  it('a private channel is known by its name', async () => {
    const { slack, ann, only } = await openSlack('http');
    const own = slack.addChannel({ name: 'leads', members: [ann.id], private: true });
    await ann.command('/pacer', 'team', own.id);
    expect(only('command').place).toMatchObject({ name: 'leads', botPresent: true });
  });

  it('a press names the action and the message, and not a message that only one person sees', async () => {
    const { ann, core, only, posted } = await openSlack('http');
    const { ref, message } = await posted(cardOf('A card', [button('Done')]));
    await ann.presses(message, 'Done');
    expect(only('action')).toMatchObject({
      action: { name: 'test.press', payload: { id: '7' } },
      message: ref,
      place: { kind: 'direct' },
    });
    core.decide = () => ({ kind: 'cards', cards: [cardOf('For you', [button('Again')])], where: 'private' });
    const shown = await ann.command('/pacer');
    const own = shown.messages[0];
    if (own === undefined) throw new Error('There was no answer');
    await ann.presses(own, 'Again');
    expect(core.events.at(-1)).toMatchObject({ kind: 'action' });
    expect(core.events.at(-1)).not.toHaveProperty('message');
  });

  it('words in the direct conversation and mentions in channels are messages; a slash makes them commands', async () => {
    const { slack, ann, core } = await openSlack('http');
    const channel = slack.addChannel({ name: 'payments', members: [ann.id] });
    await ann.types('my week');
    await ann.types(['hello ', { user: slack.bot.userId }, ' kudos'], channel.id);
    await ann.types([{ user: slack.bot.userId }, ' /kudos +5'], channel.id);
    await ann.types('among colleagues', channel.id);
    expect(core.events).toMatchObject([
      { kind: 'message', line: ['my week'], place: { kind: 'direct' }, canOpenForm: false },
      { kind: 'message', line: ['hello  kudos'], place: { kind: 'channel', name: 'payments' } },
      { kind: 'command', command: 'kudos', line: ['+5'], canOpenForm: false },
    ]);
  });

  it('a message shortcut tells who wrote and where, never what', async () => {
    const { slack, ann, bob, only } = await openSlack('http');
    const channel = slack.addChannel({ name: 'payments', members: [ann.id, bob.id] });
    const message = bob.wrote('the secret words', channel.id);
    await ann.usesShortcut('kudos.thank', message);
    const event = only('shortcut');
    expect(event).toMatchObject({
      shortcut: 'kudos.thank',
      about: {
        author: { account: { id: bob.id } },
        link: `https://acme.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`,
      },
    });
    expect(JSON.stringify(event)).not.toContain('secret');
  });

  it('only the Home tab is the home', async () => {
    const { ann, core } = await openSlack('http');
    await ann.opensHome('messages');
    await ann.opensHome('home');
    expect(core.events).toMatchObject([{ kind: 'home-opened', place: { kind: 'home' } }]);
  });

  it('Pacer’s own messages, edits, other bots and other workspaces are no events', async () => {
    const { slack, ann, core, posted } = await openSlack('http');
    const { message } = await posted(cardOf('A card', [button('Done')]));
    await slack.echo(message);
    const said = {
      type: 'message',
      channel: ann.direct(),
      channel_type: 'im',
      text: 'x',
      ts: '1790000000.1',
    };
    await slack.deliverEvent({ ...said, user: ann.id, subtype: 'message_changed' });
    await slack.deliverEvent({ ...said, user: ann.id, bot_id: 'B9' });
    await slack.deliverEvent({ ...said, user: 'USLACKBOT' });
    await slack.deliverEvent({ ...said, user: 'U0FOREIGN', user_team: 'T0FOREIGN' });
    const stranger = slack.addUser({ name: 'stranger', team_id: 'T0FOREIGN' });
    await slack.as(stranger.id).presses(message, 'Done');
    slack.state.team.id = 'T0FOREIGN';
    await ann.command('/pacer');
    await ann.presses(message, 'Done');
    await ann.types('hello');
    expect(core.events).toEqual([]);
    expect(slack.deliveries.every((it) => it.outcome.ok)).toBe(true);
  });
});
