import { z } from 'zod';
import { type Card, defineAction, type RenderContext } from '../../../chat/index.ts';
import type { GoalsPart, Parts } from '../parts.ts';
import { viewGoal, viewGoals } from '../read-goals.ts';
import { byUrgency } from '../rules/urgency.ts';
import { whoReads } from '../who-reads.ts';
import { chooseCard, typedCard } from './cards.ts';
import { say } from './copy.ts';
import { createCorrecting } from './correct-value.ts';
import { createGoodNews } from './good-news.ts';
import { samples } from './samples.ts';
import { updateStore } from './store.ts';
import { createUpdateForm } from './submit-update.ts';
import { openUpdate, typedActions, type UpdateParts, updateCommand } from './typed-update.ts';

/** Draws the question about a typed value, for whoever typed it. */
async function renderTyped(parts: UpdateParts, ctx: RenderContext, id: string): Promise<Card | 'gone'> {
  const [it, who] = await Promise.all([parts.typed.typed(id), whoReads(parts.people, ctx.reader)]);
  if (it === undefined || who?.personId !== it.byId) return 'gone';
  const view = await viewGoal(parts, who, it.goalId, ctx.now);
  return view === undefined ? 'gone' : typedCard(view, it, ctx.locale);
}

/** Draws a person's goals that can be updated, most urgent first. */
async function renderChoice(
  parts: UpdateParts,
  ctx: RenderContext,
  personId: string,
): Promise<Card | 'gone'> {
  const who = await whoReads(parts.people, ctx.reader);
  if (who === undefined || who.personId !== personId) return 'gone';
  const own = (await parts.own.ofOwners([personId])).filter((it) => it.measure.kind !== 'parts');
  return chooseCard((await viewGoals(parts, who, own, ctx.now)).toSorted(byUrgency), ctx.locale);
}

/** Makes the part that takes progress: the form, one typed line, corrections, and the good news that follows. */
export function createUpdate(given: Parts): GoalsPart {
  const parts: UpdateParts = { ...given, typed: updateStore(given.store) };
  const correcting = createCorrecting(parts);
  const news = createGoodNews(parts);
  return {
    commands: { update: (ctx, line) => updateCommand(parts, ctx, line) },
    actions: {
      update: defineAction(z.object({ goal: z.string() }), async (_ctx, it) => openUpdate(it.goal)),
      ...typedActions(parts),
      ...correcting.actions,
    },
    forms: { update: createUpdateForm(parts) },
    cards: {
      typed: { render: (ctx, id) => renderTyped(parts, ctx, id) },
      choose: { render: (ctx, personId) => renderChoice(parts, ctx, personId) },
      ...correcting.cards,
      ...news.cards,
    },
    timers: news.timers,
    on: news.on,
    reasons: { 'good-news': (locale) => say(locale).why() },
    samples,
  };
}
