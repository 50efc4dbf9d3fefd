import type { Field } from '../../src/chat/index.ts';

/*
 * How the controls of a form are named in a card, and read back from `form_value`. Names are unique in a form whose fields' are.
 *
 * | control                         | name                                   | its value in `form_value`                |
 * |---------------------------------|----------------------------------------|------------------------------------------|
 * | field                           | kind `__` field                        | as Feishu's control has it               |
 * | item of a done-list             | `item__` field `__` item               | an option                                |
 * | text beside a select of people  | `find__` kind `__` lookup `__` field   | names typed, to be looked up             |
 * | button                          | `press__` which `__` instance          | none: it is the pressed button's `name`  |
 *
 * Each part holds letters, digits and `-`; all else is written as `_` and two hexadecimal digits a byte. What a select offers is
 * `=` and the option's own value, so that no value is empty or means “not chosen”.
 */

export type FieldKind = Field['kind'];
export type PeopleKind = Extract<FieldKind, 'person' | 'people'>;

export type FormName =
  | { kind: 'field'; of: FieldKind; field: string }
  | { kind: 'item'; field: string; item: string }
  | { kind: 'find'; of: PeopleKind; lookup: string; field: string };

/** The name of the one form container of a card. */
export const FORM_NAME = 'form';
/** The value of an option that takes a choice back: a select cannot be emptied. */
export const NONE = '-';

const SEPARATOR = '__';

const fieldKinds: Readonly<Record<FieldKind, true>> = {
  text: true,
  'long-text': true,
  number: true,
  select: true,
  several: true,
  person: true,
  people: true,
  date: true,
  rating: true,
  'yes-no': true,
  'done-list': true,
};

const isFieldKind = (words: string): words is FieldKind => Object.hasOwn(fieldKinds, words);

const escapeByte = (byte: number): string => `_${byte.toString(16).padStart(2, '0')}`;
const written = (part: string): string =>
  part.toWellFormed().replace(/[^A-Za-z0-9-]+/g, (words) => [...Buffer.from(words)].map(escapeByte).join(''));

function read(part: string): string | undefined {
  try {
    return decodeURIComponent(part.replaceAll('_', '%'));
  } catch {
    return undefined;
  }
}

const nameOf = (...parts: readonly string[]): string => parts.map(written).join(SEPARATOR);

/** Names the control of a field. */
export const fieldName = (kind: FieldKind, field: string): string => nameOf(kind, field);
/** Names the select of one thing of a done-list. */
export const itemName = (field: string, item: string): string => nameOf('item', field, item);
/** Names the text field in which somebody types who is not in the select beside it; it knows which lookup to ask. */
export const findName = (kind: PeopleKind, lookup: string, field: string): string =>
  nameOf('find', kind, lookup, field);
/** Names a button of a form: which one, of which form, and for a named button its own name. */
export const buttonName = (which: 'submit' | 'close' | 'button', instance: string, button?: string): string =>
  nameOf('press', which, instance, ...(button === undefined ? [] : [button]));

/** Reads which button of a form was pressed from its name. */
export function readButtonName(
  name: string,
):
  | { which: 'submit' | 'close'; instance: string }
  | { which: 'button'; instance: string; button: string }
  | undefined {
  const [press, which, instance, button, more] = name.split(SEPARATOR).map(read);
  if (press !== 'press' || instance === undefined || more !== undefined) return undefined;
  if (which === 'button') return button === undefined ? undefined : { which, instance, button };
  return (which === 'submit' || which === 'close') && button === undefined ? { which, instance } : undefined;
}

/** Reads what a control of a form is; undefined for everything that Pacer did not name. */
export function readName(name: string): FormName | undefined {
  const parts = name.split(SEPARATOR).map(read);
  const [kind, first, second, third] = parts;
  if (kind === undefined || first === undefined) return undefined;
  if (kind === 'item' && parts.length === 3 && second !== undefined)
    return { kind: 'item', field: first, item: second };
  if (kind === 'find' && parts.length === 4 && second !== undefined && third !== undefined)
    return first === 'person' || first === 'people'
      ? { kind: 'find', of: first, lookup: second, field: third }
      : undefined;
  return isFieldKind(kind) && parts.length === 2 ? { kind: 'field', of: kind, field: first } : undefined;
}

/** Writes the value of an option of a select. */
export const optionValue = (value: string): string => `=${value}`;

/** Reads the value of a chosen option: empty where nothing is chosen. */
export const readOption = (chosen: string): string => (chosen.startsWith('=') ? chosen.slice(1) : '');
