import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderForm } from '../../adapters/slack/render-form.ts';
import { renderCards } from '../../adapters/slack/render-message.ts';
import { botScopes } from '../../adapters/slack/scopes.ts';
import { withFooter } from '../../src/delivery/cards.ts';
import { drawSamples, type Samples } from '../adapters/slack/samples.ts';
import { openOffice } from '../start/office.ts';
import { terminalPage } from '../support/sketch.tsx';
import { previewPage, type Shown } from '../support/slack/preview.tsx';
import { sketches, sketchPage } from '../support/slack/setup-sketches.tsx';
import { launch, openContext } from './chromium.ts';

/** A folder to keep the pictures of docs/SLACK.md in: `PICTURES=docs/pictures/slack npx vitest …`. */
const pictures = process.env.PICTURES;
/** Looked at over slow lines too (bytes). */
const LARGEST = 120_000;

/** The machine may have no font for what Slack's clients draw in colour, and the samples know no chat's name. */
const stands: Readonly<Record<string, string>> = { 'Green Chat': 'Slack', '👀': '◉◉', '✅': '✓' };

let browser: Browser;
let page: Page;
let samples: Samples;

beforeAll(async () => {
  [browser, samples] = await Promise.all([launch(), drawSamples()]);
  const { context } = await openContext(browser, { width: 760, height: 400 });
  page = await context.newPage();
}, 60_000);
afterAll(() => browser?.close());

/** Draws a page as large as what stands on it, and keeps it where pictures are wanted. */
async function picture(name: string, html: string, width = 760): Promise<void> {
  await page.setViewportSize({ width, height: 200 });
  await page.setContent(html.replace(/Green Chat|👀|✅/gu, (it) => stands[it] ?? it));
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond, `${name} is wider than its picture`).toBeLessThanOrEqual(0);
  const path = pictures === undefined ? {} : { path: join(pictures, `${name}.png`) };
  const bytes = await page.screenshot({ fullPage: true, ...path });
  expect(bytes.byteLength, name).toBeLessThan(LARGEST);
}

const eyes = { locale: 'en', timeZone: 'Europe/Berlin', accounts: new Map() } as const;

function message(name: string): Shown {
  const found = samples.cards.find((it) => it.name === name && it.locale === 'en');
  if (found === undefined) throw new Error(`There is no sample ${name}`);
  return { blocks: renderCards(withFooter([found.it], 'm', 'en'), eyes).blocks };
}

function modal(name: string): Shown {
  const found = samples.forms.find((it) => it.name === name && it.locale === 'en');
  if (found === undefined) throw new Error(`There is no sample ${name}`);
  return { view: renderForm(found.it, { instance: 'i', locale: 'en', timeZone: 'Europe/Berlin' }) };
}

describe('the pictures of docs/SLACK.md', () => {
  it.each(sketches)('sketch the page of step %s', (name) => picture(name, sketchPage(name)));

  it('show a welcome as Slack shows it', () =>
    picture('8-welcome', previewPage([message('people: Welcome')])));

  it('show a prompt, the form behind it and the receipt', async () => {
    await picture('8-prompt', previewPage([message('check-ins: Prompt')]));
    await picture('8-form', previewPage([modal('check-ins: Check-in form')]), 560);
    await picture('8-receipt', previewPage([message('check-ins: Receipt')]));
  });

  it('show what the doctor finds in a fresh installation', async () => {
    const office = await openOffice({ slack: { scopes: botScopes({ readsProfiles: false }) } });
    await office.slack.removeBot(office.payments.id);
    await office.pacer(...office.imports);
    await office.pacer('sync');
    const { output } = await office.pacer('doctor');
    expect(output).toMatch(/! #payments \(Payments\): Pacer is not in it/);
    const shown = output.replace(office.folder, '.');
    await picture('6-doctor', terminalPage('npm run pacer -- doctor', shown), 860);
  });
});
