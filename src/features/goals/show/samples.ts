import type { Card, Sample } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { type Status, statuses } from '../model.ts';
import { type GoalCardView, goalCard } from './goal-card.ts';
import { historyCard, mineCard } from './list-cards.ts';
import { at, historyOf, milestonesOf, peopleOf, updateOf, viewOf, wording } from './sample-content.ts';
import { teamCard } from './team-card.ts';
import { treeOf } from './tree.ts';
import { treeCard, whyCard } from './tree-cards.ts';

const company = (locale: Locale) =>
  viewOf(locale, 2, {
    level: 'company',
    tool: 'okr',
    measure: { kind: 'parts' },
    ownerId: 'anna',
    status: 'on-track',
    visibility: 'company',
  });
const team = (locale: Locale) =>
  viewOf(locale, 1, {
    level: 'team',
    tool: 'okr',
    measure: { kind: 'parts' },
    parentId: 'sample-2',
    status: 'behind',
    ambition: 'aspirational',
  });
const result = (locale: Locale) =>
  viewOf(locale, 0, { kind: 'key-result', tool: 'okr', parentId: 'sample-1', weight: 60 });
const project = (locale: Locale) =>
  viewOf(locale, 3, {
    tool: 'project',
    measure: { kind: 'milestones' },
    status: 'behind',
    progress: 1 / 3,
    current: undefined,
  });

const cardView = (locale: Locale, it: Partial<GoalCardView> = {}): GoalCardView => ({
  view: viewOf(locale),
  parent: team(locale),
  parts: [],
  hiddenParts: 0,
  countingParts: 0,
  updates: historyOf(locale),
  earlierUpdates: 3,
  changes: [
    {
      at: at('10T08:00'),
      byId: 'anna',
      what: 'adjusted',
      before: { target: 80, due: '2026-12-11' },
      after: { target: 100, due: '2026-12-25' },
    },
    { at: at('01T08:00'), byId: 'anna', what: 'created', before: {}, after: {} },
  ],
  people: peopleOf(locale),
  result: undefined,
  carriedInto: undefined,
  mayStillReopen: false,
  isListed: false,
  ...it,
});

const closed = (locale: Locale): Card =>
  goalCard(
    cardView(locale, {
      view: viewOf(locale, 0, { state: 'closed', progress: 0.8, current: 80, closedAt: at('16T08:00') }),
      result: {
        id: 'result',
        goalId: 'sample-0',
        at: at('16T08:00'),
        byId: 'alice',
        value: 80,
        progress: 0.8,
        score: 0.8,
        words: wording[locale].result,
        cause: 'resources',
        constraints: wording[locale].constraints,
      },
      carriedInto: viewOf(locale, 4),
      mayStillReopen: true,
    }),
    locale,
  );

const counts = (it: Partial<Record<Status, number>>) =>
  Object.fromEntries(statuses.map((status) => [status, it[status] ?? 0])) as Record<Status, number>;

function tree(locale: Locale): Card {
  const views = [company(locale), team(locale), result(locale), project(locale)];
  const nodes = treeOf(views);
  const shown = nodes.flatMap((node) => {
    const view = views.find((it) => it.goal.id === node.id);
    return view === undefined ? [] : [{ node, view }];
  });
  return treeCard({ shown, orphans: [project(locale)], orphansInAll: 3, page: 0, total: 20 }, locale);
}

const teamOf = (locale: Locale): Card =>
  teamCard(
    {
      team: { id: 'payments', name: wording[locale].team },
      counts: counts({ behind: 1, 'at-risk': 1, 'on-track': 6, achieved: 1 }),
      shown: [
        { view: team(locale), isUnder: false },
        { view: result(locale), isUnder: true },
        { view: project(locale), isUnder: false },
      ],
      weeks: [
        { teamId: 'payments', week: '2026-W45', counts: counts({ 'on-track': 9 }), total: 9 },
        { teamId: 'payments', week: '2026-W46', counts: counts({ 'on-track': 7, 'at-risk': 2 }), total: 9 },
        {
          teamId: 'payments',
          week: '2026-W47',
          counts: counts({ 'on-track': 6, 'at-risk': 1, behind: 1, achieved: 1 }),
          total: 9,
        },
      ],
      others: [{ value: 'supply', label: wording[locale].team }],
      page: 0,
      total: 9,
    },
    locale,
  );

const objective = (locale: Locale): Card =>
  goalCard(
    cardView(locale, {
      view: team(locale),
      parent: 'hidden',
      parts: [result(locale), project(locale)],
      hiddenParts: 1,
      countingParts: 1,
      updates: [],
      changes: [],
    }),
    locale,
  );

const cards: readonly [name: string, draw: (locale: Locale) => Card][] = [
  ['a goal of one’s own', (locale) => goalCard(cardView(locale), locale)],
  ['an objective', objective],
  [
    'a project',
    (locale) => {
      const updates = [updateOf(5, { value: 1, note: wording[locale].note })];
      const view = { ...project(locale), milestones: milestonesOf(locale) };
      return goalCard(cardView(locale, { view, updates, earlierUpdates: 0, changes: [] }), locale);
    },
  ],
  ['closed with its result', closed],
  [
    'all updates',
    (locale) => historyCard({ ...cardView(locale), shown: historyOf(locale), page: 1, total: 12 }, locale),
  ],
  [
    'one’s own goals',
    (locale) =>
      mineCard(
        {
          shown: [
            { view: project(locale), isUnder: false },
            { view: team(locale), isUnder: false },
            { view: result(locale), isUnder: true },
            { view: viewOf(locale, 6, { state: 'proposed' }), isUnder: false },
          ],
          page: 0,
          total: 12,
        },
        locale,
      ),
  ],
  ['none yet', (locale) => mineCard({ shown: [], page: 0, total: 0 }, locale)],
  ['a team’s goals', teamOf],
  ['the tree', tree],
  [
    'the tree without goals',
    (locale) => treeCard({ shown: [], orphans: [], orphansInAll: 0, page: 0, total: 0 }, locale),
  ],
  [
    'what a goal is for',
    (locale) => whyCard(result(locale), [result(locale), 'hidden', company(locale)], locale),
  ],
];

/** What the showing of goals looks like, for the gallery. */
export const samples: readonly Sample[] = cards.map(([name, draw]) => ({
  name: `Goals: ${name}`,
  draw: (locale) => ({ card: draw(locale) }),
}));
