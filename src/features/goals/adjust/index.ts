import { z } from 'zod';
import { defineAction, joinSubscriptions, type Outcome, plain, takeWord } from '../../../chat/index.ts';
import { peopleFacts } from '../../people/index.ts';
import { resultStore } from '../close/store.ts';
import { say as sayGoals } from '../copy.ts';
import { goalFacts } from '../facts.ts';
import { type GoalsPart, notice, type Parts } from '../parts.ts';
import { viewTyped } from '../read-goals.ts';
import { createAsking } from './ask.ts';
import { say } from './copy.ts';
import { createDeciding } from './decide.ts';
import { createFollowUps } from './follow-up.ts';
import { mergeAdjustments } from './merging/merge-people.ts';
import type { AdjustingParts } from './read-asking.ts';
import { adjustmentRenderer } from './render.ts';
import { samples } from './samples.ts';
import { adjustmentStore } from './store.ts';

const ofGoal = z.object({ goal: z.string() });
const ofAdjustment = z.object({ adjustment: z.string() });

const formOf = (form: string, subject: string): Outcome => ({
  reply: { kind: 'form', form: { form: `goals.${form}`, subject } },
});

/** Makes asking for another target or date, the approvals, and carrying on what is overdue. */
export function createAdjust(given: Parts): GoalsPart {
  const parts: AdjustingParts = {
    ...given,
    results: resultStore(given.store),
    adjustments: adjustmentStore(given.store),
  };
  const deciding = createDeciding(parts);
  const followUps = createFollowUps(parts);
  return {
    actions: {
      adjust: defineAction(ofGoal, async (_ctx, it) => formOf('adjust', it.goal)),
      approve: defineAction(ofAdjustment, (ctx, it) => deciding.approve(ctx, it.adjustment)),
      'send-back': defineAction(ofAdjustment, async (_ctx, it) => formOf('send-back', it.adjustment)),
      'withdraw-adjustment': defineAction(ofAdjustment, (ctx, it) => deciding.withdraw(ctx, it.adjustment)),
    },
    commands: {
      async adjust(ctx, line) {
        const code = takeWord(line).word;
        if (code === '') return notice(say(ctx.locale).which());
        const view = await viewTyped(parts, ctx.actor, code, ctx.now);
        return view === undefined
          ? notice(plain(sayGoals(ctx.locale).notYours()))
          : formOf('adjust', view.goal.id);
      },
    },
    forms: { adjust: createAsking(parts).form, 'send-back': deciding.sendBack },
    cards: { adjustment: { render: adjustmentRenderer(parts) } },
    timers: {
      'approval-remind': followUps.remind,
      'approval-escalate': followUps.escalate,
      'approval-import': followUps.followImport,
    },
    on: joinSubscriptions(
      {
        [peopleFacts.left]: followUps.handOver,
        [peopleFacts.changed]: followUps.followPeople,
        // The cursor before all requests; a space sorts before every id.
        [peopleFacts.imported]: async (ctx) => ({
          wake: [{ timer: 'goals.approval-import', subject: ' ', at: ctx.now }],
        }),
        [goalFacts.closed]: followUps.endWithGoals,
      },
      mergeAdjustments(given.store, given.people),
    ),
    reasons: {
      approval: (locale) => say(locale).whyApproval(),
      adjustment: (locale) => say(locale).whyAdjustment(),
    },
    samples,
  };
}
