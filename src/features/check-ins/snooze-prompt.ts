import type { Context, Outcome } from '../../chat/index.ts';
import { type AnswerParts, findOwn, redrawn } from './answer-parts.ts';
import { say } from './copy.ts';
import { isPending } from './rules.ts';
import { maySnoozeUntil } from './snooze-choices.ts';

/** Brings the prompt back at a chosen moment inside the window; there is no other reminder then. */
export async function snoozePrompt(
  parts: Pick<AnswerParts, 'own'>,
  ctx: Context,
  id: string,
  value: string | undefined,
): Promise<Outcome> {
  const words = say(ctx.locale);
  const found = await findOwn(parts, ctx, id);
  if ('refused' in found) return found.refused;
  const { checkIn } = found;
  if (checkIn.state === 'missed' || (checkIn.state === 'open' && !isPending(checkIn, ctx.now)))
    return redrawn(words.closed());
  if (checkIn.state !== 'open') return redrawn(words.already());
  const until = new Date(value ?? '');
  if (!maySnoozeUntil(until, ctx.now, checkIn.closesAt)) return redrawn(words.snoozeGone());
  return {
    write: [parts.own.snooze(id, until)],
    wake: [
      { timer: 'check-ins.snoozed', subject: id, at: until },
      { timer: 'check-ins.remind', subject: id, at: null },
    ],
    reply: { kind: 'redraw', toast: words.snoozedToast({ at: until }) },
  };
}
