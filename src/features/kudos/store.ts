import type { MonthKey } from '../../calendar/index.ts';
import type { Instant } from '../../shared/clock.ts';
import {
  and,
  asc,
  columnsOf,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNull,
  param,
  prepareList,
  prepareRead,
  prepareRows,
  sql,
} from '../../storage/query.ts';
import { exactly, type Store, type Write } from '../../storage/store.ts';
import { draftQueries } from './drafts/store.ts';
import { type Kudos, MAX_TO_ONE, type Receiver, type Spent } from './rules.ts';
import type { KudosTables } from './schema.ts';
import { valueQueries } from './values/store.ts';

export type NewKudos = Omit<Kudos, 'withdrawnAt'> & { fingerprint: string; month: MonthKey };

type Row = KudosTables['kudos']['$inferSelect'];

const kudosOf = ({ fingerprint: _, ...row }: Row, receivers: readonly Receiver[]): Kudos => ({
  ...row,
  receivers,
  link: row.link ?? undefined,
  withdrawnAt: row.withdrawnAt ?? undefined,
});

/** The queries about kudos themselves; those of values, boards and trading stand in their folders. */
export function kudosStore(store: Store<KudosTables>) {
  const { db, t } = store;
  const { kudos: k, kudosReceivers: r, kudosJoins: j, kudosPoints: p } = t;

  // On the path of every kudos.
  const sameGiven = prepareRead('kudos_same', () =>
    db
      .select()
      .from(k)
      .where(
        and(
          eq(k.fingerprint, sql.placeholder('fingerprint')),
          gt(k.givenAt, param('since', k.givenAt)),
          isNull(k.withdrawnAt),
        ),
      )
      .limit(1),
  );
  const spentIn = prepareRead('kudos_spent', () =>
    db
      .select({ receiverId: p.receiverId, points: sql`sum(${p.points})`.mapWith(Number) })
      .from(p)
      .where(and(eq(p.giverId, sql.placeholder('giverId')), eq(p.month, sql.placeholder('month'))))
      .groupBy(p.receiverId),
  );
  const byId = prepareRead('kudos_by_id', () =>
    db
      .select()
      .from(k)
      .where(eq(k.id, sql.placeholder('id'))),
  );
  const receivers = prepareList('kudos_receivers', (ids) =>
    db.select().from(r).where(inArray(r.kudosId, ids)).orderBy(asc(r.kudosId), asc(r.position)),
  );
  async function receiversOf(ids: readonly string[]): Promise<ReadonlyMap<string, Receiver[]>> {
    const rows = await receivers(ids);
    const all = new Map<string, Receiver[]>();
    for (const { kudosId, personId, teamId, shown } of rows) {
      const known = all.get(kudosId) ?? [];
      // Two receivers may have turned out to be one.
      if (known.every((it) => it.personId !== personId))
        all.set(kudosId, [...known, { personId, teamId: teamId ?? undefined, shown }]);
    }
    return all;
  }

  async function withReceivers(rows: readonly Row[]): Promise<Kudos[]> {
    if (rows.length === 0) return [];
    const got = await receiversOf(rows.map((row) => row.id));
    return rows.map((row) => kudosOf(row, got.get(row.id) ?? []));
  }

  const place = sql.placeholder;
  const sumOf = sql`select coalesce(sum(${p.points}), 0) from ${p} where ${p.giverId} = ${place('giverId')}
    and ${p.month} = ${place('month')}`;
  const addPoints = store.prepareWrite(() =>
    db.insert(p).select(
      sql`select ${place('id')}, ${place('kudosId')}, ${place('giverId')}, ${place('receiverId')}, ${place('month')},
        ${param('points', p.points)}, 'gift', ${param('at', p.at)} where (${sumOf}) <= ${place('left')}
        and (${sumOf} and ${p.receiverId} = ${place('receiverId')}) <= ${place('leftToOne')}`,
    ),
  );
  const addKudos = store.prepareWrite(() =>
    db.insert(k).select(
      sql`select ${place('id')}, ${place('giverId')}, ${place('reason')}, ${param('values', k.values)},
        ${param('points', k.points)}, ${param('channels', k.channels)}, ${place('link')}, ${place('fingerprint')},
        ${param('givenAt', k.givenAt)}, null where not exists (select 1 from ${k}
        where ${k.fingerprint} = ${place('fingerprint')} and ${k.givenAt} > ${param('since', k.givenAt)}
        and ${k.withdrawnAt} is null)`,
    ),
  );
  const addReceivers = prepareRows(store, r, columnsOf(r), (rows) => db.insert(r).values(rows));
  const joined = prepareRead('kudos_joined', () =>
    db
      .select({ personId: j.personId })
      .from(j)
      .where(eq(j.kudosId, sql.placeholder('id')))
      .orderBy(asc(j.at), asc(j.personId)),
  );
  const justMe = prepareList('kudos_just_me', (ids) =>
    db
      .select({ personId: t.kudosPreferences.personId })
      .from(t.kudosPreferences)
      .where(and(inArray(t.kudosPreferences.personId, ids), eq(t.kudosPreferences.justMe, true))),
  );

  /** Adds points to the ledger, unless the month's budget or what one person may get is passed: then nothing of the batch holds. */
  const givePoints = (it: NewKudos, receiverId: string, limit: number): Write =>
    exactly(
      1,
      addPoints({
        id: `${it.id}:${receiverId}`,
        kudosId: it.id,
        giverId: it.giverId,
        receiverId,
        month: it.month,
        points: it.points,
        at: it.givenAt,
        left: limit - it.points,
        leftToOne: MAX_TO_ONE - it.points,
      }),
    );

  return {
    async kudos(id: string): Promise<Kudos | undefined> {
      const [found] = await withReceivers(await byId({ id }));
      return found;
    },
    /** Finds the same kudos, if it was given since. */
    async same(fingerprint: string, since: Instant): Promise<Kudos | undefined> {
      const rows = await sameGiven({ fingerprint, since });
      return (await withReceivers(rows))[0];
    },
    give: (it: NewKudos, { since, limit }: { since: Instant; limit: number }): Write[] => [
      // Unless the same was given since.
      exactly(1, addKudos({ ...it, link: it.link ?? null, since })),
      ...addReceivers(
        it.receivers.map(({ personId, teamId, shown }, position) => ({
          kudosId: it.id,
          position,
          personId,
          teamId: teamId ?? null,
          shown,
          givenAt: it.givenAt,
        })),
      ),
      ...(it.points === 0 ? [] : it.receivers.map(({ personId }) => givePoints(it, personId, limit))),
    ],
    /** Takes a kudos back, once, and gives its points back to the month they came from. */
    async withdraw(it: Kudos, at: Instant): Promise<Write[]> {
      const rows = await db
        .select()
        .from(p)
        .where(and(eq(p.kudosId, it.id), eq(p.kind, 'gift')));
      const back = rows.map((row) => ({
        ...row,
        id: `${row.id}:back`,
        points: -row.points,
        kind: 'reversal' as const,
        at,
      }));
      return [
        exactly(
          1,
          db
            .update(k)
            .set({ withdrawnAt: at })
            .where(and(eq(k.id, it.id), isNull(k.withdrawnAt))),
        ),
        ...(back.length === 0 ? [] : [db.insert(p).values(back)]),
      ];
    },
    /** Joins somebody's thanks, once, unless it was withdrawn. */
    join: (kudosId: string, personId: string, at: Instant): Write =>
      exactly(
        1,
        db
          .insert(j)
          .select(
            sql`select ${k.id}, ${personId}, ${sql.param(at, j.at)} from ${k}
              where ${k.id} = ${kudosId} and ${k.withdrawnAt} is null`,
          )
          .onConflictDoNothing(),
      ),
    /** Lists who joined, first one first. */
    async joined(kudosId: string): Promise<string[]> {
      return (await joined({ id: kudosId })).map((row) => row.personId);
    },
    async hasJoined(kudosId: string, personId: string): Promise<boolean> {
      const rows = await db
        .select({ at: j.at })
        .from(j)
        .where(and(eq(j.kudosId, kudosId), eq(j.personId, personId)));
      return rows.length > 0;
    },

    async spent(giverId: string, month: MonthKey): Promise<Spent> {
      const rows = await spentIn({ giverId, month });
      const to = new Map(rows.map((row) => [row.receiverId, row.points]));
      return { total: rows.reduce((sum, row) => sum + row.points, 0), to };
    },
    /** Sums what somebody received. */
    async received(personId: string): Promise<{ points: number; kudos: number }> {
      const [points] = await db
        .select({ sum: sql`coalesce(sum(${p.points}), 0)`.mapWith(Number) })
        .from(p)
        .where(eq(p.receiverId, personId));
      const [kudos] = await db
        .select({ count: count() })
        .from(r)
        .innerJoin(k, eq(k.id, r.kudosId))
        .where(and(eq(r.personId, personId), isNull(k.withdrawnAt)));
      return { points: points?.sum ?? 0, kudos: kudos?.count ?? 0 };
    },
    given: (personId: string): Promise<number> =>
      db.$count(k, and(eq(k.giverId, personId), isNull(k.withdrawnAt))),
    /** Lists the latest kudos for somebody. */
    async latestFor(personId: string, limit: number, offset: number): Promise<Kudos[]> {
      const rows = await db
        .select({ kudos: k })
        .from(r)
        .innerJoin(k, eq(k.id, r.kudosId))
        .where(and(eq(r.personId, personId), isNull(k.withdrawnAt)))
        .orderBy(desc(r.givenAt), desc(k.id))
        .limit(limit)
        .offset(offset);
      return withReceivers(rows.map((row) => row.kudos));
    },

    async justMe(ids: readonly string[]): Promise<ReadonlySet<string>> {
      return new Set((await justMe(ids)).map((row) => row.personId));
    },
    chooseJustMe: (personId: string, justMe: boolean): Write =>
      db
        .insert(t.kudosPreferences)
        .values({ personId, justMe })
        .onConflictDoUpdate({ target: t.kudosPreferences.personId, set: { justMe } }),

    ...draftQueries(store),
    ...valueQueries(store),
    /** Counts kudos given since an instant and their points: a reversal after midnight belongs to the month before. */
    async totals(since: Instant): Promise<{ kudos: number; people: number; points: number }> {
      const [given] = await db
        .select({
          kudos: sql`count(distinct ${k.id})`.mapWith(Number),
          people: sql`count(distinct ${r.personId})`.mapWith(Number),
        })
        .from(k)
        .innerJoin(r, eq(r.kudosId, k.id))
        .where(and(gte(k.givenAt, since), isNull(k.withdrawnAt)));
      const [points] = await db
        .select({ sum: sql`coalesce(sum(${p.points}), 0)`.mapWith(Number) })
        .from(p)
        .innerJoin(k, eq(k.id, p.kudosId))
        .where(and(gte(k.givenAt, since), isNull(k.withdrawnAt)));
      return { kudos: given?.kudos ?? 0, people: given?.people ?? 0, points: points?.sum ?? 0 };
    },
  };
}

export type KudosStore = ReturnType<typeof kudosStore>;
