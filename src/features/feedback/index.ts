import { z } from 'zod';
import {
  defineAction,
  defineForm,
  type Feature,
  joinSubscriptions,
  type Outcome,
  type Text,
} from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Locale } from '../../shared/locale.ts';
import type { Store } from '../../storage/store.ts';
import type { Topic } from '../exchanges/index.ts';
import { type People, peopleFacts } from '../people/index.ts';
import { feedbackActs } from './act-on-feedback.ts';
import { type AddSteps, createPlanning } from './add-to-plan.ts';
import { feedbackCommand, feedbackShortcut, openInbox } from './commands.ts';
import { say } from './copy.ts';
import { createCorrecting } from './correct-feedback.ts';
import { giveValues, pressInForm, submitFeedback } from './give-feedback.ts';
import { inboxPage } from './inbox/show-inbox.ts';
import { mergeFeedback } from './merging/merge-people.ts';
import { openGiveForm } from './open-form.ts';
import type { Abouts, Parts } from './parts.ts';
import { mayAct } from './policy.ts';
import { feedbackCards } from './render.ts';
import { createAskForm } from './requests/ask-for-feedback.ts';
import { say as sayRequest } from './requests/copy.ts';
import { requestFollowUps } from './requests/follow-up.ts';
import { requestStore } from './requests/store.ts';
import { linkedReviews, tapShape } from './reviews/ask-reviews.ts';
import { say as sayReview } from './reviews/copy.ts';
import type { KeyEvents } from './reviews/rules.ts';
import { reviewStore } from './reviews/store.ts';
import { samples } from './samples.ts';
import type { FeedbackTables } from './schema.ts';
import { feedbackStore } from './store.ts';
import { teamPages } from './summaries/show-teams.ts';

export type { AddSteps } from './add-to-plan.ts';
export type { Abouts } from './parts.ts';
export type { KeyEvents } from './reviews/rules.ts';

export type FeedbackParts = {
  store: Store<FeedbackTables>;
  people: People;
  /** Makes commitments of next steps. */
  addSteps: AddSteps;
  /** Goals and projects that feedback to somebody can be about. */
  abouts?: Abouts;
  /** After which facts linked reviews are asked, and whom. */
  keyEvents?: KeyEvents;
};

/** People offered while a name is typed. */
const MAX_FOUND = 20;

const ofFeedback = z.object({ feedback: z.string() });
const ofRequest = z.object({ request: z.string() });
const ofReview = z.object({ review: z.string() });
const ofPage = z.object({ page: z.string().regex(/^\d{1,4}$/) });

const formOf = (form: string, subject: string): Outcome => ({
  reply: { kind: 'form', form: { form: `feedback.${form}`, subject } },
});

function actionsOf(
  acts: ReturnType<typeof feedbackActs>,
  requests: ReturnType<typeof requestFollowUps>,
  reviews: ReturnType<typeof linkedReviews>,
): NonNullable<Feature['actions']> {
  return {
    open: defineAction(ofFeedback, (ctx, it) => acts.open(ctx, it.feedback)),
    read: defineAction(ofFeedback, (ctx, it) => acts.read(ctx, it.feedback)),
    thank: defineAction(ofFeedback, (ctx, it) => acts.thank(ctx, it.feedback)),
    share: defineAction(ofFeedback.extend({ manager: z.string() }), (ctx, it) =>
      acts.share(ctx, it.feedback, it.manager),
    ),
    withdraw: defineAction(ofFeedback, (ctx, it) => acts.withdraw(ctx, it.feedback)),
    plan: defineAction(ofFeedback, async (_ctx, it) => formOf('plan', it.feedback)),
    correct: defineAction(ofFeedback, async (_ctx, it) => formOf('correct', it.feedback)),
    theme: defineAction(ofFeedback.extend({ theme: z.string() }), (ctx, it) =>
      acts.chooseTheme(ctx, it.feedback, it.theme),
    ),
    'choose-theme': defineAction(ofFeedback, (ctx, it, theme) => acts.chooseTheme(ctx, it.feedback, theme)),
    answer: defineAction(ofRequest, (ctx, it) => requests.answer(ctx, it.request)),
    decline: defineAction(ofRequest, (ctx, it) => requests.decline(ctx, it.request)),
    rate: defineAction(tapShape, (ctx, tap) => reviews.rate(ctx, tap)),
    'decline-review': defineAction(ofReview, (ctx, it) => reviews.decline(ctx, it.review)),
    'review-words': defineAction(ofReview, (ctx, it) => reviews.addWords(ctx, it.review)),
    inbox: defineAction(ofPage, async (ctx, it) => openInbox(ctx, Number(it.page))),
    team: defineAction(z.object({}), async (_ctx, _it, team) => ({
      reply: { kind: 'card', card: { card: 'feedback.team', thing: team ?? '' } },
    })),
  };
}

