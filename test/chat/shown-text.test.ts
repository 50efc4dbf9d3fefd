import { describe, expect, it } from 'vitest';
import {
  code,
  mention,
  person,
  shareBar,
  shownSpans,
  strong,
  text,
  wordsOfText,
} from '../../src/chat/index.ts';

const reading = { locale: 'en', timeZone: 'UTC' } as const;
const chinese = { locale: 'zh-CN', timeZone: 'UTC' } as const;
const ann = { id: 'p-1', name: 'Ann Berg' };
const words = text`${strong('Ship')} it with ${person(ann)} and ${mention(ann)}: ${code('done')}`;

const shown = (max: number) => {
  const { spans, mark } = shownSpans(words, reading, max);
  return `${spans.map((it) => it.words).join('')}${mark}`;
};

describe('a text for a reader', () => {
  it('is whole where it fits', () => {
    expect(wordsOfText(words, reading, 100)).toBe('Ship it with Ann Berg and @Ann Berg: done');
    expect(shownSpans(words, reading, 100)).toMatchObject({ mark: '', spans: { length: words.length } });
  });

  it('says in the reader’s language that it was shortened, within its length', () => {
    for (const max of [20, 25, 30, 40]) {
      expect(wordsOfText(words, reading, max).length).toBeLessThanOrEqual(max);
      expect(shown(max).length).toBeLessThanOrEqual(max);
      expect(shown(max)).toMatch(/ … \(shortened\)$/);
    }
    expect(wordsOfText(words, chinese, 20)).toMatch(/……（已缩短）$/);
  });

  it('shows a person whole or not at all', () => {
    for (let max = 15; max < 45; max += 1) expect(shown(max).replace(/@?Ann Berg/g, '')).not.toMatch(/[@AB]/);
  });

  it('keeps marks that turn the direction to the span that they came with', () => {
    expect(wordsOfText(text`${'\u202eevil'} good`, reading, 50)).toBe('\u2068\u202eevil\u2069 good');
    expect(wordsOfText(text`${'\ud800'}`, reading, 50)).toBe('\ufffd');
  });
});

it.each([
  [0, '▱▱▱▱▱▱▱▱▱▱ 0%'],
  [0.999, '▰▰▰▰▰▰▰▰▰▱ 100%'],
  [1, '▰▰▰▰▰▰▰▰▰▰ 100%'],
  [7, '▰▰▰▰▰▰▰▰▰▰ 100%'],
  [Number.NaN, '▱▱▱▱▱▱▱▱▱▱ 0%'],
])('a share of %d is %s', (share, bar) => {
  expect(shareBar(share, 'en')).toBe(bar);
});
