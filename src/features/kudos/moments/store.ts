import type { Instant } from '../../../shared/clock.ts';
import { and, eq, gte, isNull, lt } from '../../../storage/query.ts';
import type { Store } from '../../../storage/store.ts';
import type { KudosTables } from '../schema.ts';

/** The queries about when somebody gave and received kudos; for their own growth line alone. */
export const momentsStore = ({ db, t: { kudos: k, kudosReceivers: r } }: Store<KudosTables>) => ({
  async momentsOf(personId: string, from: Instant, to: Instant) {
    const given = await db
      .select({ at: k.givenAt })
      .from(k)
      .where(and(eq(k.giverId, personId), isNull(k.withdrawnAt), gte(k.givenAt, from), lt(k.givenAt, to)));
    const received = await db
      .select({ at: k.givenAt })
      .from(r)
      .innerJoin(k, eq(r.kudosId, k.id))
      .where(and(eq(r.personId, personId), isNull(k.withdrawnAt), gte(r.givenAt, from), lt(r.givenAt, to)));
    return { given: given.map((row) => row.at), received: received.map((row) => row.at) };
  },
});
