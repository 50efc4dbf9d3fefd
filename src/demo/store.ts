import type { AppStore } from '../schema.ts';
import type { Instant } from '../shared/clock.ts';
import type { Locale } from '../shared/locale.ts';
import { eq } from '../storage/query.ts';
import type { Write } from '../storage/store.ts';

const CLOCK = 'demo-clock';

/** Keeps where the made-up company's clock stands, so that it survives a restart. */
export function demoClockStore(store: AppStore) {
  const { db, t } = store;
  return {
    async read(): Promise<Instant | undefined> {
      const [row] = await db.select({ value: t.meta.value }).from(t.meta).where(eq(t.meta.key, CLOCK));
      return row === undefined ? undefined : new Date(row.value);
    },
    keep: (at: Instant): Promise<void> =>
      store.batch([
        db
          .insert(t.meta)
          .values({ key: CLOCK, value: at.toISOString() })
          .onConflictDoUpdate({ target: t.meta.key, set: { value: at.toISOString() } }),
      ]),
  };
}

type Link = { platform: string; workspace: string; accountId: string; personId: string; at: Instant };
type Binding = {
  teamId: string;
  platform: string;
  workspace: string;
  channelId: string;
  name: string;
  locale: Locale;
};

/** What a chat's directory would tell: who has which account, and which channel is whose. */
export function demoPeopleStore({ db, t }: AppStore) {
  return {
    people: () => db.select({ id: t.people.id, email: t.people.email }).from(t.people),
    teams: () => db.select({ id: t.teams.id, name: t.teams.name }).from(t.teams),
    link: ({ at, ...it }: Link): Write =>
      db.insert(t.accounts).values({ ...it, linkedBy: 'directory', linkedAt: at }),
    bind: (it: Binding): Write => db.insert(t.teamChannels).values(it),
  };
}
