import { randomInt } from 'node:crypto';
import type { ChannelRef, ChatDirectory, Event, Feature, JobContext, Outcome } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Store, Write } from '../../storage/store.ts';
import { type Absences, createAbsences } from './away/absences.ts';
import { awayStore } from './away/store.ts';
import { createOutsiders } from './channels/ask-outsiders.ts';
import { lookAtChannel } from './channels/members-here.ts';
import { channelStore } from './channels/store.ts';
import { createTroubles } from './channels/tell-trouble.ts';
import { createChannelWatch } from './channels/watch-channels.ts';
import { createDirectory } from './directory/directory.ts';
import { directoryStore } from './directory/store.ts';
import { keyedBy } from './keys/keyed-by.ts';
import { keyStore } from './keys/store.ts';
import { createGreeting } from './links/greet-stranger.ts';
import { createPeopleJoining } from './links/join-people.ts';
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
import { createDirectories, type Directories, tellCutOff } from './sync/directories.ts';
import { syncStore } from './sync/store.ts';
import { createSyncing } from './sync/sync-roster.ts';
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
export { whereabouts } from './directory/whereabouts.ts';
export { followMerges, type Movable } from './merging/follow-merges.ts';
export * from './model.ts';
export { foldForSearch } from './names.ts';
export { chatName, type PeopleSettings } from './people-settings.ts';
export type { Directories } from './sync/directories.ts';
export { installationStore } from './sync/installations/store.ts';
export type { SyncContext } from './sync/sync-roster.ts';

export type PeopleParts = {
  store: Store<PeopleTables>;
  settings: PeopleSettings;
  /** What the features add to the team card; asked late, because they are made after people. */
  teamSections: () => readonly TeamSection[];
  /** How much of what colleagues wrote waits for somebody's welcome; delivery knows. */
  waiting?: (personId: string) => Promise<number>;
  /** What delivery keeps of **Fewer of these**; asked late as well. */
  muting?: () => Muting | undefined;
  /** The chats' own directories; none where no chat is connected. */
  directories?: readonly ChatDirectory[];
  /** Where a message was to go, and what a channel refused; delivery knows. */
  message?: (id: string) => Promise<{ channel: ChannelRef | undefined } | undefined>;
  requeueRefused?: (channel: ChannelRef, since: Instant, now: Instant) => Write[];
  /** Makes a link code of six digits. */
  newCode?: () => string;
};

export type PeopleFeature = {
  feature: Feature;
  people: People;
  absences: Absences;
  standings: Standings;
  teams: TeamSwitch;
  directories: Directories;
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
    directories = [],
    message = async () => undefined,
    requeueRefused = () => [],
    newCode = randomCode,
  } = parts;
  const merging = mergingStore(store);
  const moves = createMoves(merging);
  const channels = channelStore(store);
  const outsiders = createOutsiders({ store: channels, people: () => people });
  const people: People = {
    ...createDirectory(directoryStore(store), settings),
    moves,
    channelsFor: outsiders.channelsFor,
    keyed: keyedBy(keyStore(store)),
    isNow: async (formerId, personId) => (await moves.mergedInto([formerId])).get(formerId) === personId,
  };
  const own = settingsStore(store);
  const welcomes = welcomeStore(store);
  const links = linkStore(store);
  const teamParts = {
    store: teamStore(store),
    people,
    settings,
    teamSections,
    directories,
    look: lookAtChannel(channels, directories),
  };

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
  const troubles = createTroubles({ store: channels, people, directories, message, requeueRefused });
  const syncing = createSyncing({
    store: syncStore(store),
    settings,
    standings: standing.standings,
    join: createPeopleJoining({ store: links, people }),
    people,
  });

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
      ...troubles.actions,
      ...outsiders.actions,
    },
    forms: { settings: change.form, 'found-team': founding.form, 'edit-team': createTeamEditing(teamParts) },
    cards: {
      welcome: welcome.card,
      ...createTeamCards(teamParts),
      ...linking.cards,
      ...standing.cards,
      ...troubles.cards,
      ...outsiders.cards,
    },
    timers: { ...asking.timers, ...standing.timers, 'sync-told': tellCutOff },
    on: {
      ...asking.on,
      ...troubles.on,
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
    directories: createDirectories({
      directories,
      syncing,
      channels: createChannelWatch({ store: channels, troubles }),
    }),
    split: createPeopleSplitting(links),
    greetStranger: createGreeting(linking, settings),
  };
}
