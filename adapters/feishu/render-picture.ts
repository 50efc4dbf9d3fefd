import {
  type Card,
  type Chart,
  chartFits,
  type Picture,
  pictureKey,
  picturesToUpload,
} from '../../src/chat/index.ts';
import { calm } from '../../src/shared/calm.ts';
import { limits } from './limits.ts';
import type { Drawing } from './render-drawing.ts';
import type { Chart as ChartElement, Element } from './render-json.ts';
import { boldLabel, markdown, plainObject, smallPrint } from './render-text.ts';

type Lines = Exclude<Chart, { kind: 'pie' }>;
type Pie = Extract<Chart, { kind: 'pie' }>;
type Spec = ChartElement['chart_spec'];

/** Figures stand on the bars themselves where they do not cover each other. */
const MOST_WRITTEN = 24;

function pieOf({ slices }: Pie): Spec {
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

function linesOf({ kind, categories, series, xLabel, yLabel }: Lines): Spec {
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
  if (!chartFits(chart, limits.chart)) return undefined;
  const spec = chart.kind === 'pie' ? pieOf(chart) : linesOf(chart);
  return { tag: 'chart', aspect_ratio: '16:9', chart_spec: spec };
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

/** Lists the pictures of a message that Feishu cannot draw by itself, by `pictureKey`. */
export const picturesFor = (cards: readonly Card[]): Map<string, Picture> =>
  picturesToUpload(cards, limits.charts, (it) => nativeChart(it) !== undefined);
