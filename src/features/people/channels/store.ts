import type { ChannelRef } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import { and, asc, eq, inArray, isNotNull, isNull, sql } from '../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../storage/store.ts';
import type { PeopleTables } from '../schema.ts';
import type { ChannelTrouble, Outsider } from './schema.ts';

export type ChannelRow = PeopleTables['teamChannels']['$inferSelect'];
type Key = { teamId: string; platform: string };

/** The queries about the channels of teams: whether they are found, work, and who can read in them. */
export function channelStore({ db, t }: Store<PeopleTables>) {
  const { teamChannels, teams, accounts, people } = t;
  const is = ({ teamId, platform }: Key) =>
    and(eq(teamChannels.teamId, teamId), eq(teamChannels.platform, platform));
  const isAt = ({ platform, workspace, id }: ChannelRef) =>
    and(
      eq(teamChannels.platform, platform),
      eq(teamChannels.workspace, workspace),
      eq(teamChannels.channelId, id),
    );

  return {
    /** Every channel on a platform, with its team's name and whether the team is on. */
    on: (platform: string) =>
      db
        .select({ row: teamChannels, team: teams.name, isOn: teams.on })
        .from(teamChannels)
        .innerJoin(teams, eq(teams.id, teamChannels.teamId))
        .where(eq(teamChannels.platform, platform))
        .orderBy(asc(teams.nameKey)),
    async of(key: Key): Promise<ChannelRow | undefined> {
      const [row] = await db.select().from(teamChannels).where(is(key));
      return row;
    },
    ofTeam: (teamId: string): PromiseLike<ChannelRow[]> =>
      db.select().from(teamChannels).where(eq(teamChannels.teamId, teamId)),
    async at(channel: ChannelRef): Promise<ChannelRow | undefined> {
      const [row] = await db.select().from(teamChannels).where(isAt(channel));
      return row;
    },
    /** Guarded: the row must still wait for its channel, and the channel be nobody's. */
    find: (key: Key, { workspace, id }: ChannelRef, name: string): Write =>
      exactly(
        1,
        db
          .update(teamChannels)
          .set({ workspace, channelId: id, name })
          .where(and(is(key), isNull(teamChannels.channelId))),
      ),
    rename: (key: Key, name: string): Write => db.update(teamChannels).set({ name }).where(is(key)),
    /** Guarded, so that each trouble is told once: it must not have been known. */
    setTrouble: (key: Key, trouble: ChannelTrouble, now: Instant): Write =>
      exactly(
        1,
        db
          .update(teamChannels)
          .set({ trouble, troubleSince: now })
          .where(and(is(key), isNull(teamChannels.trouble))),
      ),
    /** Names a trouble that is known better. */
    changeTrouble: (key: Key, trouble: ChannelTrouble): Write =>
      db
        .update(teamChannels)
        .set({ trouble })
        .where(and(is(key), isNotNull(teamChannels.trouble))),
    /** Guarded: whoever is first lets what was refused go again. */
    endTrouble: (key: Key): Write =>
      exactly(
        1,
        db
          .update(teamChannels)
          .set({ trouble: null })
          .where(and(is(key), isNotNull(teamChannels.trouble))),
      ),
    setOutsiders: (key: Key, outsiders: readonly Outsider[], now: Instant): Write =>
      db
        .update(teamChannels)
        .set({ outsiders: [...outsiders], outsidersAt: now })
        .where(is(key)),
    agree: (key: Key, outsiders: readonly string[]): Write =>
      exactly(
        1,
        db
          .update(teamChannels)
          .set({ agreedOutsiders: [...outsiders] })
          .where(is(key)),
      ),
    /** Which of these accounts belong to whom, and whether they are from outside. */
    async known(platform: string, workspace: string, accountIds: readonly string[]) {
      const rows = [];
      for (let i = 0; i < accountIds.length; i += 500) {
        rows.push(
          ...(await db
            .select({
              accountId: accounts.accountId,
              personId: people.id,
              name: people.name,
              external: people.external,
            })
            .from(accounts)
            .innerJoin(people, eq(people.id, accounts.personId))
            .where(
              and(
                eq(accounts.platform, platform),
                eq(accounts.workspace, workspace),
                inArray(accounts.accountId, accountIds.slice(i, i + 500)),
              ),
            )),
        );
      }
      return rows;
    },
    /** Teams whose unfound channel a file may have called so. */
    named: (platform: string, name: string): PromiseLike<ChannelRow[]> =>
      db
        .select()
        .from(teamChannels)
        .where(
          and(
            eq(teamChannels.platform, platform),
            isNull(teamChannels.channelId),
            sql`lower(${teamChannels.name}) = ${name.toLowerCase()}`,
          ),
        ),
  };
}

export type ChannelStore = ReturnType<typeof channelStore>;
