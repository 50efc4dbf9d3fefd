const segmenter = new Intl.Segmenter();

/** Cuts words to a length in characters as people count them: an emoji sequence stays whole. */
function cut(words: string, length: number): string {
  let kept = '';
  let count = 0;
  for (const { segment } of segmenter.segment(words)) {
    if (count === length) return `${kept.trimEnd()} …`;
    kept += segment;
    count += 1;
  }
  return words;
}

/**
 * Shortens one person's texts to what a card may show of them together (decision 13): short ones stay whole and the longer
 * ones share what is left.
 */
export function excerpts(texts: readonly string[], budget: number): { texts: string[]; shortened: boolean } {
  const shortFirst = texts
    .map((words, index) => ({ words, index }))
    .sort((a, b) => a.words.length - b.words.length);
  const shown: string[] = [...texts];
  let left = budget;
  let shortened = false;
  for (const [place, { words, index }] of shortFirst.entries()) {
    const share = Math.floor(left / (shortFirst.length - place));
    const kept = cut(words, share);
    shortened ||= kept !== words;
    shown[index] = kept;
    left -= Math.min(words.length, share);
  }
  return { texts: shown, shortened };
}
