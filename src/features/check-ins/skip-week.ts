import type { Context, Outcome } from '../../chat/index.ts';
import { type AnswerParts, findOwn, postedCards, redrawn, restWakes } from './answer-parts.ts';
import { say } from './copy.ts';
import { checkInFacts } from './leading-part.ts';
import { isPending, type SkipReason, skipReasons } from './rules.ts';

/** Reads a reason as a card sends it. */
const readSkipReason = (value: string | undefined): SkipReason | undefined =>
  skipReasons.find((reason) => reason === value);

/** Skips a check-in with one tap; it can still be answered, and never breaks the streak. */
export async function skipWeek(
  parts: Pick<AnswerParts, 'own'>,
  ctx: Context,
  id: string,
  value: string | undefined,
): Promise<Outcome> {
  const words = say(ctx.locale);
  const found = await findOwn(parts, ctx, id);
  if ('refused' in found) return found.refused;
  const { checkIn } = found;
  const reason = readSkipReason(value);
  if (reason === undefined) return redrawn(words.gone());
  if (!isPending(checkIn, ctx.now)) {
    return redrawn(checkIn.state === 'missed' || checkIn.state === 'open' ? words.closed() : words.already());
  }
  return {
    write: [parts.own.skip(id, checkIn.state, reason)],
    refresh: postedCards(checkIn),
    tell: [{ name: checkInFacts.skipped, thing: id }],
    wake: restWakes(id),
    ...redrawn(words.skippedToast()),
  };
}
