import type { AppStore } from '../schema.ts';
import { and, count, eq, isNotNull, ne } from '../storage/query.ts';

/** Counts for lists and checks of the command line. */
export function cliStore({ db, t }: AppStore) {
  return {
    async countPeople(): Promise<number> {
      const [row] = await db.select({ count: count() }).from(t.people).where(ne(t.people.standing, 'left'));
      return row?.count ?? 0;
    },
    /** Tells whether a person, location or team has this work calendar. */
    async isCalendarUsed(name: string): Promise<boolean> {
      for (const table of [t.people, t.teams, t.locations]) {
        const [row] = await db.select({ count: count() }).from(table).where(eq(table.calendar, name));
        if ((row?.count ?? 0) > 0) return true;
      }
      return false;
    },
    /** Channels as files and people named them, those included that were not found in their chat yet. */
    channels: () =>
      db
        .select({
          teamId: t.teamChannels.teamId,
          platform: t.teamChannels.platform,
          name: t.teamChannels.name,
          channelId: t.teamChannels.channelId,
        })
        .from(t.teamChannels),
    async membersByTeam(): Promise<ReadonlyMap<string, number>> {
      const rows = await db
        .select({ teamId: t.people.teamId, count: count() })
        .from(t.people)
        .where(and(isNotNull(t.people.teamId), eq(t.people.standing, 'active'), eq(t.people.external, false)))
        .groupBy(t.people.teamId);
      return new Map(rows.map((row) => [row.teamId ?? '', row.count]));
    },
  };
}
