import { type Action, decodeAction } from '../../src/chat/index.ts';
import { limits } from './limits.ts';

/*
 * How Pacer's actions are written into the ids and values of Slack's controls, and read back.
 *
 * | control | `action_id`        | `block_id`  | value                  |
 * |---------|--------------------|-------------|------------------------|
 * | button  | `press:n`          | any         | the action             |
 * | choice  | `choose:n`         | any         | action and choice      |
 * | select  | `pick:n:` action   | any         | the option's own value |
 * | menu    | `menu:n:` actions  | any         | the action's place     |
 *
 * `n` is unique in a message, so that ids are. An option's value holds 75 characters, which is too few for an action: it stands in
 * the id of its control. What is too long for that goes on in the id of the block (`n:` and the rest), where the control then
 * stands alone.
 */

/** What was pressed, and the option that was chosen where there were options. */
export type Pressed = { action: Action; value?: string };

/** A pressed control as Slack reports it in `block_actions`. */
export type PressedControl = {
  action_id: string;
  block_id: string;
  value?: string | undefined;
  selected_option?: { value?: string | undefined } | null | undefined;
};

/** `block_id` is there where the control needs it, and must then stand alone in its block. */
type Ids = { action_id: string; block_id?: string };
type Button = { action_id: string; value: string };

// Plain ASCII without & < >: no cut falls into a character, and it is the same whether or not Slack writes entities for them.
const written = (it: unknown): string =>
  JSON.stringify(it).replace(
    /[^\x20-\x7e]|[&<>]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const partsOf = (it: Action) => [it.name, it.version, it.payload];

function parse(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return undefined;
  }
}

const listOf = (it: unknown): readonly unknown[] => (Array.isArray(it) ? it : []);
const readAction = (it: unknown): Action | undefined => decodeAction(JSON.stringify(it) ?? '');

/** Spreads words over the id of a control and, where they are too long, that of its block; undefined where they do not fit. */
function spread(kind: string, n: number, words: string): Ids | undefined {
  const [head, rest] = [`${kind}:${n}:`, `${n}:`];
  const first = words.slice(0, limits.id - head.length);
  const second = words.slice(first.length);
  if (second === '') return { action_id: `${head}${first}` };
  if (second.length > limits.id - rest.length) return undefined;
  return { action_id: `${head}${first}`, block_id: `${rest}${second}` };
}

function gather({ action_id, block_id }: PressedControl): readonly unknown[] {
  const [, n, first] = /^\w+:(\d+):(.*)$/.exec(action_id) ?? [];
  if (n === undefined || first === undefined) return [];
  const rest = block_id.startsWith(`${n}:`) ? block_id.slice(n.length + 1) : '';
  return listOf(parse(first) ?? parse(`${first}${rest}`));
}

const asButton = (kind: string, n: number, value: string): Button | undefined =>
  value.length <= limits.buttonValue ? { action_id: `${kind}:${n}`, value } : undefined;

/** Writes a button; undefined where the action does not fit (a payload holds ids only, so it does). */
export const encodeButton = (n: number, action: Action): Button | undefined =>
  asButton('press', n, written(partsOf(action)));

/** Writes one option of a select as a button of its own, for options that do not fit into a select. */
export const encodeChoice = (n: number, action: Action, choice: string): Button | undefined =>
  asButton('choose', n, written([partsOf(action), choice]));

/** Writes a select, whose options carry their own values; undefined where action or values do not fit. */
export function encodeSelect(n: number, action: Action, values: readonly string[]): Ids | undefined {
  if (values.some((value) => value === '' || value.length > limits.optionValue)) return undefined;
  return spread('pick', n, written([partsOf(action)]));
}

/** Writes a menu of several actions; its options' values are their places: `0`, `1`, … */
export const encodeMenu = (n: number, actions: readonly Action[]): Ids | undefined =>
  spread('menu', n, written(actions.map(partsOf)));

function readChoice(value: string): Pressed | undefined {
  const [parts, choice] = listOf(parse(value));
  const action = readAction(parts);
  return action === undefined || typeof choice !== 'string' ? undefined : { action, value: choice };
}

const withValue = (action: Action | undefined, value: string | undefined): Pressed | undefined =>
  action === undefined ? undefined : { action, ...(value === undefined ? {} : { value }) };

/** Reads a pressed control: which action, with which choice; undefined where Pacer did not write it. */
export function decodeControl(control: PressedControl): Pressed | undefined {
  const kind = control.action_id.split(':', 1)[0];
  const value = control.selected_option?.value ?? control.value;
  if (value === undefined) return undefined;
  if (kind === 'choose') return readChoice(value);
  if (kind === 'press') return withValue(readAction(parse(value)), undefined);
  if (kind === 'pick') return withValue(readAction(gather(control)[0]), value);
  if (kind === 'menu') return withValue(readAction(gather(control)[Number(value)]), undefined);
  return undefined;
}
