import type { Context, PersonRef } from '../../chat/index.ts';
import type { People, Person } from '../people/model.ts';
import { mayReceive } from './policy.ts';
import {
  budgetMonth,
  MAX_RECEIVERS,
  monthlyPoints,
  type Problem,
  problemsOfPoints,
  problemsOfReason,
  type Spent,
  type Typed,
} from './rules.ts';
import type { KudosStore } from './store.ts';

export type Parts = { own: KudosStore; people: People };

export type Budget = { limit: number; spent: Spent; month: string; renewed: string };

/** What a kudos comes to: who would be thanked, and everything that keeps it from being sent. */
export type Judged = { receivers: readonly Person[]; problems: readonly Problem[]; budget: Budget };

/** Reads how many points the actor has this month, and gave. */
export async function budgetOf({ own }: Parts, ctx: Context): Promise<Budget> {
  const { month, renewed } = budgetMonth(ctx.now, ctx.actor.timeZone);
  const spent = await own.spent(ctx.actor.personId, month);
  return { limit: monthlyPoints(ctx.actor.roles.includes('lead')), spent, month, renewed };
}

/** Names people to choose from; those of one name are told apart by what they do, or their address. */
export function toChooseFrom(persons: readonly Person[]): PersonRef[] {
  return persons.map(({ id, name, title, email }) => {
    const isAlone = persons.every((it) => it.id === id || it.name !== name);
    const more = title ?? email;
    return { id, name: isAlone || more === undefined ? name : `${name} (${more})` };
  });
}

function problemsOfReceivers(ctx: Context, typed: Typed, persons: ReadonlyMap<string, Person>): Problem[] {
  const problems: Problem[] = typed.unclear.map(({ written, candidateIds }) => ({
    kind: 'unclear',
    written,
    candidates: toChooseFrom(candidateIds.flatMap((id) => persons.get(id) ?? [])),
  }));
  for (const name of typed.strangers) problems.push({ kind: 'stranger', name });
  if (typed.receiverIds.includes(ctx.actor.personId)) problems.push({ kind: 'self' });
  for (const id of typed.receiverIds) {
    const person = persons.get(id);
    if (person?.standing === 'left') problems.push({ kind: 'left', name: person.name });
    else if (person?.external === true) problems.push({ kind: 'guest', name: person.name });
  }
  if (typed.receiverIds.length > MAX_RECEIVERS) problems.push({ kind: 'too-many' });
  // Where every name has a problem of its own, that says enough.
  if (typed.receiverIds.length === 0 && problems.length === 0) problems.push({ kind: 'nobody' });
  return problems;
}

/** Finds everything that keeps a kudos from being sent, at once. */
export async function judgeKudos(parts: Parts, ctx: Context, typed: Typed): Promise<Judged> {
  const { people } = parts;
  const asked = typed.unclear.flatMap((it) => it.candidateIds);
  const [persons, budget] = await Promise.all([
    people.persons([...typed.receiverIds, ...asked]),
    budgetOf(parts, ctx),
  ]);
  const named = typed.receiverIds.flatMap((id) => persons.get(id) ?? []);
  const receivers = named.filter((it) => mayReceive(it) && it.id !== ctx.actor.personId);
  const problems = [
    ...problemsOfReceivers(ctx, typed, persons),
    ...problemsOfReason(typed.reason),
    ...problemsOfPoints(typed.points, receivers, budget),
  ];
  return { receivers, problems, budget };
}
