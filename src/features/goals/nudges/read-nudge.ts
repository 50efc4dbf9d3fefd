import { addDays, localDate } from '../../../calendar/index.ts';
import type { Reader } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import { readCause } from '../alerts/cause.ts';
import type { Goal } from '../model.ts';
import { type GoalView, viewGoals } from '../read-goals.ts';
import { isHeld } from '../rules/hold.ts';
import type { GoalAct, Line, Nudge, Role } from './model.ts';
import type { NudgeParts } from './parts.ts';
import { readStandings, type Standing } from './read-roles.ts';
import { needsManager, REST_DAYS } from './rules.ts';

/** The latest act about a goal; `by` is nobody's name where it was the reader's own. */
export type Done = Pick<GoalAct, 'act'> & {
  by: string | undefined;
  on: string;
  until: string;
  today: string;
};

/** What became of a goal since the card was made. */
export type LineState =
  | { kind: 'open' }
  | { kind: 'done'; done: Done }
  | { kind: 'updated' }
  | { kind: 'better' }
  | { kind: 'closed' }
  /** Nobody's name where nobody looks after it. */
  | { kind: 'moved'; name: string | undefined }
  | { kind: 'settled' };

/** One goal of a card, as its reader may see it. */
export type LineView = {
  line: Line;
  code: string;
  /** Nothing where the reader may not see it any more. */
  view: GoalView | undefined;
  state: LineState;
  /** The manager whose people, or whose decision, it is. */
  managerName: string;
  nextName: string | undefined;
  /** Who sees it too, since it went one up. */
  seenByName: string | undefined;
};

export type NudgeView = { nudge: Nudge; lines: readonly LineView[] };

type Who = { personId: string; external: boolean; timeZone: string };

/** The latest act on a goal since a moment, told from a reader's side. */
function doneOf(
  acts: readonly GoalAct[],
  reader: { personId: string; timeZone: string },
  names: ReadonlyMap<string, string>,
  now: Instant,
): Done | undefined {
  const last = acts.at(-1);
  if (last === undefined) return undefined;
  const on = localDate(last.at, reader.timeZone);
  return {
    act: last.act,
    by: last.byId === reader.personId ? undefined : (names.get(last.byId) ?? '…'),
    on,
    until: addDays(on, REST_DAYS),
    today: localDate(now, reader.timeZone),
  };
}

type Known = {
  goal: Goal;
  view: GoalView | undefined;
  standing: Standing | undefined;
  done: Done | undefined;
};

function stateOf(
  line: Line,
  { goal, view, standing, done }: Known,
  sentAt: Instant,
  names: ReadonlyMap<string, string>,
): LineState {
  const role: Role | undefined = standing?.role;
  if (view !== undefined && goal.state === 'closed') return { kind: 'closed' };
  if (line.role === 'decision' && role !== 'decision') return { kind: 'settled' };
  if (view === undefined || role === undefined) {
    const { managerId } = standing ?? {};
    return { kind: 'moved', name: managerId === undefined ? undefined : names.get(managerId) };
  }
  if (done !== undefined) return { kind: 'done', done };
  const isUpdated = goal.reportedAt !== undefined && goal.reportedAt > sentAt;
  // Within its owner's day nobody is told that it is behind, nor that it is better.
  if (isUpdated && (needsManager(goal) || isHeld(goal))) return { kind: 'updated' };
  return { kind: needsManager(goal) ? 'open' : 'better' };
}

/** Picks the acts that somebody is told of: those of whoever looks after the goal; one up, their own. */
const actsFor = (acts: readonly GoalAct[], role: Role, personId: string): GoalAct[] =>
  acts.filter((it) =>
    role === 'decision' ? it.role === 'decision' && it.byId === personId : it.role !== 'decision',
  );

/** Reads a morning card for the one it was made for; whoever turned out to be that person included. */
export async function readNudge(
  parts: NudgeParts,
  id: string,
  reader: Reader,
  now: Instant,
): Promise<NudgeView | undefined> {
  const { own, nudges, people } = parts;
  const [nudge] = await nudges.nudges([id]);
  const { personId } = reader;
  if (nudge === undefined || personId === undefined) return undefined;
  if (nudge.personId !== personId && !(await people.isNow(nudge.personId, personId))) return undefined;
  const lines = await nudges.lines([id]);
  const goals = await own.goals(lines.map((it) => it.goalId));
  const who: Who = { personId, external: false, timeZone: reader.timeZone };
  const all = [...goals.values()];
  const [views, standings, acts] = await Promise.all([
    viewGoals(parts, who, all, now),
    readStandings(parts, personId, all, now),
    nudges.actsSince([...goals.keys()], nudge.sentAt),
  ]);
  const byGoal = new Map(views.map((it) => [it.goal.id, it]));
  const named = new Set([
    ...lines.flatMap((it) => [it.managerId, ...(it.nextId === undefined ? [] : [it.nextId])]),
    ...acts.map((it) => it.byId),
    ...[...standings.values()].flatMap((it) => [it.managerId ?? '', it.wait?.escalatedToId ?? '']),
  ]);
  const names = await people.names([...named]);
  return {
    nudge,
    lines: lines.flatMap((line): LineView[] => {
      const goal = goals.get(line.goalId);
      if (goal === undefined) return [];
      const [view, standing] = [byGoal.get(goal.id), standings.get(goal.id)];
      const about = acts.filter((it) => it.goalId === goal.id);
      const done = doneOf(actsFor(about, line.role, personId), who, names, now);
      const seenBy = standing?.wait?.escalatedToId;
      return [
        {
          line,
          code: goal.code,
          view,
          state: stateOf(line, { goal, view, standing, done }, nudge.sentAt, names),
          managerName: names.get(line.managerId) ?? '…',
          nextName: line.nextId === undefined ? undefined : names.get(line.nextId),
          seenByName: seenBy === undefined || seenBy === personId ? undefined : names.get(seenBy),
        },
      ];
    }),
  };
}

/** One goal for whoever looks after it today. */
export type NudgedView = {
  view: GoalView;
  role: Role;
  /** The owner's manager. */
  manager: { id: string; name: string };
  done: Done | undefined;
  /** The owner's sentence about why it is behind. */
  cause: string | undefined;
};

/** Reads one goal for whoever looks after it; nothing for everybody else. */
export async function readNudged(
  parts: NudgeParts,
  goalId: string,
  who: Who,
  now: Instant,
): Promise<NudgedView | undefined> {
  const goal = await parts.own.goal(goalId);
  if (goal === undefined) return undefined;
  const week = new Date(now.getTime() - REST_DAYS * 86_400_000);
  const [[view], standings, acts] = await Promise.all([
    viewGoals(parts, who, [goal], now),
    readStandings(parts, who.personId, [goal], now),
    parts.nudges.actsSince([goalId], week),
  ]);
  const { role, managerId } = standings.get(goalId) ?? {};
  if (view === undefined || role === undefined || managerId === undefined) return undefined;
  const names = await parts.people.names([managerId, ...acts.map((it) => it.byId)]);
  return {
    view,
    role,
    manager: { id: managerId, name: names.get(managerId) ?? '…' },
    done: doneOf(actsFor(acts, role, who.personId), who, names, now),
    cause: await readCause(parts, goal),
  };
}
