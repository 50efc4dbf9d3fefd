import { z } from 'zod';
import { type Context, defineAction, type Feature, type Outcome } from '../../chat/index.ts';
import type { Store } from '../../storage/store.ts';
import type { SupportRequests } from '../check-ins/index.ts';
import type { People } from '../people/model.ts';
import { supportAnswers } from './answer.ts';
import { askForSupport, type NewRequest } from './ask.ts';
import { say } from './copy.ts';
import { supportFollowUps } from './follow-up.ts';
import { supportForms } from './forms.ts';
import { requestRenderer } from './render-request.ts';
import { samples } from './samples.ts';
import type { SupportTables } from './schema.ts';
import { supportStore } from './store.ts';

/** Colleagues offered while a name is typed. */
const MAX_FOUND = 20;

const ofRequest = z.object({ request: z.string() });

const formOf = (form: string, subject: string): Outcome => ({
  reply: { kind: 'form', form: { form: `support.${form}`, subject } },
});

/** Makes the feature for requests of support between colleagues. */
export function createSupport({ store, people }: { store: Store<SupportTables>; people: People }) {
  const parts = { own: supportStore(store), people };
  const answers = supportAnswers(parts);
  const followUps = supportFollowUps(parts);
  const { render, cardSection } = requestRenderer(parts);

  const feature: Feature = {
    name: 'support',
    cards: { request: { render } },
    actions: {
      accept: defineAction(ofRequest, (ctx, it) => answers.accept(ctx, it.request)),
      suggest: defineAction(ofRequest, async (_ctx, it) => formOf('suggest', it.request)),
      decline: defineAction(ofRequest, async (_ctx, it) => formOf('decline', it.request)),
      'ask-other': defineAction(ofRequest, async (_ctx, it) => formOf('ask-other', it.request)),
      'ask-named': defineAction(ofRequest.extend({ person: z.string() }), (ctx, it) =>
        answers.askAnother(ctx, it.request, it.person, 'redraw'),
      ),
      done: defineAction(ofRequest, (ctx, it) => answers.finish(ctx, it.request)),
    },
    forms: supportForms({ ...parts, answers }),
    timers: { remind: followUps.remind, escalate: followUps.escalate },
    on: { 'people.left': followUps.handOver },
    lookups: {
      colleague: async (_ctx, query) =>
        (await people.find(query, MAX_FOUND)).map(({ id, name }) => ({ value: id, label: name })),
    },
    reasons: { asked: (locale) => say(locale).whyAsked(), answered: (locale) => say(locale).whyAnswered() },
    samples,
  };

  /** Asks for support from within the actor's check-in. */
  const ask: SupportRequests['ask'] = (ctx: Context, it) =>
    askForSupport(parts, ctx, {
      askerId: ctx.actor.personId,
      askedId: it.askedId,
      words: it.words,
      neededBy: it.by,
      source: { feature: 'check-ins', thing: it.checkInId },
    });

  return {
    feature,
    cardSection,
    ask,
    /** Asks for support from anywhere else. */
    request: (ctx: { now: Date; newId(): string }, it: NewRequest) => askForSupport(parts, ctx, it),
  };
}
