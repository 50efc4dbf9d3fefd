import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type Address,
  type Answer,
  type Card,
  type Event,
  type EventOf,
  type Failure,
  type Form,
  fieldsOf,
  type LinePart,
  type MessageRef,
  type OutgoingMessage,
  type Platform,
  PlatformError,
  plain,
  type RawValues,
} from '../../src/chat/index.ts';
import { everyElement, everyField, everyValue, HOSTILE } from './every-element.ts';

/** What a form looks like to whoever has it open. */
export type OpenForm = { words: string; instance: string };

/** What somebody is shown in answer to what they did. */
export type Seen = {
  form?: OpenForm;
  errors?: { fields: Readonly<Record<string, string>>; form?: string };
  words?: string;
};

/** A chat with somebody at it. Each act takes the id of its delivery: a chat that delivers again repeats it. */
export type ChatUnderTest = {
  platform: Platform;
  /** Somebody's direct conversation, a channel they are in, and an address where nobody is any more. */
  direct: Address;
  channel: Address;
  nowhere: Address;
  /** Somebody else, for mentions. */
  colleague: { id: string; name: string };
  /** Everything that a reader sees of a message, as words. */
  words(ref: MessageRef): Promise<string>;
  /** How many messages of Pacer's stand in the direct conversation. */
  count(): Promise<number>;
  press(ref: MessageRef, label: string, delivery: string, option?: string): Promise<Seen>;
  says(line: readonly LinePart[], place: 'direct' | 'channel', delivery: string): Promise<Seen>;
  submit(form: OpenForm, values: RawValues, delivery: string): Promise<Seen>;
  pressInForm(form: OpenForm, label: string, values: RawValues, delivery: string): Promise<Seen>;
  close(form: OpenForm, values: RawValues, delivery: string): Promise<void>;
  lookup(form: OpenForm, field: string, query: string): Promise<readonly string[]>;
  /** Lets the chat report a message that Pacer itself wrote, as chats do. */
  echo(): Promise<void>;
  /** The ways in which this chat can fail. */
  faults: readonly { name: string; failure: Failure; arrange(): Promise<void> }[];
  end(): Promise<void>;
};

type Core = { receive(event: Event): Promise<Answer>; events: Event[]; answer: (event: Event) => Answer };

function createCore(): Core {
  const core: Core = {
    events: [],
    answer: () => ({ kind: 'nothing' }),
    receive: async (event) => {
      core.events.push(event);
      return core.answer(event);
    },
  };
  return core;
}

const small = (words: string): Card => ({ title: plain(words), summary: words, elements: [] });
const opensForm =
  (form: Form) =>
  (event: Event): Answer =>
    event.kind === 'action' || event.kind === 'command'
      ? { kind: 'form', instance: 'instance-1', form, otherwise: small('Continue') }
      : { kind: 'nothing' };

const only = <K extends Event['kind']>(core: Core, kind: K): EventOf<K> => {
  const isKind = (event: Event): event is EventOf<K> => event.kind === kind;
  const found = core.events.filter(isKind);
  expect(found.length, `events of kind ${kind}`).toBeGreaterThan(0);
  const [first] = found;
  if (first === undefined) throw new Error(`There was no ${kind}`);
  return first;
};

