import { type Badge, type CardElement, type ListItem, wordsOfText } from '../../src/chat/index.ts';
import { say } from './copy.ts';
import { limits } from './limits.ts';
import { renderButton } from './render-controls.ts';
import type { Drawing } from './render-drawing.ts';
import type { Element, TagColor, TextTag } from './render-json.ts';
import { escapeMarkdown } from './render-markdown.ts';
import { escapedWords, grey, markdown, markdownOf, plainObject, smallPrint } from './render-text.ts';

type List = Extract<CardElement, { kind: 'list' }>;

const tagColors: Readonly<Record<Badge['tone'], TagColor>> = {
  neutral: 'neutral',
  good: 'green',
  warning: 'orange',
  bad: 'red',
};

/** Draws a badge for the header. */
export const badgeTag = (badge: Badge): TextTag => ({
  tag: 'text_tag',
  text: plainObject(badge.label, limits.tag),
  color: tagColors[badge.tone],
});

/** Writes a badge within a text. */
export const badgeMarkdown = (badge: Badge): string =>
  `<text_tag color='${tagColors[badge.tone]}'>${escapedWords(badge.label, limits.tag)}</text_tag>`;

// Below the words, past the bullet.
const INDENT = '\u3000';

// A row is read in passing.
const MAX_ROW = 800;

/** Writes a row: its words and badge, and its note on a line of its own. */
function rowMarkdown(item: ListItem, { eyes, detail }: Drawing, indent: string): string {
  const max = Math.min(detail.words, MAX_ROW);
  const words = markdownOf(item.text, eyes, max);
  const note = item.note === undefined ? '' : wordsOfText(item.note, eyes, max);
  const badge = item.badge === undefined ? '' : ` ${badgeMarkdown(item.badge)}`;
  const below = note.trim() === '' ? '' : `\n${grey(escapeMarkdown(note)).replace(/^/gm, indent)}`;
  return `${words === '' ? '–' : words}${badge}${below}`;
}

/** Draws a row with its button beside it. */
function row(item: ListItem, drawing: Drawing): Element {
  const words = markdown(rowMarkdown(item, drawing, ''));
  if (item.button === undefined) return words;
  return {
    tag: 'column_set',
    flex_mode: 'none',
    horizontal_spacing: 'medium',
    columns: [
      { tag: 'column', width: 'weighted', weight: 1, vertical_align: 'center', elements: [words] },
      {
        tag: 'column',
        width: 'auto',
        vertical_align: 'center',
        elements: [{ ...renderButton(item.button, drawing), size: 'small' }],
      },
    ],
  };
}

/** Draws a list: rows with buttons beside them where any row has one, bullets otherwise. */
export function renderList(list: List, drawing: Drawing): Element[] {
  const { eyes, detail } = drawing;
  const items = list.items.slice(0, detail.rows);
  if (items.length === 0) return [];
  const drawn = items.some((it) => it.button !== undefined)
    ? items.map((it) => row(it, drawing))
    : [markdown(items.map((it) => `• ${rowMarkdown(it, drawing, INDENT)}`).join('\n'))];
  const rest = list.items.length - items.length;
  return rest === 0 ? drawn : [...drawn, smallPrint(say(eyes.locale).more({ count: rest }))];
}
