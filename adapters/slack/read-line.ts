import type { Account, LinePart } from '../../src/chat/index.ts';

/** Reads Slack's own escapes back, the ampersand last. */
const unescapeWords = (words: string): string =>
  words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

type AccountOf = (id: string) => Account;

/** Reads what stands between < and >: a person, or what a reader sees in its place. */
function readToken(token: string, accountOf: AccountOf): LinePart {
  const [head = '', ...rest] = token.split('|');
  const label = rest.join('|');
  const [sign, id] = [head.slice(0, 1), head.slice(1)];
  if (sign === '@') return { mention: accountOf(id), name: label === '' ? id : unescapeWords(label) };
  if (sign === '#') return `#${unescapeWords(label === '' ? id : label)}`;
  if (sign !== '!') return unescapeWords(label === '' ? head : label);
  if (label !== '') return unescapeWords(label);
  return `@${id.split('^', 1)[0] ?? ''}`;
}

/** Joins words that stand side by side. */
function joinWords(parts: readonly LinePart[]): LinePart[] {
  const line: LinePart[] = [];
  for (const part of parts) {
    const last = line.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') line.splice(-1, 1, last + part);
    else line.push(part);
  }
  return line;
}

/** Reads a typed text: people as their accounts, links and channels as the words that a reader sees. */
export function readLine(text: string, accountOf: AccountOf): LinePart[] {
  const parts: LinePart[] = [];
  let read = 0;
  for (const { 0: whole, 1: token = '', index } of text.matchAll(/<([^<>]+)>/g)) {
    parts.push(unescapeWords(text.slice(read, index)), readToken(token, accountOf));
    read = index + whole.length;
  }
  return joinWords([...parts, unescapeWords(text.slice(read))]);
}

/** Takes the mentions of one account out of a line, with the space that they leave at its beginning. */
export function withoutMention(line: readonly LinePart[], id: string): LinePart[] {
  const [first, ...rest] = joinWords(
    line.filter((part) => typeof part === 'string' || part.mention.id !== id),
  );
  if (first === undefined) return [];
  return joinWords([typeof first === 'string' ? first.trimStart() : first, ...rest]);
}
