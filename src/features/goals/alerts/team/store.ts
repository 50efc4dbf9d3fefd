import { and, desc, eq, inArray, isNotNull, isNull } from '../../../../storage/query.ts';
import type { Store, Write } from '../../../../storage/store.ts';
import type { GoalTables } from '../../schema.ts';
import type { TeamNews } from '../model.ts';

/** One line of the card of a team and day. */
type TeamLine = { lagId: string; news: TeamNews };

type TeamDay = { teamId: string; date: string };

export type TeamAlertStore = ReturnType<typeof teamAlertStore>;

/** The queries about what teams are told in their channels, and what they agreed to. */
export function teamAlertStore({ db, t }: Store<GoalTables>) {
  const { goalTeamAlerts: a, goalTeams: s, goalLags: l } = t;
  return {
    async lines({ teamId, date }: TeamDay): Promise<TeamLine[]> {
      return db
        .select({ lagId: a.lagId, news: a.news })
        .from(a)
        .where(and(eq(a.teamId, teamId), eq(a.date, date)));
    },
    list: ({ teamId, date }: TeamDay, lines: readonly TeamLine[]): Write[] =>
      lines.length === 0 ? [] : [db.insert(a).values(lines.map((it) => ({ ...it, teamId, date })))],
    /** Finds the cards in which these are listed. */
    async cardsOf(lagIds: readonly string[]): Promise<TeamDay[]> {
      if (lagIds.length === 0) return [];
      return db
        .selectDistinct({ teamId: a.teamId, date: a.date })
        .from(a)
        .where(inArray(a.lagId, [...lagIds]));
    },
    /** Finds the day of a team's latest card. */
    async latestDay(teamId: string): Promise<string | undefined> {
      const [row] = await db
        .select({ date: a.date })
        .from(a)
        .where(eq(a.teamId, teamId))
        .orderBy(desc(a.date))
        .limit(1);
      return row?.date;
    },
    /** Finds what a team's channel listed that is over and was not told to be. */
    async endedUntold(teamId: string): Promise<string[]> {
      const rows = await db
        .selectDistinct({ id: l.id })
        .from(a)
        .innerJoin(l, eq(l.id, a.lagId))
        .where(and(eq(a.teamId, teamId), isNotNull(l.endedAt), isNull(l.recoveryToldAt)));
      return rows.map((it) => it.id);
    },
    /** Finds which teams agreed to list every personal goal that is behind. */
    async showingAll(teamIds: readonly string[]): Promise<Set<string>> {
      if (teamIds.length === 0) return new Set();
      const rows = await db
        .select({ teamId: s.teamId })
        .from(s)
        .where(and(inArray(s.teamId, [...teamIds]), eq(s.showsAll, true)));
      return new Set(rows.map((it) => it.teamId));
    },
    showAll: (teamId: string, showsAll: boolean): Write =>
      db.insert(s).values({ teamId, showsAll }).onConflictDoUpdate({ target: s.teamId, set: { showsAll } }),
  };
}
