import type { Sample } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { Goal, Status } from '../model.ts';
import type { Relation } from '../policy.ts';
import type { GoalView } from '../read-goals.ts';
import { codeOf } from '../rows.ts';
import { madeUpGoal } from '../sample-goal.ts';
import { nudgeCard } from './cards.ts';
import type { Line, Role } from './model.ts';
import { noteForm } from './note-form.ts';
import { nudgedCard } from './nudged-card.ts';
import type { Done, LineState, LineView, NudgedView, NudgeView } from './read-nudge.ts';

const wording = {
  en: {
    owners: ['Alice Moreau', 'Bob Jansen', 'Priya Nair'],
    manager: 'Anna Berg',
    above: 'Helen Zhou',
    unit: 'calls',
    titles: ['Customer calls every week', 'Fewer failed payments', 'Close the books in three days'],
  },
  'zh-CN': {
    owners: ['王芳', '李强', '陈美'],
    manager: '周博',
    above: '赵敏',
    unit: '次',
    titles: ['每周客户拜访', '降低支付失败率', '三天内完成月结'],
  },
} satisfies Record<Locale, unknown>;

const at = new Date('2026-10-05T07:00:00Z');
const today = '2026-11-17';

const pick = (all: readonly string[], i: number): string => all[i % all.length] ?? '';

function goalOf(locale: Locale, i: number, status: Status): Goal {
  return madeUpGoal({
    id: `goal-${i}`,
    code: codeOf(12 + i),
    title: pick(wording[locale].titles, i),
    measure: { kind: 'level', unit: wording[locale].unit, baseline: 0, target: 100 },
    due: status === 'overdue' ? '2026-11-13' : '2026-12-25',
    status,
    shownStatus: status,
    progress: 0.32,
    current: 32,
    reportedAt: new Date('2026-11-02T09:00:00Z'),
  });
}

const relation: Relation = {
  personId: 'anna',
  external: false,
  isOwner: false,
  isManager: true,
  isAbove: false,
  isTeammate: false,
};

const statuses: readonly Status[] = ['overdue', 'behind', 'no-recent-update'];

function viewOf(locale: Locale, i: number): GoalView {
  const goal = goalOf(locale, i, statuses[i % statuses.length] ?? 'overdue');
  return {
    goal,
    owner: { id: 'alice', name: pick(wording[locale].owners, i) },
    relation,
    status: goal.shownStatus,
    assessment: {
      status: goal.shownStatus,
      progress: 0.32,
      elapsed: 0.52,
      expected: 0.52,
      ratio: 0.61,
      isSilent: false,
    },
    updates: [],
    milestones: [],
    today,
    reportedOn: '2026-11-02',
  };
}

type Made = { role?: Role; state?: LineState; waited?: number; next?: boolean };

function lineOf(locale: Locale, i: number, it: Made = {}): LineView {
  const { role = 'manager', state = { kind: 'open' }, waited = i, next = false } = it;
  const view = viewOf(locale, i);
  const line: Line = {
    nudgeId: 'anna:2026-11-16',
    goalId: view.goal.id,
    position: i,
    role,
    managerId: 'anna',
    status: view.goal.shownStatus,
    waited,
    isDue: true,
    nextId: next ? 'helen' : undefined,
    shownAt: undefined,
  };
  return {
    line,
    code: view.goal.code,
    view,
    state,
    managerName: wording[locale].manager,
    nextName: next ? wording[locale].above : undefined,
    seenByName: undefined,
  };
}

const nudgeOf = (lines: readonly LineView[]): NudgeView => ({
  nudge: { id: 'anna:2026-11-16', personId: 'anna', date: '2026-11-16', sentAt: at },
  lines,
});

const done = (act: Done['act']): LineState => ({
  kind: 'done',
  done: { act, by: undefined, on: today, until: '2026-11-24', today },
});

const closed = (it: LineView): LineView =>
  it.view === undefined ? it : { ...it, view: { ...it.view, goal: { ...it.view.goal, state: 'closed' } } };

const nudgedOf = (locale: Locale, role: Role, it: Partial<NudgedView> = {}): NudgedView => ({
  view: viewOf(locale, 0),
  role,
  manager: { id: 'anna', name: wording[locale].manager },
  done: undefined,
  cause: undefined,
  ...it,
});

const card = (name: string, lines: (locale: Locale) => readonly LineView[]): Sample => ({
  name,
  draw: (locale) => ({ card: nudgeCard(locale, nudgeOf(lines(locale)), 0) }),
});

/** Every card and form of nudges, with made-up content, for the gallery. */
export const samples: readonly Sample[] = [
  card('goals-nudge', (locale) => [0, 1, 2].map((i) => lineOf(locale, i))),
  card('goals-nudge-many', (locale) => Array.from({ length: 12 }, (_, i) => lineOf(locale, i))),
  card('goals-nudge-third', (locale) => [lineOf(locale, 0, { waited: 4, next: true }), lineOf(locale, 1)]),
  card('goals-nudge-stand-in', (locale) => [
    lineOf(locale, 0, { role: 'decision' }),
    lineOf(locale, 1),
    lineOf(locale, 2, { role: 'stand-in' }),
  ]),
  card('goals-nudge-afterwards', (locale) => [
    lineOf(locale, 0, { state: done('check-in') }),
    lineOf(locale, 1, { state: done('snooze') }),
    lineOf(locale, 2, { state: { kind: 'updated' } }),
    closed(lineOf(locale, 3, { state: { kind: 'closed' } })),
    lineOf(locale, 4, { state: { kind: 'moved', name: wording[locale].above } }),
    lineOf(locale, 5, { role: 'decision', state: { kind: 'settled' } }),
  ]),
  {
    name: 'goals-nudged',
    draw: (locale) => ({ card: nudgedCard(locale, nudgedOf(locale, 'manager')) }),
  },
  {
    name: 'goals-nudged-afterwards',
    draw: (locale) => {
      const after = { act: 'support' as const, by: undefined, on: today, until: '2026-11-24', today };
      return { card: nudgedCard(locale, nudgedOf(locale, 'stand-in', { done: after })) };
    },
  },
  {
    name: 'goals-nudged-decision',
    draw: (locale) => ({ card: nudgedCard(locale, nudgedOf(locale, 'decision')) }),
  },
  {
    name: 'goals-nudge-check-in',
    draw: (locale) => ({ form: noteForm(locale, nudgedOf(locale, 'manager'), 'check-in') }),
  },
  {
    name: 'goals-nudge-support',
    draw: (locale) => ({ form: noteForm(locale, nudgedOf(locale, 'manager'), 'support') }),
  },
];
