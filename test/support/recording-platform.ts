import { setTimeout } from 'node:timers/promises';
import {
  type Address,
  type Capabilities,
  type Card,
  type Failure,
  type OutgoingMessage,
  type Platform,
  PlatformError,
} from '../../src/chat/index.ts';

/** What somebody sees: one message as it stands now. */
export type Shown = { ref: string; id: string; to: string; cards: readonly Card[]; updates: number };

export type Call = { operation: 'send' | 'update' | 'find'; id: string };

/** What goes wrong with a call; `performed` loses only the answer, after the chat did what it was asked. */
export type Fault = { failure: Failure; performed?: boolean; retryAfterMs?: number };

type Options = Partial<Capabilities> & {
  name?: string;
  /** How long each call takes (ms). */
  slowMs?: number;
  /** Asked before each call. */
  fault?: (call: Call) => Fault | undefined;
};

export type RecordingPlatform = Platform & {
  /** Everything that people see, oldest first. */
  readonly shown: readonly Shown[];
  /** Every call that arrived, failed ones included. */
  readonly calls: readonly Call[];
  /** The largest number of sends that were under way at once. */
  readonly busiest: () => number;
  /** Lets every next call meet this fault, or none. */
  meet(fault: Fault | undefined): void;
};

const placeOf = (to: Address): string =>
  to.channel === undefined ? `@${to.account.id}` : `#${to.channel.id}`;

/** Makes a chat that keeps what people would see, and that can lose answers, refuse, be slow and forget what it was sent. */
export function createRecordingPlatform(options: Options = {}): RecordingPlatform {
  const { name = 'chat', slowMs = 0, fault, ...capabilities } = options;
  const shown: Shown[] = [];
  const calls: Call[] = [];
  const sentAt = new Map<string, number>();
  let met: Fault | undefined;
  let underWay = 0;
  let busiest = 0;
  const can: Capabilities = {
    modal: true,
    idempotentSendMs: 0,
    findBack: 'nowhere',
    rate: { perSecond: 1_000_000, burst: 1_000_000, perTargetPerSecond: 1_000_000 },
    ...capabilities,
  };

  async function call<T>(it: Call, perform: () => T): Promise<T> {
    calls.push(it);
    if (it.operation === 'send') underWay += 1;
    busiest = Math.max(busiest, underWay);
    try {
      if (slowMs > 0) await setTimeout(slowMs);
      const wrong = met ?? fault?.(it);
      if (wrong !== undefined && wrong.performed !== true)
        throw new PlatformError(wrong.failure, wrong.failure, wrong.retryAfterMs);
      const result = perform();
      if (wrong !== undefined) throw new PlatformError(wrong.failure, 'the answer was lost');
      return result;
    } finally {
      if (it.operation === 'send') underWay -= 1;
    }
  }

  function post({ id, to, cards }: OutgoingMessage): string {
    const before = sentAt.get(id);
    if (before !== undefined && performance.now() - before < can.idempotentSendMs)
      return shown.find((it) => it.id === id)?.ref ?? '';
    sentAt.set(id, performance.now());
    const ref = `${name}-${shown.length + 1}`;
    shown.push({ ref, id, to: placeOf(to), cards, updates: 0 });
    return ref;
  }

  return {
    name,
    workspace: 'W1',
    capabilities: can,
    shown,
    calls,
    busiest: () => busiest,
    meet: (next) => {
      met = next;
    },
    start: async () => {},
    stop: async () => {},
    send: (message) => call({ operation: 'send', id: message.id }, () => post(message)),
    update: (ref, { id, cards }) =>
      call({ operation: 'update', id }, () => {
        const it = shown.find((one) => one.ref === ref);
        if (it === undefined) throw new PlatformError('gone', 'no such message');
        it.cards = cards;
        it.updates += 1;
      }),
    find: ({ id, to }) =>
      call({ operation: 'find', id }, () => {
        const reachable =
          can.findBack === 'everywhere' || (can.findBack === 'direct' && to.channel === undefined);
        return reachable ? shown.find((it) => it.id === id)?.ref : undefined;
      }),
  };
}
