import type { ChannelRef } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Locale } from '../../../shared/locale.ts';
import { and, count, eq, inArray, isNull, lt, sql } from '../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../storage/store.ts';
import type { BusinessType } from '../model.ts';
import { foldName } from '../names.ts';
import { DAYS_TO_SET_UP, daysLater } from '../rules.ts';
import type { PeopleTables } from '../schema.ts';

/** What changes; a zone or calendar that is not named stays inherited. */
export type TeamChange = { name: string; businessType: BusinessType; timeZone?: string; calendar?: string };
export type NewTeam = TeamChange & { id: string; leadId: string };
export type Binding = { teamId: string; channel: ChannelRef; name: string; locale: Locale };

/** A channel in which somebody wants to set up a team. */
export type Setup = { channel: ChannelRef; name: string };

const likeEscape = (words: string): string => words.replace(/[\\%_]/g, (it) => `\\${it}`);

/** The queries about teams, their channels and their members. */
export function teamStore({ db, t }: Store<PeopleTables>) {
  const { people, teams, teamChannels, teamSetups } = t;
  const isMember = (teamId: string) =>
    and(eq(people.teamId, teamId), eq(people.standing, 'active'), eq(people.external, false));

  return {
    async version(teamId: string): Promise<number | undefined> {
      const [row] = await db.select({ version: teams.version }).from(teams).where(eq(teams.id, teamId));
      return row?.version;
    },
    async countMembers(teamId: string): Promise<number> {
      const [row] = await db.select({ count: count() }).from(people).where(isMember(teamId));
      return row?.count ?? 0;
    },
    async isNameTaken(name: string, except: string | undefined): Promise<boolean> {
      const [row] = await db
        .select({ id: teams.id })
        .from(teams)
        .where(eq(teams.nameKey, foldName(name)));
      return row !== undefined && row.id !== except;
    },
    async idsByName(words: string, limit: number): Promise<string[]> {
      const rows = await db
        .select({ id: teams.id })
        .from(teams)
        .where(sql`${teams.nameKey} like ${`%${likeEscape(foldName(words))}%`} escape '\\'`)
        .orderBy(teams.nameKey)
        .limit(limit);
      return rows.map((row) => row.id);
    },

    /** Keeps that somebody was in a channel, with Pacer in it, and asked for a team there; forgets those of long ago. */
    keepSetup: (id: string, byId: string, { channel, name }: Setup, now: Instant): Write[] => [
      db.delete(teamSetups).where(lt(teamSetups.at, daysLater(now, -DAYS_TO_SET_UP))),
      db.insert(teamSetups).values({
        id,
        byId,
        platform: channel.platform,
        workspace: channel.workspace,
        channelId: channel.id,
        name,
        at: now,
      }),
    ],
    /** Finds the channel in which this person has asked for a team. */
    async setup(id: string, byId: string): Promise<Setup | undefined> {
      const [row] = await db
        .select()
        .from(teamSetups)
        .where(and(eq(teamSetups.id, id), eq(teamSetups.byId, byId)));
      if (row === undefined) return undefined;
      const { platform, workspace, channelId, name } = row;
      return { channel: { platform, workspace, id: channelId }, name };
    },

    /** Guarded: names and channels are taken once, whoever is quicker. */
    create: (it: NewTeam, now: Instant): Write =>
      exactly(
        1,
        db
          .insert(teams)
          .values({ ...it, nameKey: foldName(it.name), createdAt: now })
          .onConflictDoNothing(),
      ),
    change: (teamId: string, version: number, to: TeamChange): Write =>
      exactly(
        1,
        db
          .update(teams)
          .set({ ...to, nameKey: foldName(to.name), version: version + 1 })
          .where(and(eq(teams.id, teamId), eq(teams.version, version))),
      ),
    switch: (teamId: string, on: boolean): Write =>
      exactly(
        1,
        db
          .update(teams)
          .set({ on })
          .where(and(eq(teams.id, teamId), eq(teams.on, !on))),
      ),
    bind: ({ teamId, channel, name, locale }: Binding): Write[] => [
      // A channel that a file named but nobody found yet gives way to the one that is really there.
      db
        .delete(teamChannels)
        .where(
          and(
            eq(teamChannels.teamId, teamId),
            eq(teamChannels.platform, channel.platform),
            isNull(teamChannels.channelId),
          ),
        ),
      exactly(
        1,
        db
          .insert(teamChannels)
          .values({
            teamId,
            platform: channel.platform,
            workspace: channel.workspace,
            channelId: channel.id,
            name,
            locale,
          })
          .onConflictDoNothing(),
      ),
    ],
    unbind: (teamId: string, platform: string): Write =>
      db
        .delete(teamChannels)
        .where(and(eq(teamChannels.teamId, teamId), eq(teamChannels.platform, platform))),
    setChannelLocale: (teamId: string, platform: string, locale: Locale): Write =>
      db
        .update(teamChannels)
        .set({ locale })
        .where(and(eq(teamChannels.teamId, teamId), eq(teamChannels.platform, platform))),
    /** Guarded: a person whose team changed meanwhile makes us decide again. */
    move: (personId: string, from: string | undefined, to: string): Write =>
      exactly(
        1,
        db
          .update(people)
          .set({ teamId: to })
          .where(
            and(
              eq(people.id, personId),
              from === undefined ? isNull(people.teamId) : eq(people.teamId, from),
            ),
          ),
      ),
    moveAll: (personIds: readonly string[], to: string): Write[] =>
      personIds.length === 0
        ? []
        : [
            db
              .update(people)
              .set({ teamId: to })
              .where(inArray(people.id, [...personIds])),
          ],
  };
}

export type TeamStore = ReturnType<typeof teamStore>;
