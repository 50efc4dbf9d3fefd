import type { Card, Form, PersonRef, Sample } from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { outsidersCard, troubleCard } from './channels/cards.ts';
import { codeCard, linkedCard } from './links/cards.ts';
import { settingsForm } from './settings/settings-form.ts';
import { zoneLabel } from './settings/zones.ts';
import { vacancyCard } from './standing/cards.ts';
import {
  bindCard,
  chooseCard,
  moveCard,
  openCard,
  startCard,
  type TeamView,
  teamCard,
} from './teams/cards.ts';
import { editForm, foundForm } from './teams/forms.ts';
import { type WelcomeView, welcomeCard } from './welcome/cards.ts';

const now = new Date('2026-11-19T02:00:00Z');
const zone = { en: 'Europe/Berlin', 'zh-CN': 'Asia/Shanghai' } as const;

const wording = {
  en: {
    reader: 'Mei Chen',
    lead: 'Anna Berg',
    team: 'Payments',
    other: 'Supply',
    parent: 'Products',
    members: ['Mei Chen', 'Bob Jansen', 'Wei Liu'],
    preview:
      'Each Thursday at 10:00, your time: what went well, what could be better, what is next. Two minutes, until Friday 16:00.',
    fact: { label: 'Check-in', value: 'weekly, Thursday 10:00 to Friday 16:00' },
    one: 'Blue Chat',
    second: 'Green Chat',
    muted: 'Pacer asks once whether to pause after three silent weeks.',
  },
  'zh-CN': {
    reader: '陈美',
    lead: '王芳',
    team: '支付组',
    other: '供应链组',
    parent: '产品部',
    members: ['陈美', '李强', 'Bob Jansen'],
    preview:
      '每周四 10:00（你的时区）：做得好的地方、可以改进的地方、下一步行动。两分钟就好，周五 16:00 前填写。',
    fact: { label: '周同步', value: '每周，周四 10:00 至周五 16:00' },
    one: '蓝聊',
    second: '绿聊',
    muted: '连续三周没有填写后，询问你是否要暂停。',
  },
} satisfies Record<Locale, unknown>;

const membersOf = (locale: Locale): PersonRef[] =>
  wording[locale].members.map((name, i) => ({ id: `m${i}`, name }));
const zoneOf = (locale: Locale): string => zoneLabel(zone[locale], locale, now);
const basics = (locale: Locale) => ({
  name: wording[locale].team,
  businessType: 'growth' as const,
  timeZone: zone[locale],
  calendar: locale === 'en' ? 'none' : 'CN',
});
const lists = { calendars: ['none', 'CN'], now };

const welcome = (locale: Locale, state: WelcomeView['state'], isMember = true): Card =>
  welcomeCard(locale, {
    personId: 'mei',
    name: wording[locale].reader,
    team: wording[locale].team,
    isMember,
    manager: wording[locale].lead,
    previews: [wording[locale].preview],
    storage: undefined,
    responsible: undefined,
    zone: zoneOf(locale),
    waiting: isMember ? 0 : 2,
    chat: wording[locale].second,
    state,
  });

const team = (locale: Locale, change: Partial<TeamView>): Card =>
  teamCard(locale, {
    id: 'team',
    on: true,
    lead: { id: 'lead', name: wording[locale].lead },
    parent: wording[locale].parent,
    members: 12,
    zone: zoneOf(locale),
    channels: [`#${wording[locale].team}`],
    facts: [wording[locale].fact],
    settings: [],
    mayManage: true,
    mayJoin: false,
    ...basics(locale),
    ...change,
  });

const card = (name: string, draw: (locale: Locale) => Card): Sample => ({
  name,
  draw: (locale) => ({ card: draw(locale) }),
});
const form = (name: string, draw: (locale: Locale) => Form): Sample => ({
  name,
  draw: (locale) => ({ form: draw(locale) }),
});

const link = (locale: Locale, isUndone: boolean): Card => {
  const { reader: name, one, second: other } = wording[locale];
  return linkedCard(locale, { name, one, other, mainChat: other, isUndone });
};

const channelTroubles = ['archived', 'deleted', 'removed', 'refused'] as const;

