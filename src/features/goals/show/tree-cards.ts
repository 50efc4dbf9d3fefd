import { action, type Card, type CardElement, plain, type Text, text } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { writeShare } from '../amounts.ts';
import { badgeOf, goalButtons, goalRow } from '../card-parts.ts';
import type { GoalView } from '../read-goals.ts';
import { say } from './copy.ts';
import { type Page, pageTurns } from './list-cards.ts';
import type { TreeNode } from './tree.ts';

/** Rows of a tree on one page: none of them has a control, one menu opens any. */
export const TREE_PAGE = 15;

/** A node with what its row shows. */
type TreeRow = { node: TreeNode; view: GoalView };

type TreeView = Page & {
  shown: readonly TreeRow[];
  orphans: readonly GoalView[];
  orphansInAll: number;
};

const note = (words: Text): CardElement => ({ kind: 'note', text: words });

/** Sets a row in by signs that every chat keeps; white space at the beginning of a line some of them drop. */
const indent = (depth: number): string => (depth === 0 ? '' : `${'· '.repeat(Math.min(depth, 6) - 1)}↳ `);

function treeRow({ node, view }: TreeRow, locale: Locale) {
  const words = say(locale);
  const { code, title } = node;
  const share = writeShare(node.progress, locale);
  const row = words.treeRow({ code, title, owner: view.owner.name, share });
  return {
    text: text`${indent(node.depth)}${row}`,
    badge: badgeOf(view, locale),
    ...(node.servesHidden ? { note: plain(words.servesHidden()) } : {}),
  };
}

function orphanElements({ orphans, orphansInAll }: TreeView, locale: Locale): CardElement[] {
  if (orphans.length === 0) return [];
  const words = say(locale);
  const more = orphansInAll - orphans.length;
  return [
    { kind: 'heading', text: plain(words.orphans()) },
    note(words.orphansHint()),
    {
      kind: 'list',
      items: orphans.map((view) => goalRow(view, locale, goalButtons(view.goal.id, locale).open)),
    },
    ...(more > 0 ? [note(words.moreOrphans({ count: more }))] : []),
  ];
}

/** Draws one page of the tree of goals that a reader sees; the first one names what serves nothing. */
export function treeCard(it: TreeView, locale: Locale): Card {
  const words = say(locale);
  const { shown, page, total } = it;
  const title = { title: plain(words.treeTitle()), summary: words.treeTitle() };
  if (shown.length === 0) return { ...title, elements: [{ kind: 'text', text: words.treeNone() }] };
  const turns = pageTurns(locale, { page, total, size: TREE_PAGE }, (to) =>
    action('goals.tree', { page: String(to) }),
  );
  const options = shown.map(({ node }) => ({ value: node.id, label: `${node.code} ${node.title}` }));
  return {
    ...title,
    elements: [
      { kind: 'list', items: shown.map((row) => treeRow(row, locale)) },
      { kind: 'select', label: words.openOne(), options, action: action('goals.pick') },
      ...(turns.buttons.length === 0 ? [] : [{ kind: 'buttons' as const, buttons: turns.buttons }]),
      ...turns.elements,
      ...(page === 0 ? orphanElements(it, locale) : []),
    ],
  };
}

/** Draws the path from a goal up to what it is for; what its reader may not see has neither code nor title. */
export function whyCard(goal: GoalView, path: readonly (GoalView | 'hidden')[], locale: Locale): Card {
  const words = say(locale);
  const { code, level } = goal.goal;
  const items = path.map((step, i) => {
    const row =
      step === 'hidden'
        ? { text: plain(words.hiddenGoal()) }
        : goalRow(step, locale, goalButtons(step.goal.id, locale).open);
    return i === 0 ? row : { ...row, text: words.above({ row: row.text }) };
  });
  const end = level === 'company' ? words.whyTop() : words.whyOrphan();
  return {
    title: plain(words.whyTitle({ code })),
    summary: words.whySummary({ code }),
    elements: [{ kind: 'list', items }, ...(path.length > 1 ? [] : [{ kind: 'text' as const, text: end }])],
  };
}
