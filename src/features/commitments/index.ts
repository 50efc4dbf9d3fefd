import { z } from 'zod';
import {
  type CardDeclaration,
  type Context,
  defineAction,
  type Feature,
  type FieldValues,
  type Outcome,
  type Wake,
} from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Store, Write } from '../../storage/store.ts';
import type { People } from '../people/model.ts';
import { cardSection, formSection, settleByList } from './check-in-sections.ts';
import { say } from './copy.ts';
import { dueCard } from './due-card.ts';
import { addSteps, followSteps, type Moment, type Steps } from './follow-steps.ts';
import { mergeCommitments } from './merging/merge-people.ts';
import { maySettle } from './policy.ts';
import { remind, remindOnDay } from './remind.ts';
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
  if (commitment === undefined || !maySettle(ctx.actor.personId, commitment))
    return { reply: { kind: 'redraw', toast: words.alreadySettled() } };
  return {
    write: [own.remove(id, ctx.actor.personId, ctx.now)],
    reply: { kind: 'redraw', toast: words.removed() },
  };
}

/** Marks one of the actor's open commitments as done. */
async function markDone(own: CommitmentStore, ctx: Context, id: string): Promise<Outcome> {
  const words = say(ctx.locale);
  const { personId } = ctx.actor;
  const commitment = await own.commitment(id);
  if (commitment === undefined || !maySettle(personId, commitment))
    return { reply: { kind: 'redraw', toast: words.alreadySettled() } };
  return {
    write: own.settle({ ownerId: personId, ids: [id], state: 'done', in: id, at: ctx.now }),
    refresh: [{ card: 'commitments.due', thing: id }],
    reply: { kind: 'redraw', toast: words.markedDone() },
  };
}

/** Makes a commitment for a day with other people; all of them are reminded on it. */
function plan(
  own: CommitmentStore,
  ctx: Moment,
  { participants, ...it }: DatedCommitment,
): { write: Write[]; wake: Wake[] } {
  const id = ctx.newId();
  const others = [...new Set(participants)].filter((personId) => personId !== it.ownerId);
  return {
    write: [...own.add([{ ...it, id, at: ctx.now }]), ...own.join(id, others)],
    wake: remindOnDay({ id, dueOn: it.dueOn }),
  };
}

/** Draws a commitment on its day for those it involves. */
const dueCardOf = (own: CommitmentStore, people: People): CardDeclaration => ({
  async render({ locale, reader }, id) {
    const it = await own.commitment(id);
    if (it === undefined || it.state === 'removed' || reader.personId === undefined) return 'gone';
    const participants = await own.participantsOf(id);
    const involved = [it.ownerId, ...participants];
    if (!involved.includes(reader.personId)) return 'gone';
    const persons = await people.persons(involved.filter((each) => each !== reader.personId));
    const others = involved.flatMap((each) => {
      const person = persons.get(each);
      return person === undefined ? [] : [{ id: person.id, name: person.name }];
    });
    return dueCard(locale, { commitment: it, isOwner: reader.personId === it.ownerId, others });
  },
});

/** Makes the feature that keeps what people said they would do. */
export function createCommitments({ store, people }: { store: Store<CommitmentTables>; people: People }) {
  const own = commitmentStore(store);
  const feature: Feature = {
    name: 'commitments',
    actions: {
      remove: defineAction(z.object({ commitment: z.string() }), (ctx, it) =>
        remove(own, ctx, it.commitment),
      ),
      done: defineAction(z.object({ commitment: z.string() }), (ctx, it) =>
        markDone(own, ctx, it.commitment),
      ),
    },
    cards: { due: dueCardOf(own, people) },
    timers: { due: (ctx, ids) => remind({ own, people }, ctx, ids) },
    reasons: { due: (locale) => say(locale).whyDue() },
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
