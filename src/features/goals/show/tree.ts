import type { Goal, Status } from '../model.ts';

/** One goal of a tree, for a list or a picture. */
export type TreeNode = {
  id: string;
  /** The goal it serves, if the reader sees that one; of what serves something hidden `servesHidden` is set. */
  parent: string | undefined;
  servesHidden: boolean;
  code: string;
  title: string;
  kind: Goal['kind'];
  level: Goal['level'];
  status: Status;
  progress: number;
  /** How many goals stand above it in this tree. */
  depth: number;
  /** Serves nothing although goals of a higher level are there to serve. */
  isOrphan: boolean;
};

type Seen = {
  goal: Pick<Goal, 'id' | 'code' | 'title' | 'kind' | 'level' | 'parentId' | 'teamId' | 'progress'>;
  status: Status;
};

const rank = { company: 0, team: 1, person: 2 } as const;

/** Tells whether a goal without a parent could serve one of a higher level: a personal one its team's or the company's, a team's the company's. */
function couldServe({ goal }: Seen, all: readonly Seen[]): boolean {
  if (goal.level === 'company') return false;
  return all.some(({ goal: it }) => {
    if (it.kind !== 'goal' || rank[it.level] >= rank[goal.level]) return false;
    return it.level === 'company' || it.teamId === goal.teamId;
  });
}

/** Puts the goals that somebody sees into a tree, each followed by what serves it; a circle is cut where it is entered. */
export function treeOf(seen: readonly Seen[]): TreeNode[] {
  const byId = new Map(seen.map((it) => [it.goal.id, it]));
  const below = new Map<string | undefined, Seen[]>();
  for (const it of seen) {
    const parent = byId.has(it.goal.parentId ?? '') ? it.goal.parentId : undefined;
    below.set(parent, [...(below.get(parent) ?? []), it]);
  }
  const nodes: TreeNode[] = [];
  const placed = new Set<string>();
  const place = (it: Seen, parent: string | undefined, depth: number): void => {
    const { goal, status } = it;
    if (placed.has(goal.id)) return;
    placed.add(goal.id);
    const { id, code, title, kind, level, progress } = goal;
    const servesHidden = parent === undefined && goal.parentId !== undefined;
    const isOrphan = goal.parentId === undefined && couldServe(it, seen);
    nodes.push({ id, parent, servesHidden, code, title, kind, level, status, progress, depth, isOrphan });
    for (const child of below.get(id) ?? []) place(child, id, depth + 1);
  };
  const roots = [...(below.get(undefined) ?? [])].sort((a, b) => rank[a.goal.level] - rank[b.goal.level]);
  for (const root of roots) place(root, undefined, 0);
  for (const rest of seen) place(rest, undefined, 0);
  return nodes;
}
