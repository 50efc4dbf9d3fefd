import type { Context, Outcome } from '../../../chat/index.ts';
import { plain } from '../../../chat/index.ts';
import type { ClosingParts } from '../close/close-goals.ts';
import { say as sayGoals } from '../copy.ts';
import { notice } from '../parts.ts';
import { mayChange } from '../policy.ts';
import { type GoalView, viewGoal } from '../read-goals.ts';
import { elapsedShare, isLastFifth } from '../rules/pace.ts';
import { approverOf, decidersOf, findAbove, findApprover, nameOfDeciders } from './approvers.ts';
import { say } from './copy.ts';
import type { Adjustment, AdjustmentKind, Terms } from './model.ts';
import { type Approver, approvalsNeeded, termsOf } from './rules.ts';
import type { AdjustmentStore } from './store.ts';

export type AdjustingParts = ClosingParts & { adjustments: AdjustmentStore };

/** Somebody who decides, with their name for the reader. */
type Decider = { approver: Approver; name: string; people: readonly { id: string; name: string }[] };

/** All that asking for an adjustment rests on, at this moment. */
export type Asking = {
  view: GoalView;
  kind: AdjustmentKind;
  before: Terms;
  isLastFifth: boolean;
  needed: 1 | 2;
  first: Decider;
  second: Decider | undefined;
  /** The asker's own request that was sent back, with the words why. */
  sentBack: { adjustment: Adjustment; name: string; words: string } | undefined;
};

/** Reads who decides; nothing where nobody is there. */
async function readDeciders(
  parts: AdjustingParts,
  ctx: Context,
  goal: GoalView['goal'],
  needed: 1 | 2,
): Promise<{ first: Decider; second: Decider | undefined } | undefined> {
  const { people } = parts;
  const asked = { askerId: ctx.actor.personId, goal };
  const hr = say(ctx.locale).hr();
  const deciderOf = async (approver: Approver, decided: readonly string[]): Promise<Decider | undefined> => {
    const found = await decidersOf(people, asked, approver, decided);
    return found.length === 0
      ? undefined
      : { approver, name: nameOfDeciders(found, approver, hr), people: found };
  };
  const first = await deciderOf(await findApprover(people, asked, ctx.now), []);
  if (first === undefined) return undefined;
  if (needed === 1) return { first, second: undefined };
  const firstId = first.approver.kind === 'person' ? first.approver.id : undefined;
  const decided = [firstId ?? first.people[0]?.id ?? ''];
  const next = await findAbove(people, asked, { personId: firstId, decided }, ctx.now);
  const second = await deciderOf(next, decided);
  return second === undefined ? undefined : { first, second };
}

/** Says that another request for the goal is open: one at a time. */
async function frozen(parts: AdjustingParts, ctx: Context, code: string, it: Adjustment): Promise<Outcome> {
  const words = say(ctx.locale);
  const persons = await parts.people.persons([
    it.askerId,
    ...(it.approverId === undefined ? [] : [it.approverId]),
  ]);
  const approver = it.approverId === undefined ? words.hr() : (persons.get(it.approverId)?.name ?? '…');
  return notice(
    it.askerId === ctx.actor.personId
      ? words.openAlreadyOwn({ approver, code })
      : words.openAlready({ asker: persons.get(it.askerId)?.name ?? '…', approver, code }),
  );
}

async function readSentBack(parts: AdjustingParts, ctx: Context, latest: Adjustment | undefined) {
  if (latest?.state !== 'sent-back' || latest.askerId !== ctx.actor.personId) return undefined;
  const step = (await parts.adjustments.steps(latest.id)).findLast((it) => it.kind === 'sent-back');
  const by = step?.byId === undefined ? undefined : await parts.people.person(step.byId);
  return { adjustment: latest, name: by?.name ?? '…', words: step?.words ?? '' };
}

/** Reads all that asking for an adjustment rests on, or says why nobody may ask for it now. */
export async function readAsking(
  parts: AdjustingParts,
  ctx: Context,
  goalId: string,
): Promise<Asking | { refused: Outcome }> {
  const view = await viewGoal(parts, ctx.actor, goalId, ctx.now);
  const words = sayGoals(ctx.locale);
  const refused = (outcome: Outcome) => ({ refused: outcome });
  if (view === undefined) return refused(notice(plain(words.notYours())));
  const { goal, relation, today, milestones } = view;
  if (goal.state !== 'active') return refused(notice(plain(words.notActive())));
  if (!mayChange(relation, goal)) return refused(notice(plain(words.notYoursToChange())));
  const latest = await parts.adjustments.latest(goal.id);
  if (latest?.state === 'open') return refused(await frozen(parts, ctx, goal.code, latest));
  const kind = today > goal.due ? 'extend' : 'adjust';
  if (kind === 'extend' && goal.status === 'achieved')
    return refused(notice(say(ctx.locale).achieved({ code: goal.code })));
  const work = (await parts.people.workTimes([goal.ownerId])).get(goal.ownerId);
  const inLastFifth = kind === 'adjust' && work !== undefined && isLastFifth(elapsedShare(work, goal, today));
  const changesBefore = await parts.adjustments.countApproved(goal.id);
  const needed = approvalsNeeded({ changesBefore, isLastFifth: inLastFifth });
  const deciders = await readDeciders(parts, ctx, goal, needed);
  if (deciders === undefined) return refused(notice(say(ctx.locale).nobodyDecides()));
  return {
    view,
    kind,
    before: termsOf(goal, milestones),
    isLastFifth: inLastFifth,
    needed,
    ...deciders,
    sentBack: await readSentBack(parts, ctx, latest),
  };
}

/** Reads requests as whoever acts on them finds them. */
export async function readRequests(parts: AdjustingParts, ids: readonly string[]) {
  const adjustments = await parts.adjustments.adjustments(ids);
  const goalIds = adjustments.map((it) => it.goalId);
  const [goals, milestones, approved] = await Promise.all([
    parts.own.goals(goalIds),
    parts.own.milestonesOf(goalIds),
    parts.adjustments.approversOf(ids),
  ]);
  const owners = await parts.people.persons([...new Set([...goals.values()].map((it) => it.ownerId))]);
  return adjustments.flatMap((adjustment) => {
    const goal = goals.get(adjustment.goalId);
    if (goal === undefined) return [];
    return [
      {
        adjustment,
        goal,
        milestones: milestones.get(goal.id) ?? [],
        approvedBy: approved.get(adjustment.id) ?? [],
        asked: { askerId: adjustment.askerId, goal },
        approver: approverOf(adjustment.approverId),
        ownerZone: owners.get(goal.ownerId)?.timeZone ?? 'UTC',
      },
    ];
  });
}

export type Request = Awaited<ReturnType<typeof readRequests>>[number];

/** Reads one request as whoever acts on it finds it. */
export const readRequest = async (parts: AdjustingParts, id: string): Promise<Request | undefined> =>
  (await readRequests(parts, [id]))[0];
