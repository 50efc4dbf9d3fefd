import { type Context, joinOutcomes, type Outcome, plain } from '../../../chat/index.ts';
import { say as sayGoals } from '../copy.ts';
import { notice } from '../parts.ts';
import { mayReopen } from '../policy.ts';
import { viewGoal } from '../read-goals.ts';
import { startGoals } from '../start-goals.ts';
import type { ClosingParts } from './close-goals.ts';
import { say } from './copy.ts';
import { REOPEN_WITHIN } from './rules.ts';
import { reopenUntil } from './show-result.ts';
import { otherSides, postsOfResult } from './tell-sides.ts';

/** Opens a closed goal again, with the key results that were closed with it; for ten working days of its owner. */
export async function reopenGoal(parts: ClosingParts, ctx: Context, goalId: string): Promise<Outcome> {
  const { own, people, results } = parts;
  const words = say(ctx.locale);
  const view = await viewGoal(parts, ctx.actor, goalId, ctx.now);
  if (view === undefined) return notice(plain(sayGoals(ctx.locale).notYours()));
  const { goal, relation, today } = view;
  if (goal.state !== 'closed') return notice(words.notClosed(goal));
  if (!mayReopen(relation, goal)) return notice(plain(sayGoals(ctx.locale).notYoursToChange()));
  if (goal.carriedIntoId !== undefined) {
    const into = await own.goal(goal.carriedIntoId);
    return notice(words.carriedOn({ code: goal.code, into: into?.code ?? '…' }));
  }
  const until = await reopenUntil(parts, goal);
  if (until === undefined || today > until)
    return notice(words.tooLate({ code: goal.code, days: REOPEN_WITHIN }));
  const serving = await own.partsOf([goal.id]);
  const closedWith = serving.filter(
    (it) =>
      it.kind === 'key-result' &&
      it.state === 'closed' &&
      it.closedAt?.getTime() === goal.closedAt?.getTime(),
  );
  const goals = [goal, ...closedWith];
  const change = {
    byId: ctx.actor.personId,
    what: 'reopened' as const,
    before: { state: 'closed' },
    after: { state: 'active' },
  };
  const [result, others] = await Promise.all([results.latest(goal.id), otherSides(parts, ctx, goal)]);
  const known = await people.persons(others);
  const outcome: Outcome = {
    write: goals.flatMap((it) => own.change(it, { state: 'active', closedAt: undefined }, change, ctx.now)),
    refresh: [
      ...goals.map(({ id }) => ({ card: 'goals.goal', thing: id })),
      ...(result === undefined ? [] : [{ card: 'goals.result', thing: result.id }]),
    ],
    post: result === undefined ? [] : postsOfResult(result, `reopened:${goal.version}`, others, 'personal'),
    reply: {
      kind: 'redraw',
      toast: words.reopened({ code: goal.code, name: known.get(others[0] ?? '')?.name }),
    },
  };
  return joinOutcomes(outcome, await startGoals(parts, goals, ctx.now));
}
