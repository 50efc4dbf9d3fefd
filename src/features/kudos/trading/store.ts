import type { Instant } from '../../../shared/clock.ts';
import { and, eq, gte, inArray, isNull } from '../../../storage/query.ts';
import type { Store, Write } from '../../../storage/store.ts';
import type { KudosTables } from '../schema.ts';
import type { Movement } from './rules.ts';

/** The queries about pairs who give each other most of their points. */
export function tradingStore({ db, t }: Store<KudosTables>) {
  const { kudosTrades: trades, kudosPoints: p } = t;
  const isPair = (a: string, b: string) => and(eq(trades.aId, a), eq(trades.bId, b));
  return {
    /** Lists what these people gave since an instant. */
    givenBy: (ids: readonly string[], since: Instant): Promise<Movement[]> =>
      db
        .select({ kudosId: p.kudosId, giverId: p.giverId, receiverId: p.receiverId, points: p.points })
        .from(p)
        .where(and(inArray(p.giverId, [...ids]), gte(p.at, since))),
    async current(a: string, b: string): Promise<{ foundAt: Instant } | undefined> {
      const [row] = await db
        .select({ foundAt: trades.foundAt })
        .from(trades)
        .where(and(isPair(a, b), isNull(trades.endedAt)));
      return row;
    },
    find: (a: string, b: string, at: Instant): Write =>
      db
        .insert(trades)
        .values({ aId: a, bId: b, foundAt: at })
        .onConflictDoUpdate({ target: [trades.aId, trades.bId], set: { foundAt: at, endedAt: null } }),
    end: (a: string, b: string, at: Instant): Write =>
      db
        .update(trades)
        .set({ endedAt: at })
        .where(and(isPair(a, b), isNull(trades.endedAt))),
    /** Lists the pairs whose points for each other count on no board now. */
    pairs: (): Promise<{ a: string; b: string }[]> =>
      db.select({ a: trades.aId, b: trades.bId }).from(trades).where(isNull(trades.endedAt)),
    count: (): Promise<number> => db.$count(trades, isNull(trades.endedAt)),
  };
}

export type TradingStore = ReturnType<typeof tradingStore>;
