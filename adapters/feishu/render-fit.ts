import { limits } from './limits.ts';
import { contentBytes, countTags, type Element, type FeishuCard } from './render-json.ts';

/** How many times what Feishu takes a card is. */
function excessOf(card: FeishuCard): number {
  const json = JSON.stringify(card);
  // Far too long ones need not be counted to the byte.
  const bytes = json.length > limits.contentBytes ? json.length : contentBytes(json);
  return Math.max(countTags(card) / limits.elements, bytes / limits.contentBytes);
}

/** Says whether Feishu takes a card of this size. */
export const fits = (card: FeishuCard): boolean => excessOf(card) <= 1;

// Each drawing is about half as long and half as wide as the one before.
const stepFor = (excess: number): number => Math.max(1, Math.floor(Math.log2(excess) / 2));

/** Draws with less and less detail until it fits; the last drawing need not. */
export function firstThatFits<Detail>(
  details: readonly [Detail, ...Detail[]],
  draw: (detail: Detail) => FeishuCard,
): { card: FeishuCard; detail: Detail; fits: boolean } {
  let detail = details[0];
  let card = draw(detail);
  let excess = excessOf(card);
  for (let at = 0; excess > 1 && at < details.length - 1; ) {
    at = Math.min(at + stepFor(excess), details.length - 1);
    detail = details[at] ?? detail;
    card = draw(detail);
    excess = excessOf(card);
  }
  return { card, detail, fits: excess <= 1 };
}

const hasControls = (element: Element): boolean =>
  /"tag":"(button|overflow|select_static)"/.test(JSON.stringify(element));

/** Leaves out the last elements without controls, then the last of all, with a mark in the place of the first. */
export function trim(card: FeishuCard, mark: Element): FeishuCard {
  const all = card.body.elements;
  const controls = all.map(hasControls);
  const indices = all.map((_, i) => i);
  const byWorth = [...indices.filter((i) => controls[i]), ...indices.filter((i) => !controls[i])];
  for (let count = all.length - 1; count > 0; count -= 1) {
    const kept = new Set(byWorth.slice(0, count));
    const firstLost = indices.findIndex((i) => !kept.has(i));
    const elements = all.flatMap((element, i) => (kept.has(i) ? [element] : i === firstLost ? [mark] : []));
    const trimmed = { ...card, body: { elements } };
    if (fits(trimmed)) return trimmed;
  }
  return { ...card, body: { elements: [mark] } };
}
