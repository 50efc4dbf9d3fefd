import type { Instant } from '../../../src/shared/clock.ts';
import type { Locale } from '../../../src/shared/locale.ts';
import type { World } from '../config.ts';
import { type Conversation, channelKey, directKey, type Viewer } from '../directory.ts';
import type { PlaygroundStore } from '../store.ts';

export type Theme = 'light' | 'dark' | 'system';

/** What every drawing of the page's frame needs. */
export type Frame = {
  viewer: Viewer;
  conversation: Conversation;
  /** The language of the page itself; cards keep their own. */
  chrome: Locale;
  now: Instant;
  next: Instant | undefined;
  /** Unread messages by conversation: everybody's direct ones, and the viewer's channels. */
  unread: ReadonlyMap<string, number>;
};

type Parts = { world: World; store: PlaygroundStore };

/** Reads what the frame shows at this moment. */
export async function readFrame(
  { world, store }: Parts,
  { viewer, conversation, chrome }: Pick<Frame, 'viewer' | 'conversation' | 'chrome'>,
): Promise<Frame> {
  const channels = viewer.channels.map((it) => channelKey(it.id));
  const [next, direct, inChannels] = await Promise.all([
    world.clock.nextAt(),
    store.unreadDirect(),
    store.unreadIn(channels, viewer.me.accountId),
  ]);
  return {
    viewer,
    conversation,
    chrome,
    now: world.clock.now(),
    next,
    unread: new Map([...direct, ...inChannels]),
  };
}

/** The address of the page as somebody, in a conversation. */
export function pageHref(base: string, accountId: string, conversation = directKey(accountId)): string {
  const query = new URLSearchParams({ as: accountId });
  if (conversation !== directKey(accountId)) query.set('in', conversation);
  return `${base}?${query}`;
}
