import { describe, expect, it } from 'vitest';
import { type Answered, type Event, plain } from '../../../src/chat/index.ts';
import {
  button,
  cardOf,
  createGate,
  formAnswer,
  names,
  nothing,
  notice,
  openFeishu,
  replaced,
  small,
  wordsIn,
} from './open-feishu.ts';

const again = { instance: 'instance-1', form: small };

/** Answers each kind of event as given, and nothing to all others. */
const answering =
  (answers: Partial<Record<Event['kind'], Answered>>) =>
  (event: Event): Answered =>
    answers[event.kind] ?? nothing;

/** Somebody with the form in front of them: in place of a posted card, or after a command. */
async function withForm(how: 'press' | 'command', options = {}) {
  const room = await openFeishu(options);
  const { core, ann, posted, presses, says, sees } = room;
  core.decide = answering({ action: formAnswer(), command: formAnswer() });
  if (how === 'command') await says(ann, '/goal');
  else await presses(ann, await posted(cardOf('A prompt', [button('Start')])), 'Start');
  const [form] = sees(ann);
  if (form === undefined) throw new Error('No form was shown');
  core.events.length = 0;
  return { ...room, form };
}

const typed = { [names.title]: 'Ship it', [names.share]: 'abc', [names.who]: '=p1', [names.find]: '' };

