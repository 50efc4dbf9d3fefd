import type { PersonRef, Sample } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { type ResultView, resultCard } from './cards.ts';
import { closeForm } from './close-form.ts';
import type { Result } from './model.ts';
import { sampleGoal } from './sample-goal.ts';

const people: Record<Locale, { alice: PersonRef; anna: PersonRef }> = {
  en: { alice: { id: 'alice', name: 'Alice Moreau' }, anna: { id: 'anna', name: 'Anna Berg' } },
  'zh-CN': { alice: { id: 'alice', name: '王芳' }, anna: { id: 'anna', name: '李强' } },
};

const wording: Record<
  Locale,
  { words: string; constraints: string; keyResults: string[]; objective: string }
> = {
  en: {
    words: '64 customers called; 18 of them gave us a reason to change the onboarding.',
    constraints: 'Two of us left in October, and the call list came three weeks late.',
    keyResults: ['New suppliers live within ten days', 'Questions answered within a day'],
    objective: 'Suppliers find it easy to start with us',
  },
  'zh-CN': {
    words: '回访了 64 位客户，其中 18 位的意见促成了入驻流程的改动。',
    constraints: '十月有两位同事离职，回访名单晚了三周。',
    keyResults: ['新供应商十天内上线', '问题一天内答复'],
    objective: '让供应商轻松入驻',
  },
};

const closed = (locale: Locale, it: Partial<ResultView> = {}): ResultView => {
  const at = new Date('2026-12-28T09:00:00Z');
  const goal = sampleGoal(locale, { state: 'closed', closedAt: at, progress: 0.64, current: 64 });
  const { words, constraints } = wording[locale];
  const result: Result = {
    id: 'sample',
    goalId: goal.id,
    at,
    byId: 'anna',
    value: 64,
    progress: 0.64,
    score: 0.64,
    words,
    cause: 'resources',
    constraints,
  };
  return {
    view: { goal, owner: people[locale].alice, today: '2026-12-28' },
    result,
    keyResults: [],
    closer: people[locale].anna,
    reopener: undefined,
    readerId: 'alice',
    reopenUntil: '2027-01-12',
    isBelow: true,
    value: locale === 'en' ? '64 calls' : '64 次',
    ...it,
  };
};

const objective = (locale: Locale): ResultView => {
  const { keyResults, objective: title, words } = wording[locale];
  const it = closed(locale);
  const goal = sampleGoal(locale, {
    ...it.view.goal,
    tool: 'okr',
    title,
    measure: { kind: 'parts' },
    ambition: 'aspirational',
    progress: 0.75,
  });
  const parts = keyResults.map((each, i) => ({
    goal: sampleGoal(locale, { id: `kr${i}`, code: `G-${13 + i}`, title: each, kind: 'key-result' }),
    score: i === 0 ? 0.8 : 0.7,
  }));
  const result = {
    ...it.result,
    value: undefined,
    progress: 0.75,
    score: 0.75,
    words,
    cause: undefined,
    constraints: undefined,
  };
  return { ...it, view: { ...it.view, goal }, result, keyResults: parts, isBelow: false, value: undefined };
};

/** The cards and forms of closing for the gallery. */
export const samples: readonly Sample[] = [
  {
    name: 'Goals: recording a result below target',
    draw: (locale) => ({
      form: closeForm(
        {
          goal: sampleGoal(locale),
          keyResults: [],
          asksCause: true,
          surprising: [],
          others: [people[locale].anna.name],
        },
        locale,
      ),
    }),
  },
  {
    name: 'Goals: recording the results of key results',
    draw: (locale) => ({
      form: closeForm(
        {
          goal: sampleGoal(locale, {
            tool: 'okr',
            measure: { kind: 'parts' },
            title: wording[locale].objective,
          }),
          keyResults: wording[locale].keyResults.map((title, i) =>
            sampleGoal(locale, { id: `kr${i}`, code: `G-${13 + i}`, title }),
          ),
          asksCause: false,
          surprising: [{ goal: sampleGoal(locale), value: 4500 }],
          others: [people[locale].anna.name],
        },
        locale,
      ),
    }),
  },
  {
    name: 'Goals: closed below target',
    draw: (locale) => ({ card: resultCard(closed(locale), locale) }),
  },
  { name: 'Goals: an objective closed', draw: (locale) => ({ card: resultCard(objective(locale), locale) }) },
  {
    name: 'Goals: reopened',
    draw: (locale) => ({
      card: resultCard(closed(locale, { reopener: people[locale].anna, reopenUntil: undefined }), locale),
    }),
  },
];
