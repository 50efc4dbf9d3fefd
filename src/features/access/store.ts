import type { Instant } from '../../shared/clock.ts';
import { desc, eq, isNull, or } from '../../storage/query.ts';
import type { Store, Write } from '../../storage/store.ts';
import type { AccessTables } from './schema.ts';

/** One look at personal records. */
export type Access = {
  id: string;
  at: Instant;
  reader: string;
  what: string;
  /** Whose records; nobody in particular where it was everybody's. */
  personId: string | undefined;
  purpose: string;
};

/** The log of who looked at personal records: rows are added and read, never changed. */
export function accessStore({ db, t }: Store<AccessTables>) {
  const { accessLog: a } = t;
  return {
    add: (it: Access): Write => db.insert(a).values({ ...it, personId: it.personId ?? null }),
    /** Reads who looked at somebody's records, those of everybody included; the latest first. */
    async about(personId: string, limit: number): Promise<Access[]> {
      const rows = await db
        .select()
        .from(a)
        .where(or(eq(a.personId, personId), isNull(a.personId)))
        .orderBy(desc(a.at))
        .limit(limit);
      return rows.map((row) => ({ ...row, personId: row.personId ?? undefined }));
    },
  };
}
