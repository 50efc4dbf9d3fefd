import { localDate } from '../../../calendar/index.ts';
import type { Card, RenderContext } from '../../../chat/index.ts';
import { viewGoals } from '../read-goals.ts';
import { relationsTo } from '../relations.ts';
import { whoReads } from '../who-reads.ts';
import { proposalCard } from './cards.ts';
import { maySeeProposal } from './policy.ts';
import type { AgreeParts } from './propose.ts';

/** Draws a proposal for one of its two sides. */
export async function renderProposal(
  parts: AgreeParts,
  { now, reader, locale }: RenderContext,
  goalId: string,
): Promise<Card | 'gone'> {
  const { own, people, proposals } = parts;
  const goal = await own.goal(goalId);
  const who = await whoReads(people, reader);
  if (goal === undefined || who === undefined) return 'gone';
  const [proposal, relation] = await Promise.all([
    proposals.proposal(goalId),
    relationsTo(people, who, [goal], localDate(now, reader.timeZone)),
  ]);
  if (!maySeeProposal(relation(goal), goal, proposal)) return 'gone';
  const parent = goal.parentId === undefined ? undefined : await own.goal(goal.parentId);
  const ids = [goal.ownerId, goal.proposedById, proposal?.askedId, proposal?.passedFromId];
  const [all, milestones, persons, seen, team] = await Promise.all([
    own.partsOf([goal.id]),
    own.milestonesOf([goal.id]),
    people.persons(ids.filter((it) => it !== undefined)),
    parent === undefined ? [] : viewGoals(parts, who, [parent], now),
    goal.teamId === undefined ? undefined : people.team(goal.teamId),
  ]);
  return proposalCard(locale, {
    goal,
    results: all.filter((it) => it.kind === 'key-result'),
    milestones: milestones.get(goal.id) ?? [],
    proposal,
    readerId: who.personId,
    people: persons,
    teamName: goal.level === 'team' ? team?.name : undefined,
    parent: seen[0]?.goal,
  });
}
