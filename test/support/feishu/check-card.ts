import { elements } from './check-elements.ts';
import { checkReferences, type Known } from './check-markdown.ts';
import { checkNesting } from './check-nesting.ts';
import {
  byTag,
  ErrCode,
  flag,
  isObject,
  list,
  listOf,
  objectOf,
  oneOf,
  problem,
  type Rule,
  shape,
  string,
  taggedIn,
} from './check-shape.ts';
import {
  color,
  icon,
  languages,
  padding,
  plain,
  spacing,
  titleText,
  translations,
  url,
} from './check-text.ts';

/** Feishu counts a KB as 1,024 bytes of UTF-8. */
const MOST_BYTES = 30 * 1_024;
const MOST_ELEMENTS = 200;
const MOST_TABLES = 5;
const MOST_CHARTS = 5;

const config = shape(
  // What cannot be updated is of no use to the bot.
  { update_multi: oneOf(true) },
  {
    streaming_mode: flag,
    streaming_config: () => [],
    summary: shape({ content: string() }),
    locales: list(1, languages.length, oneOf(...languages)),
    enable_forward: flag,
    width_mode: oneOf('compact', 'fill', 'default'),
    use_custom_translation: flag,
    enable_forward_interaction: flag,
    style: () => [],
  },
);

const template = oneOf(
  ...'blue wathet turquoise green yellow orange red carmine violet purple indigo grey default'.split(' '),
);
const textTag = byTag({ text_tag: shape({ text: plain(100) }, { color, element_id: string(20) }) });

const header = shape(
  { title: titleText },
  {
    subtitle: titleText,
    template,
    icon,
    padding,
    text_tag_list: list(0, 3, textTag),
    i18n_text_tag_list: () => [],
  },
);

const body = shape(
  { elements },
  {
    direction: oneOf('vertical', 'horizontal'),
    padding,
    horizontal_spacing: spacing,
    vertical_spacing: spacing,
    horizontal_align: oneOf('left', 'center', 'right'),
    vertical_align: oneOf('top', 'center', 'bottom'),
  },
);

const card: Rule = shape(
  { schema: oneOf('2.0'), config, body },
  { header, card_link: shape({ url }, { pc_url: url, ios_url: url, android_url: url }) },
);

const countOf = (all: readonly { tag?: unknown }[], tag: string): number =>
  all.filter((it) => it.tag === tag).length;

function checkSize(it: unknown): string[] {
  const bytes = Buffer.byteLength(JSON.stringify(it));
  const all = taggedIn(it);
  const most = (count: number, max: number, what: string): string[] =>
    count > max
      ? problem('ROOT', `${count} ${what}: element exceeds the limit`, ErrCode.tooManyElements)
      : [];
  return [
    ...(bytes > MOST_BYTES ? problem('ROOT', `${bytes} bytes: the card is too long`, ErrCode.tooLarge) : []),
    ...most(all.length, MOST_ELEMENTS, 'elements'),
    ...most(countOf(all, 'table'), MOST_TABLES, 'tables'),
    ...most(countOf(all, 'chart'), MOST_CHARTS, 'charts'),
  ];
}

/** Says what Feishu would refuse in a card of schema 2.0, with its codes; nothing where it would take it. */
export function checkCard(json: unknown, known: Known = {}): string[] {
  if (!isObject(json)) return problem('ROOT', 'the card is not a JSON object');
  const shapes = card(json, 'ROOT');
  return [
    ...shapes,
    ...checkSize(json),
    ...checkNesting(listOf(objectOf(json.body).elements)),
    ...checkReferences(json, known),
  ];
}

const toast = shape(
  { type: oneOf('info', 'success', 'error', 'warning'), content: string(300) },
  { i18n: translations },
);

/** Says what Feishu would refuse in the answer to a press. */
export function checkAnswer(json: unknown, known: Known = {}): string[] {
  if (!isObject(json)) return problem('ANSWER', 'the answer is not a JSON object', 200672);
  const rules = shape({}, { toast, card: shape({ type: oneOf('raw'), data: () => [] }) });
  const found = rules(json, 'ANSWER').map((it) => it.replace(/^ErrCode: \d+/, 'ErrCode: 200672'));
  if (!isObject(json.card)) return found;
  return [...found, ...checkCard(json.card.data, known).map((it) => `200673 ${it}`)];
}

export type { Known } from './check-markdown.ts';
