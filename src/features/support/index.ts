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
import { mergeSupport } from './merging/merge-people.ts';
import { mayBeAsked } from './policy.ts';
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
    cards: {
      request: { render: (ctx, id) => render(ctx, id, false) },
      /** The same with its words to the end. */
      full: { render: (ctx, id) => render(ctx, id, true) },
    },
    actions: {
      accept: defineAction(ofRequest, (ctx, it) => answers.accept(ctx, it.request)),
      suggest: defineAction(ofRequest, async (_ctx, it) => formOf('suggest', it.request)),
      decline: defineAction(ofRequest, async (_ctx, it) => formOf('decline', it.request)),
      'ask-other': defineAction(ofRequest, async (_ctx, it) => formOf('ask-other', it.request)),
      'ask-named': defineAction(ofRequest.extend({ person: z.string() }), (ctx, it) =>
        answers.askAnother(ctx, it.request, it.person, 'redraw'),
      ),
      full: defineAction(ofRequest, async (_ctx, it) => ({
        reply: { kind: 'card', card: { card: 'support.full', thing: it.request } },
      })),
      done: defineAction(ofRequest, (ctx, it) => answers.finish(ctx, it.request)),
    },
    forms: supportForms({ ...parts, answers }),
    timers: { remind: followUps.remind, escalate: followUps.escalate },
    on: {
      'people.left': followUps.handOver,
      'people.welcomed': async (_ctx, personIds) => ({
        refresh: (await parts.own.unfinishedOf(personIds)).map(({ id }) => ({
          card: 'support.request',
          thing: id,
        })),
      }),
      ...mergeSupport(store, people),
    },
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

  /** Checks who was chosen in the check-in's form. */
  const problemWith: SupportRequests['problemWith'] = async (ctx, personId) => {
    const person = await people.person(personId);
    return mayBeAsked(person) ? undefined : say(ctx.locale).notThere({ name: person?.name ?? '…' });
  };

  return {
    feature,
    cardSection,
    ask,
    problemWith,
    /** What linked reviews ask about: support that was accepted and is done; whoever asked for it was served. */
    keyEvent: {
      async read(id: string): Promise<{ doerId: string; candidates: readonly string[] } | undefined> {
        const request = await parts.own.request(id);
        if (request?.state !== 'done') return undefined;
        const steps = await parts.own.steps(id);
        const helped = steps.some((it) => it.kind === 'accepted' && it.byId === request.askedId);
        return helped ? { doerId: request.askedId, candidates: [request.askerId] } : undefined;
      },
    },
    /** Asks for support from anywhere else. */
    request: (ctx: { now: Date; newId(): string }, it: NewRequest) => askForSupport(parts, ctx, it),
  };
}
