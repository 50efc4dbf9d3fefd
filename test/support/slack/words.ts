import { type Json, listOf, objectsOf } from './check-shape.ts';
import { textIn } from './control-state.ts';
import type { State } from './state.ts';

/** What a reader sees: names for ids, dates in their own zone, on a clock of 24 hours. */
export type Reading = { state: State; reader: string };

const unescapeText = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const nameOf = ({ state }: Reading, id: string): string => {
  const user = state.users.get(id);
  return user === undefined ? id : user.profile.display_name || user.real_name;
};
const channelName = ({ state }: Reading, id: string): string => state.channels.get(id)?.name ?? id;

const dateStyles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_slash: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  date_long_full: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
};

/** Writes a moment as its reader's Slack does. */
function dateOf({ state, reader }: Reading, timestamp: number, format: string): string {
  const user = state.users.get(reader);
  return format.replace(/\{(\w+)\}/g, (whole, token: string) => {
    const style = dateStyles[token.replace(/_pretty$/, '')];
    if (style === undefined) return whole;
    const zoned = { ...style, timeZone: user?.tz ?? 'UTC' };
    return new Intl.DateTimeFormat(user?.locale ?? 'en', zoned).format(new Date(timestamp * 1_000));
  });
}

function tokenWords(reading: Reading, inside: string): string {
  const [head = '', label] = [inside.split('|')[0], inside.split('|').slice(1).join('|') || undefined];
  if (head.startsWith('@')) return `@${nameOf(reading, head.slice(1))}`;
  if (head.startsWith('#')) return `#${channelName(reading, head.slice(1))}`;
  if (head.startsWith('!date^')) {
    const [, timestamp = '0', format = ''] = head.split('^');
    return dateOf(reading, Number(timestamp), format);
  }
  // What calls everybody does so loudly: a test that finds it has found people's words become markup.
  if (head.startsWith('!')) return `[CALLS ${head.slice(1).toUpperCase()}]`;
  return unescapeText(label ?? head);
}

/** Reads `mrkdwn`: marks are gone, tokens are words. */
export function mrkdwnWords(reading: Reading, text: string): string {
  const plain = (words: string) =>
    unescapeText(words.replace(/(^|[\s(])([*_~])(\S(?:[^\n]*?\S)?)\2(?=$|[\s).,;:!?])/g, '$1$3'));
  const parts = text.split(/<([^<>\n]+)>/);
  return parts.map((part, index) => (index % 2 === 1 ? tokenWords(reading, part) : plain(part))).join('');
}

const inlineWords = (reading: Reading, it: Json): string => {
  switch (it.type) {
    case 'text':
      return String(it.text);
    case 'link':
      return String(it.text ?? it.url);
    case 'user':
      return `@${nameOf(reading, String(it.user_id))}`;
    case 'channel':
      return `#${channelName(reading, String(it.channel_id))}`;
    case 'emoji':
      return `:${String(it.name)}:`;
    case 'broadcast':
      return `[CALLS ${String(it.range).toUpperCase()}]`;
    case 'date':
      return dateOf(reading, Number(it.timestamp), String(it.format));
    default:
      return '';
  }
};

function richWords(reading: Reading, it: Json): string {
  const elements = objectsOf(it.elements);
  if (it.type === 'rich_text_list') {
    const mark = (index: number) => (it.style === 'ordered' ? `${index + 1}. ` : '• ');
    return elements.map((item, index) => `${mark(index)}${richWords(reading, item)}`).join('\n');
  }
  if (it.type === 'rich_text') return elements.map((part) => richWords(reading, part)).join('\n');
  return elements.map((part) => inlineWords(reading, part)).join('');
}

const textWords = (reading: Reading, it: Json): string =>
  it.type === 'mrkdwn' ? mrkdwnWords(reading, textIn(it)) : unescapeText(textIn(it));

function tableWords(reading: Reading, rows: unknown): string {
  const cell = (it: Json) => (it.type === 'rich_text' ? richWords(reading, it) : textIn(it));
  return listOf(rows)
    .map((row) => objectsOf(row).map(cell).join(' | '))
    .join('\n');
}

