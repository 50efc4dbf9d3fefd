import { type Feature, joinOutcomes, type Outcome } from '../../../chat/index.ts';
import type { Write } from '../../../storage/store.ts';
import { type Moves, peopleFacts } from '../model.ts';

/** Rows that name a person and become the other's when the two turn out to be one. */
export type Movable = {
  /** Names them among everything that moves, with the feature in front: `commitments.owner`. */
  what: string;
  /** Lists by id what is somebody's. */
  of(personId: string): Promise<readonly string[]>;
  give(things: readonly string[], from: string, to: string): readonly Write[] | Promise<readonly Write[]>;
};

type Handlers = NonNullable<Feature['on']>;

async function moveAll(moves: Moves, movables: readonly Movable[], from: string, to: string) {
  const outcomes: Outcome[] = [];
  for (const { what, of, give } of movables) {
    const things = await of(from);
    if (things.length > 0)
      outcomes.push({ write: [...(await give(things, from, to)), ...moves.keep(from, what, things)] });
  }
  return joinOutcomes(...outcomes);
}

async function giveAllBack(moves: Moves, movables: readonly Movable[], from: string, to: string) {
  const outcomes: Outcome[] = [];
  for (const { what, give } of movables) {
    const things = await moves.kept(to, what);
    if (things.length > 0)
      outcomes.push({ write: [...(await give(things, from, to)), moves.forget(to, what)] });
  }
  return joinOutcomes(...outcomes);
}

/** Makes the subscriptions that move a feature's rows when people merge, and give exactly these back when they are split. */
export function followMerges(moves: Moves, movables: readonly Movable[]): Handlers {
  return {
    async [peopleFacts.merged](_ctx, otherIds) {
      const outcomes: Outcome[] = [];
      for (const [from, to] of await moves.mergedInto(otherIds))
        outcomes.push(await moveAll(moves, movables, from, to));
      return joinOutcomes(...outcomes);
    },
    /** The thing is `<other> <kept>`: who is two again, and from whom the other gets back what had been theirs. */
    async [peopleFacts.split](_ctx, pairs) {
      const outcomes: Outcome[] = [];
      for (const [to = '', from = ''] of pairs.map((it) => it.split(' ')))
        outcomes.push(await giveAllBack(moves, movables, from, to));
      return joinOutcomes(...outcomes);
    },
  };
}
