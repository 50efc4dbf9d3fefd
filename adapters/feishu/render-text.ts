import { type Span, shareBar, shownSpans, type Text, wordsOfText } from '../../src/chat/index.ts';
import { shownWords } from '../../src/shared/calm.ts';
import type { Locale } from '../../src/shared/locale.ts';
import { limits } from './limits.ts';
import type { Div, Element, Markdown, PlainText, TextColor, TextSize } from './render-json.ts';
import { escapeMarkdown, joinRuns, type Mark, type Run } from './render-markdown.ts';

/** Whose eyes something is drawn for, and what Feishu knows of the people and pictures in it. */
export type Eyes = {
  locale: Locale;
  timeZone: string;
  /** Open ids by person id; one that Feishu does not know makes it refuse the whole card. */
  accounts: ReadonlyMap<string, string>;
  /** Image keys by `pictureKey`. */
  pictures?: ReadonlyMap<string, string>;
  /** False where Feishu refused a card with its own charts: their words stand for them. */
  charts?: boolean;
};

/** Makes words in which Feishu reads nothing; they are never empty. */
export const plainObject = (words: string, max: number): PlainText => ({
  tag: 'plain_text',
  content: shownWords(words, max),
});

/** Shortens words and writes them for Markdown. */
export const escapedWords = (words: string, max: number): string =>
  escapeMarkdown(plainObject(words, max).content);

const isId = (it: string | undefined): it is string => it !== undefined && /^\w[\w-]*$/.test(it);

// Nothing but these is shown as it is between backticks.
const isSimpleCode = (words: string): boolean =>
  /^[\p{L}\p{Nd} /+#%,.-]+$/u.test(words) && words.trim() === words;

const linkTo = (url: string): string =>
  new URL(url).href.replace(/[()<>'"\\*`\s]/g, (it) => `%${it.charCodeAt(0).toString(16).padStart(2, '0')}`);

const markOf = (span: Span): Mark => (span.kind === 'strong' ? '**' : span.kind === 'emphasis' ? '*' : '');

/** Writes a person who is there as Feishu's own element, in the name that the reader knows. */
export const personTag = (id: string, avatar = false): string =>
  `<person id='${id}' show_name=true show_avatar=${avatar} style='normal'></person>`;

function runOf(span: Span, words: string, eyes: Eyes, base: Mark, beginsLine: boolean): Run {
  const id =
    span.kind === 'person' || span.kind === 'mention' ? eyes.accounts.get(span.person.id) : undefined;
  if (span.kind === 'mention' && isId(id)) return { markdown: `<at id=${id}></at>`, mark: '' };
  if (span.kind === 'person' && isId(id)) return { markdown: personTag(id), mark: '' };
  if (span.kind === 'code' && isSimpleCode(words)) return { markdown: `\`${words}\``, mark: '' };
  const escaped = escapeMarkdown(words, beginsLine);
  if (span.kind === 'link' && span.url.length <= limits.url && URL.canParse(span.url))
    return { markdown: `[${escaped.replaceAll('\n', ' ')}](${linkTo(span.url)})`, mark: base };
  return { markdown: escaped, mark: base === '' ? markOf(span) : base };
}

/** Writes a text as Markdown with at most `max` characters of words; what is lost is said. */
export function markdownOf(text: Text, eyes: Eyes, max: number, base: Mark = ''): string {
  const runs: Run[] = [];
  const { spans, mark } = shownSpans(text, eyes, max);
  for (const { span, words } of spans) {
    const beginsLine = (runs.at(-1)?.markdown ?? '\n').endsWith('\n');
    runs.push(runOf(span, words, eyes, base, beginsLine));
  }
  if (mark !== '') runs.push({ markdown: escapeMarkdown(mark, false), mark: base });
  return joinRuns(runs);
}

/** Says whether a text is nothing but words for this reader: no styles, links or people who are there. */
const isWords = (text: Text, { accounts }: Eyes): boolean =>
  text.every((span) => {
    if (span.kind === 'person' || span.kind === 'mention') return !accounts.has(span.person.id);
    return span.kind === 'plain' || span.kind === 'instant' || span.kind === 'day';
  });

/** Makes a paragraph of words in which Feishu reads nothing. */
export const words = (it: string, max: number, style: { size?: TextSize; color?: TextColor } = {}): Div => ({
  tag: 'div',
  text: {
    ...plainObject(it, max),
    ...(style.size === undefined ? {} : { text_size: style.size }),
    ...(style.color === undefined ? {} : { text_color: style.color }),
  },
});

/** Makes small print, in which Feishu reads nothing. */
export const smallPrint = (it: string, max = 500): Div => words(it, max, { size: 'notation', color: 'grey' });

/** Makes a paragraph of Markdown. */
export const markdown = (content: string, size?: TextSize): Markdown => ({
  tag: 'markdown',
  content: content === '' ? '–' : content,
  ...(size === undefined ? {} : { text_size: size }),
});

/** Draws a text: as words in which nothing is read where it is no more than that. */
export const paragraph = (text: Text, eyes: Eyes, max: number): Div | Markdown =>
  isWords(text, eyes) ? words(wordsOfText(text, eyes, max), max) : markdown(markdownOf(text, eyes, max));

/** Draws small print. */
export const renderNote = (text: Text, eyes: Eyes, max: number): Div | Markdown =>
  isWords(text, eyes)
    ? smallPrint(wordsOfText(text, eyes, max), max)
    : markdown(markdownOf(text, eyes, max), 'notation');

/** Draws a heading within a card. */
export const renderHeading = (text: Text, eyes: Eyes, max: number): Element =>
  markdown(markdownOf(text, eyes, max, '**'), 'heading');

/** Writes words in grey, line by line: a colour ends with its line. */
export const grey = (escaped: string): string =>
  escaped
    .split('\n')
    .map((line) => (line.trim() === '' ? line : `<font color='grey'>${line}</font>`))
    .join('\n');

/** Writes a label in bold, with what stands between it and its value. */
export const boldLabel = (label: string, max: number, after = ''): string =>
  joinRuns([
    { markdown: escapedWords(label, max), mark: '**' },
    ...(after === '' ? [] : [{ markdown: escapeMarkdown(after, false), mark: '' as const }]),
  ]);

/** Draws a share as a bar with its number: **Revenue** ▰▰▰▰▰▰▱▱▱▱ 62%. */
export function renderProgress(
  it: { label: string; share: number; caption?: Text | undefined },
  eyes: Eyes,
  max: number,
): Markdown {
  const caption =
    it.caption === undefined || it.caption.length === 0
      ? ''
      : `\n${grey(escapeMarkdown(wordsOfText(it.caption, eyes, max)))}`;
  const label = boldLabel(it.label, Math.min(max, limits.title));
  return markdown(`${label}\n${shareBar(it.share, eyes.locale)}${caption}`);
}
