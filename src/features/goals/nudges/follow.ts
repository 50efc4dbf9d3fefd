import type { JobContext, Outcome, Subscriptions } from '../../../chat/index.ts';
import { peopleFacts } from '../../people/index.ts';
import { goalFacts } from '../facts.ts';
import { isHeld } from '../rules/hold.ts';
import { managersNow } from './acting.ts';
import { armManagers } from './arm.ts';
import { markDelivered } from './mark-seen.ts';
import type { NudgeParts } from './parts.ts';
import { refreshCards } from './refresh-cards.ts';
import { needsManager } from './rules.ts';

/** Goals looked at in one step after an import of people. */
const STEP = 100;

/** Asks the managers of goals that turned late to look in the morning; what recovered or was closed waits no more. */
async function followGoals(
  { own, people, nudges }: NudgeParts,
  { now }: JobContext,
  ids: readonly string[],
): Promise<Outcome> {
  const goals = [...(await own.goals(ids)).values()];
  const late = goals.filter((it) => needsManager(it) || isHeld(it));
  const over = goals.filter((it) => !needsManager(it)).map((it) => it.id);
  const owners = late.map((it) => it.ownerId);
  return {
    write: nudges.dropWaits(over),
    wake: await armManagers(people, owners, now),
    refresh: await refreshCards(nudges, ids, now),
  };
}

/** Asks whoever looks after these people's goals now, and after the goals of those whom they managed. */
async function followPeople(
  { own, people, nudges }: NudgeParts,
  { now }: JobContext,
  ids: readonly string[],
): Promise<Outcome> {
  const waits = await nudges.waitsFor(ids);
  const managed = await own.goals(waits.map((it) => it.goalId));
  const owned = (await own.ofOwners(ids)).filter((it) => needsManager(it) || isHeld(it));
  const goals = [...managed.values(), ...owned];
  return {
    wake: await armManagers(
      people,
      goals.map((it) => it.ownerId),
      now,
    ),
    refresh: await refreshCards(
      nudges,
      goals.map((it) => it.id),
      now,
    ),
  };
}

/** After an import of people: asks those who are managers of goals that waited for somebody else. */
async function followImport(
  { own, people, nudges }: NudgeParts,
  { now }: JobContext,
  cursors: readonly string[],
): Promise<Outcome> {
  const waits = await nudges.waitsAfter([...cursors].sort()[0] ?? '', STEP);
  const goals = await own.goals(waits.map((it) => it.goalId));
  const owners = [...goals.values()].map((it) => it.ownerId);
  const managers = await managersNow(people, owners, now);
  const moved = waits.flatMap((it) => {
    const goal = goals.get(it.goalId);
    return goal !== undefined && managers.get(goal.ownerId) !== it.managerId ? [goal] : [];
  });
  const last = waits.length < STEP ? undefined : waits.at(-1)?.goalId;
  return {
    wake: [
      ...(await armManagers(
        people,
        moved.map((it) => it.ownerId),
        now,
      )),
      ...(last === undefined ? [] : [{ timer: 'goals.nudge-import', subject: last, at: now }]),
    ],
    refresh: await refreshCards(
      nudges,
      moved.map((it) => it.id),
      now,
    ),
  };
}

/** Asks the managers of a team that was started. */
async function followTeams(parts: NudgeParts, ctx: JobContext, teamIds: readonly string[]): Promise<Outcome> {
  const members = await Promise.all(teamIds.map((id) => parts.people.membersOf(id)));
  return followPeople(
    parts,
    ctx,
    members.flat().map((it) => it.id),
  );
}

/** Follows what happens to goals, their managers and the cards. */
export const following = (parts: NudgeParts) => ({
  timers: {
    'nudge-import': (ctx: JobContext, cursors: readonly string[]) => followImport(parts, ctx, cursors),
  },
  on: {
    [goalFacts.statusChanged]: (ctx, ids) => followGoals(parts, ctx, ids),
    [goalFacts.activated]: (ctx, ids) => followGoals(parts, ctx, ids),
    [goalFacts.closed]: (ctx, ids) => followGoals(parts, ctx, ids),
    [peopleFacts.changed]: (ctx, ids) => followPeople(parts, ctx, ids),
    [peopleFacts.left]: (ctx, ids) => followPeople(parts, ctx, ids),
    [peopleFacts.teamStarted]: (ctx, ids) => followTeams(parts, ctx, ids),
    // The cursor before all goals; a space sorts before every id.
    [peopleFacts.imported]: async (ctx) => ({
      wake: [{ timer: 'goals.nudge-import', subject: ' ', at: ctx.now }],
    }),
    'delivery.delivered': (ctx, ids) => markDelivered(parts, ctx, ids),
  } satisfies Subscriptions,
});
