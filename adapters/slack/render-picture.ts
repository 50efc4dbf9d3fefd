import type { Block, ImageBlock, KnownBlock } from '@slack/types';
import {
  type Card,
  type Chart,
  chartFits,
  type Picture,
  pictureKey,
  picturesToUpload,
} from '../../src/chat/index.ts';
import { calm } from '../../src/shared/calm.ts';
import { shorten } from '../../src/shared/shorten.ts';
import { limits } from './limits.ts';
import { type Eyes, plainObject, rich, richBlock, section } from './render-text.ts';

const isShort = (label: string, max: number): boolean => label.trim() !== '' && label.length <= max;

type Lines = Exclude<Chart, { kind: 'pie' }>;
type Pie = Extract<Chart, { kind: 'pie' }>;

const pieOf = ({ slices }: Pie): object => ({
  type: 'pie',
  segments: slices.map(({ label, value }) => ({ label, value })),
});

function linesOf({ kind, categories, series, xLabel, yLabel }: Lines): object {
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
  if (!isShort(title, limits.chartTitle) || !chartFits(chart, limits.chart)) return undefined;
  const drawn = chart.kind === 'pie' ? pieOf(chart) : linesOf(chart);
  // @slack/types 3.2 does not know the block yet.
  return Object.assign({ type: 'data_visualization', title }, { chart: drawn });
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

/** Lists the pictures of a message that Slack cannot draw by itself, by `pictureKey`. */
export const picturesFor = (
  cards: readonly Card[],
  surface: 'message' | 'home' = 'message',
): Map<string, Picture> => {
  const charts = surface === 'message' ? limits.messageCharts : 0;
  return picturesToUpload(cards, charts, (it) => nativeChart(it) !== undefined);
};