const channelOf = (locale: Locale) => {
  const { team: name } = wording[locale];
  return { teamId: 'team', platform: 'one', team: name, channel: `#${name}` };
};

const outside = (locale: Locale, count: number, isAgreed: boolean): Card => {
  const outsiders = membersOf(locale).slice(0, count);
  return outsidersCard(locale, { ...channelOf(locale), outsiders, count, seen: 'seen', isAgreed });
};

const choices = (locale: Locale) => [
  { id: 'a', name: wording[locale].team, on: true },
  { id: 'b', name: wording[locale].other, on: false },
];

/** The cards and forms of this feature for the gallery. */
export const samples: readonly Sample[] = [
  card('Welcome', (locale) => welcome(locale, 'asked')),
  card('Welcome, for a lead', (locale) => welcome(locale, 'asked', false)),
  card('Welcome: not now', (locale) => welcome(locale, 'asks-again')),
  card('Welcome: not now, the last time', (locale) => welcome(locale, 'asks-no-more')),
  card('Welcome: let’s go', (locale) => welcome(locale, 'welcomed')),
  form('Own settings', (locale) =>
    settingsForm(
      locale,
      {
        locale,
        timeZone: zone[locale],
        hours: {
          start: '09:00',
          end: '18:00',
          breakStart: '12:00',
          breakEnd: locale === 'en' ? '13:30' : '14:00',
        },
        chats: [
          { value: 'one', label: wording[locale].one },
          { value: 'second', label: wording[locale].second },
        ],
        chat: 'second',
        muted: [{ value: 'pause', label: wording[locale].muted }],
      },
      now,
    ),
  ),
  card('Team, started, for its lead', (locale) => team(locale, {})),
  card('Team, not started, for its lead', (locale) => team(locale, { on: false, channels: [] })),
  card('Team, for others', (locale) => team(locale, { mayManage: false, mayJoin: true })),
  card('Before a team is started', (locale) =>
    startCard(locale, {
      id: 'team',
      name: wording[locale].team,
      members: membersOf(locale),
      previews: [wording[locale].preview],
      welcomes: true,
    }),
  ),
  card('Several teams', (locale) => chooseCard(locale, choices(locale))),
  card('A team for a channel', (locale) => {
    const view = {
      subject: '[]',
      channel: `#${wording[locale].team}`,
      teams: choices(locale),
      mayFound: true,
    };
    return bindCard(locale, view);
  }),
  form('Set up a team', (locale) =>
    foundForm(locale, { ...basics(locale), reports: membersOf(locale), chosen: ['m0', 'm1'] }, lists),
  ),
  form('Team settings', (locale) => {
    const channels = [{ platform: 'one', name: `#${wording[locale].team}`, locale }];
    return editForm(locale, { ...basics(locale), channels, version: 1 }, lists);
  }),
  card('A team was set up in a channel', (locale) => {
    const { team: name, lead } = wording[locale];
    return openCard(locale, { id: 'team', name, lead, members: membersOf(locale) });
  }),
  card('Change of team', (locale) => {
    const { team: name, other } = wording[locale];
    return moveCard(locale, { from: { id: 'a', name: other }, to: { id: 'b', name } });
  }),
  card('Code for the other chat', (locale) =>
    codeCard(locale, { code: '204815', chat: wording[locale].one }),
  ),
  card('Code that has run out', (locale) => codeCard(locale, undefined)),
  card('Accounts joined', (locale) => link(locale, false)),
  card('Accounts parted', (locale) => link(locale, true)),
  ...([undefined, ...channelTroubles] as const).map((trouble) =>
    card(`Team channel: ${trouble ?? 'works again'}`, (locale) =>
      troubleCard(locale, { ...channelOf(locale), trouble }),
    ),
  ),
  card('People from outside in the channel', (locale) => outside(locale, 3, false)),
  card('Unknown people from outside in the channel', (locale) => outside(locale, 0, false)),
  card('People from outside, agreed', (locale) => outside(locale, 3, true)),
  card('A manager left', (locale) =>
    vacancyCard(locale, { leaver: wording[locale].lead, people: membersOf(locale) }),
  ),
];
