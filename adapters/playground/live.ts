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
  let startingOver: Promise<void> | undefined;

  function tell(event: LiveEvent): void {
    for (const listener of listeners) {
      const message = event.kind === 'message' ? event.message : undefined;
      const hidden =
        message !== undefined && message.onlyFor !== null && message.onlyFor !== listener.account;
      if (!hidden) listener.tell(event);
    }
  }

  function end(): void {
    for (const listener of listeners) listener.end();
    listeners.clear();
  }

  return {
    /** Adds a page; undefined when there are too many. */
    join(listener: Listener): (() => void) | undefined {
      if (listeners.size >= limits.streams) return undefined;
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    tell,
    /** Ends all streams, so that the server can close; while the company is made anew they wait for the new one. */
    end(): void {
      if (startingOver === undefined) end();
    },
    /** Set while the company is made anew: nothing here can be asked until it resolves. */
    startingOver: () => startingOver,
    /** Makes the company anew while the open pages wait, and sends them there. */
    async startOver(make: () => Promise<void>): Promise<void> {
      startingOver ??= make().finally(() => {
        startingOver = undefined;
        tell({ kind: 'reset' });
        end();
      });
      await startingOver;
    },
  };
}

export type Live = ReturnType<typeof createLive>;
