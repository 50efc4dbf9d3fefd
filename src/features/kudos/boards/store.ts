import type { MonthKey } from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import { and, eq, gte, inArray, isNull, lt, prepareRead, sql } from '../../../storage/query.ts';
import type { Store, Write } from '../../../storage/store.ts';
import type { KudosTables } from '../schema.ts';
import { defaultSettings, type Received, type TeamSettings, type Thanked } from './rules.ts';

type Span = { from: Instant; to: Instant };

/** The queries about teams' figures. */
export function boardStore({ db, t }: Store<KudosTables>) {
  const { kudos: k, kudosReceivers: r, kudosPoints: p, kudosTeams, kudosRoundUps } = t;
  const settingsOf = prepareRead('kudos_team_settings', () =>
    db
      .select()
      .from(kudosTeams)
      .where(eq(kudosTeams.teamId, sql.placeholder('teamId'))),
  );
  return {
    /** Lists who of a team was thanked in a span of time. */
    thanked: (teamId: string, { from, to }: Span): Promise<Thanked[]> =>
      db
        .select({
          kudosId: k.id,
          giverId: k.giverId,
          personId: r.personId,
          shown: r.shown,
          values: k.values,
          channels: k.channels,
        })
        .from(r)
        .innerJoin(k, eq(k.id, r.kudosId))
        .where(and(eq(r.teamId, teamId), gte(r.givenAt, from), lt(r.givenAt, to), isNull(k.withdrawnAt))),
    /** Lists those of these people who never gave a kudos before an instant. */
    async newAt(ids: readonly string[], at: Instant): Promise<string[]> {
      if (ids.length === 0) return [];
      const rows = await db
        .selectDistinct({ giverId: k.giverId })
        .from(k)
        .where(and(inArray(k.giverId, [...ids]), lt(k.givenAt, at), isNull(k.withdrawnAt)));
      const before = new Set(rows.map((row) => row.giverId));
      return ids.filter((id) => !before.has(id));
    },
    /** Sums the points that a team's people got in a span of time, by giver; not those for somebody who chose *just me*. */
    async received(teamId: string, { from, to }: Span): Promise<Received[]> {
      return db
        .select({
          giverId: p.giverId,
          personId: p.receiverId,
          points: sql`sum(${p.points})`.mapWith(Number),
        })
        .from(p)
        .innerJoin(r, and(eq(r.kudosId, p.kudosId), eq(r.personId, p.receiverId)))
        .where(and(eq(r.teamId, teamId), eq(r.shown, true), gte(r.givenAt, from), lt(r.givenAt, to)))
        .groupBy(p.giverId, p.receiverId);
    },
    async settings(teamId: string): Promise<TeamSettings> {
      const [row] = await settingsOf({ teamId });
      return row ?? defaultSettings;
    },
    keepSettings: (teamId: string, set: TeamSettings): Write =>
      db
        .insert(kudosTeams)
        .values({ teamId, ...set })
        .onConflictDoUpdate({ target: kudosTeams.teamId, set }),
    /** Lists the teams whose round-up of a month is set up already. */
    async armed(months: readonly { teamId: string; month: MonthKey }[]): Promise<Set<string>> {
      const rows = await db
        .select()
        .from(kudosRoundUps)
        .where(
          inArray(
            kudosRoundUps.teamId,
            months.map((it) => it.teamId),
          ),
        );
      return new Set(rows.map((row) => `${row.teamId}:${row.month}`));
    },
    arm: (teamId: string, month: MonthKey): Write =>
      db.insert(kudosRoundUps).values({ teamId, month }).onConflictDoNothing(),
  };
}

export type BoardStore = ReturnType<typeof boardStore>;
