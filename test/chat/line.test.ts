import { describe, expect, it } from 'vitest';
import { isSetOff, type Line, lineText, matchWord } from '../../src/chat/index.ts';

const words = { away: ['away', '请假', '不在'], here: ['here', '不在岗', '在'] };
const bob = { mention: { platform: 'p', workspace: 'w', id: 'bob' }, name: 'Bob' };

describe('a word at the beginning of a line', () => {
  it.each<[string, Line, string | undefined, string]>([
    ['is set off by a space', ['away tomorrow'], 'away', 'tomorrow'],
    ['is not cut out of another', ['awaytomorrow'], undefined, ''],
    ['stands before a number without a space in Chinese', ['请假12月1日'], 'away', '12月1日'],
    ['stands before a person without a space in Chinese', ['请假', bob, '明天'], 'away', '@Bob明天'],
    ['is the longest of those that fit', ['不在岗3月1日'], 'here', '3月1日'],
    ['is not taken out of a sentence', ['请假的同事回来了'], undefined, ''],
  ])('%s', (_name, line, matched, rest) => {
    const found = matchWord(line, words);
    expect(found?.matched).toBe(matched);
    expect(lineText(found?.rest ?? [])).toBe(rest);
  });

  it('takes what its owner knows to belong to it', () => {
    const takes = (_matched: string, rest: Line) => lineText(rest) === '明天';
    expect(matchWord(['请假明天'], words)).toBeUndefined();
    expect(matchWord(['请假明天'], words, takes)?.matched).toBe('away');
  });

  it('is set off by nothing, a number or a person', () => {
    expect([[], ['3 days'], ['@bob'], [bob]].map((it) => isSetOff(it))).toEqual([true, true, true, true]);
    expect(isSetOff(['的同事'])).toBe(false);
  });
});
