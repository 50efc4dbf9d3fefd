import type { AnyBlock, KnownBlock, RichTextBlock } from '@slack/types';
import {
  type Card,
  type CardElement,
  type ControlGroup,
  groupControls,
  type WordElement,
  wordsOfText,
} from '../../src/chat/index.ts';
import { assertNever } from '../../src/shared/assert-never.ts';
import { calm } from '../../src/shared/calm.ts';
import { shorten } from '../../src/shared/shorten.ts';
import { say } from './copy.ts';
import type { Drawing } from './drawing.ts';
import { limits } from './limits.ts';
import { renderControls } from './render-controls.ts';
import { badgeWords, renderList } from './render-list.ts';
import { nativeChart, renderPicture } from './render-picture.ts';
import { renderTable, renderTableLines } from './render-table.ts';
import {
  plainObject,
  renderNote,
  renderProgress,
  rich,
  richBlock,
  richElements,
  section,
  smallPrint,
} from './render-text.ts';

type Of<K extends CardElement['kind']> = Extract<CardElement, { kind: K }>;

/** Writes a label in bold, with what stands between it and its value. */
const label = (words: string, after = '') => {
  const shown = words.trim() === '' ? '–' : shorten(calm(words), limits.placeholder);
  return rich(`${shown}${after}`, { bold: true });
};

/** Draws labelled values: people's own words as quotes below their label, short facts beside it. */
function renderFields(element: Of<'fields'>, { eyes, detail }: Drawing): AnyBlock[] {
  const fields = element.fields.slice(0, detail.rows);
  const rest = element.fields.length - fields.length;
  const paragraphs = fields.flatMap((field): RichTextBlock['elements'] => {
    const value = richElements(field.value, eyes, detail.words);
    const words = value.length === 0 ? [rich('–')] : value;
    return element.layout === 'rows'
      ? [section([label(field.label)]), { type: 'rich_text_quote', elements: words }]
      : [section([label(field.label, say(eyes.locale).colon()), ...words])];
  });
  if (paragraphs.length === 0) return [];
  return [
    richBlock(...paragraphs),
    ...(rest === 0 ? [] : [smallPrint(say(eyes.locale).more({ count: rest }))]),
  ];
}

function renderPeople(element: Of<'people'>, { eyes, detail }: Drawing): AnyBlock[] {
  const words = say(eyes.locale);
  const shown = element.people.slice(0, detail.rows);
  const rest = element.people.length - shown.length;
  const names = shown.map((it) => shorten(calm(it.name), limits.buttonLabel)).join(words.comma());
  const more = rest === 0 ? '' : words.morePeople({ count: rest });
  return [
    richBlock(
      section([
        label(element.label, words.colon()),
        rich(`${names}${more}` === '' ? '–' : `${names}${more}`),
      ]),
    ),
  ];
}

function drawPicture(element: Of<'picture'>, { eyes, detail, left }: Drawing): AnyBlock[] {
  const native = left.charts > 0 && nativeChart(element) !== undefined;
  if (!native) return [renderPicture(element, eyes, false, detail.words)];
  left.charts -= 1;
  // Where a client cannot show the chart, and for those who listen, the words stand below it.
  return [
    renderPicture(element, eyes, true, detail.words),
    ...(element.alt.trim() === '' ? [] : [smallPrint(shorten(calm(element.alt), detail.words))]),
  ];
}

function drawTable(element: Of<'table'>, { eyes, detail, left }: Drawing): AnyBlock[] {
  if (element.columns.length === 0) return [];
  if (left.tables === 0) return renderTableLines(element, eyes, detail);
  left.tables -= 1;
  return renderTable(element, eyes, detail);
}

function renderElement(element: WordElement, drawing: Drawing): AnyBlock[] {
  const { eyes, detail } = drawing;
  switch (element.kind) {
    case 'heading':
      return [richBlock(section(richElements(element.text, eyes, detail.words, { bold: true })))];
    case 'text':
      return element.text.length === 0
        ? []
        : [richBlock(section(richElements(element.text, eyes, detail.words)))];
    case 'fields':
      return renderFields(element, drawing);
    case 'list':
      return renderList(element, drawing);
    case 'people':
      return renderPeople(element, drawing);
    case 'progress':
      return [renderProgress(element, eyes, detail.words)];
    case 'table':
      return drawTable(element, drawing);
    case 'picture':
      return drawPicture(element, drawing);
    case 'note':
      return [renderNote(element.text, eyes, detail.words)];
    case 'divider':
      return [{ type: 'divider' }];
    default:
      return assertNever(element, 'card element');
  }
}

const isRich = (block: AnyBlock | undefined): block is RichTextBlock => block?.type === 'rich_text';

/** Sets a heading close to the words below it, and bars close to each other. */
function setClose(groups: readonly ControlGroup[], drawing: Drawing): AnyBlock[] {
  const blocks: AnyBlock[] = [];
  let before: CardElement['kind'] | undefined;
  for (const group of groups) {
    const drawn =
      group.kind === 'words'
        ? renderElement(group.element, drawing)
        : renderControls(group.controls, drawing);
    const kind = group.kind === 'words' ? group.element.kind : undefined;
    const [first, ...others] = drawn;
    const last = blocks.at(-1);
    const close = before === 'heading' || (before === 'progress' && kind === 'progress');
    if (close && isRich(last) && isRich(first)) {
      blocks.splice(-1, 1, richBlock(...last.elements, ...first.elements), ...others);
    } else blocks.push(...drawn);
    if (drawn.length > 0) before = kind;
  }
  return blocks;
}

/** Draws a card's title: a header where it fits and mentions nobody, for a header notifies nobody. */
function renderTitle(card: Card, { eyes, detail }: Drawing): KnownBlock {
  const words = wordsOfText(card.title, eyes, Number.POSITIVE_INFINITY);
  const mentions = card.title.some((it) => it.kind === 'mention' && eyes.accounts.has(it.person.id));
  return words.length <= limits.header && !mentions
    ? { type: 'header', text: plainObject(words, limits.header) }
    : richBlock(section(richElements(card.title, eyes, detail.words, { bold: true })));
}

/** Draws a card as blocks, with as much detail as it is asked for. */
export const renderCard = (card: Card, drawing: Drawing): AnyBlock[] => [
  renderTitle(card, drawing),
  ...(card.badge === undefined ? [] : [smallPrint(badgeWords(card.badge))]),
  ...setClose(groupControls(card.elements), drawing),
];
