// A name is searched in what stands behind an @ only so far: longer ones nobody has.
const LONGEST = 60;
const MOST_WORDS = 5;
const MOST_HAN = 4;

const run = /[\p{L}\p{N}\p{M}]/u;
const han = /\p{Script=Han}/u;

/**
 * Lists what the beginning of a text may be the name of, the longest first. Latin words end where their letters do; Chinese is
 * written without spaces, so that a name may end after each character.
 */
export function spellingsAt(behind: string): string[] {
  const found: string[] = [];
  const characters = [...(behind.slice(0, 2 * LONGEST).split('\n', 1)[0] ?? '')].slice(0, LONGEST);
  if (!run.test(characters[0] ?? '')) return [];
  let words = 1;
  let written = '';
  for (const [i, character] of characters.entries()) {
    written += character;
    const next = characters[i + 1] ?? '';
    if (/\s/u.test(character) && !/\s/u.test(next)) words += 1;
    if (words > MOST_WORDS) break;
    const ends = run.test(character) && (!run.test(next) || han.test(character) || han.test(next));
    if (ends) found.push(written);
  }
  return found.toReversed();
}

/** Lists what may be a part of a name there: the first Latin word, or the first two to four Chinese characters. */
export function wordsAt(behind: string): string[] {
  const word = /^[\p{L}\p{N}\p{M}]+/u.exec(behind.slice(0, 2 * LONGEST))?.[0] ?? '';
  const [first = ''] = word;
  if (!han.test(first)) return [/^[^\p{Script=Han}]*/u.exec(word)?.[0] ?? ''].filter((it) => it !== '');
  const characters = [...(/^\p{Script=Han}+/u.exec(word)?.[0] ?? '')].slice(0, MOST_HAN);
  return characters.map((_, i) => characters.slice(0, i + 1).join('')).toReversed();
}
