import { z } from 'zod';
import { type Account, type Line, type LinePart, trimStart } from '../../src/chat/index.ts';
import type { Mention, Spoken } from './payload.ts';

/** Who is meant by the mentions of a message: the bot, a person of this tenant, or somebody who is no person to Pacer. */
export type MentionReader = { botId: string; tenant: string; accountOf: (id: string) => Account };

// `@_user_12` before `@_user_1`: each placeholder as long as it is.
const placeholder = /@_(?:user_\d+|all)/g;

function readMention(it: Mention, { botId, tenant, accountOf }: MentionReader): LinePart {
  const id = it.id?.open_id ?? '';
  if (id === botId) return '';
  const isPerson = id !== '' && it.mentioned_type !== 'bot' && (it.tenant_key ?? tenant) === tenant;
  return isPerson ? { mention: accountOf(id), name: it.name } : `@${it.name}`;
}

/** Reads words in which placeholders stand for people. */
function readWords(words: string, mentions: readonly Mention[], reader: MentionReader): LinePart[] {
  const parts: LinePart[] = [];
  let read = 0;
  for (const { 0: key, index } of words.matchAll(placeholder)) {
    const meant = mentions.find((it) => it.key === key);
    const part = meant === undefined ? key.replace('@_all', '@all') : readMention(meant, reader);
    parts.push(words.slice(read, index), part);
    read = index + key.length;
  }
  return [...parts, words.slice(read)];
}

const element = z.object({
  tag: z.string(),
  text: z.string().nullish(),
  user_id: z.string().nullish(),
  user_name: z.string().nullish(),
});
const textContent = z.object({ text: z.string() });
const postContent = z.object({
  title: z.string().nullish(),
  content: z.array(z.array(element)),
});

function readPost(
  { title, content }: z.infer<typeof postContent>,
  mentions: readonly Mention[],
  reader: MentionReader,
): LinePart[] {
  const paragraphs = content.map((paragraph) =>
    paragraph.flatMap((it) => {
      if (it.tag !== 'at') return [it.text ?? ''];
      // In a post a person stands in an element of their own, so what somebody typed is never taken for one.
      const key = it.user_id ?? '';
      const known = mentions.some((each) => each.key === key);
      return known ? readWords(key, mentions, reader) : [`@${it.user_name ?? ''}`];
    }),
  );
  const lines = title ? [[title], ...paragraphs] : paragraphs;
  return lines.flatMap((line, i): LinePart[] => (i === 0 ? line : ['\n', ...line]));
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Reads what somebody typed, without the bot's own mention; undefined for pictures, files and everything else without words. */
export function readLine(message: Spoken['message'], reader: MentionReader): Line | undefined {
  const mentions = message.mentions ?? [];
  const content = parse(message.content);
  const text = message.message_type === 'text' ? textContent.safeParse(content).data : undefined;
  if (text !== undefined) return trimStart(readWords(text.text, mentions, reader));
  const post = message.message_type === 'post' ? postContent.safeParse(content).data : undefined;
  return post === undefined ? undefined : trimStart(readPost(post, mentions, reader));
}

/** Whether the bot itself is mentioned. */
export const mentionsBot = ({ mentions }: Spoken['message'], botId: string): boolean =>
  (mentions ?? []).some((it) => it.id?.open_id === botId);

/** Reads a typed line as a command where it begins with a slash, as people write who know them. */
export function whatWasSaid(
  line: readonly LinePart[],
): { kind: 'command'; command: string; line: LinePart[] } | { kind: 'message'; line: readonly LinePart[] } {
  const [first = '', ...others] = line;
  const slash = typeof first === 'string' ? /^\s*[/／]\s*([^\s/／]\S*)\s*/.exec(first) : null;
  if (slash === null || typeof first !== 'string') return { kind: 'message', line };
  const rest = first.slice(slash[0].length);
  return { kind: 'command', command: slash[1] ?? '', line: rest === '' ? others : [rest, ...others] };
}
