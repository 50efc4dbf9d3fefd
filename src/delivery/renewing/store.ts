import type { Instant } from '../../shared/clock.ts';
import { and, asc, eq, gt, gte, isNull, lte } from '../../storage/query.ts';
import type { Store, Write } from '../../storage/store.ts';
import { priorityOf } from '../rules.ts';
import type { DeliveryTables } from '../schema.ts';

type MessageRow = DeliveryTables['messages']['$inferSelect'];

/** A posted message whose card its chat will soon take no press on. */
export type Ageing = Pick<MessageRow, 'id' | 'kind' | 'why' | 'reader' | 'superseded' | 'supersedes'>;

/** Sent between `after` and `until`, and queued for no longer than since `since`. */
type Age = { since: Instant; after: Instant; until: Instant };

/** The queries of messages that are posted anew. */
export function renewalStore({ db, t }: Store<DeliveryTables>) {
  const m = t.messages;
  return {
    /** Lists what colleagues wrote at that age, by id from a cursor on. */
    ageing: (lane: string, { since, after, until }: Age, cursor: string, limit: number): Promise<Ageing[]> =>
      db
        .select({
          id: m.id,
          kind: m.kind,
          why: m.why,
          reader: m.reader,
          superseded: m.superseded,
          supersedes: m.supersedes,
        })
        .from(m)
        .where(
          and(
            eq(m.state, 'sent'),
            eq(m.lane, lane),
            eq(m.priority, priorityOf('personal')),
            gte(m.notBefore, since),
            lte(m.notBefore, until),
            gt(m.sentAt, after),
            lte(m.sentAt, until),
            eq(m.superseded, false),
            gt(m.id, cursor),
          ),
        )
        .orderBy(asc(m.id))
        .limit(limit),
    /** Lets a later copy take the place of a message that had none. */
    mayBeSuperseded: (id: string, supersedes: string): Write =>
      db
        .update(m)
        .set({ supersedes })
        .where(and(eq(m.id, id), isNull(m.supersedes))),
  };
}

export type RenewalStore = ReturnType<typeof renewalStore>;
