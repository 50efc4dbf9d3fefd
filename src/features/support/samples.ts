import type { PersonRef, Sample } from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { type RequestView, requestCard } from './cards.ts';
import { declineForm, personForm } from './forms.ts';
import { askPerson, giveBack, type Request, type Step } from './rules.ts';

const alice: PersonRef = { id: 'alice', name: 'Alice' };
const bo: PersonRef = { id: 'bo', name: '周博' };
const carol: PersonRef = { id: 'carol', name: 'Carol' };
const people = new Map([alice, bo, carol].map((it) => [it.id, it]));

const wording: Record<Locale, { need: string; decline: string }> = {
  en: {
    need: 'I need half an hour with somebody who knows the billing tables, before the migration on Friday.',
    decline: 'This week is full of the audit. Carol rebuilt those tables and knows them better than I do.',
  },
  'zh-CN': {
    need: '周五迁移之前，想找熟悉计费表的同事聊半小时。',
    decline: '这周都在忙审计。那几张表是 Carol 重构的，她比我更熟。',
  },
};

const at = (time: string) => new Date(`2026-11-${time}:00Z`);

const waiting = (locale: Locale): Request => ({
  id: 'sample',
  askerId: alice.id,
  askedId: bo.id,
  round: 1,
  words: wording[locale].need,
  neededBy: '2026-11-20',
  source: { feature: 'check-ins', thing: 'sample' },
  state: 'waiting',
  returnedFor: undefined,
  suggestedId: undefined,
  createdAt: at('17T02:10'),
  askedAt: at('17T02:10'),
  remindedAt: undefined,
  escalatedAt: undefined,
  unansweredAt: undefined,
  closedAt: undefined,
  version: 1,
});

const asked: Step = {
  kind: 'asked',
  version: 1,
  byId: alice.id,
  personId: bo.id,
  words: undefined,
  at: at('17T02:10'),
};

const draw = (locale: Locale, it: Partial<RequestView> & Pick<RequestView, 'readerId'>) => ({
  card: requestCard(locale, {
    request: waiting(locale),
    steps: [asked],
    people,
    away: false,
    instead: undefined,
    begun: true,
    full: false,
    ...it,
  }),
});

const returned = (locale: Locale, reason: 'declined' | 'suggested'): Partial<RequestView> => {
  const { set, step } = giveBack(reason, {
    by: bo.id,
    suggested: reason === 'suggested' ? carol.id : undefined,
    words: reason === 'declined' ? wording[locale].decline : undefined,
  });
  return {
    request: { ...waiting(locale), ...set, version: 2 },
    steps: [asked, { ...step, version: 2, at: at('17T06:30') }],
  };
};

/** The cards and forms of this feature for the gallery. */
export const samples: readonly Sample[] = [
  { name: 'Support: asked', draw: (locale) => draw(locale, { readerId: bo.id }) },
  {
    name: 'Support: asked again after two days',
    draw: (locale) =>
      draw(locale, { readerId: bo.id, request: { ...waiting(locale), remindedAt: at('19T02:10') } }),
  },
  {
    name: 'Support: gone one up',
    draw: (locale) => {
      const up = { personId: carol.id, by: undefined, at: at('24T02:10'), kind: 'escalated' as const };
      const { set, step } = askPerson(waiting(locale), up);
      return draw(locale, {
        readerId: carol.id,
        request: { ...waiting(locale), ...set, version: 2 },
        steps: [asked, { ...step, version: 2, at: up.at }],
      });
    },
  },
  { name: 'Support: the asker waits', draw: (locale) => draw(locale, { readerId: alice.id }) },
  {
    name: 'Support: the one asked is away',
    draw: (locale) => draw(locale, { readerId: alice.id, away: true, instead: carol }),
  },
  {
    name: 'Support: accepted',
    draw: (locale) =>
      draw(locale, {
        readerId: bo.id,
        request: { ...waiting(locale), state: 'accepted', version: 2 },
        steps: [
          asked,
          {
            kind: 'accepted',
            version: 2,
            byId: bo.id,
            personId: undefined,
            words: undefined,
            at: at('17T06:30'),
          },
        ],
      }),
  },
  {
    name: 'Support: someone else suggested',
    draw: (locale) => draw(locale, { readerId: alice.id, ...returned(locale, 'suggested'), instead: carol }),
  },
  {
    name: 'Support: declined',
    draw: (locale) => draw(locale, { readerId: alice.id, ...returned(locale, 'declined') }),
  },
  {
    name: 'Support: declining',
    draw: (locale) => ({ form: declineForm({ locale }, { asker: alice.name, version: 1 }) }),
  },
  {
    name: 'Support: suggesting someone else',
    draw: (locale) => ({
      form: personForm(
        { locale },
        { purpose: 'suggest', asker: alice.name, words: wording[locale].need, likely: [carol], version: 1 },
      ),
    }),
  },
];
