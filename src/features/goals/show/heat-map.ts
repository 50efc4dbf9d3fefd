import {
  addDays,
  addWeeks,
  atWallTime,
  type LocalDate,
  mondayOf,
  type WeekKey,
} from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import { type Goal, type Status, statuses } from '../model.ts';
import type { ToldStatus } from './store.ts';

/** How a team's goals stood at the end of a week. */
export type HeatCell = {
  teamId: string;
  week: WeekKey;
  counts: Readonly<Record<Status, number>>;
  total: number;
};

type HeatTeam = { id: string; timeZone: string };

type Counted = Pick<Goal, 'id' | 'teamId' | 'start' | 'createdAt' | 'closedAt'>;

const none = (): Record<Status, number> => {
  const counts: Partial<Record<Status, number>> = {};
  for (const status of statuses) counts[status] = 0;
  return counts as Record<Status, number>;
};

/** The weeks up to one, oldest first. */
export const weeksUntil = (week: WeekKey, howMany: number): WeekKey[] =>
  Array.from({ length: howMany }, (_, i) => addWeeks(week, i + 1 - howMany));

/** Finds what was told of a goal at a moment; before anything was told it is on track. */
function statusAt(told: readonly ToldStatus[], at: Instant): Status {
  return told.findLast((it) => it.at < at)?.status ?? 'on-track';
}

/** Tells whether a goal counted at the end of a week: begun by then, and not closed before the week. */
function countsIn(goal: Counted, monday: LocalDate, { from, to }: { from: Instant; to: Instant }): boolean {
  const begun = goal.start <= addDays(monday, 6) && goal.createdAt < to;
  return begun && (goal.closedAt === undefined || goal.closedAt >= from);
}

/** Counts the goals of teams by week and status: what a heat map of teams × weeks is painted from. */
export function heatMap(
  teams: readonly HeatTeam[],
  goals: readonly Counted[],
  told: readonly ToldStatus[],
  weeks: readonly WeekKey[],
): HeatCell[] {
  const toldOf = new Map<string, ToldStatus[]>();
  for (const it of told) {
    const known = toldOf.get(it.goalId);
    if (known === undefined) toldOf.set(it.goalId, [it]);
    else known.push(it);
  }
  return teams.flatMap((team) => {
    const own = goals.filter((it) => it.teamId === team.id);
    return weeks.map((week): HeatCell => {
      const monday = mondayOf(week);
      const from = atWallTime(monday, '00:00', team.timeZone);
      const to = atWallTime(addDays(monday, 7), '00:00', team.timeZone);
      const counted = own.filter((it) => countsIn(it, monday, { from, to }));
      const counts = none();
      for (const goal of counted) counts[statusAt(toldOf.get(goal.id) ?? [], to)] += 1;
      return { teamId: team.id, week, counts, total: counted.length };
    });
  });
}
