import { action, type CardElement, type FormItem, field, plain, type Sample } from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { type AnswerFormView, answerForm, MORE, THIRD } from './answer-form.ts';
import { awaySamples } from './away/samples.ts';
import { type CheckInView, checkInCard, pointerCard, skipCard, whichCard } from './cards.ts';
import { historyCard, pastCard } from './history/cards.ts';
import { planSamples } from './plan/samples.ts';
import { returnCard } from './returning/cards.ts';
import { type CheckIn, type CheckInState, checkInId } from './rules.ts';

const monday = new Date('2026-11-16T00:00:00Z');
const at = (days: number, hours: number): Date =>
  new Date(monday.getTime() + (days * 24 + hours) * 3_600_000);
const now = at(3, 11);

const wording = {
  en: {
    manager: 'Anna',
    colleague: 'Tom Wright',
    channel: '#payments',
    strengths: 'All refund cases passed acceptance, and the bank sandbox is open at last.',
    improvements: 'The release note came too late for support to prepare.',
    nextSteps: 'Send the release note three days ahead\nFollow up on the bank sandbox',
    blockers: 'I need an hour with somebody who knows the old settlement job.',
    shown: 'Cut the settlement job from 40 minutes to 6.',
    away: 'Dec 1–7',
    heading: 'Your commitments',
    goalsHeading: 'Your goals',
    goals: ['Customer calls', 'Invoices paid on the first attempt', 'Shorter onboarding'],
    update: 'Update',
    open: 'Open',
    more: 'and 2 more',
    good: 'On track',
    later: ['today 14:00', 'tomorrow 09:00'],
  },
  'zh-CN': {
    manager: '陈安娜',
    colleague: '李强',
    channel: '#支付组',
    strengths: '退款场景全部通过验收，银行沙箱也终于开通了。',
    improvements: '发版说明写得太晚，客服来不及准备。',
    nextSteps: '发版前三天把说明发给客服\n跟进银行沙箱',
    blockers: '想找一位熟悉旧结算任务的同事聊一个小时。',
    shown: '结算任务从 40 分钟缩短到 6 分钟。',
    away: '12月1日–7日',
    heading: '你的承诺行动',
    goalsHeading: '我的目标',
    goals: ['客户回访', '发票一次付款成功率', '缩短新供应商入驻时间'],
    update: '更新进展',
    open: '查看',
    more: '还有 2 个',
    good: '进展正常',
    later: ['今天 14:00', '明天 09:00'],
  },
} satisfies Record<Locale, unknown>;

const empty = {
  strengths: null,
  improvements: null,
  nextSteps: null,
  blockers: null,
  workload: null,
  energy: null,
};

/** Makes a check-in of week 47 in a state, without words. */
const blank = (state: CheckInState): CheckIn => ({
  ...empty,
  id: checkInId('mei', '2026-W47'),
  personId: 'mei',
  teamId: 'payments',
  week: '2026-W47',
  period: '2026-W47',
  closingDay: 5,
  opensAt: at(3, 10),
  remindAt: at(4, 14),
  closesAt: at(4, 16),
  reminder: true,
  state,
  version: state === 'answered' ? 1 : 0,
  late: false,
  editedLate: false,
  nothingNew: false,
  shared: false,
  skipReason: null,
  snoozedUntil: null,
  promptedAt: at(3, 10),
  remindedAt: null,
  leadRemindedAt: null,
  answeredAt: state === 'answered' ? now : null,
  editedAt: null,
  readerId: 'anna',
});

const answered = (locale: Locale): CheckIn => {
  const { strengths, improvements, nextSteps, blockers } = wording[locale];
  return {
    ...blank('answered'),
    strengths,
    improvements,
    nextSteps,
    blockers,
    shared: true,
    workload: 4,
    energy: 3,
  };
};

/** What goals add to the prompt, in made-up words: as many controls as they may have. */
const goals = (locale: Locale): CardElement[] => {
  const { goals: titles, update, open, more, good } = wording[locale];
  const press = (label: string) => ({ label, action: action('goals.open', { goal: 'sample' }) });
  return [
    { kind: 'heading', text: plain(wording[locale].goalsHeading) },
    {
      kind: 'list',
      items: [
        ...titles.map((title, i) => ({
          text: plain(`G-${12 + i} ${title}`),
          badge: { label: good, tone: 'good' as const },
          button: press(update),
        })),
        { text: plain(more), button: press(open) },
      ],
    },
  ];
};

const goalFields = (locale: Locale): FormItem[] => [
  { kind: 'heading', text: plain(wording[locale].goalsHeading) },
  ...wording[locale].goals.map((title, i) =>
    field({
      kind: 'text',
      name: `goals.value:sample-${i}:45`,
      label: `G-${12 + i} ${title}`,
      maxLength: 60,
      initial: '45',
    }),
  ),
  { kind: 'divider' },
];

const steps = (locale: Locale): CardElement[] => [
  { kind: 'heading', text: plain(wording[locale].heading) },
  { kind: 'list', items: wording[locale].nextSteps.split('\n').map((line) => ({ text: plain(line) })) },
];

const view = (locale: Locale, checkIn: CheckIn, more: Partial<CheckInView> = {}): CheckInView => ({
  checkIn,
  now,
  away: false,
  over: false,
  manager: wording[locale].manager,
  channel: wording[locale].channel,
  posted: true,
  count: { answered: 3, total: 7 },
  snoozes: wording[locale].later.map((label, i) => ({ value: String(i), label })),
  streak: 6,
  sections: steps(locale),
  ...more,
});

