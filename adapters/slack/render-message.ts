import type { AnyBlock, HomeView } from '@slack/types';
import type { Card } from '../../src/chat/index.ts';
import { shorten } from '../../src/shared/shorten.ts';
import type { Rendered } from './config.ts';
import { say } from './copy.ts';
import type { Detail, Drawing } from './drawing.ts';
import { limits } from './limits.ts';
import { renderCard } from './render-card.ts';
import { type Eyes, escapeMarkup, rich, richBlock, section, smallPrint } from './render-text.ts';

// From all that fits into single blocks down to a glance: the first that fits into the whole message is taken.
const details: readonly Detail[] = [
  { rows: 50, words: 2_900, labels: 75 },
  { rows: 40, words: 1_500, labels: 75 },
  { rows: 30, words: 600, labels: 75 },
  { rows: 20, words: 300, labels: 60 },
  { rows: 12, words: 150, labels: 40 },
  { rows: 8, words: 100, labels: 30 },
  { rows: 4, words: 80, labels: 24 },
  { rows: 1, words: 60, labels: 20 },
];

type Surface = { blocks: number; charts: number; tables: number };
const message: Surface = {
  blocks: limits.messageBlocks,
  charts: limits.messageCharts,
  tables: limits.messageTables,
};
const home: Surface = { blocks: limits.viewBlocks, charts: 0, tables: 0 };

/** Counts the characters that a reader is shown. */
function charactersIn(it: unknown): number {
  if (Array.isArray(it)) return it.reduce<number>((sum, each) => sum + charactersIn(each), 0);
  if (typeof it !== 'object' || it === null) return 0;
  return Object.entries(it).reduce(
    (sum, [key, value]) =>
      sum + (typeof value === 'string' ? (key === 'text' ? value.length : 0) : charactersIn(value)),
    0,
  );
}

function draw(cards: readonly Card[], eyes: Eyes, surface: Surface, detail: Detail): AnyBlock[] {
  let ids = 0;
  const drawing: Drawing = {
    eyes,
    detail,
    nextId: () => {
      ids += 1;
      return ids;
    },
    left: { charts: surface.charts, tables: surface.tables },
  };
  return cards.flatMap((card, i): AnyBlock[] => [
    ...(i === 0 ? [] : [{ type: 'divider' }]),
    ...renderCard(card, drawing),
  ]);
}

const isControl = (block: AnyBlock): boolean => block.type === 'actions' || 'accessory' in block;

/** Leaves out the last blocks without controls, then the last of all, and says so in the place of the first. */
function trim(blocks: readonly AnyBlock[], most: number, eyes: Eyes): AnyBlock[] {
  if (blocks.length <= most) return [...blocks];
  const room = most - 1;
  const indices = blocks.map((_, i) => i).slice(1);
  const byWorth = [
    0,
    ...indices.filter((i) => isControl(blocks[i] ?? { type: '' })),
    ...indices.filter((i) => !isControl(blocks[i] ?? { type: '' })),
  ];
  const kept = new Set(byWorth.slice(0, room));
  const firstLost = blocks.findIndex((_, i) => !kept.has(i));
  const mark = smallPrint(say(eyes.locale).notEverything());
  return blocks.flatMap((block, i) => {
    if (kept.has(i)) return [block];
    return i === firstLost ? [mark] : [];
  });
}

function drawWithin(cards: readonly Card[], eyes: Eyes, surface: Surface): AnyBlock[] {
  let blocks: AnyBlock[] = [];
  for (const detail of details) {
    blocks = draw(cards, eyes, surface, detail);
    if (blocks.length <= surface.blocks && charactersIn(blocks) <= limits.messageCharacters) return blocks;
  }
  return trim(blocks, surface.blocks, eyes);
}

/** Makes sure of some rich text: Slack refuses to replace a message that had some by one that has none. */
function withRichText(blocks: readonly AnyBlock[]): AnyBlock[] {
  if (blocks.some((it) => it.type === 'rich_text')) return [...blocks];
  const title = blocks.find((it) => it.type === 'header');
  if (title === undefined || !('text' in title) || typeof title.text !== 'object') return [...blocks];
  const bold = richBlock(section([rich(title.text.text, { bold: true })]));
  return blocks.map((it) => (it === title ? bold : it));
}

// Characters of the longest entity that stands for one: `&amp;`.
const ENTITY = 5;

const summaryOf = (cards: readonly Card[]): string =>
  cards
    .map((it) => it.summary.toWellFormed().trim())
    .filter((it) => it !== '')
    .join('\n') || 'Pacer';

/** Draws the cards of a message within all of Slack's limits; what does not fit is shortened visibly. */
export const renderCards = (cards: readonly Card[], eyes: Eyes): Rendered => ({
  text: escapeMarkup(shorten(summaryOf(cards), limits.messageText / ENTITY)),
  blocks: withRichText(drawWithin(cards, eyes, message)),
});

/** Draws cards as somebody's App Home. */
export const renderHome = (cards: readonly Card[], eyes: Eyes): HomeView => ({
  type: 'home',
  blocks: drawWithin(cards, eyes, home),
});
