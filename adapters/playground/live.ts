import { limits } from './limits.ts';
import type { Message } from './store.ts';

/** What an open page is told. */
export type LiveEvent =
  | { kind: 'message'; message: Message }
  | { kind: 'unread' }
  | { kind: 'clock' }
  /** The company was made anew: whatever is on the page is gone. */
  | { kind: 'reset' };

export type Listener = { account: string; tell(event: LiveEvent): void; end(): void };

/** Passes changes on to the pages that are open in this process. */
export function createLive() {
  const listeners = new Set<Listener>();
  return {
    /** Adds a page; undefined when there are too many. */
    join(listener: Listener): (() => void) | undefined {
      if (listeners.size >= limits.streams) return undefined;
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    tell(event: LiveEvent): void {
      for (const listener of listeners) {
        const hidden = event.kind === 'message' && event.message.onlyFor !== null && event.message.onlyFor !== listener.account;
        if (!hidden) listener.tell(event);
      }
    },
    /** Ends all streams, so that the server can close. */
    end(): void {
      for (const listener of listeners) listener.end();
      listeners.clear();
    },
  };
}

export type Live = ReturnType<typeof createLive>;
