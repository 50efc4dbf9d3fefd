import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../src/shared/clock.ts';

/** Between one person and the bot, or among several. */
export type Conversation = { kind: 'direct' } | { kind: 'group'; name: string };

/** A group may be renamed; nobody waits for its name longer than a press may take (ms). */
const NAME_HOLDS = 10 * 60_000;
const PATIENCE = 1_000;

type Parts = {
  /** Asks Feishu what a conversation is. */
  ask: (chatId: string) => Promise<Conversation | undefined>;
  realClock: Clock;
};

/** Knows which conversations are direct: a pressed card does not say where it stands, and the ids look alike. */
export function createConversations({ ask, realClock }: Parts) {
  const known = new Map<string, { is: Conversation; at: number }>();
  const asking = new Map<string, Promise<Conversation | undefined>>();
  const now = (): number => realClock.now().getTime();

  const learn = (chatId: string, is: Conversation): void => void known.set(chatId, { is, at: now() });

  function askOnce(chatId: string): Promise<Conversation | undefined> {
    const under = asking.get(chatId);
    if (under !== undefined) return under;
    const asked = ask(chatId)
      .then((is) => {
        if (is !== undefined) learn(chatId, is);
        return is;
      })
      .catch(() => undefined)
      .finally(() => asking.delete(chatId));
    asking.set(chatId, asked);
    return asked;
  }

  return {
    learn,
    /** Says what a conversation is, as far as that is known or soon told. */
    async of(chatId: string): Promise<Conversation | undefined> {
      const last = known.get(chatId);
      if (last?.is.kind === 'direct') return last.is;
      if (last !== undefined && now() - last.at < NAME_HOLDS) return last.is;
      const told = await Promise.race([askOnce(chatId), setTimeout(PATIENCE, undefined, { ref: false })]);
      return told ?? last?.is;
    },
  };
}

export type Conversations = ReturnType<typeof createConversations>;
