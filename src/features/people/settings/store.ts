import type { WorkHours } from '../../../calendar/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { asc, eq } from '../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../storage/store.ts';
import type { OrganisationSettings } from '../model.ts';
import type { PeopleTables } from '../schema.ts';

export type OwnSettings = {
  locale?: Locale;
  timeZone?: string;
  hours?: WorkHours | null;
  mainPlatform?: string;
};

/** The queries about what people and the organisation set. */
export function settingsStore({ db, t }: Store<PeopleTables>) {
  const { people, accounts, organisation } = t;
  return {
    async main(personId: string): Promise<string | undefined> {
      const [row] = await db
        .select({ main: people.mainPlatform })
        .from(people)
        .where(eq(people.id, personId));
      return row?.main ?? undefined;
    },
    /** The platforms where somebody can be written to, the first linked first. */
    async platforms(personId: string): Promise<string[]> {
      const rows = await db
        .select({ platform: accounts.platform, active: accounts.active })
        .from(accounts)
        .where(eq(accounts.personId, personId))
        .orderBy(asc(accounts.linkedAt), asc(accounts.platform));
      return rows.filter((row) => row.active).map((row) => row.platform);
    },
    async organisation(): Promise<OrganisationSettings> {
      const [row] = await db.select().from(organisation).where(eq(organisation.key, 'all'));
      return row?.settings ?? {};
    },
    change: (personId: string, to: OwnSettings): Write =>
      exactly(1, db.update(people).set(to).where(eq(people.id, personId))),
    changeOrganisation: (settings: OrganisationSettings): Write =>
      db
        .insert(organisation)
        .values({ key: 'all', settings })
        .onConflictDoUpdate({ target: organisation.key, set: { settings } }),
  };
}

export type SettingsStore = ReturnType<typeof settingsStore>;
