import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { obstacles, overflow } from './accessibility.ts';
import { launch, openContext, ready } from './chromium.ts';
import { type Company, startCompany } from './company-server.ts';

/** A folder to keep pictures in, for the README: `PICTURES=docs/pictures npx vitest …`. */
const pictures = process.env.PICTURES;

let browser: Browser;
let company: Company;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [browser, company] = await Promise.all([launch(), startCompany()]);
  ({ context, complaints } = await openContext(browser, { width: 1280, height: 820 }));
  page = await context.newPage();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await company?.end();
});

async function picture(name: string, of: Page = page): Promise<void> {
  if (pictures !== undefined) await of.screenshot({ path: join(pictures, `${name}.png`) });
}

async function open(path = '/'): Promise<void> {
  await page.goto(`${company.base}${path}`);
  await ready(page);
}

/** Becomes somebody by a press on their name. */
async function be(name: string): Promise<void> {
  const isAlready = (await page.locator('.me .name').innerText()).startsWith(name);
  if (isAlready) return;
  await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: new RegExp(name) }).click()]);
  await ready(page);
}

async function goTo(channel: string): Promise<void> {
  await Promise.all([
    page.waitForNavigation(),
    page.locator('[id^="to-channel"]', { hasText: channel }).click(),
  ]);
  await ready(page);
}

async function say(words: string): Promise<void> {
  const box = page.locator('#say');
  await box.fill(words);
  await page.keyboard.press('Escape');
  await box.press('Enter');
}

const dialog = () => page.locator('#form-dialog');
const newest = () => page.getByRole('article').last();
const cards = (title: RegExp) => page.getByRole('region', { name: title });
const now = async (): Promise<number> =>
  Date.parse((await page.locator('#clock time').getAttribute('datetime')) ?? '');

async function move(button: RegExp): Promise<void> {
  const before = await now();
  await page.getByRole('button', { name: button }).click();
  await expect.poll(now, { timeout: 15_000 }).toBeGreaterThan(before);
  await page.locator('#clock[aria-busy]').waitFor({ state: 'detached' });
}

/** Goes from event to event until something is there; a week has only so many. */
async function moveUntil(there: () => Promise<boolean>): Promise<void> {
  for (let step = 0; step < 30; step += 1) {
    if (await there()) return;
    await move(/Next event|下一事件/);
  }
  throw new Error('It did not come');
}

