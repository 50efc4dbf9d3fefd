import type { Locale } from '../shared/locale.ts';
import type { Card, Option } from './card.ts';
import type { FieldErrors, Form } from './form.ts';
import { plain, type Text } from './text.ts';

/** What an adapter shows in answer to an event: a reply, drawn for the actor. */
export type Answer =
  | { kind: 'nothing' }
  /** `done`: what was said in answer to a form's own button sent the form, which is over. */
  | { kind: 'notice'; text: Text; done?: true }
  /** `replace`: in place of the pressed card; `private`: a new one for the actor alone. */
  | { kind: 'cards'; cards: Card[]; where: 'replace' | 'private'; toast?: Text }
  /**
   * `otherwise` stands for the form where it cannot be opened any more: a card with a button that opens it. `inPlace`: the pressed
   * message is its reader's alone, and a chat without modals shows the form there.
   */
  | { kind: 'form'; instance: string; form: Form; otherwise: Card; inPlace?: true }
  /**
   * The form stays open with everything typed; `again` is that form, for chats that must draw it anew for this. `expired`: nothing is
   * known of it any more, and a new one may be opened. `over`: it cannot be sent any more, and none opens in its place.
   */
  | {
      kind: 'form-errors';
      fields: FieldErrors;
      form?: string;
      hint?: string;
      again?: { instance: string; form: Form };
      expired?: true;
      over?: true;
    }
  | { kind: 'options'; options: Option[] };

/** Whose eyes an answer was drawn for: a chat's own words follow them. `accounts` names who can be mentioned in its cards. */
export type AnswerEyes = { locale: Locale; timeZone: string; accounts?: ReadonlyMap<string, string> };

/** An answer with its reader; somebody whom the core does not know has none. */
export type Answered = Answer & { eyes?: AnswerEyes };

/** Joins everything that is wrong in one text, for where there is no form that could show it. */
export const problemsOf = ({ form, fields, hint }: Extract<Answer, { kind: 'form-errors' }>): Text =>
  plain([form, ...Object.values(fields), hint].filter((it) => it !== undefined).join('\n'));
