import type { Card, Context, Outcome, RenderContext } from '../../chat/index.ts';
import { say } from './copy.ts';
import type { Parts } from './judge-kudos.ts';
import { budgetCard, mineCard, PAGE } from './own-cards.ts';
import { budgetMonth, monthlyPoints, once, pointsLeft } from './rules.ts';

/** Makes the cards with which people look at their own kudos and points; nobody else sees them. */
export function ownFigures({ own, people }: Parts) {
  return {
    /** The thing is `<page>@<person>`. */
    async mine(ctx: RenderContext, thing: string): Promise<Card | 'gone'> {
      const [, typedPage = '', personId = ''] = /^(\d{1,4})@(.*)$/.exec(thing) ?? [];
      if (ctx.reader.personId !== personId || typedPage === '') return 'gone';
      const page = Number(typedPage);
      const [received, given, justMe, found] = await Promise.all([
        own.received(personId),
        own.given(personId),
        own.justMe([personId]),
        own.latestFor(personId, PAGE + 1, page * PAGE),
      ]);
      const kudos = found.slice(0, PAGE);
      return mineCard(ctx.locale, {
        received: received.kudos,
        points: received.points,
        given,
        justMe: justMe.has(personId),
        kudos,
        people: await people.persons(once(kudos.map((it) => it.giverId))),
        page,
        hasMore: found.length > PAGE,
      });
    },
    /** The thing is the person. */
    async budget(ctx: RenderContext, personId: string): Promise<Card | 'gone'> {
      if (ctx.reader.personId !== personId) return 'gone';
      const { month, renewed } = budgetMonth(ctx.now, ctx.reader.timeZone);
      const [spent, led] = await Promise.all([own.spent(personId, month), people.teamsLedBy(personId)]);
      const limit = monthlyPoints(led.length > 0);
      const given = [...spent.to].filter(([, points]) => points > 0);
      const persons = await people.persons(given.map(([id]) => id));
      return budgetCard(ctx.locale, {
        left: pointsLeft(limit, spent),
        limit,
        renewed,
        given: given
          .map(([id, points]) => ({ person: { id, name: persons.get(id)?.name ?? '?' }, points }))
          .sort((a, b) => b.points - a.points),
      });
    },
    /** Chooses whether what somebody receives from now on may be posted. */
    choose: (ctx: Context, justMe: boolean): Outcome => ({
      write: [own.chooseJustMe(ctx.actor.personId, justMe)],
      reply: {
        kind: 'notice',
        text: justMe ? say(ctx.locale).justMeOn() : say(ctx.locale).justMeOff(),
      },
    }),
  };
}

/** Names a page of somebody's own kudos. */
export const minePage = (ctx: Context, page: number): Outcome => ({
  reply: { kind: 'card', card: { card: 'kudos.mine', thing: `${page}@${ctx.actor.personId}` } },
});
