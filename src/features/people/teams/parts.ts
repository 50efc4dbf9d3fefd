import { z } from 'zod';
import type { ChatDirectory, Outcome, Text } from '../../../chat/index.ts';
import type { LookAtChannel } from '../channels/members-here.ts';
import type { People, TeamSection } from '../model.ts';
import type { PeopleSettings } from '../people-settings.ts';
import type { TeamStore } from './store.ts';

/** What the use cases of teams work with. */
export type TeamParts = {
  store: TeamStore;
  people: People;
  settings: PeopleSettings;
  teamSections: () => readonly TeamSection[];
  directories: readonly ChatDirectory[];
  look: LookAtChannel;
};

/** Answers with a sentence alone. */
export const notice = (text: Text): Outcome => ({ reply: { kind: 'notice', text } });

/** Answers with the card of a team, in place of the pressed one. */
export const showTeam = (teamId: string): Outcome => ({
  reply: { kind: 'card', card: { card: 'people.team', thing: teamId } },
});

export const teamPayload = z.object({ team: z.string() });

/** Writes a channel's name as people see it. */
export const channelLabel = (name: string): string => (name.startsWith('#') ? name : `#${name}`);
