import { type LocalDate, localDate, type MonthKey, monthOf } from '../../calendar/index.ts';
import type { ChannelRef, PersonRef } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';

/** Characters of a reason at least; one of Chinese, Japanese or Korean counts as two. */
export const MIN_REASON = 20;
/** Long text has at most this many characters on every chat (decision 7). */
export const MAX_REASON = 1_000;
/** People thanked at once: more is an announcement. */
export const MAX_RECEIVERS = 20;
/** Points for one person in one gift. */
export const MAX_GIFT = 10;
/** Points that one person gives another in a month. */
export const MAX_TO_ONE = 15;
/** Points to give a calendar month. */
const MONTHLY = 50;
const MONTHLY_LEAD = 80;
/** How long a kudos can be taken back (ms). */
const UNDO_MS = 15 * 60_000;
/** The same kudos within this time is one (ms). */
const SAME_MS = 60_000;

export const pointKinds = ['gift', 'reversal'] as const;
export const draftStates = ['open', 'sent', 'cancelled'] as const;

/** A name that was typed and fits nobody, or several. */
export type Unclear = { written: string; candidateIds: readonly string[] };

/** What somebody typed, as far as it was understood. */
export type Typed = {
  receiverIds: readonly string[];
  unclear: readonly Unclear[];
  /** Accounts that were mentioned and are nobody here: bots, or people of elsewhere. */
  strangers: readonly string[];
  values: readonly string[];
  /** Each number that stands for points; more than one is asked about. */
  points: readonly number[];
  reason: string;
};

export const nothingTyped: Typed = {
  receiverIds: [],
  unclear: [],
  strangers: [],
  values: [],
  points: [],
  reason: '',
};

export type PostedIn = ChannelRef & { name: string };

export type Receiver = { personId: string; teamId: string | undefined; shown: boolean };

export type Kudos = {
  id: string;
  giverId: string;
  receivers: readonly Receiver[];
  reason: string;
  values: readonly string[];
  points: number;
  channels: readonly PostedIn[];
  link: string | undefined;
  givenAt: Instant;
  withdrawnAt: Instant | undefined;
};

/** What keeps a kudos from being sent; all of them are said at once. */
export type Problem =
  | { kind: 'nobody' | 'self' | 'too-many' | 'two-points' }
  | { kind: 'unclear'; written: string; candidates: readonly PersonRef[] }
  | { kind: 'stranger' | 'left' | 'guest'; name: string }
  | { kind: 'short'; missing: number }
  | { kind: 'long'; is: number }
  | { kind: 'gift'; points: number }
  | { kind: 'month'; left: number; cost: number; people: number }
  | { kind: 'person'; name: string; left: number };

/** Tells which field of the form a problem belongs to. */
export function fieldOf(problem: Problem): 'receivers' | 'reason' | 'points' {
  switch (problem.kind) {
    case 'short':
    case 'long':
      return 'reason';
    case 'gift':
    case 'month':
    case 'person':
    case 'two-points':
      return 'points';
    default:
      return 'receivers';
  }
}

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Weighs a reason: a visible character counts as one, of Chinese, Japanese or Korean as two, a space between words as one. */
export function weigh(reason: string): number {
  let weight = 0;
  for (const { segment } of segments.segment(reason.trim().replace(/\s+/gu, ' '))) {
    if (wide.test(segment)) weight += 2;
    else if (visible.test(segment) || segment === ' ') weight += 1;
  }
  return weight;
}

/** Finds what is wrong with the words of a kudos. */
export function problemsOfReason(reason: string): Problem[] {
  const length = [...reason].length;
  if (length > MAX_REASON) return [{ kind: 'long', is: length }];
  const weight = weigh(reason);
  return weight < MIN_REASON ? [{ kind: 'short', missing: MIN_REASON - weight }] : [];
}

/** Points given in a month: in all, and to each person. */
export type Spent = { total: number; to: ReadonlyMap<string, number> };

/** Tells how many points somebody has to give a month. */
export const monthlyPoints = (isLead: boolean): number => (isLead ? MONTHLY_LEAD : MONTHLY);

