import { type OutgoingMessage, type Platform, PlatformError, plainText } from '../../src/chat/index.ts';
import { type Chat, RECOGNISED_FOR_MS, type WireAnswer, type WireMessage } from './chat-server.ts';

/** Well below the lease of 1.5 s (decision 17). */
const HTTP_TIMEOUT_MS = 400;

const wire = ({ id, to, cards }: OutgoingMessage): WireMessage => ({
  id,
  to: (to.channel ?? to.account).id,
  words: cards.map((card) => plainText(card.title, { locale: 'en', timeZone: 'UTC' })).join(),
});

/** Connects to a chat of the crash test over HTTP, as an adapter does to a vendor. */
export function createWirePlatform(name: Chat, url: string): Platform {
  async function ask(operation: 'send' | 'find' | 'update', message: OutgoingMessage): Promise<WireAnswer> {
    let answer: WireAnswer;
    try {
      const response = await fetch(`${url}/${name}/${operation}`, {
        method: 'POST',
        body: JSON.stringify(wire(message)),
        signal: AbortSignal.timeout(HTTP_TIMEOUT_MS),
      });
      answer = await response.json();
    } catch {
      throw new PlatformError('transient', 'no answer');
    }
    if (answer.failure !== undefined)
      throw new PlatformError(answer.failure, answer.failure, answer.retryAfterMs);
    return answer;
  }

  return {
    name,
    workspace: 'W1',
    capabilities: {
      modal: true,
      idempotentSendMs: name === 'recognising' ? RECOGNISED_FOR_MS : 0,
      findBack: name === 'searchable' ? 'everywhere' : 'nowhere',
      rate: { perSecond: 250, burst: 40, perTargetPerSecond: 1_000 },
    },
    start: async () => {},
    stop: async () => {},
    async send(message) {
      const { ref } = await ask('send', message);
      if (ref === undefined) throw new PlatformError('unknown', 'an answer without a reference');
      return ref;
    },
    async update(_, message) {
      await ask('update', message);
    },
    find: async (message) => (await ask('find', message)).ref,
  };
}
