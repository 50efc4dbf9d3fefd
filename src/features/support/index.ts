import { z } from 'zod';
import { localDate } from '../../calendar/index.ts';
import {
  type Card,
  type Context,
  defineAction,
  type Feature,
  type Outcome,
  type RenderContext,
} from '../../chat/index.ts';
import type { Store } from '../../storage/store.ts';
import type { CardSection, SupportRequests } from '../check-ins/index.ts';
import type { People } from '../people/model.ts';
import { supportAnswers } from './answer.ts';
import { askForSupport, type NewRequest } from './ask.ts';
import { movedOnCard, requestCard, supportElements } from './cards.ts';
import { say } from './copy.ts';
import { supportFollowUps } from './follow-up.ts';
import { supportForms } from './forms.ts';
import { maySeeRequest } from './policy.ts';
import { isAwayToday, type Request, type Step } from './rules.ts';
import { samples } from './samples.ts';
import type { SupportTables } from './schema.ts';
import { supportStore } from './store.ts';

export { type SupportTables, supportTables } from './schema.ts';

const formOf = (form: string, subject: string): Outcome => ({
  reply: { kind: 'form', form: { form, subject } },
});

/** Makes the feature for requests of support between colleagues. */
export function createSupport({ store, people }: { store: Store<SupportTables>; people: People }) {
  const own = supportStore(store);
  const parts = { own, people };
  const answers = supportAnswers(parts);
  const followUps = supportFollowUps(parts);

  const managerOf = async (personId: string, now: Date, zone: string) =>
    (await people.managersOf([personId], localDate(now, zone))).get(personId);

  /** Finds whom the asker could ask instead: the one suggested, or the manager of somebody who is not there. */
  async function insteadOf(ctx: RenderContext, request: Request, away: boolean): Promise<string | undefined> {
    if (request.state === 'returned') return request.suggestedId;
    if (!away) return undefined;
    const manager = await managerOf(request.askedId, ctx.now, ctx.reader.timeZone);
    return manager === request.askerId ? undefined : manager;
  }

  const idsIn = (request: Request, steps: readonly Step[], instead: string | undefined): string[] => {
    const named = steps.flatMap((it) => [it.byId, it.personId]);
    const all = [request.askerId, request.askedId, instead, ...named];
    return [...new Set(all.filter((id): id is string => id !== undefined))];
  };

  async function render(ctx: RenderContext, id: string): Promise<Card | 'gone'> {
    const readerId = ctx.reader.personId;
    const request = await own.request(id);
    if (request === undefined || readerId === undefined) return 'gone';
    const steps = await own.steps(id);
    const manager = await managerOf(request.askerId, ctx.now, ctx.reader.timeZone);
    const wasAsked = steps.some((it) => it.personId === readerId && it.kind !== 'suggested');
    const may = maySeeRequest(readerId, request, manager);
    if (!may && !wasAsked) return 'gone';
    const work = (await people.workTimes([request.askedId])).get(request.askedId);
    const away = request.state === 'waiting' && isAwayToday(work, ctx.now);
    const instead = await insteadOf(ctx, request, away);
    const known = await people.persons(idsIn(request, steps, instead));
    const view = {
      request,
      steps,
      readerId,
      people: known,
      away,
      instead: instead === undefined ? undefined : known.get(instead),
    };
    return may ? requestCard(ctx.locale, view) : movedOnCard(ctx.locale, view);
  }

  const cardSection: CardSection = {
    name: 'support',
    async elements(ctx, place, checkIn) {
      if (place === 'prompt' || ctx.reader.personId === undefined) return [];
      const readerId = ctx.reader.personId;
      const requests = await own.fromThing('check-ins', checkIn.id);
      const manager = await managerOf(checkIn.personId, ctx.now, ctx.reader.timeZone);
      const seen = requests.filter((it) => maySeeRequest(readerId, it, manager));
      return supportElements(ctx.locale, seen, await people.persons(seen.map((it) => it.askedId)));
    },
  };

  const request = z.object({ request: z.string() });
  const feature: Feature = {
    name: 'support',
    cards: { request: { render } },
    actions: {
      accept: defineAction(request, (ctx, it) => answers.accept(ctx, it.request)),
      suggest: defineAction(request, async (_ctx, it) => formOf('support.suggest', it.request)),
      decline: defineAction(request, async (_ctx, it) => formOf('support.decline', it.request)),
      'ask-other': defineAction(request, async (_ctx, it) => formOf('support.ask-other', it.request)),
      'ask-named': defineAction(request.extend({ person: z.string() }), (ctx, it) =>
        answers.askAnother(ctx, it.request, it.person, 'redraw'),
      ),
      done: defineAction(request, (ctx, it) => answers.finish(ctx, it.request)),
    },
    forms: supportForms({ ...parts, answers }),
    timers: { remind: followUps.remind, escalate: followUps.escalate },
    on: { 'people.left': followUps.handOver },
    lookups: {
      colleague: async (_ctx, query) =>
        (await people.find(query, 20)).map(({ id, name }) => ({ value: id, label: name })),
    },
    reasons: { asked: (locale) => say(locale).whyAsked(), answered: (locale) => say(locale).whyAnswered() },
    samples,
  };

  const requests: SupportRequests = {
    ask: (ctx: Context, it) =>
      askForSupport(parts, ctx, {
        askerId: ctx.actor.personId,
        askedId: it.askedId,
        words: it.words,
        neededBy: it.by,
        source: { feature: 'check-ins', thing: it.checkInId },
      }),
  };

  return {
    feature,
    cardSection,
    /** Asks for support from within a check-in. */
    ask: requests.ask,
    /** Asks for support from anywhere else. */
    request: (ctx: { now: Date; newId(): string }, it: NewRequest) => askForSupport(parts, ctx, it),
  };
}

export type Support = ReturnType<typeof createSupport>;
