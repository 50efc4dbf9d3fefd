import { expect, it } from 'vitest';
import { wordsOf } from './words.ts';

const nameOf = (id: string): string => (id === 'ou_1' ? '林晓' : id);
const read = (elements: readonly unknown[], language = 'en_us'): string =>
  wordsOf({ language, nameOf }, { body: { elements } });
const plain = (content: string) => ({ tag: 'plain_text', content });

it('reads people by their names', () => {
  const content = "<at id=ou_1></at> and <person id='ou_1' show_name=true style='normal'></person>";
  expect(
    read([
      { tag: 'markdown', content },
      { tag: 'person', user_id: 'ou_1' },
    ]),
  ).toBe('@林晓 and 林晓\n林晓');
});

it('reads what people typed as they typed it, and what calls everybody loudly', () => {
  const typed = '&#60;at id=all&#62; &#42;star&#42; 5 &#38;lt; 6';
  expect(read([{ tag: 'markdown', content: typed }])).toBe('<at id=all> *star* 5 &lt; 6');
  expect(read([{ tag: 'markdown', content: '**x** <at id=all></at>' }])).toBe('x [CALLS ALL]');
  // Plain words are never read as anything else.
  expect(read([{ tag: 'div', text: plain('**x** &#60; <at id=all></at>') }])).toBe(
    '**x** &#60; <at id=all></at>',
  );
});

it('reads the reader’s own language', () => {
  const element = { tag: 'markdown', content: 'Goals', i18n_content: { zh_cn: '目标' } };
  expect([read([element]), read([element], 'zh_cn')]).toEqual(['Goals', '目标']);
});

it('reads what stands in columns, forms and tables', () => {
  const select = {
    tag: 'select_static',
    placeholder: plain('Which'),
    options: [{ text: plain('One'), value: '1' }],
  };
  const input = { tag: 'input', name: 'a', default_value: 'typed' };
  const words = read([
    { tag: 'column_set', columns: [{ tag: 'column', elements: [select] }] },
    { tag: 'form', name: 'f', elements: [input] },
    { tag: 'table', columns: [{ name: 'a', display_name: 'Team', data_type: 'text' }], rows: [{ a: '*x*' }] },
  ]);
  for (const expected of ['Which', 'One', 'typed', 'Team', '*x*']) expect(words).toContain(expected);
});
