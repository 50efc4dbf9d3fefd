import {
  addDays,
  atWallTime,
  type DateRange,
  localDate,
  nextWorkingMoment,
} from '../../../calendar/index.ts';
import type { JobContext, Outcome } from '../../../chat/index.ts';
import type { TimerParts } from '../open-windows.ts';
import { armReturns, isWorthACard, stretchOf } from '../settle-absences.ts';

/** A card on return that could not be sent for so long is old news. */
const staleMs = 3 * 86_400_000;

/** Names the card on somebody's return. */
const returnThing = (personId: string, { from, to }: DateRange): string => `${personId}:${from}..${to}`;

/** Reads the name of a card on return. */
export function readReturnThing(thing: string): { personId: string; away: DateRange } | undefined {
  const [, personId, from, to] = /^(.+):(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(thing) ?? [];
  return personId === undefined || from === undefined || to === undefined
    ? undefined
    : { personId, away: { from, to } };
}

/** Greets those who are back with what others wrote and decided meanwhile; nothing is sent where nothing happened. */
export async function welcomeBack(
  { people }: TimerParts,
  ctx: JobContext,
  personIds: readonly string[],
): Promise<Outcome> {
  const works = await people.workTimes(personIds);
  const returns = [...works].flatMap(([personId, work]) => {
    const today = localDate(ctx.now, work.timeZone);
    const ended = work.absences.filter((it) => it.to < today).sort((a, b) => (a.to < b.to ? 1 : -1))[0];
    const stillAway = work.absences.some((it) => it.from <= today && today <= it.to);
    if (ended === undefined || stillAway) return [];
    const stretch = stretchOf(ended, work);
    const back = nextWorkingMoment(work, atWallTime(addDays(ended.to, 1), '00:00', work.timeZone));
    const isStale = ctx.now.getTime() - back.getTime() > staleMs;
    return isStale || !isWorthACard(stretch, work) ? [] : [{ personId, stretch }];
  });
  return {
    post: returns.map(({ personId, stretch }) => ({
      id: `returned:${personId}:${stretch.to}`,
      to: [{ person: personId }],
      parts: [{ card: 'check-ins.returned', thing: returnThing(personId, stretch) }],
      kind: 'nudge' as const,
      why: 'check-ins.returned',
      expiresAt: new Date(ctx.now.getTime() + staleMs),
    })),
    wake: armReturns(works, ctx.now),
  };
}
