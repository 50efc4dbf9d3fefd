import type { Goal } from '../model.ts';
import { codeOf, numberOfCode } from '../rows.ts';
import { titleKeyOf } from '../store.ts';
import type { Linked } from './link-rows.ts';
import type { Known } from './load-known.ts';

/** Finds the one goal that a parent's name means: by its code, else by its title, the owner's own before others'. */
export function parentFinder(all: readonly Linked[], known: Known) {
  const rows = all.filter((it) => it.kind === 'goal');
  const byTitle = new Map<string, Linked[]>();
  const stored = new Map<string, Goal[]>();
  const add = <T>(map: Map<string, T[]>, key: string, it: T) => map.set(key, [...(map.get(key) ?? []), it]);
  for (const it of rows) add(byTitle, titleKeyOf(it.row.values.title), it);
  for (const it of known.goals) if (it.kind === 'goal') add(stored, titleKeyOf(it.title), it);
  const byCode = new Map(known.goals.map((it) => [it.code, it]));
  const rowByCode = new Map(
    rows.flatMap((it): [string, Linked][] => {
      const number = numberOfCode(it.row.values.code);
      return number === undefined ? [] : [[codeOf(number), it]];
    }),
  );
  const pick = <T>(list: readonly T[], ownerOf: (it: T) => string | undefined, owner: string | undefined) => {
    if (list.length < 2) return list;
    const own = list.filter((it) => ownerOf(it) === owner);
    return own.length === 1 ? own : list;
  };
  return (name: string, of: Linked): { found: NonNullable<Linked['parent']>[] } => {
    const number = numberOfCode(name);
    const code = number === undefined ? '' : codeOf(number);
    const [row, goal] = [rowByCode.get(code), byCode.get(code)];
    if (row !== undefined) return { found: [{ row }] };
    if (goal !== undefined) return { found: [{ goal }] };
    const key = titleKeyOf(name);
    const inFile = pick(
      (byTitle.get(key) ?? []).filter((it) => it !== of),
      (it) => it.owner?.id,
      of.owner?.id,
    );
    if (inFile.length > 0) return { found: inFile.map((each) => ({ row: each })) };
    const there = pick(stored.get(key) ?? [], (it) => it.ownerId, of.owner?.id);
    return { found: there.map((each) => ({ goal: each })) };
  };
}
