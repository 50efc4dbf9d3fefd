import type { Capabilities, Platform } from '../../src/chat/index.ts';
import type { Instant } from '../../src/shared/clock.ts';
import { PLATFORM, type PlaygroundParts, WORKSPACE } from './config.ts';
import { channelKey, createDirectory, directKey } from './directory.ts';
import { createLive } from './live.ts';
import { createAct } from './receive-act.ts';
import { createReply } from './reply.tsx';
import { createSend } from './send.ts';
import { createTransport } from './transport.tsx';

export * from './config.ts';

/** A chat in this process: nothing is lost on a wire, and nobody limits it. */
const capabilities: Capabilities = {
  modal: true,
  idempotentSendMs: Number.MAX_SAFE_INTEGER,
  findBack: 'everywhere',
  rate: { perSecond: 1_000, burst: 1_000, perTargetPerSecond: 1_000 },
};

export type Playground = {
  platform: Platform;
  /** Takes everything before an instant as read by everybody: a made-up past that nobody has to catch up with. */
  readPast(before: Instant): Promise<void>;
};

/** Makes the playground: a chat on a local web page, with people to be and a clock to move. */
export function createPlayground(parts: PlaygroundParts): Playground {
  const { world, store, newId } = parts;
  const live = createLive();
  const directory = createDirectory(world);
  const reply = createReply({ store, live, newId });
  const act = createAct({ store, live, clock: world.clock, newId, reply });
  const mount = createTransport({ ...parts, directory, live }, act);
  return {
    async readPast(before) {
      const channels = await world.channels();
      const direct = (await world.people()).map((it) => ({
        account: it.accountId,
        conversation: directKey(it.accountId),
      }));
      const shared = channels.flatMap((it) =>
        it.members.map((account) => ({ account, conversation: channelKey(it.id) })),
      );
      for (const { account, conversation } of [...direct, ...shared]) {
        const last = await store.lastBefore(conversation, before);
        if (last !== undefined) await store.markRead(account, conversation, last);
      }
    },
    platform: {
      name: PLATFORM,
      workspace: WORKSPACE,
      capabilities,
      async start(receive, http) {
        mount(receive, http);
      },
      async stop() {
        live.end();
      },
      ...createSend({ store, directory, live, clock: world.clock, newId }),
    },
  };
}