/** Tells how many are left; never below zero, as after two people turned out to be one. */
export const pointsLeft = (limit: number, spent: Spent): number => Math.max(0, limit - spent.total);

/** Finds what is wrong with the points of a kudos: all or nothing. */
export function problemsOfPoints(
  points: readonly number[],
  receivers: readonly PersonRef[],
  budget: { limit: number; spent: Spent },
): Problem[] {
  const [each = 0, ...more] = points;
  if (more.length > 0) return [{ kind: 'two-points' }];
  if (each === 0) return [];
  if (each > MAX_GIFT || each < 0 || !Number.isInteger(each)) return [{ kind: 'gift', points: each }];
  const cost = each * receivers.length;
  const left = pointsLeft(budget.limit, budget.spent);
  const problems: Problem[] = cost > left ? [{ kind: 'month', left, cost, people: receivers.length }] : [];
  for (const { id, name } of receivers) {
    const toOne = Math.max(0, MAX_TO_ONE - (budget.spent.to.get(id) ?? 0));
    if (each > toOne) problems.push({ kind: 'person', name, left: toOne });
  }
  return problems;
}

/** Names the giver's own month, and the day on which the next one's points come. */
export function budgetMonth(at: Instant, timeZone: string): { month: MonthKey; renewed: LocalDate } {
  const month = monthOf(localDate(at, timeZone));
  return { month, renewed: `${monthAfter(month)}-01` };
}

/** Names the month after a month. */
export function monthAfter(month: MonthKey): MonthKey {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** Finds until when a kudos can be taken back. */
export const undoUntil = (kudos: Pick<Kudos, 'givenAt'>): Instant =>
  new Date(kudos.givenAt.getTime() + UNDO_MS);

/** Finds since when the same kudos is one. */
export const sameSince = (now: Instant): Instant => new Date(now.getTime() - SAME_MS);

/** Folds a kudos, so that the same sent twice is known again: spaces, width and case make no difference, nor does the order of names. */
export const foldKudos = (giverId: string, it: Pick<Typed, 'receiverIds' | 'reason' | 'points'>): string =>
  JSON.stringify([
    giverId,
    it.receiverIds.toSorted(),
    it.points[0] ?? 0,
    it.reason.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase(),
  ]);

/** Where a kudos was typed, as far as it can be shown there. */
export type TypedIn = PostedIn | undefined;

/** A receiver's team channels; none where the team is off or the receiver chose *just me*. */
export type Home = { personId: string; shown: boolean; channels: readonly PostedIn[] };

const channelKey = (it: ChannelRef): string => JSON.stringify([it.platform, it.workspace, it.id]);

/** Tells whether a channel is among others. */
export const isThere = (channel: ChannelRef, channels: readonly ChannelRef[]): boolean =>
  channels.some((it) => channelKey(it) === channelKey(channel));

/**
 * Finds the channels a kudos is shown in, each once (decision 16): where it was typed, and the receivers' team channels on other
 * platforms; else all their team channels; nowhere if everybody chose *just me*.
 */
export function channelsFor(typedIn: TypedIn, homes: readonly Home[]): PostedIn[] {
  const open = homes.filter((it) => it.shown);
  if (open.length === 0) return [];
  const theirs = open.flatMap((it) => it.channels);
  const wanted =
    typedIn === undefined
      ? theirs
      : [typedIn, ...theirs.filter(({ platform }) => platform !== typedIn.platform)];
  return wanted.filter((it, i) => !isThere(it, wanted.slice(0, i)));
}

/** Names channels, so that it can be told later whether they are the ones somebody confirmed. */
export const namePlaces = (channels: readonly ChannelRef[]): string =>
  channels
    .map((it) => `${it.platform}:${it.id}`)
    .toSorted()
    .join(' ');

/** Tells whether every place was among those that were confirmed. */
export const areConfirmed = (channels: readonly ChannelRef[], places: string): boolean => {
  const confirmed = places.split(' ');
  return channels.every((it) => confirmed.includes(namePlaces([it])));
};

/** Lists everybody once, in order. */
export const once = <T>(all: readonly T[]): T[] => [...new Set(all)];
