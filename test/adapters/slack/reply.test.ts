import { describe, expect, it } from 'vitest';
import { fieldBlock } from '../../../adapters/slack/form-ids.ts';
import { button, cardOf, formAnswer, nothing, notice, openSlack, small } from './open-slack.ts';

const opensForm = (kind: string) => kind === 'command' || kind === 'action';

/** Somebody with the form in front of them, opened in a channel. */
async function withForm() {
  const room = await openSlack('http');
  const { slack, core, ann } = room;
  const channel = slack.addChannel({ name: 'payments', members: [ann.id] });
  core.decide = (event) => (opensForm(event.kind) ? formAnswer() : nothing);
  const { view } = await ann.command('/goal', '', channel.id);
  if (view === undefined) throw new Error('No form was opened');
  return { ...room, channel, view };
}

const title = fieldBlock('instance-1', 'title');
const why = fieldBlock('instance-1', 'why');
const who = fieldBlock('instance-1', 'who');
const typed = { [title]: 'Ship it', [why]: 'Because it helps' };

describe('Answers to a command', () => {
  it('go back at once, for the one person alone', async () => {
    const { slack, ann, core } = await openSlack('http');
    core.decide = () => notice('Nothing <!channel> to do');
    const seen = await ann.command('/pacer');
    expect(seen.words).toContain('Nothing <!channel> to do');
    expect(seen.messages[0]?.onlyFor).toBe(ann.id);
    expect(slack.calls.filter((it) => it.method !== 'auth.test')).toEqual([]);
    core.decide = () => ({ kind: 'cards', cards: [cardOf('Your week')], where: 'private' });
    expect((await ann.command('/pacer')).words).toContain('Your week');
    expect(slack.violations).toEqual([]);
  });

  it('follow by themselves where they took longer than Slack waits for them', {
    timeout: 20_000,
  }, async () => {
    const { slack, ann, core } = await openSlack('http', { deadlineMs: 10_000 });
    core.decide = async () => {
      await new Promise((resolve) => setTimeout(resolve, 2_550));
      return notice('Here at last');
    };
    const { messages, words } = await ann.command('/pacer');
    expect(words).toBe('Here at last');
    expect(messages).toMatchObject([{ onlyFor: ann.id }]);
    // Slack would have forgotten an answer in the acknowledgement.
    expect(slack.deliveries.at(-1)?.outcome).toEqual({ ok: true, body: undefined });
  });

  it('open a form after the acknowledgement', async () => {
    const { slack, view } = await withForm();
    expect(view.title).toMatchObject({ text: 'Goal' });
    expect(slack.count('views.open')).toBe(1);
    expect(slack.violations).toEqual([]);
  });

  it('are a card in place of a form that cannot be opened any more', async () => {
    const { slack, ann, core } = await openSlack('http', { triggerMs: 0 });
    core.decide = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return formAnswer();
    };
    const seen = await ann.command('/goal');
    expect(seen.view).toBeUndefined();
    expect(seen.words).toContain('Continue here');
    expect(seen.messages[0]?.onlyFor).toBe(ann.id);
    expect(slack.count('views.open')).toBe(1);
  });

  it('are that card too when Slack does not answer in time', async () => {
    const { slack, ann, core } = await openSlack('http');
    core.decide = () => formAnswer();
    slack.fail({ method: 'views.open', as: { kind: 'delay', ms: 1_500 } });
    expect((await ann.command('/goal')).words).toContain('Continue here');
  });
});

