/** People whose direct channel is remembered; one more costs a call when it is looked for. */
const MOST_KEPT = 100_000;

/** Makes the memory of which channel is whose direct conversation with the bot; asking Slack for it is limited. */
export function createDirectChannels() {
  const channels = new Map<string, string>();
  return {
    of: (userId: string): string | undefined => channels.get(userId),
    /** Learns it from whatever shows it: a sent message, an event. */
    learn(userId: string, channelId: string): void {
      // Only direct conversations begin with D; a channel here would make private words public.
      if (!channelId.startsWith('D')) return;
      channels.delete(userId);
      channels.set(userId, channelId);
      const oldest = channels.size > MOST_KEPT ? channels.keys().next().value : undefined;
      if (oldest !== undefined) channels.delete(oldest);
    },
    forget(userId: string): void {
      channels.delete(userId);
    },
  };
}

export type DirectChannels = ReturnType<typeof createDirectChannels>;
