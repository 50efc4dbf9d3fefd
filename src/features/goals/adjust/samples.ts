import type { PersonRef, Sample } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { sampleGoal } from '../close/sample-goal.ts';
import { type AskView, askForm, sendBackForm } from './ask-form.ts';
import { type AdjustmentView, adjustmentCard, noLongerAskedCard } from './cards.ts';
import type { Adjustment, Step } from './model.ts';

const people: Record<Locale, { alice: PersonRef; anna: PersonRef; helen: PersonRef }> = {
  en: {
    alice: { id: 'alice', name: 'Alice Moreau' },
    anna: { id: 'anna', name: 'Anna Berg' },
    helen: { id: 'helen', name: 'Helen Zhou' },
  },
  'zh-CN': {
    alice: { id: 'alice', name: '王芳' },
    anna: { id: 'anna', name: '李强' },
    helen: { id: 'helen', name: '周海伦' },
  },
};

const wording: Record<Locale, { evidence: string; sentBack: string; result: string; milestones: string[] }> =
  {
    en: {
      evidence: 'The largest customer paused all calls until January; that is 20 of our 100.',
      sentBack: 'Good point. Could you add how the remaining 80 spread over the weeks?',
      result: '64 customers called; 18 of them gave us a reason to change the onboarding.',
      milestones: ['Pilot with two suppliers', 'All suppliers moved'],
    },
    'zh-CN': {
      evidence: '最大的客户在一月前暂停所有回访，占 100 次中的 20 次。',
      sentBack: '理由充分。能否补充剩下 80 次分布在哪几周？',
      result: '回访了 64 位客户，其中 18 位的意见促成了入驻流程的改动。',
      milestones: ['两家供应商试点', '全部供应商迁移完成'],
    },
  };

const at = (day: number) => new Date(`2026-11-${day}T08:10:00Z`);

const request = (locale: Locale, it: Partial<Adjustment> = {}): Adjustment => ({
  id: 'sample',
  goalId: 'sample',
  kind: 'adjust',
  askerId: 'alice',
  previousId: undefined,
  reason: 'market',
  evidence: wording[locale].evidence,
  before: { due: '2026-12-25', target: 100 },
  after: { due: '2027-01-15', target: 80 },
  outgoing: undefined,
  needed: 1,
  given: 0,
  state: 'open',
  approverId: 'anna',
  createdAt: at(17),
  askedAt: at(17),
  remindedAt: undefined,
  escalatedAt: undefined,
  unansweredAt: undefined,
  decidedAt: undefined,
  version: 1,
  ...it,
});

const asked: Step = {
  kind: 'asked',
  byId: 'alice',
  personId: 'anna',
  words: undefined,
  version: 1,
  at: at(17),
};

const view = (locale: Locale, it: Partial<AdjustmentView> = {}): AdjustmentView => ({
  adjustment: request(locale),
  steps: [asked],
  goal: sampleGoal(locale),
  people: new Map(Object.values(people[locale]).map((each) => [each.id, each])),
  readerId: 'anna',
  mayDecide: true,
  obstacle: undefined,
  effect: { progress: { from: 0.4, to: 0.5 }, status: { from: 'behind', to: 'on-track' } },
  into: undefined,
  isAskedAgain: false,
  ...it,
});

const card = (locale: Locale, it: Partial<AdjustmentView> = {}) => ({
  card: adjustmentCard(view(locale, it), locale),
});

const asking = (locale: Locale, it: Partial<AskView> = {}) => ({
  form: askForm(
    {
      goal: sampleGoal(locale),
      kind: 'adjust',
      before: { due: '2026-12-25', target: 100 },
      today: '2026-11-17',
      isLastFifth: false,
      approver: people[locale].anna.name,
      second: undefined,
      others: [people[locale].anna.name],
      isHr: false,
      sentBack: undefined,
      ...it,
    },
    locale,
  ),
});

const extension = (locale: Locale): Partial<Adjustment> => ({
  kind: 'extend',
  after: { due: '2027-03-26', target: 100 },
  outgoing: { value: 64, words: wording[locale].result, cause: 'market' },
});

const milestonesOf = (locale: Locale) =>
  wording[locale].milestones.map((title, i) => ({ id: `m${i}`, title, due: `2026-12-${10 + i}` }));

/** The cards and forms of adjustments for the gallery. */
export const samples: readonly Sample[] = [
  { name: 'Goals: asking for an adjustment', draw: (locale) => asking(locale) },
  {
    name: 'Goals: asking late, for milestones',
    draw: (locale) =>
      asking(locale, {
        goal: sampleGoal(locale, { tool: 'project', measure: { kind: 'milestones' } }),
        before: { due: '2026-12-25', milestones: milestonesOf(locale) },
        isLastFifth: true,
        second: people[locale].helen.name,
        others: [people[locale].anna.name, people[locale].helen.name],
      }),
  },
  {
    name: 'Goals: asking for an extension',
    draw: (locale) => asking(locale, { kind: 'extend', today: '2027-01-04' }),
  },
  { name: 'Goals: an adjustment to approve', draw: (locale) => card(locale) },
  {
    name: 'Goals: an adjustment that is somebody else’s to decide now',
    draw: (locale) => ({
      card: noLongerAskedCard(
        { goal: sampleGoal(locale), adjustment: request(locale), name: people[locale].helen.name },
        locale,
      ),
    }),
  },
  {
    name: 'Goals: an adjustment, the second approval',
    draw: (locale) => {
      const first: Step = { ...asked, kind: 'second-asked', byId: 'anna', personId: 'helen', version: 2 };
      return card(locale, {
        adjustment: request(locale, { needed: 2, given: 1, approverId: 'helen' }),
        steps: [asked, first],
        readerId: 'helen',
      });
    },
  },
  {
    name: 'Goals: an extension to approve',
    draw: (locale) => card(locale, { adjustment: request(locale, extension(locale)), effect: undefined }),
  },
  {
    name: 'Goals: an adjustment sent back',
    draw: (locale) => {
      const words = wording[locale].sentBack;
      const back: Step = { ...asked, kind: 'sent-back', byId: 'anna', personId: 'alice', words, version: 2 };
      return card(locale, {
        adjustment: request(locale, { state: 'sent-back' }),
        steps: [asked, back],
        readerId: 'alice',
        mayDecide: false,
        effect: undefined,
      });
    },
  },
  {
    name: 'Goals: an extension approved',
    draw: (locale) => {
      const approved: Step = { ...asked, kind: 'approved', byId: 'anna', personId: undefined, version: 2 };
      return card(locale, {
        adjustment: request(locale, { ...extension(locale), state: 'approved', given: 1 }),
        steps: [asked, approved],
        readerId: 'alice',
        mayDecide: false,
        effect: undefined,
        into: 'G-31',
      });
    },
  },
  {
    name: 'Goals: sending an adjustment back',
    draw: (locale) => ({ form: sendBackForm(people[locale].alice.name, locale) }),
  },
];
