import type { MessageRef, OutgoingMessage, Platform } from '../../src/chat/index.ts';
import type { NewId } from '../../src/shared/ids.ts';
import type { WorldClock } from './config.ts';
import { conversationOf, type PlaygroundDirectory } from './directory.ts';
import { gone, toPlatformError } from './errors.ts';
import type { Live } from './live.ts';
import type { PlaygroundStore } from './store.ts';

type Parts = {
  store: PlaygroundStore;
  directory: PlaygroundDirectory;
  live: Live;
  clock: WorldClock;
  newId: NewId;
};

/** What keeps typed lines and private notes apart from what was sent, in the one column that knows a second send. */
export const outgoingKey = (messageId: string): string => `out:${messageId}`;

/** Sends into the playground's conversations: a message is kept first and shown then. */
export function createSend({
  store,
  directory,
  live,
  clock,
  newId,
}: Parts): Pick<Platform, 'send' | 'update' | 'find'> {
  async function send(message: OutgoingMessage): Promise<MessageRef> {
    if (!(await directory.exists(message.to)))
      throw gone(message.to.channel === undefined ? 'person' : 'channel');
    const { message: kept, fresh } = await store.keep({
      id: newId(),
      conversation: conversationOf(message.to),
      author: null,
      content: {
        kind: 'cards',
        cards: message.cards,
        accounts: Object.fromEntries(message.accounts),
        to: message.to,
      },
      locale: message.to.reader.locale,
      onlyFor: null,
      sentAs: outgoingKey(message.id),
      at: clock.now(),
    });
    if (fresh) {
      live.tell({ kind: 'message', message: kept });
      live.tell({ kind: 'unread' });
    }
    return kept.id;
  }

  async function update(ref: MessageRef, message: OutgoingMessage): Promise<void> {
    const changed = await store.replaceCards(ref, message.cards, Object.fromEntries(message.accounts));
    if (changed === undefined) throw gone('message');
    live.tell({ kind: 'message', message: changed });
  }

  const mapped =
    <Args extends unknown[], T>(run: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      try {
        return await run(...args);
      } catch (error) {
        throw toPlatformError(error);
      }
    };

  return {
    send: mapped(send),
    update: mapped(update),
    find: mapped(async (message: OutgoingMessage) => (await store.sentAs(outgoingKey(message.id)))?.id),
  };
}
