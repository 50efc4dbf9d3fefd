import {
  and,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  prepareList,
  prepareRead,
  prepareRows,
  sql,
} from '../../../../storage/query.ts';
import type { Store, Write } from '../../../../storage/store.ts';
import type { GoalTables } from '../../schema.ts';
import type { TeamNews } from '../model.ts';

/** One line of the card of a team and day. */
type TeamLine = { lagId: string; news: TeamNews };

type TeamDay = { teamId: string; date: string };

export type TeamAlertStore = ReturnType<typeof teamAlertStore>;

/** The queries about what teams are told in their channels, and what they agreed to. */
export function teamAlertStore(store: Store<GoalTables>) {
  const { db, t } = store;
  const { goalTeamAlerts: a, goalTeams: s, goalLags: l } = t;
  const isOfTeam = eq(a.teamId, sql.placeholder('teamId'));
  const lines = prepareRead('goal_team_lines', () =>
    db
      .select({ lagId: a.lagId, news: a.news })
      .from(a)
      .where(and(isOfTeam, eq(a.date, sql.placeholder('date')))),
  );
  const list = prepareRows(store, a, ['teamId', 'date', 'lagId', 'news'], (rows) =>
    db.insert(a).values(rows),
  );
  const cardsOf = prepareList('goal_team_cards', (ids) =>
    db.selectDistinct({ teamId: a.teamId, date: a.date }).from(a).where(inArray(a.lagId, ids)),
  );
  const latestDay = prepareRead('goal_team_latest', () =>
    db.select({ date: a.date }).from(a).where(isOfTeam).orderBy(desc(a.date)).limit(1),
  );
  const endedUntold = prepareRead('goal_team_ended', () =>
    db
      .selectDistinct({ id: l.id })
      .from(a)
      .innerJoin(l, eq(l.id, a.lagId))
      .where(and(isOfTeam, isNotNull(l.endedAt), isNull(l.recoveryToldAt))),
  );
  const showingAll = prepareList('goal_teams_showing', (ids) =>
    db
      .select({ teamId: s.teamId })
      .from(s)
      .where(and(inArray(s.teamId, ids), eq(s.showsAll, true))),
  );
  return {
    lines: ({ teamId, date }: TeamDay): Promise<TeamLine[]> => lines({ teamId, date }),
    list: ({ teamId, date }: TeamDay, lines: readonly TeamLine[]): Write[] =>
      list(lines.map((it) => ({ ...it, teamId, date }))),
    /** Finds the cards in which these are listed. */
    cardsOf: (lagIds: readonly string[]): Promise<TeamDay[]> => cardsOf(lagIds),
    /** Finds the day of a team's latest card. */
    async latestDay(teamId: string): Promise<string | undefined> {
      const [row] = await latestDay({ teamId });
      return row?.date;
    },
    /** Finds what a team's channel listed that is over and was not told to be. */
    async endedUntold(teamId: string): Promise<string[]> {
      return (await endedUntold({ teamId })).map((it) => it.id);
    },
    /** Finds which teams agreed to list every personal goal that is behind. */
    async showingAll(teamIds: readonly string[]): Promise<Set<string>> {
      return new Set((await showingAll(teamIds)).map((it) => it.teamId));
    },
    showAll: (teamId: string, showsAll: boolean): Write =>
      db.insert(s).values({ teamId, showsAll }).onConflictDoUpdate({ target: s.teamId, set: { showsAll } }),
  };
}
