import type { WebClient } from '@slack/web-api';
import type { MessageRef, OutgoingMessage } from '../../src/chat/index.ts';
import type { Clock } from '../../src/shared/clock.ts';
import { fieldIn, listIn, wordsIn } from '../../src/shared/read-answer.ts';
import type { DirectChannels } from './direct-channels.ts';
import { messageRef } from './message-ref.ts';

type Parts = { client: WebClient; direct: DirectChannels; realClock: Clock; botId: string };

/** What our messages carry to be known by. Every app of the workspace may read it: an id and nothing else. */
const EVENT_TYPE = 'pacer_message';

/** Makes what marks a message as ours. */
export const metadataOf = (id: string) => ({ event_type: EVENT_TYPE, event_payload: { id } });

/** A message in doubt is looked for within minutes, after a night's outage within days (ms). */
const WINDOW = 7 * 86_400_000;
const PAGE = 100;
const MOST_PAGES = 5;

/** Makes the search for a message in doubt, in direct conversations only: that is all the history the app may read. */
export function createFind({ client, direct, realClock, botId }: Parts) {
  async function channelOf(userId: string): Promise<string | undefined> {
    const known = direct.of(userId);
    if (known !== undefined) return known;
    const opened = await client.apiCall('conversations.open', { users: userId });
    const id = wordsIn(fieldIn(opened, 'channel'), 'id');
    if (id !== undefined) direct.learn(userId, id);
    return id;
  }

  const isOurs = (message: unknown, id: string): boolean => {
    const metadata = fieldIn(message, 'metadata');
    return (
      fieldIn(message, 'user') === botId &&
      fieldIn(metadata, 'event_type') === EVENT_TYPE &&
      fieldIn(fieldIn(metadata, 'event_payload'), 'id') === id
    );
  };

  return async function find({ id, to }: OutgoingMessage): Promise<MessageRef | undefined> {
    if (to.account === undefined) return undefined;
    const channel = await channelOf(to.account.id);
    if (channel === undefined) return undefined;
    const oldest = String((realClock.now().getTime() - WINDOW) / 1_000);
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const history = await client.apiCall('conversations.history', {
        channel,
        oldest,
        limit: PAGE,
        include_all_metadata: true,
        cursor,
      });
      const found = listIn(history, 'messages').find((it) => isOurs(it, id));
      const ts = wordsIn(found, 'ts');
      if (ts !== undefined) return messageRef(channel, ts);
      cursor = history.response_metadata?.next_cursor;
      if (cursor === undefined || cursor === '') return undefined;
    }
    return undefined;
  };
}
