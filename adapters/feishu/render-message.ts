import { type Badge, type Card, type Reading, type Text, wordsOfText } from '../../src/chat/index.ts';
import { shorten } from '../../src/shared/shorten.ts';
import { say } from './copy.ts';
import { limits } from './limits.ts';
import { renderBody } from './render-card.ts';
import type { Detail, Drawing } from './render-drawing.ts';
import { firstThatFits, trim } from './render-fit.ts';
import type { Element, FeishuCard, Template } from './render-json.ts';
import { badgeMarkdown, badgeTag } from './render-list.ts';
import {
  type Eyes,
  markdown,
  markdownOf,
  paragraph,
  plainObject,
  renderHeading,
  smallPrint,
} from './render-text.ts';

// From all that anybody reads down to a glance: the first that fits into one card is taken.
const details: readonly [Detail, ...Detail[]] = [
  { rows: 50, words: 3_000, labels: 100, options: 150 },
  { rows: 30, words: 1_500, labels: 75, options: 30 },
  { rows: 20, words: 600, labels: 60, options: 25 },
  { rows: 15, words: 300, labels: 40, options: 20 },
  { rows: 12, words: 150, labels: 40, options: 15 },
  { rows: 8, words: 100, labels: 30, options: 12 },
  { rows: 4, words: 80, labels: 24, options: 8 },
  { rows: 1, words: 60, labels: 20, options: 5 },
];

const templates: Readonly<Record<Badge['tone'], Template>> = {
  neutral: 'blue',
  good: 'green',
  warning: 'orange',
  bad: 'red',
};

/** Draws a card's title as the message's header. */
export const headerOf = (
  { title, badge }: Pick<Card, 'title' | 'badge'>,
  eyes: Eyes,
): FeishuCard['header'] => ({
  template: templates[badge?.tone ?? 'neutral'],
  title: plainObject(wordsOfText(title, eyes, limits.title), limits.title),
  ...(badge === undefined ? {} : { text_tag_list: [badgeTag(badge)] }),
});

/** What of a title the header cannot hold: all of it where it is long, and those who are to be notified. */
function titleBelow(title: Text, eyes: Eyes, words: number): Element[] {
  const whole = wordsOfText(title, eyes, Number.POSITIVE_INFINITY);
  if (whole.length > limits.title) return [renderHeading(title, eyes, words)];
  const mentions = title.filter((it) => it.kind === 'mention' && eyes.accounts.has(it.person.id));
  const apart = mentions.flatMap((it, i): Text => (i === 0 ? [it] : [{ kind: 'plain', text: ' ' }, it]));
  return mentions.length === 0 ? [] : [markdown(markdownOf(apart, eyes, words))];
}

/** Draws a card's title with its badge within the body. */
function titleWithin(card: Pick<Card, 'title' | 'badge'>, eyes: Eyes, words: number): Element {
  const badge = card.badge === undefined ? '' : ` ${badgeMarkdown(card.badge)}`;
  const title = markdownOf(card.title, eyes, Math.min(words, limits.title), '**');
  return markdown(`${title || '–'}${badge}`, 'heading');
}

/** Draws a further card of the same message, which has one header. */
const renderFurther = (card: Card, drawing: Drawing): Element[] => [
  { tag: 'hr' },
  titleWithin(card, drawing.eyes, drawing.detail.words),
  ...renderBody(card, drawing),
];

function draw(cards: readonly Card[], eyes: Eyes, detail: Detail): Element[] {
  const charts = eyes.charts === false ? 0 : limits.charts;
  const drawing: Drawing = { eyes, detail, left: { charts, tables: limits.tables } };
  return cards.flatMap((card, i): Element[] =>
    i === 0
      ? [...titleBelow(card.title, eyes, detail.words), ...renderBody(card, drawing)]
      : renderFurther(card, drawing),
  );
}

const summaryOf = (cards: readonly Card[]): string =>
  cards
    .map((it) => it.summary.toWellFormed().replace(/\s+/g, ' ').trim())
    .filter((it) => it !== '')
    .join(' · ') || 'Pacer';

/** Makes a card of elements; `summary` stands in notifications and in the list of conversations. */
export const cardOf = (
  summary: string,
  header: FeishuCard['header'] | undefined,
  elements: Element[],
): FeishuCard => ({
  schema: '2.0',
  config: {
    update_multi: true,
    summary: { content: plainObject(shorten(summary, limits.summary), limits.summary).content },
  },
  ...(header === undefined ? {} : { header }),
  body: { elements },
});

/** Draws the cards of a message as one within all of Feishu's limits; what does not fit is shortened visibly. */
export function renderCards(cards: readonly Card[], eyes: Eyes): FeishuCard {
  const first = cards[0] ?? { title: [] };
  const summary = summaryOf(cards);
  const drawn = firstThatFits(details, (detail) => {
    const elements = draw(cards, eyes, detail);
    // A body of nothing is refused: what is no more than a title stands there.
    return elements.length === 0
      ? cardOf(summary, undefined, [titleWithin(first, eyes, detail.words)])
      : cardOf(summary, headerOf(first, eyes), elements);
  });
  return drawn.fits ? drawn.card : trim(drawn.card, smallPrint(say(eyes.locale).notEverything()));
}

/** Draws the cards of a message with names for its people, and words for its charts and pictures. */
export const renderPlainly = (cards: readonly Card[], eyes: Reading): FeishuCard =>
  renderCards(cards, { ...eyes, accounts: new Map(), pictures: new Map(), charts: false });

/** Draws a sentence as a message. */
export const renderNotice = (text: Text, eyes: Eyes): FeishuCard =>
  cardOf(wordsOfText(text, eyes, limits.summary), undefined, [paragraph(text, eyes, 2_000)]);

/** Writes a sentence for a toast, which holds words alone. */
export const toastWords = (text: Text, eyes: Eyes): string =>
  plainObject(wordsOfText(text, eyes, limits.toast), limits.toast).content;
