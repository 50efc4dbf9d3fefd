import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderForm } from '../../adapters/feishu/render-form.ts';
import { renderCards } from '../../adapters/feishu/render-message.ts';
import { withFooter } from '../../src/delivery/cards.ts';
import type { Locale } from '../../src/shared/locale.ts';
import { drawSamples, type Samples } from '../adapters/slack/samples.ts';
import { previewPage } from '../support/feishu/preview.tsx';
import { sketches, sketchPage } from '../support/feishu/setup-sketches.tsx';
import { launch, openContext } from './chromium.ts';

/** A folder to keep the pictures of docs/FEISHU.md in: `PICTURES=docs/pictures/feishu npx vitest …`. */
const pictures = process.env.PICTURES;
/** Looked at over slow lines too (bytes). */
const LARGEST = 120_000;

/** Where the samples' windows close at 16:00. */
const timeZone = 'UTC';
/** The machine may have no font for what Feishu's clients draw in colour, and the samples know no chat's name. */
const stands: Readonly<Record<string, string>> = {
  'Green Chat': 'Feishu',
  绿聊: '飞书',
  '👀': '◉◉',
  '✅': '✓',
};

let browser: Browser;
let page: Page;
let samples: Samples;

beforeAll(async () => {
  [browser, samples] = await Promise.all([launch(), drawSamples()]);
  const { context } = await openContext(browser, { width: 640, height: 400 });
  page = await context.newPage();
}, 60_000);
afterAll(() => browser?.close());

/** Draws a page as large as what stands on it, and keeps it where pictures are wanted. */
async function picture(name: string, html: string, width = 640): Promise<void> {
  await page.setViewportSize({ width, height: 200 });
  await page.setContent(html.replace(/Green Chat|绿聊|👀|✅/gu, (it) => stands[it] ?? it));
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond, `${name} is wider than its picture`).toBeLessThanOrEqual(0);
  const path = pictures === undefined ? {} : { path: join(pictures, `${name}.png`) };
  const bytes = await page.screenshot({ fullPage: true, ...path });
  expect(bytes.byteLength, name).toBeLessThan(LARGEST);
}

const sampleOf = <T extends { name: string; locale: Locale }>(
  of: readonly T[],
  name: string,
  locale: Locale,
) => {
  const found = of.find((it) => it.name === name && it.locale === locale);
  if (found === undefined) throw new Error(`There is no sample ${name}`);
  return found;
};

function message(name: string, locale: Locale = 'zh-CN') {
  const { it: card } = sampleOf(samples.cards, name, locale);
  const eyes = { locale, timeZone, accounts: new Map<string, string>() };
  return renderCards(withFooter([card], 'm', locale), eyes);
}

function form(name: string, locale: Locale = 'zh-CN') {
  const { it } = sampleOf(samples.forms, name, locale);
  return renderForm(it, { instance: 'i', locale, timeZone });
}

describe('the pictures of docs/FEISHU.md', () => {
  it.each(sketches)('sketch the page of step %s', (name) => picture(name, sketchPage(name), 760));

  it('show a welcome as Feishu shows it', () =>
    picture('9-welcome', previewPage([message('people: Welcome')])));

  it('show a prompt, the form behind it and the receipt', async () => {
    await picture('9-prompt', previewPage([message('check-ins: Prompt')]));
    await picture('9-form', previewPage([form('check-ins: Check-in form')]));
    await picture('9-receipt', previewPage([message('check-ins: Receipt')]));
  });
});
