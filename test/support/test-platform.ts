import {
  type Account,
  type Answer,
  type Capabilities,
  type Card,
  type ChannelRef,
  type Event,
  type MessageRef,
  type OutgoingMessage,
  type Platform,
  PlatformError,
  type Receive,
} from '../../src/chat/index.ts';

/** What somebody would see: a posted message, in a direct conversation or a channel. */
export type Seen = { ref: MessageRef; to: string; cards: Card[]; locale: string; updates: number };

const quick: Capabilities = {
  modal: true,
  idempotentSendMs: 3_600_000,
  findBack: 'everywhere',
  rate: { perSecond: 1_000_000, burst: 1_000_000, perTargetPerSecond: 1_000_000 },
};

const placeOf = (message: OutgoingMessage): string =>
  message.to.channel === undefined ? `@${message.to.account.id}` : `#${message.to.channel.id}`;

export type TestPlatform = Platform & {
  /** Everything that was posted, oldest first; updates replace the cards in place. */
  seen: readonly Seen[];
  account(id: string): Account;
  channel(id: string): ChannelRef;
  /** Refuses for good what is posted in a channel, as where the bot is not a member, or no longer. */
  refuses(channelId: string, refused: boolean): void;
  receive(event: Event): Promise<Answer>;
};

/** Makes a chat that keeps what people would see and recognises a second send with the same id. */
export function createTestPlatform(
  name = 'testchat',
  capabilities: Partial<Capabilities> = {},
): TestPlatform {
  const seen: Seen[] = [];
  const byId = new Map<string, MessageRef>();
  const refusing = new Set<string>();
  let receive: Receive | undefined;
  const workspace = 'W1';
  return {
    name,
    workspace,
    capabilities: { ...quick, ...capabilities },
    seen,
    account: (id) => ({ platform: name, workspace, id }),
    channel: (id) => ({ platform: name, workspace, id }),
    refuses(channelId, refused) {
      if (refused) refusing.add(channelId);
      else refusing.delete(channelId);
    },
    receive: (event) => {
      if (receive === undefined) throw new Error('The platform was not started');
      return receive(event);
    },
    async start(handler) {
      receive = handler;
    },
    async stop() {
      receive = undefined;
    },
    async send(message) {
      const known = byId.get(message.id);
      if (known !== undefined) return known;
      if (refusing.has(message.to.channel?.id ?? ''))
        throw new PlatformError('forbidden', 'not in the channel');
      const ref = `m${seen.length + 1}`;
      byId.set(message.id, ref);
      seen.push({
        ref,
        to: placeOf(message),
        cards: message.cards,
        locale: message.to.reader.locale,
        updates: 0,
      });
      return ref;
    },
    async update(ref, message) {
      const shown = seen.find((it) => it.ref === ref);
      if (shown === undefined) return;
      shown.cards = message.cards;
      shown.updates += 1;
    },
    async find(message) {
      return byId.get(message.id);
    },
  };
}
