import type { CardRef, ChannelRef } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import {
  and,
  asc,
  eq,
  gt,
  inArray,
  isNotNull,
  lte,
  or,
  param,
  prepareRead,
  sql,
  unindexed,
} from '../../storage/query.ts';
import type { Store, Write } from '../../storage/store.ts';
import type { DeliveryTables } from '../schema.ts';
import { forgottenAfterMs } from '../settling/store.ts';
import { type Now, personOf } from '../store.ts';

type MessageRow = DeliveryTables['messages']['$inferSelect'];

/** A posted message that this process may bring up to date until its lease runs out. */
export type Redrawn = Pick<
  MessageRow,
  | 'id'
  | 'kind'
  | 'reader'
  | 'platform'
  | 'place'
  | 'ref'
  | 'wanted'
  | 'shown'
  | 'drawn'
  | 'redrawFailures'
  | 'superseded'
> & { leaseUntil: Instant };

/** What drawing a message in answer to a press needs; `channel` where it was posted in one. */
export type Drawable = Pick<MessageRow, 'id' | 'kind' | 'reader' | 'superseded' | 'wanted'> & {
  channel: ChannelRef | undefined;
};

/** The queries of messages that are brought up to date. */
export function updateStore(store: Store<DeliveryTables>) {
  const { db, t } = store;
  const m = t.messages;
  const posted = {
    id: m.id,
    kind: m.kind,
    reader: m.reader,
    platform: m.platform,
    place: m.place,
    ref: m.ref,
    wanted: m.wanted,
    shown: m.shown,
    drawn: m.drawn,
    redrawFailures: m.redrawFailures,
    superseded: m.superseded,
  };
  const drawable = prepareRead('message_to_draw', () =>
    db
      .select({
        id: m.id,
        kind: m.kind,
        reader: m.reader,
        superseded: m.superseded,
        wanted: m.wanted,
        lane: m.lane,
        platform: m.platform,
        place: m.place,
      })
      .from(m)
      .where(eq(m.id, sql.placeholder('id'))),
  );

  const { messageParts } = t;
  const refreshOne = store.prepareWrite(() =>
    db
      .update(m)
      .set({
        wanted: sql`${m.wanted} + 1`,
        redrawAt: sql`coalesce(${m.redrawAt}, ${param('soon', m.redrawAt)})`,
        redrawFailures: 0,
      })
      .where(
        and(
          inArray(
            m.id,
            db
              .select({ id: messageParts.messageId })
              .from(messageParts)
              .where(
                and(
                  eq(messageParts.card, sql.placeholder('card')),
                  eq(messageParts.thing, sql.placeholder('thing')),
                ),
              ),
          ),
          or(
            eq(unindexed(m.state), 'sending'),
            and(eq(unindexed(m.state), 'sent'), gt(m.sentAt, param('remembered', m.sentAt))),
          ),
        ),
      ),
  );

  const isCurrent = eq(m.wanted, sql.placeholder('wanted'));
  const isOvertaken = gt(m.wanted, sql.placeholder('wanted'));
  const end = store.prepareWrite(() =>
    db
      .update(m)
      .set({
        shown: param('wanted', m.shown),
        drawn: param('digest', m.drawn),
        redrawFailures: 0,
        // With the column as the last word, PostgreSQL knows the type.
        redrawAt: sql`case when ${isCurrent} then ${param('idle', m.redrawAt)} when ${isOvertaken} then ${param('next', m.redrawAt)} else ${m.redrawAt} end`,
      })
      .where(and(eq(m.id, sql.placeholder('id')), eq(m.redrawAt, param('leaseUntil', m.redrawAt)))),
  );
  const showCurrent = store.prepareWrite(() =>
    db
      .update(m)
      .set({ shown: param('wanted', m.shown), drawn: param('digest', m.drawn), redrawAt: null })
      .where(and(eq(m.id, sql.placeholder('id')), isCurrent)),
  );
  const redrawOvertaken = store.prepareWrite(() =>
    db
      .update(m)
      .set({ redrawAt: param('real', m.redrawAt) })
      .where(and(eq(m.id, sql.placeholder('id')), isOvertaken)),
  );
  const firstDue = prepareRead('message_redraw_due', () =>
    db
      .select({ id: m.id })
      .from(m)
      .where(
        and(
          lte(m.redrawAt, param('real', m.redrawAt)),
          isNotNull(m.ref),
          eq(unindexed(m.state), 'sent'),
          eq(m.lane, sql.placeholder('lane')),
        ),
      )
      .limit(1),
  );

  return {
    /** Raises the wish on each message that holds one of the cards; those still queued are drawn when they are sent. */
    refresh(refs: readonly CardRef[], { now, real }: Now, delayMs: number): Write[] {
      const values = {
        soon: new Date(real.getTime() + delayMs),
        remembered: new Date(now.getTime() - forgottenAfterMs),
      };
      return refs.map((ref) => refreshOne({ ...ref, ...values }));
    },
    /** Takes messages whose update is due; until the lease ends they have no other. */
    async claim(lane: string, limit: number, real: Instant, leaseUntil: Instant) {
      // A look costs a fraction of a claim, and most find nothing.
      if ((await firstDue({ lane, real })).length === 0) return [];
      return store.claim((claiming) => {
        const free = claiming
          .select({ id: m.id })
          .from(m)
          .where(
            and(lte(m.redrawAt, real), isNotNull(m.ref), eq(unindexed(m.state), 'sent'), eq(m.lane, lane)),
          )
          .orderBy(asc(m.redrawAt))
          .limit(limit);
        const ready = claiming.$with('ready').as(store.skipLocked(free));
        return claiming
          .with(ready)
          .update(m)
          .set({ redrawAt: leaseUntil })
          .where(inArray(m.id, claiming.select({ id: ready.id }).from(ready)))
          .returning(posted);
      });
    },
    /** Ends an update that this process has the lease of; one wanted meanwhile is due at `next`, else at `idle`. */
    done: (
      { id, wanted, leaseUntil }: Redrawn,
      digest: string | null,
      next: Instant,
      idle: Instant | null,
    ): Write => end({ id, wanted, leaseUntil, digest, next, idle }),
    postpone: (row: Redrawn, redrawAt: Instant | null, redrawFailures: number): Write =>
      db
        .update(m)
        .set({ redrawAt, redrawFailures })
        .where(and(eq(m.id, row.id), eq(m.redrawAt, row.leaseUntil))),
    async drawable(id: string): Promise<Drawable | undefined> {
      const [row] = await drawable({ id });
      if (row === undefined) return undefined;
      const { lane, platform, place, ...rest } = row;
      const posted = platform !== null && place !== null && personOf(row.reader) === undefined;
      const channel = posted
        ? { platform, workspace: lane.slice(platform.length + 1), id: place }
        : undefined;
      return { ...rest, channel };
    },
    /** Lets a message stand as it is until an instant, whatever changes. */
    hold: (id: string, until: Instant): Write => db.update(m).set({ redrawAt: until }).where(eq(m.id, id)),
    /** Counts a state as shown that its reader got in answer to a press; what changed meanwhile is due now. */
    shown: (id: string, wanted: number, digest: string, real: Instant): Write[] => [
      showCurrent({ id, wanted, digest }),
      redrawOvertaken({ id, wanted, real }),
    ],
  };
}

export type UpdateStore = ReturnType<typeof updateStore>;
