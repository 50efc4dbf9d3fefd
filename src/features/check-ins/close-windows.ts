import type { JobContext, Outcome } from '../../chat/index.ts';
import { checkInFacts } from './leading-part.ts';
import { readAround, type TimerParts } from './open-windows.ts';

/** Settles what nobody answered when its window closes: missed if the person was asked and there, else it counts nowhere. */
export async function closeWindows(
  parts: TimerParts,
  ctx: JobContext,
  ids: readonly string[],
): Promise<Outcome> {
  const waiting = (await parts.own.byIds(ids)).filter((it) => it.state === 'planned' || it.state === 'open');
  const tooEarly = waiting.filter((it) => ctx.now < it.closesAt);
  const due = waiting.filter((it) => it.closesAt <= ctx.now);
  const neverAsked = due.filter((it) => it.state === 'planned');
  const asked = due.filter((it) => it.state === 'open');
  const around = await readAround(parts, asked);
  const isExcused = new Set(asked.filter((it) => !around.mayAsk(it) || around.isAway(it, it.remindAt)));
  const missed = asked.filter((it) => !isExcused.has(it));
  const idsOf = (list: readonly { id: string }[]) => list.map((it) => it.id);
  return {
    write: [
      ...parts.own.move(idsOf(missed), 'open', 'missed'),
      ...parts.own.move(idsOf([...isExcused]), 'open', 'cancelled'),
      ...parts.own.move(idsOf(neverAsked), 'planned', 'cancelled'),
    ],
    tell: missed.map((it) => ({ name: checkInFacts.missed, thing: it.id })),
    wake: tooEarly.map((it) => ({ timer: 'check-ins.close', subject: it.id, at: it.closesAt })),
  };
}
