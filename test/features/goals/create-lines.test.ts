import { describe, expect, it } from 'vitest';
import { readLadder, readMilestones, readWeights } from '../../../src/features/goals/create/list-lines.ts';
import { readMeasureLine, writeMeasureLine } from '../../../src/features/goals/create/measure-line.ts';
import { defaultPeriod } from '../../../src/features/goals/create/period.ts';

const level = (baseline: number, target: number, unit: string) => ({ kind: 'level', baseline, target, unit });

describe('a measure typed as one line', () => {
  it.each([
    ['Shops that renew: 60 → 80 %', 'Shops that renew', level(60, 80, '%')],
    ['Shops that renew 60% -> 80%', 'Shops that renew', level(60, 80, '%')],
    ['Calls from 0 to 1,500 calls', 'Calls', level(0, 1500, 'calls')],
    ['Top 10 customers: 3 => 8', 'Top 10 customers', level(3, 8, '')],
    ['Cost per order - 4.2 → 3.5 EUR', 'Cost per order', level(4.2, 3.5, 'EUR')],
    ['商户续约率：从60%到80%', '商户续约率', level(60, 80, '%')],
    ['响应时间 ４ 至 ２ 天', '响应时间', level(4, 2, '天')],
    ['Margin: -5 → 10 %', 'Margin', level(-5, 10, '%')],
    ['Availability ≥ 99.5 %', 'Availability', { kind: 'keep', unit: '%', least: 99.5 }],
    [
      'Time to first payment: at most 2 days',
      'Time to first payment',
      { kind: 'keep', unit: 'days', most: 2 },
    ],
    ['库存周转不低于 4 次', '库存周转', { kind: 'keep', unit: '次', least: 4 }],
    ['Stock: ≥ 2 ≤ 4 weeks', 'Stock', { kind: 'keep', unit: 'weeks', least: 2, most: 4 }],
    ['Turnover: 1.500,5 → 2.000 EUR', 'Turnover', level(1500.5, 2000, 'EUR')],
    ['Uptime: 99.5 → 99.995 %', 'Uptime', level(99.5, 99.995, '%')],
    ['Churn: 2,5 → 1,8 %', 'Churn', level(2.5, 1.8, '%')],
    ['回款：100万元 → 120万元', '回款', level(100, 120, '万元')],
    ['回款：100 → 120 万元', '回款', level(100, 120, '万元')],
    ['Uptime ≥ 99.9950 %', 'Uptime', { kind: 'keep', unit: '%', least: 99.995 }],
    ['Stock: 2–4 weeks', 'Stock', { kind: 'keep', unit: 'weeks', least: 2, most: 4 }],
  ])('%s', (line, title, measure) => {
    const read = readMeasureLine(line);
    expect(read).toEqual({ ok: true, value: { title, measure } });
    // What is written for a change is read as the same again.
    if (read.ok) expect(readMeasureLine(writeMeasureLine(read.value))).toEqual(read);
  });

  it.each([
    ['More happy customers', 'no-figures'],
    ['80 %', 'no-figures'],
    ['60 → 80 %', 'no-title'],
    ['Renewals: 60 → 60 %', 'same'],
    ['Turnover: 1.500 → 2.000 EUR', 'two-ways'],
    ['Uptime ≥ 99.995 %', 'two-ways'],
    ['回款：100万 → 1.2亿', 'mixed-units'],
    ['回款：8000 → 1.2万', 'mixed-units'],
    ['Visitors: 500k -> 1.2m', 'mixed-units'],
    ['Stock: ≥ 4 ≤ 2 weeks', 'reversed'],
    ['Renewals: 60 → 80 per cent of all the shops there are', 'long-unit'],
    [`${'9'.repeat(150)} → 1`, 'no-figures'],
  ])('%s is refused: %s', (line, problem) => {
    expect(readMeasureLine(line)).toEqual({ ok: false, error: problem });
  });

  it('is not held up by hostile lines', () => {
    const began = performance.now();
    for (const line of ['1 '.repeat(80), 'from '.repeat(32), '≥ 1 '.repeat(40), '1,'.repeat(80)])
      readMeasureLine(line);
    expect(performance.now() - began).toBeLessThan(200);
  });
});

