import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { plain } from '../../src/chat/index.ts';
import { HOSTILE } from '../contracts/every-element.ts';
import { obstacles, overflow } from './accessibility.ts';
import { type Looks, openContext, ready } from './chromium.ts';
import { visitSample } from './visit-sample.ts';

const { sample, browser, lastEvent, open } = visitSample();

describe('The page', () => {
  it.each<[string, string, Looks]>([
    ['in English, light', '/playground?as=mei', {}],
    ['in English, dark', '/playground?as=mei', { dark: true }],
    ['in Chinese, light', '/playground?as=lin', {}],
    [
      'in Chinese, dark, on a phone',
      '/playground?as=lin',
      { dark: true, width: 360, height: 740, touch: true },
    ],
    [
      'of a channel, on a phone',
      '/playground?as=mei&in=channel:payments',
      { width: 360, height: 740, touch: true },
    ],
    ['of the gallery, on a phone', '/playground/gallery', { width: 360, height: 740 }],
    ['of the gallery, dark', '/playground/gallery', { dark: true }],
  ])('is without obstacles %s', async (_name, path, looks) => {
    const page = await open(path, looks);
    expect(await obstacles(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });

  it.each(['mei', 'lin'])('fits windows of any width, as %s', async (as) => {
    const page = await open(`/playground?as=${as}`);
    for (const width of [360, 500, 641, 700, 799, 801, 861, 1000, 1121]) {
      await page.setViewportSize({ width, height: 700 });
      expect(await overflow(page), `at ${width} pixels`).toBeLessThanOrEqual(0);
    }
  });

  it('speaks the language of whoever one is, until another is chosen', async () => {
    const page = await open('/playground?as=lin');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.getByRole('button', { name: /^EN/ }).click();
    await page.waitForSelector('html[lang="en"][data-ready]');
    await page.getByRole('link', { name: /周明远/ }).click();
    await page.waitForSelector('html[lang="en"][data-ready]');
    expect(await page.getByText('You are', { exact: true }).isVisible()).toBe(true);
  });

  it('keeps a chosen theme', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Light or dark' }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    const ground = () =>
      page.evaluate(
        () => getComputedStyle(document.querySelector('#conversation') ?? document.body).backgroundColor,
      );
    const dark = await ground();
    await page.reload();
    await ready(page);
    expect(await ground()).toBe(dark);
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  });

  it('opens people and channels as a drawer on a phone, and Escape closes it', async () => {
    const page = await open('/playground?as=mei', { width: 360, height: 740, touch: true });
    const link = page.getByRole('link', { name: /Anna Keller/ });
    expect(await link.isVisible()).toBe(false);
    const button = page.getByRole('button', { name: 'People and conversations' });
    await button.click();
    await link.waitFor();
    expect(await obstacles(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await button.evaluate((it) => it === document.activeElement)).toBe(true);
    await button.click();
    await link.click();
    await page.waitForURL(/as=anna/);
  });

  it('shows the first steps once', async () => {
    const page = await open('/playground?as=mei');
    const steps = page.getByRole('complementary', { name: 'First steps' });
    expect(await steps.getByRole('listitem').count()).toBe(3);
    const kept = page.waitForResponse((it) => it.request().method() === 'POST');
    await steps.getByRole('button', { name: 'Hide these steps' }).click();
    await kept;
    await page.reload();
    await ready(page);
    expect(await steps.count()).toBe(0);
  });

  it('asks before it starts over', async () => {
    const page = await open();
    const before = sample().resets();
    await page.getByRole('button', { name: 'Start over' }).click();
    const dialog = page.getByRole('dialog', { name: 'Start over?' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(sample().resets()).toBe(before);
    await page.getByRole('button', { name: 'Start over' }).click();
    await dialog.getByRole('button', { name: 'Start over' }).click();
    await page.waitForURL(/playground$/);
    await expect.poll(sample().resets).toBe(before + 1);
  });

  it('moves the clock and says when the next event is', async () => {
    const page = await open();
    const now = page.locator('#clock time');
    const before = await now.getAttribute('datetime');
    await page.getByRole('button', { name: '+1 hour' }).click();
    await expect.poll(() => now.getAttribute('datetime')).not.toBe(before);
    const next = page.getByRole('button', { name: /Next event/ });
    expect(await next.innerText()).toMatch(/\d\d:\d\d/);
    await next.click();
    await page.getByRole('button', { name: '+1 day' }).click();
    await expect
      .poll(() => now.getAttribute('datetime'))
      .toBe(new Date(Date.parse(before ?? '') + 30 * 3_600_000).toISOString());
  });

  it('filters the gallery', async () => {
    const page = await open('/playground/gallery');
    await page.getByRole('searchbox', { name: 'Filter' }).fill('every field');
    await expect.poll(() => page.getByRole('status').first().innerText()).toContain('1 sample');
    await page.getByRole('searchbox', { name: 'Filter' }).fill('nothing like this');
    await expect.poll(() => page.getByRole('status').first().innerText()).toContain('Nothing matches');
  });
});

describe('A card', () => {
  it('leaves people’s words words', async () => {
    const page = await open();
    await sample().send('hostile', {
      title: plain('Hostile'),
      summary: '',
      elements: [{ kind: 'text', text: plain(HOSTILE) }],
    });
    const card = page.getByRole('region', { name: 'Hostile' });
    await card.waitFor();
    expect(await card.locator('p').textContent()).toBe(HOSTILE);
  });

  it('is sent to an open page at once, and changed in its place', async () => {
    const page = await open();
    await sample().send('live', { title: plain('Just arrived'), summary: '', elements: [] });
    await page.getByRole('heading', { name: 'Just arrived' }).waitFor();
  });

  it('sends a press once, however often it is clicked', async () => {
    const page = await open();
    const before = sample().core.events.length;
    await page.getByRole('button', { name: 'Nothing new' }).first().dblclick();
    await page.getByText('sample.nothing').waitFor();
    const pressed = sample()
      .core.events.slice(before)
      .filter((it) => it.kind === 'action');
    expect(new Set(pressed.map((it) => it.key)).size).toBe(1);
  });

  it('asks before an act that asks for it', async () => {
    const page = await open();
    const before = sample().core.events.length;
    await page.getByRole('button', { name: 'Withdraw' }).first().click();
    const question = page.getByRole('dialog', { name: 'Withdraw it?' });
    expect(await question.getByText('Nobody sees it afterwards.').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(sample().core.events.length).toBe(before);
    await page.getByRole('button', { name: 'Withdraw' }).first().click();
    await question.getByRole('button', { name: 'Yes, withdraw' }).click();
    await expect.poll(lastEvent).toMatchObject({ kind: 'action', action: { name: 'sample.withdraw' } });
  });

  it('offers its choices by keyboard', async () => {
    const page = await open();
    const button = page.getByRole('button', { name: 'Snooze' }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'In two hours' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await button.evaluate((it) => it === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect
      .poll(lastEvent)
      .toMatchObject({ kind: 'action', action: { name: 'sample.snooze' }, value: 'tomorrow' });
  });

  it('can be looked into', async () => {
    const page = await open();
    const message = page.getByRole('article').first();
    await message.hover();
    await message.getByRole('button', { name: 'Inspect this message' }).click();
    const inspector = page.getByRole('dialog', { name: 'Inspector' });
    await inspector.getByText('"title"').first().waitFor();
    expect(await obstacles(page)).toEqual([]);
    await inspector.getByRole('tab', { name: 'Elsewhere' }).click();
    expect(await inspector.getByText('"blocks"').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await inspector.isVisible()).toBe(false);
  });
});

describe('The composer', () => {
  it('completes commands and the words after them', async () => {
    const page = await open();
    const say = page.getByRole('textbox', { name: 'Message Pacer' });
    await say.pressSequentially('/ch');
    await page.getByRole('option', { name: /\/checkin/ }).waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('option', { name: /history/ }).waitFor();
    expect(await obstacles(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await say.inputValue()).toBe('/checkin skip ');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('option').count()).toBe(0);
  });

  it('sends people as mentions', async () => {
    const page = await open();
    const say = page.getByRole('textbox', { name: 'Message Pacer' });
    await say.pressSequentially('/kudos @bo');
    await page.getByRole('option', { name: /Bob Meyer/ }).click();
    await say.pressSequentially('thanks');
    await page.keyboard.press('Enter');
    await expect.poll(lastEvent).toMatchObject({
      kind: 'command',
      command: 'kudos',
      line: [{ name: 'Bob Meyer', mention: { id: 'bob' } }, ' thanks'],
    });
    await page.getByText('You typed /kudos').waitFor();
  });

  it('begins a new line with Shift and Enter', async () => {
    const page = await open();
    await page.getByRole('textbox', { name: 'Message Pacer' }).fill('one');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('two');
    await page.keyboard.press('Enter');
    await expect.poll(lastEvent).toMatchObject({ kind: 'message', line: ['one\ntwo'] });
  });

  it('keeps private answers private, while two people look at one channel', async () => {
    const [mei, bob] = [
      await open('/playground?as=mei&in=channel:payments'),
      await open('/playground?as=bob&in=channel:payments'),
    ];
    const sayAs = async (page: Page, words: string) => {
      await page.getByRole('textbox', { name: /Message #payments/ }).fill(words);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
    };
    await sayAs(mei, '/sample');
    await mei.getByRole('heading', { name: 'A private card' }).waitFor();
    await sayAs(mei, 'Hello Bob');
    await bob.getByText('Hello Bob').waitFor();
    expect(await bob.getByText('A private card').count()).toBe(0);
    await mei.getByRole('button', { name: 'Dismiss' }).click();
    await mei.getByRole('heading', { name: 'A private card' }).waitFor({ state: 'detached' });
  });

  it('counts what others have not read', async () => {
    const page = await open();
    await sample().sendToChannel('summary', { title: plain('The summary'), summary: '', elements: [] });
    await page.getByRole('link', { name: /payments.*1 unread/ }).waitFor();
    await page.getByRole('link', { name: /payments/ }).click();
    await page.getByRole('heading', { name: 'The summary' }).waitFor();
    await page.getByRole('link', { name: /payments.*unread/ }).waitFor({ state: 'detached' });
  });
});

describe('A restart of the server', () => {
  it('is survived by an open page: it shows what it missed and goes on', async () => {
    const { context } = await openContext(browser());
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(`${sample().base}/playground?as=mei`);
    await ready(page);
    await sample().restart();
    await sample().send('after', { title: plain('After the restart'), summary: '', elements: [] });
    await page.getByRole('heading', { name: 'After the restart' }).waitFor({ timeout: 10_000 });
    await page.getByRole('textbox', { name: 'Message Pacer' }).fill('still there?');
    await page.keyboard.press('Enter');
    await expect.poll(lastEvent).toMatchObject({ kind: 'message', line: ['still there?'] });
  });
});
