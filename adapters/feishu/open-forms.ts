import type { MessageRef } from '../../src/chat/index.ts';
import type { Clock } from '../../src/shared/clock.ts';

/** Nobody types for longer (decision 8). */
const LONGEST_MS = 24 * 60 * 60_000;

/**
 * Knows which messages show a form now, so that an update which is under way when a form opens does not take what somebody is typing.
 * That later ones wait, after a restart and in other processes too, is the core's affair.
 */
export function createOpenForms(realClock: Clock) {
  const open = new Map<MessageRef, number>();
  const now = (): number => realClock.now().getTime();

  /** Forgets the oldest: they stand first. */
  function prune(): void {
    for (const [ref, since] of open) {
      if (now() - since < LONGEST_MS) return;
      open.delete(ref);
    }
  }

  return {
    opened(ref: MessageRef): void {
      prune();
      open.delete(ref);
      open.set(ref, now());
    },
    closed: (ref: MessageRef): void => void open.delete(ref),
    /** Whether a message shows a form that somebody may still be filling in. */
    shows(ref: MessageRef): boolean {
      prune();
      return open.has(ref);
    },
  };
}

export type OpenForms = ReturnType<typeof createOpenForms>;
