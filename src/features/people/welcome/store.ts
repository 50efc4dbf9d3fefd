import type { Instant } from '../../../shared/clock.ts';
import {
  alias,
  and,
  eq,
  exists,
  gt,
  inArray,
  isNull,
  lt,
  lte,
  or,
  param,
  prepareList,
  prepareRead,
  sql,
} from '../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../storage/store.ts';
import { MOST_WELCOMES } from '../rules.ts';
import type { PeopleTables } from '../schema.ts';

export type WelcomeState = {
  teamId: string | null;
  welcomedAt: Instant | null;
  asked: number;
  declinedAt: Instant | null;
};

/** The queries about the welcome card. */
export function welcomeStore({ db, t }: Store<PeopleTables>) {
  const { people, teams, managerPeriods, accounts } = t;

  const led = alias(teams, 'led');
  const report = alias(people, 'report');
  const reportsTeam = alias(teams, 'reports_team');

  const leadsStarted = exists(
    db
      .select({ id: led.id })
      .from(led)
      .where(and(eq(led.leadId, people.id), eq(led.on, true))),
  );
  const managesStarted = exists(
    db
      .select({ id: report.id })
      .from(managerPeriods)
      .innerJoin(report, eq(report.id, managerPeriods.personId))
      .innerJoin(reportsTeam, eq(reportsTeam.id, report.teamId))
      .where(
        and(
          eq(managerPeriods.managerId, people.id),
          isNull(managerPeriods.until),
          eq(report.standing, 'active'),
          eq(reportsTeam.on, true),
        ),
      ),
  );

  const isReachable = exists(
    db
      .select({ id: accounts.accountId })
      .from(accounts)
      .where(and(eq(accounts.personId, people.id), eq(accounts.active, true))),
  );

  /** Never asked, or a week after **Not now**; and there is a chat to ask in. */
  const mayBeAsked = and(
    eq(people.standing, 'active'),
    eq(people.external, false),
    isReachable,
    isNull(people.welcomedAt),
    or(
      eq(people.welcomeAsked, 0),
      and(
        lte(people.welcomeDeclinedAt, param('declinedBefore', people.welcomeDeclinedAt)),
        lt(people.welcomeAsked, MOST_WELCOMES),
      ),
    ),
  );

  const asked = () => db.select({ id: people.id, asked: people.welcomeAsked }).from(people);
  const isTeam = eq(teams.id, sql.placeholder('teamId'));

  const stateOf = prepareRead('welcome_state', () =>
    db
      .select({
        teamId: people.teamId,
        welcomedAt: people.welcomedAt,
        asked: people.welcomeAsked,
        declinedAt: people.welcomeDeclinedAt,
      })
      .from(people)
      .where(eq(people.id, sql.placeholder('personId'))),
  );
  const toAsk = prepareList('welcome_to_ask', (ids) =>
    asked()
      .leftJoin(teams, eq(teams.id, people.teamId))
      .where(and(inArray(people.id, ids), mayBeAsked, or(eq(teams.on, true), leadsStarted, managesStarted))),
  );
  const writtenToAsk = prepareList('welcome_written', (ids) =>
    asked().where(and(inArray(people.id, ids), mayBeAsked)),
  );
  const membersToAsk = prepareRead('welcome_members', () =>
    asked()
      .innerJoin(teams, and(eq(teams.id, people.teamId), eq(teams.on, true)))
      .where(
        and(
          eq(people.teamId, sql.placeholder('teamId')),
          gt(people.id, sql.placeholder('cursor')),
          mayBeAsked,
        ),
      )
      .orderBy(people.id)
      .limit(sql.placeholder('limit')),
  );
  const leadersToAsk = prepareRead('welcome_leaders', () => {
    const lead = db
      .select({ id: teams.leadId })
      .from(teams)
      .where(and(isTeam, eq(teams.on, true)));
    const managers = db
      .select({ id: managerPeriods.managerId })
      .from(managerPeriods)
      .innerJoin(report, eq(report.id, managerPeriods.personId))
      .innerJoin(reportsTeam, eq(reportsTeam.id, report.teamId))
      .where(
        and(
          eq(report.teamId, sql.placeholder('teamId')),
          eq(report.standing, 'active'),
          eq(reportsTeam.on, true),
          isNull(managerPeriods.until),
        ),
      );
    return asked()
      .where(and(mayBeAsked, or(inArray(people.id, lead), inArray(people.id, managers))))
      .orderBy(people.id)
      .limit(sql.placeholder('limit'));
  });

  return {
    async state(personId: string): Promise<WelcomeState | undefined> {
      const [row] = await stateOf({ personId });
      return row;
    },
    async teamsOn(): Promise<string[]> {
      const rows = await db.select({ id: teams.id }).from(teams).where(eq(teams.on, true));
      return rows.map((row) => row.id);
    },
    /** Those of these people whom a started team concerns: members, leads, managers of members. */
    toAsk: (personIds: readonly string[], declinedBefore: Instant) => toAsk(personIds, { declinedBefore }),
    /** Those of these people to whom somebody has written, whatever team they are in. */
    writtenToAsk: (personIds: readonly string[], declinedBefore: Instant) =>
      writtenToAsk(personIds, { declinedBefore }),
    membersToAsk: (teamId: string, cursor: string, declinedBefore: Instant, limit: number) =>
      membersToAsk({ teamId, cursor, declinedBefore, limit }),
    /** The team's lead and its members' managers, who get digests and requests whether they are members or not. */
    leadersToAsk: (teamId: string, declinedBefore: Instant, limit: number) =>
      leadersToAsk({ teamId, declinedBefore, limit }),
    /** A started team that somebody leads, else one in which they manage somebody. */
    async startedTeamOf(personId: string): Promise<string | undefined> {
      const [own] = await db
        .select({ id: teams.id })
        .from(teams)
        .where(and(eq(teams.leadId, personId), eq(teams.on, true)))
        .orderBy(teams.nameKey)
        .limit(1);
      if (own !== undefined) return own.id;
      const [theirs] = await db
        .select({ id: teams.id })
        .from(teams)
        .innerJoin(people, and(eq(people.teamId, teams.id), eq(people.standing, 'active')))
        .innerJoin(managerPeriods, and(eq(managerPeriods.personId, people.id), isNull(managerPeriods.until)))
        .where(and(eq(managerPeriods.managerId, personId), eq(teams.on, true)))
        .orderBy(teams.nameKey)
        .limit(1);
      return theirs?.id;
    },

    /** Guarded: whoever answered or was asked meanwhile makes us decide again. */
    markAsked: (personIds: readonly string[], asked: number): Write =>
      exactly(
        personIds.length,
        db
          .update(people)
          .set({ welcomeAsked: asked + 1, welcomeDeclinedAt: null })
          .where(
            and(
              inArray(people.id, [...personIds]),
              eq(people.welcomeAsked, asked),
              isNull(people.welcomedAt),
            ),
          ),
      ),
    accept: (personId: string, now: Instant): Write =>
      exactly(
        1,
        db
          .update(people)
          .set({ welcomedAt: now })
          .where(and(eq(people.id, personId), isNull(people.welcomedAt))),
      ),
    decline: (personId: string, now: Instant): Write =>
      exactly(
        1,
        db
          .update(people)
          .set({ welcomeDeclinedAt: now })
          .where(and(eq(people.id, personId), isNull(people.welcomedAt), isNull(people.welcomeDeclinedAt))),
      ),
  };
}

export type WelcomeStore = ReturnType<typeof welcomeStore>;
