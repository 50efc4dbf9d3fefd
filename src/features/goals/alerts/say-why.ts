import { z } from 'zod';
import { type Context, defineForm, type Outcome, plain } from '../../../chat/index.ts';
import { notice } from '../parts.ts';
import { causeForm } from './act-forms.ts';
import { say } from './copy.ts';
import { cardsOf } from './end-lags.ts';
import { findOwn } from './own-goal.ts';
import type { AlertParts } from './parts.ts';
import { type LagView, readLags } from './read-lags.ts';

/** Finds what the actor has to explain: a goal of theirs that is behind. */
async function findLag(
  parts: AlertParts,
  ctx: Context,
  goalId: string,
): Promise<LagView | { refused: Outcome }> {
  const view = await findOwn(parts, ctx, goalId);
  if ('refused' in view) return view;
  const lag = (await parts.lags.openOf([goalId])).get(goalId);
  const [found] = lag === undefined ? [] : await readLags(parts, ctx.actor, [lag], ctx.now);
  return found ?? { refused: notice(plain(say(ctx.locale).notBehind())) };
}

/** Makes the form in which an owner says in a sentence why a goal is behind; whoever sees the alert sees it. */
export const sayWhyForm = (parts: AlertParts) =>
  defineForm({
    values: z.object({ cause: z.string().optional() }),
    async open(ctx, { subject }) {
      const found = await findLag(parts, ctx, subject);
      if ('refused' in found) return found;
      const { lag, view, manager, listed } = found;
      return causeForm(ctx.locale, { goal: view.goal, cause: lag.cause, manager, channel: listed });
    },
    async submit(ctx, { subject, values: { cause } }) {
      const found = await findLag(parts, ctx, subject);
      if ('refused' in found) return found.refused;
      const words = say(ctx.locale);
      return {
        write: [parts.lags.keepCause(found.lag.id, cause ?? null)],
        refresh: await cardsOf(parts, [found.lag]),
        ...notice(cause === undefined ? words.causeTakenBack() : words.causeKept()),
      };
    },
  });
