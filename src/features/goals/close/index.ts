import { z } from 'zod';
import { type Context, defineAction, type Line, type Outcome, plain, takeWord } from '../../../chat/index.ts';
import { say as sayGoals } from '../copy.ts';
import { type GoalsPart, notice, type Parts } from '../parts.ts';
import { viewTyped } from '../read-goals.ts';
import type { ClosingParts } from './close-goals.ts';
import { say } from './copy.ts';
import { createClosing } from './record-result.ts';
import { reopenGoal } from './reopen.ts';
import { samples } from './samples.ts';
import { showResult } from './show-result.ts';
import { resultStore } from './store.ts';

const ofGoal = z.object({ goal: z.string() });

/** Makes closing goals with their result, and opening them again. */
export function createClose(given: Parts): GoalsPart {
  const parts: ClosingParts = { ...given, results: resultStore(given.store) };
  const { form } = createClosing(parts);
  const openForm = (goal: string): Outcome => ({
    reply: { kind: 'form', form: { form: 'goals.close', subject: goal } },
  });

  /** Finds the goal that was typed behind the word. */
  async function typed(ctx: Context, line: Line): Promise<{ id: string } | { refused: Outcome } | undefined> {
    const code = takeWord(line).word;
    if (code === '') return undefined;
    const view = await viewTyped(parts, ctx.actor, code, ctx.now);
    return view === undefined
      ? { refused: notice(plain(sayGoals(ctx.locale).notYours())) }
      : { id: view.goal.id };
  }

  return {
    actions: {
      close: defineAction(ofGoal, async (_ctx, it) => openForm(it.goal)),
      reopen: defineAction(ofGoal, (ctx, it) => reopenGoal(parts, ctx, it.goal)),
    },
    commands: {
      async close(ctx, line) {
        const goal = await typed(ctx, line);
        if (goal === undefined) return notice(say(ctx.locale).whichClose());
        return 'refused' in goal ? goal.refused : openForm(goal.id);
      },
      async reopen(ctx, line) {
        const goal = await typed(ctx, line);
        if (goal === undefined) return notice(say(ctx.locale).whichReopen());
        return 'refused' in goal ? goal.refused : reopenGoal(parts, ctx, goal.id);
      },
    },
    forms: { close: form },
    cards: { result: { render: (ctx, id) => showResult(parts, ctx, id) } },
    reasons: { closing: (locale) => say(locale).why() },
    samples,
  };
}
