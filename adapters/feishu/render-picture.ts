import { createHash } from 'node:crypto';
import type { Card, Chart } from '../../src/chat/index.ts';
import type { Picture } from './config.ts';
import { limits } from './limits.ts';
import type { Drawing } from './render-drawing.ts';
import type { Chart as ChartElement, Element } from './render-json.ts';
import { boldLabel, calm, markdown, plainObject, smallPrint } from './render-text.ts';

/** Makes a picture's key of what it shows: the same figures are the same image. */
export const pictureKey = (picture: Picture): string =>
  createHash('sha256')
    .update(JSON.stringify([picture.title, picture.alt, picture.chart]))
    .digest('base64url')
    .slice(0, 22);

const fitsAll = (labels: readonly string[]): boolean =>
  labels.every((label) => label.trim() !== '' && label.length <= limits.chartLabel);
const distinct = (labels: readonly string[]): boolean => new Set(labels).size === labels.length;
const within = (count: number, max: number): boolean => count > 0 && count <= max;

type Lines = Exclude<Chart, { kind: 'pie' }>;
type Pie = Extract<Chart, { kind: 'pie' }>;
type Spec = ChartElement['chart_spec'];

/** Figures stand on the bars themselves where they do not cover each other. */
const MOST_WRITTEN = 24;

function pieOf({ slices }: Pie): Spec | undefined {
  const labels = slices.map((it) => it.label);
  const fits =
    within(slices.length, limits.chartSeries) &&
    fitsAll(labels) &&
    distinct(labels) &&
    slices.every((it) => Number.isFinite(it.value) && it.value > 0);
  if (!fits) return undefined;
  return {
    type: 'pie',
    data: { values: slices.map(({ label, value }) => ({ label: calm(label), value })) },
    categoryField: 'label',
    valueField: 'value',
    outerRadius: 0.8,
    innerRadius: 0.5,
    label: { visible: true },
    legends: { visible: true, orient: 'bottom' },
  };
}

const axisOf = (orient: 'left' | 'bottom', label: string | undefined) => ({
  orient,
  ...(label === undefined ? {} : { title: { visible: true, text: calm(label) } }),
});

function linesOf({ kind, categories, series, xLabel, yLabel }: Lines): Spec | undefined {
  const names = series.map((it) => it.name);
  const axis = [xLabel, yLabel].filter((it) => it !== undefined);
  const fits =
    within(series.length, limits.chartSeries) &&
    within(categories.length, limits.chartCategories) &&
    [names, categories].every((labels) => fitsAll(labels) && distinct(labels)) &&
    fitsAll(axis) &&
    series.every((it) => it.values.length === categories.length && it.values.every(Number.isFinite));
  if (!fits) return undefined;
  const several = series.length > 1;
  return {
    type: kind,
    data: {
      values: categories.flatMap((category, i) =>
        series.map(({ name, values }) => ({ x: calm(category), y: values[i] ?? 0, series: calm(name) })),
      ),
    },
    // Bars of several series stand beside each other only where both are named.
    xField: kind === 'bar' && several ? ['x', 'series'] : 'x',
    yField: 'y',
    seriesField: 'series',
    ...(kind === 'area' ? { stack: false } : {}),
    axes: [axisOf('left', yLabel), axisOf('bottom', xLabel)],
    label: { visible: categories.length * series.length <= MOST_WRITTEN },
    legends: { visible: several, orient: 'bottom' },
  };
}

/** Draws a picture with Feishu's own charts; undefined where it would not be readable. */
export function nativeChart({ chart }: Picture): ChartElement | undefined {
  const spec = chart.kind === 'pie' ? pieOf(chart) : linesOf(chart);
  return spec === undefined ? undefined : { tag: 'chart', aspect_ratio: '16:9', chart_spec: spec };
}

/** Draws a picture as Feishu's own chart, as an uploaded image, or in words; the words stand below in any case. */
export function renderPicture(picture: Picture, { eyes, detail, left }: Drawing): Element[] {
  const title = markdown(boldLabel(picture.title, Math.min(detail.words, limits.title)));
  const alt = picture.alt.trim() === '' ? [] : [smallPrint(picture.alt, detail.words)];
  const chart = left.charts > 0 ? nativeChart(picture) : undefined;
  if (chart !== undefined) {
    left.charts -= 1;
    return [title, chart, ...alt];
  }
  const imgKey = eyes.pictures?.get(pictureKey(picture));
  if (imgKey === undefined) return [title, ...alt];
  // Its title is drawn in it.
  return [
    {
      tag: 'img',
      img_key: imgKey,
      alt: plainObject(picture.title, limits.title),
      scale_type: 'fit_horizontal',
    },
    ...alt,
  ];
}

/** Lists the pictures of a message that Feishu cannot draw by itself, each once; `pictureKey` names them. */
export function picturesToUpload(cards: readonly Card[]): Picture[] {
  let charts: number = limits.charts;
  const missing = new Map<string, Picture>();
  for (const element of cards.flatMap((card) => card.elements)) {
    if (element.kind !== 'picture') continue;
    if (charts > 0 && nativeChart(element) !== undefined) charts -= 1;
    else missing.set(pictureKey(element), element);
  }
  return [...missing.values()];
}
