import type { Address, CardRef, Directory } from '../chat/index.ts';
import type { Breathe } from '../shared/breath.ts';
import type { Clock } from '../shared/clock.ts';
import type { Draw, Drawn } from './drawing.ts';
import type { Lane } from './lanes/lane.ts';
import type { Place, Placing } from './placing.ts';
import { routeOf } from './routing.ts';
import { isUnasked } from './rules.ts';
import type { Settlement } from './settling/store.ts';
import { type Claimed, chunksOf, type OutboxStore, TOGETHER } from './store.ts';

/** A claimed message that may go now. */
export type Ready = { row: Claimed; address: Address; firstTarget: number; drawn: Drawn };
/** One that may not, and what becomes of it; `address` where an earlier attempt may have sent it. */
export type Stopped = { row: Claimed; to: Settlement; address: Address | undefined };

type Parts = {
  outbox: OutboxStore;
  place: Place;
  draw: Draw;
  directory: Pick<Directory, 'accountsOn'>;
  clock: Clock;
  breathe: Breathe;
  /** Called with the error of a card that could not be drawn. */
  failed: (row: Claimed, error: unknown) => Settlement;
};

/** Tells whether an earlier attempt may have sent it. */
export const isDoubtful = (row: Claimed): boolean => row.attempts > 1;

const dropped = (outcome: 'gone' | 'expired' | 'superseded' | 'muted' | 'refused'): Settlement => ({
  kind: 'over',
  state: 'dropped',
  outcome,
});

/** Makes the last look at claimed messages before they are sent: where to, whether still, and what they show now. */
export function createPreparing({ outbox, place, draw, directory, clock, breathe, failed }: Parts) {
  /** Keeps a message that may have arrived in the chat where it was tried, should its reader's main chat have changed. */
  async function addressOf(
    row: Claimed,
    placing: Extract<Placing, { kind: 'go' }>,
    lane: Lane,
  ): Promise<Address | undefined> {
    const { address } = placing;
    if (placing.lane === lane.name) return address;
    const { personId } = address.reader;
    if (!isDoubtful(row) || personId === undefined) return undefined;
    const { name, workspace } = lane.platform;
    const id = (await directory.accountsOn(name, [personId])).get(personId);
    if (id === undefined) return undefined;
    return {
      account: { platform: name, workspace, id },
      reader: { ...address.reader, platform: name, personId },
    };
  }

  type Reasons = { outdated: ReadonlySet<string>; muted: ReadonlySet<string>; now: Date };

  function reasonToDrop(
    row: Claimed,
    address: Address,
    { outdated, muted, now }: Reasons,
  ): Settlement | undefined {
    if (row.expiresAt !== null && row.expiresAt <= now) return dropped('expired');
    if (outdated.has(row.id)) return dropped('superseded');
    const isMuted = isUnasked(row.kind) && muted.has(`${address.reader.personId} ${row.why}`);
    return isMuted ? dropped('muted') : undefined;
  }

  async function prepareOne(
    row: Claimed,
    placing: Placing,
    lane: Lane,
    known: Reasons & { parts: readonly CardRef[] },
  ): Promise<Ready | Stopped> {
    const notSent = { kind: 'not-sent', retryAt: null, failed: false } as const;
    if (placing.kind === 'refused') return { row, to: dropped('refused'), address: undefined };
    const address = placing.kind === 'go' ? await addressOf(row, placing, lane) : undefined;
    if (placing.kind !== 'go' || address === undefined)
      return { row, to: { ...notSent, route: routeOf(placing, known.now) }, address: undefined };
    const drop = reasonToDrop(row, address, known);
    if (drop !== undefined) return { row, to: drop, address };
    const drawn = await draw(row, known.parts, address.reader, known.now);
    if (drawn === 'gone') return { row, to: dropped('gone'), address };
    return { row, address, firstTarget: placing.firstTarget, drawn };
  }

  return async function prepare(lane: Lane, rows: readonly Claimed[]): Promise<(Ready | Stopped)[]> {
    const now = clock.now();
    const parts = await outbox.parts(rows.map((row) => row.id));
    const placings = await place(rows, now);
    const outdated = await outbox.outdated(rows);
    const readers = placings.flatMap((it) => (it.kind === 'go' ? (it.address.reader.personId ?? []) : []));
    const muted = rows.some((row) => isUnasked(row.kind)) ? await outbox.muted(readers) : new Set<string>();
    const reasons = { outdated, muted, now };
    const one = async ({ row, placing }: { row: Claimed; placing: Placing }): Promise<Ready | Stopped> => {
      try {
        return await prepareOne(row, placing, lane, { ...reasons, parts: parts.get(row.id) ?? [] });
      } catch (error) {
        return { row, to: failed(row, error), address: undefined };
      }
    };
    const placed = rows.map((row, i) => ({ row, placing: placings[i] ?? { kind: 'refused' as const } }));
    const prepared: (Ready | Stopped)[] = [];
    for (const some of chunksOf(placed, TOGETHER)) {
      prepared.push(...(await Promise.all(some.map(one))));
      await breathe();
    }
    return prepared;
  };
}

export type Prepare = ReturnType<typeof createPreparing>;