const quarter = { start: '2026-10-01', due: '2026-12-31' };

describe('milestones, one a line', () => {
  it('are read with the date first, in either language, and put in order', () => {
    const typed = '- 15 Dec Open to everybody\n\n2026-11-10: Pilot, with three customers\n11月20日 复盘';
    expect(readMilestones(typed, { ...quarter, locale: 'en' })).toEqual({
      ok: true,
      value: [
        { title: 'Pilot, with three customers', due: '2026-11-10' },
        { title: '复盘', due: '2026-11-20' },
        { title: 'Open to everybody', due: '2026-12-15' },
      ],
    });
  });

  it.each([
    ['Pilot in November', 'line-date'],
    ['10 Dec', 'line-title'],
    ['2027-02-01 Pilot', 'line-outside'],
    ['30 Sep 2026 Pilot', 'line-outside'],
  ])('%s is refused: %s', (line, kind) => {
    expect(readMilestones(line, { ...quarter, locale: 'en' })).toEqual({ ok: false, error: { kind, line } });
  });

  it('are twelve at most', () => {
    const typed = Array.from({ length: 13 }, (_, i) => `2026-11-${10 + i} Step`).join('\n');
    expect(readMilestones(typed, { ...quarter, locale: 'en' })).toMatchObject({
      error: { kind: 'too-many-milestones' },
    });
  });
});

describe('a ladder', () => {
  it.each([
    ['', undefined],
    [
      '70 = 0.3, 85 = 0.7, 100 = 1',
      [
        { at: 70, score: 0.3 },
        { at: 85, score: 0.7 },
        { at: 100, score: 1 },
      ],
    ],
    [
      '1,500 = 50%；2,000 = 100%',
      [
        { at: 1500, score: 0.5 },
        { at: 2000, score: 1 },
      ],
    ],
  ])('%s', (typed, steps) => {
    expect(readLadder(typed)).toEqual({ ok: true, value: steps });
  });

  it.each(['70', '70 = 1.5', '70 = -1', 'a = 1', '70 = 0.3, 70 = 0.5'])('%s is refused', (typed) => {
    expect(readLadder(typed)).toEqual({ ok: false, error: { kind: 'ladder' } });
  });
});

describe('weights', () => {
  it.each([
    ['', [undefined, undefined, undefined]],
    ['50 30', [50, 30, undefined]],
    ['50%，30%，20%', [50, 30, 20]],
    ['40 / 40 / 20', [40, 40, 20]],
  ])('%s', (typed, weights) => {
    expect(readWeights(typed, 3)).toEqual({ ok: true, value: weights });
  });

  it.each([
    ['50 30 30', { kind: 'weights-sum', sum: 110 }],
    ['50 50', { kind: 'weights-sum', sum: 100 }],
    ['50 30 0', { kind: 'weights' }],
    ['half', { kind: 'weights' }],
    ['25 25 25 25', { kind: 'weights-many' }],
  ])('%s is refused', (typed, error) => {
    expect(readWeights(typed, 3)).toEqual({ ok: false, error });
  });
});

describe('the period that is offered', () => {
  it.each([
    ['2026-10-05', '2026-10-01', '2026-12-31'],
    ['2026-10-14', '2026-10-01', '2026-12-31'],
    ['2026-10-15', '2026-10-15', '2026-12-31'],
    ['2026-12-17', '2026-12-17', '2026-12-31'],
    ['2026-12-18', '2027-01-01', '2027-03-31'],
    ['2026-03-25', '2026-04-01', '2026-06-30'],
  ])('on %s goes from %s to %s', (today, start, due) => {
    expect(defaultPeriod(today)).toEqual({ start, due });
  });
});
