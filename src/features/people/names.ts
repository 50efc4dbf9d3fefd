import { pinyin } from 'pinyin-pro';

const spaces = /\s+/g;
const accents = /\p{M}/gu;
const han = /\p{Script=Han}/u;

/** Folds the name of a team or place for comparison: width, case and spaces make no difference. */
export const foldName = (name: string): string =>
  name.normalize('NFKC').trim().replace(spaces, ' ').toLowerCase();

/** Folds a mail address for comparison. */
export const foldAddress = (address: string): string => address.normalize('NFKC').trim().toLowerCase();

/** Folds what people type for a name: besides width and case, accents make no difference, and ü is written v as in pinyin. */
export const foldForSearch = (words: string): string =>
  foldName(words).replaceAll('ü', 'v').normalize('NFKD').replace(accents, '').normalize('NFC');

/** By what a person is found: the folded name, and for Chinese names pinyin and initials. */
export type SearchKeys = { nameKey: string; pinyin: string; initials: string };

/** Reads a Chinese name as one says it, the family name with its own sound: 曾国藩 is zeng. */
const syllables = (name: string): string[] =>
  pinyin(name, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'removed', v: true });

const firstLetters = (words: readonly string[]): string => words.map((word) => [...word][0] ?? '').join('');

/** Makes the keys under which a name is stored. */
export function searchKeys(name: string): SearchKeys {
  const nameKey = foldForSearch(name);
  const latinWords = nameKey.split(/[\s.\-·]+/).filter((word) => word !== '' && !han.test(word));
  if (!han.test(nameKey)) return { nameKey, pinyin: '', initials: firstLetters(latinWords) };
  const spoken = syllables(nameKey);
  return { nameKey, pinyin: spoken.join(''), initials: firstLetters([...spoken, ...latinWords]) };
}

export type Candidate = SearchKeys & { id: string; name: string; email: string | null };

/** How well a candidate fits a folded query, best first. */
function rank(query: string, it: Candidate): number {
  const compact = query.replaceAll(' ', '');
  if (it.nameKey === query || it.email === query) return 0;
  if (it.pinyin !== '' && it.pinyin === compact) return 1;
  if (it.nameKey.startsWith(query)) return 2;
  if (it.initials === compact) return 3;
  if (it.nameKey.includes(` ${query}`)) return 4;
  if (it.pinyin.startsWith(compact)) return 5;
  return it.email?.startsWith(query) === true ? 6 : 7;
}

// Names sort as their readers expect: Chinese ones by pinyin, Latin ones without regard to case.
const byName = new Intl.Collator(['zh-CN', 'en'], { numeric: true });

/** Compares names for lists. */
export const compareNames = (a: string, b: string): number => byName.compare(a, b);

/** Sorts those who fit a query, best first, equals by name. */
export function rankCandidates(typed: string, candidates: readonly Candidate[]): Candidate[] {
  const query = foldForSearch(typed);
  return candidates
    .map((it) => ({ it, rank: rank(query, it) }))
    .sort((a, b) => a.rank - b.rank || compareNames(a.it.name, b.it.name) || (a.it.id < b.it.id ? -1 : 1))
    .map(({ it }) => it);
}
