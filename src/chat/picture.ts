import type { Card, CardElement } from './card.ts';
import type { Chart } from './chart.ts';

export type Picture = Extract<CardElement, { kind: 'picture' }>;

/** Makes a picture's key of what it shows: the same figures are the same image. Not a hash: this folder is read by the playground's page, too. */
export const pictureKey = (picture: Picture): string =>
  JSON.stringify([picture.title, picture.alt, picture.chart]);

/** What a chat's own charts can show: series or slices, categories, characters of their names and of an axis' label. */
export type ChartLimits = { series: number; categories: number; label: number; axisLabel: number };

const isWithin = (count: number, max: number): boolean => count > 0 && count <= max;
const areShort = (labels: readonly string[], max: number): boolean =>
  labels.every((label) => label.trim() !== '' && label.length <= max);
const areNames = (labels: readonly string[], max: number): boolean =>
  areShort(labels, max) && new Set(labels).size === labels.length;

/** Tells whether a chart can be read as one of a chat's own. */
export function chartFits(chart: Chart, max: ChartLimits): boolean {
  if (chart.kind === 'pie')
    return (
      isWithin(chart.slices.length, max.series) &&
      areNames(
        chart.slices.map((it) => it.label),
        max.label,
      ) &&
      chart.slices.every((it) => Number.isFinite(it.value) && it.value > 0)
    );
  const { series, categories, xLabel, yLabel } = chart;
  return (
    isWithin(series.length, max.series) &&
    isWithin(categories.length, max.categories) &&
    [series.map((it) => it.name), categories].every((labels) => areNames(labels, max.label)) &&
    areShort(
      [xLabel, yLabel].filter((it) => it !== undefined),
      max.axisLabel,
    ) &&
    series.every((it) => it.values.length === categories.length && it.values.every(Number.isFinite))
  );
}

/** Lists the pictures of a message that its chat cannot draw by itself, each once, by key; it draws so many charts. */
export function picturesToUpload(
  cards: readonly Card[],
  charts: number,
  isDrawn: (picture: Picture) => boolean,
): Map<string, Picture> {
  let left = charts;
  const missing = new Map<string, Picture>();
  for (const element of cards.flatMap((card) => card.elements)) {
    if (element.kind !== 'picture') continue;
    if (left > 0 && isDrawn(element)) left -= 1;
    else missing.set(pictureKey(element), element);
  }
  return missing;
}
