import { formatDateRange, localDate, startOfWeek, weekKey } from '../../../calendar/index.ts';
import type { Card, CardElement, RenderContext } from '../../../chat/index.ts';
import { maySeeShown } from '../policy.ts';
import type { ViewParts } from '../read-view.ts';
import { returnCard } from './cards.ts';
import { readReturnThing } from './welcome-back.ts';

/** Draws what others wrote and decided during an absence; gone when there is nothing. */
export async function renderReturn(
  parts: ViewParts,
  ctx: RenderContext,
  thing: string,
): Promise<Card | 'gone'> {
  const read = readReturnThing(thing);
  if (read === undefined || ctx.reader.personId !== read.personId) return 'gone';
  const { personId, away } = read;
  const person = await parts.people.person(personId);
  if (person === undefined) return 'gone';
  const from = startOfWeek(weekKey(new Date(`${away.from}T12:00:00Z`), 'UTC'), person.timeZone);
  const shown = person.teamId === undefined ? [] : await parts.own.shownBetween(person.teamId, from, ctx.now);
  const others = shown.filter(
    (it) => it.personId !== personId && maySeeShown(it) && isDuring(it.answeredAt, away, person.timeZone),
  );
  const names = await parts.people.names(others.map((it) => it.personId));
  const sections: CardElement[] = [];
  for (const section of parts.cardSections()) {
    if (section.sinceAway !== undefined) sections.push(...(await section.sinceAway(ctx, personId, away)));
  }
  if (others.length === 0 && sections.length === 0) return 'gone';
  const next = (await parts.own.latestOf(personId, 1)).find(
    (it) => it.state === 'planned' && it.opensAt > ctx.now,
  );
  return returnCard(
    {
      days: formatDateRange(away, ctx.locale),
      shown: others.flatMap((it) =>
        it.strengths === null ? [] : [{ name: names.get(it.personId) ?? '…', words: it.strengths }],
      ),
      sections,
      next: next?.opensAt,
    },
    ctx.locale,
  );
}

const isDuring = (at: Date | null, away: { from: string; to: string }, zone: string): boolean => {
  const date = at === null ? '' : localDate(at, zone);
  return date >= away.from && date <= away.to;
};
