import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown, joinRuns } from '../../../adapters/feishu/render-markdown.ts';
import { cut, shorten } from '../../../src/shared/shorten.ts';
import { HOSTILE } from '../../contracts/every-element.ts';

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary-ascii', maxLength: 60 }),
  fc.constantFrom(
    HOSTILE,
    '<at id=all></at>',
    '<person id="ou_1"></person>',
    '# title\n- item\n1. one\n1) one\n> quote\n    code\n\tcode\n===\n| a |\n|---|',
    '![x](img_v2_1) [x](https://x.example) https://x.example www.x.example a@b.example',
    '```\ncode\n``` `c` ~~s~~ **b** __b__ $x$ :OK: &lt; &#60; &copy;',
  ),
);

/** What Feishu's client shows of entities. */
const decoded = (markdown: string): string =>
  markdown
    .replaceAll('&sim;', '~')
    .replaceAll('&nbsp;', ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
const begins = /^[ \t]+/gm;

describe('people’s words in Markdown', () => {
  it('are whole, and nothing in them is read', () => {
    fc.assert(
      fc.property(words, (it) => {
        const escaped = escapeMarkdown(it);
        expect(decoded(escaped).replace(begins, '')).toBe(it.replace(begins, ''));
        const bare = escaped.replace(/&(#\d+|sim|nbsp);/g, 'e');
        expect(bare).not.toMatch(/[&<>*~\-!/\\[\]()#:+"'`$_|=@]/);
        expect(bare).not.toMatch(/^[ \t]|\d\.|\.\S/m);
      }),
      { numRuns: 300 },
    );
  });

  it('keep the room at the beginning of their lines', () => {
    expect(escapeMarkdown('a\n    b\n\tc')).toBe(`a\n${'&nbsp;'.repeat(4)}b\n${'&nbsp;'.repeat(4)}c`);
    expect(escapeMarkdown('a\r\tb\u2028 c')).toBe(`a\r${'&nbsp;'.repeat(4)}b\u2028&nbsp;c`);
    expect(escapeMarkdown('  a', false)).toBe('  a');
  });
});

describe('emphasis', () => {
  const strong = (markdown: string) => ({ markdown, mark: '**' as const });
  const plain = (markdown: string) => ({ markdown, mark: '' as const });

  it('stands beside Chinese punctuation, which Markdown would not see as an end', () => {
    expect(joinRuns([plain('已发给'), strong('林晓'), plain('。')])).toBe('已发给**林晓**。');
    expect(joinRuns([plain('请看'), strong('（标题）'), plain('里')])).toBe('请看\u200a**（标题）**\u200a里');
    expect(joinRuns([strong('“退款”'), plain('。')])).toBe('**“退款”**。');
  });

  it('leaves out the spaces around words, and begins anew on each line', () => {
    expect(joinRuns([plain('a'), strong(' b '), plain('c')])).toBe('a **b** c');
    expect(joinRuns([strong('a\n\nb')])).toBe('**a**\n\n**b**');
    expect(joinRuns([strong(' '), strong('')])).toBe(' ');
  });

  it('is one where two of a kind meet, and two where they differ', () => {
    expect(joinRuns([strong('a'), strong('b')])).toBe('**ab**');
    expect(joinRuns([strong('a'), { markdown: 'b', mark: '*' }])).toBe('**a**\u200a*b*');
  });
});

describe('words', () => {
  it('are cut between whole characters', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 300 }), (it, max) => {
        const whole = it.toWellFormed();
        expect(cut(whole, max).length).toBeLessThanOrEqual(max);
        expect(cut(whole, max).isWellFormed()).toBe(true);
        expect(shorten(whole, max).length).toBeLessThanOrEqual(max);
        if (whole.length > max) expect(shorten(whole, max)).toMatch(/…$/);
      }),
      { numRuns: 100 },
    );
    expect(cut('a👩‍👩‍👧‍👦b', 5)).toBe('a');
    expect(cut('𠮷𠮷', 3)).toBe('𠮷');
  });
});
