import {
  addWeeks,
  type LocalDate,
  localDate,
  mondayOf,
  periodKey,
  summaryAt,
  type WeekKey,
  type WorkDays,
} from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import { type CheckIn, type CheckInState, hasWords, type Plan } from '../rules.ts';

export type Digest = {
  id: string;
  managerId: string;
  week: WeekKey;
  since: Instant | null;
  sentAt: Instant;
  returnedAt: Instant | null;
  gotItAt: Instant | null;
};

export type Opening = { checkInId: string; readerId: string; openedAt: Instant };

/** Working days of the manager after which an unopened digest comes back, once (product.md section 2). */
export const RETURN_AFTER = 2;
/** Check-ins in a row without an answer after which a one-to-one is suggested. */
export const MISSES_FOR_TALK = 2;
/** Silent check-ins after which somebody is asked whether to pause. */
export const MISSES_FOR_PAUSE = 3;
/** Working days in which the question may be answered; silence then means to be left alone. */
export const PAUSE_AFTER = 3;
/** Weeks looked back for misses in a row: three monthly check-ins and the days around them. */
export const LOOK_BACK_WEEKS = 16;
/** What is this late is not posted any more (ms): the next one is near. */
const STALE_AFTER = 6 * 24 * 60 * 60_000;

/** Names the subject of a week's digest or summary: a manager's or a team's id and the week. */
export const weekSubject = (id: string, week: WeekKey): string => `${id}:${week}`;

/** Reads such a subject back; the week stands after the last colon. */
export function readWeekSubject(subject: string): { id: string; week: WeekKey } {
  const at = subject.lastIndexOf(':');
  return { id: subject.slice(0, at), week: subject.slice(at + 1) };
}

/** Tells whether somebody was to answer: what was cancelled counts nowhere. */
export const counts = (it: Pick<CheckIn, 'state'>): boolean => it.state !== 'cancelled';

type Window = Pick<CheckIn, 'state' | 'closesAt' | 'closingDay' | 'week'>;

/** Finds when the words of a week go out: when all its windows have closed, by the days of whoever gets them. */
export function dueAt(days: WorkDays, checkIns: readonly Window[]): Instant | undefined {
  const asked = checkIns.filter(counts);
  const [first] = asked;
  if (first === undefined) return undefined;
  const closesAt = new Date(Math.max(...asked.map((it) => it.closesAt.getTime())));
  const closingDay = Math.max(...asked.map((it) => it.closingDay));
  return summaryAt(days, first.week, closingDay, closesAt);
}

/** Finds the first day of the time that a plan's check-in of a week is about: the week, both weeks, or the month. */
export function firstDayOf(
  plan: Pick<Plan, 'cadence' | 'anchorWeek' | 'closingDay'>,
  week: WeekKey,
): LocalDate {
  switch (plan.cadence) {
    case 'weekly':
      return mondayOf(week);
    case 'biweekly':
      return mondayOf(addWeeks(week, -1));
    case 'monthly':
      return `${periodKey(plan, week)}-01`;
  }
}

/** Finds until when what is said now helps anybody. */
export const staleAt = (at: Instant): Instant => new Date(at.getTime() + STALE_AFTER);

/** Tells whether a post that was due comes so late that it helps nobody any more. */
export const isStale = (due: Instant, now: Instant): boolean => staleAt(due) < now;

/** Tells whether a text names a week. */
export const isWeek = (text: string): boolean => /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/.test(text);

export type LineKind = 'blocked' | 'words' | 'nothing';

/** Sorts what a report wrote: blockers come first in the digest, **Nothing new** last. */
export const lineKind = (it: CheckIn): LineKind =>
  it.blockers !== null && it.blockers.trim() !== '' ? 'blocked' : hasWords(it) ? 'words' : 'nothing';

const rank: Record<LineKind, number> = { blocked: 0, words: 1, nothing: 2 };

/** Puts a digest's lines in order: blockers, then words, then nothing new; those of earlier weeks after this week's. */
export const inDigestOrder = (checkIns: readonly CheckIn[]): CheckIn[] =>
  checkIns.toSorted((a, b) => rank[lineKind(a)] - rank[lineKind(b)] || b.week.localeCompare(a.week));

/** Finds when a check-in's words were last written. */
export const writtenAt = (it: Pick<CheckIn, 'answeredAt' | 'editedAt'>): Instant | null =>
  it.editedAt ?? it.answeredAt;

/** Tells whether a reader has opened a check-in as it is now, if need be before an instant. */
export const hasOpened = (
  readerId: string,
  it: Pick<CheckIn, 'id' | 'answeredAt' | 'editedAt'>,
  openings: readonly Opening[],
  before?: Instant,
): boolean =>
  openings.some(
    (opening) =>
      opening.checkInId === it.id &&
      opening.readerId === readerId &&
      opening.openedAt >= (writtenAt(it) ?? opening.openedAt) &&
      (before === undefined || opening.openedAt < before),
  );

/**
 * Picks the check-ins of a manager's digest: this week's answers, and what was written in earlier ones since the digest before and
 * that the manager has not opened meanwhile.
 */
export function digestLines(
  digest: Pick<Digest, 'managerId' | 'week' | 'since' | 'sentAt'>,
  answered: readonly CheckIn[],
  openings: readonly Opening[],
): CheckIn[] {
  const isNew = (it: CheckIn): boolean => {
    const at = writtenAt(it);
    const inTime = at !== null && digest.since !== null && at > digest.since && at <= digest.sentAt;
    return it.week < digest.week && inTime && !hasOpened(digest.managerId, it, openings, digest.sentAt);
  };
  return inDigestOrder(
    answered.filter((it) => it.state === 'answered' && (it.week === digest.week || isNew(it))),
  );
}

/** Finds the one line that stands for a report's words: the blocker, else what went well, else what comes next. */
export function highlight(it: CheckIn): string | undefined {
  const texts = [it.blockers, it.strengths, it.improvements, it.nextSteps];
  return texts.find((words): words is string => words !== null && words.trim() !== '');
}

/** Counts the check-ins without an answer in a row, the newest first; weeks away or skipped neither count nor break it. */
export function missesInARow(newestFirst: readonly { state: CheckInState }[]): number {
  let misses = 0;
  for (const { state } of newestFirst) {
    if (state === 'missed') misses += 1;
    else if (state === 'answered') break;
  }
  return misses;
}

/** Tells whether somebody who has not answered can be reminded: asked, unanswered, and not reminded by their lead before. */
export const canRemind = (it: Pick<CheckIn, 'state' | 'leadRemindedAt'>): boolean =>
  (it.state === 'open' || it.state === 'missed') && it.leadRemindedAt === null;

/** Tells whether somebody is away today, by the date in their own zone. */
export function isAwayToday(work: WorkDays | undefined, now: Instant): boolean {
  if (work === undefined) return false;
  const today = localDate(now, work.timeZone);
  return work.absences.some(({ from, to }) => from <= today && today <= to);
}

// Germany: the rule set there ships with names of non-answerers off (product.md section 10). In small letters "de" is a country
// at the beginning only: Rio de Janeiro.
const withoutNames = [/\b(germany|deutschland)\b|德国/i, /\bDE\b/, /^de\b/i];

/** Tells whether the rule set of a location allows to name who has not answered. */
export const namesAllowedAt = (location: string | undefined): boolean =>
  location === undefined || !withoutNames.some((it) => it.test(location.trim()));
