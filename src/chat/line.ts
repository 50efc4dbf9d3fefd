import type { Line, LinePart } from './event.ts';

/** Folds a word for comparison: full-width forms, case and a leading slash make no difference. */
export const foldWord = (word: string): string =>
  word.normalize('NFKC').trim().toLowerCase().replace(/^\//, '');

/** Writes a line as one string, people as `@name`. */
export const lineText = (line: Line): string =>
  line
    .map((part) => (typeof part === 'string' ? part : `@${part.name}`))
    .join('')
    .trim();

/** Joins words that stand side by side. */
export function joinWords(parts: Line): Line {
  const line: LinePart[] = [];
  for (const part of parts) {
    const last = line.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') line.splice(-1, 1, last + part);
    else line.push(part);
  }
  return line;
}

/** Takes away the space at the beginning of a line, such as a mention of the bot leaves. */
export function trimStart(line: Line): Line {
  const [first, ...rest] = joinWords(line);
  if (first === undefined) return [];
  return joinWords([typeof first === 'string' ? first.trimStart() : first, ...rest]);
}

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

const endsInHan = /\p{Script=Han}$/u;

/**
 * Lists how a line may begin with a Chinese word, since Chinese is written without spaces: the longest of these spellings
 * first, each with what stands behind it.
 */
export function takeGlued(line: Line, spellings: Iterable<string>): { spelling: string; rest: Line }[] {
  const [first, ...others] = line;
  if (typeof first !== 'string') return [];
  const typed = first.trimStart().replace(/^[/／]/, '');
  const found = [...spellings].filter((it) => endsInHan.test(it) && foldWord(typed).startsWith(it));
  return found
    .sort((a, b) => b.length - a.length)
    .map((spelling) => {
      const rest = typed.slice(spelling.length).trimStart();
      return { spelling, rest: rest === '' ? others : [rest, ...others] };
    });
}

/** Tells whether what stands behind a Chinese word is no more of a sentence: nothing, a number or a person. */
export function isSetOff(rest: Line): boolean {
  const [first] = rest;
  return typeof first !== 'string' || /^[\p{Nd}@＠]/u.test(first);
}

/**
 * Finds which of several words (each with its spellings) a line begins with: `{ history: ['history', '历史'] }`. `takes` says
 * what a word may be followed by where no space sets it off.
 */
export function matchWord<K extends string>(
  line: Line,
  words: Readonly<Record<K, readonly string[]>>,
  takes: (matched: K, rest: Line) => boolean = (_matched, rest) => isSetOff(rest),
): { matched: K; rest: Line } | undefined {
  const { word, rest } = takeWord(line);
  const folded = foldWord(word);
  const keys = Object.keys(words).filter((key): key is K => Object.hasOwn(words, key));
  const keyOf = (spelling: string): K | undefined => keys.find((key) => words[key].includes(spelling));
  const matched = keyOf(folded);
  if (matched !== undefined) return { matched, rest };
  const spellings = keys.flatMap((key) => [...words[key]]);
  return takeGlued(line, spellings)
    .flatMap((it) => {
      const glued = keyOf(it.spelling);
      return glued === undefined ? [] : [{ matched: glued, rest: it.rest }];
    })
    .find((it) => takes(it.matched, it.rest));
}
