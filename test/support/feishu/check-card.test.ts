import { describe, expect, it } from 'vitest';
import { checkAnswer, checkCard } from './check-card.ts';
import type { Json } from './check-shape.ts';

const plain = (content: string) => ({ tag: 'plain_text', content });
const callback = { behaviors: [{ type: 'callback', value: { a: '1' } }] };
const button = (more: Json = {}) => ({ tag: 'button', text: plain('Go'), ...callback, ...more });
const submit = button({ name: 'go', form_action_type: 'submit' });
const options = [{ text: plain('One'), value: '1' }];
const input = { tag: 'input', name: 'note', max_length: 10, default_value: 'so far' };
const form = (elements: readonly unknown[] = [input, submit]) => ({ tag: 'form', name: 'f', elements });
const table = { tag: 'table', columns: [{ name: 'a', data_type: 'text' }], rows: [{ a: 'x' }] };
const chart = (spec: Json = {}) => ({
  tag: 'chart',
  chart_spec: { type: 'bar', data: { values: [{ x: 'a', y: 1 }] }, xField: 'x', yField: 'y', ...spec },
});
const markdown = (content: string) => ({ tag: 'markdown', content });
const within = (...elements: readonly unknown[]): Json => ({
  tag: 'column_set',
  columns: [{ tag: 'column', elements }],
});
const card = (...elements: readonly unknown[]): Json => ({
  schema: '2.0',
  config: { update_multi: true, summary: { content: 'A card' } },
  header: { template: 'blue', title: plain('Title') },
  body: { elements },
});
const deep = (levels: number): Json => (levels === 0 ? markdown('deep') : within(deep(levels - 1)));
const codes = (it: unknown): string[] => checkCard(it).map((one) => /ErrCode: (\d+)/.exec(one)?.[1] ?? one);
const words = (it: unknown): string => checkCard(it).join('\n');

