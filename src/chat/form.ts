import type { Option } from './card.ts';
import type { PersonRef, Text } from './text.ts';

type Common = { name: string; label: string; hint?: string; required?: boolean };

export type DoneState = 'done' | 'open' | 'dropped';

export type Field = Common &
  (
    | { kind: 'text'; maxLength: number; initial?: string; placeholder?: string }
    /** At most 1,000 characters on every platform (decision 7). */
    | { kind: 'long-text'; maxLength: number; initial?: string; placeholder?: string }
    | { kind: 'number'; min?: number; max?: number; initial?: number; unit?: string }
    | { kind: 'select'; options: Option[]; initial?: string }
    | { kind: 'several'; options: Option[]; max?: number; initial?: string[] }
    /** A person, found by typing (event `lookup`); `likely` is offered before anything is typed. */
    | { kind: 'person'; lookup: string; likely: PersonRef[]; initial?: PersonRef }
    | { kind: 'people'; lookup: string; likely: PersonRef[]; max: number; initial?: PersonRef[] }
    /** `2026-11-20`. */
    | { kind: 'date'; min?: string; max?: string; initial?: string }
    /** A whole number from 1 to `max`, with words for the two ends. */
    | { kind: 'rating'; max: number; lowest: string; highest: string; initial?: number }
    | { kind: 'yes-no'; initial: boolean }
    /** Several things, each done, still open or dropped. */
    | {
        kind: 'done-list';
        items: { id: string; text: string; initial: DoneState }[];
        words: Record<DoneState, string>;
      }
  );

export type FormItem =
  | { kind: 'field'; field: Field }
  | { kind: 'heading'; text: Text }
  | { kind: 'text'; text: Text }
  | { kind: 'note'; text: Text }
  | { kind: 'progress'; label: string; share: number; caption?: Text }
  | { kind: 'divider' };

/** `more` shows the form's longer variant and `save-draft` keeps what was typed: both are served by the runtime. */
export type FormButton = { name: string; label: string };

export type Form = {
  title: string;
  /** First line: who will read it. */
  audience: Text;
  items: FormItem[];
  submit: string;
  /** At most three besides Submit (decision 7). */
  buttons: FormButton[];
  /** The version of the thing that was read; a submit against a newer one is told so and keeps its text. */
  version?: number;
};

/** A field's value as a chat sends it: text, several texts, or an item's state by its id. Missing fields are absent. */
export type RawValue = string | string[] | Record<string, string>;
export type RawValues = Readonly<Record<string, RawValue>>;

/** A field's value after validation by its definition; an empty optional field is absent. */
export type FieldValue = string | number | boolean | string[] | Record<string, DoneState>;
export type FieldValues = Readonly<Record<string, FieldValue>>;

export type FieldErrors = Readonly<Record<string, string>>;

/** Wraps a field as a form item. */
export const field = (it: Field): FormItem => ({ kind: 'field', field: it });

/** Lists the fields of a form in their order. */
export const fieldsOf = (form: Form): Field[] =>
  form.items.flatMap((item) => (item.kind === 'field' ? [item.field] : []));
