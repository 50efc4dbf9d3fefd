import {
  addDays,
  addWeeks,
  checkInWindow,
  type LocalDate,
  localDate,
  nextDueWeek,
  startOfWeek,
  type WorkTime,
  weekOf,
  workingDaysBetween,
} from '../../calendar/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { People, Person } from '../people/model.ts';
import type { Plans } from './read-plans.ts';
import type { Plan } from './rules.ts';

const WINDOWS = 2;
/** What stands for two windows where somebody's team asks for no check-ins. */
const WORKING_DAYS = 10;

/** Tells whether two windows of a plan closed since a local date, answered or not. */
function closedTwice(work: WorkTime, plan: Plan, since: LocalDate, now: Instant): boolean {
  let closed = 0;
  for (let week = nextDueWeek(plan, weekOf(since)); ; week = nextDueWeek(plan, addWeeks(week, 1))) {
    if (startOfWeek(week, work.timeZone) > now) return false;
    const window = checkInWindow(work, week, plan);
    const hasClosed = window !== undefined && window.closesAt <= now;
    if (hasClosed && localDate(window.closesAt, work.timeZone) >= since) closed++;
    if (closed >= WINDOWS) return true;
  }
}

/** Makes the question whether two of somebody's windows have closed since a date, by the calendar and whether or not Pacer was there (decision 25). */
export const twoWindowsClosed =
  ({ people, plans }: { people: People; plans: Plans }) =>
  async (asked: readonly { ownerId: string; since: LocalDate }[], now: Instant): Promise<boolean[]> => {
    const ids = [...new Set(asked.map((it) => it.ownerId))];
    const [persons, workTimes] = await Promise.all([people.persons(ids), people.workTimes(ids)]);
    const teamIds = [...new Set([...persons.values()].flatMap((it) => it.teamId ?? []))];
    const [teams, planOf] = await Promise.all([people.teams(teamIds), plans.of(teamIds)]);
    const planFor = ({ teamId }: Person): Plan | undefined =>
      teamId !== undefined && teams.get(teamId)?.on === true ? planOf.get(teamId) : undefined;
    const known = new Map<string, boolean>();
    return asked.map(({ ownerId, since }) => {
      const key = `${ownerId} ${since}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      const [person, work] = [persons.get(ownerId), workTimes.get(ownerId)];
      const plan = person && planFor(person);
      const yesterday = work && addDays(localDate(now, work.timeZone), -1);
      const had =
        work !== undefined &&
        (plan === undefined
          ? workingDaysBetween(work, since, yesterday ?? since) >= WORKING_DAYS
          : closedTwice(work, plan, since, now));
      known.set(key, had);
      return had;
    });
  };