describe('Answers to a press', () => {
  it('replace the pressed card, and what else is to say follows', async () => {
    const { slack, ann, core, posted } = await openSlack('http');
    const { message } = await posted(cardOf('Before', [button('Done')]));
    core.decide = () => ({
      kind: 'cards',
      cards: [cardOf('After')],
      where: 'replace',
      toast: [{ kind: 'plain', text: 'Saved' }],
    });
    const seen = await ann.presses(message, 'Done');
    expect(ann.reads(slack.message(message.channel, message.ts) ?? {})).toContain('After');
    expect(seen.words).toContain('Saved');
    expect(slack.count('chat.update')).toBe(0);
    expect(slack.violations).toEqual([]);
  });

  it('replace it by its reference where the response address does not work', async () => {
    const { slack, ann, core, posted } = await openSlack('http');
    const { message } = await posted(cardOf('Before', [button('Done')]));
    core.decide = () => ({ kind: 'cards', cards: [cardOf('After')], where: 'replace' });
    slack.state.origin.hooks = 'http://127.0.0.1:9';
    await ann.presses(message, 'Done');
    expect(ann.reads(slack.message(message.channel, message.ts) ?? {})).toContain('After');
    expect(slack.count('chat.update')).toBe(1);
  });

  it('replace a card that only its reader sees', async () => {
    const { slack, ann, core } = await openSlack('http');
    core.decide = (event) => ({
      kind: 'cards',
      cards: [cardOf(event.kind === 'command' ? 'First' : 'Second', [button('Next')])],
      where: event.kind === 'command' ? 'private' : 'replace',
    });
    const [first] = (await ann.command('/pacer')).messages;
    if (first === undefined) throw new Error('There was no answer');
    await ann.presses(first, 'Next');
    expect(ann.sees().map((it) => ann.reads(it))).toEqual([expect.stringContaining('Second')]);
    expect(slack.violations).toEqual([]);
  });

  it('are kept: an answer that cannot be shown undoes nothing and is told to the log without words', async () => {
    const { slack, ann, core, posted, lines } = await openSlack('http');
    const { message } = await posted(cardOf('Before', [button('Done')]));
    core.decide = () => notice('A secret sentence');
    slack.state.origin.hooks = 'http://127.0.0.1:9';
    for (const method of ['chat.postEphemeral', 'chat.postMessage'])
      slack.fail({ method, times: 3, as: { kind: 'error', error: 'internal_error' } });
    const seen = await ann.presses(message, 'Done');
    expect(seen.error).toBeUndefined();
    expect(core.events).toHaveLength(1);
    expect(lines.join('')).toContain('an answer was not shown');
    expect(lines.join('')).not.toContain('secret');
  });
});

