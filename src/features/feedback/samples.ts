import type { Sample } from '../../chat/index.ts';
import { planForm } from './add-to-plan.ts';
import { correctedCard, givenCard, managerCard, receivedCard, thanksCard } from './cards.ts';
import { correctForm } from './correct-feedback.ts';
import { giveForm } from './give-form.ts';
import { inboxCard } from './inbox/cards.ts';
import { askedCard, askForm, requestCard } from './requests/cards.ts';
import { reviewCard } from './reviews/cards.ts';
import { readSteps } from './rules.ts';
import {
  alice,
  anna,
  at,
  bo,
  giving,
  nameFor,
  opened,
  people,
  request,
  view,
  wording,
} from './sample-content.ts';
import { teamCard } from './summaries/cards.ts';

const cards: readonly Sample[] = [
  {
    name: 'Feedback: closed',
    draw: (locale) => ({ card: receivedCard(locale, view(locale, bo.id)) }),
  },
  {
    name: 'Feedback: opened',
    draw: (locale) => ({
      card: receivedCard(locale, {
        ...view(locale, bo.id, opened),
        corrections: [{ id: 'c', feedbackId: 'sample', words: wording[locale].added, at: at('18T02:10') }],
      }),
    }),
  },
  {
    name: 'Feedback: thanked and shared',
    draw: (locale) => ({
      card: receivedCard(
        locale,
        view(locale, bo.id, { ...opened, thankedAt: at('17T04:00'), sharedWithId: anna.id }),
      ),
    }),
  },
  {
    name: 'Feedback: taken back',
    draw: (locale) => ({ card: receivedCard(locale, view(locale, bo.id, { withdrawnAt: at('17T04:00') })) }),
  },
  {
    name: 'Feedback: for the manager',
    draw: (locale) => ({ card: managerCard(locale, view(locale, anna.id, { managerId: anna.id })) }),
  },
  {
    name: 'Feedback: receipt',
    draw: (locale) => ({ card: givenCard(locale, view(locale, alice.id)) }),
  },
  {
    name: 'Feedback: receipt, opened and thanked',
    draw: (locale) => ({
      card: givenCard(
        locale,
        view(locale, alice.id, { ...opened, thankedAt: at('17T04:00'), theme: 'quality' }),
      ),
    }),
  },
  {
    name: 'Feedback: thanks',
    draw: (locale) => ({ card: thanksCard(locale, nameFor(locale, bo).name) }),
  },
  {
    name: 'Feedback: something added',
    draw: (locale) => ({ card: correctedCard(locale, view(locale, bo.id, opened)) }),
  },
  {
    name: 'Feedback: asked for it',
    draw: (locale) => ({
      card: requestCard(locale, {
        request: request({}, wording[locale].event),
        readerId: alice.id,
        asker: anna,
        about: undefined,
      }),
    }),
  },
  {
    name: 'Feedback: asked again about a report',
    draw: (locale) => ({
      card: requestCard(locale, {
        request: request({ aboutId: bo.id, remindedAt: at('19T02:10') }),
        readerId: alice.id,
        asker: anna,
        about: nameFor(locale, bo),
      }),
    }),
  },
  {
    name: 'Feedback: my requests',
    draw: (locale) => ({
      card: askedCard(locale, {
        requests: [
          request({ state: 'answered' }, wording[locale].event),
          request({ id: 'b', askedId: bo.id, state: 'declined' }),
        ],
        people: new Map([alice, nameFor(locale, bo)].map((it) => [it.id, it])),
        about: undefined,
      }),
    }),
  },
  {
    name: 'Feedback: linked review',
    draw: (locale) => ({
      card: reviewCard(locale, {
        id: 'sample',
        doer: nameFor(locale, bo),
        collaboration: 4,
        responsiveness: null,
        state: 'open',
        doerIsThere: true,
      }),
    }),
  },
  {
    name: 'Feedback: linked review, done',
    draw: (locale) => ({
      card: reviewCard(locale, {
        id: 'sample',
        doer: nameFor(locale, bo),
        collaboration: 4,
        responsiveness: 5,
        state: 'complete',
        doerIsThere: true,
      }),
    }),
  },
  {
    name: 'Feedback: inbox',
    draw: (locale) => ({
      card: inboxCard(locale, {
        received: [
          { id: 'a', giverId: alice.id, sentAt: at('17T02:10'), openedAt: null },
          { id: 'b', giverId: anna.id, sentAt: at('12T02:10'), openedAt: at('12T03:00') },
        ],
        people,
        page: 0,
        hasOlder: true,
      }),
    }),
  },
  {
    name: 'Feedback: a team',
    draw: (locale) => ({
      card: teamCard(locale, {
        team: locale === 'en' ? 'Payments' : '支付团队',
        quarters: [
          {
            quarter: '2026-Q4',
            figures: {
              themes: [
                { theme: 'requirements', count: 7 },
                { theme: 'unsorted', count: 3 },
              ],
              collaboration: { count: 6, sum: 25 },
              responsiveness: undefined,
              reviewCollaboration: { count: 5, sum: 22 },
              reviewResponsiveness: { count: 5, sum: 20 },
            },
          },
        ],
        others: [],
      }),
    }),
  },
];

const forms: readonly Sample[] = [
  { name: 'Feedback: writing', draw: (locale) => ({ form: giveForm(locale, giving(locale)) }) },
  {
    name: 'Feedback: writing, everything',
    draw: (locale) => ({ form: giveForm(locale, giving(locale, { more: true })) }),
  },
  {
    name: 'Feedback: writing to somebody to be chosen',
    draw: (locale) => ({
      form: giveForm(
        locale,
        giving(locale, {
          receiver: undefined,
          likely: [nameFor(locale, bo)],
          unclear: { said: locale === 'en' ? 'Al' : '小周', several: true },
        }),
      ),
    }),
  },
  {
    name: 'Feedback: writing about a message, for a manager who asked',
    draw: (locale) => ({
      form: giveForm(locale, giving(locale, { asker: anna, link: 'https://chat.example/archives/C1/p1' })),
    }),
  },
  {
    name: 'Feedback: asking for it',
    draw: (locale) => ({
      form: askForm(locale, {
        likely: [alice],
        reports: [nameFor(locale, bo)],
        about: 'me',
        unclear: [],
      }),
    }),
  },
  {
    name: 'Feedback: adding a correction',
    draw: (locale) => ({ form: correctForm(locale, [nameFor(locale, bo).name]) }),
  },
  {
    name: 'Feedback: adding to my plan',
    draw: (locale) => ({ form: planForm(locale, readSteps(wording[locale].steps), '2026-11-17') }),
  },
];

/** What the gallery shows of feedback. */
export const samples: readonly Sample[] = [...cards, ...forms];
