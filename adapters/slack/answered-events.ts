/** Slack repeats an event three times within six minutes; a workspace's other events of that time fit. */
const MOST_KEPT = 2_000;

/**
 * Remembers which events were answered. The core knows a repeated event and gives its answer again, which is right for a button and wrong for
 * words: their answer is a message of its own, and a second one would be noise.
 */
export function createAnsweredEvents(most = MOST_KEPT) {
  const answered = new Set<string>();
  return {
    /** Tells whether an event is to be answered: the first time that it is asked. */
    isFirst(eventId: string): boolean {
      if (answered.has(eventId)) return false;
      answered.add(eventId);
      const oldest = answered.size > most ? answered.values().next().value : undefined;
      if (oldest !== undefined) answered.delete(oldest);
      return true;
    },
  };
}
