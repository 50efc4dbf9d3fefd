import { addWorkingDays, type WorkTime } from '../../../calendar/index.ts';
import type { Wake } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Goal } from '../model.ts';
import type { Assessment } from '../rules/status.ts';
import type { Ending, Lag } from './model.ts';

/** Working days of its owner that a goal is theirs alone, once they know that it is behind. */
const OWNER_FIRST = 1;
/** Working days in which nobody is told again, unless it worsens. */
const QUIET = 5;
/** How much further behind counts as worse: ten points. */
const WORSE_BY = 0.1;
/** Binary fractions: 0.5 − 0.4 is a little less than 0.1. */
const ROUNDING = 1e-9;
/** What one more update in a row outside its limits adds to how far a kept level is behind. */
const KEEP_STEP = 0.1;

/** A slip that is corrected at once is no news (ms). */
export const SECOND_LOOK_MS = 15 * 60_000;

/** Characters of an owner's sentence about the cause. */
export const MAX_CAUSE = 300;
/** People invited to one retro. */
export const MAX_INVITED = 8;

/** Tells whether a goal is behind today, as its owner knows it. */
export const isBehind = (goal: Pick<Goal, 'state' | 'status'>): boolean =>
  goal.state === 'active' && goal.status === 'behind';

/** Finds how far a goal is behind: what is expected less what is done; of a kept level, how often in a row it lay outside. */
export const lagOf = (
  { measure, outsideInARow }: Pick<Goal, 'measure' | 'outsideInARow'>,
  { expected, progress }: Pick<Assessment, 'expected' | 'progress'>,
): number => (measure.kind === 'keep' ? outsideInARow * KEEP_STEP : Math.max(0, expected - progress));

/** Tells whether a goal is so much further behind that it is told again. */
export const hasWorsened = (now: number, then: number): boolean => now - then + ROUNDING >= WORSE_BY;

/** Finds from when on a goal that was told may be told again, be it no worse. */
export const quietUntil = (work: WorkTime, told: Instant): Instant => addWorkingDays(work, told, QUIET);

/** Finds when everybody else is told, from when its owner knew: one working day of theirs later. */
export const releaseAt = (work: WorkTime, known: Instant): Instant =>
  addWorkingDays(work, known, OWNER_FIRST);

const recoveries: readonly Ending[] = ['on-track', 'at-risk', 'achieved'];

/** Tells whether a goal stopped being behind because it moved, not because it was closed, overdue or is being discussed. */
export const isRecovery = (as: Ending | undefined): boolean => as !== undefined && recoveries.includes(as);

const MESSAGE = 'goals:lag:';

/** Names the message that brings an alert to its owner. */
export const messageOf = (alertId: string): string => `${MESSAGE}${alertId}`;

/** Reads the alert from its message; nothing for any other message. */
export const alertOf = (messageId: string): string | undefined =>
  messageId.startsWith(MESSAGE) ? messageId.slice(MESSAGE.length) : undefined;

/** Names an owner's first or a further alert of a day. */
export const alertName = (ownerId: string, date: string, n: number): string =>
  n === 1 ? `${ownerId}:${date}` : `${ownerId}:${date}:${n}`;

/** Names an owner's next alert of a day: one that was used gives way to the next. */
export function nextAlert(ownerId: string, date: string, used: readonly string[]): string {
  for (let n = 1; ; n++) {
    const name = alertName(ownerId, date, n);
    if (!used.includes(name)) return name;
  }
}

/** Names the card of a team and day. */
export const teamCardOf = (it: { teamId: string; date: string }): string => `${it.date}:${it.teamId}`;

/** Reads the team and day from the name of their card. */
export const readTeamCard = (thing: string): { teamId: string; date: string } => ({
  date: thing.slice(0, 10),
  teamId: thing.slice(11),
});

/** Asks what a team's channel is to be told; it waits by itself for the channel's hours. */
export const wakeTeam = (teamId: string, at: Instant): Wake => ({
  timer: 'goals.team-alert',
  subject: teamId,
  at,
});

/** When a goal was last listed in its team's channel, this time or an earlier one, and how far it was behind then. */
export function lastTold(lags: readonly Lag[]): { at: Instant; lag: number } | undefined {
  const told = lags.flatMap((it) =>
    it.toldAt === undefined ? [] : [{ at: it.toldAt, lag: it.toldLag ?? it.lag }],
  );
  return told.toSorted((a, b) => a.at.getTime() - b.at.getTime()).at(-1);
}
