import { cleanWords, type RawValue, type RawValues } from '../../src/chat/index.ts';
import { type FieldKind, type PeopleKind, readName, readOption } from './form-names.ts';

/** `action.form_value`: by control, as Feishu reports it. */
export type FormValue = Readonly<Record<string, unknown>>;

/** Names that somebody typed beside a select of people. */
export type TypedPeople = { field: string; kind: PeopleKind; lookup: string; words: string };

const textOf = (it: unknown): string => (typeof it === 'string' ? it : '');
const listOf = (it: unknown): string[] =>
  Array.isArray(it) ? it.filter((each) => typeof each === 'string') : [];

const chosen = (it: unknown): string => readOption(textOf(it));
const severalChosen = (it: unknown): string[] =>
  (typeof it === 'string' ? [it] : listOf(it)).map(readOption).filter((each) => each !== '');

// `2026-11-27 +0800`: a date, and the zone of the client that it was chosen in.
const dateOf = (it: unknown): string => /^\d{4}-\d\d-\d\d/.exec(textOf(it))?.[0] ?? '';

function readValue(kind: FieldKind, it: unknown): RawValue {
  switch (kind) {
    case 'text':
    case 'long-text':
    case 'number':
      return textOf(it);
    case 'select':
    case 'rating':
    case 'person':
      return chosen(it);
    case 'several':
    case 'people':
      return severalChosen(it);
    case 'date':
      return dateOf(it);
    case 'yes-no':
      return it === true || it === 'true' ? 'yes' : 'no';
    case 'done-list':
      return {};
  }
}

const namesIn = (formValue: FormValue | undefined, fields: readonly string[]): string[] => [
  ...new Set([...fields, ...Object.keys(formValue ?? {})]),
];

/**
 * Reads what was typed and chosen in a form. `fields` are the controls that the form had (a button's value names them): those that
 * Feishu does not report are empty, so that a draft forgets what was deleted.
 */
export function readForm(formValue: FormValue | undefined, fields: readonly string[] = []): RawValues {
  const values = new Map<string, RawValue>();
  const items = new Map<string, Record<string, string>>();
  for (const name of namesIn(formValue, fields)) {
    const control = readName(name);
    const reported = formValue?.[name];
    if (control?.kind === 'field') values.set(control.field, readValue(control.of, reported));
    if (control?.kind !== 'item' || chosen(reported) === '') continue;
    items.set(control.field, { ...items.get(control.field), [control.item]: chosen(reported) });
  }
  return Object.fromEntries([...values, ...items]);
}

/** Reads everything that somebody wrote in a form, in its order. */
export const readWritten = (formValue: FormValue | undefined, fields: readonly string[]): string[] =>
  namesIn(formValue, fields).flatMap((name) => {
    const control = readName(name);
    const isWords = control?.kind === 'field' && (control.of === 'text' || control.of === 'long-text');
    const words = isWords ? cleanWords(textOf(formValue?.[name])).trim() : '';
    return words === '' ? [] : [words];
  });

/** Reads the names that were typed beside selects of people, for the core's lookup; empty ones are left out. */
export const readTypedPeople = (formValue: FormValue | undefined): TypedPeople[] =>
  Object.entries(formValue ?? {}).flatMap(([name, it]) => {
    const control = readName(name);
    const words = textOf(it).trim();
    return control?.kind === 'find' && words !== ''
      ? [{ field: control.field, kind: control.of, lookup: control.lookup, words }]
      : [];
  });
