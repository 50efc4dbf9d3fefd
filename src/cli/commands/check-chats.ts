import { type Check, PlatformError } from '../../chat/index.ts';
import type { Config } from '../../config.ts';
import type { Team } from '../../features/people/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { ChatFault } from '../../start/chat-fault.ts';
import { type ConnectedChat, chatChecks } from '../../start/connect-chats.ts';
import type { Words } from '../copy.ts';
import type { Desk } from '../desk.ts';

/** While nothing is started yet, a set-up looks at its first few channels. */
const MOST_BEFORE_START = 20;

type Bound = { team: Team; id: string; name: string };

/** Lists the channels of started teams in a chat; before the first start, those of all. */
async function channelsIn(platform: string, desk: Desk): Promise<Bound[]> {
  const teams = await desk.app.people.people.teams();
  const isStarted = [...teams.values()].some((it) => it.on);
  const channels = (await desk.own.channels()).filter((it) => it.platform === platform);
  const found = channels.flatMap((it) => {
    const team = teams.get(it.teamId);
    // What a file named and no sync has found yet is looked for by its name.
    return team === undefined ? [] : [{ team, id: it.channelId ?? it.name, name: it.name }];
  });
  return isStarted ? found.filter(({ team }) => team.on) : found.slice(0, MOST_BEFORE_START);
}

/** Looks whether the bot may post in the teams' channels; for a team that is not started yet nothing is wrong. */
async function checkChannels(
  { platform, directory }: ConnectedChat,
  desk: Desk,
  words: Words,
): Promise<Check[]> {
  const checks: Check[] = [];
  for (const { team, id, name: named } of await channelsIn(platform.name, desk)) {
    const bad = team.on ? 'wrong' : 'note';
    const channel = await directory.channel(id);
    const name = (channel?.name ?? named).replace(/^#/, '');
    if (channel === undefined) checks.push({ state: bad, sentence: words.channelGone(name, team.name) });
    else if (channel.archived) checks.push({ state: bad, sentence: words.channelArchived(name, team.name) });
    else if (!channel.botPresent)
      checks.push({ state: bad, sentence: words.channelWithoutBot(name, team.name) });
    else checks.push({ state: 'fine', sentence: words.channelFine(name, team.name) });
  }
  return checks;
}

/** Looks at every chat that the settings name: token, scopes, connection, clock, and the teams' channels. */
export async function checkChats(
  desk: Desk,
  config: Config,
  { locale, words }: { locale: Locale; words: Words },
): Promise<Check[]> {
  const checks = (await Promise.all((await chatChecks(config)).map((it) => it(locale)))).flat();
  try {
    for (const chat of await desk.chats()) checks.push(...(await checkChannels(chat, desk, words)));
  } catch (error) {
    if (!(error instanceof PlatformError || error instanceof ChatFault)) throw error;
    // A chat that refuses or does not answer has mostly said so itself.
    if (checks.every((it) => it.state !== 'wrong')) checks.push({ state: 'wrong', sentence: error.message });
  }
  return checks;
}
