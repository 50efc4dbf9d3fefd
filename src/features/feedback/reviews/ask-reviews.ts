import { z } from 'zod';
import type { Card, Context, JobContext, Outcome, Post, RenderContext } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Write } from '../../../storage/store.ts';
import type { Person } from '../../people/model.ts';
import { subjectOf } from '../give-form.ts';
import { type Parts, refOf } from '../parts.ts';
import { takePlaces } from '../requests/ask-for-feedback.ts';
import { MAX_RATING } from '../rules.ts';
import { reviewCard } from './cards.ts';
import { say } from './copy.ts';
import { type KeyEvents, MOST_ASKED, type RatingName, reviewUntil } from './rules.ts';
import type { Review } from './store.ts';

/** What a tap carries. */
export const tapShape = z.object({
  review: z.string(),
  rating: z.enum(['collaboration', 'responsiveness']),
  value: z.string().regex(new RegExp(`^[1-${MAX_RATING}]$`)),
});

type Tap = z.infer<typeof tapShape>;

/** Linked reviews are asked of colleagues who are there, and never of whoever did the work. */
const mayReview = (person: Person, doerId: string): boolean =>
  person.id !== doerId && person.standing === 'active' && !person.external;

/** Makes linked reviews (联动评价): who is asked after a key event, and the two taps. */
export function linkedReviews({ requests, reviews, people }: Parts, keyEvents: KeyEvents) {
  /** Finds who is asked about what was finished: at most three, none of them asked about it before. */
  async function toAsk(
    event: string,
    thing: string,
    now: Instant,
  ): Promise<{ doer: Person; asked: Person[] } | undefined> {
    const read = await keyEvents[event]?.read(thing, now);
    if (read === undefined) return undefined;
    const before = await reviews.ofEvent(event, thing);
    const ids = [...new Set(read.candidates)].filter((id) => !before.some((it) => it.askedId === id));
    const known = await people.persons([read.doerId, ...ids]);
    const doer = known.get(read.doerId);
    if (doer === undefined || before.length >= MOST_ASKED) return undefined;
    const asked = ids
      .flatMap((id) => known.get(id) ?? [])
      .filter((it) => mayReview(it, doer.id))
      .slice(0, MOST_ASKED - before.length);
    return { doer, asked };
  }

  async function askAbout(ctx: JobContext, event: string, things: readonly string[]): Promise<Outcome> {
    const found: { thing: string; doer: Person; person: Person }[] = [];
    for (const thing of things) {
      const it = await toAsk(event, thing, ctx.now);
      // Somebody who took part in two things finished at once is asked about one of them.
      const fresh = (it?.asked ?? []).filter((person) => !found.some((each) => each.person.id === person.id));
      if (it !== undefined) found.push(...fresh.map((person) => ({ thing, doer: it.doer, person })));
    }
    const places = await takePlaces(
      requests,
      found.map((it) => it.person),
      ctx,
    );
    const asked = found.filter((it) => places.taken.has(it.person.id));
    const works = await people.workTimes(asked.map((it) => it.person.id));
    const write: Write[] = [...places.write];
    const post: Post[] = [];
    for (const { thing, doer, person } of asked) {
      const id = ctx.newId();
      const work = works.get(person.id);
      write.push(
        reviews.ask({
          id,
          event,
          thing,
          askedId: person.id,
          teamId: doer.teamId ?? null,
          doerId: doer.id,
          collaboration: null,
          responsiveness: null,
          askedAt: ctx.now,
          completedAt: null,
          declinedAt: null,
          version: 1,
        }),
      );
      post.push({
        id: `feedback-review:${id}`,
        to: [{ person: person.id }],
        parts: [{ card: 'feedback.review', thing: id }],
        kind: 'nudge',
        why: 'feedback.review',
        ...(work === undefined ? {} : { expiresAt: reviewUntil(work, ctx.now) }),
      });
    }
    return { write, post };
  }

  const isOpen = (it: Review): boolean => it.completedAt === null && it.declinedAt === null;

  /** Reads a review its reader can still answer: theirs, open, within five of their working days. */
  async function answerable(ctx: Context, id: string): Promise<Review | undefined> {
    const it = await reviews.review(id);
    if (it === undefined || it.askedId !== ctx.actor.personId || !isOpen(it)) return undefined;
    const work = (await people.workTimes([it.askedId])).get(it.askedId);
    return work !== undefined && reviewUntil(work, it.askedAt) > ctx.now ? it : undefined;
  }

  const over = (ctx: Context): Outcome => ({ reply: { kind: 'redraw', toast: say(ctx.locale).over() } });

  async function rate(ctx: Context, tap: Tap): Promise<Outcome> {
    const it = await answerable(ctx, tap.review);
    if (it === undefined || it[tap.rating] !== null) return over(ctx);
    const other: RatingName = tap.rating === 'collaboration' ? 'responsiveness' : 'collaboration';
    const complete = it[other] !== null;
    const set = { [tap.rating]: Number(tap.value), ...(complete ? { completedAt: ctx.now } : {}) };
    return { write: [reviews.change(it, set)], refresh: [{ card: 'feedback.review', thing: it.id }] };
  }

  async function decline(ctx: Context, id: string): Promise<Outcome> {
    const it = await answerable(ctx, id);
    if (it === undefined) return over(ctx);
    return {
      write: [reviews.change(it, { declinedAt: ctx.now })],
      refresh: [{ card: 'feedback.review', thing: id }],
    };
  }

  /** Opens the ordinary form: words are never part of a review, they go to somebody by name. */
  async function addWords(ctx: Context, id: string): Promise<Outcome> {
    const it = await reviews.review(id);
    if (it === undefined || it.askedId !== ctx.actor.personId) return over(ctx);
    return {
      reply: { kind: 'form', form: { form: 'feedback.give', subject: subjectOf({ to: it.doerId }) } },
    };
  }

  async function render(ctx: RenderContext, id: string): Promise<Card | 'gone'> {
    const it = await reviews.review(id);
    if (it === undefined || it.askedId !== ctx.reader.personId) return 'gone';
    const doer = await people.person(it.doerId);
    return reviewCard(ctx.locale, {
      id,
      doer: doer === undefined ? { id: it.doerId, name: '…' } : refOf(doer),
      collaboration: it.collaboration,
      responsiveness: it.responsiveness,
      state: it.declinedAt !== null ? 'declined' : it.completedAt !== null ? 'complete' : 'open',
      doerIsThere: doer !== undefined && doer.standing !== 'left',
    });
  }

  /** One subscription a kind of key event. */
  const on = Object.fromEntries(
    Object.keys(keyEvents).map((event) => [
      event,
      (ctx: JobContext, things: readonly string[]) => askAbout(ctx, event, things),
    ]),
  );

  return { on, rate, decline, addWords, card: { render } };
}
