import { formatRelativeDay, formatTime, localDate } from '../../calendar/index.ts';
import type { CardElement, Option, RenderContext } from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import type { People, Team } from '../people/model.ts';
import type { CheckInView } from './cards.ts';
import { mayReadCondition } from './policy.ts';
import { type CheckIn, isOver, isPending, streakOf } from './rules.ts';
import type { CardPlace, CardSection } from './sections.ts';
import { snoozeChoices } from './snooze-choices.ts';
import type { CheckInStore } from './store.ts';

export type ViewParts = { people: People; own: CheckInStore; cardSections: () => readonly CardSection[] };

/** Weeks that the streak looks back: a year and its holidays. */
const STREAK_WEEKS = 60;

/** Writes a team's channels as people say them; a team has at most one a platform. */
export const channelName = (team: Team | undefined): string | undefined =>
  team === undefined || team.channels.length === 0
    ? undefined
    : team.channels.map((it) => `#${it.name.replace(/^#/, '')}`).join(' + ');

/** Finds the name of somebody's direct manager now, who will read what is written. */
export async function managerOf(people: People, personId: string, at: { now: Date; timeZone: string }) {
  const managers = await people.managersOf([personId], localDate(at.now, at.timeZone));
  const id = managers.get(personId);
  if (id === undefined) return undefined;
  const name = (await people.names([id])).get(id);
  return name === undefined ? undefined : { id, name };
}

/** Joins what the sections add to a card. */
export async function sectionElements(
  sections: readonly CardSection[],
  ctx: RenderContext,
  place: CardPlace,
  checkIn: CheckIn,
): Promise<CardElement[]> {
  const all: CardElement[] = [];
  for (const section of sections) all.push(...(await section.elements(ctx, place, checkIn)));
  return all;
}

async function snoozesOf(parts: ViewParts, checkIn: CheckIn, now: Date, locale: Locale): Promise<Option[]> {
  if (checkIn.state !== 'open' || !isPending(checkIn, now)) return [];
  const work = (await parts.people.workTimes([checkIn.personId])).get(checkIn.personId);
  if (work === undefined) return [];
  const today = localDate(now, work.timeZone);
  return snoozeChoices(work, now, checkIn.closesAt).map((at) => ({
    value: at.toISOString(),
    label: `${formatRelativeDay(localDate(at, work.timeZone), today, locale)} ${formatTime(at, work.timeZone, locale)}`,
  }));
}

/** Reads all that a check-in's card shows, workload and energy included: nobody else gets one. */
export async function readView(
  parts: ViewParts,
  ctx: RenderContext,
  checkIn: CheckIn | undefined,
): Promise<CheckInView | undefined> {
  const readerId = ctx.reader.personId;
  if (checkIn === undefined || readerId === undefined || !mayReadCondition(readerId, checkIn))
    return undefined;
  const isReceipt = checkIn.state === 'answered';
  const newest = await parts.own.latestOf(checkIn.personId, isReceipt ? STREAK_WEEKS : 3);
  const teams = isReceipt ? await parts.people.teams([checkIn.teamId]) : undefined;
  const manager = await managerOf(parts.people, checkIn.personId, {
    now: ctx.now,
    timeZone: ctx.reader.timeZone,
  });
  // A receipt names whom it was written to, as long as that is still the manager.
  const reads = isReceipt && manager?.id !== checkIn.readerId ? undefined : manager;
  return {
    checkIn,
    now: ctx.now,
    over: isOver(checkIn, newest, ctx.now),
    manager: reads?.name,
    channel: channelName(teams?.get(checkIn.teamId)),
    count: isReceipt ? { answered: 0, total: 0 } : await parts.own.countOf(checkIn.teamId, checkIn.week),
    snoozes: await snoozesOf(parts, checkIn, ctx.now, ctx.locale),
    streak: isReceipt ? streakOf(newest.filter((it) => it.week <= checkIn.week)) : 0,
    sections: await sectionElements(parts.cardSections(), ctx, isReceipt ? 'receipt' : 'prompt', checkIn),
  };
}
