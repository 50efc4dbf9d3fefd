import { Hono } from 'hono';
import { optionValue, readName } from '../../../adapters/feishu/form-names.ts';
import { connectFeishu, EVENTS_PATH, PLATFORM } from '../../../adapters/feishu/index.ts';
import type {
  Address,
  Answered,
  Event,
  LinePart,
  MessageRef,
  RawValue,
  RawValues,
  Receive,
} from '../../../src/chat/index.ts';
import { listen } from '../../../src/http/server.ts';
import { realClock } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import type { Log } from '../../../src/shared/log.ts';
import { everyField } from '../../contracts/every-element.ts';
import {
  type ChatUnderTest,
  describePlatform,
  type OpenForm,
  type Seen,
} from '../../contracts/platform-contract.ts';
import { type Json, listOf, objectOf, objectsOf, taggedIn } from '../../support/feishu/check-shape.ts';
import { type FakeFeishu, startFakeFeishu } from '../../support/feishu/fake-feishu.ts';
import { controlsIn, formIn } from '../../support/feishu/form-values.ts';
import type { Person, Seen as Shown } from '../../support/feishu/person.ts';
import type { Message } from '../../support/feishu/state.ts';

type How = 'long connection' | 'http';
type Failing = ChatUnderTest['faults'];

const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

const hasForm = (it: Message): boolean => taggedIn(it.card).some((one) => one.tag === 'form');
const cardOf = (it: Message): Json => objectOf(it.card);
const labelOf = (it: Json): string => String(objectOf(it.text).content ?? '');
const callbackOf = (it: Json): Json => objectOf(objectsOf(it.behaviors)[0]?.value);

/** Finds a button of a form by what it does. */
function buttonOf(form: Json, pacer: string): Json {
  const found = taggedIn(form).find((it) => it.tag === 'button' && callbackOf(it).pacer === pacer);
  if (found === undefined) throw new Error(`The form cannot ${pacer}`);
  return found;
}

/** What somebody types or chooses in one control of a form. */
function typed(name: string, values: RawValues): unknown {
  const control = readName(name);
  const value: RawValue | undefined = control === undefined ? undefined : values[control.field];
  if (control === undefined || control.kind === 'find' || value === undefined) return undefined;
  if (control.kind === 'item')
    return typeof value === 'object' && !Array.isArray(value)
      ? optionValue(value[control.item] ?? '')
      : undefined;
  if (control.of === 'yes-no') return value === 'yes';
  if (Array.isArray(value)) return value.map(optionValue);
  const chosen = control.of === 'select' || control.of === 'rating' || control.of === 'person';
  return chosen ? optionValue(String(value)) : value;
}

const typing = (form: Json, values: RawValues): Record<string, unknown> =>
  Object.fromEntries(
    controlsIn(form)
      .map((it): [string, unknown] => [String(it.name), typed(String(it.name), values)])
      .filter(([, value]) => value !== undefined),
  );

/** Reads what stands beside each field as wrong with it: the warning below its control. */
function errorsBeside(form: Json): Record<string, string> {
  const found: Record<string, string> = {};
  let field = '';
  for (const it of taggedIn(form.elements)) {
    const control = typeof it.name === 'string' ? readName(it.name) : undefined;
    if (control !== undefined) field = control.field;
    if (it.tag === 'plain_text' && String(it.content).startsWith('⚠️') && field !== '')
      found[field] = String(it.content);
  }
  return found;
}

/** Reads what a person is shown in the contract's words. */
function seenBy(person: Person, { toast, posted, words, error }: Shown, pressed?: Message): Seen {
  if (error !== undefined) throw new Error(`Feishu shows the error ${error}`);
  const shown = [...(pressed === undefined ? [] : [pressed]), ...posted].findLast(hasForm);
  if (shown === undefined) return { words };
  const form = formIn(cardOf(shown));
  const instance = String(callbackOf(buttonOf(form, 'submit')).instance);
  return {
    form: { words: person.reads(shown), instance },
    ...(toast?.type === 'error' ? { errors: { fields: errorsBeside(form), form: toast.words } } : {}),
    words,
  };
}

