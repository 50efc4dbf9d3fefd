import { describe, expect, it } from 'vitest';
import { samples } from '../../../src/features/people/samples.ts';
import { cardWords, formWords } from '../../support/talk.ts';

describe('the gallery of people', () => {
  it.each(samples.map((it) => [it.name, it] as const))('shows %s in both languages', (_, sample) => {
    for (const locale of ['en', 'zh-CN'] as const) {
      const drawn = sample.draw(locale);
      const words = 'card' in drawn ? cardWords(drawn.card, locale) : formWords(drawn.form, locale);
      expect(words).not.toMatch(/undefined|\[object|NaN/);
      // Zones and the names of people and chats aside, an English text has no Chinese character and a Chinese one is Chinese.
      if (locale === 'zh-CN') expect(words).toMatch(/\p{Script=Han}/u);
      if (locale === 'en') expect(words.replaceAll(/中文（简体）/g, '')).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('has no two of one name', () => {
    expect(new Set(samples.map((it) => it.name)).size).toBe(samples.length);
  });
});
