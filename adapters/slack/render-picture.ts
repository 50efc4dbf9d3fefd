import { createHash } from 'node:crypto';
import type { Block, ImageBlock, KnownBlock } from '@slack/types';
import type { Card, Chart } from '../../src/chat/index.ts';
import { shorten } from '../../src/shared/shorten.ts';
import type { Picture } from './config.ts';
import { limits } from './limits.ts';
import { calm, type Eyes, plainObject, rich, richBlock, section } from './render-text.ts';

/** Makes a picture's key of what it shows: the same figures are the same file. */
export const pictureKey = (picture: Picture): string =>
  createHash('sha256')
    .update(JSON.stringify([picture.title, picture.alt, picture.chart]))
    .digest('base64url')
    .slice(0, 22);

const fitsAll = (labels: readonly string[], max: number): boolean =>
  labels.every((label) => label.trim() !== '' && label.length <= max);
const distinct = (labels: readonly string[]): boolean => new Set(labels).size === labels.length;
const within = (count: number, max: number): boolean => count > 0 && count <= max;

type Lines = Exclude<Chart, { kind: 'pie' }>;
type Pie = Extract<Chart, { kind: 'pie' }>;

function pieOf({ slices }: Pie): object | undefined {
  const labels = slices.map((it) => it.label);
  const fits =
    within(slices.length, limits.chartSeries) &&
    fitsAll(labels, limits.chartLabel) &&
    distinct(labels) &&
    slices.every((it) => Number.isFinite(it.value) && it.value > 0);
  return fits ? { type: 'pie', segments: slices.map(({ label, value }) => ({ label, value })) } : undefined;
}

function linesOf({ kind, categories, series, xLabel, yLabel }: Lines): object | undefined {
  const names = series.map((it) => it.name);
  const axis = [xLabel, yLabel].filter((it) => it !== undefined);
  const fits =
    within(series.length, limits.chartSeries) &&
    within(categories.length, limits.chartCategories) &&
    [names, categories].every((labels) => fitsAll(labels, limits.chartLabel) && distinct(labels)) &&
    fitsAll(axis, limits.chartAxisLabel) &&
    series.every((it) => it.values.length === categories.length && it.values.every(Number.isFinite));
  if (!fits) return undefined;
  return {
    type: kind,
    series: series.map(({ name, values }) => ({
      name,
      data: categories.map((label, i) => ({ label, value: values[i] ?? 0 })),
    })),
    axis_config: {
      categories: [...categories],
      ...(xLabel === undefined ? {} : { x_label: xLabel }),
      ...(yLabel === undefined ? {} : { y_label: yLabel }),
    },
  };
}

/** Draws a picture with Slack's own charts; undefined where it does not fit their limits. */
export function nativeChart(picture: Picture): Block | undefined {
  const { title, chart } = picture;
  if (!fitsAll([title], limits.chartTitle)) return undefined;
  const drawn = chart.kind === 'pie' ? pieOf(chart) : linesOf(chart);
  // @slack/types 3.2 does not know the block yet.
  return drawn === undefined
    ? undefined
    : Object.assign({ type: 'data_visualization', title }, { chart: drawn });
}

const imageOf = ({ title, alt }: Picture, fileId: string): ImageBlock => ({
  type: 'image',
  slack_file: { id: fileId },
  alt_text: shorten(calm(alt.trim() === '' ? title : alt), limits.altText),
  title: plainObject(title, limits.imageTitle),
});

/** Draws a picture as Slack's own chart, as an uploaded image, or in words. */
export function renderPicture(
  picture: Picture,
  eyes: Eyes,
  native: boolean,
  max: number,
): KnownBlock | Block {
  const chart = native ? nativeChart(picture) : undefined;
  if (chart !== undefined) return chart;
  const fileId = eyes.pictures?.get(pictureKey(picture));
  if (fileId !== undefined) return imageOf(picture, fileId);
  return richBlock(
    section([
      rich(shorten(calm(picture.title), limits.placeholder), { bold: true }),
      rich(`\n${shorten(calm(picture.alt), max)}`),
    ]),
  );
}

/** Lists the pictures of a message that Slack cannot draw by itself, each once; `pictureKey` names them. */
export function picturesToUpload(cards: readonly Card[], surface: 'message' | 'home' = 'message'): Picture[] {
  let charts: number = surface === 'message' ? limits.messageCharts : 0;
  const missing = new Map<string, Picture>();
  for (const element of cards.flatMap((card) => card.elements)) {
    if (element.kind !== 'picture') continue;
    if (charts > 0 && nativeChart(element) !== undefined) charts -= 1;
    else missing.set(pictureKey(element), element);
  }
  return [...missing.values()];
}