/** The ways in which Feishu fails a message. */
function faultsOf(feishu: FakeFeishu, me: string): Failing {
  const next =
    (as: Parameters<FakeFeishu['fail']>[0]['as'], times = 1) =>
    async () => {
      feishu.fail({ method: 'message.create', as, times });
    };
  return [
    { name: '99991400', failure: 'rate-limited', arrange: next({ kind: 'rate-limited', reset: 7 }) },
    { name: '230020', failure: 'rate-limited', arrange: next({ kind: 'code', code: 230020 }) },
    // Some calls are refused with status 200.
    {
      name: 'refused with 200',
      failure: 'rate-limited',
      arrange: next({ kind: 'code', code: 230020, status: 200 }),
    },
    { name: 'bot not in group', failure: 'forbidden', arrange: next({ kind: 'code', code: 230002 }) },
    {
      name: 'user out of scope',
      failure: 'gone',
      arrange: () => feishu.changeUser(me, { available: false }),
    },
    { name: 'user left', failure: 'gone', arrange: () => feishu.leaves(me) },
    { name: 'bot stopped', failure: 'forbidden', arrange: () => feishu.changeUser(me, { blocked: true }) },
    // Nothing is lost by it: the lane waits until there is a token again.
    {
      name: 'bad token',
      failure: 'rate-limited',
      arrange: next({ kind: 'code', code: 99991663, status: 401 }, 2),
    },
    {
      name: 'app disabled',
      failure: 'rate-limited',
      arrange: async () => {
        feishu.state.disabled = true;
      },
    },
    { name: '500', failure: 'transient', arrange: next({ kind: 'status', status: 500 }) },
    { name: 'dropped before', failure: 'transient', arrange: next({ kind: 'drop' }) },
    { name: 'dropped after', failure: 'transient', arrange: next({ kind: 'drop', after: true }) },
    {
      name: 'card refused',
      failure: 'bad-content',
      arrange: next(
        {
          kind: 'code',
          code: 230099,
          msg: 'Failed to create card content, ext=ErrCode: 200621; ErrPath: ROOT; ',
        },
        2,
      ),
    },
  ];
}

async function open(how: How, receive: Receive) {
  // Only a group's own messages show that the bot does not listen to them.
  const feishu = await startFakeFeishu({
    turnMs: 1,
    hearsGroups: true,
    untouched: how === 'http' ? 'empty' : 'absent',
  });
  const { encryptKey, verificationToken, app, baseUrl } = feishu;
  const { platform } = await connectFeishu({
    config: {
      appId: app.id,
      appSecret: app.secret,
      baseUrl,
      ...(how === 'http' ? { encryptKey, verificationToken } : {}),
    },
    known: undefined,
    defaultLocale: 'en',
    paint: async () => new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
    realClock,
    newId,
    log: silent,
    options: { reconnectFirstMs: 20 },
  });
  const http = new Hono();
  await platform.start(receive, http);
  const server = await listen(http, 0, '127.0.0.1');
  if (how === 'http') feishu.deliverTo(`http://127.0.0.1:${server.port}${EVENTS_PATH}`);
  const end = async () => {
    await platform.stop();
    await server.close();
    await feishu.close();
    if (feishu.violations.length > 0) throw new Error(`Feishu refused: ${feishu.violations.join('\n')}`);
  };
  return { feishu, platform, end };
}

/** A core that can be asked who a typed name means: what it answers to the name is seen in the form that comes back. */
function lookingUp(receive: Receive) {
  const state = { looking: false };
  const again: Answered = {
    kind: 'form-errors',
    fields: {},
    form: 'Not yet',
    again: { instance: 'instance-1', form: everyField() },
  };
  return {
    state,
    receive: async (event: Event): Promise<Answered> =>
      state.looking && event.kind !== 'lookup' ? again : receive(event),
  };
}

