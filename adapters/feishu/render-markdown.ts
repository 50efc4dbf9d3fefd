/*
 * Feishu's Markdown with everything in it that is not ours written as entities (feishu.md section 16). The documented list is kept
 * to, with `&`, `=`, `@`, `|` and some full stops besides: they begin entities, headings, addresses, tables and numbered lists.
 */

const special = /[&<>*~\-!/\\[\]()#:+"'`$_|=@]|(?<=\d)\.|\.(?=\S)|^\./g;
/** Written so by Feishu's documentation, unlike all others. */
const TILDE = '&sim;';
const NO_BREAK_SPACE = '&nbsp;';
// Spaces that a tab stands for at the beginning of a line.
const TAB = 4;

const entityOf = (character: string): string => (character === '~' ? TILDE : `&#${character.charCodeAt(0)};`);

const indent = (spaces: string): string =>
  NO_BREAK_SPACE.repeat(spaces.replaceAll('\t', ' '.repeat(TAB)).length);

/** Writes words so that Feishu's Markdown reads nothing in them. Four spaces at the beginning of a line would be code. */
export function escapeMarkdown(words: string, beginsLine = true): string {
  const escaped = words
    .replace(special, entityOf)
    .replace(/([\n\r\u2028\u2029])([ \t]+)/g, (_, end: string, spaces: string) => `${end}${indent(spaces)}`);
  return beginsLine ? escaped.replace(/^[ \t]+/, indent) : escaped;
}

export type Mark = '' | '*' | '**';
/** Markdown that is safe by itself, and how it is emphasised. */
export type Run = { markdown: string; mark: Mark };

/** As thin as a space can be: Markdown sees no emphasis where a letter stands before `**（`. */
const THIN = '\u200a';

const isPunctuation = (it: string): boolean => /[\p{P}\p{S}]/u.test(it);
// As CommonMark has it, which is less than `\s`.
const isSpace = (it: string): boolean => it === '' || /[\p{Zs}\t\n\f\r]/u.test(it);

const firstOf = (words: string): string => [...words.slice(0, 2)][0] ?? '';
const lastOf = (words: string): string => [...words.slice(-2)].at(-1) ?? '';

/** Takes the spaces around a line out of its emphasis. */
function lineOf(line: string, mark: Mark): Run[] {
  const words = line.trim();
  const at = line.indexOf(words);
  return [
    { markdown: line.slice(0, at), mark: '' },
    { markdown: words, mark },
    { markdown: line.slice(at + words.length), mark: '' },
  ];
}

/** Joins neighbours of the same emphasis, which begins anew on each line. */
function pieces(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last?.mark === run.mark) last.markdown += run.markdown;
    else joined.push({ ...run });
  }
  return joined
    .flatMap(({ markdown, mark }): Run[] => {
      if (mark === '') return [{ markdown, mark }];
      const lines = markdown.split('\n').map((line) => lineOf(line, mark));
      return lines.flatMap((line, i) => (i === 0 ? line : [{ markdown: '\n', mark: '' }, ...line]));
    })
    .filter((it) => it.markdown !== '');
}

/** Writes runs one after the other, so that each emphasis is seen as one whatever stands beside it. */
export function joinRuns(runs: readonly Run[]): string {
  let out = '';
  const parts = pieces(runs);
  for (const [i, { markdown, mark }] of parts.entries()) {
    if (mark === '') {
      out += markdown;
      continue;
    }
    const before = lastOf(out);
    const opens =
      isSpace(before) || (before !== '*' && (isPunctuation(before) || !isPunctuation(firstOf(markdown))));
    const next = parts[i + 1];
    const after = next === undefined ? '' : next.mark === '' ? firstOf(next.markdown) : ' ';
    const closes = isSpace(after) || isPunctuation(after) || !isPunctuation(lastOf(markdown));
    out += `${opens ? '' : THIN}${mark}${markdown}${mark}${closes ? '' : THIN}`;
  }
  return out;
}
