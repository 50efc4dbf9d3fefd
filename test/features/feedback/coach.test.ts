import { describe, expect, it } from 'vitest';
import { cutterFor } from '../../../src/features/feedback/chinese-words.ts';
import { adviceOn } from '../../../src/features/feedback/coach/advice.ts';
import { lookAt } from '../../../src/features/feedback/coach/rules.ts';
import { chinese } from './coach-chinese.ts';
import { english } from './coach-english.ts';
import { secondChinese, secondEnglish } from './coach-second.ts';
import { unseenChinese, unseenEnglish } from './coach-unseen.ts';
import { rate, rateLine } from './labelled.ts';

const nothing = { strengths: null, improvements: null, nextSteps: null };
const odd = <T>(_it: T, i: number): boolean => i % 2 === 1;
const even = <T>(_it: T, i: number): boolean => i % 2 === 0;

/** The rules were tuned on the even sentences; the odd ones were written beside them and say how they do on others. */
describe.each([
  ['English', english],
  ['Chinese', chinese],
] as const)('the coach in %s', (name, sentences) => {
  it('knows at least sixty sentences, no two alike', () => {
    expect(new Set(sentences.map(([, words]) => words)).size).toBe(sentences.length);
    expect(sentences.length).toBeGreaterThanOrEqual(60);
  });

  it.each([
    ['tuned half', even, 0.85, 0.1],
    ['other half', odd, 0.7, 0.15],
  ] as const)(
    'finds most of what is missing and seldom cries wolf: %s',
    async (half, choose, least, most) => {
      const rates = await rate(sentences.filter(choose));
      console.info(rateLine(`${name}, ${half}`, rates));
      if (process.env.COACH_WRONG === half) console.info(rates.wrong.join('\n'));
      expect(rates.hits / rates.labelled).toBeGreaterThanOrEqual(least);
      expect(rates.alarms / rates.unlabelled).toBeLessThanOrEqual(most);
    },
  );
});

describe('the coach', () => {
  it.each([
    ['English', secondEnglish],
    ['Chinese', secondChinese],
  ] as const)('has learned from a second round: %s', async (name, sentences) => {
    const rates = await rate(sentences);
    console.info(rateLine(`${name}, second round`, rates));
    if (process.env.COACH_WRONG === 'second') console.info(rates.wrong.join('\n'));
    expect(rates.hits / rates.labelled).toBeGreaterThanOrEqual(0.8);
    expect(rates.alarms / rates.unlabelled).toBeLessThanOrEqual(0.1);
  });

  it.each([
    ['English', unseenEnglish],
    ['Chinese', unseenChinese],
  ] as const)('does on sentences written after its rules: %s', async (name, sentences) => {
    const rates = await rate(sentences);
    console.info(rateLine(`${name}, unseen`, rates));
    if (process.env.COACH_WRONG === 'unseen') console.info(rates.wrong.join('\n'));
    expect(rates.hits / rates.labelled).toBeGreaterThanOrEqual(0.6);
    expect(rates.alarms / rates.unlabelled).toBeLessThanOrEqual(0.2);
  });

  it('looks for situation and effect in both texts together', async () => {
    const texts = {
      ...nothing,
      strengths: 'In the review on Tuesday you asked for the failing case.',
      improvements: 'Your handovers leave questions open, so support has to guess.',
    };
    expect(lookAt(texts, await cutterFor([]), false)).toEqual([]);
  });

  it('takes a named event for the situation', async () => {
    const texts = { ...nothing, strengths: 'Your template saved us two hours.' };
    expect(lookAt(texts, await cutterFor([]), false)).toEqual(['situation']);
    expect(lookAt(texts, await cutterFor([]), true)).toEqual([]);
  });

  it('speaks the writer’s language about a text in another', async () => {
    const texts = { ...nothing, strengths: '很好' };
    expect(await adviceOn(texts, { locale: 'en', situated: false })).toMatch(/^What did they do/);
    expect(await adviceOn(texts, { locale: 'zh-CN', situated: false })).toMatch(/TA 具体做了什么/);
    expect(await adviceOn(nothing, { locale: 'en', situated: false })).toBeUndefined();
  });

  it('bears anything that can be typed', async () => {
    const texts = ['👍👍', '。。。', '1', '\u202eabc', 'x'.repeat(1_000), '好'.repeat(1_000), '-\n-\n'];
    for (const words of texts)
      await expect(
        adviceOn(
          { strengths: words, improvements: words, nextSteps: words },
          { locale: 'en', situated: false },
        ),
      ).resolves.not.toBeNull();
  });
});
