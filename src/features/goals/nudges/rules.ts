import {
  addDays,
  type LocalDate,
  mondayOf,
  nextWorkingDay,
  type WorkDays,
  weekOf,
  workingDayAfter,
  workingDaysBetween,
} from '../../../calendar/index.ts';
import type { Goal, Status } from '../model.ts';
import { isWorse } from '../rules/status.ts';
import type { Act, Wait } from './model.ts';

/** Working days after which a goal that was put forward is put forward again. */
const AGAIN_AFTER = 2;
/** Cards without an act: the third says who sees it next, and what follows comes on Mondays only. */
export const MANY_CARDS = 3;
/** Days for which an act lets a goal rest. */
export const REST_DAYS = 7;

const asking: ReadonlySet<Status> = new Set(['overdue', 'behind', 'no-recent-update']);

/** Tells whether a goal, as everybody is told it stands, is one for its manager to look at. */
export const needsManager = (goal: Pick<Goal, 'state' | 'shownStatus'>): boolean =>
  goal.state === 'active' && asking.has(goal.shownStatus);

/** Picks the goals to put forward; a key result is left out where its objective stands there itself. */
export function askingGoals(goals: readonly Goal[]): Goal[] {
  const needing = goals.filter(needsManager);
  const ids = new Set(needing.map((it) => it.id));
  return needing.filter((it) => it.kind !== 'key-result' || !ids.has(it.parentId ?? ''));
}

/** The day of whoever looks after goals, in their own work time. */
export type Day = { today: LocalDate; work: WorkDays };

const startOver = {
  listed: 0,
  shown: 0,
  announcedId: undefined,
  announcedOn: undefined,
  escalation: 'none',
  escalatedToId: undefined,
} as const;

type Looked = Pick<Goal, 'id' | 'shownStatus' | 'reportedAt'>;

const newWait = (goal: Looked, managerId: string, today: LocalDate, version: number): Wait => ({
  ...startOver,
  goalId: goal.id,
  managerId,
  since: today,
  status: goal.shownStatus,
  listedOn: undefined,
  restUntil: undefined,
  snoozed: false,
  heardAt: goal.reportedAt,
  version,
});

/** Tells whether a goal is left alone today. */
export const isResting = ({ restUntil }: Pick<Wait, 'restUntil'>, today: LocalDate): boolean =>
  restUntil !== undefined && today < restUntil;

/** After the owner's own report a goal is off the list until the next week begins. */
function afterReport(before: Wait, goal: Looked, today: LocalDate): Wait {
  if (goal.reportedAt === undefined || (before.heardAt !== undefined && goal.reportedAt <= before.heardAt))
    return before;
  const nextMonday = addDays(mondayOf(weekOf(today)), 7);
  const until =
    before.restUntil !== undefined && before.restUntil > nextMonday ? before.restUntil : nextMonday;
  return {
    ...before,
    ...startOver,
    heardAt: goal.reportedAt,
    since: until,
    restUntil: until,
    snoozed: before.snoozed && until === before.restUntil,
  };
}

/** Takes note of what became of a goal since it was looked at last: another manager, a report, a change for the worse. */
export function lookAgain(
  before: Wait | undefined,
  goal: Looked,
  { managerId, today }: { managerId: string; today: LocalDate },
): Wait {
  if (before?.managerId !== managerId) return newWait(goal, managerId, today, before?.version ?? 0);
  const wait = afterReport(before, goal, today);
  if (!isWorse(goal.shownStatus, wait.status)) return { ...wait, status: goal.shownStatus };
  if (wait.snoozed && isResting(wait, today)) return wait;
  // The status that was told last stays until the worse one is told.
  return isResting(wait, today) ? { ...wait, restUntil: undefined, since: today } : wait;
}

/**
 * Tells whether a goal is put forward today by itself: newly overdue or behind, worse than was told, waited two working days, or
 * with the week. Silence alone is no haste.
 */
