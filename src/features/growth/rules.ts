import { addDays, atWallTime, localDate, type MonthKey, monthOf } from '../../calendar/index.ts';
import type { Month } from './model.ts';

/** Months on one page. */
export const MONTHS_A_PAGE = 3;
/** Pages back: two years, as long as feedback is kept. */
export const MAX_PAGES = 8;

const firstOf = (month: MonthKey): string => `${month}-01`;
const before = (month: MonthKey): MonthKey => monthOf(addDays(firstOf(month), -1));
const after = (month: MonthKey): MonthKey => monthOf(addDays(firstOf(month), 31));

/** Lists the months of a page, the newest first; page 0 begins with the month of today. */
export function monthsOfPage(now: Date, zone: string, page: number): Month[] {
  let month = monthOf(localDate(now, zone));
  for (let i = 0; i < page * MONTHS_A_PAGE; i += 1) month = before(month);
  const months: Month[] = [];
  for (let i = 0; i < MONTHS_A_PAGE; i += 1) {
    months.push({
      month,
      from: atWallTime(firstOf(month), '00:00', zone),
      to: atWallTime(firstOf(after(month)), '00:00', zone),
    });
    month = before(month);
  }
  return months;
}

/** The whole stretch of the months asked for; they may come in any order. */
export const rangeOf = (months: readonly Month[]): Pick<Month, 'from' | 'to'> => ({
  from: new Date(Math.min(...months.map((it) => it.from.getTime()))),
  to: new Date(Math.max(...months.map((it) => it.to.getTime()))),
});

/** Groups things by the month in which they happened. */
export function byMonth<T>(
  months: readonly Month[],
  things: readonly T[],
  at: (it: T) => Date | null | undefined,
): Map<MonthKey, T[]> {
  return new Map(
    months.map(({ month, from, to }) => [
      month,
      things.filter((it) => {
        const moment = at(it);
        return moment !== null && moment !== undefined && moment >= from && moment < to;
      }),
    ]),
  );
}
