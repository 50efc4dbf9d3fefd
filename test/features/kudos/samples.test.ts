import { describe, expect, it } from 'vitest';
import { type Card, fieldsOf, MAX_ROWS } from '../../../src/chat/index.ts';
import { samples } from '../../../src/features/kudos/samples.ts';
import { cardWords, formWords } from '../../support/talk.ts';

const controls = (card: Card): number =>
  card.elements.reduce((count, it) => {
    if (it.kind === 'buttons' || it.kind === 'select') return count + 1;
    return it.kind === 'list' ? count + it.items.filter((item) => item.button !== undefined).length : count;
  }, 0);

describe.each(samples.map((sample) => ({ ...sample })))('$name', ({ draw }) => {
  it('is drawn in both languages, each in its own', () => {
    const said = (['en', 'zh-CN'] as const).map((locale) => {
      const drawn = draw(locale);
      return 'card' in drawn ? cardWords(drawn.card, locale) : formWords(drawn.form, locale);
    });
    const [en = '', zh = ''] = said;
    // The list of values is edited in both languages at once.
    expect(en.replace(/English \/ Chinese[\s\S]*/, '')).not.toMatch(/\p{Script=Han}/u);
    expect(zh).toMatch(/\p{Script=Han}/u);
    for (const words of said) expect(words).not.toMatch(/undefined|null|NaN|\[object/);
    expect(zh).not.toMatch(/\b(Send|Undo|Open|Edit|Save|Cancel|points?)\b/i);
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

it('the controls are called as people read about them', () => {
  const words = (locale: 'en' | 'zh-CN') =>
    samples
      .map(({ draw }) => draw(locale))
      .map((it) => ('card' in it ? cardWords(it.card, locale) : formWords(it.form, locale)))
      .join('\n');
  for (const label of ['+1', 'Undo', 'Send', 'Cancel', 'Open', 'Edit'])
    expect(words('en')).toContain(`[${label}]`);
  for (const label of ['+1', '撤回', '发送', '取消', '查看', '修改'])
    expect(words('zh-CN')).toContain(`[${label}]`);
});
