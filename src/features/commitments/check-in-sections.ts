import { z } from 'zod';
import { localDate } from '../../calendar/index.ts';
import type { FieldValues } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Write } from '../../storage/store.ts';
import type { CardSection, FormSection } from '../check-ins/index.ts';
import type { People } from '../people/model.ts';
import { DONE_FIELD, digestElements, doneItems, madeElements, openElements } from './cards.ts';
import { followSteps } from './follow-steps.ts';
import { maySeeCommitment } from './policy.ts';
import { type Commitment, inOrderOfAsking } from './rules.ts';
import type { CommitmentStore } from './store.ts';

/** The check-in feature, as commitments name where they came from. */
const CHECK_INS = 'check-ins';

const settledStates = z.record(z.string(), z.enum(['done', 'open', 'dropped'])).catch({});
const chosenStates = (values: FieldValues) => settledStates.parse(values[DONE_FIELD] ?? {});

/** Settles what the form's list says; ids that were not asked about touch nothing, because the owner guards them. */
export function settleByList(
  own: CommitmentStore,
  it: { ownerId: string; in: string; values: FieldValues; at: Instant },
): Write[] {
  const states = Object.entries(chosenStates(it.values));
  return (['done', 'dropped', 'open'] as const).flatMap((state) =>
    own.settle({ ...it, state, ids: states.filter(([, chosen]) => chosen === state).map(([id]) => id) }),
  );
}

/** Lists what a check-in asks about: what is open from before it, and what it settled itself. */
async function askedIn(
  own: CommitmentStore,
  checkIn: { id: string; personId: string },
): Promise<Commitment[]> {
  const open = (await own.openOf([checkIn.personId])).get(checkIn.personId) ?? [];
  const settled = (await own.settledIn([checkIn.id])).get(checkIn.id) ?? [];
  return inOrderOfAsking([...open.filter((it) => it.source.thing !== checkIn.id), ...settled]);
}

/** Keeps what a reader may see of a report's commitments, by the manager relation now and when each was made. */
async function visibleTo(
  people: People,
  reader: { personId: string; timeZone: string; now: Instant },
  list: readonly Commitment[],
): Promise<Commitment[]> {
  const dateOf = (at: Instant) => localDate(at, reader.timeZone);
  const owners = [...new Set(list.map((it) => it.ownerId))];
  const dates = [...new Set([reader.now, ...list.map((it) => it.createdAt)].map(dateOf))];
  const found = dates.map(async (date) => [date, await people.managersOf(owners, date)] as const);
  const managers = new Map(await Promise.all(found));
  const manages = (owner: string, at: Instant) => managers.get(dateOf(at))?.get(owner) === reader.personId;
  return list.filter((it) => {
    const managesNow = manages(it.ownerId, reader.now);
    const managedWhenMade = manages(it.ownerId, it.createdAt);
    return maySeeCommitment({ personId: reader.personId, managesNow, managedWhenMade }, it, []);
  });
}

/** Makes the part of the check-in form that settles commitments and makes new ones. */
export const formSection = (own: CommitmentStore): FormSection => ({
  name: 'commitments',
  items: async (ctx, checkIn) => doneItems(ctx.locale, await askedIn(own, checkIn)),
  async read(ctx, { checkIn, steps, values }) {
    const states = chosenStates(values);
    const asked = await askedIn(own, checkIn);
    return {
      filled: Object.values(states).some((state) => state !== 'open'),
      changed: asked.some((it) => (states[it.id] ?? it.state) !== it.state),
      async decide() {
        const ownerId = checkIn.personId;
        const source = { feature: CHECK_INS, thing: checkIn.id };
        const made = await followSteps(own, ctx, { ownerId, source, period: checkIn.period, steps });
        return { write: [...settleByList(own, { ownerId, in: checkIn.id, values, at: ctx.now }), ...made] };
      },
    };
  },
});

/** Makes what the check-in's cards show of commitments: to their owner, and in counts to the owner's manager. */
export const cardSection = (own: CommitmentStore, people: People): CardSection => ({
  name: 'commitments',
  async elements(ctx, place, checkIn) {
    const { personId, timeZone } = ctx.reader;
    if (personId === undefined) return [];
    if (place === 'digest') {
      const seen = await visibleTo(people, { personId, timeZone, now: ctx.now }, await askedIn(own, checkIn));
      const open = seen.filter((it) => it.state === 'open');
      return digestElements(ctx.locale, { open, settled: seen.filter((it) => it.state !== 'open') });
    }
    if (personId !== checkIn.personId) return [];
    if (place === 'prompt') return openElements(ctx.locale, await askedIn(own, checkIn));
    return madeElements(ctx.locale, (await own.madeIn(CHECK_INS, [checkIn.id])).get(checkIn.id) ?? []);
  },
});
