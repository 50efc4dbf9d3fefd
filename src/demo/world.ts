import type { App } from '../app.ts';
import type { Person, Team } from '../features/people/model.ts';
import type { Instant, MovableClock } from '../shared/clock.ts';
import type { Locale } from '../shared/locale.ts';

const HOUR_MS = 3_600_000;
/** Steps after which "to the next event" gives up looking for a message. */
const MAX_STEPS = 400;

type Parts = {
  /** Asked late: the page is made before the bot that it shows. */
  app: () => App;
  clock: MovableClock;
  platform: string;
  /** Keeps where the clock stands. */
  kept: (at: Instant) => Promise<void>;
  /** Rises whenever a message comes or changes. */
  revision: () => Promise<number>;
};

type Step = { hours: number } | { days: number };

/** The made-up company as a page shows it: who one can be, where they talk, what time it is. */
export function createWorld({ app, clock, platform, kept, revision }: Parts) {
  const directory = () => app().people.people;

  /** Members, their lead, and whoever manages the lead: those who would be in the channel. */
  async function inChannel(team: Team, persons: readonly Person[]): Promise<Person[]> {
    const members = new Set((await directory().membersOf(team.id)).map((it) => it.id));
    return persons.filter((it) => members.has(it.id) || it.id === team.leadId);
  }

  return {
    async people() {
      const persons = await directory().activeAfter('', 500);
      const [accounts, teams] = await Promise.all([
        directory().accountsOn(
          platform,
          persons.map((it) => it.id),
        ),
        directory().teams(),
      ]);
      const leads = new Set([...teams.values()].map((it) => it.leadId));
      return persons.flatMap((it) => {
        const accountId = accounts.get(it.id);
        if (accountId === undefined) return [];
        const team = it.teamId === undefined ? undefined : teams.get(it.teamId)?.name;
        const { id, name, locale, timeZone } = it;
        return [{ id, accountId, name, locale, team, role: it.title, lead: leads.has(id), timeZone }];
      });
    },
    async channels() {
      const persons = await directory().activeAfter('', 500);
      const accounts = await directory().accountsOn(
        platform,
        persons.map((it) => it.id),
      );
      const teams = [...(await directory().teams()).values()];
      const channels = await Promise.all(
        teams.map(async (team) => {
          const channel = team.channels.find((it) => it.channel.platform === platform);
          if (channel === undefined) return [];
          const members = (await inChannel(team, persons)).flatMap((it) => accounts.get(it.id) ?? []);
          return [
            { id: channel.channel.id, name: channel.name, team: team.name, locale: channel.locale, members },
          ];
        }),
      );
      return channels.flat();
    },
    commands: (locale: Locale) =>
      app().registry.commands.map(({ name, declaration }) => ({
        name,
        aliases: declaration.aliases,
        ...declaration.describe(locale),
      })),
    gallery: () =>
      app().features.flatMap((feature) =>
        (feature.samples ?? []).map((sample) => ({ feature: feature.name, ...sample })),
      ),
    clock: {
      now: () => clock.now(),
      nextAt: () => app().nextAt(),
      moveBy: (step: Step) => {
        const hours = 'hours' in step ? step.hours : step.days * 24;
        return app().advance(clock, new Date(clock.now().getTime() + hours * HOUR_MS), kept);
      },
      /** Goes on from one due moment to the next until somebody gets a message. */
      async toNext() {
        const before = await revision();
        for (let step = 0; step < MAX_STEPS; step += 1) {
          const next = await app().nextAt();
          if (next === undefined) return;
          await app().advance(clock, next, kept);
          if ((await revision()) > before) return;
        }
      },
    },
  };
}
