import type { KnownBlock, RichTextElement, RichTextSection, SectionBlock } from '@slack/types';
import { type Badge, type CardElement, type ListItem, type Text, wordsOfText } from '../../src/chat/index.ts';
import { calm } from '../../src/shared/calm.ts';
import { shorten } from '../../src/shared/shorten.ts';
import { say } from './copy.ts';
import type { Drawing } from './drawing.ts';
import { limits } from './limits.ts';
import { renderButton } from './render-controls.ts';
import { type Eyes, plainObject, rich, richBlock, richElements, section, smallPrint } from './render-text.ts';

type List = Extract<CardElement, { kind: 'list' }>;

// Shapes that differ without their colours; the word beside them says the same.
const symbols: Readonly<Record<Badge['tone'], string>> = {
  neutral: '',
  good: '✅ ',
  warning: '⚠️ ',
  bad: '🔴 ',
};

/** Writes a badge: a word, with a symbol where it matters. */
export const badgeWords = (badge: Badge): string =>
  `${symbols[badge.tone]}${shorten(calm(badge.label), limits.buttonLabel)}`;

/** What stands on the second line of a row. */
function underline(item: ListItem, eyes: Eyes, max: number): string {
  const note = item.note === undefined ? '' : wordsOfText(item.note, eyes, max);
  return [item.badge === undefined ? '' : badgeWords(item.badge), note].filter((it) => it !== '').join(' · ');
}

function richItem(item: ListItem, eyes: Eyes, max: number): RichTextSection {
  const words = richElements(item.text, eyes, max);
  const below = underline(item, eyes, max);
  const second: RichTextElement[] = below === '' ? [] : [rich(`\n${below}`, { italic: true })];
  return section([...(words.length === 0 ? [rich('–')] : words), ...second]);
}

const needsRich = (text: Text): boolean => text.some((it) => it.kind === 'mention' || it.kind === 'link');

/** Sets a name apart by a line of its own, since words beside a button cannot be bold. */
const withoutBold = ([first, second, ...rest]: Text): Text =>
  first?.kind === 'strong' && second?.kind === 'plain' && second.text.startsWith('  ')
    ? [first, { ...second, text: `\n${second.text.trimStart()}` }, ...rest]
    : [first, second, ...rest].filter((it) => it !== undefined);

/** Draws a row with its button beside it, in words in which Slack reads nothing. */
function row(item: ListItem, drawing: Drawing): KnownBlock[] {
  const { eyes, detail } = drawing;
  const max = detail.words;
  const button = item.button === undefined ? undefined : renderButton(item.button, drawing);
  if (needsRich(item.text)) {
    const words = richBlock(richItem(item, eyes, max));
    return button === undefined ? [words] : [words, { type: 'actions', elements: [button] }];
  }
  // The text of a section holds both lines.
  const each = Math.min(max, Math.floor(limits.text / 2) - limits.buttonLabel - 10);
  const lines = [wordsOfText(withoutBold(item.text), eyes, each), underline(item, eyes, each)].filter(
    (it) => it !== '',
  );
  const block: SectionBlock = {
    type: 'section',
    text: plainObject(lines.join('\n'), limits.text),
    expand: true,
  };
  return [button === undefined ? block : { ...block, accessory: button }];
}

/** Draws a list: rows with buttons beside them where any row has one, bullets otherwise. */
export function renderList(list: List, drawing: Drawing): KnownBlock[] {
  const { eyes, detail } = drawing;
  const items = list.items.slice(0, detail.rows);
  if (items.length === 0) return [];
  const drawn = items.some((it) => it.button !== undefined)
    ? items.flatMap((it) => row(it, drawing))
    : [
        richBlock({
          type: 'rich_text_list',
          style: 'bullet',
          elements: items.map((it) => richItem(it, eyes, detail.words)),
        }),
      ];
  const rest = list.items.length - items.length;
  return rest === 0 ? drawn : [...drawn, smallPrint(say(eyes.locale).more({ count: rest }))];
}