/** Proves that a platform keeps the promises of the port: the same for every chat. */
export function describePlatform(
  name: string,
  open: (receive: Core['receive']) => Promise<ChatUnderTest>,
): void {
  const begin = async () => {
    const core = createCore();
    const chat = await open(core.receive);
    onTestFinished(chat.end);
    const outgoing = (id: string, cards: Card[] = [everyElement()], to = chat.direct): OutgoingMessage => ({
      id,
      to,
      cards,
      accounts: new Map(),
    });
    return {
      core,
      chat,
      outgoing,
      send: (id: string, cards?: Card[], to?: Address) => chat.platform.send(outgoing(id, cards, to)),
    };
  };
  const failureOf = async (attempt: Promise<unknown>): Promise<Failure | 'none'> => {
    try {
      await attempt;
      return 'none';
    } catch (error) {
      return error instanceof PlatformError ? error.failure : 'none';
    }
  };

  describe(`${name} as a platform: messages`, () => {
    it('draws every element of a card', async () => {
      const { chat, send } = await begin();
      const words = await chat.words(await send('m1'));
      for (const expected of [
        'Week 47, Bob Meyer',
        'On track',
        'A heading',
        'strong',
        'a < b',
        'a link',
        '林晓',
        'Strengths',
        'Nobody had to stay late.',
        '0 of 6',
      ]) {
        expect(words).toContain(expected);
      }
      for (const expected of [
        'Ship the importer',
        'since Monday',
        'Behind',
        'Open',
        'With',
        'Revenue',
        '62',
        'Expected by today: 58%',
        'Team',
        '平台',
        '3 of 4',
        'Answers a week',
      ]) {
        expect(words).toContain(expected);
      }
      for (const expected of [
        'Only you and',
        'Start',
        'Nothing new',
        'Withdraw',
        'Snooze',
        'Tomorrow at 09:30',
      ])
        expect(words).toContain(expected);
    });

    it('leaves people’s words words', async () => {
      const { chat, send } = await begin();
      const words = await chat.words(
        await send('m1', [{ ...small('title'), elements: [{ kind: 'text', text: plain(HOSTILE) }] }]),
      );
      expect(words).toContain(HOSTILE);
    });

    it('shows dates in the reader’s own zone', async () => {
      const { chat, send } = await begin();
      const at = { kind: 'instant' as const, at: new Date('2026-11-19T23:30:00Z'), style: 'time' as const };
      const words = await chat.words(
        await send('m1', [{ ...small('title'), elements: [{ kind: 'text', text: [at] }] }]),
      );
      const local = new Intl.DateTimeFormat('en', {
        timeZone: chat.direct.reader.timeZone,
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      });
      expect(words).toContain(local.format(at.at));
    });

    it('sends a message once, however often it is sent', async () => {
      const { chat, send, outgoing } = await begin();
      const first = await send('m1');
      // As delivery does it: a chat that does not recognise the id is asked first.
      const recognised = chat.platform.capabilities.idempotentSendMs > 0;
      const second = recognised ? await send('m1') : await chat.platform.find(outgoing('m1'));
      expect(second).toBe(first);
      expect(await chat.count()).toBe(1);
      await send('m2');
      expect(await chat.count()).toBe(2);
    });

    it('updates a message in its place', async () => {
      const { chat, send, outgoing } = await begin();
      const ref = await send('m1', [small('before')]);
      await chat.platform.update(ref, outgoing('m1', [small('after')]));
      expect(await chat.words(ref)).toContain('after');
      expect(await chat.words(ref)).not.toContain('before');
      expect(await chat.count()).toBe(1);
    });

    it('finds a message in doubt by its id', async () => {
      const { chat, send, outgoing } = await begin();
      const ref = await send('m1');
      if (chat.platform.capabilities.findBack === 'nowhere') return;
      expect(await chat.platform.find(outgoing('m1'))).toBe(ref);
      expect(await chat.platform.find(outgoing('m2'))).toBeUndefined();
    });

    it('says that an address or a message is gone', async () => {
      const { chat, send, outgoing } = await begin();
      expect(await failureOf(send('m1', undefined, chat.nowhere))).toBe('gone');
      expect(await failureOf(chat.platform.update('no-such-message', outgoing('m1')))).toBe('gone');
    });

    it('says in the core’s words what went wrong', async () => {
      const { chat } = await begin();
      expect(chat.faults.length).toBeGreaterThan(0);
      for (const fault of chat.faults) {
        const { chat: broken, outgoing } = await begin();
        await broken.faults.find((it) => it.name === fault.name)?.arrange();
        expect(await failureOf(broken.platform.send(outgoing('m1'))), fault.name).toBe(fault.failure);
      }
    });
  });

  describe(`${name} as a platform: events`, () => {
    it('tells who pressed what, where', async () => {
      const { core, chat, send } = await begin();
      const ref = await send('m1');
      await chat.press(ref, 'Start', 'd1');
      const event = only(core, 'action');
      expect(event).toMatchObject({
        action: { name: 'sample.start', version: 1, payload: { check: '7' } },
        message: ref,
        place: { kind: 'direct' },
        canOpenForm: true,
      });
      expect(event.actor).toEqual(chat.direct.account);
    });

    it('tells what was chosen', async () => {
      const { core, chat, send } = await begin();
      await chat.press(await send('m1'), 'Snooze', 'd1', 'Tomorrow at 09:30');
      expect(only(core, 'action')).toMatchObject({ action: { name: 'sample.snooze' }, value: 'tomorrow' });
    });

    it('gives a press that is delivered again the same key, and another press another', async () => {
      const { core, chat, send } = await begin();
      const ref = await send('m1');
      for (const delivery of ['d1', 'd1', 'd2']) await chat.press(ref, 'Nothing new', delivery);
      const [first, again, other] = core.events.map((it) => it.key);
      // A chat may also drop the repeat itself; then the second event is the other press.
      if (core.events.length === 3) expect(again).toBe(first);
      expect(other ?? again).not.toBe(first);
    });

    it('tells a channel from a direct message', async () => {
      const { core, chat, send } = await begin();
      await chat.press(await send('m1', undefined, chat.channel), 'Nothing new', 'd1');
      expect(only(core, 'action').place).toMatchObject({ kind: 'channel', channel: chat.channel.channel });
    });

    it('tells a command from words, and people from names', async () => {
      const { core, chat } = await begin();
      const { id, name: colleague } = chat.colleague;
      const { name: platform, workspace } = chat.platform;
      const mention = { mention: { platform, workspace, id }, name: colleague };
      await chat.says(['/kudos ', mention, ' for @everyone’s help'], 'direct', 'd1');
      expect(only(core, 'command')).toMatchObject({
        command: 'kudos',
        line: [mention, ' for @everyone’s help'],
        canOpenForm: true,
      });
      await chat.says(['how does this work?'], 'direct', 'd2');
      // Where a form is a card of its own, words open one as well as anything.
      const canOpenForm = !chat.platform.capabilities.modal;
      expect(only(core, 'message')).toMatchObject({ line: ['how does this work?'], canOpenForm });
    });

    it('does not read what colleagues say to each other', async () => {
      const { core, chat } = await begin();
      await chat.says(['lunch?'], 'channel', 'd1');
      expect(core.events).toEqual([]);
    });

    it('ignores Pacer’s own messages', async () => {
      const { core, chat, send } = await begin();
      await send('m1');
      await chat.echo();
      expect(core.events).toEqual([]);
    });

    it('shows a notice to the one who acted', async () => {
      const { core, chat } = await begin();
      core.answer = () => ({ kind: 'notice', text: plain('Only for you') });
      expect((await chat.says(['/pacer'], 'direct', 'd1')).words).toContain('Only for you');
    });

    it('puts the answer to a press in the card’s place', async () => {
      const { core, chat, send } = await begin();
      core.answer = () => ({ kind: 'cards', cards: [small('a receipt')], where: 'replace' });
      const ref = await send('m1');
      await chat.press(ref, 'Nothing new', 'd1');
      expect(await chat.words(ref)).toContain('a receipt');
      expect(await chat.count()).toBe(1);
    });
  });

  describe(`${name} as a platform: forms`, () => {
    const beginForm = async () => {
      const begun = await begin();
      begun.core.answer = opensForm(everyField());
      const seen = await begun.chat.press(await begun.send('m1'), 'Start', 'd1');
      if (seen.form === undefined) throw new Error('No form was shown');
      return { ...begun, form: seen.form };
    };

    it('draws every field, and first who will read it', async () => {
      const { form } = await beginForm();
      const { words } = form;
      for (const field of fieldsOf(everyField())) expect(words).toContain(field.label);
      for (const expected of [
        'Week 47',
        'What went well',
        'k€',
        'Busy',
        'Scope',
        'empty',
        'full',
        'Call the supplier',
        'Still open',
        'Submit',
        'Save draft',
        'More',
        'How it went',
      ]) {
        expect(words).toContain(expected);
      }
      expect(words.indexOf('Named: only')).toBeLessThan(words.indexOf('How it went'));
    });

    it('brings back the value of every kind of field', async () => {
      const { core, chat, form } = await beginForm();
      await chat.submit(form, everyValue, 'd2');
      expect(only(core, 'form-submitted')).toMatchObject({ instance: 'instance-1', values: everyValue });
    });

    it('brings back what was typed with every other button, and on closing', async () => {
      const { core, chat, form } = await beginForm();
      await chat.pressInForm(form, 'Save draft', everyValue, 'd2');
      expect(only(core, 'form-pressed')).toMatchObject({ button: 'save-draft', values: everyValue });
      await chat.close(form, everyValue, 'd3');
      expect(only(core, 'form-closed')).toMatchObject({
        instance: 'instance-1',
        values: everyValue,
        canOpenForm: false,
      });
    });

    it('shows errors on their fields', async () => {
      const { core, chat, form } = await beginForm();
      core.answer = () => ({
        kind: 'form-errors',
        fields: { subject: 'Please fill this in.' },
        form: 'It was changed meanwhile.',
        again: { instance: form.instance, form: everyField() },
      });
      const seen = await chat.submit(form, { ...everyValue, subject: '' }, 'd2');
      expect(seen.errors?.fields.subject).toContain('Please fill this in.');
      expect(seen.errors?.form ?? '').toContain('It was changed meanwhile.');
    });

    it('finds people by typing', async () => {
      const { core, chat, form } = await beginForm();
      core.answer = () => ({ kind: 'options', options: [{ value: 'p-bob', label: 'Bob Meyer' }] });
      expect(await chat.lookup(form, 'helper', 'bo')).toEqual(['Bob Meyer']);
      expect(only(core, 'lookup')).toMatchObject({ lookup: 'people.find', query: 'bo' });
    });
  });
}
