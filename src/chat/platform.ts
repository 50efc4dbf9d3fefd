import type { Hono } from 'hono';
import type { Card } from './card.ts';
import type { Address } from './directory.ts';
import type { Event, MessageRef } from './event.ts';
import type { Answered } from './reply.ts';

/** What a chat can do, as data: the core asks here and never tries. */
export type Capabilities = {
  /** Forms open over the conversation; without, a form is a card of its own. */
  modal: boolean;
  /** A second send with the same id within this many milliseconds is recognised by the chat. */
  idempotentSendMs: number;
  /** So long (ms) a posted card can be pressed and updated; for ever where this is not said. */
  cardsLiveMs?: number;
  /** A message can be found again by the id it was sent with (see `find`). */
  findBack: 'everywhere' | 'direct' | 'nowhere';
  /** Sends per second of the whole lane, its burst, and sends per second to one person or channel. */
  rate: { perSecond: number; burst: number; perTargetPerSecond: number };
};

export type OutgoingMessage = {
  /** Stays the same when it is sent again. */
  id: string;
  to: Address;
  cards: Card[];
  /** Account ids on this platform of the people named in the cards, by person id. */
  accounts: ReadonlyMap<string, string>;
};

/** Failures in the few words the core knows; everything a vendor says is mapped to one of them. */
export type Failure = 'gone' | 'forbidden' | 'rate-limited' | 'bad-content' | 'transient' | 'unknown';

export class PlatformError extends Error {
  readonly failure: Failure;
  /** Milliseconds the chat asked to wait, with `rate-limited`. */
  readonly retryAfterMs: number | undefined;

  constructor(failure: Failure, message: string, retryAfterMs?: number) {
    super(message);
    this.name = 'PlatformError';
    this.failure = failure;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Makes the wrapping of what asks a chat, so that all of it throws in the core's words. */
export const throwing =
  (toPlatformError: (error: unknown) => PlatformError) =>
  <Args extends unknown[], T>(run: (...args: Args) => Promise<T>) =>
  async (...args: Args): Promise<T> => {
    try {
      return await run(...args);
    } catch (error) {
      throw toPlatformError(error);
    }
  };

/** Hands one event to the core; resolves after the commit, with what to show. */
export type Receive = (event: Event) => Promise<Answered>;

export interface Platform {
  readonly name: string;
  readonly workspace: string;
  readonly capabilities: Capabilities;
  /** Begins to receive; HTTP paths are mounted on the one server. */
  start(receive: Receive, http: Hono): Promise<void>;
  stop(): Promise<void>;
  /** Sends a message; a lost answer is thrown as `transient` and leaves it in doubt. */
  send(message: OutgoingMessage): Promise<MessageRef>;
  update(ref: MessageRef, message: OutgoingMessage): Promise<void>;
  /** Looks for a message in doubt by its id. */
  find(message: OutgoingMessage): Promise<MessageRef | undefined>;
}
