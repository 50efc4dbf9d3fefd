import { z } from 'zod';
import { atWallTime, localDate, quarterOf } from '../../../calendar/index.ts';
import { type Card, defineAction, type Outcome, type RenderContext } from '../../../chat/index.ts';
import { type GoalsPart, notice, type Parts } from '../parts.ts';
import { statisticsCard } from './cards.ts';
import { say } from './copy.ts';
import { maySeeStatistics } from './policy.ts';
import { addUp, firstDayOf, isQuarter, quarterBefore } from './rules.ts';
import { samples } from './samples.ts';
import { statisticsStore } from './store.ts';

/** Quarters offered in one card, the present one first. */
const QUARTERS = 6;

const cardOf = (quarter: string): Outcome => ({
  reply: { kind: 'card', card: { card: 'goals.statistics', thing: quarter } },
});

/** Makes what HR sees of adjustments: how often and why, team by team, never whose. */
export function createStatistics({ store, people }: Pick<Parts, 'store' | 'people'>): GoalsPart {
  const own = statisticsStore(store);

  async function render(ctx: RenderContext, thing: string): Promise<Card | 'gone'> {
    const reader = ctx.reader.personId === undefined ? undefined : await people.person(ctx.reader.personId);
    if (reader === undefined || !maySeeStatistics(reader) || !isQuarter(thing)) return 'gone';
    const zone = ctx.reader.timeZone;
    const start = (quarter: string) => atWallTime(firstDayOf(quarter), '00:00', zone);
    const statistics = addUp(await own.counts(start(thing), start(quarterBefore(thing, -1))));
    const teams = await people.teams(statistics.teams.flatMap((it) => it.teamId ?? []));
    const now = quarterOf(localDate(ctx.now, zone));
    const quarters = Array.from({ length: QUARTERS }, (_, i) => quarterBefore(now, i));
    return statisticsCard(
      {
        quarter: thing,
        statistics,
        teamNames: new Map([...teams].map(([id, { name }]) => [id, name])),
        quarters: quarters.map((it) => ({ value: it, label: it })),
      },
      ctx.locale,
    );
  }

  return {
    commands: {
      async stats(ctx) {
        if (!maySeeStatistics(ctx.actor)) return notice(say(ctx.locale).onlyHr());
        return cardOf(quarterOf(localDate(ctx.now, ctx.actor.timeZone)));
      },
    },
    actions: {
      statistics: defineAction(z.object({}), async (ctx, _payload, quarter = '') =>
        maySeeStatistics(ctx.actor) && isQuarter(quarter)
          ? cardOf(quarter)
          : notice(say(ctx.locale).onlyHr()),
      ),
    },
    cards: { statistics: { render } },
    samples,
  };
}
