import { type Check, PlatformError } from '../../chat/index.ts';
import type { Team } from '../../features/people/index.ts';
import type { Locale } from '../../shared/locale.ts';
import type { ConnectedChat } from '../../start/connect-chats.ts';
import type { Words } from '../copy.ts';
import type { Desk } from '../desk.ts';

/** Looks whether the bot may post in the channels of the teams that are on. */
async function checkChannels(
  { platform, directory }: ConnectedChat,
  teams: readonly Team[],
  words: Words,
): Promise<Check[]> {
  const checks: Check[] = [];
  for (const team of teams) {
    const bound = team.channels.find((it) => it.channel.platform === platform.name);
    if (bound === undefined) continue;
    const { name } = bound;
    const channel = await directory.channel(bound.channel.id);
    if (channel === undefined) checks.push({ state: 'wrong', sentence: words.channelGone(name, team.name) });
    else if (channel.archived)
      checks.push({ state: 'wrong', sentence: words.channelArchived(channel.name, team.name) });
    else if (!channel.botPresent)
      checks.push({ state: 'wrong', sentence: words.channelWithoutBot(channel.name, team.name) });
    else checks.push({ state: 'fine', sentence: words.channelFine(channel.name, team.name) });
  }
  return checks;
}

const unreachable = (error: unknown): Check => {
  if (!(error instanceof PlatformError)) throw error;
  return { state: 'wrong', sentence: error.message };
};

/** Looks at every chat that the settings name: token, scopes, connection, clock, and the teams' channels. */
export async function checkChats(desk: Desk, locale: Locale, words: Words): Promise<Check[]> {
  const teams = [...(await desk.app.people.people.teams()).values()].filter((team) => team.on);
  const checks: Check[] = [];
  try {
    for (const chat of await desk.chats()) {
      checks.push(...(await chat.checks(locale)));
      checks.push(...(await checkChannels(chat, teams, words)));
    }
  } catch (error) {
    checks.push(unreachable(error));
  }
  return checks;
}
