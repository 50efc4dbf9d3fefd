import { formatRelativeDay, formatTime, localDate } from '../../calendar/index.ts';
import type { CardElement, Option, RenderContext } from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import type { People, Team } from '../people/model.ts';
import type { CheckInView } from './cards.ts';
import { dueAt } from './leading/rules.ts';
import { mayReadCondition } from './policy.ts';
import type { Plans } from './read-plans.ts';
import { type CheckIn, isOver, isPending, type Plan, streakOf } from './rules.ts';
import type { CardPlace, CardSection } from './sections.ts';
import { snoozeChoices } from './snooze-choices.ts';
import type { CheckInStore } from './store.ts';

export type ViewParts = {
  people: People;
  own: CheckInStore;
  plans: Plans;
  /** When a message reached the chat; nothing while it has not. */
  deliveredAt: (messageId: string) => Promise<Date | undefined>;
  cardSections: () => readonly CardSection[];
};

/** Weeks that the streak looks back: a year and its holidays. */
const STREAK_WEEKS = 60;

/** Writes a team's channels as people say them; a team has at most one a platform. */
export const channelName = (team: Team | undefined): string | undefined =>
  team === undefined || team.channels.length === 0
    ? undefined
    : team.channels.map((it) => `#${it.name.replace(/^#/, '')}`).join(' + ');

/** Names the channel in which a team's summary shows what people chose; nothing where its plan has none. */
export async function channelFor(
  people: People,
  planOf: ReadonlyMap<string, Plan>,
  teamId: string,
): Promise<string | undefined> {
  return planOf.get(teamId)?.summary === true ? channelName(await people.team(teamId)) : undefined;
}

/** Names that channel by the plan as it is now. */
export const summaryChannel = async (
  { people, plans }: Pick<ViewParts, 'people' | 'plans'>,
  teamId: string,
) => channelFor(people, await plans.of([teamId]), teamId);

/** Tells whether the summary of a check-in's week is out by now, and with it what people chose to show. */
async function wasPosted({ people, own }: ViewParts, checkIn: CheckIn, now: Date): Promise<boolean> {
  const team = await people.team(checkIn.teamId);
  if (team === undefined) return false;
  const due = dueAt(people.teamWorkTime(team), await own.teamWeek(team.id, checkIn.week));
  return due !== undefined && due <= now;
}

/** Finds which of somebody's check-ins have days away in their windows. */
export async function findAway(
  people: People,
  personId: string,
  timeZone: string,
  checkIns: readonly CheckIn[],
): Promise<ReadonlySet<string>> {
  const cancelled = checkIns.filter((it) => it.state === 'cancelled');
  const absences = cancelled.length === 0 ? [] : await people.absencesOf(personId);
  const isAway = ({ opensAt, closesAt }: CheckIn): boolean =>
    absences.some((it) => it.from <= localDate(closesAt, timeZone) && it.to >= localDate(opensAt, timeZone));
  return new Set(cancelled.filter(isAway).map((it) => it.id));
}

/** Finds somebody's direct manager now, who will read what is written. */
export const managerOf = (people: People, personId: string, at: { now: Date; timeZone: string }) =>
  people.managerOf(personId, localDate(at.now, at.timeZone));

/** Joins what the sections add to a card. */
export async function sectionElements(
  sections: readonly CardSection[],
  ctx: RenderContext,
  place: CardPlace,
  checkIn: CheckIn,
): Promise<CardElement[]> {
  const all = await Promise.all(sections.map((it) => it.elements(ctx, place, checkIn)));
  return all.flat();
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
  // Side by side: much of what they ask about people is the same.
  const [newest, manager, away, answers, snoozes, sections] = await Promise.all([
    parts.own.latestOf(checkIn.personId, isReceipt ? STREAK_WEEKS : 3),
    managerOf(parts.people, checkIn.personId, { now: ctx.now, timeZone: ctx.reader.timeZone }),
    findAway(parts.people, checkIn.personId, ctx.reader.timeZone, [checkIn]),
    isReceipt ? { answered: 0, total: 0 } : parts.own.countOf(checkIn.teamId, checkIn.week),
    snoozesOf(parts, checkIn, ctx.now, ctx.locale),
    sectionElements(parts.cardSections(), ctx, isReceipt ? 'receipt' : 'prompt', checkIn),
  ]);
  // A receipt names whom it was written to, as long as that is still the manager.
  const reads = isReceipt && manager?.id !== checkIn.readerId ? undefined : manager;
  const channel = isReceipt && checkIn.shared ? await summaryChannel(parts, checkIn.teamId) : undefined;
  return {
    checkIn,
    now: ctx.now,
    away: away.has(checkIn.id),
    over: isOver(checkIn, newest, ctx.now),
    manager: reads?.name,
    channel,
    posted: channel !== undefined && (await wasPosted(parts, checkIn, ctx.now)),
    count: answers,
    snoozes,
    streak: isReceipt ? streakOf(newest.filter((it) => it.week <= checkIn.week)) : 0,
    sections,
  };
}
