import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Chromium reads the last such list alone, so what the driver turns off stands here again, behind what costs two fifths of a page. */
const off = [
  'SpareRendererForSitePerProcess',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/** Starts the machine's own Chromium, without anything that would reach out. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--in-process-gpu',
      `--disable-features=${off.join()}`,
    ],
  });

export type Looks = { width?: number; height?: number; dark?: boolean; touch?: boolean };

const viewportOf = ({ width = 1280, height = 800 }: Looks) => ({ width, height });
const schemeOf = ({ dark = false }: Looks) => (dark ? 'dark' : 'light');

/** Opens a browser profile of its own and notes whatever its console complains about. */
export async function openContext(
  browser: Browser,
  looks: Looks = {},
): Promise<{ context: BrowserContext; complaints: string[] }> {
  const context = await browser.newContext({
    viewport: viewportOf(looks),
    colorScheme: schemeOf(looks),
    locale: 'en',
    hasTouch: looks.touch ?? false,
    reducedMotion: 'reduce',
  });
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(error.error().message));
  return { context, complaints };
}

/** Gives an open page another size and light, as far as a page can change them. */
export async function wear(page: Page, looks: Looks): Promise<void> {
  await page.setViewportSize(viewportOf(looks));
  await page.emulateMedia({ colorScheme: schemeOf(looks) });
}

/** Waits until the page's program has started. */
export const ready = (page: Page): Promise<unknown> => page.waitForSelector('html[data-ready]');
