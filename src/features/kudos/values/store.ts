import { and, eq, prepareRead } from '../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../storage/store.ts';
import type { KudosTables } from '../schema.ts';
import { seededValues, type Value } from './rules.ts';

/** The queries of what a company stands for. */
export function valueQueries({ db, t }: Store<KudosTables>) {
  const valueList = prepareRead('kudos_values', () =>
    db.select().from(t.kudosValues).where(eq(t.kudosValues.key, 'all')),
  );

  return {
    async values(): Promise<{ list: readonly Value[]; version: number }> {
      const [row] = await valueList();
      return { list: row?.list ?? seededValues, version: row?.version ?? 0 };
    },
    /** Replaces the list, unless somebody else did since it was read. */
    keepValues: (list: readonly Value[], read: number): Write =>
      exactly(
        1,
        read === 0
          ? db.insert(t.kudosValues).values({ key: 'all', list, version: 1 }).onConflictDoNothing()
          : db
              .update(t.kudosValues)
              .set({ list, version: read + 1 })
              .where(and(eq(t.kudosValues.key, 'all'), eq(t.kudosValues.version, read))),
      ),
  };
}
