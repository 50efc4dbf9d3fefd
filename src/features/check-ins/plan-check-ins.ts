import {
  addWeeks,
  checkInWindow,
  firstFullWeek,
  isDuePeriod,
  nextDueWeek,
  periodKey,
  startOfWeek,
  type WeekKey,
  type WorkTime,
  weekKey,
} from '../../calendar/index.ts';
import type { Outcome, Wake } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { People, Person, Team } from '../people/model.ts';
import type { Plans } from './read-plans.ts';
import { type CheckIn, checkInId, type Plan, type Preference } from './rules.ts';
import type { CheckInStore, PlannedCheckIn } from './store.ts';

type Parts = { people: People; own: CheckInStore; plans: Plans };

/** Whom Pacer would ask: `hasAccount` tells whether any chat can bring them a message. */
type Asked = { person: Person; team: Team | undefined; hasAccount: boolean };

/** All that planning needs to know of one person. */
type Member = Asked & { team: Team; plan: Plan; work: WorkTime };

/** Tells whether check-ins exist for somebody at all: a member of a team that was started. */
export const belongs = (person: Person, team: Team | undefined): boolean =>
  team?.on === true && !person.external && person.standing !== 'left';

/** Tells whether Pacer may ask somebody by itself: within reach, present, welcomed, and not pausing. */
export const mayAsk = ({ person, team, hasAccount }: Asked, preference: Preference | undefined): boolean =>
  belongs(person, team) &&
  hasAccount &&
  person.standing === 'active' &&
  person.welcomedAt !== undefined &&
  (preference?.pausedAt ?? null) === null;

/** Fixes a person's window in a week, if their plan asks in it and two working days are there. */
export function planWeek(
  { person, team, plan, work }: Omit<Member, 'hasAccount'>,
  week: WeekKey,
): PlannedCheckIn | undefined {
  const joined = person.startDate;
  if (!isDuePeriod(plan, week) || (joined !== undefined && week < firstFullWeek(joined))) return undefined;
  const window = checkInWindow(work, week, plan);
  if (window === undefined) return undefined;
  const { closingDay, reminder } = plan;
  const period = periodKey(plan, week);
  return {
    id: checkInId(person.id, week),
    personId: person.id,
    teamId: team.id,
    week,
    period,
    closingDay,
    reminder,
    ...window,
  };
}

/** Arms what falls due around one window. */
export function wakesOf(it: Pick<CheckIn, 'id' | 'opensAt' | 'remindAt' | 'closesAt' | 'reminder'>): Wake[] {
  return [
    { timer: 'check-ins.open', subject: it.id, at: it.opensAt },
    ...(it.reminder ? [{ timer: 'check-ins.remind', subject: it.id, at: it.remindAt }] : []),
    { timer: 'check-ins.close', subject: it.id, at: it.closesAt },
  ];
}

/** Finds the Monday 00:00 at which a person is planned next: the next due week, and not before they have joined for one. */
function nextPlanning({ person, plan }: Member, thisWeek: WeekKey): Wake {
  const next = addWeeks(thisWeek, 1);
  const first = person.startDate === undefined ? next : firstFullWeek(person.startDate);
  const week = nextDueWeek(plan, first > next ? first : next);
  return { timer: 'check-ins.plan', subject: person.id, at: startOfWeek(week, person.timeZone) };
}

/**
 * Why people are planned: their period is `due` (late if the process was down), they are `joining` within it, or their plan
 * changed, which touches the next period only.
 */
type Scope = 'due' | 'joining' | 'from-next-week';

/**
 * Plans people's check-ins, about a hundred at once. May run any number of times for anybody: what is planned stays, what is
 * missing in the current week is added unless it is too late in the window, and the next planning is armed.
 */
export function createPlanning({ people, own, plans }: Parts) {
  /** Reads all that planning needs, in a handful of queries. */
  async function read(personIds: readonly string[]): Promise<Member[]> {
    const [found, works, reachable] = await Promise.all([
      people.persons(personIds),
      people.workTimes(personIds),
      people.reachable(personIds),
    ]);
    const persons = [...found.values()];
    const teamIds = [...new Set(persons.flatMap((it) => (it.teamId === undefined ? [] : [it.teamId])))];
    const [teams, planOf] = await Promise.all([people.teams(teamIds), plans.of(teamIds)]);
    return persons.flatMap((person): Member[] => {
      const team = teams.get(person.teamId ?? '');
      const plan = planOf.get(person.teamId ?? '');
      const work = works.get(person.id);
      return !belongs(person, team) || team === undefined || plan === undefined || work === undefined
        ? []
        : [{ person, team, plan, work, hasAccount: reachable.has(person.id) }];
    });
  }

  function missing(
    members: readonly Member[],
    existing: readonly CheckIn[],
    { now, scope }: { now: Instant; scope: Scope },
  ): PlannedCheckIn[] {
    const taken = new Set(
      existing.flatMap((it) => [`${it.personId} ${it.week}`, `${it.personId} ${it.period}`]),
    );
    return members.flatMap((member) => {
      const planned = planWeek(member, weekKey(now, member.person.timeZone));
      if (planned === undefined) return [];
      // Whoever joins late in the window is asked next time; whoever was there all along is asked while it is open.
      const latest = scope === 'due' ? planned.closesAt : planned.remindAt;
      if (now >= latest) return [];
      const { personId, week, period } = planned;
      return taken.has(`${personId} ${week}`) || taken.has(`${personId} ${period}`) ? [] : [planned];
    });
  }

  /** Plans these people's current week, as far as the scope lets it, and arms the next. */
  async function plan(
    ctx: { now: Instant },
    personIds: readonly string[],
    scope: Scope = 'joining',
  ): Promise<Outcome> {
    const members = await read(personIds);
    const weekOf = (it: Member) => weekKey(ctx.now, it.person.timeZone);
    const next = members.map((it) => nextPlanning(it, weekOf(it)));
    if (scope === 'from-next-week') return { wake: next };
    const preferences = await own.preferences(members.map((it) => it.person.id));
    const asked = members.filter((it) => mayAsk(it, preferences.get(it.person.id)));
    const names = asked.flatMap((it) => [weekOf(it), periodKey(it.plan, weekOf(it))]);
    const existing =
      names.length === 0
        ? []
        : await own.existing(
            asked.map((it) => it.person.id),
            [...new Set(names)],
          );
    const planned = missing(asked, existing, { now: ctx.now, scope });
    // Planned before they might be asked (not yet welcomed, or pausing), and their window is open by now.
    const waiting = existing.filter(
      (it) => it.state === 'planned' && it.opensAt <= ctx.now && ctx.now < it.closesAt,
    );
    const open = waiting.map((it) => ({ timer: 'check-ins.open', subject: it.id, at: ctx.now }));
    return { write: own.insertPlanned(planned), wake: [...planned.flatMap(wakesOf), ...open, ...next] };
  }

  return { read, plan };
}

export type Planning = ReturnType<typeof createPlanning>;
