import type { Installation } from '../../../../chat/index.ts';
import type { Instant } from '../../../../shared/clock.ts';
import { asc, eq } from '../../../../storage/query.ts';
import type { Store, Write } from '../../../../storage/store.ts';
import type { PeopleTables } from '../../schema.ts';

/** Keeps what each chat says about itself, so that a start without a connection knows where it belongs. */
export function installationStore({ db, t }: Store<PeopleTables>) {
  const { installations } = t;
  return {
    async of(platform: string): Promise<Installation | undefined> {
      const rows = await db
        .select()
        .from(installations)
        .where(eq(installations.platform, platform))
        .orderBy(asc(installations.keptAt));
      const row = rows.findLast((it) => it.botId !== null);
      if (row?.botId == null) return undefined;
      const { workspace, name, botId, details } = row;
      return { workspace, name: name ?? workspace, botId, details: details ?? {} };
    },
    keep(platform: string, it: Installation, now: Instant): Write[] {
      const { workspace, name, botId, details } = it;
      const set = { name, botId, details: { ...details }, keptAt: now };
      return [
        db
          .insert(installations)
          .values({ platform, workspace, ...set })
          .onConflictDoUpdate({ target: [installations.platform, installations.workspace], set }),
      ];
    },
    /** How each directory was read last, for checks. */
    syncs: () =>
      db
        .select({
          platform: installations.platform,
          workspace: installations.workspace,
          name: installations.name,
          syncedAt: installations.syncedAt,
          counts: installations.counts,
          held: installations.held,
          heldAt: installations.heldAt,
        })
        .from(installations),
  };
}