function chartWords(chart: Json): string[] {
  const axis = objectsOf([chart.axis_config])[0] ?? {};
  const point = (it: Json) => `${String(it.label)}: ${String(it.value)}`;
  return [
    ...objectsOf(chart.segments).map(point),
    ...objectsOf(chart.series).map((it) => `${String(it.name)} ${objectsOf(it.data).map(point).join(', ')}`),
    ...[axis.x_label, axis.y_label].filter((it) => it !== undefined).map(String),
  ];
}

/** The words of what somebody typed or chose, as the control shows them. */
function stateWords(reading: Reading, element: Json): string[] {
  const initial = [...objectsOf([element.initial_option]), ...objectsOf(element.initial_options)].map((it) =>
    textWords(reading, objectsOf([it.text])[0] ?? {}),
  );
  const plain = [element.initial_value, element.initial_date, element.initial_time].filter(
    (it) => typeof it === 'string',
  );
  return [...initial, ...plain];
}

function elementWords(reading: Reading, it: Json): string {
  if (it.type === 'image') return String(it.alt_text);
  if (it.type === 'plain_text' || it.type === 'mrkdwn') return textWords(reading, it);
  const texts = [it.text, it.placeholder].flatMap((one) => objectsOf([one]));
  const options = [
    ...objectsOf(it.options),
    ...objectsOf(it.option_groups).flatMap((group) => objectsOf(group.options)),
  ].flatMap((option) => objectsOf([option.text, option.description]));
  return [...[...texts, ...options].map((one) => textWords(reading, one)), ...stateWords(reading, it)].join(
    ' ',
  );
}

const confirmWords = (reading: Reading, it: Json): string[] =>
  objectsOf([it.confirm]).map((confirm) =>
    objectsOf([confirm.title, confirm.text, confirm.confirm, confirm.deny])
      .map((one) => textWords(reading, one))
      .join(' '),
  );

function blockWords(reading: Reading, block: Json): string {
  if (block.type === 'rich_text') return richWords(reading, block);
  const before = [block.title, block.label, block.text, block.subtitle, ...listOf(block.fields), block.hint];
  const elements = [...objectsOf(block.elements), ...objectsOf([block.accessory, block.element])];
  return [
    ...(typeof block.text === 'string' || typeof block.title === 'string'
      ? [String(block.text ?? block.title)]
      : []),
    ...objectsOf(before).map((it) =>
      it.type === 'rich_text' ? richWords(reading, it) : textWords(reading, it),
    ),
    ...objectsOf([block.rich_text_title]).map((it) => richWords(reading, it)),
    ...(typeof block.caption === 'string' ? [block.caption] : []),
    ...(block.alt_text === undefined ? [] : [String(block.alt_text)]),
    ...(block.rows === undefined ? [] : [tableWords(reading, block.rows)]),
    ...objectsOf([block.chart]).flatMap(chartWords),
    ...elements.map((it) => elementWords(reading, it)),
    ...[...elements, ...objectsOf(block.actions)].flatMap((it) => confirmWords(reading, it)),
    ...objectsOf(block.child_blocks).map((it) => blockWords(reading, it)),
  ].join('\n');
}

/** Reads a message or a view as a person does: its blocks, or the text where there are none. */
export function wordsOf(reading: Reading, it: { text?: unknown; blocks?: unknown }): string {
  const view: Json = { ...it };
  const frame = objectsOf([view.title, view.submit, view.close]).map((one) => textWords(reading, one));
  const blocks = objectsOf(it.blocks);
  if (blocks.length === 0 && typeof it.text === 'string') return mrkdwnWords(reading, it.text);
  const [title = [], ...rest] = view.title === undefined ? [[], frame] : [frame.slice(0, 1), frame.slice(1)];
  return [...title, ...blocks.map((one) => blockWords(reading, one)), ...rest.flat()].join('\n');
}
