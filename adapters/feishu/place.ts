import type { Account, Place } from '../../src/chat/index.ts';
import { PLATFORM } from './config.ts';
import type { Conversation } from './conversations.ts';

export const accountIn =
  (workspace: string) =>
  (id: string): Account => ({ platform: PLATFORM, workspace, id });

/** Says where something happened; what Feishu does not tell counts as a direct conversation, which the fewest people see. */
export function placeOf(chatId: string, is: Conversation | undefined, workspace: string): Place {
  if (is === undefined || is.kind === 'direct') return { kind: 'direct' };
  const channel = { platform: PLATFORM, workspace, id: chatId };
  // Feishu tells the bot of nothing where it is not.
  return { kind: 'channel', channel, name: is.name === '' ? chatId : is.name, botPresent: true };
}
