import { z } from 'zod';
import { defineAction } from '../../../chat/index.ts';
import { peopleFacts } from '../../people/model.ts';
import { goalFacts } from '../facts.ts';
import type { GoalsPart, Parts } from '../parts.ts';
import { proposalAnswers } from './answer-proposal.ts';
import { say } from './copy.ts';
import { discussion } from './discuss.ts';
import { proposalFollowUps } from './follow-up.ts';
import { mergeProposals } from './merging.ts';
import { offerGoal, renderOffer } from './offer.ts';
import { renderProposal } from './render-proposal.ts';
import { reviseForm } from './revise.ts';
import { samples } from './samples.ts';
import { proposalStore } from './store.ts';
import { takeUp } from './take-up.ts';

const ofGoal = z.object({ goal: z.string() });
const ofVersion = ofGoal.extend({ version: z.string().regex(/^\d{1,9}$/) });

/** Makes the part in which both sides agree on a goal, and a team's goal is offered to its people. */
export function createAgreement(given: Parts): GoalsPart {
  const parts = { ...given, proposals: proposalStore(given.store) };
  const answers = proposalAnswers(parts);
  const notes = discussion(parts);
  const followUps = proposalFollowUps(parts, answers);
  return {
    cards: {
      proposal: { render: (ctx, id) => renderProposal(parts, ctx, id) },
      offer: { render: (ctx, id) => renderOffer(parts, ctx, id) },
    },
    actions: {
      agree: defineAction(ofVersion, (ctx, it) => answers.agree(ctx, it.goal, Number(it.version))),
      withdraw: defineAction(ofGoal, (ctx, it) => answers.withdraw(ctx, it.goal)),
      'suggest-change': defineAction(ofGoal, async (_ctx, it) => notes.open('suggest-change', it.goal)),
      talk: defineAction(ofGoal, async (_ctx, it) => notes.open('talk', it.goal)),
      revise: defineAction(ofGoal, async (_ctx, it) => ({
        reply: { kind: 'form', form: { form: 'goals.revise', subject: it.goal } },
      })),
      offer: defineAction(ofGoal, (ctx, it) => offerGoal(parts, ctx, it.goal)),
      'take-up': defineAction(ofGoal, (ctx, it) => takeUp(parts, ctx, it.goal)),
    },
    forms: { ...notes.forms, revise: reviseForm(parts) },
    timers: {
      'remind-proposal': followUps.remind,
      'pass-on-proposal': followUps.passOn,
      'proposal-import': followUps.followImport,
    },
    on: {
      ...mergeProposals(parts),
      [peopleFacts.left]: followUps.followPeople,
      [peopleFacts.changed]: followUps.followPeople,
      // The cursor before all goals; a space sorts before every id.
      [peopleFacts.imported]: async (ctx) => ({
        wake: [{ timer: 'goals.proposal-import', subject: ' ', at: ctx.now }],
      }),
      // Where it was offered, nobody takes up a part any more.
      [goalFacts.closed]: async (_ctx, ids) => ({
        refresh: ids.map((thing) => ({ card: 'goals.offer', thing })),
      }),
    },
    reasons: {
      proposed: (locale) => say(locale).whyProposed(),
      answered: (locale) => say(locale).whyAnswered(),
      offered: (locale) => say(locale).whyOffered(),
    },
    samples,
  };
}
