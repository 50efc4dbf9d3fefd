import { z } from 'zod';
import {
  type Context,
  defineAction,
  type Feature,
  type FieldValues,
  type Outcome,
} from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Store, Write } from '../../storage/store.ts';
import type { People } from '../people/model.ts';
import { cardSection, formSection, settleByList } from './check-in-sections.ts';
import { say } from './copy.ts';
import { addSteps, followSteps, type Moment, type Steps } from './follow-steps.ts';
import { mergeCommitments } from './merging/merge-people.ts';
import { mayRemove } from './policy.ts';
import type { Source } from './rules.ts';
import { samples } from './samples.ts';
import type { CommitmentTables } from './schema.ts';
import { type CommitmentStore, commitmentStore } from './store.ts';

/** A commitment made for a day, with the people it involves: *Plan a retro*, later one-to-ones. */
export type DatedCommitment = {
  ownerId: string;
  participants: readonly string[];
  words: string;
  source: Source;
  period: string;
  /** The owner's local date. */
  dueOn: string;
};

/** Takes one of the actor's open commitments off their list. */
async function remove(own: CommitmentStore, ctx: Context, id: string): Promise<Outcome> {
  const words = say(ctx.locale);
  const commitment = await own.commitment(id);
  if (commitment === undefined || !mayRemove(ctx.actor.personId, commitment))
    return { reply: { kind: 'redraw', toast: words.alreadySettled() } };
  return {
    write: [own.remove(id, ctx.actor.personId, ctx.now)],
    reply: { kind: 'redraw', toast: words.removed() },
  };
}

/** Makes a commitment for a day with other people. */
function plan(own: CommitmentStore, ctx: Moment, { participants, ...it }: DatedCommitment): Write[] {
  const id = ctx.newId();
  const others = [...new Set(participants)].filter((personId) => personId !== it.ownerId);
  return [...own.add([{ ...it, id, at: ctx.now }]), ...own.join(id, others)];
}

/** Makes the feature that keeps what people said they would do. */
export function createCommitments({ store, people }: { store: Store<CommitmentTables>; people: People }) {
  const own = commitmentStore(store);
  const feature: Feature = {
    name: 'commitments',
    actions: {
      remove: defineAction(z.object({ commitment: z.string() }), (ctx, it) =>
        remove(own, ctx, it.commitment),
      ),
    },
    on: mergeCommitments(store, people),
    samples,
  };
  return {
    feature,
    section: formSection(own),
    cardSection: cardSection(own, people),
    /** Reads people's open commitments, by owner, in the order of asking. */
    openOf: own.openOf,
    settledBetween: own.settledBetween,
    /** Makes commitments of steps somebody chose, with a date if one was given: **Add to my plan**. */
    addSteps: (ctx: Moment, it: Steps & { dueOn?: string | undefined }) => addSteps(own, ctx, it),
    fromNextSteps: (ctx: Moment, it: Steps) => followSteps(own, ctx, it),
    settle: (it: { ownerId: string; in: string; values: FieldValues; at: Instant }) => settleByList(own, it),
    /** Takes an open commitment off its owner's list; the guard fails if it is settled. */
    remove: own.remove,
    plan: (ctx: Moment, it: DatedCommitment) => plan(own, ctx, it),
  };
}
