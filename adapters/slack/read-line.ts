import { type Account, joinWords, type Line, type LinePart, trimStart } from '../../src/chat/index.ts';

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

/** Reads a typed text: people as their accounts, links and channels as the words that a reader sees. */
export function readLine(text: string, accountOf: AccountOf): Line {
  const parts: LinePart[] = [];
  let read = 0;
  for (const { 0: whole, 1: token = '', index } of text.matchAll(/<([^<>]+)>/g)) {
    parts.push(unescapeWords(text.slice(read, index)), readToken(token, accountOf));
    read = index + whole.length;
  }
  return joinWords([...parts, unescapeWords(text.slice(read))]);
}

/** Takes the mentions of one account out of a line, with the space that they leave at its beginning. */
export const withoutMention = (line: Line, id: string): Line =>
  trimStart(line.filter((part) => typeof part === 'string' || part.mention.id !== id));
