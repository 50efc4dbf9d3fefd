import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeControl } from '../../../adapters/slack/control-ids.ts';
import { renderCards, renderHome } from '../../../adapters/slack/render-message.ts';
import { nativeChart, picturesFor } from '../../../adapters/slack/render-picture.ts';
import {
  action,
  type Card,
  type CardElement,
  code,
  emphasis,
  instant,
  link,
  mention,
  person,
  pictureKey,
  plain,
  strong,
  text,
} from '../../../src/chat/index.ts';
import { withFooter } from '../../../src/delivery/cards.ts';
import { cut, shorten } from '../../../src/shared/shorten.ts';
import { bob, everyElement, HOSTILE } from '../../contracts/every-element.ts';
import { anyText } from '../../support/any-text.ts';
import { checkMessage, checkView } from '../../support/slack/check-blocks.ts';

const eyes = {
  locale: 'en' as const,
  timeZone: 'Asia/Shanghai',
  accounts: new Map([[bob.id, 'U0BOB']]),
};
const cardOf = (...elements: CardElement[]): Card => ({
  title: plain('Title'),
  summary: 'Summary',
  elements,
});
const draw = (...elements: CardElement[]) => renderCards([cardOf(...elements)], eyes).blocks;

/** Every object inside, the thing itself included. */
function objectsIn(it: unknown): Record<string, unknown>[] {
  if (Array.isArray(it)) return it.flatMap(objectsIn);
  if (typeof it !== 'object' || it === null) return [];
  return [{ ...it }, ...Object.values(it).flatMap(objectsIn)];
}
const stringsIn = (it: unknown): string[] =>
  objectsIn(it).flatMap((each) => Object.values(each).filter((value) => typeof value === 'string'));
const ofType = (it: unknown, type: string) => objectsIn(it).filter((each) => each.type === type);

const words = fc.oneof(
  anyText({ maxLength: 200 }),
  fc
    .tuple(
      fc.constantFrom('👩‍👩‍👧‍👦', '𠮷', 'e\u0301\u0323', '林晓 ', '<!here> ', '&amp;', '\n', '\ud800'),
      fc.nat(2_000),
    )
    .map(([unit, times]) => unit.repeat(times)),
  fc.constantFrom('', ' ', HOSTILE, '<@U123>', '<https://x.example|y>', '\u2069\u202e'),
);
const hostileText = words.map(
  (it) =>
    text`${it} ${strong(it)}${emphasis(it)}${code(it)}${person({ id: 'p', name: it })}${mention({ ...bob, name: it })}`,
);
const press = action('a.b', { id: '01999999-9999-7999-8999-999999999999' });
const button = words.map((label) => ({ label, action: press }));
const few = { maxLength: 60 };
const elements = fc.oneof(
  hostileText.map((it): CardElement => ({ kind: 'text', text: it })),
  hostileText.map((it): CardElement => ({ kind: 'note', text: it })),
  hostileText.map((it): CardElement => ({ kind: 'heading', text: it })),
  fc
    .array(fc.record({ label: words, value: hostileText }), few)
    .map((fields): CardElement => ({ kind: 'fields', layout: 'rows', fields })),
  fc
    .array(fc.record({ text: hostileText, note: hostileText, button }, { requiredKeys: ['text'] }), few)
    .map((items): CardElement => ({ kind: 'list', items })),
  fc.record({
    kind: fc.constant('table' as const),
    columns: fc.array(words, { maxLength: 30 }),
    rows: fc.array(fc.array(hostileText, { maxLength: 30 }), { maxLength: 10 }),
  }),
  fc.array(button, few).map((buttons): CardElement => ({ kind: 'buttons', buttons })),
  fc
    .array(fc.record({ value: fc.string({ maxLength: 90 }), label: words }), few)
    .map((options): CardElement => ({ kind: 'select', label: 'Choose', options, action: press })),
  fc.record({ kind: fc.constant('progress' as const), label: words, share: fc.double() }),
  fc.constant<CardElement>({ kind: 'divider' }),
);

