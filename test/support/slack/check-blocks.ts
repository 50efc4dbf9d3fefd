import { charactersIn } from './check-rich-text.ts';
import { problem, string } from './check-shape.ts';
import { blocksOn } from './check-surface.ts';

export { checkView } from './check-view.ts';

/** Characters of all words in a message's blocks; Slack publishes no number, about this many are refused. */
const BLOCKS_CHARACTERS = 13_000;
/** `chat.postMessage` cuts a longer text; one that would be cut is refused here. */
const TEXT_CHARACTERS = 40_000;

/** Says whether a message's blocks are refused with `msg_blocks_too_long`. */
export const areTooLong = (blocks: unknown): boolean => charactersIn(blocks) > BLOCKS_CHARACTERS;

/** Says what is wrong with a message's blocks alone. */
export const checkMessageBlocks = (blocks: unknown): string[] => blocksOn('message')(blocks, '/blocks');

/** Says what Slack would refuse in a message; nothing where it would take it. A message always has a text: notifications and screen readers read it. */
export function checkMessage(message: { text?: unknown; blocks?: unknown }): string[] {
  const found = string(TEXT_CHARACTERS)(message.text, '/text');
  if (message.blocks === undefined) return found;
  found.push(...checkMessageBlocks(message.blocks));
  return areTooLong(message.blocks) ? [...found, ...problem('/blocks', 'msg_blocks_too_long')] : found;
}
