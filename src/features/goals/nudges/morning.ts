import { addDays, type LocalDate } from '../../../calendar/index.ts';
import type { Goal, Status } from '../model.ts';
import { isHeld } from '../rules/hold.ts';
import type { Line, Role, Wait } from './model.ts';
import {
  type Day,
  daysWaiting,
  goesUp,
  isDue,
  isResting,
  lookAgain,
  MANY_CARDS,
  needsManager,
  nextLookOn,
  paused,
  putForward,
} from './rules.ts';

/** A goal that somebody looks after this morning. */
export type Found = {
  goal: Goal;
  role: Role;
  managerId: string;
  /** Somebody asked to adjust or extend it, and that is not decided yet. */
  isPending: boolean;
};

/** A morning of somebody who looks after goals. */
export type Morning = {
  personId: string;
  day: Day;
  /** Those that ask for them, held ones included. */
  found: readonly Found[];
  /** Who is there above them; nobody at the top. */
  nextId: string | undefined;
  /** They had today's card already. */
  hasCard: boolean;
};

export type Decided = {
  lines: Omit<Line, 'nudgeId' | 'position' | 'shownAt'>[];
  /** How the goals wait from now on. */
  waits: Map<string, Wait>;
  /** Decisions that go one up today. */
  goneUp: Wait[];
  /** When to look again; never if nothing waits. */
  next: LocalDate | undefined;
};

type Item = Found & { wait: Wait; isDue: boolean };

const roleRank: Record<Role, number> = { decision: 0, manager: 1, 'stand-in': 2 };
const statusRank: Partial<Record<Status, number>> = { overdue: 0, behind: 1, 'no-recent-update': 2 };

const rankOf = ({ goal }: Item): number => statusRank[goal.shownStatus] ?? 3;

/** Puts the most pressing first, and of those alike the one that has waited longest. */
const inOrder = (items: readonly Item[]): Item[] =>
  items.toSorted(
    (a, b) =>
      roleRank[a.role] - roleRank[b.role] ||
      rankOf(a) - rankOf(b) ||
      a.wait.since.localeCompare(b.wait.since) ||
      a.goal.due.localeCompare(b.goal.due),
  );

/** The name that the third card gives; who may not see the goal is not named. */
const namedNext = ({ goal, role, wait, isDue: due }: Item, nextId: string | undefined): string | undefined =>
  role === 'manager' &&
  due &&
  wait.shown >= MANY_CARDS - 1 &&
  wait.escalation === 'none' &&
  goal.visibility !== 'private'
    ? nextId
    : undefined;

/** Looks at each goal once more, from how it waited before. */
function lookAt(
  found: Found,
  before: Wait | undefined,
  { day, nextId }: Pick<Morning, 'day' | 'nextId'>,
): Item | undefined {
  const { goal, role, managerId } = found;
  if (role === 'decision')
    return before === undefined ? undefined : { ...found, wait: before, isDue: before.escalation === 'due' };
  const looked = lookAgain(before, goal, { managerId, today: day.today });
  const up = role === 'manager' && goal.visibility !== 'private' ? nextId : undefined;
  const wait: Wait =
    role === 'manager' && up !== undefined && goesUp(looked, up, day)
      ? { ...looked, escalation: 'due', escalatedToId: up }
      : looked;
  return { ...found, wait, isDue: isDue(wait, goal, day) };
}

const listed = (it: Item, today: LocalDate): Wait => {
  if (it.role === 'decision') return { ...it.wait, escalation: 'listed' };
  return it.isDue ? putForward(it.wait, it.goal, today) : it.wait;
};

/** Finds the next day on which any of them may ask for something; what is held or pending is looked at each morning. */
function nextOf(items: readonly Item[], waits: ReadonlyMap<string, Wait>, day: Day, again: boolean) {
  const days = items.flatMap((it) => {
    const wait = waits.get(it.goal.id);
    return it.role === 'decision' || wait === undefined ? [] : [nextLookOn(wait, day)];
  });
  const tomorrow = again ? [addDays(day.today, 1)] : [];
  return [...days, ...tomorrow].sort()[0];
}

/** Lets the manager's goals rest about which a request is open. */
const pausedOf = ({ found, day }: Morning, before: ReadonlyMap<string, Wait>): [string, Wait][] =>
  found.flatMap(({ goal, role, isPending }): [string, Wait][] => {
    const wait = before.get(goal.id);
    return isPending && role === 'manager' && wait !== undefined
      ? [[goal.id, paused(wait, goal, day.today)]]
      : [];
  });

/** Decides about somebody's morning: one card with all that asks for them, if anything in it is new. */
export function decideMorning(morning: Morning, before: ReadonlyMap<string, Wait>): Decided {
  const { day, found, nextId, hasCard } = morning;
  const asking = found.filter((it) => needsManager(it.goal) && !it.isPending);
  const items = inOrder(asking.flatMap((it) => lookAt(it, before.get(it.goal.id), morning) ?? []));
  const waits = new Map([...items.map((it) => [it.goal.id, it.wait] as const), ...pausedOf(morning, before)]);
  const isNew = items.some((it) => it.isDue);
  const goneUp = items.filter((it) => it.role === 'manager' && it.wait.escalation === 'due');
  const open = items.filter((it) => it.role === 'decision' || !isResting(it.wait, day.today));
  const lines = isNew && !hasCard ? open : [];
  for (const it of lines) waits.set(it.goal.id, listed(it, day.today));
  const again = found.some((it) => isHeld(it.goal) || it.isPending) || (isNew && hasCard);
  return {
    lines: lines.map((it) => ({
      goalId: it.goal.id,
      role: it.role,
      managerId: it.managerId,
      status: it.goal.shownStatus,
      waited: it.role === 'decision' ? 0 : daysWaiting(it.wait, day),
      isDue: it.isDue,
      nextId: namedNext(it, nextId),
    })),
    waits,
    goneUp: goneUp.filter((it) => before.get(it.goal.id)?.escalation !== 'due').map((it) => it.wait),
    next: nextOf(items, waits, day, again),
  };
}
