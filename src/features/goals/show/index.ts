import { z } from 'zod';
import {
  type Context,
  defineAction,
  foldWord,
  type Line,
  lineText,
  type Outcome,
  plain,
  takeWord,
} from '../../../chat/index.ts';
import { teamAlertStore } from '../alerts/team/store.ts';
import { say as sayGoals } from '../copy.ts';
import { type GoalsPart, notice, type Parts } from '../parts.ts';
import { viewGoal, viewTyped } from '../read-goals.ts';
import { numberOfCode } from '../rows.ts';
import { say } from './copy.ts';
import type { ShowParts } from './parts.ts';
import { renderGoal, renderHistory } from './render-goal.ts';
import { renderMine, renderTeam } from './render-lists.ts';
import { renderTree, renderWhy } from './render-tree.ts';
import { samples } from './samples.ts';
import { showStore } from './store.ts';

const card = (name: string, thing: string): Outcome => ({
  reply: { kind: 'card', card: { card: `goals.${name}`, thing } },
});

/** Shows a goal to whoever may see it; a proposal is shown as the card on which its two sides agree. */
async function open(parts: Parts, ctx: Context, goalId: string): Promise<Outcome> {
  const view = await viewGoal(parts, ctx.actor, goalId, ctx.now);
  if (view === undefined) return notice(plain(sayGoals(ctx.locale).notYours()));
  const isProposal = view.goal.state === 'proposed' || view.goal.state === 'withdrawn';
  return card(isProposal ? 'proposal' : 'goal', goalId);
}

/** Shows one of the cards of a goal that is named by its code. */
async function typed(
  parts: Parts,
  ctx: Context,
  line: Line,
  show: (goalId: string) => Promise<Outcome>,
): Promise<Outcome> {
  const { word } = takeWord(line);
  if (word === '') return notice(say(ctx.locale).whichGoal());
  const view = await viewTyped(parts, ctx.actor, word, ctx.now);
  return view === undefined ? notice(plain(sayGoals(ctx.locale).notYours())) : show(view.goal.id);
}

/** Finds the team that is named, else the one that somebody leads, else their own. */
async function team({ people }: Parts, ctx: Context, line: Line): Promise<Outcome> {
  const words = say(ctx.locale);
  const name = foldWord(lineText(line));
  if (name !== '') {
    const named = [...(await people.teams()).values()].find((it) => foldWord(it.name) === name);
    return named === undefined ? notice(words.teamUnknown()) : card('team', `0@${named.id}`);
  }
  const [led] = await people.teamsLedBy(ctx.actor.personId);
  const teamId = led?.id ?? (await people.person(ctx.actor.personId))?.teamId;
  return teamId === undefined ? notice(words.noTeam()) : card('team', `0@${teamId}`);
}

/** Makes what follows `/goal` where it is none of its words: one's own goals, one goal, or a quick update. */
export const bareGoal =
  (parts: Parts, update: NonNullable<GoalsPart['commands']>['update']) =>
  async (ctx: Context, line: Line): Promise<Outcome> => {
    const { word, rest } = takeWord(line);
    if (word === '' && rest.length === 0) return card('mine', `0@${ctx.actor.personId}`);
    if (numberOfCode(word) === undefined) return notice(say(ctx.locale).notUnderstood());
    const isReport = update !== undefined && lineText(rest) !== '';
    return isReport ? update(ctx, line) : typed(parts, ctx, line, (id) => open(parts, ctx, id));
  };

const page = z.string().regex(/^\d{1,4}$/);

/** Makes the part that shows goals: one's own, a team's, the tree, the path up, and the living card. */
export function createShow(given: Parts): GoalsPart {
  const parts: ShowParts = { ...given, show: showStore(given.store), teams: teamAlertStore(given.store) };
  return {
    commands: {
      open: (ctx, line) => typed(parts, ctx, line, (id) => open(parts, ctx, id)),
      why: (ctx, line) => typed(parts, ctx, line, async (id) => card('why', id)),
      tree: async (ctx) => card('tree', `0@${ctx.actor.personId}`),
      team: (ctx, line) => team(parts, ctx, line),
    },
    actions: {
      open: defineAction(z.object({ goal: z.string() }), (ctx, it) => open(parts, ctx, it.goal)),
      pick: defineAction(z.object({}), (ctx, _it, value) => open(parts, ctx, value ?? '')),
      mine: defineAction(z.object({ page }), async (ctx, it) =>
        card('mine', `${it.page}@${ctx.actor.personId}`),
      ),
      tree: defineAction(z.object({ page }), async (ctx, it) =>
        card('tree', `${it.page}@${ctx.actor.personId}`),
      ),
      team: defineAction(z.object({ team: z.string(), page }), async (_ctx, it) =>
        card('team', `${it.page}@${it.team}`),
      ),
      'other-team': defineAction(z.object({}), async (_ctx, _it, value) => card('team', `0@${value ?? ''}`)),
      history: defineAction(z.object({ goal: z.string(), page }), async (_ctx, it) =>
        card('history', `${it.page}@${it.goal}`),
      ),
    },
    cards: {
      goal: { render: (ctx, id) => renderGoal(parts, ctx, id) },
      history: { render: (ctx, thing) => renderHistory(parts, ctx, thing) },
      mine: { render: (ctx, thing) => renderMine(parts, ctx, thing) },
      team: { render: (ctx, thing) => renderTeam(parts, ctx, thing) },
      tree: { render: (ctx, thing) => renderTree(parts, ctx, thing) },
      why: { render: (ctx, id) => renderWhy(parts, ctx, id) },
    },
    samples,
  };
}
