import { isObject, type Json, listOf, objectOf, objectsOf } from './check-shape.ts';

/** Who reads: in which language, and what people are called. */
export type Reading = { language: string; nameOf: (id: string) => string };

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  sim: '~',
  nbsp: ' ',
  '#xA0': ' ',
};

const unescapeWords = (words: string): string =>
  words.replace(/&(#\d+|#x[0-9a-f]+|\w+);/gi, (whole, name: string) => {
    if (/^#\d+$/.test(name)) return String.fromCodePoint(Number(name.slice(1)));
    if (/^#x/i.test(name)) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    return named[name] ?? whole;
  });

const idIn = (attributes: string): string =>
  /\b(?:id|user_id)\s*=\s*['"]?([^'"\s/>]+)/i.exec(attributes)?.[1] ?? '';

/** Reads one tag as words; what calls everybody does so loudly: a test that finds it has found people's words become markup. */
function tagWords(reading: Reading, tag: string, attributes: string): string {
  if (tag === 'at' || tag === 'person') {
    const id = idIn(attributes);
    if (id === 'all') return '[CALLS ALL]';
    return `${tag === 'at' ? '@' : ''}${reading.nameOf(id)}`;
  }
  if (tag === 'local_datetime') {
    const at = /millisecond\s*=\s*['"]?(\d+)/.exec(attributes)?.[1];
    return new Date(Number(at)).toISOString();
  }
  return tag === 'br' ? '\n' : '';
}

const plainWords = (words: string): string =>
  unescapeWords(
    words
      .replace(/^#{1,6} /gm, '')
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/\*\*|~~|[*`]/g, ''),
  );

/** Reads Feishu's Markdown: tags and marks are gone, people are their names. */
export function markdownWords(reading: Reading, markdown: string): string {
  const parts = markdown.split(/(<\/?[a-z_]+\b[^<>]*>)/i);
  return parts
    .map((part, index) => {
      if (index % 2 === 0) return plainWords(part);
      const [, slash, tag = '', attributes = ''] = /^<(\/?)([a-z_]+)\b([^<>]*)>$/i.exec(part) ?? [];
      return slash === '/' ? '' : tagWords(reading, tag.toLowerCase(), attributes);
    })
    .join('');
}

/** Reads a text object in the reader's language. */
export function textWords(reading: Reading, it: unknown): string {
  const text = objectOf(it);
  const words = String(objectOf(text.i18n_content)[reading.language] ?? text.content ?? '');
  return text.tag === 'plain_text' ? words : markdownWords(reading, words);
}

function chartWords(spec: Json): string {
  const values = isObject(spec.data)
    ? objectsOf(spec.data.values)
    : objectsOf(spec.data).flatMap((it) => objectsOf(it.values));
  const axes = objectsOf(spec.axes).map((it) => String(objectOf(it.title).text ?? ''));
  const rows = values.map((row) => Object.values(row).map(String).join(' '));
  return [...rows, ...axes.filter((it) => it !== '')].join('\n');
}

function tableWords(reading: Reading, { columns, rows }: Json): string {
  const shown = objectsOf(columns);
  const cell = (row: Json, column: Json): string => {
    const words = String(row[String(column.name)] ?? '');
    return column.data_type === 'text' ? words : markdownWords(reading, words);
  };
  const lines = objectsOf(rows).map((row) => shown.map((it) => cell(row, it)).join(' | '));
  return [shown.map((it) => String(it.display_name ?? '')).join(' | '), ...lines].join('\n');
}

/** Reads a control: its words, its options, what is typed in it, and what it asks before it does anything. */
function controlWords(reading: Reading, it: Json): string {
  const confirm = objectOf(it.confirm);
  const texts = [
    it.label,
    it.text,
    it.placeholder,
    ...objectsOf(it.options).map((one) => one.text),
    confirm.title,
    confirm.text,
  ];
  const typed = [it.default_value, it.initial_date, it.initial_time, it.initial_datetime].filter(
    (one) => typeof one === 'string',
  );
  return [...texts.filter(isObject).map((one) => textWords(reading, one)), ...typed].join(' ');
}

function elementWords(reading: Reading, it: Json): string {
  switch (it.tag) {
    case 'markdown':
      return textWords(reading, it);
    case 'div':
      return textWords(reading, it.text);
    case 'img':
      return [it.title, it.alt]
        .filter(isObject)
        .map((one) => textWords(reading, one))
        .join(' ');
    case 'person':
      return reading.nameOf(String(it.user_id));
    case 'person_list':
      return objectsOf(it.persons)
        .map((one) => reading.nameOf(String(one.id)))
        .join(', ');
    case 'chart':
      return chartWords(objectOf(it.chart_spec));
    case 'table':
      return tableWords(reading, it);
    default:
      return [controlWords(reading, it), ...childrenWords(reading, it)]
        .filter((one) => one !== '')
        .join('\n');
  }
}

function childrenWords(reading: Reading, it: Json): string[] {
  const header = objectOf(objectOf(it.header).title);
  return [
    ...('tag' in header ? [textWords(reading, header)] : []),
    ...[...listOf(it.elements), ...listOf(it.columns)]
      .filter(isObject)
      .map((one) => elementWords(reading, one)),
  ];
}

/** Reads a card as a person does. */
export function wordsOf(reading: Reading, card: Json): string {
  const header = objectOf(card.header);
  const tags = objectsOf(header.text_tag_list).map((it) => it.text);
  return [
    ...[header.title, header.subtitle, ...tags].filter(isObject).map((it) => textWords(reading, it)),
    ...objectsOf(objectOf(card.body).elements).map((it) => elementWords(reading, it)),
  ].join('\n');
}
