import { type Span, type Text, text } from './text.ts';

type Part = string | number | Span | Text;

// Between a Chinese character and a Latin letter or digit stands a space; beside punctuation none.
const han = /\p{Script=Han}/u;
const latin = /[\p{Script=Latin}\p{Nd}]/u;

const isText = (part: Span | Text): part is Text => Array.isArray(part);

/** The visible words of a part, as far as its edges are concerned. A date is written with digits at both ends or in Chinese. */
function wordsOf(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return String(part);
  if (isText(part)) return part.map(wordsOf).join('');
  switch (part.kind) {
    case 'person':
      return part.person.name;
    case 'link':
      return part.label;
    case 'mention':
    case 'instant':
    case 'day':
      return '';
    default:
      return part.text;
  }
}

const gap = (left: string, right: string): string => {
  const [before = '', after = ''] = [[...left].at(-1), [...right].at(0)];
  return (han.test(before) && latin.test(after)) || (latin.test(before) && han.test(after)) ? ' ' : '';
};

const isNothing = (part: Part): boolean =>
  part === '' || (typeof part === 'object' && isText(part) && part.length === 0);

/** What stands before the written string at a place: the nearest part or string that is anything. */
function wordsBefore(strings: TemplateStringsArray, parts: readonly Part[], i: number): string {
  for (let at = i - 1; at >= 0; at--) {
    const part = parts[at] ?? '';
    if (!isNothing(part)) return wordsOf(part);
    if (strings[at] !== '') return strings[at] ?? '';
  }
  return '';
}

/** Puts the spaces into the written strings only, so that nobody's own words are touched. */
const spaced = (strings: TemplateStringsArray, parts: readonly Part[]): string[] =>
  strings.map((string, i) => {
    const left = wordsBefore(strings, parts, i);
    const right = i === parts.length ? '' : wordsOf(parts[i] ?? '');
    // Two parts side by side: zh`${name}${did}`.
    return string === '' ? gap(left, right) : `${gap(left, string)}${string}${gap(string, right)}`;
  });

/** Writes a Chinese sentence, with a space where a Latin name or a number meets a character: zh`已发给${name}。`. */
export const zh = (strings: TemplateStringsArray, ...parts: (string | number)[]): string =>
  spaced(strings, parts)
    .map((string, i) => `${string}${parts[i] ?? ''}`)
    .join('');

/** Makes a Chinese text like `text`, with the same spaces as `zh`. */
export const zhText = (strings: TemplateStringsArray, ...parts: Part[]): Text => {
  const written = spaced(strings, parts);
  return text(Object.assign(written, { raw: written }), ...parts);
};
