import type { WeekKey } from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import {
  and,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNull,
  lte,
  max,
  ne,
  or,
  param,
  prepareList,
  sql,
} from '../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../storage/store.ts';
import type { CheckIn, CheckInState } from '../rules.ts';
import type { CheckInTables } from '../schema.ts';
import type { Digest, Opening } from './rules.ts';
import type { LeadingTables } from './schema.ts';

/** The queries of the leading side. */
export function leadingStore(store: Store<LeadingTables & CheckInTables>) {
  const { db, t } = store;
  const c = t.checkIns;

  // Asked again for each receipt that is drawn.
  const openingsOf = prepareList('check_in_openings', (ids) =>
    db.select().from(t.checkInOpenings).where(inArray(t.checkInOpenings.checkInId, ids)),
  );
  const digests = prepareList('check_in_digests', (ids) =>
    db.select().from(t.checkInDigests).where(inArray(t.checkInDigests.id, ids)),
  );
  const digestsSince = prepareList('check_in_digests_since', (ids) =>
    db
      .select()
      .from(t.checkInDigests)
      .where(
        and(
          inArray(t.checkInDigests.managerId, ids),
          gt(t.checkInDigests.sentAt, param('since', t.checkInDigests.sentAt)),
        ),
      )
      .orderBy(desc(t.checkInDigests.week)),
  );
  const inWeek = prepareList('check_ins_in_week', (ids) =>
    db
      .select()
      .from(c)
      .where(and(inArray(c.personId, ids), eq(c.week, sql.placeholder('week')))),
  );
  const writtenSince = prepareList('check_ins_written', (ids) =>
    db
      .select()
      .from(c)
      .where(
        and(
          inArray(c.personId, ids),
          eq(c.state, 'answered'),
          or(gt(c.answeredAt, param('since', c.answeredAt)), gt(c.editedAt, param('since', c.editedAt))),
        ),
      ),
  );
  const statesBetween = prepareList('check_in_states', (ids) =>
    db
      .select({ personId: c.personId, week: c.week, state: c.state })
      .from(c)
      .where(
        and(
          inArray(c.personId, ids),
          gte(c.week, sql.placeholder('from')),
          lte(c.week, sql.placeholder('to')),
          ne(c.state, 'cancelled'),
        ),
      )
      .orderBy(desc(c.week)),
  );

  return {
    digests: (ids: readonly string[]): Promise<Digest[]> => digests(ids),
    /** Reads the digests of these managers since an instant, the newest week first. */
    digestsSince: (managerIds: readonly string[], since: Instant): Promise<Digest[]> =>
      digestsSince(managerIds, { since }),
    /** Stores digests as sent; the guard fails if one of them was sent meanwhile. */
    addDigests: (rows: readonly Omit<Digest, 'returnedAt' | 'gotItAt'>[]): Write[] =>
      rows.length === 0
        ? []
        : [
            exactly(
              rows.length,
              db
                .insert(t.checkInDigests)
                .values([...rows])
                .onConflictDoNothing(),
            ),
          ],
    markReturned: (ids: readonly string[], at: Instant): Write[] =>
      ids.length === 0
        ? []
        : [
            exactly(
              ids.length,
              db
                .update(t.checkInDigests)
                .set({ returnedAt: at })
                .where(and(inArray(t.checkInDigests.id, [...ids]), isNull(t.checkInDigests.returnedAt))),
            ),
          ],
    markGotIt: (id: string, at: Instant): Write =>
      db
        .update(t.checkInDigests)
        .set({ gotItAt: at })
        .where(and(eq(t.checkInDigests.id, id), isNull(t.checkInDigests.gotItAt))),

    openings: (checkInIds: readonly string[]): Promise<Opening[]> => openingsOf(checkInIds),
    /** Keeps one time: the first at which the words were opened as they are now. */
    addOpening: (it: Opening): Write =>
      db
        .insert(t.checkInOpenings)
        .values(it)
        .onConflictDoUpdate({
          target: [t.checkInOpenings.checkInId, t.checkInOpenings.readerId],
          set: { openedAt: it.openedAt },
        }),

    /** Reads these people's check-ins of some weeks. */
    inWeeks: (personIds: readonly string[], weeks: readonly WeekKey[]): Promise<CheckIn[]> =>
      Promise.all([...new Set(weeks)].map((week) => inWeek(personIds, { week }))).then((read) => read.flat()),
    /** Reads what these people answered or changed after an instant. */
    writtenSince: (personIds: readonly string[], since: Instant): Promise<CheckIn[]> =>
      writtenSince(personIds, { since }),
    /** Reads how these people's check-ins ended from one week to another, the newest first. */
    async statesBetween(
      personIds: readonly string[],
      from: WeekKey,
      to: WeekKey,
    ): Promise<Map<string, { week: WeekKey; state: CheckInState }[]>> {
      const rows = await statesBetween(personIds, { from, to });
      const states = new Map<string, { week: WeekKey; state: CheckInState }[]>();
      for (const { personId, ...row } of rows) states.set(personId, [...(states.get(personId) ?? []), row]);
      return states;
    },
    /** Finds the newest week up to the given one in which members of a team, or these people, were asked. */
    async lastAsked(
      of: { teamId: string } | { personIds: readonly string[] },
      week: WeekKey,
    ): Promise<WeekKey | undefined> {
      const whose = 'teamId' in of ? eq(c.teamId, of.teamId) : inArray(c.personId, [...of.personIds]);
      const asked = or(
        eq(c.state, 'open'),
        eq(c.state, 'answered'),
        eq(c.state, 'skipped'),
        eq(c.state, 'missed'),
      );
      const [row] = await db
        .select({ week: max(c.week) })
        .from(c)
        .where(and(whose, lte(c.week, week), asked));
      return row?.week ?? undefined;
    },
    /** Marks people as reminded by their lead; the guard fails if one was reminded or answered meanwhile. */
    markLeadReminded: (ids: readonly string[], at: Instant): Write[] =>
      ids.length === 0
        ? []
        : [
            exactly(
              ids.length,
              db
                .update(c)
                .set({ leadRemindedAt: at })
                .where(
                  and(
                    inArray(c.id, [...ids]),
                    isNull(c.leadRemindedAt),
                    or(eq(c.state, 'open'), eq(c.state, 'missed')),
                  ),
                ),
            ),
          ],
    /** Lets windows that lie ahead begin now; the guard fails if one was opened or answered meanwhile. */
    openNow: (ids: readonly string[], at: Instant): Write[] =>
      ids.length === 0
        ? []
        : [
            exactly(
              ids.length,
              db
                .update(c)
                .set({ opensAt: at })
                .where(and(inArray(c.id, [...ids]), eq(c.state, 'planned'))),
            ),
          ],
  };
}

export type LeadingStore = ReturnType<typeof leadingStore>;
