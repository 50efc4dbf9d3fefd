import {
  type Card,
  type Context,
  type JobContext,
  joinOutcomes,
  type Outcome,
  type RenderContext,
} from '../../../chat/index.ts';
import { subjectOf } from '../give-form.ts';
import { type Parts, refOf } from '../parts.ts';
import { mayAnswer } from '../policy.ts';
import { cardsOf, settleRequest } from './answer.ts';
import { postToAsked } from './ask-for-feedback.ts';
import { askedCard, requestCard } from './cards.ts';
import { say } from './copy.ts';
import { expiresAt, type FeedbackRequest, remindAt } from './rules.ts';

/** Makes what happens to a request: its answer begins, it is declined, reminded of, expires, or its people leave. */
export function requestFollowUps({ requests, people }: Parts) {
  const nameOf = async (id: string): Promise<string> => (await people.persons([id])).get(id)?.name ?? '…';

  /** Reads requests that still wait, with the work time of whoever is asked. */
  async function waiting(ids: readonly string[]) {
    const found = (await requests.requests(ids)).filter((it) => it.state === 'waiting');
    const works = await people.workTimes(found.map((it) => it.askedId));
    return found.flatMap((request) => {
      const work = works.get(request.askedId);
      return work === undefined ? [] : [{ request, work }];
    });
  }

  return {
    /** Opens the form that answers a request. */
    async answer(ctx: Context, id: string): Promise<Outcome> {
      const request = await requests.request(id);
      const words = say(ctx.locale);
      if (request === undefined || !mayAnswer(ctx.actor.personId, request)) {
        const expired = request?.state === 'expired' && !ctx.actor.external;
        return { reply: { kind: 'redraw', toast: expired ? words.stillPossible() : words.closed() } };
      }
      return {
        reply: { kind: 'form', form: { form: 'feedback.give', subject: subjectOf({ request: id }) } },
      };
    },

    async decline(ctx: Context, id: string): Promise<Outcome> {
      const request = await requests.request(id);
      const words = say(ctx.locale);
      if (request === undefined || !mayAnswer(ctx.actor.personId, request))
        return { reply: { kind: 'redraw', toast: words.closed() } };
      return {
        ...settleRequest(requests, request, 'declined', ctx.now),
        reply: { kind: 'redraw', toast: words.declined({ name: await nameOf(request.askerId) }) },
      };
    },

    /** Brings a request up again, once; a day of absence since then moves the moment. */
    async remind(ctx: JobContext, ids: readonly string[]): Promise<Outcome> {
      const found = await waiting(ids);
      const known = await people.persons(found.map((it) => it.request.askedId));
      return joinOutcomes(
        ...found.map(({ request, work }): Outcome => {
          const due = remindAt(work, request.askedAt);
          if (due > ctx.now) return { wake: [{ timer: 'feedback.remind', subject: request.id, at: due }] };
          const until = expiresAt(work, request.askedAt);
          // Whoever is not welcomed yet has not even got the first card.
          const unseen = known.get(request.askedId)?.welcomedAt === undefined;
          if (request.remindedAt !== null || until <= ctx.now || unseen) return {};
          return {
            write: [requests.change(request, { remindedAt: ctx.now })],
            post: [postToAsked(request, 'reminder', until)],
            refresh: cardsOf(request),
          };
        }),
      );
    },

    /** Ends a request that nobody answered for five working days of the one asked. */
    async expire(ctx: JobContext, ids: readonly string[]): Promise<Outcome> {
      return joinOutcomes(
        ...(await waiting(ids)).map(({ request, work }): Outcome => {
          const due = expiresAt(work, request.askedAt);
          if (due > ctx.now) return { wake: [{ timer: 'feedback.expire', subject: request.id, at: due }] };
          return settleRequest(requests, request, 'expired', ctx.now);
        }),
      );
    },

    /** Ends the requests of people who left: nobody answers, or nobody reads the answer. Nothing is handed over. */
    async end(ctx: JobContext, personIds: readonly string[]): Promise<Outcome> {
      const left = await requests.waitingWith(personIds);
      return joinOutcomes(...left.map((it) => settleRequest(requests, it, 'withdrawn', ctx.now)));
    },

    cards: {
      request: {
        async render(ctx: RenderContext, id: string): Promise<Card | 'gone'> {
          const request = await requests.request(id);
          const readerId = ctx.reader.personId;
          if (request === undefined || readerId !== request.askedId) return 'gone';
          return requestCard(ctx.locale, { request, readerId, ...(await partiesOf(request)) });
        },
      },
      asked: {
        async render(ctx: RenderContext, groupId: string): Promise<Card | 'gone'> {
          const group = await requests.ofGroup(groupId);
          const [first] = group;
          if (first === undefined || ctx.reader.personId !== first.askerId) return 'gone';
          const known = await people.persons(group.map((it) => it.askedId));
          const refs = new Map([...known.values()].map((it) => [it.id, refOf(it)]));
          return askedCard(ctx.locale, {
            requests: group,
            people: refs,
            about: (await partiesOf(first)).about,
          });
        },
      },
    },
  };

  async function partiesOf({ askerId, aboutId }: FeedbackRequest) {
    const known = await people.persons([askerId, aboutId]);
    const ref = (id: string) => ({ id, name: known.get(id)?.name ?? '…' });
    return { asker: ref(askerId), about: aboutId === askerId ? undefined : ref(aboutId) };
  }
}
