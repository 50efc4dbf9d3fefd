import { Hono } from 'hono';
import { connectSlack, EVENTS_PATH } from '../../adapters/slack/index.ts';
import { listen } from '../../src/http/server.ts';
import { realClock } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { openLog } from '../../src/shared/log.ts';
import { openBot } from './bot.ts';

type Given = { people: number; apiUrl: string; signingSecret: string; file: string; perSecond: number };

/** Starts the whole bot at Slack on a database of its own, over signed HTTP. */
export async function startBot({ people, apiUrl, signingSecret, file, perSecond }: Given) {
  const { platform, directory } = await connectSlack({
    config: { botToken: 'xoxb-bench', signingSecret, apiUrl },
    known: undefined,
    paint: async () => new Uint8Array(),
    realClock,
    newId,
    log: openLog('error'),
    options: { rate: { perSecond, burst: perSecond, perTargetPerSecond: perSecond } },
  });
  const { app, ...bot } = await openBot({ people, file, platform, directory });
  const http = new Hono();
  await platform.start(app.receive, http);
  await app.start();
  const server = await listen(http, 0, '127.0.0.1');
  return {
    ...bot,
    url: `http://127.0.0.1:${server.port}${EVENTS_PATH}`,
    async stop(): Promise<void> {
      await server.close();
      await platform.stop();
      await bot.stop();
    },
  };
}
