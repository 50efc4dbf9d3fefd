import { z } from 'zod';
import { type Context, defineForm, joinOutcomes, type Outcome, plain } from '../../../chat/index.ts';
import { notice } from '../parts.ts';
import { mayAct, recordAct } from './act.ts';
import { say } from './copy.ts';
import { addressee, noteForm, type Purpose } from './note-form.ts';
import type { NudgeParts } from './parts.ts';
import { readNudged } from './read-nudge.ts';

const purposeOf = (variant: string | undefined): Purpose => (variant === 'support' ? 'support' : 'check-in');

/** Reads a goal for whoever may write about it. */
async function readFor(parts: NudgeParts, ctx: Context, goalId: string, purpose: Purpose) {
  const found = await readNudged(parts, goalId, ctx.actor, ctx.now);
  return found !== undefined && mayAct(found.role, purpose) ? found : undefined;
}

/** Opens the form for a word to the owner, or to the manager whose decision is open. */
export async function openNote(
  parts: NudgeParts,
  ctx: Context,
  goalId: string,
  purpose: Purpose,
): Promise<Outcome> {
  if ((await readFor(parts, ctx, goalId, purpose)) === undefined)
    return notice(plain(say(ctx.locale).notWithYou()));
  return { reply: { kind: 'form', form: { form: 'goals.nudge-note', subject: goalId, variant: purpose } } };
}

/** Makes the form behind **Check in with …** and **Offer support**: what is sent begins, or goes on with, an exchange about the goal. */
export const noteForms = (parts: NudgeParts) => ({
  'nudge-note': defineForm({
    values: z.object({ words: z.string() }),
    async open(ctx, { subject, variant }) {
      const purpose = purposeOf(variant);
      const found = await readFor(parts, ctx, subject, purpose);
      return found === undefined
        ? { refused: notice(plain(say(ctx.locale).notWithYou())) }
        : noteForm(ctx.locale, found, purpose);
    },
    async submit(ctx, { subject, variant, values }) {
      const words = say(ctx.locale);
      const purpose = purposeOf(variant);
      const found = await readFor(parts, ctx, subject, purpose);
      if (found === undefined) return { reply: { kind: 'form-errors', form: words.notWithYou() } };
      const to = addressee(found);
      const written = await parts.exchanges.open(ctx, {
        about: { topic: 'goals', thing: subject },
        participants: [to.id],
        by: ctx.actor.personId,
        words: values.words,
      });
      if ('refused' in written)
        return { reply: { kind: 'form-errors', form: words.gone({ name: to.name }) } };
      return joinOutcomes(
        written.outcome,
        await recordAct(parts, ctx, found.view.goal, purpose),
        notice(words.sent({ name: to.name })),
      );
    },
  }),
});
