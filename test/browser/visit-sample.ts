import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { everyElement } from '../contracts/every-element.ts';
import { type Looks, launch, openContext, ready } from './chromium.ts';
import { startSample } from './sample-server.ts';

/** Serves the sample company to the tests of one file, and opens pages of it. */
export function visitSample() {
  let browser: Browser;
  let sample: Awaited<ReturnType<typeof startSample>>;

  beforeAll(async () => {
    [browser, sample] = await Promise.all([launch(), startSample()]);
    await sample.send('every', everyElement(1));
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await sample?.end();
  });

  return {
    sample: () => sample,
    browser: () => browser,
    lastEvent: () => sample.core.events.at(-1),
    /** Opens a page; the test fails if its console complained. */
    async open(path = '/playground?as=mei', looks: Looks = {}): Promise<Page> {
      const { context, complaints } = await openContext(browser, looks);
      const page = await context.newPage();
      await page.goto(`${sample.base}${path}`);
      await ready(page);
      onTestFinished(async () => {
        await context.close();
        expect(complaints).toEqual([]);
      });
      return page;
    },
  };
}
