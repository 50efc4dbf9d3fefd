import { describe, expect, it } from 'vitest';
import { renderCards } from '../../../adapters/feishu/render-message.ts';
import { nativeChart, picturesFor } from '../../../adapters/feishu/render-picture.ts';
import { type Card, type CardElement, pictureKey, plain } from '../../../src/chat/index.ts';
import { HOSTILE } from '../../contracts/every-element.ts';
import { tagged, wordsIn } from './render-words.ts';

const eyes = { locale: 'en' as const, timeZone: 'Asia/Shanghai', accounts: new Map<string, string>() };
const cardOf = (...elements: CardElement[]): Card => ({
  title: plain('Title'),
  summary: 'Summary',
  elements,
});
const draw = (...elements: CardElement[]) => renderCards([cardOf(...elements)], eyes);

describe('a table', () => {
  const table: CardElement = {
    kind: 'table',
    columns: ['Team', 'Done'],
    rows: [[plain('平台'), plain(HOSTILE)]],
  };

  it('is Feishu’s own, whose cells are words', () => {
    const [drawn] = tagged(draw(table), 'table');
    expect(drawn).toMatchObject({
      columns: [
        { name: 'c0', display_name: 'Team', data_type: 'text' },
        { name: 'c1', display_name: 'Done', data_type: 'text' },
      ],
    });
    expect(JSON.stringify(drawn?.rows)).toContain('平台');
  });

  it('is lines from the sixth on, and says what is left out', () => {
    const drawn = draw(...Array.from({ length: 6 }, () => table));
    expect(tagged(drawn, 'table')).toHaveLength(5);
    expect(wordsIn({ body: drawn.body.elements.slice(-2) })).toContain('平台 · ');
    const columns = Array.from({ length: 12 }, (_, i) => `C${i}`);
    const rows = Array.from({ length: 80 }, () => columns.map(plain));
    expect(wordsIn(draw({ kind: 'table', columns, rows }))).toMatch(
      /… and \d\d more rows\n… and 2 more columns/,
    );
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

  it('is Feishu’s own chart where it fits, with its words below', () => {
    const drawn = draw(picture('Answers a week'));
    expect(tagged(drawn, 'chart')).toMatchObject([
      {
        chart_spec: {
          type: 'bar',
          xField: 'x',
          yField: 'y',
          data: {
            values: [
              { x: 'W0', y: 0 },
              { x: 'W1', y: 1 },
            ],
          },
        },
      },
    ]);
    expect(wordsIn(drawn)).toContain('Answers a week in words');
    expect([...picturesFor([cardOf(picture('Answers a week'))]).values()]).toEqual([]);
  });

  it('is words where Feishu refused its own charts', () => {
    const drawn = renderCards([cardOf(picture('Answers a week'))], { ...eyes, charts: false });
    expect(tagged(drawn, 'chart')).toEqual([]);
    expect(wordsIn(drawn)).toContain('Answers a week in words');
  });

  it('is an uploaded image where it does not fit, and words where there is none', () => {
    const large = picture('Large', 40);
    expect(nativeChart(large)).toBeUndefined();
    expect([...picturesFor([cardOf(large, large)]).values()]).toEqual([large]);
    const pictures = new Map([[pictureKey(large), 'img_v2_large']]);
    const drawn = renderCards([cardOf(large)], { ...eyes, pictures });
    expect(tagged(drawn, 'img')).toMatchObject([{ img_key: 'img_v2_large' }]);
    for (const it of [drawn, draw(large)]) expect(wordsIn(it)).toContain('Large in words');
  });

  it('is uploaded from the sixth on', () => {
    const cards = [cardOf(...['A', 'B', 'C', 'D', 'E', 'F'].map((it) => picture(it)))];
    expect([...picturesFor(cards).values()].map((it) => it.title)).toEqual(['F']);
    expect(tagged(renderCards(cards, eyes), 'chart')).toHaveLength(5);
  });

  it('is no chart of Feishu’s with equal names, labels too long, missing points or empty slices', () => {
    const it = picture('A');
    const lines = { kind: 'line' as const, categories: ['a', 'b'] };
    for (const chart of [
      { ...lines, series: [{ name: 'x', values: [1] }] },
      { ...lines, series: [{ name: 'x', values: [1, Number.NaN] }] },
      { ...lines, series: ['x', 'x'].map((name) => ({ name, values: [1, 2] })) },
      { ...lines, categories: ['a', 'x'.repeat(41)], series: [{ name: 'x', values: [1, 2] }] },
      { ...lines, series: [] },
      { kind: 'pie' as const, slices: [{ label: 'a', value: 0 }] },
    ])
      expect(nativeChart({ ...it, chart })).toBeUndefined();
  });
});
