import { z } from 'zod';
import { decodeAction, type Event, type LinePart, type RawValues } from '../../src/chat/index.ts';
import { assertNever } from '../../src/shared/assert-never.ts';
import type { Instant } from '../../src/shared/clock.ts';
import { BOT } from './config.ts';
import { account, type Conversation, nameOf, placeOf, type Viewer } from './directory.ts';
import { limits } from './limits.ts';

const typed = z.union([z.object({ text: z.string() }), z.object({ mention: z.string().max(200) })]);
const values = z.record(
  z.string(),
  z.union([z.string(), z.array(z.string()), z.record(z.string(), z.string())]),
);
const common = {
  /** The account that is acting. */
  as: z.string().max(200),
  /** The conversation on the page. */
  in: z.string().max(300),
  /** Made by the page once for each press, so that a second try is the same event. */
  key: z.uuid(),
};
const inForm = { ...common, instance: z.string().max(200), values };

/** What the page may ask for. */
export const actSchema = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('say'), line: z.array(typed).max(200) }),
  z.object({
    ...common,
    kind: z.literal('press'),
    message: z.string().max(200),
    action: z.string().max(10_000),
    value: z.string().max(2_000).optional(),
  }),
  z.object({ ...inForm, kind: z.literal('submit') }),
  z.object({ ...inForm, kind: z.literal('press-in-form'), button: z.string().max(200) }),
  z.object({ ...inForm, kind: z.literal('close') }),
  z.object({ ...common, kind: z.literal('lookup'), lookup: z.string().max(200), query: z.string().max(200) }),
  z.object({ ...common, kind: z.literal('home') }),
]);

export type Act = z.infer<typeof actSchema>;
type Typed = z.infer<typeof typed>;

type Here = { viewer: Viewer; conversation: Conversation; at: Instant };

/** Puts people's names to the mentions of a typed line; accounts that do not exist stay words. */
export function readLine(line: readonly Typed[], viewer: Viewer): LinePart[] {
  const known = new Set([BOT, ...viewer.people.map((it) => it.accountId)]);
  return line.flatMap((part): LinePart[] => {
    if ('text' in part) return part.text === '' ? [] : [part.text];
    const name = nameOf(viewer.people, part.mention);
    return known.has(part.mention) ? [{ mention: account(part.mention), name }] : [`@${name}`];
  });
}

const isBot = (part: LinePart): boolean => typeof part !== 'string' && part.mention.id === BOT;
const lengthOf = (line: readonly LinePart[]): number =>
  line.reduce((sum, part) => sum + [...(typeof part === 'string' ? part : part.name)].length, 0);

/** Whether a typed line is longer than a message may be. */
export const isTooLong = (line: readonly LinePart[]): boolean => lengthOf(line) > limits.lineCharacters;

/** Says whether a typed line is a command, words for Pacer, or words among colleagues that Pacer does not read. */
export function addressed(
  line: readonly LinePart[],
  conversation: Conversation,
): 'command' | 'pacer' | 'colleagues' {
  const [first] = line;
  if (typeof first === 'string' && /^\s*[/／]\S/.test(first)) return 'command';
  return conversation.kind === 'direct' || line.some(isBot) ? 'pacer' : 'colleagues';
}

type SaidWhat =
  | { kind: 'command'; command: string; line: LinePart[]; canOpenForm: true }
  | { kind: 'message'; line: LinePart[]; canOpenForm: false };

function whatWasSaid(line: readonly LinePart[]): SaidWhat {
  const words = line.filter((part) => !isBot(part));
  const [first = '', ...others] = words;
  const slash = typeof first === 'string' ? /^\s*[/／](\S+)\s*/.exec(first) : null;
  if (slash === null || typeof first !== 'string')
    return { kind: 'message', line: words, canOpenForm: false };
  const rest = first.slice(slash[0].length);
  return {
    kind: 'command',
    command: slash[1] ?? '',
    line: rest === '' ? others : [rest, ...others],
    canOpenForm: true,
  };
}

/** Turns what the page asked for into the core's event; undefined where it is no event at all (a forged action). */
export function toEvent(
  act: Act,
  { viewer, conversation, at }: Here,
  message?: { ref: string; posted: boolean },
): Event | undefined {
  const base = {
    key: `playground:${viewer.me.accountId}:${act.key}`,
    at,
    actor: account(viewer.me.accountId),
    place: placeOf(conversation),
  };
  switch (act.kind) {
    case 'say':
      return { ...base, ...whatWasSaid(readLine(act.line, viewer)) };
    case 'press': {
      const action = decodeAction(act.action);
      if (action === undefined) return undefined;
      // A private note is no message of the outbox: the core must not look for it there.
      const pressed = message?.posted === true ? { message: message.ref } : {};
      return {
        ...base,
        kind: 'action',
        canOpenForm: true,
        action,
        ...pressed,
        ...(act.value === undefined ? {} : { value: act.value }),
      };
    }
    case 'submit':
      return {
        ...base,
        kind: 'form-submitted',
        canOpenForm: true,
        instance: act.instance,
        values: valuesOf(act.values),
      };
    case 'press-in-form':
      return {
        ...base,
        kind: 'form-pressed',
        canOpenForm: true,
        instance: act.instance,
        button: act.button,
        values: valuesOf(act.values),
      };
    case 'close':
      return {
        ...base,
        kind: 'form-closed',
        canOpenForm: false,
        instance: act.instance,
        values: valuesOf(act.values),
      };
    case 'lookup':
      return { ...base, kind: 'lookup', canOpenForm: false, lookup: act.lookup, query: act.query };
    case 'home':
      return { ...base, kind: 'home-opened', canOpenForm: true };
    default:
      return assertNever(act, 'act');
  }
}

/** Field names come from the page: none may reach an object's prototype. */
const valuesOf = (values: RawValues): RawValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => name !== '__proto__'));
