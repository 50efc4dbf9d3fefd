import { isWorkingDay, localDate, localTime, type WorkTime } from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { People, Person } from '../../people/model.ts';
import type { Goal } from '../model.ts';
import { isHeld } from '../rules/hold.ts';
import { actingAbove, readAway } from './acting.ts';
import { MORNING } from './arm.ts';
import type { Wait } from './model.ts';
import type { Found, Morning } from './morning.ts';
import type { NudgeParts } from './parts.ts';
import { askingGoals } from './rules.ts';

/** Levels of managers on leave at once, one above the other, whose goals somebody looks after. */
const MOST_LEVELS = 5;

/** Somebody whose morning it is, and whether they can be asked now. */
export type Waking = { person: Person; work: WorkTime; canAsk: boolean; isAway: boolean };

/** An owner whose goals somebody looks after, and whose report they are. */
type Looked = { owner: Person; managerId: string };

/** The name of somebody's card of a day. */
export const nudgeId = (personId: string, date: string): string => `${personId}:${date}`;

/** Reads who is woken: on a working day, between 09:30 and the end of their day, they can be asked. */
export async function readWaking(people: People, ids: readonly string[], now: Instant): Promise<Waking[]> {
  const [known, works] = await Promise.all([readAway(people, ids, now), people.workTimes(ids)]);
  return [...known.values()].flatMap(({ person, away }) => {
    const work = works.get(person.id);
    if (work === undefined) return [];
    const [date, time] = [localDate(now, work.timeZone), localTime(now, work.timeZone)];
    // Whoever works at night is asked at the usual hours.
    const isMorning = time >= MORNING && (time < work.hours.end || work.hours.end <= MORNING);
    return [{ person, work, canAsk: !away && isMorning && isWorkingDay(work, date), isAway: away }];
  });
}

/** Reads whose goals each of them looks after: their own reports', and those of managers on a long leave below them. */
async function readOwners(
  people: People,
  waking: readonly Waking[],
  now: Instant,
): Promise<ReadonlyMap<string, readonly Looked[]>> {
  const looked = new Map(waking.map((it) => [it.person.id, new Map<string, Looked>()]));
  let asked = waking.map(({ person, work }) => ({
    rootId: person.id,
    managerId: person.id,
    date: localDate(now, work.timeZone),
  }));
  for (let level = 0; level < MOST_LEVELS && asked.length > 0; level++) {
    const reports = await Promise.all(asked.map((it) => people.reportsOf(it.managerId, it.date)));
    const fresh = asked.flatMap((it, i) => {
      const known = looked.get(it.rootId);
      return (reports[i] ?? [])
        .filter((owner) => owner.id !== it.rootId && known?.has(owner.id) === false)
        .map((owner) => ({ ...it, owner }));
    });
    for (const { rootId, managerId, owner } of fresh) looked.get(rootId)?.set(owner.id, { owner, managerId });
    const away = await readAway(people, [...new Set(fresh.map((it) => it.owner.id))], now);
    asked = fresh
      .filter((it) => away.get(it.owner.id)?.away === true)
      .map(({ rootId, owner, date }) => ({ rootId, managerId: owner.id, date }));
  }
  return new Map([...looked].map(([id, found]) => [id, [...found.values()]]));
}

/** Leaves out people whose team has not started: nothing is sent for it. */
async function readStarted(people: People, looked: readonly Looked[]): Promise<(it: Looked) => boolean> {
  const teamIds = [...new Set(looked.flatMap((it) => it.owner.teamId ?? []))];
  const teams = teamIds.length === 0 ? new Map() : await people.teams(teamIds);
  return ({ owner }) => owner.teamId === undefined || teams.get(owner.teamId)?.on === true;
}

type Lists = { personId: string; found: Found[] };

/** Reads the goals that ask for each of these people, as far as they may see them. */
async function readLists(
  { people, own, nudges, adjustments }: NudgeParts,
  waking: readonly Waking[],
  now: Instant,
) {
  const looked = await readOwners(people, waking, now);
  const all = [...looked.values()].flat();
  const isStarted = await readStarted(people, all);
  const owners = [...new Set(all.filter(isStarted).map((it) => it.owner.id))];
  const active = await own.ofOwners(owners);
  const decisions = await nudges.decisionsFor(waking.map((it) => it.person.id));
  const decided = await own.goals(decisions.map((it) => it.goalId));
  const asked = [...askingGoals(active), ...decided.values()].map((it) => it.id);
  const pending = new Set((await adjustments.openOf(asked)).map((it) => it.goalId));
  return waking.map(({ person }): Lists => {
    const theirs = (looked.get(person.id) ?? []).filter(isStarted);
    const managers = new Map(theirs.map((it) => [it.owner.id, it.managerId]));
    const goals = active.filter((it) => managers.has(it.ownerId));
    const asking = new Set([...askingGoals(goals), ...goals.filter(isHeld)]);
    const mine = [...asking].flatMap((goal): Found[] => {
      const managerId = managers.get(goal.ownerId) ?? person.id;
      const role = managerId === person.id ? 'manager' : 'stand-in';
      const isPending = pending.has(goal.id);
      return isForEyes(goal, role === 'manager') ? [{ goal, managerId, role, isPending }] : [];
    });
    const open = decisions.filter((it) => !pending.has(it.goalId));
    return { personId: person.id, found: [...mine, ...decisionsOf(person.id, mine, open, decided)] };
  });
}

/** Private goals are for the owner and their manager alone, whoever stands in. */
const isForEyes = (goal: Goal, isManager: boolean): boolean => isManager || goal.visibility !== 'private';

function decisionsOf(
  personId: string,
  mine: readonly Found[],
  decisions: readonly Wait[],
  goals: ReadonlyMap<string, Goal>,
): Found[] {
  const ids = new Set(mine.map((it) => it.goal.id));
  return decisions.flatMap(({ goalId, escalatedToId, managerId }): Found[] => {
    const goal = goals.get(goalId);
    if (goal === undefined || escalatedToId !== personId || ids.has(goalId)) return [];
    return isForEyes(goal, false) ? [{ goal, managerId, role: 'decision', isPending: false }] : [];
  });
}

/** Reads the mornings of people who can be asked now. */
export async function readMornings(
  parts: NudgeParts,
  waking: readonly Waking[],
  now: Instant,
): Promise<Morning[]> {
  const [lists, above, sent] = await Promise.all([
    readLists(parts, waking, now),
    actingAbove(
      parts.people,
      waking.map((it) => it.person.id),
      now,
    ),
    parts.nudges.nudges(waking.map(({ person, work }) => nudgeId(person.id, localDate(now, work.timeZone)))),
  ]);
  const cards = new Set(sent.map((it) => it.id));
  return waking.map(({ person, work }, i) => {
    const today = localDate(now, work.timeZone);
    return {
      personId: person.id,
      day: { today, work },
      found: lists[i]?.found ?? [],
      nextId: above.get(person.id),
      hasCard: cards.has(nudgeId(person.id, today)),
    };
  });
}
