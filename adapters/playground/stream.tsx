import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Locale } from '../../src/shared/locale.ts';
import type { World } from './config.ts';
import type { Conversation, PlaygroundDirectory, Viewer } from './directory.ts';
import { limits } from './limits.ts';
import type { Live, LiveEvent } from './live.ts';
import { MessageOf } from './page/message.tsx';
import { Sidebar } from './page/sidebar.tsx';
import { ClockOf } from './page/top-bar.tsx';
import { readFrame } from './page/view.ts';
import type { Message, PlaygroundStore } from './store.ts';

type Parts = {
  world: World;
  store: PlaygroundStore;
  directory: PlaygroundDirectory;
  live: Live;
  token: string;
};
type Here = { viewer: Viewer; conversation: Conversation };

/** A message as the page takes it; without `html` it is put away. */
export type DrawnMessage = { id: string; revision: number; html?: string };

/** Keeps open pages up to date: each is sent what changed for its viewer, drawn for their eyes. */
export function createStream({ world, store, directory, live, token }: Parts) {
  const draw = (message: Message, viewer: Viewer, chrome: Locale): DrawnMessage => ({
    id: message.id,
    revision: message.revision,
    ...(message.gone
      ? {}
      : { html: (<MessageOf message={message} viewer={viewer} chrome={chrome} />).toString() }),
  });

  async function drawFrame({ viewer, conversation }: Here, chrome: Locale): Promise<string> {
    const now = (await directory.viewer(viewer.me.accountId)) ?? viewer;
    const frame = await readFrame({ world, store }, { viewer: now, conversation, chrome });
    return JSON.stringify({
      clock: (<ClockOf frame={frame} />).toString(),
      sidebar: (<Sidebar frame={frame} />).toString(),
    });
  }

  /** Opens a page's stream; it begins with whatever the page missed. */
  function open(c: Context, here: Here, chrome: Locale): Response {
    const { viewer, conversation } = here;
    const from = Number(c.req.header('last-event-id') ?? c.req.query('revision') ?? 0);
    return streamSSE(c, async (sse) => {
      // One after the other: an older drawing must not overtake a newer one.
      let queue = Promise.resolve();
      let frameWaits = false;
      const enqueue = (send: () => Promise<void>): void => {
        queue = queue.then(send).catch(() => sse.abort());
      };
      const message = (it: Message) =>
        sse.writeSSE({
          event: 'message',
          id: String(it.revision),
          data: JSON.stringify(draw(it, viewer, chrome)),
        });
      const frame = async (): Promise<void> => {
        frameWaits = false;
        await sse.writeSSE({ event: 'frame', data: await drawFrame(here, chrome) });
      };
      const tell = (event: LiveEvent): void => {
        if (event.kind === 'message') {
          if (event.message.conversation === conversation.key) enqueue(() => message(event.message));
        } else if (event.kind === 'reset') enqueue(() => sse.writeSSE({ event: 'reset', data: '' }));
        else if (!frameWaits) {
          // A tick sends to many at once; the sidebar is drawn once for all of them.
          frameWaits = true;
          setTimeout(() => enqueue(frame), 40);
        }
      };
      const ended = new Promise<void>((resolve) => {
        sse.onAbort(resolve);
        const leave = live.join({ account: viewer.me.accountId, tell, end: resolve });
        if (leave === undefined) resolve();
        else sse.onAbort(leave);
      });
      enqueue(async () =>
        sse.writeSSE({
          event: 'hello',
          data: JSON.stringify({ token, epoch: await store.epoch() }),
          retry: 1_500,
        }),
      );
      enqueue(async () => {
        const missed = await store.changedSince(
          Number.isInteger(from) ? from : 0,
          conversation.key,
          viewer.me.accountId,
        );
        for (const it of missed) await message(it);
      });
      tell({ kind: 'clock' });
      const heartbeat = setInterval(
        () => enqueue(async () => void (await sse.write(': \n\n'))),
        limits.heartbeatMs,
      );
      await ended;
      clearInterval(heartbeat);
      await queue;
    });
  }

  return { draw, open };
}
