import type { WeekKey } from '../../calendar/index.ts';
import type { Instant } from '../../shared/clock.ts';
import {
  and,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNull,
  lt,
  lte,
  ne,
  or,
  param,
  params,
  prepareList,
  prepareRead,
  sql,
} from '../../storage/query.ts';
import { exactly, type Store, type Write } from '../../storage/store.ts';
import { planQueries } from './plan/store.ts';
import { preferenceQueries } from './preferences/store.ts';
import type { Answer, CheckIn, Condition, SkipReason } from './rules.ts';
import type { CheckInTables } from './schema.ts';

/** A check-in before anybody was asked. */
export type PlannedCheckIn = Pick<
  CheckIn,
  | 'id'
  | 'personId'
  | 'teamId'
  | 'week'
  | 'period'
  | 'closingDay'
  | 'opensAt'
  | 'closesAt'
  | 'remindAt'
  | 'reminder'
>;

/** What an answer sets. */
export type StoredAnswer = Answer &
  Condition & { late: boolean; editedLate: boolean; readerId: string | null; first: boolean };

export type Version = Answer & { checkInId: string; version: number; at: Instant; readerId: string | null };

/** Of a team's check-ins of a week; cancelled ones count nowhere. */
export type Count = { answered: number; total: number };

/** What each version keeps. */
const writtenKeys = [
  'readerId',
  'strengths',
  'improvements',
  'nextSteps',
  'blockers',
  'nothingNew',
  'shared',
] as const;

