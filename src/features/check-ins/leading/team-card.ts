import {
  action,
  type Badge,
  type Card,
  type CardElement,
  type ListItem,
  MAX_ROWS,
  type PersonRef,
  plain,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { noteButton } from '../../exchanges/index.ts';
import type { CheckIn } from '../rules.ts';
import { say } from './copy.ts';
import { canRemind, MISSES_FOR_TALK } from './rules.ts';

/** Somebody who has not answered, as their direct manager sees it. */
export type Waiting = {
  checkIn: Pick<CheckIn, 'id' | 'state' | 'leadRemindedAt'>;
  who: PersonRef;
  away: boolean;
  /** Check-ins in a row without an answer, this one included once its window has closed. */
  misses: number;
};

export type TeamView = {
  /** The thing of the card: `team:<team>:<week>` or `reports:<manager>:<week>`. */
  subject: string;
  /** The team's name; absent for a manager's own reports. */
  team: string | undefined;
  period: string;
  answered: number;
  total: number;
  skipped: number;
  /** Those whom the reader may see by name. */
  waiting: readonly Waiting[];
  /** Whether others have not answered whom the reader may not see by name. */
  others: boolean;
  page: number;
};

/** The last row of a page leads to the next one, and two stay free for suggested conversations. */
const ROWS_A_PAGE = MAX_ROWS - 3;
const MOST_TALKS = 2;

function badgeOf(locale: Locale, it: Waiting): Badge | undefined {
  const words = say(locale);
  if (it.away) return { label: words.away(), tone: 'neutral' };
  return it.checkIn.leadRemindedAt === null ? undefined : { label: words.reminded(), tone: 'neutral' };
}

function waitingItem(locale: Locale, it: Waiting): ListItem {
  const words = say(locale);
  const badge = badgeOf(locale, it);
  const button = { label: words.remind(), action: action('check-ins.remind', { checkIn: it.checkIn.id }) };
  return {
    text: plain(it.who.name),
    ...(badge === undefined ? {} : { badge }),
    ...(canRemind(it.checkIn) && !it.away ? { button } : {}),
  };
}

function waitingElements(locale: Locale, { waiting, page, subject }: TeamView): CardElement[] {
  if (waiting.length === 0) return [];
  const words = say(locale);
  const start = page * ROWS_A_PAGE;
  const here = waiting.slice(start, start + ROWS_A_PAGE).map((it) => waitingItem(locale, it));
  const rest = waiting.length - start - here.length;
  const next = {
    label: words.open(),
    action: action('check-ins.team-page', { subject, page: String(page + 1) }),
  };
  const more: ListItem[] = rest > 0 ? [{ text: words.andMore({ count: rest }), button: next }] : [];
  return [
    { kind: 'heading', text: words.waitingFor() },
    { kind: 'list', items: [...here, ...more] },
  ];
}

function talkElements(locale: Locale, { waiting, page }: TeamView): CardElement[] {
  const words = say(locale);
  const talks = waiting.filter((it) => it.misses >= MISSES_FOR_TALK && !it.away).slice(0, MOST_TALKS);
  if (page > 0 || talks.length === 0) return [];
  const items = talks.map((it) => ({
    text: plain(it.who.name),
    note: words.missesNote({ count: it.misses }),
    button: noteButton(words.checkInWith(it.who), { topic: 'check-ins', thing: it.checkIn.id }, [it.who.id]),
  }));
  return [
    { kind: 'text', text: words.talk() },
    { kind: 'list', items },
  ];
}

/** Draws how a team's check-in stands: counts for its lead, and names where the reader is the direct manager. */
export function teamCard(locale: Locale, view: TeamView): Card {
  const words = say(locale);
  const { answered, total, skipped, page, team, period } = view;
  const title = team === undefined ? words.reportsTitle({ period }) : words.teamTitle({ team, period });
  const elements: CardElement[] =
    page > 0
      ? []
      : [
          {
            kind: 'progress',
            label: words.answeredOf({ answered, total }),
            share: answered / Math.max(total, 1),
          },
        ];
  if (page === 0 && answered === total) elements.push({ kind: 'text', text: words.everyone() });
  if (page === 0 && skipped > 0)
    elements.push({ kind: 'text', text: words.skippedCount({ count: skipped }) });
  elements.push(...waitingElements(locale, view), ...talkElements(locale, view));
  if (view.others) elements.push({ kind: 'note', text: words.namesNote() });
  else if (view.team !== undefined && view.waiting.some((it) => canRemind(it.checkIn)))
    elements.push({ kind: 'note', text: words.remindNote() });
  return { title: plain(title), summary: words.teamSummary(), elements };
}

export type TeamRow = { subject: string; name: string; answered: number; total: number };

/** Lists the teams that somebody leads, each with its figures, and their own people where some are elsewhere. */
export function teamsCard(locale: Locale, teams: readonly TeamRow[], ownPeople?: TeamRow): Card {
  const words = say(locale);
  const title = words.teamsTitle();
  const rows =
    ownPeople === undefined ? teams.slice(0, MAX_ROWS) : [...teams.slice(0, MAX_ROWS - 1), ownPeople];
  return {
    title: plain(title),
    summary: words.teamSummary(),
    elements: [
      {
        kind: 'list',
        items: rows.map((row) => ({
          text: plain(row.name),
          note: plain(words.answeredOf(row)),
          button: {
            label: words.open(),
            action: action('check-ins.team-page', { subject: row.subject, page: '0' }),
          },
        })),
      },
    ],
  };
}
