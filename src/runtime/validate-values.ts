import {
  type DoneState,
  type Field,
  type FieldErrors,
  type FieldValue,
  type FieldValues,
  type Form,
  fieldsOf,
  type RawValue,
  type RawValues,
} from '../chat/index.ts';
import { assertNever } from '../shared/assert-never.ts';
import type { Locale } from '../shared/locale.ts';
import { readNumber as readTyped } from '../shared/read-number.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { say } from './copy.ts';

/** Names of people by id, for the person fields of one form. */
export type Known = ReadonlyMap<string, string>;

type Read = Result<FieldValue | undefined, string>;
type Words = ReturnType<typeof say>;

const textOf = (raw: RawValue | undefined): string => (typeof raw === 'string' ? raw : '');
const listOf = (raw: RawValue | undefined): string[] =>
  Array.isArray(raw) ? raw : textOf(raw) === '' ? [] : [textOf(raw)];

function readText(raw: string, maxLength: number, words: Words): Read {
  const length = [...raw].length;
  return length > maxLength
    ? err(words.tooLong({ is: length, max: maxLength }))
    : ok(raw.trim() === '' ? undefined : raw.trim());
}

function readNumber(raw: string, field: { min?: number; max?: number; whole: boolean }, words: Words): Read {
  if (raw.trim() === '') return ok(undefined);
  const number = readTyped(raw, 'point');
  if (typeof number !== 'number' || (field.whole && !Number.isInteger(number)))
    return err(words.notANumber());
  if (field.min !== undefined && number < field.min) return err(words.tooSmall({ min: field.min }));
  if (field.max !== undefined && number > field.max) return err(words.tooLarge({ max: field.max }));
  return ok(number);
}

const isDate = (words: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(words) && new Date(`${words}T00:00:00Z`).toJSON()?.startsWith(words) === true;

function readDate(raw: string, field: { min?: string; max?: string }, words: Words): Read {
  if (raw === '') return ok(undefined);
  if (!isDate(raw)) return err(words.notADate());
  if (field.min !== undefined && raw < field.min) return err(words.tooEarly({ min: field.min }));
  if (field.max !== undefined && raw > field.max) return err(words.tooLate({ max: field.max }));
  return ok(raw);
}

function readChoices(
  raw: string[],
  allowed: (value: string) => boolean,
  max: number,
  unknown: string,
  words: Words,
): Read {
  const chosen = [...new Set(raw)];
  if (!chosen.every(allowed)) return err(unknown);
  if (chosen.length > max) return err(words.tooMany({ max }));
  return ok(chosen.length === 0 ? undefined : chosen);
}

const isDoneState = (value: string): value is DoneState =>
  value === 'done' || value === 'open' || value === 'dropped';

function readDoneList(
  raw: RawValue | undefined,
  items: readonly { id: string; initial: DoneState }[],
  words: Words,
): Read {
  const given = typeof raw === 'object' && !Array.isArray(raw) ? raw : {};
  const states: Record<string, DoneState> = {};
  for (const item of items) {
    const state = given[item.id] ?? item.initial;
    if (!isDoneState(state)) return err(words.notAnOption());
    states[item.id] = state;
  }
  return ok(items.length === 0 ? undefined : states);
}

function readField(field: Field, raw: RawValue | undefined, known: Known, words: Words): Read {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return readText(textOf(raw), field.maxLength, words);
    case 'number':
      return readNumber(textOf(raw), { ...field, whole: false }, words);
    case 'rating':
      return readNumber(textOf(raw), { min: 1, max: field.max, whole: true }, words);
    case 'date':
      return readDate(textOf(raw), field, words);
    case 'yes-no':
      return ok(textOf(raw) === 'yes');
    case 'select': {
      const value = textOf(raw);
      if (value === '') return ok(undefined);
      return field.options.some((option) => option.value === value) ? ok(value) : err(words.notAnOption());
    }
    case 'several': {
      const isOption = (value: string) => field.options.some((option) => option.value === value);
      return readChoices(
        listOf(raw),
        isOption,
        field.max ?? field.options.length,
        words.notAnOption(),
        words,
      );
    }
    case 'person': {
      const id = textOf(raw);
      if (id === '') return ok(undefined);
      return known.has(id) ? ok(id) : err(words.nobody());
    }
    case 'people':
      return readChoices(listOf(raw), (id) => known.has(id), field.max, words.nobody(), words);
    case 'done-list':
      return readDoneList(raw, field.items, words);
    default:
      return assertNever(field, 'form field');
  }
}

/** Lists the person ids that a form's raw values name, to look them up in one go. */
export const peopleNamed = (form: Form, raw: RawValues): string[] =>
  fieldsOf(form).flatMap((field) =>
    field.kind === 'person' || field.kind === 'people' ? listOf(raw[field.name]) : [],
  );

/** Validates raw values by the form's own fields; every problem comes back at once, in the person's language. */
export function validateValues(
  form: Form,
  raw: RawValues,
  known: Known,
  locale: Locale,
): Result<FieldValues, FieldErrors> {
  const words = say(locale);
  const values: Record<string, FieldValue> = {};
  const errors: Record<string, string> = {};
  for (const field of fieldsOf(form)) {
    const read = readField(field, raw[field.name], known, words);
    if (!read.ok) errors[field.name] = read.error;
    else if (read.value !== undefined) values[field.name] = read.value;
    else if (field.required === true) errors[field.name] = words.required();
  }
  return Object.keys(errors).length > 0 ? err(errors) : ok(values);
}
