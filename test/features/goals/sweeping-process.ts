import { createApp } from '../../../src/app.ts';
import { tables } from '../../../src/schema.ts';
import { movableClock } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import { openLog } from '../../../src/shared/log.ts';
import { openStore } from '../../../src/storage/open.ts';
import { ordinarySettings } from '../../support/ordinary-settings.ts';
import { createTestPlatform } from '../../support/test-platform.ts';

/** What the parent asks of a process: to look at what is due at an instant. */
export type Look = { url: string; at: string };
/** What the process answers: where it sent a message, one entry each. */
export type Looked = readonly string[];

async function openBot(url: string) {
  const store = await openStore({ url, tables, mark: 'real', version: 'two', role: 'bot' });
  const clock = movableClock(new Date(0));
  const platform = createTestPlatform();
  const settings = ordinarySettings;
  const app = createApp({ store, clock, newId, log: openLog('silent'), platforms: [platform], settings });
  return { clock, platform, app };
}

let bot: ReturnType<typeof openBot> | undefined;

async function look({ url, at }: Look): Promise<Looked> {
  bot ??= openBot(url);
  const { clock, platform, app } = await bot;
  const before = platform.seen.length;
  clock.set(new Date(at));
  await app.settle();
  return platform.seen.slice(before).map((it) => it.to);
}

process.on('disconnect', () => process.exit());
process.on('message', (asked: Look) => {
  look(asked).then(
    (looked) => process.send?.(looked),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
