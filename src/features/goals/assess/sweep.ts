import { addDays, atWallTime, localDate } from '../../../calendar/index.ts';
import { type JobContext, joinOutcomes, type Outcome, type Wake } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Goal } from '../model.ts';
import type { GoalsPart, Parts } from '../parts.ts';
import { figuresOf } from '../standing-of.ts';
import { assessReported, assessToday } from './assess-goals.ts';

const SWEEP = '06:00';

/** Finds the next 06:00 of a zone, at which its people's goals are looked at. */
function nextMorning(now: Instant, timeZone: string): Instant {
  const today = localDate(now, timeZone);
  const morning = atWallTime(today, SWEEP, timeZone);
  return morning > now ? morning : atWallTime(addDays(today, 1), SWEEP, timeZone);
}

/** Asks for the next daily look of people whose zones are known. */
const armMornings = (owners: ReadonlyMap<string, { timeZone: string }>, now: Instant): Wake[] =>
  [...owners].map(([subject, { timeZone }]) => ({
    timer: 'goals.assess',
    subject,
    at: nextMorning(now, timeZone),
  }));

/** Asks for owners' next daily look. */
export async function armSweep(
  { people }: Pick<Parts, 'people'>,
  ownerIds: readonly string[],
  now: Instant,
): Promise<Wake[]> {
  return armMornings(await people.persons([...new Set(ownerIds)]), now);
}

async function assessOwners(
  parts: Parts,
  { now }: JobContext,
  ownerIds: readonly string[],
): Promise<Outcome> {
  const goals = await parts.own.ofOwners(ownerIds);
  const works = await parts.people.workTimes(goals.map((it) => it.ownerId));
  return joinOutcomes(await assessToday(parts, goals, now, works), { wake: armMornings(works, now) });
}

/** Works out what goals are that are made of others. */
async function rollUp(parts: Parts, { now }: JobContext, ids: readonly string[]): Promise<Outcome> {
  const found = [...(await parts.own.goals(ids)).values()];
  const goals = found.filter((it) => it.state === 'active' && it.measure.kind === 'parts');
  const serving = await parts.own.partsOf(goals.map((it) => it.id));
  const updates = await parts.own.updatesOf(goals.map((it) => it.id));
  const partsOf = new Map<string | undefined, Goal[]>();
  for (const it of serving) partsOf.set(it.parentId, [...(partsOf.get(it.parentId) ?? []), it]);
  const figures = (goal: Goal) =>
    figuresOf(goal, {
      updates: updates.get(goal.id) ?? [],
      milestones: [],
      parts: partsOf.get(goal.id) ?? [],
    });
  const moved = goals
    .map((goal) => ({ goal, figures: figures(goal) }))
    .filter((it) => it.figures.progress !== it.goal.progress);
  const { assessments: _known, ...outcome } = await assessReported(parts, moved, now);
  return outcome;
}

/** Makes the daily look at every owner's goals, and the roll-up of what serves another goal. */
export const createSweep = (parts: Parts): GoalsPart => ({
  timers: {
    assess: (ctx, ownerIds) => assessOwners(parts, ctx, ownerIds),
    'roll-up': (ctx, ids) => rollUp(parts, ctx, ids),
  },
});
