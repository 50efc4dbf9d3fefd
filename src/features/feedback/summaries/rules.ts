import { addDays, localDate, type QuarterKey, quarterOf } from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import { isTheme, UNSORTED } from '../themes/rules.ts';

/** Givers behind a theme before it is shown (product.md section 3). */
const LEAST_GIVERS = 3;
/** Answers behind an average before it is shown, and the people who gave them. */
const LEAST_ANSWERS = 5;
/** Days after sending in which its giver can choose a theme; then it counts as unsorted. */
export const DAYS_TO_CHOOSE = 7;
/** Members a team has before anything of it is shown: with fewer, a figure would be about a person. */
export const LEAST_MEMBERS = 3;

/** One thing that counts, once it cannot change any more. */
export type Item = { id: string; giverId: string; at: Instant };
export type ThemedItem = Item & { theme: string };
export type RatedItem = Item & { value: number };

/** What a team's page shows of one quarter. */
export type Figures = {
  themes: readonly { theme: string; count: number }[];
  collaboration: Average | undefined;
  responsiveness: Average | undefined;
  reviewCollaboration: Average | undefined;
  reviewResponsiveness: Average | undefined;
};
export type Average = { count: number; sum: number };

const byTime = (a: Item, b: Item): number => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1);

const givers = (items: readonly Item[]): number => new Set(items.map((it) => it.giverId)).size;

/**
 * Cuts items, in the order in which they became final, into batches that are each large enough to be shown; what is left over
 * is not shown. A figure moves by whole batches only, so that the difference of two looks is never about fewer people.
 */
export function wholeBatches<T extends Item>(
  items: readonly T[],
  isEnough: (batch: readonly T[]) => boolean,
): T[] {
  const whole: T[] = [];
  let batch: T[] = [];
  for (const item of items.toSorted(byTime)) {
    batch.push(item);
    if (!isEnough(batch)) continue;
    whole.push(...batch);
    batch = [];
  }
  return whole;
}

/** Counts themes, each by itself: neither a total nor a rest is ever shown, because a small one could be worked out of it. */
export function countThemes(items: readonly ThemedItem[]): { theme: string; count: number }[] {
  const groups = new Map<string, ThemedItem[]>();
  for (const it of items) {
    const theme = isTheme(it.theme) ? it.theme : UNSORTED;
    groups.set(theme, [...(groups.get(theme) ?? []), it]);
  }
  return [...groups]
    .map(([theme, each]) => ({
      theme,
      count: wholeBatches(each, (batch) => givers(batch) >= LEAST_GIVERS).length,
    }))
    .filter((it) => it.count > 0)
    .sort((a, b) => b.count - a.count || (a.theme < b.theme ? -1 : 1));
}

/** Averages ratings from five answers on, by at least three people. */
export function averageOf(items: readonly RatedItem[]): Average | undefined {
  const whole = wholeBatches(
    items,
    (batch) => batch.length >= LEAST_ANSWERS && givers(batch) >= LEAST_GIVERS,
  );
  if (whole.length === 0) return undefined;
  return { count: whole.length, sum: whole.reduce((sum, it) => sum + it.value, 0) };
}

/** What is read of feedback for counting. */
export type Counted = {
  id: string;
  giverId: string;
  theme: string | null;
  themeAt: Instant | null;
  sentAt: Instant;
  openedAt: Instant | null;
  collaboration: number | null;
  responsiveness: number | null;
};

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

/** Tells until when a theme can be chosen. */
export const choosableUntil = (sentAt: Instant): Instant =>
  new Date(sentAt.getTime() + DAYS_TO_CHOOSE * 86_400_000);

/** Finds what counts for themes: opened, so that it cannot be withdrawn, and with a theme chosen or the time for it over. */
export const themedItems = (rows: readonly Counted[], now: Instant): ThemedItem[] =>
  rows.flatMap((it) => {
    if (it.openedAt === null) return [];
    const settled = it.theme === null ? choosableUntil(it.sentAt) : (it.themeAt ?? it.sentAt);
    const at = later(it.openedAt, settled);
    return at > now ? [] : [{ id: it.id, giverId: it.giverId, at, theme: it.theme ?? UNSORTED }];
  });

/** Finds the ratings that count: given with feedback that was opened. */
export const ratedItems = (rows: readonly Counted[], name: 'collaboration' | 'responsiveness'): RatedItem[] =>
  rows.flatMap((it) => {
    const value = it[name];
    return it.openedAt === null || value === null
      ? []
      : [{ id: it.id, giverId: it.giverId, at: it.openedAt, value }];
  });

/** Keeps what became final in a quarter of the team's zone: what did not fill a batch by its end is never shown. */
export const inQuarter = <T extends Item>(items: readonly T[], quarter: QuarterKey, zone: string): T[] =>
  items.filter((it) => quarterOf(localDate(it.at, zone)) === quarter);

/** Names the quarter of an instant and the one before it. */
export function shownQuarters(now: Instant, zone: string): QuarterKey[] {
  const quarter = quarterOf(localDate(now, zone));
  return [quarter, quarterOf(addDays(firstDay(quarter), -1))];
}

/** Finds the first day of a quarter. */
const firstDay = (quarter: QuarterKey): string =>
  `${quarter.slice(0, 4)}-${String((Number(quarter.slice(6)) - 1) * 3 + 1).padStart(2, '0')}-01`;

/** Adds up what teams show: a company's figures are those of its teams, so that none can be worked out of the difference. */
export function addUp(all: readonly Figures[]): Figures {
  const counts = new Map<string, number>();
  for (const { theme, count } of all.flatMap((it) => it.themes))
    counts.set(theme, (counts.get(theme) ?? 0) + count);
  const average = (pick: (it: Figures) => Average | undefined): Average | undefined => {
    const shown = all.flatMap((it) => pick(it) ?? []);
    if (shown.length === 0) return undefined;
    return shown.reduce((sum, it) => ({ count: sum.count + it.count, sum: sum.sum + it.sum }));
  };
  return {
    themes: [...counts]
      .map(([theme, count]) => ({ theme, count }))
      .sort((a, b) => b.count - a.count || (a.theme < b.theme ? -1 : 1)),
    collaboration: average((it) => it.collaboration),
    responsiveness: average((it) => it.responsiveness),
    reviewCollaboration: average((it) => it.reviewCollaboration),
    reviewResponsiveness: average((it) => it.reviewResponsiveness),
  };
}
