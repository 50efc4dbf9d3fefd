import { quarterOf } from '../../../calendar/index.ts';
import { findLoops, loopNames } from '../../../shared/find-loops.ts';
import type { Person } from '../../people/model.ts';
import type { Goal } from '../model.ts';
import { codeOf, numberOfCode } from '../rows.ts';
import { titleKeyOf } from '../store.ts';
import type { RowKind } from './choices.ts';
import type { Words } from './copy.ts';
import { parentFinder } from './find-parent.ts';
import { type GoalRow, rowKindOf } from './goal-rows.ts';
import type { Known } from './load-known.ts';

/** A row with what it leans on found. */
export type Linked = {
  row: GoalRow;
  kind: RowKind;
  /** Of a new goal: its id to be. */
  id: string;
  owner: Person | undefined;
  teamId: string | undefined;
  /** Another row of the file, or a stored goal. */
  parent: { row: Linked } | { goal: Goal } | undefined;
  start: string;
  due: string;
  stored: Goal | undefined;
  /** Nothing is wrong with the row itself. */
  isConsequence: boolean;
};

export type Linking = { known: Known; words: Words; newId(): string };

/** The first day of the quarter in which a goal is due: where a file says no start. */
function quarterStart(due: string): string {
  const [year, quarter] = quarterOf(due).split('-Q');
  return `${year}-${String((Number(quarter) - 1) * 3 + 1).padStart(2, '0')}-01`;
}

function linkOwner({ row, owner }: Linked, { words }: Linking): void {
  const key = row.values.owner_email;
  if (key === '') return;
  if (owner === undefined) row.reasons.push(words.unknownOwner(key));
  else if (owner.standing === 'left') row.reasons.push(words.ownerLeft(key));
  else if (owner.external) row.reasons.push(words.ownerExternal(key));
}

function linkParents(all: readonly Linked[], linking: Linking): void {
  const { known, words } = linking;
  const find = parentFinder(all, known);
  for (const it of all) {
    const name = it.row.values.parent;
    if (name === '') continue;
    const { found } = find(name, it);
    const [first] = found;
    if (first === undefined) it.row.reasons.push(words.unknownParent(name));
    else if (found.length > 1) it.row.reasons.push(words.manyParents(name));
    else if ('goal' in first && first.goal.kind !== 'goal') it.row.reasons.push(words.parentNotGoal(name));
    else it.parent = first;
  }
}

/** Fills in what a part takes from the goal it belongs to. */
function inherit(it: Linked): void {
  const { parent, row } = it;
  if (it.kind !== 'goal' && parent !== undefined) {
    const from = 'goal' in parent ? parent.goal : parent.row;
    if ('row' in parent && row.values.owner_email === '') it.owner = parent.row.owner;
    it.due = row.values.due || from.due;
    it.start = row.values.start || from.start;
    it.teamId ??= from.teamId;
  }
  it.teamId ??= row.values.level === 'company' ? undefined : it.owner?.teamId;
}

/** The goal that a row serves or belongs to. */
export const parentIdOf = ({ parent }: Linked): string | undefined =>
  parent === undefined ? undefined : 'row' in parent ? parent.row.id : parent.goal.id;

/** Whose a row is; a part of a stored goal without an owner of its own is that goal's owner's. */
export const ownerIdOf = ({ owner, parent }: Linked): string =>
  owner?.id ?? (parent !== undefined && 'goal' in parent ? parent.goal.ownerId : '');

function linkTeam({ row, teamId, kind }: Linked, { known, words }: Linking): void {
  const { team, level } = row.values;
  if (team !== '' && known.teamOf(team) === undefined) row.reasons.push(words.unknownTeam(team));
  else if (kind === 'goal' && level === 'team' && teamId === undefined) row.reasons.push(words.teamMissing());
}

