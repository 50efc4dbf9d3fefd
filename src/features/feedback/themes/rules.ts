/** What feedback is about, for counting; the order in which equals are proposed. */
export const themes = [
  'requirements',
  'communication',
  'responsiveness',
  'planning',
  'delivery',
  'quality',
  'ownership',
  'collaboration',
  'mentoring',
  'meetings',
  'problem-solving',
  'customers',
] as const;
export type Theme = (typeof themes)[number];

/** Chosen where nothing fits: counted, and never shown as a theme. */
export const UNSORTED = 'unsorted';

/** Tells whether a word names a theme. */
export const isTheme = (word: string): word is Theme => themes.some((theme) => theme === word);

/** Tells whether a word can be chosen on a receipt. */
export const isChoice = (word: string): boolean => isTheme(word) || word === UNSORTED;
