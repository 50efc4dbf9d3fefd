import { localDate } from '../../../calendar/index.ts';
import type { Context } from '../../../chat/index.ts';
import type { BusinessType, People } from '../../people/model.ts';
import type { Goal } from '../model.ts';
import type { Parts } from '../parts.ts';
import type { Choice } from './choice.ts';
import { MANY_GOALS } from './draft.ts';
import type { GoalFormView } from './form-view.ts';
import { parentsFor } from './parents.ts';
import { defaultPeriod } from './period.ts';
import { mayBePrivate } from './policy.ts';
import type { Defaults } from './read-draft.ts';
import type { Target } from './targets.ts';
import { templates } from './templates.ts';

/** Finds the kind of business of somebody's team; the commonest where there is none. */
export async function businessTypeOf(people: People, personId: string): Promise<BusinessType> {
  const person = await people.person(personId);
  const team = person?.teamId === undefined ? undefined : await people.team(person.teamId);
  return team?.businessType ?? 'growth';
}

/** Finds who has to agree besides whoever proposes: the owner, or whoever decides for the manager's side. */
async function deciderFor(
  people: People,
  it: { ownerId: string; proposerId: string; leadId?: string | undefined },
  date: string,
): Promise<string | undefined> {
  if (it.proposerId !== it.ownerId) return it.ownerId;
  if (it.leadId !== undefined && it.leadId !== it.ownerId) return it.leadId;
  return (await people.managersOf([it.ownerId], date)).get(it.ownerId);
}

/** Counts the goals that somebody has or is about to have; key results are not counted. */
async function countGoals(own: Parts['own'], ownerId: string, without?: string): Promise<number> {
  const goals = await own.ofOwners([ownerId], ['active', 'proposed']);
  return goals.filter((it) => it.kind === 'goal' && it.id !== without).length;
}

/** A goal's form with what stands behind it. */
export type Prepared = { view: GoalFormView; deciderId: string | undefined };

/** Puts together what the second step shows, for a new goal or one that is still proposed. */
export async function prepareForm(
  parts: Parts,
  ctx: Pick<Context, 'actor' | 'now'>,
  it: {
    choice: Choice;
    target: Target;
    more: boolean;
    /** The team goal of which it takes up a part. */
    partOf?: Goal | undefined;
    /** The proposal that is changed, with what it says. */
    revised?: { goal: Goal; defaults: Defaults; initial: GoalFormView['initial'] } | undefined;
  },
): Promise<Prepared> {
  const { people, own } = parts;
  const { choice, target, partOf, revised } = it;
  const me = ctx.actor.personId;
  const today = localDate(ctx.now, ctx.actor.timeZone);
  const ids = { ownerId: target.ownerId, proposerId: me, leadId: partOf?.ownerId };
  const [businessType, deciderId, count, parents] = await Promise.all([
    businessTypeOf(people, me),
    deciderFor(people, ids, today),
    countGoals(own, target.ownerId, revised?.goal.id),
    partOf === undefined ? parentsFor(parts, ctx.actor, target, ctx.now, revised?.goal.id) : [],
  ]);
  const { ambition, resultClass, rhythm } = templates[businessType];
  const decider = deciderId === undefined ? undefined : (await people.person(deciderId))?.name;
  const isMine = target.ownerId === me;
  const defaults: Defaults = revised?.defaults ?? {
    ...defaultPeriod(today),
    ambition,
    resultClass,
    rhythm,
    indicator: 'lag',
    horizon: 'short',
    visibility: target.level === 'company' ? 'company' : 'team',
    curve: 'linear',
    parentId: partOf?.id,
  };
  const view: GoalFormView = {
    choice,
    businessType,
    purpose: purposeOf(revised?.goal, partOf),
    forWhom: forWhomOf(target, isMine),
    decider,
    goesUp: deciderId !== target.ownerId,
    partOf: partOf?.title,
    parents: parents.map(({ goal }) => ({ value: goal.id, label: `${goal.code} ${goal.title}` })),
    mayBePrivate: mayBePrivate(target.level, partOf?.id),
    excess: count < MANY_GOALS ? undefined : { count, name: isMine ? undefined : target.ownerName },
    defaults,
    initial: revised?.initial ?? {},
    more: it.more || revised !== undefined,
    version: revised?.goal.version,
  };
  return { view, deciderId };
}

function purposeOf(revised: Goal | undefined, partOf: Goal | undefined): GoalFormView['purpose'] {
  if (revised !== undefined) return { kind: 'revise', code: revised.code };
  return partOf === undefined ? { kind: 'new' } : { kind: 'take-up', code: partOf.code };
}

function forWhomOf({ kind, name, ownerName }: Target, isMine: boolean): GoalFormView['forWhom'] {
  if (kind === 'team') return { kind, name };
  return isMine ? undefined : { kind: 'person', name: ownerName };
}
