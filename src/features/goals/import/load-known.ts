import { foldForSearch } from '../../people/index.ts';
import type { People, Person } from '../../people/model.ts';
import type { Goal, Milestone } from '../model.ts';
import type { Parts } from '../parts.ts';
import { codeOf, numberOfCode } from '../rows.ts';
import { titleKeyOf } from '../store.ts';
import type { GoalRow } from './goal-rows.ts';
import type { GoalImportStore } from './store.ts';

/** All that the rows of a file may lean on. */
export type Known = {
  /** Whom a row's key names. */
  ownerOf(key: string): Person | undefined;
  teamOf(name: string): string | undefined;
  goals: readonly Goal[];
  milestones: ReadonlyMap<string, readonly Milestone[]>;
  /** What belongs to or serves a stored goal that rows may hang below, whoever owns it. */
  below: ReadonlyMap<string, readonly Goal[]>;
  /** What the last file said, by goal. */
  said: ReadonlyMap<string, Readonly<Record<string, string>>>;
};

const PEOPLE_A_READ = 500;

async function loadOwners(people: People, rows: readonly GoalRow[]): Promise<Known['ownerOf']> {
  const keys = [...new Set(rows.map((it) => it.values.owner_email))].filter((it) => it !== '');
  const ids = await people.keyed(keys);
  const persons = new Map<string, Person>();
  const all = [...new Set(ids.values())];
  for (let at = 0; at < all.length; at += PEOPLE_A_READ)
    for (const [id, person] of await people.persons(all.slice(at, at + PEOPLE_A_READ)))
      persons.set(id, person);
  return (key) => persons.get(ids.get(key) ?? '');
}

/** Lists the stored goals that rows with a weight may name as their parent. */
function weighedParents(rows: readonly GoalRow[], goals: readonly Goal[]): string[] {
  const named = rows.filter((it) => it.values.weight !== '').map((it) => it.values.parent);
  const titles = new Set(named.map(titleKeyOf));
  const codes = new Set(named.map((it) => codeOf(numberOfCode(it) ?? 0)));
  return goals.flatMap((it) => (titles.has(titleKeyOf(it.title)) || codes.has(it.code) ? it.id : []));
}

/** Loads what hangs below stored goals. */
async function loadBelow(own: Parts['own'], ids: readonly string[]): Promise<Known['below']> {
  const found = new Map<string, Goal[]>();
  for (let at = 0; at < ids.length; at += PEOPLE_A_READ)
    for (const it of await own.partsOf(ids.slice(at, at + PEOPLE_A_READ))) {
      const siblings = found.get(it.parentId ?? '');
      if (siblings === undefined) found.set(it.parentId ?? '', [it]);
      else siblings.push(it);
    }
  return found;
}

/** Loads whom, which teams and which stored goals the rows of a file name. */
export async function loadKnown(
  { own, people }: Pick<Parts, 'own' | 'people'>,
  store: GoalImportStore,
  rows: readonly GoalRow[],
): Promise<Known> {
  const ownerOf = await loadOwners(people, rows);
  const teams = new Map([...(await people.teams()).values()].map((it) => [foldForSearch(it.name), it.id]));
  const ownerIds = [...new Set(rows.flatMap((it) => ownerOf(it.values.owner_email)?.id ?? []))];
  const codes = rows.flatMap(({ values }) => [numberOfCode(values.code), numberOfCode(values.parent)]);
  const parents = rows.map((it) => it.values.parent).filter((it) => it !== '');
  const found = [
    ...(await store.ofOwners(ownerIds)),
    ...(await store.byNumbers([...new Set(codes.filter((it) => it !== undefined))])),
    ...(await store.titled([...new Set(parents.map(titleKeyOf))])),
  ];
  const goals = [...new Map(found.map((it) => [it.id, it])).values()];
  const ids = goals.map((it) => it.id);
  const milestones = new Map<string, readonly Milestone[]>();
  const byMilestones = goals.filter((it) => it.measure.kind === 'milestones').map((it) => it.id);
  for (let at = 0; at < byMilestones.length; at += PEOPLE_A_READ)
    for (const [id, list] of await own.milestonesOf(byMilestones.slice(at, at + PEOPLE_A_READ)))
      milestones.set(id, list);
  return {
    ownerOf,
    teamOf: (name) => teams.get(foldForSearch(name)),
    goals,
    milestones,
    below: await loadBelow(own, weighedParents(rows, goals)),
    said: await store.saidOf(ids),
  };
}
