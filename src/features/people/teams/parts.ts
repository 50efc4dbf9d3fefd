import { z } from 'zod';
import type { Outcome, Place, Text } from '../../../chat/index.ts';
import type { People, TeamSection } from '../model.ts';
import type { PeopleSettings } from '../people-settings.ts';
import type { TeamStore } from './store.ts';

/** What the use cases of teams work with. */
export type TeamParts = {
  store: TeamStore;
  people: People;
  settings: PeopleSettings;
  teamSections: () => readonly TeamSection[];
};

/** Answers with a sentence alone. */
export const notice = (text: Text): Outcome => ({ reply: { kind: 'notice', text } });

/** Answers with the card of a team, in place of the pressed one. */
export const showTeam = (teamId: string): Outcome => ({
  reply: { kind: 'card', card: { card: 'people.team', thing: teamId } },
});

export const teamPayload = z.object({ team: z.string() });

const channelTuple = z.tuple([z.string(), z.string(), z.string(), z.string()]);

type ChannelPlace = Pick<Extract<Place, { kind: 'channel' }>, 'channel' | 'name'>;

/** Writes a channel as the subject of a form or card. */
export const channelSubject = ({ channel, name }: ChannelPlace): string =>
  JSON.stringify([channel.platform, channel.workspace, channel.id, name]);

/** Reads a channel from a subject; nothing if it is not one. */
export function readChannelSubject(subject: string): ChannelPlace | undefined {
  try {
    const [platform, workspace, id, name] = channelTuple.parse(JSON.parse(subject));
    return { channel: { platform, workspace, id }, name };
  } catch {
    return undefined;
  }
}

/** Writes a channel's name as people see it. */
export const channelLabel = (name: string): string => (name.startsWith('#') ? name : `#${name}`);
