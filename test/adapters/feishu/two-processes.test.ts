import { Hono } from 'hono';
import { expect, it, onTestFinished } from 'vitest';
import { fieldName } from '../../../adapters/feishu/form-names.ts';
import { connectFeishu } from '../../../adapters/feishu/index.ts';
import { createApp } from '../../../src/app.ts';
import type { Event } from '../../../src/chat/index.ts';
import { tables } from '../../../src/schema.ts';
import { realClock } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import { openLog } from '../../../src/shared/log.ts';
import { openFresh } from '../../support/databases.ts';
import { type FakeFeishu, startFakeFeishu } from '../../support/feishu/fake-feishu.ts';
import { ordinarySettings } from '../../support/ordinary-settings.ts';

type Store = Parameters<typeof createApp>[0]['store'];

/** Starts one of the bot's processes; `heard` is what came to it. */
async function startProcess(feishu: FakeFeishu, store: Store) {
  const { app, baseUrl } = feishu;
  const log = openLog('silent');
  const { platform, directory } = await connectFeishu({
    config: { appId: app.id, appSecret: app.secret, baseUrl },
    known: undefined,
    defaultLocale: 'en',
    paint: async () => new Uint8Array(),
    ...{ realClock, newId, log },
  });
  const bot = createApp({
    ...{ store, clock: realClock, newId, log, platforms: [platform], directories: [directory] },
    settings: ordinarySettings,
  });
  const heard: Event['kind'][] = [];
  const receive = (event: Event) => {
    heard.push(event.kind);
    return bot.receive(event);
  };
  await platform.start(receive, new Hono());
  onTestFinished(() => platform.stop());
  return heard;
}

it('two processes with one database serve one person, whichever of them hears what', async () => {
  const { store, close } = await openFresh('postgres', tables);
  onTestFinished(close);
  const feishu = await startFakeFeishu({ retryAfterMs: [] });
  onTestFinished(async () => {
    await feishu.close();
    expect(feishu.violations).toEqual([]);
  });
  const ann = feishu.as(feishu.addUser({ name: 'Ann' }).open_id);
  const [one, two] = [await startProcess(feishu, store), await startProcess(feishu, store)];
  while (feishu.sockets.connections() < 2) await new Promise((resolve) => setTimeout(resolve, 5));

  await ann.says('/pacer settings');
  const form = ann.form();
  const typed = { [fieldName('text', 'hours')]: '10:00-19:00' };
  const sent = await ann.submits(form, typed, 'Save', 'the press');
  expect(ann.reads(form)).toContain('10:00');
  expect(sent.error).toBeUndefined();
  // The one that opened the form is not the one to which it was sent.
  expect([one, two].map((it) => it.includes('message') || it.includes('command'))).toEqual([true, false]);
  expect([one, two].map((it) => it.includes('form-submitted'))).toEqual([false, true]);

  // What is delivered again, to the other of the two, is answered alike and done once.
  await ann.submits(form, typed, 'Save', 'the press').catch(() => undefined);
  for (const { payload } of [...feishu.deliveries]) await feishu.again(payload);
  await feishu.quiet();
  expect(one).toContain('form-submitted');
  expect(ann.sees().filter((it) => it.sender === feishu.app.id)).toHaveLength(1);
});
