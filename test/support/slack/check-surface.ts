import { blockOn, type Surface } from './check-block-kinds.ts';
import { isObject, type Json, list, listOf, objectsOf, problem, type Rule } from './check-shape.ts';

const MOST_BLOCKS: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };
/** How many blocks of a type one message takes. */
const MOST_OF_TYPE: Readonly<Record<string, number>> = { data_visualization: 2, table: 1, data_table: 1 };
const MARKDOWN_CHARACTERS = 12_000;

/** The blocks of a surface with those inside containers, each with its place. */
export function blocksIn(blocks: unknown, at = '/blocks'): readonly { block: Json; at: string }[] {
  return listOf(blocks).flatMap((block, index) =>
    isObject(block)
      ? [{ block, at: `${at}/${index}` }, ...blocksIn(block.child_blocks, `${at}/${index}/child_blocks`)]
      : [],
  );
}

/** Blocks whose `elements` are controls; those of the others are words and pictures. */
const holders: readonly unknown[] = ['actions', 'context_actions'];

/** The elements of one block that a person can act on. */
export const elementsIn = (block: Json): readonly Json[] => [
  ...(holders.includes(block.type) ? objectsOf(block.elements) : []),
  ...[block.accessory, block.element].filter(isObject),
  ...objectsOf(block.actions),
  ...(block.type === 'carousel' ? objectsOf(block.elements).flatMap((it) => objectsOf(it.actions)) : []),
];

function repeated(names: readonly unknown[]): readonly unknown[] {
  const given = names.filter((it) => it !== undefined);
  return given.filter((it, index) => given.indexOf(it) !== index);
}

function checkIds(blocks: unknown): string[] {
  const all = blocksIn(blocks);
  return [
    ...repeated(all.map((it) => it.block.block_id)).flatMap((it) =>
      problem('/blocks', `\`block_id\` "${String(it)}" already exists for another block`),
    ),
    ...all.flatMap(({ block, at }) =>
      repeated(elementsIn(block).map((it) => it.action_id)).flatMap((it) =>
        problem(at, `\`action_id\` "${String(it)}" already exists for another element`),
      ),
    ),
  ];
}

function checkCounts(blocks: unknown): string[] {
  const all = blocksIn(blocks).map((it) => it.block);
  const found = Object.entries(MOST_OF_TYPE).flatMap(([type, most]) =>
    all.filter((it) => it.type === type).length > most
      ? problem('/blocks', `no more than ${most} ${type} blocks allowed`)
      : [],
  );
  const markdown = all
    .filter((it) => it.type === 'markdown')
    .reduce((sum, it) => sum + String(it.text).length, 0);
  if (markdown > MARKDOWN_CHARACTERS)
    found.push(...problem('/blocks', `must be less than ${MARKDOWN_CHARACTERS + 1} characters of markdown`));
  if (all.flatMap(elementsIn).filter((it) => it.focus_on_load === true).length > 1)
    found.push(...problem('/blocks', 'focus_on_load can be true for only one element'));
  return found;
}

/** The rule for all blocks of a message, a modal or a Home tab. */
export const blocksOn =
  (surface: Surface): Rule =>
  (blocks, at) => {
    const found = list(0, MOST_BLOCKS[surface], blockOn(surface))(blocks, at);
    return [...found, ...checkIds(blocks), ...checkCounts(blocks)];
  };
