import type { MessageRef } from '../../src/chat/index.ts';
import type { Clock } from '../../src/shared/clock.ts';

/** Nobody types for longer (decision 8). */
const LONGEST_MS = 24 * 60 * 60_000;

/** What stays of a form is its title. */
type OpenForm = { title: string };

/** Knows which messages show a form now: they are not brought up to date, so that nobody loses what they are typing. */
export function createOpenForms(realClock: Clock) {
  const open = new Map<MessageRef, OpenForm & { since: number }>();
  const now = (): number => realClock.now().getTime();

  /** Forgets the oldest: they stand first. */
  function prune(): void {
    for (const [ref, { since }] of open) {
      if (now() - since < LONGEST_MS) return;
      open.delete(ref);
    }
  }

  return {
    opened(ref: MessageRef, form: OpenForm): void {
      prune();
      open.delete(ref);
      open.set(ref, { ...form, since: now() });
    },
    closed: (ref: MessageRef): void => void open.delete(ref),
    /** Whether a message shows a form that somebody may still be filling in. */
    shows(ref: MessageRef): boolean {
      prune();
      return open.has(ref);
    },
    titleOf: (ref: MessageRef): string | undefined => open.get(ref)?.title,
  };
}

export type OpenForms = ReturnType<typeof createOpenForms>;
