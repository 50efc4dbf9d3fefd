import type { Event } from '../../src/chat/index.ts';

/** Where somebody was when they acted, and by which ways they can be answered there. */
export type Here = {
  /** Their open_id. */
  user: string;
  /** Whether only they see what stands there. */
  alone: boolean;
  /** The message that they wrote in a group. */
  said?: string | undefined;
  /** The message whose card they pressed. */
  pressed?: string | undefined;
};

/** What somebody did, in the core's words, and where. */
export type Act = { event: Event; here: Here };