describe('any card', () => {
  it('is taken by Slack, and no word in it is ever read as markup', () => {
    fc.assert(
      fc.property(fc.array(elements, { maxLength: 12 }), hostileText, words, (parts, title, summary) => {
        const card: Card = { title, summary, elements: parts };
        const message = renderCards([card], eyes);
        expect(checkMessage(message)).toEqual([]);
        expect(checkView(renderHome([card], eyes))).toEqual([]);
        expect(ofType(message.blocks, 'mrkdwn')).toEqual([]);
        expect(message.text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|…)/);
        for (const each of stringsIn(message)) expect(each.isWellFormed()).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('is cut between whole characters', () => {
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

describe('a text', () => {
  it('keeps its styles, and hostile words whole', () => {
    const blocks = draw({ kind: 'text', text: text`${strong('b')}${emphasis('i')}${code('c')}${HOSTILE}` });
    const spans = ofType(blocks, 'text');
    expect(spans.slice(0, 3)).toEqual([
      { type: 'text', text: 'b', style: { bold: true } },
      { type: 'text', text: 'i', style: { italic: true } },
      { type: 'text', text: 'c', style: { code: true } },
    ]);
    expect(spans[3]?.text).toContain(HOSTILE);
  });

  it('names people without a notification, and mentions those whose account is known', () => {
    const ann = { id: 'p-ann', name: 'Ann' };
    const blocks = draw({ kind: 'text', text: text`${person(bob)} ${mention(bob)} ${mention(ann)}` });
    expect(ofType(blocks, 'user')).toEqual([{ type: 'user', user_id: 'U0BOB' }]);
    expect(ofType(blocks, 'text').map((it) => it.text)).toEqual(['Bob Meyer', ' ', ' ', '@Ann']);
    const titled = renderCards([{ ...cardOf(), title: text`${mention(bob)} did it` }], eyes);
    expect(ofType(titled.blocks, 'user')).toHaveLength(1);
  });

  it('writes dates in the reader’s zone and language, and links as links', () => {
    const at = instant(new Date('2026-11-19T23:30:00Z'), 'day-time');
    const element: CardElement = { kind: 'text', text: text`${at} ${link('more', 'https://example.com')}` };
    expect(JSON.stringify(draw(element))).toContain('Fri, Nov 20, 07:30');
    expect(ofType(draw(element), 'link')).toEqual([
      { type: 'link', url: 'https://example.com', text: 'more' },
    ]);
    const chinese = renderCards([cardOf(element)], { ...eyes, locale: 'zh-CN' });
    expect(JSON.stringify(chinese.blocks)).toContain('11月20日周五');
  });

  it('says that it was shortened, in the reader’s language', () => {
    const card = cardOf({ kind: 'text', text: plain('word '.repeat(4_000)) });
    expect(JSON.stringify(renderCards([card], eyes))).toContain(' … (shortened)');
    expect(JSON.stringify(renderCards([card], { ...eyes, locale: 'zh-CN' }))).toContain('……（已缩短）');
  });
});

describe('a message', () => {
  it('puts its controls into one row, and why it came into a small menu at its end', () => {
    const [card] = withFooter(
      [
        cardOf(
          { kind: 'buttons', buttons: [{ label: 'Start', style: 'primary', action: press }] },
          { kind: 'select', label: 'Snooze', options: [{ value: '2h', label: 'Later' }], action: press },
          { kind: 'note', text: plain('Only you') },
        ),
      ],
      'm1',
      'en',
    );
    if (card === undefined) throw new Error('No card');
    const [row] = ofType(renderCards([card], eyes).blocks, 'actions');
    const controls = objectsIn(row?.elements).filter((it) => it.action_id !== undefined);
    expect(controls.map((it) => it.type)).toEqual(['button', 'static_select', 'overflow']);
    const menu = controls[2];
    const fewer = decodeControl({
      action_id: String(menu?.action_id),
      block_id: 'b1',
      selected_option: { value: '1' },
    });
    expect(fewer).toEqual({ action: action('pacer.fewer', { message: 'm1' }) });
  });

  it('says how many rows are left out, whose buttons would not fit', () => {
    const items = Array.from({ length: 100 }, (_, i) => ({
      text: plain(`Goal ${i + 1}`),
      button: { label: 'Open', action: action('a.open', { goal: String(i) }) },
    }));
    const blocks = draw({ kind: 'list', items });
    const shown = ofType(blocks, 'section').length;
    expect(shown).toBeGreaterThanOrEqual(30);
    expect(JSON.stringify(blocks)).toContain(`… and ${100 - shown} more`);
  });

  it('says how many people and rows of a table are left out', () => {
    const crowd = Array.from({ length: 90 }, (_, i) => ({ id: `p${i}`, name: `Person ${i}` }));
    const people: CardElement = { kind: 'people', label: 'With', people: crowd };
    expect(JSON.stringify(draw(people))).toContain('Person 49 … and 40 more');
    const chinese = renderCards([cardOf(people)], { ...eyes, locale: 'zh-CN' });
    expect(JSON.stringify(chinese.blocks)).toContain('……还有 40 位');
    const rows = Array.from({ length: 250 }, (_, i) => [plain(`Row ${i}`)]);
    const [table] = ofType(draw({ kind: 'table', columns: ['It'], rows }), 'table');
    expect(table?.rows).toHaveLength(100);
    expect(JSON.stringify(draw({ kind: 'table', columns: ['It'], rows }))).toContain('… and 151 more rows');
  });

  it('keeps the controls where not everything fits', () => {
    const note: CardElement = { kind: 'note', text: plain('small print') };
    const controls: CardElement = { kind: 'buttons', buttons: [{ label: 'Start', action: press }] };
    const blocks = draw(...Array.from({ length: 80 }, () => note), controls);
    expect(blocks).toHaveLength(50);
    expect(ofType(blocks, 'button')).toHaveLength(1);
    expect(JSON.stringify(blocks)).toContain('Not everything fits');
  });

  it('is announced by its cards’ own lines, which nothing can be read into', () => {
    const card = { ...everyElement(), summary: 'Bob & <!channel>' };
    expect(renderCards([card, everyElement()], eyes).text).toBe(
      'Bob &amp; &lt;!channel&gt;\nA card with everything',
    );
  });

  it('always has rich text, so that a later state may replace it', () => {
    expect(ofType(renderCards([cardOf()], eyes).blocks, 'rich_text')).toHaveLength(1);
  });

  it('has one table of Slack’s own; others are lines', () => {
    const table: CardElement = {
      kind: 'table',
      columns: ['Team', 'Done'],
      rows: [[plain('平台'), plain('3')]],
    };
    expect(ofType(draw(table, table), 'table')).toHaveLength(1);
    const home = renderHome([cardOf(table)], eyes);
    expect(ofType(home, 'table')).toHaveLength(0);
    expect(JSON.stringify(home)).toContain('平台');
  });

  it('draws a select whose values do not fit as buttons that carry them', () => {
    const long = 'x'.repeat(100);
    const blocks = draw({
      kind: 'select',
      label: 'Which',
      options: [{ value: long, label: 'It' }],
      action: press,
    });
    const [drawn] = ofType(blocks, 'button');
    expect(
      decodeControl({
        action_id: String(drawn?.action_id),
        block_id: 'b1',
        value: String(drawn?.value),
      }),
    ).toEqual({ action: press, value: long });
  });
});

describe('a picture', () => {
  const picture = (title: string, count = 2): Extract<CardElement, { kind: 'picture' }> => ({
    kind: 'picture',
    title,
    alt: `${title} in words`,
    chart: {
      kind: 'bar',
      categories: Array.from({ length: count }, (_, i) => `W${i}`),
      series: [{ name: 'Answers', values: Array.from({ length: count }, (_, i) => i) }],
    },
  });

  it('is Slack’s own chart where it fits, with its words below', () => {
    const blocks = draw(picture('Answers a week'));
    expect(ofType(blocks, 'data_visualization')).toHaveLength(1);
    expect(JSON.stringify(blocks)).toContain('Answers a week in words');
    expect([...picturesFor([cardOf(picture('Answers a week'))]).values()]).toEqual([]);
  });

  it('is an uploaded image where it does not fit, and words where there is none', () => {
    const large = picture('Large', 21);
    expect(nativeChart(large)).toBeUndefined();
    expect([...picturesFor([cardOf(large, large)]).values()]).toEqual([large]);
    const pictures = new Map([[pictureKey(large), 'F0LARGE']]);
    const [image] = ofType(renderCards([cardOf(large)], { ...eyes, pictures }).blocks, 'image');
    expect(image).toMatchObject({ slack_file: { id: 'F0LARGE' }, alt_text: 'Large in words' });
    expect(JSON.stringify(draw(large))).toContain('Large in words');
  });

  it('is uploaded from the third on, and always for a home', () => {
    const cards = [cardOf(picture('A'), picture('B'), picture('C'))];
    expect([...picturesFor(cards).values()].map((it) => it.title)).toEqual(['C']);
    expect([...picturesFor(cards, 'home').values()].map((it) => it.title)).toEqual(['A', 'B', 'C']);
    expect(checkMessage(renderCards(cards, eyes))).toEqual([]);
  });

  it('is no chart of Slack’s with equal names, labels too long, missing points or empty slices', () => {
    const it = picture('A');
    const lines = { kind: 'line' as const, categories: ['a', 'b'] };
    for (const chart of [
      { ...lines, series: [{ name: 'x', values: [1] }] },
      { ...lines, series: [{ name: 'x', values: [1, Number.NaN] }] },
      { ...lines, series: ['x', 'x'].map((name) => ({ name, values: [1, 2] })) },
      { ...lines, categories: ['a', 'x'.repeat(21)], series: [{ name: 'x', values: [1, 2] }] },
      { ...lines, series: [] },
      { kind: 'pie' as const, slices: [{ label: 'a', value: 0 }] },
    ])
      expect(nativeChart({ ...it, chart })).toBeUndefined();
  });
});
