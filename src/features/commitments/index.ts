import { z } from 'zod';
import { localDate } from '../../calendar/index.ts';
import {
  type Context,
  defineAction,
  type Feature,
  type FieldValues,
  type Outcome,
} from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Store, Write } from '../../storage/store.ts';
import type { CardSection, FormSection } from '../check-ins/index.ts';
import type { People } from '../people/model.ts';
import { DONE_FIELD, digestElements, doneItems, madeElements, openElements } from './cards.ts';
import { say } from './copy.ts';
import { mayRemove, maySeeCommitment } from './policy.ts';
import { type Commitment, changesOfSteps, inOrderOfAsking, type Source } from './rules.ts';
import { samples } from './samples.ts';
import type { CommitmentTables } from './schema.ts';
import { commitmentStore } from './store.ts';

export type { Commitment, Source } from './rules.ts';
export { type CommitmentTables, commitmentTables } from './schema.ts';

type Moment = { now: Instant; newId(): string };

/** A commitment made for a day, with the people it involves: *Plan a retro*, later one-to-ones. */
export type DatedCommitment = {
  ownerId: string;
  participants: readonly string[];
  words: string;
  source: Source;
  period: string;
  dueOn: string;
};

const settledStates = z.record(z.string(), z.enum(['done', 'open', 'dropped'])).catch({});

/** Makes the feature that keeps what people said they would do. */
export function createCommitments({ store, people }: { store: Store<CommitmentTables>; people: People }) {
  const own = commitmentStore(store);

  /** Brings the commitments made from a thing in line with its next steps as they stand now. */
  async function fromNextSteps(
    ctx: Moment,
    it: { ownerId: string; source: Source; period: string; steps: readonly string[] },
  ): Promise<Write[]> {
    const { ownerId, source, period } = it;
    const before = (await own.madeIn(source.feature, [source.thing])).get(source.thing) ?? [];
    const { added, withdrawn, restored } = changesOfSteps(it.steps, before);
    const move = (list: readonly Commitment[], state: 'removed' | 'open') =>
      own.settle({ ownerId, ids: list.map((each) => each.id), state, in: source.thing, at: ctx.now });
    const rows = added.map((words) => ({ id: ctx.newId(), ownerId, words, source, period, at: ctx.now }));
    return [...move(withdrawn, 'removed'), ...move(restored, 'open'), ...own.add(rows)];
  }

  /** Lists what a check-in asks about: what is open from before it, and what it settled itself. */
  async function askedIn(checkIn: { id: string; personId: string }): Promise<Commitment[]> {
    const open = (await own.openOf([checkIn.personId])).get(checkIn.personId) ?? [];
    const settled = (await own.settledIn([checkIn.id])).get(checkIn.id) ?? [];
    return inOrderOfAsking([...open.filter((it) => it.source.thing !== checkIn.id), ...settled]);
  }

  /** Settles what the form's list says; ids that were not asked about touch nothing, because the owner guards them. */
  function settle(it: { ownerId: string; in: string; values: FieldValues; at: Instant }): Write[] {
    const states = Object.entries(settledStates.parse(it.values[DONE_FIELD] ?? {}));
    return (['done', 'dropped', 'open'] as const).flatMap((state) =>
      own.settle({ ...it, state, ids: states.filter(([, chosen]) => chosen === state).map(([id]) => id) }),
    );
  }

  const section: FormSection = {
    name: 'commitments',
    items: async (ctx, checkIn) => doneItems(ctx.locale, await askedIn(checkIn)),
    async decide(ctx, { checkIn, steps, values }) {
      const ownerId = checkIn.personId;
      const source = { feature: 'check-ins', thing: checkIn.id };
      const made = await fromNextSteps(ctx, { ownerId, source, period: checkIn.period, steps });
      return { write: [...settle({ ownerId, in: checkIn.id, values, at: ctx.now }), ...made] };
    },
  };

  /** Keeps what a manager may see of a report's commitments now. */
  async function visibleTo(
    reader: { personId: string; timeZone: string; now: Instant },
    list: readonly Commitment[],
  ) {
    const dateOf = (at: Instant) => localDate(at, reader.timeZone);
    const owners = [...new Set(list.map((it) => it.ownerId))];
    const dates = [...new Set([reader.now, ...list.map((it) => it.createdAt)].map(dateOf))];
    const managers = new Map(
      await Promise.all(dates.map(async (date) => [date, await people.managersOf(owners, date)] as const)),
    );
    const manages = (owner: string, at: Instant) => managers.get(dateOf(at))?.get(owner) === reader.personId;
    return list.filter((it) => {
      const standing = {
        personId: reader.personId,
        managesNow: manages(it.ownerId, reader.now),
        managedWhenMade: manages(it.ownerId, it.createdAt),
      };
      return maySeeCommitment(standing, it, []);
    });
  }

  const cardSection: CardSection = {
    name: 'commitments',
    async elements(ctx, place, checkIn) {
      const { personId } = ctx.reader;
      if (personId === undefined) return [];
      if (place === 'digest') {
        const reader = { personId, timeZone: ctx.reader.timeZone, now: ctx.now };
        const seen = await visibleTo(reader, await askedIn(checkIn));
        return digestElements(ctx.locale, {
          settled: seen.filter((it) => it.state !== 'open'),
          open: seen.filter((it) => it.state === 'open'),
        });
      }
      if (personId !== checkIn.personId) return [];
      if (place === 'prompt') return openElements(ctx.locale, await askedIn(checkIn));
      return madeElements(ctx.locale, (await own.madeIn('check-ins', [checkIn.id])).get(checkIn.id) ?? []);
    },
  };

  async function remove(ctx: Context, id: string): Promise<Outcome> {
    const words = say(ctx.locale);
    const commitment = await own.commitment(id);
    if (commitment === undefined || !mayRemove(ctx.actor.personId, commitment))
      return { reply: { kind: 'redraw', toast: words.alreadySettled() } };
    return {
      write: [own.remove(id, ctx.actor.personId, ctx.now)],
      reply: { kind: 'redraw', toast: words.removed() },
    };
  }

  const feature: Feature = {
    name: 'commitments',
    actions: {
      remove: defineAction(z.object({ commitment: z.string() }), (ctx, it) => remove(ctx, it.commitment)),
    },
    samples,
  };

  return {
    feature,
    section,
    cardSection,
    fromNextSteps,
    settle,
    /** Reads people's open commitments, by owner, in the order of asking. */
    openOf: own.openOf,
    /** Takes an open commitment off its owner's list. */
    remove: own.remove,
    /** Makes a commitment for a day with other people. */
    plan: (ctx: Moment, it: DatedCommitment): Write[] => {
      const id = ctx.newId();
      const { participants, ...row } = it;
      const others = [...new Set(participants)].filter((personId) => personId !== it.ownerId);
      return [...own.add([{ ...row, id, at: ctx.now }]), ...own.join(id, others)];
    },
  };
}

export type Commitments = ReturnType<typeof createCommitments>;