describe('Answers to a form', () => {
  it('show what is wrong at the fields, and everything typed stays', async () => {
    const { slack, ann, core, view, only } = await withForm();
    core.decide = () => ({
      kind: 'form-errors',
      fields: { title: 'Too short' },
      form: 'Somebody changed it',
      hint: 'Look again',
    });
    const seen = await ann.submits(view, typed);
    expect(seen.errors).toEqual({ [title]: 'Too short\nSomebody changed it\nLook again' });
    expect(ann.view()?.state.values[why]).toMatchObject({ text: { value: 'Because it helps' } });
    expect(only('form-submitted')).toMatchObject({
      instance: 'instance-1',
      values: { title: 'Ship it', why: 'Because it helps' },
      place: { kind: 'channel', name: 'payments', botPresent: true },
    });
    expect(slack.violations).toEqual([]);
  });

  it('show what belongs to no field on top, and everything typed stays', async () => {
    const { slack, ann, core, view } = await withForm();
    core.decide = () => ({ kind: 'form-errors', fields: {}, form: 'Somebody changed it' });
    await ann.submits(view, typed);
    expect(ann.reads(ann.view() ?? {})).toContain('Somebody changed it');
    expect(ann.view()?.state.values[title]).toMatchObject({ text: { value: 'Ship it' } });
    core.decide = () => ({ kind: 'form-errors', fields: {}, form: 'And once more' });
    await ann.submits(ann.view() ?? view);
    expect(ann.reads(ann.view() ?? {})).not.toContain('Somebody changed it');
    expect(slack.violations).toEqual([]);
  });

  it('close it and say the rest where it was opened', async () => {
    const { slack, ann, core, view, channel } = await withForm();
    core.decide = () => notice('Saved it');
    const seen = await ann.submits(view, typed);
    expect(ann.view()).toBeUndefined();
    expect(seen.messages).toMatchObject([{ channel: channel.id, onlyFor: ann.id }]);
    expect(seen.words).toContain('Saved it');
    expect(slack.violations).toEqual([]);
  });

  it('reach the person directly where the bot is not in the channel', async () => {
    const { slack, ann, core, view, channel } = await withForm();
    await slack.removeBot(channel.id);
    core.decide = () => notice('Saved it');
    const seen = await ann.submits(view, typed);
    expect(seen.messages).toMatchObject([{ channel: ann.direct() }]);
  });

  it('become another form', async () => {
    const { ann, core, view } = await withForm();
    core.decide = () => formAnswer({ ...small, title: 'Step two' });
    await ann.submits(view, typed);
    expect(ann.view()?.title).toMatchObject({ text: 'Step two' });
  });

  it('to its own buttons stand in the form', async () => {
    const { slack, ann, core, view, only } = await withForm();
    core.decide = () => notice('Draft saved');
    await ann.pressesInView(view, 'More', { [title]: 'Half' });
    expect(only('form-pressed')).toMatchObject({ button: 'more', values: { title: 'Half' } });
    expect(ann.reads(ann.view() ?? {})).toContain('Draft saved');
    expect(ann.view()?.state.values[title]).toMatchObject({ text: { value: 'Half' } });
    expect(slack.violations).toEqual([]);
  });

  it('to an overtaken press are dropped quietly', async () => {
    const { slack, ann, core, view, lines } = await withForm();
    core.decide = () => notice('Draft saved');
    slack.fail({ method: 'views.update', as: { kind: 'error', error: 'hash_conflict' } });
    const seen = await ann.pressesInView(view, 'More');
    expect(seen.messages).toEqual([]);
    expect(seen.view).toBeUndefined();
    expect(lines.join('')).not.toContain('not shown');
  });

  it('a closed form is reported with what was typed', async () => {
    const { ann, view, only } = await withForm();
    await ann.closes(view, { [title]: 'Half' });
    expect(only('form-closed')).toMatchObject({ instance: 'instance-1', values: { title: 'Half', why: '' } });
  });

  it('offer people: those likely at once, others by what is typed', async () => {
    const { ann, core } = await openSlack('http');
    const whom = {
      kind: 'person' as const,
      name: 'who',
      label: 'Who',
      lookup: 'people.find',
      likely: [{ id: 'p2', name: 'Bob' }],
    };
    core.decide = (event) =>
      event.kind === 'lookup'
        ? { kind: 'options', options: [{ value: 'p3', label: '林晓' }] }
        : formAnswer({ ...small, items: [{ kind: 'field', field: whom }] });
    const { view } = await ann.command('/feedback');
    if (view === undefined) throw new Error('No form was opened');
    expect(await ann.looksUp(view, who, '')).toEqual(['Bob']);
    expect(core.events.map((it) => it.kind)).toEqual(['command']);
    expect(await ann.looksUp(view, who, '林')).toEqual(['林晓']);
    expect(core.events.at(-1)).toMatchObject({ kind: 'lookup', lookup: 'people.find', query: '林' });
  });
});

describe('Answers elsewhere', () => {
  it('to words are messages: in the direct conversation they stay, in a channel one person sees them', async () => {
    const { slack, ann, core } = await openSlack('http');
    const channel = slack.addChannel({ name: 'payments', members: [ann.id] });
    core.decide = () => notice('Here you are');
    expect((await ann.types('help')).messages).toMatchObject([{ channel: ann.direct() }]);
    const mention = [{ user: slack.bot.userId }, ' help'];
    expect((await ann.types(mention, channel.id)).messages).toMatchObject([
      { channel: channel.id, onlyFor: ann.id },
    ]);
    expect(ann.sees(ann.direct()).at(-1)?.onlyFor).toBeUndefined();
  });

  it('draw the Home tab, and what is pressed there is answered over it', async () => {
    const { slack, ann, core } = await openSlack('http');
    core.decide = (event) => ({
      kind: 'cards',
      cards: [event.kind === 'home-opened' ? cardOf('Your home', [button('Goal')]) : cardOf('One goal')],
      where: event.kind === 'action' ? 'replace' : 'private',
    });
    const { home } = await ann.opensHome();
    if (home === undefined) throw new Error('There is no home');
    expect(ann.reads(home)).toContain('Your home');
    const seen = await ann.pressesInView(home, 'Goal');
    expect(core.events.at(-1)).toMatchObject({ kind: 'action', place: { kind: 'home' } });
    expect(ann.reads(seen.view ?? {})).toContain('One goal');
    expect(ann.reads(ann.home() ?? {})).toContain('Your home');
    expect(slack.violations).toEqual([]);
  });
});
