import { localDate } from '../../../calendar/index.ts';
import {
  type Card,
  type JobContext,
  joinOutcomes,
  type Outcome,
  type RenderContext,
} from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import { peopleFacts } from '../../people/model.ts';
import type { Goal } from '../model.ts';
import { managersNow } from '../nudges/acting.ts';
import type { GoalsPart, Parts } from '../parts.ts';
import { viewGoals } from '../read-goals.ts';
import { startGoals } from '../start-goals.ts';
import { whoReads } from '../who-reads.ts';
import { handedOverCard } from './cards.ts';
import { say } from './copy.ts';
import { samples } from './samples.ts';
import { type LeavingStore, leavingStore } from './store.ts';

type LeavingParts = Parts & { leaving: LeavingStore };

const thingOf = (leaverId: string, managerId: string): string => `${leaverId} ${managerId}`;

/** Gives goals to another owner, with a line in their history. */
const give = ({ own }: Pick<Parts, 'own'>, goal: Goal, managerId: string, now: Instant): Outcome => ({
  write: own.change(
    goal,
    { ownerId: managerId },
    {
      byId: undefined,
      what: 'handed-over',
      before: { ownerId: goal.ownerId },
      after: { ownerId: managerId },
    },
    now,
  ),
  refresh: [{ card: 'goals.goal', thing: goal.id }],
});

/** Tells a manager, once, which goals are theirs now. */
const tell = (leaverId: string, managerId: string, date: string): Outcome => ({
  post: [
    {
      id: `goals-handed-over:${leaverId}:${managerId}:${date}`,
      to: [{ person: managerId }],
      parts: [{ card: 'goals.handed-over', thing: thingOf(leaverId, managerId) }],
      kind: 'personal',
      why: 'goals.handed-over',
    },
  ],
});

/** Hands the goals of people who left to their managers; where nobody is above, they stay as they are. */
async function handOver(
  parts: LeavingParts,
  { now }: JobContext,
  leaverIds: readonly string[],
): Promise<Outcome> {
  const [goals, managers, leavers] = await Promise.all([
    parts.own.ofOwners(leaverIds),
    managersNow(parts.people, leaverIds, now),
    parts.people.persons(leaverIds),
  ]);
  const handed = goals.flatMap((goal) => {
    const managerId = managers.get(goal.ownerId);
    return managerId === undefined ? [] : [{ goal, managerId }];
  });
  const told = new Map(handed.map(({ goal, managerId }) => [goal.ownerId, managerId]));
  const dateOf = (id: string) => localDate(now, leavers.get(id)?.timeZone ?? 'UTC');
  return joinOutcomes(
    ...handed.map((it) => give(parts, it.goal, it.managerId, now)),
    ...[...told].map(([leaverId, managerId]) => tell(leaverId, managerId, dateOf(leaverId))),
    await startGoals(
      parts,
      handed.map(({ goal, managerId }) => ({ ...goal, ownerId: managerId })),
      now,
    ),
  );
}

async function render(parts: LeavingParts, ctx: RenderContext, thing: string): Promise<Card | 'gone'> {
  const [leaverId = '', managerId] = thing.split(' ');
  const who = await whoReads(parts.people, ctx.reader);
  if (who === undefined || who.personId !== managerId) return 'gone';
  const [goals, leaver] = await Promise.all([
    parts.leaving.handedOver(leaverId, managerId),
    parts.people.person(leaverId),
  ]);
  if (leaver === undefined || goals.length === 0) return 'gone';
  const views = await viewGoals(parts, who, goals, ctx.now);
  return handedOverCard(ctx.locale, { leaver: leaver.name, goals: views });
}

/** Makes what becomes of goals when their owner leaves. */
export function createLeaving(given: Parts): GoalsPart {
  const parts: LeavingParts = { ...given, leaving: leavingStore(given.store) };
  return {
    on: { [peopleFacts.left]: (ctx, ids) => handOver(parts, ctx, ids) },
    cards: { 'handed-over': { render: (ctx, thing) => render(parts, ctx, thing) } },
    reasons: { 'handed-over': (locale) => say(locale).why() },
    samples,
  };
}
