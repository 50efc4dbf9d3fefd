import type { Event, MessageRef } from '../../src/chat/index.ts';
import type { SeenView } from './payload.ts';

export type Conversation = { id: string; name: string };

/** Where somebody was when they acted, and by which ways they can be answered there. */
export type Here = {
  user: string;
  conversation?: Conversation | undefined;
  /** Answers to words in a thread stay in it. */
  thread?: string | undefined;
  /** Good for five posts within 30 minutes. */
  responseUrl?: string | undefined;
  /** Opens one view within three seconds. */
  trigger?: string | undefined;
  /** The pressed message; without `ref` it is one that only its reader sees. */
  pressed?: { ref?: MessageRef } | undefined;
  /** The view in which something was done. */
  view?: SeenView | undefined;
};

/** What somebody did, in the core's words, and where. */
export type Act = { event: Event; here: Here };
