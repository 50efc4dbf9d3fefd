import { type Context, defineForm, joinOutcomes, type Opening, type Outcome } from '../../../chat/index.ts';
import { readFromForm } from '../create/answer-draft.ts';
import { problemsAmongOthers } from '../create/check-draft.ts';
import { goalValues } from '../create/form-values.ts';
import { goalForm } from '../create/goal-form.ts';
import { prepareForm } from '../create/open-goal-form.ts';
import type { Defaults } from '../create/read-draft.ts';
import type { Target } from '../create/targets.ts';
import type { Goal } from '../model.ts';
import { notice } from '../parts.ts';
import { say } from './copy.ts';
import { mayRevise } from './policy.ts';
import { postToAsked, postToProposer, refreshed, wakeForRound } from './posts.ts';
import type { AgreeParts } from './propose.ts';
import { readProposal } from './read-proposal.ts';
import { revisedGoals } from './revised-goals.ts';
import { mayGoUp, nextRound } from './rules.ts';
import { whyNot } from './why-not.ts';
import { valuesOf, type Written, wayOf } from './written-goal.ts';

const defaultsOf = (goal: Goal): Defaults => ({
  start: goal.start,
  due: goal.due,
  ambition: goal.ambition,
  resultClass: goal.resultClass,
  indicator: goal.indicator,
  horizon: goal.horizon,
  rhythm: goal.rhythm,
  visibility: goal.visibility,
  curve: goal.curve,
  parentId: undefined,
});

/** Makes the form in which a proposal is changed, which asks the other side again. */
export function reviseForm(parts: AgreeParts) {
  const { own, people, proposals } = parts;

  async function targetOf(goal: Goal, personId: string): Promise<Target> {
    const [owner, team] = await Promise.all([
      people.person(goal.ownerId),
      goal.teamId === undefined ? undefined : people.team(goal.teamId),
    ]);
    const ownerName = owner?.name ?? '…';
    const person = goal.ownerId === personId ? 'me' : 'person';
    const kind = goal.level === 'person' ? person : goal.level;
    const name = goal.level === 'team' ? (team?.name ?? '…') : ownerName;
    return {
      value: '',
      kind,
      name,
      level: goal.level,
      ownerId: goal.ownerId,
      ownerName,
      teamId: goal.teamId,
    };
  }

  async function writtenOf(goal: Goal): Promise<Written> {
    const [all, milestones] = await Promise.all([own.partsOf([goal.id]), own.milestonesOf([goal.id])]);
    const results = all.filter((it) => it.kind === 'key-result');
    return { goal, results, milestones: milestones.get(goal.id) ?? [] };
  }

  /** Reads a proposal with its form, for whoever proposed it. */
  async function prepare(ctx: Context, { subject }: Pick<Opening, 'subject'>) {
    const read = await readProposal(parts, ctx, subject);
    if ('refused' in read) return read;
    const { goal, proposal } = read;
    if (!mayRevise(ctx.actor.personId, goal))
      return { refused: notice(await whyNot(parts, ctx, read, 'edit')) };
    const written = await writtenOf(goal);
    const choice = { tool: goal.tool, way: wayOf(written), whom: '' };
    const target = await targetOf(goal, ctx.actor.personId);
    const revised = { goal, defaults: defaultsOf(goal), initial: valuesOf(written) };
    const prepared = await prepareForm(parts, ctx, { choice, target, more: true, revised });
    const asked = await people.person(proposal.askedId);
    const isListed = prepared.view.parents.some((it) => it.value === goal.parentId);
    const view = {
      ...prepared.view,
      decider: asked?.name,
      goesUp: mayGoUp(proposal, goal),
      // A goal that is not among those to choose from stays the one it serves.
      defaults: { ...prepared.view.defaults, parentId: isListed ? undefined : goal.parentId },
    };
    return { goal, proposal, written, prepared: { ...prepared, view } };
  }

  return defineForm({
    values: goalValues,
    async open(ctx, opening) {
      const ready = await prepare(ctx, opening);
      return 'refused' in ready ? ready : goalForm(ctx.locale, ready.prepared.view);
    },
    async submit(ctx, { subject, version, values }): Promise<Outcome> {
      const ready = await prepare(ctx, { subject });
      if ('refused' in ready) return ready.refused;
      const { goal, proposal, written, prepared } = ready;
      if (version !== goal.version)
        return {
          reply: { kind: 'form-errors', form: say(ctx.locale).changedElsewhere(), version: goal.version },
        };
      const draft = readFromForm(ctx, prepared, values);
      if (!draft.ok) return draft.error;
      const among = { locale: ctx.locale, goalId: goal.id };
      const fields = await problemsAmongOthers(own, draft.value, among);
      if (fields !== undefined) return { reply: { kind: 'form-errors', fields } };
      // Back to where it was first, if it had gone one up.
      const askedId = proposal.passedFromId ?? proposal.askedId;
      const next = nextRound(proposal, { askedId, at: ctx.now });
      const work = (await people.workTimes([askedId])).get(askedId);
      const number = await own.nextNumber();
      const name = (await people.person(askedId))?.name ?? '…';
      return joinOutcomes(
        revisedGoals(parts, written, draft.value, { ...ctx, number, byId: ctx.actor.personId }),
        {
          write: [proposals.take(proposal, next)],
          post: [postToAsked(next, 'asked'), postToProposer(goal, String(next.round), 'answer')],
          wake: wakeForRound(next, work),
          refresh: refreshed(goal),
          reply: { kind: 'notice', text: say(ctx.locale).sent({ code: goal.code, name }) },
        },
      );
    },
  });
}
