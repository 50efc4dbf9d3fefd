import { LOOKAHEAD, shorten } from './shorten.ts';

// Marks that turn the direction of all that follows them.
const turning = /[\u202a-\u202e\u2066-\u2069]/;
const isolates = /[\u2066-\u2069]/g;

/** Makes words well-formed and keeps those that turn the direction from turning the words around them. */
export function calm(words: string): string {
  const whole = words.toWellFormed();
  return turning.test(whole) ? `\u2068${whole.replace(isolates, '')}\u2069` : whole;
}

/** Calms words; what lies far behind the place where they will be cut is not read. */
export const calmUpTo = (words: string, max: number): string =>
  calm(words.length > max + LOOKAHEAD ? words.slice(0, max + LOOKAHEAD) : words);

/** Makes words for a place that takes so many and is never empty. */
export function shownWords(words: string, max: number): string {
  const calmed = calmUpTo(words, max);
  return calmed.trim() === '' ? '–' : shorten(calmed, max);
}
