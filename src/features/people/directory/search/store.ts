import { and, asc, eq, inArray, ne, or, prepareList, type SQL, sql } from '../../../../storage/query.ts';
import type { Store } from '../../../../storage/store.ts';
import type { PeopleTables } from '../../schema.ts';

type SearchColumn = PeopleTables['people']['nameKey' | 'pinyin' | 'initials' | 'email'];

const likeEscape = (words: string): string => words.replace(/[\\%_]/g, (it) => `\\${it}`);

/** The queries by which people are found by what somebody types. */
export function searchQueries({ db, t: { people } }: Store<PeopleTables>) {
  const spelledAs = prepareList('people_spelled', (keys) =>
    db
      .select({
        id: people.id,
        name: people.name,
        nameKey: people.nameKey,
        pinyin: people.pinyin,
        email: people.email,
      })
      .from(people)
      .where(
        and(
          ne(people.standing, 'left'),
          eq(people.external, false),
          or(inArray(people.nameKey, keys), inArray(people.email, keys), inArray(people.pinyin, keys)),
        ),
      ),
  );

  return {
    /** Those whose whole folded name, pinyin or address may be one of these. */
    spelled: (keys: readonly string[]) => spelledAs(keys.flatMap((it) => [it, it.replaceAll(' ', '')])),

    /** Those whose name, pinyin, initials or address fit; the likeliest come within the limit. */
    candidates(query: string, limit: number) {
      const words = likeEscape(query);
      const spoken = likeEscape(query.replaceAll(' ', ''));
      const has = (column: SearchColumn, pattern: string): SQL => sql`${column} like ${pattern} escape '\\'`;
      const begins = has(people.nameKey, `${words}%`);
      const partOfName = /\p{Script=Han}/u.test(query) ? [has(people.nameKey, `%${words}%`)] : [];
      const likely = sql`case when ${people.nameKey} = ${query} or ${people.email} = ${query} then 0
        when ${people.pinyin} = ${spoken} or ${begins} then 1 when ${people.initials} = ${spoken} then 2 else 3 end`;
      return db
        .select({
          id: people.id,
          name: people.name,
          nameKey: people.nameKey,
          pinyin: people.pinyin,
          initials: people.initials,
          email: people.email,
        })
        .from(people)
        .where(
          and(
            ne(people.standing, 'left'),
            eq(people.external, false),
            or(
              begins,
              has(people.nameKey, `% ${words}%`),
              has(people.pinyin, `${spoken}%`),
              has(people.initials, `${spoken}%`),
              has(people.email, `${words}%`),
              ...partOfName,
            ),
          ),
        )
        .orderBy(likely, asc(people.nameKey))
        .limit(limit);
    },
  };
}