describe('A form', () => {
  it('opens in place of a card that only its reader sees', async () => {
    const { form, sees, ann } = await withForm('press');
    expect(wordsIn(form.card)).toContain('Your manager reads this.');
    expect(sees(ann)).toHaveLength(1);
  });

  it('comes back with everything typed, what is wrong beside its field, and a toast', async () => {
    const { form, presses, ann, core, only } = await withForm('command');
    core.decide = answering({
      'form-submitted': { kind: 'form-errors', fields: { share: 'Please enter a number.' }, again },
    });
    const { shown, toast } = await presses(ann, form, 'Save', typed);
    expect(only('form-submitted')).toMatchObject({
      instance: 'instance-1',
      values: { title: 'Ship it', share: 'abc', who: 'p1' },
      canOpenForm: true,
    });
    for (const words of ['Ship it', 'abc', 'Please enter a number.']) expect(shown).toContain(words);
    expect(toast).toEqual({ type: 'error', words: 'Please look at the marked fields.' });
  });

  it('that cannot be shown again keeps its card, and says why', async () => {
    const { form, presses, ann, core } = await withForm('command');
    core.decide = answering({
      'form-submitted': { kind: 'form-errors', fields: {}, form: 'It is too old.' },
    });
    expect((await presses(ann, form, 'Save', typed)).answer).toEqual({
      toast: { type: 'error', content: 'It is too old.' },
    });
  });

  it('that has expired says so, and a new one stands in its place with everything typed', async () => {
    const { form, presses, ann, core, only, sees } = await withForm('command');
    core.decide = answering({
      'form-submitted': { kind: 'form-errors', fields: {}, form: 'From a while ago.', expired: true },
      action: { ...formAnswer(), instance: 'instance-2' } as Answered,
    });
    const { shown, toast } = await presses(ann, form, 'Save', typed);
    // What opens it anew came with the form itself: nothing else need know of it any more.
    expect(only('action')).toMatchObject({ action: button('Open').action, canOpenForm: true });
    expect(toast).toMatchObject({ type: 'error', words: expect.stringContaining('expired') });
    for (const words of ['expired', 'Ship it', 'abc']) expect(shown).toContain(words);
    core.events.length = 0;
    core.decide = answering({ 'form-submitted': notice('Goal G-12') });
    expect((await presses(ann, form, 'Save', typed)).shown).toContain('Goal G-12');
    expect(only('form-submitted').instance).toBe('instance-2');
    expect(sees(ann)).toHaveLength(1);
  });

  const refusals: [string, Partial<Record<Event['kind'], Answered>>][] = [
    [
      'has expired and opens no more',
      {
        'form-submitted': { kind: 'form-errors', fields: {}, form: 'From a while ago.', expired: true },
        action: notice('This week is closed.'),
      },
    ],
    [
      'is about what is no more',
      { 'form-submitted': { kind: 'form-errors', fields: {}, form: 'This week is closed.', over: true } },
    ],
  ];

  it.each(refusals)(
    'that %s says why for good, with everything written in it and the way on',
    async (_, answers) => {
      const { form, presses, ann, core, only, sees } = await withForm('command');
      core.decide = answering(answers);
      const { shown, toast } = await presses(ann, form, 'Save', typed);
      expect(toast).toEqual({ type: 'error', words: 'This week is closed.' });
      for (const words of ['Goal', '⚠️ This week is closed.', 'Ship it', 'Type “pacer”'])
        expect(shown).toContain(words);
      expect(shown).not.toContain('Save draft');
      core.decide = answering({});
      expect((await presses(ann, form, 'Close')).shown).toContain('Closed. Nothing was sent.');
      expect(only('form-closed')).toMatchObject({ instance: 'instance-1', values: {} });
      expect(sees(ann)).toHaveLength(1);
    },
  );

  it('that cannot be sent any more gives a posted card back when it is closed', async () => {
    const { form, presses, ann, core, sees } = await withForm('press');
    core.decide = answering({
      'form-submitted': { kind: 'form-errors', fields: {}, form: 'Not yours.', over: true },
      redraw: replaced('The prompt'),
    });
    expect((await presses(ann, form, 'Save', typed)).shown).toContain('Ship it');
    expect((await presses(ann, form, 'Close')).shown).toContain('The prompt');
    expect(sees(ann)).toHaveLength(1);
  });

  it('of somebody else stays as it is when it is cancelled, and says whose it is', async () => {
    const { form, presses, ann, core } = await withForm('command');
    core.decide = answering({
      'form-closed': { kind: 'form-errors', fields: {}, form: 'This card is for Bob.' },
    });
    expect((await presses(ann, form, 'Cancel', typed)).answer).toEqual({
      toast: { type: 'error', content: 'This card is for Bob.' },
    });
  });

  it.each([
    ['nothing', nothing, 'Sent.'],
    ['a notice', notice('Goal G-12 is on its way.'), 'Goal G-12 is on its way.'],
    [
      'a card',
      { kind: 'cards' as const, cards: [cardOf('Goal G-12')], where: 'private' as const },
      'Goal G-12',
    ],
  ])('becomes the receipt when it is answered with %s', async (_, answer, words) => {
    const { form, presses, ann, core, sees } = await withForm('command');
    core.decide = answering({ 'form-submitted': answer });
    const { shown } = await presses(ann, form, 'Save', typed);
    expect(shown).toContain(words);
    expect(shown).not.toContain('Ship it');
    expect(sees(ann)).toHaveLength(1);
  });

  it('gives a posted card back as it stands now', async () => {
    const { form, presses, ann, core, sees, only } = await withForm('press');
    core.decide = answering({ 'form-submitted': notice('Thank you'), redraw: replaced('Answered') });
    const { shown, toast } = await presses(ann, form, 'Save', typed);
    expect(only('redraw')).toMatchObject({ message: form.message_id, canOpenForm: false });
    expect(shown).toContain('Answered');
    expect(toast).toEqual({ type: 'success', words: 'Thank you' });
    expect(sees(ann)).toHaveLength(1);
  });

  it('is closed by Cancel, and what was typed is told', async () => {
    const { form, presses, ann, only } = await withForm('command');
    const { shown } = await presses(ann, form, 'Cancel', typed);
    expect(only('form-closed')).toMatchObject({ values: { title: 'Ship it' }, canOpenForm: false });
    for (const words of ['Goal', 'Closed. Nothing was sent.']) expect(shown).toContain(words);
    expect(shown).not.toContain('Ship it');
  });

  it('stays with everything typed when its draft is saved, and shows more with it', async () => {
    const { form, presses, ann, core, only } = await withForm('command');
    core.decide = answering({ 'form-pressed': notice('Draft saved.') });
    const saved = await presses(ann, form, 'Save draft', typed);
    expect(saved.answer).toEqual({ toast: { type: 'success', content: 'Draft saved.' } });
    expect(only('form-pressed')).toMatchObject({ button: 'save-draft', values: { title: 'Ship it' } });
    const more = {
      ...small,
      items: [...small.items, { kind: 'note' as const, text: plain('There is more') }],
    };
    core.decide = answering({ 'form-pressed': formAnswer(more) });
    const { shown } = await presses(ann, form, 'More', typed);
    for (const words of ['There is more', 'Ship it', 'abc']) expect(shown).toContain(words);
  });

  it('goes on with the next one in the same place', async () => {
    const { form, presses, ann, core } = await withForm('command');
    const second: Answered = {
      ...formAnswer({ ...small, title: 'Second step', items: [] }),
      instance: 'instance-2',
    } as Answered;
    core.decide = answering({ 'form-submitted': second });
    expect((await presses(ann, form, 'Save', typed)).shown).toContain('Second step');
  });

  it('finds people by the names that were typed', async () => {
    const { form, presses, ann, core, only } = await withForm('command');
    core.decide = answering({ lookup: { kind: 'options', options: [{ value: 'p2', label: 'Bob' }] } });
    await presses(ann, form, 'Save', { ...typed, [names.who]: '', [names.find]: ' bob ' });
    expect(only('lookup')).toMatchObject({ lookup: 'people.person', query: 'bob', canOpenForm: false });
    expect(only('form-submitted').values).toMatchObject({ who: 'p2' });
  });

  it('asks who is meant where a name means several', async () => {
    const { form, presses, ann, core, only } = await withForm('command');
    const options = [
      { value: 'p2', label: 'Li Wei' },
      { value: 'p3', label: 'Li Weiming' },
    ];
    core.decide = answering({
      lookup: { kind: 'options', options },
      'form-submitted': { kind: 'form-errors', fields: { who: 'Nobody' }, again },
    });
    const { shown } = await presses(ann, form, 'Save', { ...typed, [names.find]: 'li' });
    // Nothing with these words in the place of a person is ever accepted.
    expect(only('form-submitted').values).toMatchObject({ who: 'li' });
    for (const words of ['could be several people', 'Li Wei', 'Li Weiming', 'Ship it'])
      expect(shown).toContain(words);
  });

  it('is not brought up to date until it is sent', async () => {
    const { form, platform, presses, ann, core, installation } = await withForm('press');
    const reader = { locale: 'en', timeZone: 'UTC', platform: 'feishu', personId: 'p1' } as const;
    const account = { platform: 'feishu', workspace: installation.workspace, id: ann.open_id };
    const update = (words: string) =>
      platform.update(form.message_id, {
        id: 'm1',
        to: { account, reader },
        cards: [cardOf(words)],
        accounts: new Map(),
      });
    await update('Newer');
    expect(wordsIn(form.card)).toContain('Your manager reads this.');
    core.decide = answering({ 'form-submitted': nothing });
    await presses(ann, form, 'Save', typed);
    await update('Newest');
    expect(wordsIn(form.card)).toContain('Newest');
  });

  it('that takes long becomes the receipt afterwards', async () => {
    const { form, presses, ann, core, quiet } = await withForm('command', { answerWithinMs: 60 });
    const gate = createGate();
    core.decide = async (event) => {
      if (event.kind === 'form-submitted') await gate.opened;
      return event.kind === 'form-submitted' ? notice('Goal G-12') : nothing;
    };
    expect((await presses(ann, form, 'Save', typed)).shown).toContain('Title');
    gate.open();
    await quiet();
    expect(wordsIn(form.card)).toContain('Goal G-12');
  });
});
