import { randomInt } from 'node:crypto';
import type { Event, Feature, JobContext, Outcome } from '../../chat/index.ts';
import type { Store } from '../../storage/store.ts';
import { type Absences, createAbsences } from './away/absences.ts';
import { awayStore } from './away/store.ts';
import { createDirectory } from './directory/directory.ts';
import { directoryStore } from './directory/store.ts';
import { createGreeting } from './links/greet-stranger.ts';
import { createLinking } from './links/link-command.ts';
import { createPeopleSplitting } from './links/split-people.ts';
import { linkStore } from './links/store.ts';
import { followMerges } from './merging/follow-merges.ts';
import { createMoves } from './merging/moves.ts';
import { mergingStore } from './merging/store.ts';
import type { People, TeamSection } from './model.ts';
import type { PeopleSettings } from './people-settings.ts';
import { reasons } from './reasons.ts';
import { samples } from './samples.ts';
import type { PeopleTables } from './schema.ts';
import { createSettings, type Muting } from './settings/change-settings.ts';
import { settingsStore } from './settings/store.ts';
import { createStanding, type Standings } from './standing/standing.ts';
import { standingStore } from './standing/store.ts';
import { createTeamEditing } from './teams/edit-team.ts';
import { createFounding } from './teams/found-team.ts';
import { createJoining } from './teams/join-team.ts';
import { createTeamCards } from './teams/show-team.ts';
import { createTeamSwitch, type TeamSwitch } from './teams/start-team.ts';
import { teamStore } from './teams/store.ts';
import { createTeamCommand } from './teams/team-command.ts';
import { createAsking } from './welcome/ask-people.ts';
import { welcomeStore } from './welcome/store.ts';
import { createWelcome } from './welcome/welcome.ts';

export type { Absences } from './away/absences.ts';
export { followMerges, type Movable } from './merging/follow-merges.ts';
export * from './model.ts';
export type { PeopleSettings } from './people-settings.ts';

export type PeopleParts = {
  store: Store<PeopleTables>;
  settings: PeopleSettings;
  /** What the features add to the team card; asked late, because they are made after people. */
  teamSections: () => readonly TeamSection[];
  /** How much of what colleagues wrote waits for somebody's welcome; delivery knows. */
  waiting?: (personId: string) => Promise<number>;
  /** What delivery keeps of **Fewer of these**; asked late as well. */
  muting?: () => Muting | undefined;
  /** Makes a link code of six digits. */
  newCode?: () => string;
};

export type PeopleFeature = {
  feature: Feature;
  people: People;
  absences: Absences;
  standings: Standings;
  teams: TeamSwitch;
  /** Takes an account away from a person again: `pacer people split`. */
  split: ReturnType<typeof createPeopleSplitting>;
  /** Answers an account that belongs to nobody yet. */
  greetStranger(ctx: JobContext, event: Event): Promise<Outcome>;
};

// Six digits, ten minutes and five tries an hour leave a guess one chance in 200,000.
const randomCode = (): string => randomInt(1_000_000).toString().padStart(6, '0');

/** Makes the people feature and what others may ask of it; whatever it returns is committed by the caller. */
export function createPeople(parts: PeopleParts): PeopleFeature {
  const {
    store,
    settings,
    teamSections,
    waiting = async () => 0,
    muting = () => undefined,
    newCode = randomCode,
  } = parts;
  const merging = mergingStore(store);
  const moves = createMoves(merging);
  const people: People = {
    ...createDirectory(directoryStore(store), settings),
    moves,
    isNow: async (formerId, personId) => (await moves.mergedInto([formerId])).get(formerId) === personId,
  };
  const own = settingsStore(store);
  const welcomes = welcomeStore(store);
  const links = linkStore(store);
  const teamParts = { store: teamStore(store), people, settings, teamSections };

  const welcome = createWelcome({
    store: welcomes,
    ownSettings: own,
    people,
    settings,
    teamSections,
    waiting,
  });
  const asking = createAsking(welcomes, people, settings);
  const change = createSettings({ store: own, people, settings, muting });
  const founding = createFounding(teamParts);
  const { teamSwitch, actions: switching } = createTeamSwitch(teamParts);
  const linking = createLinking({ store: links, people, settings, newCode });
  const standing = createStanding({ store: standingStore(store), people, settings });

  const feature: Feature = {
    name: 'people',
    commands: {
      'pacer team': createTeamCommand(teamParts),
      'pacer link': linking.command,
      'pacer settings': change.command,
    },
    actions: {
      'lets-go': welcome.letsGo,
      'not-now': welcome.notNow,
      settings: change.open,
      ...switching,
      ...founding.actions,
      ...createJoining(teamParts).actions,
    },
    forms: { settings: change.form, 'found-team': founding.form, 'edit-team': createTeamEditing(teamParts) },
    cards: { welcome: welcome.card, ...createTeamCards(teamParts), ...linking.cards, ...standing.cards },
    timers: { ...asking.timers, ...standing.timers },
    on: {
      ...asking.on,
      ...followMerges(moves, [
        { what: 'people.absence', of: merging.absencesOf, give: merging.giveAbsences },
      ]),
    },
    lookups: {
      person: async (_ctx, query) =>
        (await people.find(query, 20)).map(({ id, name }) => ({ value: id, label: name })),
    },
    reasons,
    samples,
  };
  return {
    feature,
    people,
    absences: createAbsences(awayStore(store), people),
    standings: standing.standings,
    teams: teamSwitch,
    split: createPeopleSplitting(links),
    greetStranger: createGreeting(linking, settings),
  };
}
