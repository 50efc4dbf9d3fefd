import { z } from 'zod';
import { weekKey } from '../../../../calendar/index.ts';
import {
  type Context,
  day,
  defineForm,
  joinOutcomes,
  type Outcome,
  type Post,
} from '../../../../chat/index.ts';
import type { Goal } from '../../model.ts';
import { notice } from '../../parts.ts';
import { say } from '../copy.ts';
import type { Retro } from '../model.ts';
import { daysFor, findOwn, likelyHelpers } from '../own-goal.ts';
import type { AlertParts } from '../parts.ts';
import { retroForm } from './cards.ts';

const values = z.object({ on: z.string(), people: z.array(z.string()), words: z.string().optional() });

const inviteTo = (retroId: string, personId: string): Post => ({
  id: `goals:retro:${retroId}:${personId}`,
  to: [{ person: personId }],
  parts: [{ card: 'goals.retro', thing: retroId }],
  kind: 'personal',
  why: 'goals.retro',
});

/** Says on the field who of those chosen cannot come, or that nobody but oneself was. */
async function problemWith(
  { people }: AlertParts,
  { actor, locale }: Context,
  chosen: readonly string[],
): Promise<string | undefined> {
  const words = say(locale);
  const others = chosen.filter((id) => id !== actor.personId);
  if (others.length === 0) return words.notYourself();
  const known = await people.persons(others);
  const missing = others.find((id) => {
    const person = known.get(id);
    return person === undefined || person.standing === 'left' || person.external;
  });
  return missing === undefined ? undefined : words.notThere({ name: known.get(missing)?.name ?? '…' });
}

/** Keeps the retro as the owner's commitment for its day, of which all are reminded, and invites the others. */
function plan(parts: AlertParts, ctx: Context, goal: Goal, retro: Retro): Outcome {
  const words = say(ctx.locale);
  const { id, participants, heldOn, words: aims } = retro;
  const title = words.retroCommitment(goal);
  const commitment = parts.planCommitment(ctx, {
    ownerId: retro.byId,
    participants,
    words: aims === undefined ? title : `${title}: ${aims}`,
    source: { feature: 'goals', thing: goal.id },
    period: weekKey(ctx.now, ctx.actor.timeZone),
    dueOn: heldOn,
  });
  return joinOutcomes(commitment, {
    write: parts.retros.plan(retro, ctx.now),
    post: participants.map((personId) => inviteTo(id, personId)),
    ...notice(words.planned({ on: day(heldOn), count: participants.length })),
  });
}

/** Makes the form with which an owner plans a retro about a goal: the day, with whom, what should be clear afterwards. */
export const planRetroForm = (parts: AlertParts) =>
  defineForm({
    values,
    async open(ctx, { subject }) {
      const view = await findOwn(parts, ctx, subject);
      if ('refused' in view) return view;
      const likely = await likelyHelpers(parts, ctx, view);
      return retroForm(ctx.locale, { goal: view.goal, ...daysFor(ctx), likely });
    },
    async submit(ctx, { subject, values: { on, people, words } }) {
      const view = await findOwn(parts, ctx, subject);
      if ('refused' in view) return view.refused;
      const problem = await problemWith(parts, ctx, people);
      if (problem !== undefined) return { reply: { kind: 'form-errors', fields: { people: problem } } };
      const byId = ctx.actor.personId;
      const participants = [...new Set(people)].filter((id) => id !== byId);
      return plan(parts, ctx, view.goal, {
        id: ctx.newId(),
        goalId: view.goal.id,
        byId,
        heldOn: on,
        words,
        participants,
      });
    },
  });