const reasons: NonNullable<Feature['reasons']> = {
  received: (locale) => say(locale).whyReceived(),
  manager: (locale) => say(locale).whyManager(),
  given: (locale) => say(locale).whyGiven(),
  request: (locale) => sayRequest(locale).why(),
  asked: (locale) => sayRequest(locale).whyAsked(),
  review: (locale) => sayReview(locale).why(),
};

/** What notes about feedback are about: begun by its receiver, with its giver, once opened. */
const topicOf = ({ own, people }: Parts): Topic => ({
  async describe(
    thing: string,
    reader: { personId: string; locale: Locale; now: Instant },
  ): Promise<Text | undefined> {
    const it = await own.feedback(thing);
    if (it === undefined) return undefined;
    const words = say(reader.locale);
    if (reader.personId === it.giverId) return words.topicOwn();
    return words.topicFrom({ name: (await people.persons([it.giverId])).get(it.giverId)?.name ?? '…' });
  },
  async mayStart(starterId, thing, others) {
    const it = await own.feedback(thing);
    return it !== undefined && mayAct(starterId, it) && others.length === 1 && others[0] === it.giverId;
  },
});

/** Makes the feature for structured feedback between colleagues. */
export function createFeedback({ store, people, addSteps, abouts, keyEvents }: FeedbackParts) {
  const parts: Parts = {
    own: feedbackStore(store),
    requests: requestStore(store),
    reviews: reviewStore(store),
    people,
    abouts: abouts ?? (async () => []),
  };
  const acts = feedbackActs(parts);
  const requests = requestFollowUps(parts);
  const reviews = linkedReviews(parts, keyEvents ?? {});

  const feature: Feature = {
    name: 'feedback',
    commands: { feedback: feedbackCommand(parts) },
    shortcuts: { give: feedbackShortcut(parts) },
    cards: {
      ...feedbackCards(parts),
      ...requests.cards,
      review: reviews.card,
      inbox: inboxPage(parts),
      team: teamPages(parts),
    },
    actions: actionsOf(acts, requests, reviews),
    forms: {
      give: defineForm({
        values: giveValues,
        open: (ctx, opening) => openGiveForm(parts, ctx, opening),
        submit: (ctx, submission) => submitFeedback(parts, ctx, submission),
        press: (ctx, press) => pressInForm(parts, ctx, press),
      }),
      ask: createAskForm(parts),
      correct: createCorrecting(parts),
      plan: createPlanning({ own: parts.own, addSteps }),
    },
    timers: {
      remind: requests.remind,
      expire: requests.expire,
      'tell-manager': acts.tellManagers,
    },
    on: joinSubscriptions(reviews.on, { [peopleFacts.left]: requests.end }, mergeFeedback(store, people)),
    lookups: {
      colleague: async (_ctx, query) =>
        (await people.find(query, MAX_FOUND)).map(({ id, name }) => ({ value: id, label: name })),
    },
    reasons,
    samples,
  };

  return {
    feature,
    topics: { feedback: topicOf(parts) },
    /** What somebody gave, and received and opened, between two instants; for their own growth line alone. */
    givenBetween: parts.own.givenBetween,
    openedBetween: parts.own.openedBetween,
  };
}