export function isDue(wait: Wait, goal: Pick<Goal, 'shownStatus'>, { today, work }: Day): boolean {
  if (isResting(wait, today) || wait.listedOn === today) return false;
  if (isWorse(goal.shownStatus, wait.status)) return true;
  const { since, listed, listedOn, restUntil } = wait;
  if (listedOn === undefined && goal.shownStatus !== 'no-recent-update') return true;
  if (restUntil !== undefined && (listedOn === undefined || listedOn < restUntil)) return true;
  const from = listed === 0 ? since : listedOn;
  if (listed < MANY_CARDS && from !== undefined && workingDayAfter(work, from, AGAIN_AFTER) <= today)
    return true;
  const weekBegan = nextWorkingDay(work, mondayOf(weekOf(today)));
  return since <= weekBegan && (listedOn === undefined || listedOn < weekBegan);
}

/** Counts the working days for which a goal has waited. */
export const daysWaiting = ({ since }: Pick<Wait, 'since'>, { today, work }: Day): number =>
  Math.max(0, workingDaysBetween(work, since, today) - 1);

/** Tells whether an open decision goes one up today: somebody was named on the third card, and nothing has happened since. */
export const goesUp = (wait: Wait, nextId: string | undefined, { today, work }: Day): boolean =>
  wait.escalation === 'none' &&
  wait.announcedOn !== undefined &&
  wait.announcedId === nextId &&
  !isResting(wait, today) &&
  workingDayAfter(work, wait.announcedOn, AGAIN_AFTER) <= today;

/** Finds the next day on which a goal may ask for something, whatever happens meanwhile. */
export function nextLookOn(wait: Wait, { today, work }: Day): LocalDate {
  const always = { ...work, absences: [] };
  const after = (date: LocalDate | undefined, days: number): LocalDate[] =>
    date === undefined ? [] : [workingDayAfter(always, date, days)];
  const candidates = [
    nextWorkingDay(always, addDays(mondayOf(weekOf(today)), 7)),
    ...after(wait.restUntil, 0),
    ...(wait.listed < MANY_CARDS ? after(wait.listed === 0 ? wait.since : wait.listedOn, AGAIN_AFTER) : []),
    ...(wait.escalation === 'none' ? after(wait.announcedOn, AGAIN_AFTER) : []),
  ];
  return candidates.filter((it) => it > today).sort()[0] ?? workingDayAfter(always, today, 1);
}

/** A goal that was put forward on a card. */
export const putForward = (wait: Wait, goal: Pick<Goal, 'shownStatus'>, today: LocalDate): Wait => ({
  ...wait,
  status: goal.shownStatus,
  listed: wait.listed + 1,
  listedOn: today,
});

/** A goal whose line was actually seen by its manager; `nextId` is who was named there. */
export function seen(wait: Wait, nextId: string | undefined, on: LocalDate): Wait {
  const isNewName = nextId !== undefined && nextId !== wait.announcedId;
  return {
    ...wait,
    shown: wait.shown + 1,
    ...(isNewName ? { announcedId: nextId, announcedOn: on } : {}),
  };
}

/** A goal that somebody asked to adjust or extend: until that is decided it waits for nothing else, and counting begins anew. */
export const paused = (wait: Wait, goal: Pick<Goal, 'shownStatus'>, today: LocalDate): Wait => {
  const until = addDays(today, 1);
  return {
    ...wait,
    ...startOver,
    status: goal.shownStatus,
    since: until,
    restUntil: until,
    snoozed: false,
  };
};

/** A goal about which something was done: it rests for a week, and counting begins anew. */
export const actedOn = (
  wait: Wait,
  goal: Pick<Goal, 'shownStatus' | 'reportedAt'>,
  act: Act,
  today: LocalDate,
): Wait => {
  const until = addDays(today, REST_DAYS);
  return {
    ...wait,
    ...startOver,
    status: goal.shownStatus,
    heardAt: goal.reportedAt,
    since: until,
    restUntil: until,
    snoozed: act === 'snooze',
  };
};
