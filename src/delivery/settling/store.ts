import type { Address } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import { and, eq, inArray, lte, ne, param, sql, unindexed } from '../../storage/query.ts';
import { exactly, type Store, type Write } from '../../storage/store.ts';
import type { DeliveryTables, MessageOutcome } from '../schema.ts';
import { type Claimed, chunksOf, type Now, readerKey, type Unrouted } from '../store.ts';

/** How a message leaves the hands of the process that claimed it. */
export type Settlement =
  | {
      kind: 'sent';
      address: Address;
      ref: string;
      /** What was drawn; it may differ from what the chat shows if the message had arrived before. */
      digest: string;
      arrivedBefore: boolean;
    }
  | { kind: 'presumed' }
  | { kind: 'over'; state: 'dead' | 'dropped'; outcome: MessageOutcome }
  /** Back to the queue, certainly not sent in this attempt. */
  | { kind: 'not-sent'; retryAt: Instant | null; failed: boolean; route: Route | undefined }
  /** Back to the queue, perhaps sent. */
  | { kind: 'in-doubt'; retryAt: Instant };

/** Where a queued message goes next; an empty lane asks for routing. */
export type Route = { lane: string; firstTarget?: number; notBefore?: Instant; heldFor?: string };

/** A card whose reader has not pressed it for so long may be out of reach of the chat (decision 18). */
export const forgottenAfterMs = 14 * 86_400_000;

const addressKey = (address: Address): string =>
  address.channel === undefined
    ? readerKey({ person: address.reader.personId ?? '' })
    : readerKey({ channel: address.channel });

/** The writes by which messages move on. */
export function settlingStore(store: Store<DeliveryTables>) {
  const { db, t } = store;
  const m = t.messages;

  /** Holds only as long as the lease is this process's own. */
  const mine = (row: Claimed) =>
    and(eq(m.id, row.id), eq(m.state, 'sending'), eq(m.leaseUntil, row.leaseUntil));

  const older = and(
    eq(m.supersedes, sql.placeholder('supersedes')),
    eq(m.reader, sql.placeholder('reader')),
    ne(m.id, sql.placeholder('id')),
    lte(m.queuedAt, param('queuedAt', m.queuedAt)),
  );
  const dropOlder = store.prepareWrite(() =>
    db
      .update(m)
      .set({ state: 'dropped', outcome: 'superseded' })
      .where(and(older, eq(m.state, 'queued'), eq(m.attempts, 0))),
  );
  const redrawOlder = store.prepareWrite(() =>
    db
      .update(m)
      .set({
        superseded: true,
        wanted: sql`${m.wanted} + 1`,
        redrawAt: sql`coalesce(${m.redrawAt}, ${param('real', m.redrawAt)})`,
      })
      .where(and(older, inArray(m.state, ['queued', 'sending', 'sent']), eq(m.superseded, false))),
  );

  /**
   * One live copy a reader: older ones in the queue are dropped, those that were posted, or may have been, are drawn anew
   * without controls.
   */
  function supersede(row: Claimed, reader: string, real: Instant): Write[] {
    if (row.supersedes === null) return [];
    const { id, queuedAt, supersedes } = row;
    const values = { id, queuedAt, supersedes, reader };
    return [dropOlder(values), redrawOlder({ ...values, real })];
  }

  const markSent = store.prepareWrite(() =>
    db
      .update(m)
      .set({
        state: 'sent',
        lane: param('lane', m.lane),
        platform: param('platform', m.platform),
        place: param('place', m.place),
        reader: param('reader', m.reader),
        ref: param('ref', m.ref),
        sentAt: param('sentAt', m.sentAt),
        shown: param('shown', m.shown),
        drawn: param('drawn', m.drawn),
        leaseUntil: null,
        retryAt: null,
        wanted: sql`${m.wanted} + ${sql.placeholder('stale')}`,
        redrawAt: sql`coalesce(${m.redrawAt}, ${param('redrawAt', m.redrawAt)})`,
      })
      .where(
        and(
          eq(m.id, sql.placeholder('id')),
          eq(m.state, 'sending'),
          eq(m.leaseUntil, param('leaseUntil', m.leaseUntil)),
        ),
      ),
  );

  function sent(row: Claimed, to: Extract<Settlement, { kind: 'sent' }>, { now, real }: Now): Write[] {
    const { address, ref, arrivedBefore } = to;
    const reader = addressKey(address);
    const place = address.channel ?? address.account;
    const values = {
      id: row.id,
      leaseUntil: row.leaseUntil,
      lane: `${place.platform}:${place.workspace}`,
      platform: place.platform,
      place: place.id,
      reader,
      ref,
      sentAt: now,
      shown: row.wanted,
      drawn: arrivedBefore ? null : to.digest,
      stale: arrivedBefore ? 1 : 0,
      redrawAt: arrivedBefore ? real : null,
    };
    return [exactly(1, markSent(values)), ...supersede(row, reader, real)];
  }

  return {
    /** Settles a claimed message; a guard fails where the lease was lost. */
    settle(row: Claimed, to: Settlement, at: Now): Write[] {
      const guarded = (set: Parameters<ReturnType<typeof db.update<typeof m>>['set']>[0]): Write[] => [
        exactly(
          1,
          db
            .update(m)
            .set({ leaseUntil: null, ...set })
            .where(mine(row)),
        ),
      ];
      switch (to.kind) {
        case 'sent':
          return sent(row, to, at);
        case 'presumed':
          return guarded({ state: 'presumed', sentAt: at.now });
        case 'over':
          return guarded({ state: to.state, outcome: to.outcome, redrawAt: null });
        case 'not-sent':
          return guarded({
            state: 'queued',
            retryAt: to.retryAt,
            attempts: sql`${m.attempts} - 1`,
            triedAt: sql`case when ${m.attempts} > 1 then ${m.triedAt} end`,
            failures: row.failures + (to.failed ? 1 : 0),
            ...to.route,
          });
        case 'in-doubt':
          return guarded({ state: 'queued', retryAt: to.retryAt, failures: row.failures + 1 });
      }
    },
    /** Gives queued messages a lane, or a later moment; those that another process routed stay as they are. */
    route(rows: readonly Unrouted[], { lane, ...rest }: Route): Write[] {
      return chunksOf(rows).map((some) =>
        db
          .update(m)
          .set({ lane, heldFor: null, ...rest })
          .where(
            and(
              inArray(
                m.id,
                some.map((row) => row.id),
              ),
              eq(unindexed(m.state), 'queued'),
              eq(m.lane, ''),
            ),
          ),
      );
    },
    /** Drops a queued message for good; the guard fails where another process did. */
    refuse: (row: Unrouted): Write =>
      exactly(
        1,
        db
          .update(m)
          .set({ state: 'dropped', outcome: 'refused' })
          .where(and(eq(m.id, row.id), eq(m.state, 'queued'), eq(m.lane, ''))),
      ),
  };
}

export type SettlingStore = ReturnType<typeof settlingStore>;
