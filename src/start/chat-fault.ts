import type { Failure } from '../chat/index.ts';

/** A chat cannot be connected, and nothing is known of it from an earlier start; the message says what to do. */
export class ChatFault extends Error {
  override readonly name = 'ChatFault';
  readonly chat: string;
  readonly failure: Failure;

  constructor(chat: string, failure: Failure, why: string) {
    super(
      `Pacer cannot connect to ${chat}: ${why.replace(/\.$/, '')}. Nothing was started; "npm run pacer -- doctor" says what to do.`,
    );
    this.chat = chat;
    this.failure = failure;
  }
}
