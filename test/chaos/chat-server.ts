import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { Failure } from '../../src/chat/index.ts';

/** What goes over the wire to the chat of the crash test. */
export type WireMessage = { id: string; to: string; words: string };
export type WireAnswer = { ref?: string | undefined; failure?: Failure; retryAfterMs?: number };

/** A chat that recognises an id it was sent before, and one that can be searched for it. */
export const chats = ['recognising', 'searchable'] as const;
export type Chat = (typeof chats)[number];

/** Fifty minutes (decision 17). */
export const RECOGNISED_FOR_MS = 3_000_000;

/** Shares of the sends that go wrong in each way. */
const faults = {
  answerLost: 0.06,
  answerLate: 0.03,
  performedLate: 0.02,
  unavailable: 0.03,
  rateLimited: 0.01,
};
/** Longer than the children wait for an answer (400 ms). */
const LATE_MS = 500;

type Posted = WireMessage & { chat: Chat; ref: string; at: number };

export type ChatServer = {
  url: string;
  /** Everything that people see, in both chats. */
  posted: readonly Posted[];
  /** How often each thing happened. */
  figures: Record<string, number>;
  close(): Promise<void>;
};

async function read(request: IncomingMessage): Promise<WireMessage> {
  let body = '';
  for await (const piece of request) body += String(piece);
  return JSON.parse(body);
}

/** Starts the chats of the crash test: they outlive the bot, keep what people would see, and lose some of their answers. */
export async function startChatServer(chance: () => number): Promise<ChatServer> {
  const posted: Posted[] = [];
  const byId = new Map<string, Posted>();
  const figures: Record<string, number> = {};
  const count = (what: string) => {
    figures[what] = (figures[what] ?? 0) + 1;
  };

  function post(chat: Chat, message: WireMessage): string {
    const before = byId.get(`${chat} ${message.id}`);
    if (before !== undefined && chat === 'recognising' && performance.now() - before.at < RECOGNISED_FOR_MS) {
      count('recognised');
      return before.ref;
    }
    const it = { ...message, chat, ref: `${chat}-${posted.length + 1}`, at: performance.now() };
    posted.push(it);
    byId.set(`${chat} ${message.id}`, it);
    return it.ref;
  }

  /** Performs a send as its fate has it; nothing where the answer is lost. */
  async function send(chat: Chat, message: WireMessage): Promise<WireAnswer | undefined> {
    await setTimeout(chance() * 12);
    let fate = chance();
    const befalls = (share: number) => {
      fate -= share;
      return fate < 0;
    };
    if (befalls(faults.unavailable)) {
      count('unavailable');
      return { failure: 'transient' };
    }
    if (befalls(faults.rateLimited)) {
      count('rate-limited');
      return { failure: 'rate-limited', retryAfterMs: 100 };
    }
    if (befalls(faults.performedLate)) {
      count('performed late');
      await setTimeout(LATE_MS);
      return { ref: post(chat, message) };
    }
    const ref = post(chat, message);
    if (befalls(faults.answerLost)) {
      count('answer lost');
      return undefined;
    }
    if (befalls(faults.answerLate)) {
      count('answer late');
      await setTimeout(LATE_MS);
    }
    return { ref };
  }

  async function answer(request: IncomingMessage): Promise<WireAnswer | undefined> {
    const [, name, operation] = request.url?.split('/') ?? [];
    const chat = chats.find((it) => it === name);
    const message = await read(request);
    if (chat === undefined) return { failure: 'unknown' };
    count(operation ?? '');
    if (operation === 'find')
      return { ref: chat === 'searchable' ? byId.get(`${chat} ${message.id}`)?.ref : undefined };
    return operation === 'send' ? send(chat, message) : {};
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const result = await answer(request);
      if (result === undefined) request.socket.destroy();
      else response.end(JSON.stringify(result));
    } catch {
      // The bot was killed while it asked.
      request.socket.destroy();
    }
  }

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP port was asked for');
  return {
    url: `http://127.0.0.1:${address.port}`,
    posted,
    figures,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
