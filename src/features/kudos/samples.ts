import type { PersonRef, Sample } from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { roundUpCard, settingsForm, teamCard, totalsCard } from './boards/cards.ts';
import type { Board } from './boards/read-board.ts';
import { givenCard, type KudosView, postedCard, previewCard, receivedCard } from './cards.ts';
import { kudosForm } from './kudos-form.ts';
import { budgetCard, mineCard } from './own-cards.ts';
import { type Kudos, nothingTyped } from './rules.ts';
import { tradingCard } from './trading/cards.ts';
import { valuesCard, valuesForm } from './values/cards.ts';
import { seededValues, valueNames } from './values/rules.ts';

type Made = { giver: PersonRef; receivers: PersonRef[]; joined: PersonRef[]; reason: string; team: string };

const wording: Record<Locale, Made> = {
  en: {
    giver: { id: 'alice', name: 'Alice Moreau' },
    receivers: [
      { id: 'bob', name: 'Bob Jansen' },
      { id: 'dana', name: 'Dana Okafor' },
    ],
    joined: ['Anna Berg', 'Priya Nair', 'Tom Reed', 'Ines Costa'].map((name) => ({ id: name, name })),
    reason:
      'You stayed on the call until the last invoice was right, and wrote it all down.\nThe launch went out on Friday because of you.',
    team: 'Payments',
  },
  'zh-CN': {
    giver: { id: 'alice', name: '王芳' },
    receivers: [
      { id: 'bob', name: '李强' },
      { id: 'dana', name: '陈美' },
    ],
    joined: ['周博', '赵敏', '刘洋', '孙丽'].map((name) => ({ id: name, name })),
    reason: '你们陪着查到最后一张发票对上为止，还把过程都写了下来。\n周五能按时上线，多亏了你们。',
    team: '支付',
  },
};

const givenAt = new Date('2026-11-17T08:30:00Z');

const kudosOf = (locale: Locale, it: Partial<Kudos> = {}): Kudos => ({
  id: 'sample',
  giverId: 'alice',
  receivers: wording[locale].receivers.map(({ id }) => ({ personId: id, teamId: 'payments', shown: true })),
  reason: wording[locale].reason,
  values: ['ownership', 'teamwork'],
  points: 5,
  channels: [{ platform: 'a', workspace: 'w', id: 'c', name: locale === 'en' ? 'payments' : '支付团队' }],
  link: undefined,
  givenAt,
  withdrawnAt: undefined,
  ...it,
});

function viewOf(locale: Locale, it: Partial<Kudos> = {}): KudosView {
  const { giver, receivers, joined } = wording[locale];
  return { kudos: kudosOf(locale, it), giver, receivers, joined, values: seededValues, full: false };
}

const board = (locale: Locale): Board => ({
  team: {
    id: 'payments',
    name: wording[locale].team,
    parentId: undefined,
    leadId: undefined,
    businessType: 'mature',
    on: true,
    timeZone: 'Europe/Berlin',
    calendar: 'none',
    workingDays: [1, 2, 3, 4, 5],
    channels: [],
  },
  month: '2026-11',
  figures: {
    kudos: 14,
    people: 9,
    values: [
      { id: 'ownership', count: 6 },
      { id: 'teamwork', count: 4 },
      { id: 'craft', count: 2 },
    ],
  },
  firstTimers: wording[locale].receivers,
  ranks: wording[locale].receivers.map((person, i) => ({ person, points: 12 - 5 * i })),
  values: seededValues,
  settings: { ranks: true, roundUp: true },
});

const withdrawnAt = new Date('2026-11-17T08:41:00Z');

