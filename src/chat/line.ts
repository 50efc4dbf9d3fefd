import type { Line } from './event.ts';

/** Folds a word for comparison: full-width forms, case and a leading slash make no difference. */
export const foldWord = (word: string): string =>
  word.normalize('NFKC').trim().toLowerCase().replace(/^\//, '');

/** Writes a line as one string, people as `@name`. */
export const lineText = (line: Line): string =>
  line
    .map((part) => (typeof part === 'string' ? part : `@${part.name}`))
    .join('')
    .trim();

/** Takes the first word off a line that begins with one. */
export function takeWord(line: Line): { word: string; rest: Line } {
  const [first, ...others] = line;
  if (typeof first !== 'string') return { word: '', rest: line };
  const trimmed = first.trimStart();
  if (trimmed === '') return others.length === 0 ? { word: '', rest: [] } : { word: '', rest: others };
  const word = /^\S+/.exec(trimmed)?.[0] ?? '';
  const rest = trimmed.slice(word.length).trimStart();
  return { word, rest: rest === '' ? others : [rest, ...others] };
}

/** Lists the people mentioned in a line, in order. */
export const mentionsIn = (line: Line): Exclude<Line[number], string>[] =>
  line.filter((part): part is Exclude<Line[number], string> => typeof part !== 'string');

/** Finds which of several words (each with its spellings) a line begins with: `{ history: ['history', '历史'] }`. */
export function matchWord<K extends string>(
  line: Line,
  words: Readonly<Record<K, readonly string[]>>,
): { matched: K; rest: Line } | undefined {
  const { word, rest } = takeWord(line);
  const folded = foldWord(word);
  const keys = Object.keys(words).filter((key): key is K => Object.hasOwn(words, key));
  const matched = keys.find((key) => words[key].includes(folded));
  return matched === undefined ? undefined : { matched, rest };
}