/** The queries of the check-in's tables. */
export function checkInStore(store: Store<CheckInTables>) {
  const { db, t } = store;
  const byIdQuery = prepareRead('check_in_by_id', () =>
    db
      .select()
      .from(t.checkIns)
      .where(eq(t.checkIns.id, sql.placeholder('id'))),
  );
  const latestQuery = prepareRead('check_ins_latest', () =>
    db
      .select()
      .from(t.checkIns)
      .where(eq(t.checkIns.personId, sql.placeholder('personId')))
      .orderBy(desc(t.checkIns.week))
      .limit(sql.placeholder('limit'))
      .offset(sql.placeholder('offset')),
  );
  const countQuery = prepareRead('check_ins_count', () =>
    db
      .select({
        total: sql<number>`count(*)`.mapWith(Number),
        answered: sql<number>`sum(case when ${t.checkIns.state} = 'answered' then 1 else 0 end)`.mapWith(
          Number,
        ),
      })
      .from(t.checkIns)
      .where(
        and(
          eq(t.checkIns.teamId, sql.placeholder('teamId')),
          eq(t.checkIns.week, sql.placeholder('week')),
          ne(t.checkIns.state, 'cancelled'),
        ),
      ),
  );
  const teamWeekQuery = prepareRead('check_ins_of_week', () =>
    db
      .select()
      .from(t.checkIns)
      .where(
        and(eq(t.checkIns.teamId, sql.placeholder('teamId')), eq(t.checkIns.week, sql.placeholder('week'))),
      ),
  );
  const beforeQuery = prepareRead('check_ins_before', () =>
    db
      .select()
      .from(t.checkIns)
      .where(
        and(
          eq(t.checkIns.personId, sql.placeholder('personId')),
          lt(t.checkIns.week, sql.placeholder('week')),
        ),
      )
      .orderBy(desc(t.checkIns.week))
      .limit(sql.placeholder('limit')),
  );
  const byIdsQuery = prepareList('check_ins_by_id', (ids) =>
    db.select().from(t.checkIns).where(inArray(t.checkIns.id, ids)),
  );
  const save = (time: 'answeredAt' | 'editedAt') =>
    store.prepareWrite(() =>
      db
        .update(t.checkIns)
        .set({
          ...params(t.checkIns, [...writtenKeys, 'late', 'editedLate', 'workload', 'energy', 'version']),
          [time]: param('at', t.checkIns[time]),
          state: 'answered',
          skipReason: null,
        })
        .where(
          and(eq(t.checkIns.id, sql.placeholder('id')), eq(t.checkIns.version, sql.placeholder('from'))),
        ),
    );
  const saveFirst = save('answeredAt');
  const saveEdit = save('editedAt');
  const insertVersion = store.prepareWrite(() =>
    db
      .insert(t.checkInVersions)
      .values(params(t.checkInVersions, ['checkInId', 'version', 'at', ...writtenKeys])),
  );

  const closingAfter = prepareList('check_ins_closing', (ids) =>
    db
      .select()
      .from(t.checkIns)
      .where(
        and(inArray(t.checkIns.personId, ids), gt(t.checkIns.closesAt, param('after', t.checkIns.closesAt))),
      ),
  );
  const waitingOf = prepareList('check_ins_waiting', (ids) =>
    db
      .select()
      .from(t.checkIns)
      .where(and(inArray(t.checkIns.teamId, ids), inArray(t.checkIns.state, ['planned', 'open']))),
  );

  const withIds = (ids: readonly string[]) => inArray(t.checkIns.id, [...ids]);
  const byId = async (id: string): Promise<CheckIn | undefined> => (await byIdQuery({ id }))[0];

  return {
    byId,
    byIds: (ids: readonly string[]): Promise<CheckIn[]> => byIdsQuery(ids),
    /** A person's check-ins, the newest week first. */
    latestOf: (personId: string, limit: number, offset = 0): Promise<CheckIn[]> =>
      latestQuery({ personId, limit, offset }),
    /** What these people have in these weeks or periods already. */
    async existing(personIds: readonly string[], names: readonly string[]): Promise<CheckIn[]> {
      const named = or(inArray(t.checkIns.week, [...names]), inArray(t.checkIns.period, [...names]));
      const which = and(inArray(t.checkIns.personId, [...personIds]), named);
      return personIds.length === 0 ? [] : db.select().from(t.checkIns).where(which);
    },
    /** The check-ins of these people whose windows close after an instant. */
    closingAfter: (personIds: readonly string[], after: Instant): Promise<CheckIn[]> =>
      closingAfter(personIds, { after }),
    /** A team's check-ins that still wait for their window or an answer. */
    waitingOf: (teamIds: readonly string[]): Promise<CheckIn[]> => waitingOf(teamIds),
    teamWeek: (teamId: string, week: WeekKey): Promise<CheckIn[]> => teamWeekQuery({ teamId, week }),
    async countOf(teamId: string, week: WeekKey): Promise<Count> {
      const [row] = await countQuery({ teamId, week });
      return { answered: row?.answered || 0, total: row?.total ?? 0 };
    },
    /** What a team's members chose to show, answered between two instants. */
    shownBetween: (teamId: string, from: Instant, to: Instant): Promise<CheckIn[]> =>
      db
        .select()
        .from(t.checkIns)
        .where(
          and(
            eq(t.checkIns.teamId, teamId),
            eq(t.checkIns.state, 'answered'),
            eq(t.checkIns.shared, true),
            gte(t.checkIns.answeredAt, from),
            lte(t.checkIns.answeredAt, to),
          ),
        )
        .orderBy(desc(t.checkIns.answeredAt)),
    versionsOf: (id: string): Promise<Version[]> =>
      db
        .select()
        .from(t.checkInVersions)
        .where(eq(t.checkInVersions.checkInId, id))
        .orderBy(t.checkInVersions.version),
    /** Plans check-ins; those that exist already stay as they are. */
    insertPlanned: (rows: readonly PlannedCheckIn[]): Write[] =>
      rows.length === 0
        ? []
        : [
            db
              .insert(t.checkIns)
              .values(rows.map((row) => ({ ...row, state: 'planned' as const })))
              .onConflictDoNothing(),
          ],
    /** Marks check-ins as asked; fails if one was settled meanwhile. */
    markOpen: (ids: readonly string[], at: Instant): Write[] =>
      ids.length === 0
        ? []
        : [
            exactly(
              ids.length,
              db
                .update(t.checkIns)
                .set({ state: 'open', promptedAt: at })
                .where(and(withIds(ids), eq(t.checkIns.state, 'planned'), isNull(t.checkIns.promptedAt))),
            ),
          ],
    markReminded: (ids: readonly string[], at: Instant): Write[] =>
      ids.length === 0
        ? []
        : [
            exactly(
              ids.length,
              db
                .update(t.checkIns)
                .set({ remindedAt: at })
                .where(and(withIds(ids), eq(t.checkIns.state, 'open'), isNull(t.checkIns.remindedAt))),
            ),
          ],
    /** Marks check-ins as asked again after a snooze; fails if one was settled meanwhile. */
    markAskedAgain: (ids: readonly string[], at: Instant): Write[] =>
      ids.length === 0
        ? []
        : [
            exactly(
              ids.length,
              db
                .update(t.checkIns)
                .set({ remindedAt: at })
                .where(and(withIds(ids), eq(t.checkIns.state, 'open'))),
            ),
          ],
    /** Moves check-ins from one state to another; fails if one has left it meanwhile. */
    move: (ids: readonly string[], from: CheckIn['state'], to: CheckIn['state']): Write[] =>
      ids.length === 0
        ? []
        : [
            exactly(
              ids.length,
              db
                .update(t.checkIns)
                .set({ state: to })
                .where(and(withIds(ids), eq(t.checkIns.state, from))),
            ),
          ],
    /** Stores an answer as the next version; fails if another was stored since `from` was read. */
    saveAnswer(from: Pick<CheckIn, 'id' | 'version'>, answer: StoredAnswer, at: Instant): Write[] {
      const { id } = from;
      const values = { ...answer, version: from.version + 1, at };
      return [
        exactly(1, (answer.first ? saveFirst : saveEdit)({ ...values, id, from: from.version })),
        insertVersion({ ...values, checkInId: id }),
      ];
    },
    skip: (id: string, from: CheckIn['state'], reason: SkipReason): Write =>
      exactly(
        1,
        db
          .update(t.checkIns)
          .set({ state: 'skipped', skipReason: reason })
          .where(and(eq(t.checkIns.id, id), eq(t.checkIns.state, from))),
      ),
    snooze: (id: string, until: Instant): Write =>
      exactly(
        1,
        db
          .update(t.checkIns)
          .set({ snoozedUntil: until })
          .where(and(eq(t.checkIns.id, id), eq(t.checkIns.state, 'open'))),
      ),
    /** The check-in before a week, for the third **Nothing new** in a row and the streak. */
    before: (personId: string, week: WeekKey, limit: number): Promise<CheckIn[]> =>
      beforeQuery({ personId, week, limit }),
    ...planQueries(store),
    ...preferenceQueries(store),
  };
}

export type CheckInStore = ReturnType<typeof checkInStore>;