/** The words of what is chosen in a select. */
function chosenIn(it: Json): string[] {
  const chosen = [it.initial_option, ...listOf(it.selected_values)];
  return objectsOf(it.options)
    .filter((option) => chosen.includes(option.value))
    .map(labelOf);
}

/** Somebody in front of the forms of the contract. */
function formsOf(person: Person, lookup: { looking: boolean }) {
  const send = async (values: RawValues, delivery: string, label?: string): Promise<Seen> => {
    const message = person.form();
    const filled = typing(formIn(cardOf(message)), values);
    return seenBy(person, await person.submits(message, filled, label, delivery), message);
  };
  const labelFor = (pacer: string): string => labelOf(buttonOf(formIn(cardOf(person.form())), pacer));
  return {
    submit: (_: OpenForm, values: RawValues, delivery: string) => send(values, delivery, labelFor('submit')),
    pressInForm: (_: OpenForm, label: string, values: RawValues, delivery: string) =>
      send(values, delivery, label),
    async close(_: OpenForm, values: RawValues, delivery: string): Promise<void> {
      await send(values, delivery, labelFor('close'));
    },
    async lookup(_: OpenForm, field: string, query: string): Promise<readonly string[]> {
      const message = person.form();
      const named = (kind: string) =>
        controlsIn(formIn(cardOf(message))).find((it) => {
          const control = readName(String(it.name));
          return control?.kind === kind && control.field === field;
        });
      lookup.looking = true;
      await person.submits(message, { [String(named('find')?.name)]: query }, labelFor('submit'));
      lookup.looking = false;
      return chosenIn(objectOf(named('field')));
    },
  };
}

async function openChat(how: How, receive: Receive): Promise<ChatUnderTest> {
  const core = lookingUp(receive);
  const { feishu, platform, end } = await open(how, core.receive);
  const me = feishu.addUser({ name: '林晓', en_name: 'Lin Xiao' });
  const bob = feishu.addUser({ name: 'Bob Meyer' });
  const group = feishu.addGroup({ name: 'payments', members: [me.open_id, bob.open_id] });
  const person = feishu.as(me.open_id);
  const here = { platform: PLATFORM, workspace: feishu.app.id };
  const reader = { locale: 'en', timeZone: me.timeZone, platform: PLATFORM } as const;
  const direct = (id: string): Address => ({
    account: { ...here, id },
    reader: { ...reader, personId: `p-${id}` },
  });
  const channel = { ...here, id: group.chat_id };

  const messageAt = (ref: MessageRef): Message => {
    const message = feishu.message(ref);
    if (message === undefined) throw new Error(`There is no message ${ref}`);
    return message;
  };

  async function says(
    line: readonly LinePart[],
    place: 'direct' | 'channel',
    delivery: string,
  ): Promise<Seen> {
    const parts = line.map((it) => (typeof it === 'string' ? it : { user: it.mention.id }));
    return seenBy(person, await person.says(parts, place === 'direct' ? undefined : group.chat_id, delivery));
  }

  return {
    platform,
    direct: direct(me.open_id),
    channel: { channel, reader: { ...reader, channel } },
    nowhere: direct('ou_nobody'),
    colleague: { id: bob.open_id, name: bob.name },
    words: async (ref) => person.reads(messageAt(ref)),
    count: async () => person.sees().filter((it) => it.sender === feishu.app.id).length,
    press: async (ref, label, delivery, option) => {
      const message = messageAt(ref);
      return seenBy(person, await person.presses(message, label, option, delivery), message);
    },
    says,
    ...formsOf(person, core.state),
    echo: async () => {
      const [message] = person.sees();
      if (message === undefined) throw new Error('Nothing was posted');
      await feishu.echo(message);
    },
    faults: faultsOf(feishu, me.open_id),
    end,
  };
}

describePlatform('Feishu over a long connection', (receive) => openChat('long connection', receive));
describePlatform('Feishu over HTTP', (receive) => openChat('http', receive));
