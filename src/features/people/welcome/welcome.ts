import { z } from 'zod';
import { localDate } from '../../../calendar/index.ts';
import { type CardDeclaration, defineAction, type Outcome, type RenderContext } from '../../../chat/index.ts';
import { type People, peopleFacts, type TeamSection } from '../model.ts';
import { chatName, type PeopleSettings } from '../people-settings.ts';
import { isOwnCard } from '../policy.ts';
import { DAYS_UNTIL_ASKED_AGAIN, daysLater, MOST_WELCOMES } from '../rules.ts';
import type { SettingsStore } from '../settings/store.ts';
import { zoneLabel } from '../settings/zones.ts';
import { type WelcomeView, welcomeCard } from './cards.ts';
import { say } from './copy.ts';
import type { WelcomeState, WelcomeStore } from './store.ts';

type Parts = {
  store: WelcomeStore;
  ownSettings: SettingsStore;
  people: Pick<People, 'person' | 'team' | 'managersOf' | 'names' | 'address'>;
  settings: PeopleSettings;
  teamSections: () => readonly TeamSection[];
  /** Counts what colleagues wrote that waits for somebody's answer to the card. */
  waiting: (personId: string) => Promise<number>;
};

function stateOf({ welcomedAt, declinedAt, asked }: WelcomeState): WelcomeView['state'] {
  if (welcomedAt !== null) return 'welcomed';
  if (declinedAt === null) return 'asked';
  return asked < MOST_WELCOMES ? 'asks-again' : 'asks-no-more';
}

const payload = z.object({ person: z.string() });

/** Makes the welcome card and its two answers. */
export function createWelcome({ store, ownSettings, people, settings, teamSections, waiting }: Parts) {
  async function managerOf(personId: string, date: string): Promise<string | undefined> {
    const managerId = (await people.managersOf([personId], date)).get(personId);
    return managerId === undefined ? undefined : (await people.names([managerId])).get(managerId);
  }

  async function viewOf(ctx: RenderContext, personId: string): Promise<WelcomeView | undefined> {
    const { locale, now } = ctx;
    const [person, state] = await Promise.all([people.person(personId), store.state(personId)]);
    if (person === undefined || state === undefined || person.standing === 'left') return undefined;
    const own = person.teamId === undefined ? undefined : await people.team(person.teamId);
    const isMember = own?.on === true;
    const ledId = isMember ? undefined : await store.startedTeamOf(personId);
    // A team that is off asks nothing: then it is only about what colleagues wrote.
    const about = isMember ? own?.id : ledId;
    const team = about === undefined ? undefined : await people.team(about);
    const [previews, manager, organisation, platforms, address, written] = await Promise.all([
      team === undefined
        ? []
        : Promise.all(teamSections().flatMap((section) => section.preview?.(team, locale) ?? [])),
      managerOf(personId, localDate(now, person.timeZone)),
      ownSettings.organisation(),
      ownSettings.platforms(personId),
      people.address({ person: personId }, false),
      waiting(personId),
    ]);
    const chat = typeof address === 'string' || platforms.length < 2 ? undefined : address.reader.platform;
    return {
      personId,
      name: person.name,
      team: team?.name,
      isMember: isMember || ledId === undefined,
      manager,
      previews,
      storage: organisation.storage?.[locale],
      responsible: organisation.responsible?.[locale],
      zone: zoneLabel(person.timeZone, locale, now),
      chat: chat === undefined ? undefined : chatName(settings, chat, locale),
      waiting: written,
      state: stateOf(state),
    };
  }

  const card: CardDeclaration = {
    async render(ctx, personId) {
      if (!isOwnCard(ctx.reader.personId, personId)) return 'gone';
      const view = await viewOf(ctx, personId);
      return view === undefined ? 'gone' : welcomeCard(ctx.locale, view);
    },
  };

  const letsGo = defineAction(payload, async (ctx, { person }): Promise<Outcome> => {
    const words = say(ctx.locale);
    if (!isOwnCard(ctx.actor.personId, person)) return { reply: { kind: 'notice', text: words.notYours() } };
    const state = await store.state(person);
    if (state === undefined || state.welcomedAt !== null) return {};
    return {
      write: [store.accept(person, ctx.now)],
      tell: [{ name: peopleFacts.welcomed, thing: person }],
      wake: [{ timer: 'people.ask-again', subject: person, at: null }],
      reply: { kind: 'redraw', toast: words.letsGoDone() },
    };
  });

  const notNow = defineAction(payload, async (ctx, { person }): Promise<Outcome> => {
    if (!isOwnCard(ctx.actor.personId, person)) {
      return { reply: { kind: 'notice', text: say(ctx.locale).notYours() } };
    }
    const state = await store.state(person);
    if (state === undefined || stateOf(state) !== 'asked') return {};
    const again = state.asked < MOST_WELCOMES;
    const at = daysLater(ctx.now, DAYS_UNTIL_ASKED_AGAIN);
    return {
      write: [store.decline(person, ctx.now)],
      wake: again ? [{ timer: 'people.ask-again', subject: person, at }] : [],
    };
  });

  return { card, letsGo, notNow };
}
