import type { Context, Outcome } from '../../chat/index.ts';
import { THIRD } from './answer-form.ts';
import { type AnswerParts, findOwn, redrawn } from './answer-parts.ts';
import { say } from './copy.ts';
import { managerOf } from './read-view.ts';
import { asksForWords, NOTHING_NEW_IN_A_ROW } from './rules.ts';
import { storeAnswer } from './submit-check-in.ts';

/** Weeks looked at for answers in a row: enough to pass over a holiday. */
const LOOK_BACK = NOTHING_NEW_IN_A_ROW * 4;

/** Takes **Nothing new** as a full answer; the third in a row opens the form instead. */
export async function sayNothingNew(parts: AnswerParts, ctx: Context, id: string): Promise<Outcome> {
  const words = say(ctx.locale);
  const found = await findOwn(parts, ctx, id);
  if ('refused' in found) return found.refused;
  const { checkIn, over } = found;
  if (over) return redrawn(words.over());
  if (checkIn.version > 0) return redrawn(words.already());
  const before = await parts.own.before(checkIn.personId, checkIn.week, LOOK_BACK);
  if (asksForWords(before))
    return { reply: { kind: 'form', form: { form: 'check-ins.answer', subject: id, variant: THIRD } } };
  const manager = await managerOf(parts.people, checkIn.personId, {
    now: ctx.now,
    timeZone: ctx.actor.timeZone,
  });
  const nothing = {
    strengths: null,
    improvements: null,
    nextSteps: null,
    blockers: null,
    workload: null,
    energy: null,
  };
  const answer = { ...nothing, nothingNew: true, shared: false };
  return {
    ...storeAnswer(parts, ctx.now, checkIn, answer, manager?.id),
    ...redrawn(words.thanks({ manager: undefined, late: false })),
  };
}
