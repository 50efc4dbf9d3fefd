import { formatDay, isLocalDate } from '../../../calendar/index.ts';
import {
  action,
  type CardElement,
  instant,
  join,
  type ListItem,
  MAX_ROWS,
  type PersonRef,
  plain,
  type Text,
  text,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { unitOf, writeAmount } from '../amounts.ts';
import type { Milestone, Update } from '../model.ts';
import type { GoalView } from '../read-goals.ts';
import { say } from './copy.ts';
import { shorten } from './shorten.ts';
import type { GoalChange } from './store.ts';

/** A goal with what happened to it. */
export type Historic = {
  view: GoalView;
  /** Newest first, struck ones included; how many there are besides those shown. */
  updates: readonly Update[];
  earlierUpdates: number;
  /** Newest first. */
  changes: readonly GoalChange[];
  people: ReadonlyMap<string, PersonRef>;
};

/** Characters of one note among others; **All updates** leads to the rest. */
const MAX_NOTE_SHOWN = 110;

const heading = (words: string): CardElement => ({ kind: 'heading', text: plain(words) });

/** Shows milestones with their dates: reached, late or still to come. */
export function milestoneRows({ milestones, today }: GoalView, locale: Locale): CardElement[] {
  if (milestones.length === 0) return [];
  const words = say(locale);
  const row = ({ title, due, doneOn }: Milestone): ListItem => {
    if (doneOn !== undefined)
      return {
        text: plain(title),
        note: words.reachedOn({ on: formatDay(doneOn, locale, today) }),
        badge: { label: words.reached(), tone: 'good' },
      };
    const late = due < today ? { badge: { label: words.late(), tone: 'warning' as const } } : {};
    return { text: plain(title), note: words.dueOn({ on: formatDay(due, locale, today) }), ...late };
  };
  const more = milestones.length - MAX_ROWS;
  return [
    heading(words.milestonesHeading()),
    { kind: 'list', items: milestones.slice(0, MAX_ROWS).map(row) },
    ...(more > 0 ? [{ kind: 'note' as const, text: words.moreMilestones({ count: more }) }] : []),
  ];
}

/** One reported value: how much, by whom, when, how confident, in whose words; struck ones stay to be seen. */
export function updateRow(
  it: Update,
  { view, people }: Pick<Historic, 'view' | 'people'>,
  locale: Locale,
  { isWhole }: { isWhole: boolean },
): ListItem {
  const words = say(locale);
  const { measure } = view.goal;
  const value =
    measure.kind === 'milestones'
      ? words.reachedCount({ count: it.value })
      : writeAmount(it.value, unitOf(measure), locale);
  const who = it.byId === undefined ? undefined : people.get(it.byId)?.name;
  const about: (Text | undefined)[] = [
    text`${instant(it.at, 'day-time')}`,
    who === undefined ? undefined : plain(who),
    it.confidence === undefined ? undefined : plain(words.confidence({ confidence: it.confidence })),
    plain(words.source({ source: it.source })),
  ];
  const line = join(
    about.filter((each) => each !== undefined),
    ' · ',
  );
  const note =
    it.note === undefined ? line : text`${line}\n${isWhole ? it.note : shorten(it.note, MAX_NOTE_SHOWN)}`;
  return {
    text: plain(value),
    note,
    ...(it.struck ? { badge: { label: words.struck(), tone: 'neutral' as const } } : {}),
  };
}

/** Shows the latest updates of a goal; `isMore` where the others' card holds more than updates. */
export function updateRows(it: Historic & { isMore: boolean }, locale: Locale): CardElement[] {
  const words = say(locale);
  const isCut = it.updates.some((each) => [...(each.note ?? '')].length > MAX_NOTE_SHOWN);
  const all = {
    label: words.allUpdates(),
    action: action('goals.history', { goal: it.view.goal.id, page: '0' }),
    style: 'quiet' as const,
  };
  const list: CardElement[] =
    it.updates.length === 0
      ? []
      : [
          heading(words.updates()),
          { kind: 'list', items: it.updates.map((each) => updateRow(each, it, locale, { isWhole: false })) },
        ];
  const leads = it.earlierUpdates > 0 || isCut || it.isMore;
  return leads ? [...list, { kind: 'buttons', buttons: [all] }] : list;
}

/** Writes what a change moved, from what to what; fields without a name in the reader's language are left out. */
function movedIn({ before, after }: GoalChange, { goal, today }: GoalView, locale: Locale): string[] {
  const words = say(locale);
  const write = (value: string | number): string => {
    if (typeof value === 'number') return writeAmount(value, unitOf(goal.measure), locale);
    return isLocalDate(value) ? formatDay(value, locale, today) : value;
  };
  return Object.entries(after).flatMap(([key, to]) => {
    const [field, from] = [words.field({ field: key }), before[key]];
    if (field === undefined || to === null || from === undefined || from === null || from === to) return [];
    return [words.moved({ field, from: write(from), to: write(to) })];
  });
}

/** Shows what happened to a goal as a whole, newest first. */
export function changesOf({ view, changes, people }: Historic, locale: Locale): CardElement[] {
  if (changes.length === 0) return [];
  const words = say(locale);
  const items = changes.map((it): ListItem => {
    const who = it.byId === undefined ? undefined : (people.get(it.byId)?.name ?? '…');
    const what = words.change({ what: it.what, who, moved: movedIn(it, view, locale) });
    return { text: plain(what), note: text`${instant(it.at, 'day')}` };
  });
  return [heading(words.changes()), { kind: 'list', items }];
}
