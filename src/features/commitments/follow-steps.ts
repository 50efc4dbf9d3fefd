import type { Wake } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Write } from '../../storage/store.ts';
import { remindOnDay } from './remind.ts';
import { type Commitment, changesOfSteps, type Source } from './rules.ts';
import type { CommitmentStore } from './store.ts';

/** When something is written, and where its ids come from. */
export type Moment = { now: Instant; newId(): string };

export type Steps = { ownerId: string; source: Source; period: string; steps: readonly string[] };

/** Brings the commitments made from a thing in line with its next steps as they stand now. */
export async function followSteps(own: CommitmentStore, ctx: Moment, it: Steps): Promise<Write[]> {
  const { ownerId, source, period } = it;
  const before = (await own.madeIn(source.feature, [source.thing])).get(source.thing) ?? [];
  const { added, withdrawn, restored } = changesOfSteps(it.steps, before);
  const move = (list: readonly Commitment[], state: 'removed' | 'open') =>
    own.settle({ ownerId, ids: list.map((each) => each.id), state, in: source.thing, at: ctx.now });
  const rows = added.map((words) => ({ id: ctx.newId(), ownerId, words, source, period, at: ctx.now }));
  return [...move(withdrawn, 'removed'), ...move(restored, 'open'), ...own.add(rows)];
}

/** Makes commitments of steps that somebody chose; those made of the thing before stay as they are. */
export async function addSteps(
  own: CommitmentStore,
  ctx: Moment,
  it: Steps & { dueOn?: string | undefined },
): Promise<{ write: Write[]; wake: Wake[]; added: number }> {
  const { ownerId, source, period, dueOn } = it;
  const before = (await own.madeIn(source.feature, [source.thing])).get(source.thing) ?? [];
  const { added } = changesOfSteps(it.steps, before);
  const rows = added.map((words) => ({
    id: ctx.newId(),
    ownerId,
    words,
    source,
    period,
    dueOn,
    at: ctx.now,
  }));
  return { write: own.add(rows), wake: rows.flatMap(remindOnDay), added: rows.length };
}
