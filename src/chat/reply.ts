import type { Card, Option } from './card.ts';
import type { FieldErrors, Form } from './form.ts';
import type { Text } from './text.ts';

/** What an adapter shows in answer to an event: a reply, drawn for the actor. */
export type Answer =
  | { kind: 'nothing' }
  | { kind: 'notice'; text: Text }
  /** `replace`: in place of the pressed card; `private`: a new one for the actor alone. */
  | { kind: 'cards'; cards: Card[]; where: 'replace' | 'private'; toast?: Text }
  | { kind: 'form'; instance: string; form: Form }
  /** The form stays open with everything typed. */
  | { kind: 'form-errors'; fields: FieldErrors; form?: string; hint?: string }
  | { kind: 'options'; options: Option[] };
