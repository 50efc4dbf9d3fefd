import type { WebClient } from '@slack/web-api';
import { type MessageRef, type OutgoingMessage, type Platform, PlatformError } from '../../src/chat/index.ts';
import { createAppWatch } from '../../src/shared/app-watch.ts';
import type { Clock } from '../../src/shared/clock.ts';
import type { Log } from '../../src/shared/log.ts';
import { wordsIn } from '../../src/shared/read-answer.ts';
import type { Rendered } from './config.ts';
import type { DirectChannels } from './direct-channels.ts';
import { codeOf, isTokenFault, toPlatformError } from './errors.ts';
import { createFind, metadataOf } from './find.ts';
import { messageRef, readMessageRef } from './message-ref.ts';
import { renderCards } from './render-message.ts';
import type { Uploads } from './upload.ts';

type Parts = {
  client: WebClient;
  uploads: Uploads;
  direct: DirectChannels;
  realClock: Clock;
  log: Log;
  /** The bot's own user id. */
  botId: string;
};

// Names and addresses in the words are words: Slack looks for none. `chat.update` would look by itself.
const asWritten = { parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false };

/** Makes the sending half of the port. */
export function createSend({
  client,
  uploads,
  direct,
  realClock,
  log,
  botId,
}: Parts): Pick<Platform, 'send' | 'update' | 'find'> {
  const refusalIn = (error: unknown) => (isTokenFault(error) ? { code: codeOf(error) } : undefined);
  const watch = createAppWatch({ log, chat: 'Slack', refusalIn });

  const draw = ({ cards, to, accounts }: OutgoingMessage, pictures: ReadonlyMap<string, string>): Rendered =>
    renderCards(cards, { locale: to.reader.locale, timeZone: to.reader.timeZone, accounts, pictures });

  /** Draws and delivers; where Slack will not have the pictures, once more with their words. */
  async function delivered<T>(
    message: OutgoingMessage,
    deliver: (drawn: Rendered) => Promise<T>,
  ): Promise<T> {
    const pictures = await uploads.filesFor(message.cards);
    try {
      return await deliver(draw(message, pictures));
    } catch (error) {
      if (pictures.size === 0 || codeOf(error) !== 'invalid_blocks') throw error;
      uploads.forget(pictures.keys());
      return deliver(draw(message, new Map()));
    }
  }

  async function post(channel: string, message: OutgoingMessage, { text, blocks }: Rendered) {
    const { id } = message;
    const body = { ...asWritten, channel, text, blocks, metadata: metadataOf(id) };
    const posted = await client.apiCall('chat.postMessage', body);
    const [where, ts] = [wordsIn(posted, 'channel'), wordsIn(posted, 'ts')];
    if (where === undefined || ts === undefined)
      throw new PlatformError('transient', 'Slack did not say where it put the message');
    return { channel: where, ts };
  }

  /** Posts to a person: to the conversation if it is known, else by the person's id, which opens it. */
  async function postToPerson(userId: string, message: OutgoingMessage, drawn: Rendered) {
    const known = direct.of(userId);
    if (known !== undefined) {
      try {
        return await post(known, message, drawn);
      } catch (error) {
        if (codeOf(error) !== 'channel_not_found') throw error;
        direct.forget(userId);
      }
    }
    const posted = await post(userId, message, drawn);
    direct.learn(userId, posted.channel);
    return posted;
  }

  async function send(message: OutgoingMessage): Promise<MessageRef> {
    const { account, channel } = message.to;
    const { channel: where, ts } = await delivered(message, (drawn) =>
      account === undefined ? post(channel.id, message, drawn) : postToPerson(account.id, message, drawn),
    );
    return messageRef(where, ts);
  }

  async function update(ref: MessageRef, message: OutgoingMessage): Promise<void> {
    const place = readMessageRef(ref);
    if (place === undefined) throw new PlatformError('gone', 'The reference names no message in Slack');
    await delivered(message, ({ text, blocks }) =>
      // Always both: what an omitted one becomes is not defined. The metadata stays by itself.
      client.apiCall('chat.update', { ...place, text, blocks, parse: 'none', link_names: false }),
    );
  }

  const search = createFind({ client, direct, realClock, botId });
  async function find(message: OutgoingMessage): Promise<MessageRef | undefined> {
    try {
      return await search(message);
    } catch (error) {
      if (codeOf(error) !== 'missing_scope') throw error;
      // What cannot be looked for is sent again: a double is possible then, a loss is not.
      log.warn({ code: 'missing_scope' }, 'a message in doubt could not be looked for; run "pacer doctor"');
      return undefined;
    }
  }

  const mapped =
    <Args extends unknown[], T>(run: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      try {
        const result = await run(...args);
        watch.worked();
        return result;
      } catch (error) {
        watch.failed(error);
        throw toPlatformError(error);
      }
    };

  return {
    send: mapped(send),
    update: mapped(update),
    find: mapped(find),
  };
}