/** Finds the stored goal that a row means: by its code, else by owner, title and start (decision 24). */
function linkStored(all: readonly Linked[], { known, words }: Linking): void {
  const keyOf = (ownerId: string, title: string, start: string) =>
    `${ownerId}\n${titleKeyOf(title)}\n${start}`;
  const byKey = new Map(known.goals.map((it) => [keyOf(it.ownerId, it.title, it.start), it]));
  const byCode = new Map(known.goals.map((it) => [it.code, it]));
  const lines = new Map<string, number>();
  for (const it of all) {
    if (it.kind === 'milestone') continue;
    const { code, title } = it.row.values;
    const key = keyOf(ownerIdOf(it), title, it.start);
    it.stored = code === '' ? byKey.get(key) : byCode.get(codeOf(numberOfCode(code) ?? 0));
    if (code !== '' && it.stored === undefined) it.row.reasons.push(words.unknownCode(code));
    const earlier = lines.get(it.stored?.id ?? key);
    if (earlier !== undefined) it.row.reasons.push(words.repeated(earlier));
    else lines.set(it.stored?.id ?? key, it.row.line);
    if (it.stored !== undefined) it.id = it.stored.id;
  }
}

function rejectLoops(all: readonly Linked[], { known, words }: Linking): void {
  const rows = new Map(all.map((it) => [it.id, it]));
  const goals = new Map(known.goals.map((it) => [it.id, it]));
  const next = (id: string): string | undefined => {
    const parent = rows.get(id)?.parent;
    if (parent === undefined) return rows.has(id) ? undefined : goals.get(id)?.parentId;
    return 'row' in parent ? parent.row.id : parent.goal.id;
  };
  const titleOf = (id: string) => rows.get(id)?.row.values.title ?? goals.get(id)?.title ?? '…';
  for (const loop of findLoops(rows.keys(), next))
    loop.forEach((id, i) => {
      rows.get(id)?.row.reasons.push(words.loop(loopNames(loop.map(titleOf), i)));
    });
}

/** Rejects what leans on a rejected row, however many levels down. */
function rejectConsequences(all: readonly Linked[], { words }: Linking): void {
  const children = new Map<Linked, Linked[]>();
  for (const it of all) {
    if (it.parent === undefined || !('row' in it.parent)) continue;
    const siblings = children.get(it.parent.row);
    if (siblings === undefined) children.set(it.parent.row, [it]);
    else siblings.push(it);
  }
  const rejected = all.filter((it) => it.row.reasons.length > 0);
  for (let parent = rejected.pop(); parent !== undefined; parent = rejected.pop())
    for (const it of children.get(parent) ?? []) {
      if (it.row.reasons.length > 0) continue;
      it.row.reasons.push(words.parentRejected(parent.row.values.title, parent.row.line));
      it.isConsequence = true;
      rejected.push(it);
    }
}

/** Finds for every row its owner, team, parent and the stored goal it means; what cannot be found is a reason. */
export function linkRows(rows: readonly GoalRow[], linking: Linking): Linked[] {
  const { known, newId } = linking;
  const all = rows.map(
    (row): Linked => ({
      row,
      kind: rowKindOf(row),
      id: newId(),
      owner: known.ownerOf(row.values.owner_email),
      teamId: known.teamOf(row.values.team),
      parent: undefined,
      start: row.values.start || (row.values.due === '' ? '' : quarterStart(row.values.due)),
      due: row.values.due,
      stored: undefined,
      isConsequence: false,
    }),
  );
  const sound = all.filter((it) => it.row.reasons.length === 0);
  for (const it of sound) linkOwner(it, linking);
  linkParents(sound, linking);
  for (const it of sound.toSorted((a, b) => Number(a.kind !== 'goal') - Number(b.kind !== 'goal')))
    inherit(it);
  for (const it of sound) linkTeam(it, linking);
  linkStored(sound, linking);
  rejectLoops(sound, linking);
  rejectConsequences(sound, linking);
  return all;
}