describe('A week in the playground', { timeout: 60_000 }, () => {
  it('opens on somebody whose prompt has just arrived, with nothing inline and no complaint', async () => {
    const response = await page.goto(`${company.base}/`);
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    await ready(page);
    expect(await page.locator('.hint-steps li').count()).toBe(3);
    await newest()
      .getByRole('button', { name: /^(Start|开始填写)$/ })
      .waitFor();
    expect(await obstacles(page)).toEqual([]);
  });

  it('lets an employee answer', async () => {
    await open();
    await be('Priya Nair');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await picture('prompt');
    await newest().getByRole('button', { name: 'Start' }).click();
    expect(await dialog().locator('.audience').innerText()).toContain('Anna Berg');
    await dialog().getByLabel('Strengths').fill('The Jakarta launch went through without a ticket 🎉');
    await dialog()
      .getByLabel(/^Show this in #/)
      .check({ force: true });
    await dialog().getByLabel('Next steps').fill('Write the launch notes\nThank the bank');
    expect(await obstacles(page)).toEqual([]);
    await picture('form');
    await dialog().getByRole('button', { name: 'Submit' }).click();
    await dialog().waitFor({ state: 'hidden' });
  });

  it('shows the receipt and lets it be edited', async () => {
    const receipt = newest();
    await receipt.getByText('The Jakarta launch went through without a ticket 🎉').waitFor();
    await receipt.getByText('Write the launch notes').first().waitFor();
    expect(await obstacles(page)).toEqual([]);
    await picture('receipt');
    await receipt.getByRole('button', { name: 'Edit' }).click();
    const strengths = dialog().getByLabel('Strengths');
    expect(await strengths.inputValue()).toContain('Jakarta');
    await strengths.fill('The Jakarta launch went through with one ticket, solved in an hour.');
    await dialog().getByRole('button', { name: 'Submit' }).click();
    await newest().getByText('solved in an hour').waitFor();
    await page.reload();
    await ready(page);
    await newest().getByText('solved in an hour').waitFor();
  });

  it('keeps what was typed and not sent', async () => {
    await be('Emma Rossi');
    await say('/checkin');
    await dialog().getByLabel('Strengths').fill('Half a thought');
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    await say('/checkin');
    await expect.poll(() => dialog().getByLabel('Strengths').inputValue()).toBe('Half a thought');
    await page.keyboard.press('Escape');
  });

  it('does the same in Chinese', async () => {
    await be('陈美');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.getByRole('button', { name: '开始填写' }).last().click();
    expect(await dialog().locator('.audience').innerText()).toMatch(/实名：仅\s?Anna Berg\s?和你可见/);
    await dialog().getByLabel('做得好的地方').fill('分期付款上线，首日 1,200 单，没有一单退款。');
    await dialog().getByLabel('下一步行动').fill('整理上线复盘');
    await dialog().getByRole('button', { name: '更多' }).click();
    await dialog().getByLabel('遇到的困难').waitFor();
    expect(await dialog().getByLabel('下一步行动').inputValue()).toBe('整理上线复盘');
    expect(await obstacles(page)).toEqual([]);
    await dialog().getByRole('button', { name: '提交' }).click();
    await dialog().waitFor({ state: 'hidden' });
    await newest().getByText('没有一单退款').first().waitFor();
    await newest().getByRole('button', { name: '修改' }).waitFor();
    await picture('receipt-zh');
  });

  it('takes progress of a goal in one line, and shows the goal', async () => {
    await be('Priya Nair');
    await say('/goal G-6 4 Manila is live');
    await newest()
      .getByText(/60 % done/)
      .waitFor();
    await say('/goal');
    await newest().getByRole('button', { name: 'Open' }).click();
    await page
      .getByText(/Manila is live/)
      .last()
      .waitFor();
    expect(await obstacles(page)).toEqual([]);
    await picture('goal');
    await be('陈美');
    await say('/目标 G-5');
    await newest()
      .getByText(/分期付款开放给全部商户/)
      .first()
      .waitFor();
    await picture('goal-zh');
  });

  it('shows the lead how far the team is', async () => {
    await be('Anna Berg');
    await say('/checkin status');
    await newest()
      .getByText(/of 5 answered/)
      .waitFor();
    expect(await obstacles(page)).toEqual([]);
  });

  it('brings the lead the digest when the week has closed', async () => {
    await moveUntil(async () => (await page.getByText('solved in an hour').count()) > 0);
    await picture('digest');
    expect(await page.getByText('分期付款上线').count()).toBeGreaterThan(0);
    expect(await obstacles(page)).toEqual([]);
  });

  it('shows the team the summary, with the words that were chosen to be shown', async () => {
    await goTo('payments');
    const summary = () => cards(/Week 47/);
    await moveUntil(async () => (await summary().count()) > 0);
    await summary().getByText('solved in an hour').waitFor();
    // Not chosen, so not shown.
    expect(await page.getByText('分期付款上线').count()).toBe(0);
    await picture('summary');
    expect(await obstacles(page)).toEqual([]);
  });

  it('shows the same summary in Chinese to a Chinese team', async () => {
    await be('王芳');
    await goTo('supply-chain');
    await cards(/第 47 周/).waitFor();
    expect(await obstacles(page)).toEqual([]);
    await picture('summary-zh');
  });

  it('lets any message be looked into', async () => {
    await newest().hover();
    await newest().getByRole('button', { name: '查看消息结构' }).click();
    await page.getByRole('dialog', { name: '消息结构' }).getByText('"elements"').first().waitFor();
    await picture('inspector');
    await page.getByRole('tab', { name: 'Slack' }).click();
    await page.getByRole('tabpanel').getByText('"blocks"').waitFor();
    await page.getByRole('tab', { name: '飞书' }).click();
    await page.getByRole('tabpanel').getByText('"schema": "2.0"').waitFor();
    await page.keyboard.press('Escape');
  });

  it('moves the clock by an hour and by a day', async () => {
    const before = await now();
    await move(/\+1 小时/);
    await expect.poll(now).toBe(before + 3_600_000);
    await move(/\+1 天/);
    await expect.poll(now).toBe(before + 25 * 3_600_000);
  });

  it('fits a phone', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open('/');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await picture('phone');
    await page.setViewportSize({ width: 1280, height: 820 });
  });

  it('shows every card and form in the gallery, in both languages', async () => {
    await open('/playground/gallery');
    expect(await page.locator('.sample').count()).toBeGreaterThan(20);
    expect(await obstacles(page)).toEqual([]);
    await picture('gallery');
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1280, height: 820 });
  });

  it('starts over', async () => {
    await open('/');
    await be('Priya Nair');
    await page.getByRole('button', { name: 'Start over' }).click();
    await page
      .getByRole('dialog', { name: 'Start over?' })
      .getByRole('button', { name: 'Start over' })
      .click();
    await page.waitForURL(/playground$/, { timeout: 45_000 });
    await ready(page);
    await newest()
      .getByRole('button', { name: /^(Start|开始填写)$/ })
      .waitFor();
    expect(await page.getByText('solved in an hour').count()).toBe(0);
  });

  it('left no complaint in the console', () => {
    expect(complaints).toEqual([]);
  });
});
