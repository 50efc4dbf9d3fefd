import type { JobContext, Outcome } from '../../chat/index.ts';
import { askPost, readAround, type TimerParts } from './open-windows.ts';
import type { CheckIn } from './rules.ts';

const isStillOpen = (it: CheckIn, now: Date): boolean => it.state === 'open' && now < it.closesAt;

/** Reminds once, late in the window: never those who answered, skipped, snoozed or are away, and never right after a late prompt. */
export async function sendReminders(
  parts: TimerParts,
  ctx: JobContext,
  ids: readonly string[],
): Promise<Outcome> {
  const candidates = (await parts.own.byIds(ids)).filter(
    (it) =>
      isStillOpen(it, ctx.now) &&
      it.reminder &&
      it.remindedAt === null &&
      it.snoozedUntil === null &&
      it.promptedAt !== null &&
      it.promptedAt < it.remindAt,
  );
  const tooEarly = candidates.filter((it) => ctx.now < it.remindAt);
  const around = await readAround(parts, candidates);
  const reminded = candidates.filter(
    (it) => it.remindAt <= ctx.now && around.mayAsk(it) && !around.isAway(it, ctx.now),
  );
  return {
    write: parts.own.markReminded(
      reminded.map((it) => it.id),
      ctx.now,
    ),
    post: reminded.map((it) => askPost(it, 'current', `remind:${it.id}`, 'reminder')),
    wake: tooEarly.map((it) => ({ timer: 'check-ins.remind', subject: it.id, at: it.remindAt })),
  };
}

/** Brings back what was snoozed, at the moment that was chosen. */
export async function wakeSnoozed(
  parts: TimerParts,
  ctx: JobContext,
  ids: readonly string[],
): Promise<Outcome> {
  const open = (await parts.own.byIds(ids)).filter((it) => isStillOpen(it, ctx.now));
  const around = await readAround(parts, open);
  const due = open.flatMap((it) => {
    const until = it.snoozedUntil;
    if (until === null || ctx.now < until || !around.mayAsk(it) || around.isAway(it, ctx.now)) return [];
    return [{ checkIn: it, post: askPost(it, 'current', `snoozed:${it.id}:${until.getTime()}`, 'snoozed') }];
  });
  return {
    write: parts.own.markAskedAgain(
      due.map((it) => it.checkIn.id),
      ctx.now,
    ),
    post: due.map((it) => it.post),
    wake: open.flatMap((it) =>
      it.snoozedUntil !== null && ctx.now < it.snoozedUntil
        ? [{ timer: 'check-ins.snoozed', subject: it.id, at: it.snoozedUntil }]
        : [],
    ),
  };
}
