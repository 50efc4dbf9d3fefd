import {
  action,
  type CardElement,
  type DoneState,
  day,
  type FormItem,
  field,
  type ListItem,
  plain,
} from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { say } from './copy.ts';
import { type Commitment, MAX_ASKED } from './rules.ts';

/** Characters of one commitment in a list; the whole is in the check-in it came from. */
const MAX_LINE = 160;

const shorten = (words: string): string => {
  const characters = [...words];
  return characters.length <= MAX_LINE ? words : `${characters.slice(0, MAX_LINE).join('').trimEnd()}…`;
};

function itemOf(locale: Locale, it: Commitment): ListItem {
  const note = it.dueOn === undefined ? {} : { note: say(locale).due({ on: day(it.dueOn) }) };
  return { text: plain(shorten(it.words)), ...note };
}

/** Shows on the prompt what its reader set out to do and has not settled. */
export function openElements(locale: Locale, open: readonly Commitment[]): CardElement[] {
  if (open.length === 0) return [];
  const words = say(locale);
  const shown = open.slice(0, MAX_ASKED).map((it) => itemOf(locale, it));
  const rest = open.length - shown.length;
  return [
    { kind: 'heading', text: words.yourCommitments() },
    { kind: 'list', items: rest > 0 ? [...shown, { text: words.andMore({ count: rest }) }] : shown },
  ];
}

/** Shows on the receipt what became a commitment, each with **Remove**. */
export function madeElements(locale: Locale, made: readonly Commitment[]): CardElement[] {
  const open = made.filter((it) => it.state === 'open');
  if (open.length === 0) return [];
  const words = say(locale);
  const items = open.map((it) => ({
    ...itemOf(locale, it),
    button: { label: words.remove(), action: action('commitments.remove', { commitment: it.id }) },
  }));
  return [
    { kind: 'heading', text: words.fromThisWeek() },
    { kind: 'list', items },
  ];
}

/** Tells a manager how a report's commitments went: counts of what was settled and what is still open. */
export function digestElements(
  locale: Locale,
  { settled, open }: { settled: readonly Commitment[]; open: readonly Commitment[] },
): CardElement[] {
  const done = settled.filter((it) => it.state === 'done').length;
  const counts = { done, dropped: settled.length - done, open: open.length };
  if (counts.done + counts.dropped + counts.open === 0) return [];
  const words = say(locale);
  return [
    {
      kind: 'fields',
      layout: 'columns',
      fields: [{ label: words.commitments(), value: plain(words.counts(counts)) }],
    },
  ];
}

/** The field's name in the check-in form. */
export const DONE_FIELD = 'commitments.done';

const stateOf = (it: Commitment): DoneState =>
  it.state === 'done' || it.state === 'dropped' ? it.state : 'open';

/** Asks in the form how open commitments went; those settled in the same check-in can be changed again. */
export function doneItems(locale: Locale, asked: readonly Commitment[]): FormItem[] {
  if (asked.length === 0) return [];
  const words = say(locale);
  const items = asked
    .slice(0, MAX_ASKED)
    .map((it) => ({ id: it.id, text: shorten(it.words), initial: stateOf(it) }));
  return [
    field({
      kind: 'done-list',
      name: DONE_FIELD,
      label: words.field(),
      items,
      words: { done: words.done(), open: words.open(), dropped: words.dropped() },
    }),
  ];
}
