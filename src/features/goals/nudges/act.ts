import { localDate } from '../../../calendar/index.ts';
import { type Context, joinOutcomes, type Outcome, plain } from '../../../chat/index.ts';
import type { Goal } from '../model.ts';
import { notice } from '../parts.ts';
import { say } from './copy.ts';
import type { Act, Role } from './model.ts';
import type { NudgeParts } from './parts.ts';
import { readStandings } from './read-roles.ts';
import { refreshCards } from './refresh-cards.ts';
import { actedOn, isResting } from './rules.ts';

/** What somebody may do about a goal from their card: who stands in decides nothing, and one up one speaks with the manager. */
const allowed: Record<Role, readonly Act[]> = {
  manager: ['check-in', 'support', 'adjust', 'close', 'snooze'],
  'stand-in': ['check-in', 'support', 'snooze'],
  decision: ['check-in'],
};

/** Tells whether somebody in a role may do this. */
export const mayAct = (role: Role | undefined, act: Act): role is Role =>
  role !== undefined && allowed[role].includes(act);

/** Keeps what somebody did about a goal: it rests for a week, and every card that lists it says so. */
export async function recordAct(
  parts: NudgeParts,
  ctx: Pick<Context, 'now' | 'newId' | 'actor'>,
  goal: Goal,
  act: Act,
): Promise<Outcome> {
  const { nudges } = parts;
  const { personId, timeZone } = ctx.actor;
  const { role, wait } = (await readStandings(parts, personId, [goal], ctx.now)).get(goal.id) ?? {};
  if (!mayAct(role, act)) return {};
  const today = localDate(ctx.now, timeZone);
  const rests = wait === undefined || role === 'decision' ? [] : [actedOn(wait, goal, act, today)];
  return {
    write: [
      nudges.addAct({ id: ctx.newId(), goalId: goal.id, byId: personId, role, act, at: ctx.now }),
      ...nudges.saveWaits(rests),
    ],
    refresh: await refreshCards(nudges, [goal.id], ctx.now),
  };
}

/** Reads a goal that somebody may act on, and otherwise says that it is not theirs to look after. */
async function readActed(
  parts: NudgeParts,
  ctx: Context,
  goalId: string,
  act: Act,
): Promise<{ goal: Goal; snoozed: boolean } | { refused: Outcome }> {
  const refused = { refused: notice(plain(say(ctx.locale).notWithYou())) };
  const goal = await parts.own.goal(goalId);
  if (goal === undefined) return refused;
  const standing = (await readStandings(parts, ctx.actor.personId, [goal], ctx.now)).get(goalId);
  if (!mayAct(standing?.role, act)) return refused;
  const today = localDate(ctx.now, ctx.actor.timeZone);
  const wait = standing?.wait;
  return { goal, snoozed: wait?.snoozed === true && isResting(wait, today) };
}

const showGoal = (goalId: string): Outcome => ({
  reply: { kind: 'card', card: { card: 'goals.nudged', thing: goalId } },
});

/** Opens one goal of a card, with all that can be done about it. */
export async function openGoal(parts: NudgeParts, ctx: Context, goalId: string): Promise<Outcome> {
  const found = await readActed(parts, ctx, goalId, 'check-in');
  return 'refused' in found ? found.refused : showGoal(goalId);
}

/** **Snooze a week**; a second press changes nothing. */
export async function snooze(parts: NudgeParts, ctx: Context, goalId: string): Promise<Outcome> {
  const found = await readActed(parts, ctx, goalId, 'snooze');
  if ('refused' in found) return found.refused;
  if (found.snoozed || found.goal.state !== 'active') return showGoal(goalId);
  return joinOutcomes(await recordAct(parts, ctx, found.goal, 'snooze'), showGoal(goalId));
}

/** Opens the form of another part: that it was opened counts as an act. */
export async function openForm(
  parts: NudgeParts,
  ctx: Context,
  goalId: string,
  act: 'adjust' | 'close',
): Promise<Outcome> {
  const found = await readActed(parts, ctx, goalId, act);
  if ('refused' in found) return found.refused;
  if (found.goal.state !== 'active') return showGoal(goalId);
  return joinOutcomes(await recordAct(parts, ctx, found.goal, act), {
    reply: { kind: 'form', form: { form: `goals.${act}`, subject: goalId } },
  });
}
