import { z } from 'zod';
import { defineAction, joinSubscriptions, type RenderContext } from '../../../chat/index.ts';
import { adjustmentStore } from '../adjust/store.ts';
import type { GoalsPart, Parts } from '../parts.ts';
import { openForm, openGoal, snooze } from './act.ts';
import { nudgeCard } from './cards.ts';
import { say } from './copy.ts';
import { following } from './follow.ts';
import { openPage } from './mark-seen.ts';
import { mergeNudges } from './merging/merge-people.ts';
import { nudgedCard } from './nudged-card.ts';
import type { NudgeParts } from './parts.ts';
import { readNudge, readNudged } from './read-nudge.ts';
import { samples } from './samples.ts';
import { sendNudges } from './send-nudges.ts';
import { nudgeStore } from './store.ts';
import { noteForms, openNote } from './write-note.ts';

const ofGoal = z.object({ goal: z.string() });
const ofPage = z.object({ nudge: z.string(), page: z.string().regex(/^\d{1,4}$/) });

function cardsOf(parts: NudgeParts): NonNullable<GoalsPart['cards']> {
  const draw = async (ctx: RenderContext, id: string, page: number) => {
    const view = await readNudge(parts, id, ctx.reader, ctx.now);
    return view === undefined || view.lines.length === 0 ? 'gone' : nudgeCard(ctx.locale, view, page);
  };
  return {
    nudge: { render: (ctx, id) => draw(ctx, id, ctx.page) },
    /** A further page; the thing is `<page>@<nudge>`. */
    'nudge-page': {
      async render(ctx, thing) {
        const [, page, id = ''] = /^(\d{1,4})@(.*)$/.exec(thing) ?? [];
        return page === undefined ? 'gone' : draw(ctx, id, Number(page));
      },
    },
    /** One goal of the card, with all that can be done about it. */
    nudged: {
      async render(ctx, goalId) {
        const { personId, timeZone } = ctx.reader;
        if (personId === undefined) return 'gone';
        const found = await readNudged(parts, goalId, { personId, external: false, timeZone }, ctx.now);
        return found === undefined ? 'gone' : nudgedCard(ctx.locale, found);
      },
    },
  };
}

/** Makes the morning card of managers, what can be done from it, and its going one up. */
export function createNudges(given: Parts): GoalsPart {
  const parts: NudgeParts = {
    ...given,
    nudges: nudgeStore(given.store),
    adjustments: adjustmentStore(given.store),
  };
  const follow = following(parts);
  return {
    cards: cardsOf(parts),
    actions: {
      'nudge-open': defineAction(ofGoal, (ctx, it) => openGoal(parts, ctx, it.goal)),
      'nudge-more': defineAction(ofPage, (ctx, it) => openPage(parts, ctx, it.nudge, Number(it.page))),
      'nudge-check-in': defineAction(ofGoal, (ctx, it) => openNote(parts, ctx, it.goal, 'check-in')),
      'nudge-support': defineAction(ofGoal, (ctx, it) => openNote(parts, ctx, it.goal, 'support')),
      'nudge-adjust': defineAction(ofGoal, (ctx, it) => openForm(parts, ctx, it.goal, 'adjust')),
      'nudge-close': defineAction(ofGoal, (ctx, it) => openForm(parts, ctx, it.goal, 'close')),
      'nudge-snooze': defineAction(ofGoal, (ctx, it) => snooze(parts, ctx, it.goal)),
    },
    forms: noteForms(parts),
    timers: { nudge: (ctx, personIds) => sendNudges(parts, ctx, personIds), ...follow.timers },
    on: joinSubscriptions(follow.on, mergeNudges(parts)),
    reasons: { nudge: (locale) => say(locale).why() },
    samples,
  };
}