type Draw = (locale: Locale) => CheckInView;

const cardSample = (name: string, draw: Draw): Sample => ({
  name,
  draw: (locale) => ({ card: checkInCard(draw(locale), locale) }),
});

const doneList = (locale: Locale): FormItem[] => [
  field({
    kind: 'done-list',
    name: 'commitments.done',
    label: wording[locale].heading,
    items: wording[locale].nextSteps
      .split('\n')
      .map((text, i) => ({ id: String(i), text, initial: i === 0 ? 'done' : 'open' })),
    words:
      locale === 'zh-CN'
        ? { done: '已完成', open: '进行中', dropped: '不做了' }
        : { done: 'done', open: 'still open', dropped: 'dropped' },
  }),
];

const formSample = (
  name: string,
  variant: string | undefined,
  more: Partial<AnswerFormView> = {},
): Sample => ({
  name,
  draw: (locale) => ({
    form: answerForm(
      {
        checkIn: blank('open'),
        variant,
        manager: wording[locale].manager,
        channel: wording[locale].channel,
        showInChannel: false,
        questions: {},
        likely: [{ id: 'anna', name: wording[locale].manager }],
        today: '2026-11-19',
        sections: [...goalFields(locale), ...doneList(locale)],
        ...more,
      },
      locale,
    ),
  }),
});

const long = (words: string): string => Array.from({ length: 9 }, () => words).join(' ');

/** Every card and form of the answering side, for the gallery. */
export const samples: readonly Sample[] = [
  cardSample('Prompt', (locale) => view(locale, blank('open'))),
  cardSample('Prompt with goals', (locale) =>
    view(locale, blank('open'), { sections: [...goals(locale), ...steps(locale)] }),
  ),
  cardSample('Prompt, first to answer, nobody reads it', (locale) =>
    view(locale, blank('open'), { count: { answered: 0, total: 7 }, manager: undefined, sections: [] }),
  ),
  cardSample('Prompt, snoozed', (locale) => view(locale, { ...blank('open'), snoozedUntil: at(3, 14) })),
  cardSample('Prompt, back after snoozing', (locale) =>
    view(locale, { ...blank('open'), snoozedUntil: at(3, 10.5) }),
  ),
  cardSample('Reminder', (locale) => view(locale, { ...blank('open'), remindedAt: now })),
  cardSample('Early, before the window opens', (locale) =>
    view(locale, { ...blank('planned'), promptedAt: null }, { now: monday, snoozes: [] }),
  ),
  cardSample('Receipt', (locale) => view(locale, answered(locale))),
  cardSample('Receipt of a long answer, changed late', (locale) =>
    view(locale, {
      ...answered(locale),
      strengths: long(wording[locale].strengths),
      improvements: long(wording[locale].improvements),
      editedLate: true,
    }),
  ),
  cardSample('Receipt of Nothing new', (locale) =>
    view(locale, { ...blank('answered'), nothingNew: true }, { sections: [] }),
  ),
  cardSample('Receipt of a late answer', (locale) =>
    view(locale, { ...answered(locale), late: true }, { streak: 0 }),
  ),
  cardSample('Skipped', (locale) => view(locale, { ...blank('skipped'), skipReason: 'busy' })),
  cardSample('Missed, still open for a late answer', (locale) => view(locale, blank('missed'))),
  cardSample('Missed and over', (locale) => view(locale, blank('missed'), { over: true })),
  cardSample('Off, because of an absence', (locale) => view(locale, blank('cancelled'), { away: true })),
  cardSample('Off, because the team stopped', (locale) => view(locale, blank('cancelled'))),
  {
    name: 'Prompt, once a reminder carries it on',
    draw: (locale) => ({ card: pointerCard(blank('open'), locale) }),
  },
  { name: 'Skip, from the command', draw: (locale) => ({ card: skipCard(blank('open'), locale) }) },
  {
    name: 'Which check-in?',
    draw: (locale) => ({
      card: whichCard(
        { earlier: { ...blank('missed'), period: '2026-W46' }, current: blank('planned') },
        locale,
      ),
    }),
  },
  {
    name: 'History',
    draw: (locale) => {
      const states: CheckInState[] = ['open', 'answered', 'skipped', 'missed', 'cancelled'];
      const checkIns = states.map((state, i) => ({ ...blank(state), period: `2026-W${47 - i}` }));
      return { card: historyCard({ checkIns, away: new Set(), page: 0, hasOlder: true }, locale) };
    },
  },
  {
    name: 'History, empty',
    draw: (locale) => ({
      card: historyCard({ checkIns: [], away: new Set(), page: 0, hasOlder: false }, locale),
    }),
  },
  {
    name: 'An earlier check-in',
    draw: (locale) => ({ card: pastCard(view(locale, answered(locale)), locale) }),
  },
  {
    name: 'While you were away',
    draw: (locale) => {
      const { away: days, colleague: name, shown } = wording[locale];
      return {
        card: returnCard({ days, shown: [{ name, words: shown }], sections: [], next: at(10, 10) }, locale),
      };
    },
  },
  formSample('Check-in form', undefined),
  formSample('Check-in form with More', MORE),
  formSample('Check-in form after the third Nothing new', THIRD, { sections: [], channel: undefined }),
  ...awaySamples,
  ...planSamples,
];
