import { type Form, field } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { say } from './copy.ts';
import type { NudgedView } from './read-nudge.ts';

/** What a word to somebody is for. */
export type Purpose = 'check-in' | 'support';

/** Characters of one note: what a form's long text takes on every platform. */
const MAX_WORDS = 1_000;

/** Whom a word goes to: the goal's owner, or the manager whose decision is open. */
export const addressee = ({ view, role, manager }: Pick<NudgedView, 'view' | 'role' | 'manager'>) =>
  role === 'decision' ? manager : view.owner;

function draft(locale: Locale, it: NudgedView, purpose: Purpose): string {
  const words = say(locale);
  const { owner, goal } = it.view;
  const row = { owner, code: goal.code, title: goal.title };
  if (it.role === 'decision') return words.decisionDraft(row);
  return purpose === 'support' ? words.supportDraft(row) : words.checkInDraft(row);
}

/** Draws the form for a word about a goal, already begun. */
export function noteForm(locale: Locale, it: NudgedView, purpose: Purpose): Form {
  const words = say(locale);
  const { name } = addressee(it);
  return {
    title: purpose === 'support' ? words.offerSupport() : words.checkInWith({ name }),
    audience: words.audience({ name }),
    items: [
      field({
        kind: 'long-text',
        name: 'words',
        label: words.words(),
        hint: words.wordsHint(),
        required: true,
        maxLength: MAX_WORDS,
        initial: [...draft(locale, it, purpose)].slice(0, MAX_WORDS).join(''),
      }),
    ],
    submit: words.send(),
    buttons: [],
  };
}
