import { describe, expect, it } from 'vitest';
import { type Card, fieldsOf, MAX_ROWS } from '../../../src/chat/index.ts';
import { samples } from '../../../src/features/feedback/samples.ts';
import { samples as growthSamples } from '../../../src/features/growth/samples.ts';
import { cardWords, formWords } from '../../support/talk.ts';

const controls = (card: Card): number =>
  card.elements.reduce((count, it) => {
    if (it.kind === 'buttons' || it.kind === 'select') return count + 1;
    return it.kind === 'list' ? count + it.items.filter((item) => item.button !== undefined).length : count;
  }, 0);

describe.each([...samples, ...growthSamples].map((sample) => ({ ...sample })))('$name', ({ draw }) => {
  it('is drawn in both languages, each in its own', () => {
    const [en = '', zh = ''] = (['en', 'zh-CN'] as const).map((locale) => {
      const drawn = draw(locale);
      return 'card' in drawn ? cardWords(drawn.card, locale) : formWords(drawn.form, locale);
    });
    expect(en).not.toMatch(/\p{Script=Han}/u);
    expect(zh).toMatch(/\p{Script=Han}/u);
    for (const words of [en, zh]) expect(words).not.toMatch(/undefined|null|NaN|\[object/);
    expect(zh).not.toMatch(/\b(Open|Send|Withdraw|Decline|Submit|Theme|Named)\b/);
    if (process.env.SHOW_SAMPLES !== undefined) console.info(`${en}\n—\n${zh}\n`);
  });

  it('keeps to what a card and a form may hold', () => {
    const drawn = draw('en');
    if ('card' in drawn) {
      expect(controls(drawn.card)).toBeLessThanOrEqual(MAX_ROWS);
      expect(drawn.card.summary).not.toBe('');
    } else {
      expect(drawn.form.buttons.length).toBeLessThanOrEqual(3);
      const names = fieldsOf(drawn.form).map((it) => it.name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
