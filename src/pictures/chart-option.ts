import type { EChartsCoreOption } from 'echarts/core';
import type { Chart } from '../chat/index.ts';
import { written } from './written.ts';

/** Ink and paper of all pictures: one accent first, then colours that also differ in lightness. */
const palette = ['#2563a8', '#e08a1e', '#3d8f5f', '#a3445b', '#6a5aa8', '#5f6b7a'];
const ink = '#1f2933';
const faint = '#66727f';
const line = '#dfe4ea';

/** Characters of a category below an axis; the whole of it stands in the words beside the picture. */
const LONGEST_CATEGORY = 18;

const short = (words: string, longest: number): string => {
  const drawn = [...written(words)];
  return drawn.length > longest ? `${drawn.slice(0, longest - 1).join('')}…` : drawn.join('');
};

const label = { color: ink, fontSize: 15 };
const axisName = { nameTextStyle: { color: faint, fontSize: 14 }, nameLocation: 'middle' };

type Axes = Exclude<Chart, { kind: 'pie' }>;

/** Values stand on the picture, since nobody can point at it in a chat; on crowded ones they would cover it. */
const showsValues = (chart: Axes): boolean => chart.categories.length * chart.series.length <= 24;

const seriesOf = (chart: Axes) =>
  chart.series.map(({ name, values }) => ({
    name: short(name, 30),
    type: chart.kind === 'bar' ? 'bar' : 'line',
    data: [...values],
    barMaxWidth: 56,
    symbolSize: 9,
    lineStyle: { width: 3 },
    ...(chart.kind === 'bar' ? { itemStyle: { borderRadius: [4, 4, 0, 0] } } : {}),
    ...(chart.kind === 'area' ? { areaStyle: { opacity: 0.2 } } : {}),
    label: { show: showsValues(chart), position: 'top', color: ink, fontSize: 14 },
  }));

const axesOption = (chart: Axes) => ({
  grid: {
    left: chart.yLabel === undefined ? 36 : 64,
    right: 36,
    top: 92,
    bottom: chart.series.length > 1 ? 84 : 44,
    outerBoundsMode: 'same',
    outerBoundsContain: 'axisLabel',
  },
  xAxis: {
    type: 'category',
    data: chart.categories.map((it) => short(it, LONGEST_CATEGORY)),
    axisLabel: { ...label, interval: 0, hideOverlap: true, rotate: chart.categories.length > 8 ? 35 : 0 },
    axisLine: { lineStyle: { color: line } },
    axisTick: { show: false },
    ...(chart.xLabel === undefined ? {} : { name: short(chart.xLabel, 50), nameGap: 34, ...axisName }),
  },
  yAxis: {
    type: 'value',
    axisLabel: { ...label, color: faint },
    splitLine: { lineStyle: { color: line } },
    ...(chart.yLabel === undefined ? {} : { name: short(chart.yLabel, 50), nameGap: 44, ...axisName }),
  },
  ...(chart.series.length > 1 ? { legend: { bottom: 24, icon: 'roundRect', textStyle: label } } : {}),
  series: seriesOf(chart),
});

const pieOption = (chart: Extract<Chart, { kind: 'pie' }>) => ({
  series: [
    {
      type: 'pie',
      radius: ['38%', '66%'],
      center: ['50%', '56%'],
      data: chart.slices.map((it) => ({ name: short(it.label, 24), value: it.value })),
      label: { ...label, formatter: '{b}  {c}' },
      itemStyle: { borderColor: '#ffffff', borderWidth: 2 },
    },
  ],
});

/** Turns a chart into what ECharts draws: an opaque panel that is readable on light and dark chats. */
export const chartOption = (title: string, chart: Chart): EChartsCoreOption => ({
  animation: false,
  color: palette,
  backgroundColor: '#ffffff',
  textStyle: { fontFamily: 'Noto Sans SC' },
  title: {
    text: short(title, 50),
    left: 28,
    top: 24,
    textStyle: { color: ink, fontSize: 22, fontWeight: 'bold' },
  },
  ...(chart.kind === 'pie' ? pieOption(chart) : axesOption(chart)),
});
