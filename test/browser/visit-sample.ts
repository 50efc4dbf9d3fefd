import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { everyElement } from '../contracts/every-element.ts';
import { type Looks, launch, openContext, ready, wear } from './chromium.ts';
import { startSample } from './sample-server.ts';

type Tab = { page: Page; complaints: string[]; touch: boolean };

/** Serves the sample company to the tests of one file, and opens pages of it. */
export function visitSample() {
  let browser: Browser;
  let sample: Awaited<ReturnType<typeof startSample>>;
  // A tab's process takes three quarters of the time of a test: tabs are used again, and begin without a cookie each time.
  const free: Tab[] = [];

  beforeAll(async () => {
    [browser, sample] = await Promise.all([launch(), startSample()]);
    await sample.send('every', everyElement(1));
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await sample?.end();
  });

  async function newTab(looks: Looks): Promise<Tab> {
    const { context, complaints } = await openContext(browser, looks);
    return { page: await context.newPage(), complaints, touch: looks.touch ?? false };
  }

  async function takeTab(looks: Looks): Promise<Tab> {
    const at = free.findIndex((it) => it.touch === (looks.touch ?? false));
    const tab = free.splice(at, at < 0 ? 0 : 1)[0] ?? (await newTab(looks));
    await wear(tab.page, looks);
    return tab;
  }

  /** Leaves the page, so that what it still has to say does not fall into the next test. */
  async function giveBack(tab: Tab): Promise<void> {
    await tab.page.goto(sample.empty);
    await tab.page.context().clearCookies();
    free.push(tab);
    expect(tab.complaints.splice(0)).toEqual([]);
  }

  return {
    sample: () => sample,
    browser: () => browser,
    lastEvent: () => sample.core.events.at(-1),
    /** Opens a page; the test fails if its console complained. */
    async open(path = '/playground?as=mei', looks: Looks = {}): Promise<Page> {
      const tab = await takeTab(looks);
      onTestFinished(() => giveBack(tab));
      await tab.page.goto(`${sample.base}${path}`);
      await ready(tab.page);
      return tab.page;
    },
  };
}
