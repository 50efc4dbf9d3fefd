import type { Instant } from '../../shared/clock.ts';
import { and, eq, lt, prepareRead, sql } from '../../storage/query.ts';
import type { Store, Write } from '../../storage/store.ts';
import type { DeliveryTables } from '../schema.ts';

/** The queries of the lanes' rates. */
export function laneStore(store: Store<DeliveryTables>) {
  const { lanes } = store.t;
  const freeAtOf = prepareRead('lane_free_at', () =>
    store.db
      .select({ freeAt: lanes.freeAt })
      .from(lanes)
      .where(eq(lanes.lane, sql.placeholder('lane'))),
  );
  return {
    async freeAt(lane: string): Promise<Instant | undefined> {
      const [row] = await freeAtOf({ lane });
      return row?.freeAt;
    },
    open: (lane: string, freeAt: Instant): Write =>
      store.db.insert(lanes).values({ lane, freeAt }).onConflictDoNothing(),
    /** Moves a lane on if nobody did meanwhile. */
    async move(lane: string, from: Instant, to: Instant): Promise<boolean> {
      const moved = await store.claim((db) =>
        db
          .update(lanes)
          .set({ freeAt: to })
          .where(and(eq(lanes.lane, lane), eq(lanes.freeAt, from)))
          .returning({ lane: lanes.lane }),
      );
      return moved.length > 0;
    },
    /** Closes a lane at least until then. */
    block: (lane: string, until: Instant): Write =>
      store.db
        .update(lanes)
        .set({ freeAt: until })
        .where(and(eq(lanes.lane, lane), lt(lanes.freeAt, until))),
  };
}
