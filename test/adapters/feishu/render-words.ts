type Thing = Record<string, unknown>;

/** Every object inside, the thing itself included. */
export function objectsIn(it: unknown, found: Thing[] = []): Thing[] {
  if (typeof it !== 'object' || it === null) return found;
  if (!Array.isArray(it)) found.push({ ...it });
  for (const one of Object.values(it)) objectsIn(one, found);
  return found;
}

export const tagged = (it: unknown, tag: string): Thing[] => objectsIn(it).filter((each) => each.tag === tag);

/** Takes tags and entities off Feishu's Markdown, as its client does. */
const readMarkdown = (markdown: string): string =>
  markdown
    .replace(/<\/?(font|text_tag|person|at)\b[^>]*>/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*?|`/g, '')
    .replaceAll('&sim;', '~')
    .replaceAll('&nbsp;', ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

/** Everything that a reader sees of a card, as words. */
export const wordsIn = (card: unknown): string =>
  objectsIn(card)
    .flatMap((it) => {
      const content = typeof it.content === 'string' ? it.content : '';
      if (it.tag === 'markdown') return [readMarkdown(content)];
      const cells = Array.isArray(it.rows) ? it.rows.flatMap((row: Thing) => Object.values(row)) : [];
      return [content, it.display_name, it.default_value, ...cells];
    })
    .filter((it) => typeof it === 'string' && it !== '')
    .join('\n');
