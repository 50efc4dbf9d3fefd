import {
  addDays,
  addWeeks,
  checkInWindow,
  firstFullWeek,
  type LocalDate,
  localDate,
  nextDueWeek,
  startOfWeek,
  type WorkTime,
  weekOf,
  workingDaysBetween,
} from '../../calendar/index.ts';
import { createBreath } from '../../shared/breath.ts';
import type { Instant } from '../../shared/clock.ts';
import type { People, Person, Team } from '../people/model.ts';
import { belongs } from './plan-check-ins.ts';
import type { Plans } from './read-plans.ts';
import type { Plan } from './rules.ts';

const WINDOWS = 2;
/** What stands for two windows where nobody asks somebody for check-ins. */
const WORKING_DAYS = 10;

type Owner = { work: WorkTime; plan: Plan | undefined; startDate: LocalDate | undefined };

/** Tells whether two windows of a plan closed since a local date, answered or not; those before somebody joined are not theirs. */
function closedTwice({ work, startDate }: Owner, plan: Plan, since: LocalDate, now: Instant): boolean {
  const joined = startDate === undefined ? undefined : firstFullWeek(startDate);
  const begun = weekOf(since);
  const first = joined !== undefined && joined > begun ? joined : begun;
  let closed = 0;
  for (let week = nextDueWeek(plan, first); ; week = nextDueWeek(plan, addWeeks(week, 1))) {
    if (startOfWeek(week, work.timeZone) > now) return false;
    const window = checkInWindow(work, week, plan);
    const hasClosed = window !== undefined && window.closesAt <= now;
    if (hasClosed && localDate(window.closesAt, work.timeZone) >= since) closed++;
    if (closed >= WINDOWS) return true;
  }
}

/** Tells whether ten of somebody's working days are over since a local date. */
const workedLong = ({ work }: Owner, since: LocalDate, now: Instant): boolean =>
  workingDaysBetween(work, since, addDays(localDate(now, work.timeZone), -1)) >= WORKING_DAYS;

/** Makes the question whether two of somebody's windows have closed since a date, by the calendar and whether or not Pacer was there (decision 25). */
export const twoWindowsClosed =
  ({ people, plans }: { people: People; plans: Plans }) =>
  async (asked: readonly { ownerId: string; since: LocalDate }[], now: Instant): Promise<boolean[]> => {
    const ids = [...new Set(asked.map((it) => it.ownerId))];
    const [persons, works] = await Promise.all([people.persons(ids), people.workTimes(ids)]);
    const teamIds = [...new Set([...persons.values()].flatMap((it) => it.teamId ?? []))];
    const [teams, planOf] = await Promise.all([people.teams(teamIds), plans.of(teamIds)]);
    const owners = new Map(
      [...persons].flatMap(([id, person]): [string, Owner][] => {
        const work = works.get(id);
        const plan = planFor(person, teams, planOf);
        return work === undefined ? [] : [[id, { work, plan, startDate: person.startDate }]];
      }),
    );
    const known = new Map<string, boolean>();
    const answers: boolean[] = [];
    const breathe = createBreath();
    for (const { ownerId, since } of asked) {
      await breathe();
      const key = `${ownerId} ${since}`;
      const owner = owners.get(ownerId);
      const had = known.get(key) ?? (owner !== undefined && hadTwo(owner, since, now));
      known.set(key, had);
      answers.push(had);
    }
    return answers;
  };

const hadTwo = (owner: Owner, since: LocalDate, now: Instant): boolean =>
  owner.plan === undefined ? workedLong(owner, since, now) : closedTwice(owner, owner.plan, since, now);

/** Finds the plan by which somebody is asked; nobody asks guests, or members of a team that is off. */
function planFor(
  person: Person,
  teams: ReadonlyMap<string, Team>,
  planOf: ReadonlyMap<string, Plan>,
): Plan | undefined {
  const { teamId = '' } = person;
  return belongs(person, teams.get(teamId)) ? planOf.get(teamId) : undefined;
}