describe('checkCard', () => {
  it('takes everything that Feishu documents', () => {
    const all = card(
      markdown(
        "**Ann** <at id=ou_1></at> <font color='grey'>so &#60;far</font> [a link](https://example.com)",
      ),
      { tag: 'div', text: plain('words'), margin: '-4px 0px 0px 0px' },
      { tag: 'hr' },
      table,
      chart(),
      within(button({ confirm: { title: plain('Sure?'), text: plain('Really') } }), {
        tag: 'overflow',
        options,
      }),
      { tag: 'select_static', placeholder: plain('Which'), options, initial_option: '1', ...callback },
      form([
        input,
        { tag: 'checker', name: 'tick', checked: false, text: plain('Tick') },
        { tag: 'date_picker', name: 'day', initial_date: '2026-11-30' },
        { tag: 'multi_select_static', name: 'many', options, selected_values: ['1'] },
        within(submit, button({ name: 'no', form_action_type: 'submit' })),
      ]),
      deep(5),
    );
    expect(checkCard(all)).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['another schema', { ...card(markdown('a')), schema: '1.0' }, '200621'],
    ['what cannot be updated', { ...card(markdown('a')), config: {} }, '200621'],
    ['no elements', card(), '200621'],
    ['an unknown tag', card({ tag: 'note', elements: [] }), '200861'],
    ['an unknown property', card({ ...markdown('a'), colour: 'red' }), '200621'],
    ['an unknown value', card(button({ type: 'huge' })), '200621'],
    ['empty words', card(markdown('')), '200621'],
    ['a missing property', card({ tag: 'select_static', placeholder: plain('Which') }), '200621'],
    ['a button that does nothing', card({ tag: 'button', text: plain('Go') }), '200340'],
    [
      'a callback that is no object',
      card(button({ behaviors: [{ type: 'callback', value: 'a' }] })),
      '200621',
    ],
    ['the same option twice', card({ tag: 'overflow', options: [...options, ...options] }), '200621'],
    ['a choice that is no option', card({ tag: 'select_static', options, initial_option: '2' }), '200621'],
    ['too long a first value', card(form([{ ...input, default_value: 'far too long' }, submit])), '200621'],
    [
      'the same element id twice',
      card({ ...markdown('a'), element_id: 'a' }, { ...markdown('b'), element_id: 'a' }),
      '200621',
    ],
    ['the same name twice', card(form([input, input, submit])), '200621'],
    ['a form without a button that submits', card(form([input])), '200530'],
    ['a control of a form without a name', card(form([{ tag: 'input' }, submit])), '200530'],
    ['a table in a form', card(form([table, submit])), '200621'],
    ['a chart in a form', card(form([chart(), submit])), '200621'],
    ['a form within something', card(within(form())), '200621'],
    ['a table within something', card(within(table)), '200621'],
    ['a submit outside a form', card(submit), '200621'],
    ['six levels', card(deep(6)), '200621'],
    ['201 elements', card(...Array.from({ length: 200 }, () => ({ tag: 'hr' }))), '11310'],
    ['six tables', card(table, table, table, table, table, table), '11310'],
    ['six charts', card(chart(), chart(), chart(), chart(), chart(), chart()), '11310'],
    ['more than 30 KB of UTF-8', card(markdown('字'.repeat(10_300))), '230025'],
    ['a cell in no column', card({ ...table, rows: [{ b: 'x' }] }), '200914'],
    ['a chart without data', card(chart({ data: { values: [] } })), '200550'],
    ['a chart whose axes are no list', card(chart({ axes: {} })), '200550'],
    [
      'a picture without a key',
      card({ tag: 'img', img_key: 'https://example.com/a.png', alt: plain('a') }),
      '200570',
    ],
    ['a call to everybody', card(markdown('<at id=all></at>')), '11235'],
    [
      'a call to everybody in another language',
      card({ ...markdown('a'), i18n_content: { zh_cn: '<at id=all></at>' } }),
      '11235',
    ],
    [
      'a call to everybody in a cell',
      card({ ...table, columns: [{ name: 'a', data_type: 'markdown' }], rows: [{ a: '<at id=all></at>' }] }),
      '11235',
    ],
    ['a tag that people typed', card(markdown('<b>bold</b> <script>x</script>')), '200621'],
    ['a tag that is not closed', card(markdown('<font color="red">red')), '200621'],
  ])('refuses %s', (_, given, code) => {
    // A title's own tag counts too.
    expect(codes(given)).toContain(code);
  });

  it('says where it is, as Feishu does', () => {
    const found = words(card(markdown('a'), { tag: 'note' }));
    expect(found).toContain('ErrPath: ROOT -> body -> elements -> [1](tag: note)');
  });

  it('refuses people and pictures that Feishu does not know', () => {
    const given = card(
      markdown('<at id=ou_2></at>'),
      { tag: 'person', user_id: 'ou_3' },
      { tag: 'img', img_key: 'img_1', alt: plain('a') },
    );
    expect(checkCard(given, { user: () => true, image: () => true })).toEqual([]);
    const refused = checkCard(given, { user: () => false, image: () => false }).join('\n');
    for (const code of ['100290', '200570']) expect(refused).toContain(code);
  });
});

describe('checkAnswer', () => {
  it('takes a toast, a card, and nothing', () => {
    const toast = { type: 'success', content: 'Saved', i18n: { zh_cn: '已保存' } };
    expect(checkAnswer({})).toEqual([]);
    expect(checkAnswer({ toast, card: { type: 'raw', data: card(markdown('a')) } })).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['a card of the first schema', { card: { type: 'raw', data: { elements: [] } } }, '200673'],
    ['a card as it is', { card: card(markdown('a')) }, '200672'],
    ['an unknown toast', { toast: { type: 'loud', content: 'a' } }, '200672'],
    ['words', 'no x event handle', '200672'],
  ])('refuses %s', (_, given, code) => {
    expect(checkAnswer(given).join('\n')).toContain(code);
  });
});
