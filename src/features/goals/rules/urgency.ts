import type { Goal, Status } from '../model.ts';
import type { GoalView } from '../read-goals.ts';

/** What needs its owner most comes first. */
export const urgency: readonly Status[] = [
  'overdue',
  'behind',
  'at-risk',
  'no-recent-update',
  'under-discussion',
  'on-track',
  'achieved',
];

type Shown = Pick<GoalView, 'status'> & { goal: Pick<Goal, 'id' | 'state' | 'due' | 'parentId'> };

/** Proposals come after what counts, closed goals last. */
const rank = ({ goal, status }: Shown): number =>
  goal.state === 'active' ? urgency.indexOf(status) : urgency.length + (goal.state === 'proposed' ? 0 : 1);

/** Orders goals by what needs attention first; among equals the one that is due first. */
export const byUrgency = (a: Shown, b: Shown): number =>
  rank(a) - rank(b) || (a.goal.due < b.goal.due ? -1 : a.goal.due > b.goal.due ? 1 : 0);

/** Orders goals by urgency, each objective with its key results behind it, as urgent as the worst of them. */
export function inGroups<T extends Shown & { goal: Pick<Goal, 'kind'> }>(
  views: readonly T[],
): { view: T; isUnder: boolean }[] {
  const objectives = new Set(views.filter((it) => it.goal.kind === 'goal').map((it) => it.goal.id));
  const under = new Map<string, T[]>();
  const heads: T[] = [];
  for (const view of views.toSorted(byUrgency)) {
    const { kind, parentId } = view.goal;
    if (kind === 'goal' || parentId === undefined || !objectives.has(parentId)) heads.push(view);
    else under.set(parentId, [...(under.get(parentId) ?? []), view]);
  }
  const groups = heads.map((head) => {
    const below = under.get(head.goal.id) ?? [];
    const worst = [head, ...below].toSorted(byUrgency)[0] ?? head;
    return { head, below, worst };
  });
  return groups
    .toSorted((a, b) => byUrgency(a.worst, b.worst))
    .flatMap(({ head, below }) => [
      { view: head, isUnder: false },
      ...below.map((view) => ({ view, isUnder: true })),
    ]);
}
