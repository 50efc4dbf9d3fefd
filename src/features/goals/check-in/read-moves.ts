import { localDate } from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { CheckIn } from '../../check-ins/index.ts';
import type { Goal } from '../model.ts';
import type { Parts } from '../parts.ts';
import { type Move, moveOf } from './rules.ts';

type Of = Pick<CheckIn, 'id' | 'personId' | 'answeredAt'>;

/** Reads the histories of goals on which something was reported since an instant. */
async function readMoved({ own }: Pick<Parts, 'own'>, goals: readonly Goal[], since: Instant) {
  const moved = goals.filter((it) => it.reportedAt !== undefined && it.reportedAt >= since);
  const ids = moved.map((it) => it.id);
  const [updates, milestones] = await Promise.all([own.updatesOf(ids), own.milestonesOf(ids)]);
  return moved.map((goal) => ({
    goal,
    history: { updates: updates.get(goal.id) ?? [], milestones: milestones.get(goal.id) ?? [] },
  }));
}

/** Reads how check-ins moved their writers' goals, by check-in. */
export async function readMovesIn(
  parts: Pick<Parts, 'own'>,
  checkIns: readonly Of[],
): Promise<ReadonlyMap<string, Move[]>> {
  const times = checkIns.flatMap((it) => it.answeredAt?.getTime() ?? []);
  if (times.length === 0) return new Map();
  const writers = [...new Set(checkIns.map((it) => it.personId))];
  const goals = await parts.own.ofOwners(writers, ['active', 'closed']);
  const moved = await readMoved(parts, goals, new Date(Math.min(...times)));
  return new Map(
    checkIns.map((checkIn): [string, Move[]] => {
      const isMeant = (it: { sourceId?: string | undefined }) => it.sourceId === checkIn.id;
      const theirs = moved.filter((it) => it.goal.ownerId === checkIn.personId);
      return [
        checkIn.id,
        theirs.flatMap((it) => moveOf(it.goal, it.history, { update: isMeant, milestone: isMeant }) ?? []),
      ];
    }),
  );
}

/** Reads how goals moved in a time, or later in one of its check-ins. */
export async function readMovesBetween(
  parts: Pick<Parts, 'own'>,
  goals: readonly Goal[],
  it: { from: Instant; to: Instant; timeZone: string; checkInIds: ReadonlySet<string> },
): Promise<Move[]> {
  const [first, last] = [localDate(it.from, it.timeZone), localDate(it.to, it.timeZone)];
  const isIn = (sourceId: string | undefined) => sourceId !== undefined && it.checkInIds.has(sourceId);
  const moved = await readMoved(parts, goals, it.from);
  return moved.flatMap(
    ({ goal, history }) =>
      moveOf(goal, history, {
        update: ({ at, sourceId }) => isIn(sourceId) || (at >= it.from && at <= it.to),
        milestone: ({ doneOn = '', sourceId }) => isIn(sourceId) || (doneOn >= first && doneOn <= last),
      }) ?? [],
  );
}