const ofKudos: readonly Sample[] = [
  {
    name: 'Kudos: in the channel',
    draw: (locale) => ({ card: postedCard(locale, viewOf(locale), true) }),
  },
  {
    name: 'Kudos: withdrawn',
    draw: (locale) => ({ card: postedCard(locale, viewOf(locale, { withdrawnAt }), true) }),
  },
  {
    name: 'Kudos: for you',
    draw: (locale) => ({ card: receivedCard(locale, viewOf(locale), 'bob') }),
  },
  {
    name: 'Kudos: the giver’s own card',
    draw: (locale) => ({ card: givenCard(locale, viewOf(locale)) }),
  },
  {
    name: 'Kudos: taken back',
    draw: (locale) => ({ card: givenCard(locale, viewOf(locale, { withdrawnAt })) }),
  },
  {
    name: 'Kudos: before it is sent',
    draw: (locale) => ({
      card: previewCard(locale, {
        draftId: 'sample',
        state: 'open',
        receivers: wording[locale].receivers,
        reason: wording[locale].reason,
        points: 5,
        valueNames: valueNames(['ownership'], seededValues, locale),
        channels: kudosOf(locale).channels,
      }),
    }),
  },
  {
    name: 'Kudos: the form',
    draw: (locale) => ({
      form: kudosForm(locale, {
        channel: 'payments',
        typed: nothingTyped,
        problems: [],
        receivers: [],
        likely: [],
        values: seededValues,
        left: 37,
      }),
    }),
  },
  {
    name: 'Kudos: a line to correct',
    draw: (locale) => {
      const { receivers } = wording[locale];
      const reason = locale === 'en' ? 'Thank you!' : '谢谢！';
      return {
        form: kudosForm(locale, {
          channel: undefined,
          typed: { ...nothingTyped, reason, points: [12] },
          problems: [
            { kind: 'unclear', written: locale === 'en' ? '@Bob' : '@李强', candidates: receivers },
            { kind: 'short', missing: 10 },
            { kind: 'gift', points: 12 },
          ],
          receivers: receivers.slice(1),
          likely: receivers,
          values: seededValues,
          left: 37,
        }),
      };
    },
  },
];

const ofFigures: readonly Sample[] = [
  {
    name: 'Kudos: mine',
    draw: (locale) => ({
      card: mineCard(locale, {
        received: 12,
        given: 9,
        points: 31,
        justMe: false,
        kudos: [kudosOf(locale)],
        people: new Map([['alice', wording[locale].giver]]),
        page: 0,
        hasMore: true,
      }),
    }),
  },
  {
    name: 'Kudos: points to give',
    draw: (locale) => ({
      card: budgetCard(locale, {
        left: 37,
        limit: 50,
        renewed: '2026-12-01',
        given: wording[locale].receivers.map((person, i) => ({ person, points: 8 - 3 * i })),
      }),
    }),
  },
  {
    name: 'Kudos: the team',
    draw: (locale) => ({ card: teamCard(locale, board(locale), { seesRanks: true, maySet: true }) }),
  },
  {
    name: 'Kudos: the month',
    draw: (locale) => ({ card: roundUpCard(locale, { ...board(locale), ranks: [] }) }),
  },
  {
    name: 'Kudos: team settings',
    draw: (locale) => ({
      form: settingsForm(locale, { team: wording[locale].team, settings: { ranks: false, roundUp: true } }),
    }),
  },
  {
    name: 'Kudos: totals for HR',
    draw: (locale) => ({
      card: totalsCard(locale, { month: '2026-11', kudos: 214, people: 120, points: 640, pairs: 1 }),
    }),
  },
  {
    name: 'Kudos: a word about points',
    draw: (locale) => ({ card: tradingCard(locale, { name: wording[locale].receivers[0]?.name ?? '' }) }),
  },
  { name: 'Kudos: values', draw: (locale) => ({ card: valuesCard(locale, seededValues, true) }) },
  { name: 'Kudos: editing values', draw: (locale) => ({ form: valuesForm(locale, seededValues, 0) }) },
];

/** The cards and forms of this feature for the gallery. */
export const samples: readonly Sample[] = [...ofKudos, ...ofFigures];
