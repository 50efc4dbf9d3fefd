import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { obstacles, overflow } from './accessibility.ts';
import type { Looks } from './chromium.ts';
import { visitSample } from './visit-sample.ts';

const { lastEvent, open } = visitSample();

const start = (page: Page) => page.getByRole('button', { name: 'Start', exact: true }).first();
const form = (page: Page) => page.locator('#form-dialog');

describe('A form', () => {
  const opened = async (looks: Looks = {}): Promise<Page> => {
    const page = await open('/playground?as=mei', looks);
    await start(page).click();
    await form(page).getByLabel('Subject').waitFor();
    return page;
  };

  it.each<[string, Looks]>([
    ['light', {}],
    ['dark, on a phone', { dark: true, width: 360, height: 740, touch: true }],
  ])('is without obstacles, %s', async (_name, looks) => {
    const page = await opened(looks);
    expect(await obstacles(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });

  it('hands over every kind of field', async () => {
    const page = await opened();
    const dialog = form(page);
    await dialog.getByLabel('Subject').fill('A 计划 👩‍💻');
    await dialog.getByLabel('Strengths').fill('One\ntwo');
    await dialog.getByLabel('Value').fill('46.5');
    await dialog.getByLabel('Reason').selectOption('Other');
    await dialog.getByLabel('Scope').check();
    await dialog.getByRole('combobox', { name: 'From whom' }).fill('bob');
    await dialog.getByRole('option', { name: 'Bob Meyer' }).click();
    await dialog.getByRole('combobox', { name: 'With' }).click();
    await dialog.getByRole('option', { name: 'Bob Meyer' }).click();
    await dialog.getByLabel('By when').fill('2026-11-27');
    await dialog
      .getByRole('group', { name: 'Energy' })
      .getByRole('radio', { name: '4' })
      .check({ force: true });
    await dialog.getByLabel('Show this in #payments').check({ force: true });
    await dialog
      .getByRole('group', { name: 'Call the supplier' })
      .getByRole('radio', { name: 'Done' })
      .check({ force: true });
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await expect.poll(lastEvent).toMatchObject({
      kind: 'form-submitted',
      instance: 'i-1',
      values: {
        subject: 'A 计划 👩‍💻',
        strengths: 'One\ntwo',
        value: '46.5',
        reason: 'other',
        topics: ['a', 'b'],
        helper: 'p-bob',
        others: ['p-lin', 'p-bob'],
        until: '2026-11-27',
        energy: '4',
        show: 'yes',
        promised: { c1: 'done', c2: 'done' },
      },
    });
    await page.locator('#form-dialog').waitFor({ state: 'hidden' });
    await page.getByText('Thank you.').waitFor();
  });

  it('shows what is wrong on its field, keeps everything typed, and leads there', async () => {
    const page = await opened();
    const dialog = form(page);
    await dialog.getByLabel('Strengths').fill('Typed before the error');
    await dialog.getByRole('button', { name: 'Submit' }).click();
    const subject = dialog.getByRole('textbox', { name: 'Subject' });
    await dialog.getByText('Please check 1 field').waitFor();
    expect(await subject.getAttribute('aria-invalid')).toBe('true');
    expect(await subject.evaluate((it) => it === document.activeElement)).toBe(true);
    const described = await subject.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described?.split(' ').at(-1)}"]`).innerText()).toContain(
      'Please fill this in.',
    );
    expect(await dialog.getByLabel('Strengths').inputValue()).toBe('Typed before the error');
    expect(await obstacles(page)).toEqual([]);
    await subject.fill('newer');
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await dialog.getByText('This was changed meanwhile.').waitFor();
    expect(await dialog.getByText('Please fill this in.').isVisible()).toBe(false);
    expect(await dialog.getByLabel('Strengths').inputValue()).toBe('Typed before the error');
  });

  it('hands over what was typed when it is closed, and gives the focus back', async () => {
    const page = await opened();
    await form(page).getByLabel('Subject').fill('half a thou');
    await page.keyboard.press('Escape');
    await expect.poll(lastEvent).toMatchObject({ kind: 'form-closed', values: { subject: 'half a thou' } });
    expect(await start(page).evaluate((it) => it === document.activeElement)).toBe(true);
  });

  it('hands over what was typed when the page is left', async () => {
    const page = await opened();
    await form(page).getByLabel('Subject').fill('left behind');
    await page.goto('about:blank');
    await expect.poll(lastEvent).toMatchObject({ kind: 'form-closed', values: { subject: 'left behind' } });
  });

  it('stays open when a draft is saved, and changes its shape in place', async () => {
    const page = await opened();
    await form(page).getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('Draft saved.').waitFor();
    expect(await page.locator('#form-dialog').isVisible()).toBe(true);
    await form(page).getByRole('button', { name: 'More' }).click();
    await page.getByRole('heading', { name: 'Week 47, longer' }).waitFor();
  });

  it('counts what nears its limit', async () => {
    const page = await opened();
    await form(page)
      .getByLabel('Subject')
      .fill(`${'x'.repeat(79)}👩`);
    expect(await page.locator('#form-dialog').getByText('80 of 80 characters').isVisible()).toBe(true);
  });
});
