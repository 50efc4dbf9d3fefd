import { z } from 'zod';
import {
  type Card,
  type Context,
  defineAction,
  type Feature,
  type Outcome,
  type RenderContext,
} from '../../chat/index.ts';
import { growthCard } from './cards.ts';
import { say } from './copy.ts';
import type { GrowthSource } from './model.ts';
import { maySeeGrowth } from './policy.ts';
import { MAX_PAGES, monthsOfPage } from './rules.ts';
import { samples } from './samples.ts';

export { goalSource } from './goal-source.ts';
export type { GrowthSource } from './model.ts';
export { checkInSource, commitmentSource, feedbackSource, kudosSource } from './sources.ts';

const open = (ctx: Context, page: number): Outcome => ({
  reply: { kind: 'card', card: { card: 'growth.line', thing: `${page}@${ctx.actor.personId}` } },
});

/** Makes the feature that shows people their own line, month by month; features add what they know through sources. */
export function createGrowth({ sources }: { sources: () => readonly GrowthSource[] }) {
  async function render(ctx: RenderContext, thing: string): Promise<Card | 'gone'> {
    const [, number, personId = ''] = /^(\d{1,3})@(.+)$/.exec(thing) ?? [];
    if (number === undefined || !maySeeGrowth(ctx.reader.personId, personId)) return 'gone';
    const page = Math.min(Number(number), MAX_PAGES - 1);
    const months = monthsOfPage(ctx.now, ctx.reader.timeZone, page);
    const found = await Promise.all(sources().map((it) => it.lines(personId, months, ctx.locale)));
    return growthCard(ctx.locale, {
      months: months.map(({ month }) => ({ month, lines: found.flatMap((it) => it.get(month) ?? []) })),
      page,
      hasOlder: page < MAX_PAGES - 1,
    });
  }

  const feature: Feature = {
    name: 'growth',
    commands: {
      growth: {
        aliases: ['成长', '我的成长'],
        describe: (locale) => ({ summary: say(locale).summary(), usage: [] }),
        run: async (ctx) => open(ctx, 0),
      },
    },
    actions: {
      page: defineAction(z.object({ page: z.string().regex(/^\d{1,3}$/) }), async (ctx, it) =>
        open(ctx, Number(it.page)),
      ),
    },
    cards: { line: { render } },
    samples,
  };
  return { feature };
}
