import { type Feature, joinOutcomes, type Outcome } from '../../../chat/index.ts';
import type { Store } from '../../../storage/store.ts';
import { followMerges, type People, peopleFacts } from '../../people/index.ts';
import type { CheckIn } from '../rules.ts';
import type { CheckInTables } from '../schema.ts';
import { joinWeeks } from './rules.ts';
import { type MergingStore, mergingStore } from './store.ts';

const OWN = 'check-ins.own';

const idsOf = (rows: readonly CheckIn[]): string[] => rows.map((it) => it.id);

type Moves = People['moves'];

/** One person has one check-in a week: the answered one stands, whoever it was asked as. */
async function merge(own: MergingStore, moves: Moves, from: string, to: string): Promise<Outcome> {
  const all = await own.ofAll([from, to]);
  const { moved, removed } = joinWeeks(
    all.filter((it) => it.personId === from),
    all.filter((it) => it.personId === to),
  );
  const [preference, opened] = [await own.preferenceOf(from), await own.openedBy(from)];
  return {
    write: [
      ...own.remove(idsOf(removed)),
      ...own.give(idsOf(moved), from, to),
      ...moves.keep(from, OWN, idsOf(moved)),
      ...(preference === undefined ? [] : [own.inheritPreference({ ...preference, personId: to })]),
      ...own.inheritOpenings(opened.map((it) => ({ ...it, readerId: to }))),
    ],
    refresh: [...removed, ...moved.filter((it) => it.state === 'open')].flatMap((it) =>
      ['prompt', 'current'].map((card) => ({ card: `check-ins.${card}`, thing: it.id })),
    ),
  };
}

/** Gives back what is still there and still the person's. */
async function part(own: MergingStore, moves: Moves, from: string, to: string): Promise<Outcome> {
  const theirs = new Set(await moves.kept(to, OWN));
  const back = (await own.ofAll([from])).filter((it) => theirs.has(it.id));
  return { write: [...own.give(idsOf(back), from, to), moves.forget(to, OWN)] };
}

/** Moves check-ins with all their versions, and the right to read others', when two people turn out to be one. */
export function mergeCheckIns(store: Store<CheckInTables>, { moves }: Pick<People, 'moves'>) {
  const own = mergingStore(store);
  const reading = followMerges(moves, [{ what: 'check-ins.reader', of: own.readBy, give: own.giveReading }]);
  const handlers: NonNullable<Feature['on']> = {
    async [peopleFacts.merged](ctx, otherIds) {
      const outcomes = [(await reading[peopleFacts.merged]?.(ctx, otherIds)) ?? {}];
      for (const [from, to] of await moves.mergedInto(otherIds))
        outcomes.push(await merge(own, moves, from, to));
      return joinOutcomes(...outcomes);
    },
    async [peopleFacts.split](ctx, pairs) {
      const outcomes = [(await reading[peopleFacts.split]?.(ctx, pairs)) ?? {}];
      for (const [to = '', from = ''] of pairs.map((it) => it.split(' ')))
        outcomes.push(await part(own, moves, from, to));
      return joinOutcomes(...outcomes);
    },
  };
  return handlers;
}
