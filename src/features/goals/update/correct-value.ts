import { z } from 'zod';
import {
  type Card,
  type Context,
  defineAction,
  joinOutcomes,
  type Outcome,
  type RenderContext,
} from '../../../chat/index.ts';
import { takesValues } from '../amounts.ts';
import { assessReported } from '../assess/assess-goals.ts';
import { notice, type Parts } from '../parts.ts';
import { mayUpdate } from '../policy.ts';
import { viewGoal } from '../read-goals.ts';
import { figuresOf } from '../standing-of.ts';
import { whoReads } from '../who-reads.ts';
import { correctCard, VALUES_PAGE } from './cards.ts';
import { say } from './copy.ts';
import { refuse, toUpdate } from './may-update.ts';
import { achievedRef } from './news-refs.ts';
import type { UpdateParts } from './typed-update.ts';

const cardOf = (goalId: string, page: number): Outcome => ({
  reply: { kind: 'card', card: { card: 'goals.correct', thing: `${page}@${goalId}` } },
});

/** Shows the reported values of a goal to their owner, to strike a wrong one through. */
async function choose(parts: Parts, ctx: Context, goalId: string, page: number): Promise<Outcome> {
  const found = await toUpdate(parts, ctx, await viewGoal(parts, ctx.actor, goalId, ctx.now));
  if ('refused' in found) return refuse(found);
  const { goal, updates } = found.view;
  if (!takesValues(goal) || updates.length === 0) return notice(say(ctx.locale).correctNone());
  return cardOf(goal.id, page);
}

/** Strikes a wrong value through: from now on it counts nowhere. */
async function strike(parts: UpdateParts, ctx: Context, updateId: string): Promise<Outcome> {
  const update = await parts.typed.update(updateId);
  const view = update && (await viewGoal(parts, ctx.actor, update.goalId, ctx.now));
  const found = await toUpdate(parts, ctx, view);
  if ('refused' in found) return refuse(found);
  const { goal, updates } = found.view;
  if (update === undefined || update.struck) return notice(say(ctx.locale).struckAlready());
  const left = updates.filter((it) => it.id !== updateId);
  const figures = figuresOf(goal, { updates: left, milestones: [], parts: [] });
  const { assessments: _known, ...assessed } = await assessReported(parts, [{ goal, figures }], ctx.now);
  return joinOutcomes(
    {
      write: [parts.own.strike(updateId, ctx.actor.personId, ctx.now)],
      refresh: [achievedRef(goal.id)],
    },
    assessed,
    cardOf(goal.id, 0),
  );
}

/** Draws the values of a goal for its owner; the thing is `<page>@<goal>`. */
async function render(parts: Parts, ctx: RenderContext, thing: string): Promise<Card | 'gone'> {
  const [, number, goalId] = /^(\d{1,4})@(.+)$/.exec(thing) ?? [];
  const who = await whoReads(parts.people, ctx.reader);
  if (number === undefined || goalId === undefined || who === undefined) return 'gone';
  const view = await viewGoal(parts, who, goalId, ctx.now);
  if (view === undefined || !mayUpdate(view.relation, view.goal)) return 'gone';
  const history = (await parts.own.historyOf(goalId)).toReversed();
  const page = Math.min(Number(number), Math.max(0, Math.ceil(history.length / VALUES_PAGE) - 1));
  return correctCard({ view, history, page }, ctx.locale);
}

const ofPage = z.object({
  goal: z.string(),
  page: z
    .string()
    .regex(/^\d{1,4}$/)
    .optional(),
});

/** **Correct**: a wrong value is struck through, stays to be seen and counts nowhere. */
export const createCorrecting = (parts: UpdateParts) => ({
  actions: {
    correct: defineAction(ofPage, (ctx, it) => choose(parts, ctx, it.goal, Number(it.page ?? 0))),
    strike: defineAction(z.object({ update: z.string() }), (ctx, it) => strike(parts, ctx, it.update)),
  },
  cards: { correct: { render: (ctx: RenderContext, thing: string) => render(parts, ctx, thing) } },
});
