import { action, type Badge, type Button, type Card, type CardElement, plain } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { buttonsOf, note, textElement } from '../card-parts.ts';
import { answerElements, type CheckInView, shownNote } from '../cards.ts';
import { say as sayCheckIn } from '../copy.ts';
import type { CheckIn } from '../rules.ts';
import { say } from './copy.ts';

/** Names a check-in's state for a list. */
function stateBadge(it: CheckIn, locale: Locale, away = false): Badge {
  const words = say(locale).stateWords();
  const late = it.state === 'answered' && it.late;
  const wasAway = it.state === 'cancelled' && away;
  return {
    label: late ? words.late : wasAway ? words.away : words[it.state],
    tone: it.state === 'answered' ? 'good' : 'neutral',
  };
}

export type HistoryView = {
  checkIns: readonly CheckIn[];
  /** The ids of those in whose windows days away lie. */
  away: ReadonlySet<string>;
  page: number;
  hasOlder: boolean;
};

/** Rows on one page of the history: with its paging buttons the card keeps to eight controls. */
export const HISTORY_PAGE = 6;

/** Draws one page of somebody's own check-ins. */
export function historyCard({ checkIns, away, page, hasOlder }: HistoryView, locale: Locale): Card {
  const words = say(locale);
  const turn = (to: number) => action('check-ins.history', { page: String(to) });
  const pages: Button[] = [
    ...(page > 0 ? [{ label: words.newer(), action: turn(page - 1) }] : []),
    ...(hasOlder ? [{ label: words.older(), action: turn(page + 1) }] : []),
  ];
  const first = page * HISTORY_PAGE + 1;
  const elements: CardElement[] =
    checkIns.length === 0
      ? [textElement(words.empty())]
      : [
          {
            kind: 'list',
            items: checkIns.map((it) => ({
              text: plain(sayCheckIn(locale).period(it)),
              badge: stateBadge(it, locale, away.has(it.id)),
              ...(it.state === 'answered'
                ? { button: { label: words.open(), action: action('check-ins.open', { checkIn: it.id }) } }
                : {}),
            })),
          },
          ...buttonsOf(pages),
          ...(page > 0 || hasOlder
            ? note(locale, words.page({ from: first, to: first + checkIns.length - 1 }))
            : []),
        ];
  return { title: plain(words.title()), summary: words.title(), elements };
}

/** Draws one own check-in in full: the place that **Open** leads to, so nothing in it is shortened. */
export function pastCard(
  view: Pick<CheckInView, 'checkIn' | 'over' | 'manager' | 'channel' | 'posted'>,
  locale: Locale,
): Card {
  const words = say(locale);
  const about = sayCheckIn(locale);
  const { checkIn } = view;
  const { elements } = answerElements(checkIn, locale, Number.POSITIVE_INFINITY);
  return {
    title: plain(about.title(checkIn)),
    summary: words.title(),
    badge: stateBadge(checkIn, locale),
    elements: [
      ...(elements.length === 0 ? [textElement(words.wordless())] : elements),
      ...note(locale, about.condition(checkIn)),
      ...buttonsOf([
        ...(view.over
          ? []
          : [{ label: words.edit(), action: action('check-ins.start', { checkIn: checkIn.id }) }]),
        { label: words.back(), action: action('check-ins.history', { page: '0' }) },
      ]),
      ...note(
        locale,
        shownNote(view, locale),
        checkIn.editedLate ? about.editedLate() : undefined,
        about.readBy(view),
      ),
    ],
  };
}
