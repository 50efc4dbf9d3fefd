const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

// Units of the longest character that is in use: a family of emoji.
export const LOOKAHEAD = 32;

/** Takes at most `max` UTF-16 units from the beginning, in whole characters as people see them. */
export function cut(words: string, max: number): string {
  if (words.length <= max) return words;
  // A look at what follows tells whether the last character is whole; the rest of long words is not read.
  const end = graphemes.segment(words.slice(0, max + LOOKAHEAD)).containing(max)?.index ?? max;
  // A single character of many marks may be longer than all that fits.
  return end > 0 ? words.slice(0, end) : words.slice(0, max).replace(/[\ud800-\udbff]$/, '');
}

/** Shortens words to `max` UTF-16 units; what was cut ends with “…”. */
export const shorten = (words: string, max: number): string =>
  words.length <= max ? words : `${cut(words, max - 1).trimEnd()}…`;

/** Shortens words that carry a meaning of their own: `mark` says in the reader's language that some were lost. */
export const shortenWith = (words: string, max: number, mark: string): string =>
  words.length <= max ? words : `${cut(words, Math.max(0, max - mark.length)).trimEnd()}${mark}`;
