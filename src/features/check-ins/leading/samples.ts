import {
  type CardElement,
  type PersonRef,
  person,
  plain,
  type Sample,
  strong,
  text,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { CheckIn } from '../rules.ts';
import { digestCard, reportCard } from './digest-card.ts';
import { leadNoteCard, pauseCard } from './person-cards.ts';
import { inDigestOrder } from './rules.ts';
import { shownTexts, summaryCard } from './summary-card.ts';
import { teamCard, teamsCard } from './team-card.ts';

const names: readonly PersonRef[] = [
  { id: 'bo', name: '周博' },
  { id: 'carol', name: 'Carol' },
  { id: 'dana', name: 'Dana' },
  { id: 'emre', name: 'Emre' },
];
const people = new Map(names.map((it) => [it.id, it]));

const wording: Record<Locale, { strengths: string[]; blockers: string; nextSteps: string }> = {
  en: {
    strengths: [
      'Invoice export is live for the first three customers.',
      'Support queue is down to eleven, the lowest since spring.',
      'Two interviews, and one offer is out.',
    ],
    blockers: 'I wait for access to the billing tables; the migration on Friday depends on it.',
    nextSteps: 'Write down the refund steps\nPair with Carol on the slow report',
  },
  'zh-CN': {
    strengths: [
      '发票导出已对前三家客户上线。',
      '客服待处理降到十一单，是春天以来最低。',
      '面试了两位候选人，已发出一份录用。',
    ],
    blockers: '计费表的访问权限还没批下来，周五的迁移要用。',
    nextSteps: '整理退款流程文档\n和 Carol 一起排查慢报表',
  },
};

/** What goals add to a summary, in made-up words. */
const movedGoals = (locale: Locale): CardElement[] => [
  { kind: 'heading', text: plain(locale === 'zh-CN' ? '有进展的目标' : 'Goals that moved') },
  {
    kind: 'list',
    items: [
      {
        text: text`${strong('G-12')} ${locale === 'zh-CN' ? '客户回访' : 'Customer calls'}`,
        note: text`${person({ id: 'carol', name: 'Carol' })}: 20 → 45`,
      },
      {
        text: text`${strong('G-15')} ${locale === 'zh-CN' ? '新结算上线' : 'New settlement job'}`,
        note: text`${person({ id: 'bo', name: '周博' })}: 70 → 100 %`,
        badge: { label: locale === 'zh-CN' ? '已达成' : 'Achieved', tone: 'good' },
      },
    ],
  },
];

const at = new Date('2026-11-20T08:00:00Z');

const checkIn = (personId: string, it: Partial<CheckIn>): CheckIn => ({
  id: `${personId}:2026-W47`,
  personId,
  teamId: 'payments',
  week: '2026-W47',
  period: '2026-W47',
  closingDay: 5,
  opensAt: new Date('2026-11-19T02:00:00Z'),
  closesAt: at,
  remindAt: new Date('2026-11-20T03:00:00Z'),
  reminder: true,
  state: 'answered',
  version: 1,
  late: false,
  editedLate: false,
  skipReason: null,
  snoozedUntil: null,
  promptedAt: new Date('2026-11-19T02:00:00Z'),
  remindedAt: null,
  leadRemindedAt: null,
  answeredAt: at,
  editedAt: null,
  readerId: 'anna',
  strengths: null,
  improvements: null,
  nextSteps: null,
  blockers: null,
  nothingNew: false,
  shared: false,
  workload: null,
  energy: null,
  ...it,
});

const week = (locale: Locale): CheckIn[] => {
  const { strengths, blockers, nextSteps } = wording[locale];
  return [
    checkIn('bo', { strengths: strengths[0] ?? null, blockers, nextSteps }),
    checkIn('carol', { strengths: strengths[1] ?? null, shared: true }),
    checkIn('dana', { strengths: strengths[2] ?? null, late: true, shared: true }),
    checkIn('emre', { nothingNew: true }),
  ];
};

const drawDigest = (locale: Locale, it: { returnedAt: Date | null; opened: boolean }) => ({
  card: digestCard(locale, {
    digest: { id: 'anna:2026-W47', week: '2026-W47', returnedAt: it.returnedAt, gotItAt: null },
    lines: inDigestOrder(week(locale)).map((each, i) => ({
      checkIn: each,
      who: people.get(each.personId) ?? { id: each.personId, name: each.personId },
      opened: it.opened && i === 0,
      note: i % 2 === 1 ? 'G-12 20 → 45' : undefined,
    })),
    total: 5,
    page: 0,
  }),
});

const waiting = (id: string, misses: number, reminded: boolean, away = false) => ({
  checkIn: { id: `${id}:2026-W47`, state: 'missed' as const, leadRemindedAt: reminded ? at : null },
  who: people.get(id) ?? { id, name: id },
  away,
  misses,
});

const teamName: Record<Locale, string> = { en: 'Payments', 'zh-CN': '支付组' };

/** The cards of the leading side for the gallery. */
export const samples: readonly Sample[] = [
  { name: 'Digest', draw: (locale) => drawDigest(locale, { returnedAt: null, opened: true }) },
  { name: 'Digest that came back', draw: (locale) => drawDigest(locale, { returnedAt: at, opened: false }) },
  {
    name: 'Digest: one report opened',
    draw: (locale) => {
      const [first = checkIn('bo', {})] = week(locale);
      return { card: reportCard(locale, { checkIn: first, who: { id: 'bo', name: '周博' }, sections: [] }) };
    },
  },
  {
    name: 'Team summary',
    draw: (locale) => ({
      card: summaryCard(locale, {
        subject: 'payments:2026-W47',
        period: '2026-W47',
        answered: 4,
        total: 5,
        shown: shownTexts(week(locale), people),
        sections: movedGoals(locale),
        page: 0,
        full: false,
      }),
    }),
  },
  {
    name: 'How the team stands',
    draw: (locale) => ({
      card: teamCard(locale, {
        subject: 'team:payments:2026-W47',
        team: teamName[locale],
        period: '2026-W47',
        answered: 4,
        total: 9,
        skipped: 1,
        waiting: [waiting('bo', 2, false), waiting('carol', 1, true), waiting('dana', 1, false, true)],
        others: true,
        page: 0,
      }),
    }),
  },
  {
    name: 'Teams that somebody leads',
    draw: (locale) => ({
      card: teamsCard(locale, [
        { subject: 'team:payments:2026-W47', name: teamName[locale], answered: 4, total: 9 },
      ]),
    }),
  },
  { name: 'A lead reminds', draw: (locale) => ({ card: leadNoteCard(locale, { name: 'Anna' }) }) },
  {
    name: 'Question whether to pause',
    draw: (locale) => ({ card: pauseCard(locale, { state: 'asked', by: new Date('2026-11-25T08:00:00Z') }) }),
  },
  { name: 'Paused', draw: (locale) => ({ card: pauseCard(locale, { state: 'paused' }) }) },
];
