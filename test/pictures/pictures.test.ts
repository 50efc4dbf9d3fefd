import { describe, expect, it } from 'vitest';
import type { Chart } from '../../src/chat/index.ts';
import { drawSvg, paint } from '../../src/pictures/index.ts';
import { written } from '../../src/pictures/written.ts';

const bars: Chart = {
  kind: 'bar',
  categories: ['第45周', '第46周'],
  series: [
    { name: '已回答', values: [4, 5] },
    { name: '全员', values: [6, 6] },
  ],
  yLabel: '人数',
};
const charts: Record<string, Chart> = {
  bars,
  line: { ...bars, kind: 'line' },
  area: { ...bars, kind: 'area' },
  pie: { kind: 'pie', slices: [{ label: '需求清晰', value: 3 }] },
  crowded: {
    kind: 'line',
    categories: Array.from({ length: 60 }, (_, i) => `A category with a long name ${i}`),
    series: [{ name: 'x'.repeat(200), values: Array.from({ length: 60 }, (_, i) => i) }],
  },
};

describe('a picture', () => {
  it.each(Object.entries(charts))('of %s is drawn with its words', (_name, chart) => {
    const svg = drawSvg({ title: '团队 <b> & "每周"', chart });
    expect(svg).toContain('团队 &lt;b&gt; &amp;');
    expect(svg).not.toContain('<b>');
    const words = chart.kind === 'pie' ? '需求清晰' : [...(chart.categories[0] ?? '')].slice(0, 5).join('');
    expect(svg).toContain(words);
  });

  it('is the same each time', () => {
    const strip = (svg: string) => svg.replace(/zr\d+-\w+-\d+/g, 'zr');
    expect(strip(drawSvg({ title: 'Week', chart: bars }))).toBe(
      strip(drawSvg({ title: 'Week', chart: bars })),
    );
  });

  it('becomes a PNG of twice its size, one after the other', async () => {
    const pngs = await Promise.all(
      [bars, charts.pie ?? bars].map((chart) => paint({ title: '团队', chart })),
    );
    for (const png of pngs) {
      const bytes = Buffer.from(png);
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1600, 900]);
    }
  });

  it('shows Chinese as ink, not as nothing', async () => {
    const [empty, chinese] = await Promise.all([
      paint({ title: '', chart: bars }),
      paint({ title: '支付团队每周回答人数一览', chart: bars }),
    ]);
    expect(chinese.length - empty.length).toBeGreaterThan(2_000);
  });
});

describe('the words of a picture', () => {
  it.each([
    ['Zhang 张 ¥5', 'Zhang 张 ¥5'],
    ['done 🎉 well', 'done well'],
    ['👩‍💻', ''],
    ['李䶮', '李□'],
    ['a\u202eb\u0000c', 'abc'],
  ])('%j are drawn as %j', (words, drawn) => {
    expect(written(words)).toBe(drawn);
  });
});
