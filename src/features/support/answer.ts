import type { Context, Outcome } from '../../chat/index.ts';
import { say } from './copy.ts';
import { mayAnswer, mayAskSomeoneElse, mayBeAsked, mayFinish } from './policy.ts';
import { giveBack, type Request } from './rules.ts';
import { type Parts, postToAsker, quiet, returnTo, takeStep, turnTo } from './take-step.ts';

/** Makes what people do with a request: accept, decline, suggest someone else, ask someone else, end it. */
export function supportAnswers(parts: Parts) {
  const { own, people } = parts;

  const nameOf = async (id: string): Promise<string> => (await people.persons([id])).get(id)?.name ?? '…';

  /** A press on a card that has moved on changes nothing and shows the present state. */
  const stale = (ctx: Context, request: Request | undefined): Outcome => {
    const words = say(ctx.locale);
    const toast = request === undefined || request.state === 'done' ? words.closed() : words.stale();
    return { reply: { kind: 'redraw', toast } };
  };

  return {
    stale,
    async accept(ctx: Context, id: string): Promise<Outcome> {
      const request = await own.request(id);
      if (request === undefined || !mayAnswer(ctx.actor.personId, request)) return stale(ctx, request);
      const step = {
        kind: 'accepted' as const,
        byId: ctx.actor.personId,
        personId: undefined,
        words: undefined,
      };
      const outcome = takeStep(own, request, { set: { state: 'accepted' }, step }, ctx.now, {
        post: [postToAsker({ ...request, version: request.version + 1 }, 'personal')],
        wake: quiet(id),
      });
      const toast = say(ctx.locale).thanksAccepted({ name: await nameOf(request.askerId) });
      return { ...outcome, reply: { kind: 'redraw', toast } };
    },

    async decline(ctx: Context, id: string, words: string | undefined): Promise<Outcome> {
      const request = await own.request(id);
      if (request === undefined || !mayAnswer(ctx.actor.personId, request)) return stale(ctx, request);
      const change = giveBack('declined', { by: ctx.actor.personId, words });
      const text = say(ctx.locale).toldDeclined({ name: await nameOf(request.askerId) });
      return { ...returnTo(own, request, change, ctx.now), reply: { kind: 'notice', text } };
    },

    async suggest(ctx: Context, id: string, personId: string): Promise<Outcome> {
      const request = await own.request(id);
      if (request === undefined || !mayAnswer(ctx.actor.personId, request)) return stale(ctx, request);
      const change = giveBack('suggested', { by: ctx.actor.personId, suggested: personId });
      const names = { asker: await nameOf(request.askerId), name: await nameOf(personId) };
      const text = say(ctx.locale).toldSuggested(names);
      return { ...returnTo(own, request, change, ctx.now), reply: { kind: 'notice', text } };
    },

    /** Asks somebody else; the one asked so far is let off. */
    async askAnother(
      ctx: Context,
      id: string,
      personId: string,
      reply: 'redraw' | 'notice',
    ): Promise<Outcome> {
      const request = await own.request(id);
      const by = ctx.actor.personId;
      if (request === undefined || !mayAskSomeoneElse(by, request)) return stale(ctx, request);
      const person = (await people.persons([personId])).get(personId);
      const words = say(ctx.locale);
      if (person === undefined || !mayBeAsked(person) || personId === by)
        return { reply: { kind: 'redraw', toast: words.closed() } };
      const outcome = await turnTo(parts, request, { personId, by, at: ctx.now, kind: 'asked' });
      const told = words.asked({ name: person.name });
      return {
        ...outcome,
        reply: reply === 'redraw' ? { kind: reply, toast: told } : { kind: reply, text: told },
      };
    },

    async finish(ctx: Context, id: string): Promise<Outcome> {
      const request = await own.request(id);
      const by = ctx.actor.personId;
      if (request === undefined || !mayFinish(by, request)) return stale(ctx, request);
      const step = { kind: 'done' as const, byId: by, personId: undefined, words: undefined };
      const set = { state: 'done' as const, closedAt: ctx.now };
      // The asker is told when somebody else ended it; the other side's card is only brought up to date.
      const post =
        by === request.askerId ? [] : [postToAsker({ ...request, version: request.version + 1 }, 'personal')];
      const outcome = takeStep(own, request, { set, step }, ctx.now, { post, wake: quiet(id) });
      const tell = [{ name: 'support.done', thing: id }];
      return { ...outcome, tell, reply: { kind: 'redraw', toast: say(ctx.locale).finished() } };
    },
  };
}

export type SupportAnswers = ReturnType<typeof supportAnswers>;
