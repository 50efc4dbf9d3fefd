import chineseDays from 'chinese-days';
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { addDays, type LocalDate } from './dates.ts';

/** 'off' is a public holiday, 'work' a make-up working day (调休). */
export type SpecialDay = 'off' | 'work';

/** Which days a country or company adds to, or takes from, people's own working days. */
export type WorkCalendar = {
  readonly name: string;
  specialDay(date: LocalDate): SpecialDay | undefined;
  /** Whether the year's days are published or given, as opposed to derived from the statute or missing. */
  knowsYear(year: number): boolean;
};

/** Something an administrator should mend: the days of this year are not known to a calendar that people use. */
export type CalendarWarning = { reason: 'year-unknown'; calendar: string; year: number };

/** No public holidays at all. */
export const noCalendar: WorkCalendar = { name: 'none', specialDay: () => undefined, knowsYear: () => true };

// The arrangement of each year since 2004. Read from the package's data: its functions lose days in zones west of Greenwich.
const arranged: { off: Record<LocalDate, string>; work: Record<LocalDate, string> } = {
  off: published.holidays,
  work: published.workdays,
};
const arrangedYears = new Set(Object.keys(arranged.off).map((date) => Number(date.slice(0, 4))));
const statutoryYears = new Map<number, ReadonlySet<LocalDate>>();

/** The public holidays of China with their make-up days; a year not yet published falls back to the holidays fixed by statute. */
export const chinaCalendar: WorkCalendar = {
  name: 'CN',
  knowsYear: (year) => arrangedYears.has(year),
  specialDay(date) {
    if (date in arranged.off) return 'off';
    if (date in arranged.work) return 'work';
    const year = Number(date.slice(0, 4));
    return !arrangedYears.has(year) && statutoryDays(year).has(date) ? 'off' : undefined;
  },
};

// chinese-days reads a Date by the process's own zone; local noon of a date is that date for it everywhere.
const lunarDate = (year: number, month: number, day: number): LocalDate =>
  chineseDays.getSolarDateFromLunar(new Date(year, month - 1, day, 12)).date;

function statutoryDays(year: number): ReadonlySet<LocalDate> {
  const known = statutoryYears.get(year) ?? new Set(reckonStatutoryDays(year));
  statutoryYears.set(year, known);
  return known;
}

/** 全国年节及纪念日放假办法, as in force since 2025: 13 days, without the weekends that each year's notice swaps around them. */
function reckonStatutoryDays(year: number): LocalDate[] {
  // The lunar table and the formula for 清明 hold for this century.
  if (year < 2001 || year > 2099) return [];
  const run = (from: LocalDate, count: number) => Array.from({ length: count }, (_, i) => addDays(from, i));
  const inCentury = year % 100;
  const qingming = Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4);
  return [
    `${year}-01-01`,
    ...run(addDays(lunarDate(year, 1, 1), -1), 4),
    `${year}-04-0${qingming}`,
    ...run(`${year}-05-01`, 2),
    lunarDate(year, 5, 5),
    lunarDate(year, 8, 15),
    ...run(`${year}-10-01`, 3),
  ];
}

/** Finds a calendar by its name, in any case: 'CN', 'none', or one of the organisation's own, which win. */
export function findCalendar(
  name: string,
  organisation: readonly WorkCalendar[] = [],
): WorkCalendar | undefined {
  const wanted = name.normalize('NFKC').trim().toLowerCase();
  return [...organisation, chinaCalendar, noCalendar].find(
    (calendar) => calendar.name.toLowerCase() === wanted,
  );
}

/** Lists calendars that lack this year or, from November on, the next one: China publishes the new year's days in that month. */
export function calendarWarnings(calendars: readonly WorkCalendar[], today: LocalDate): CalendarWarning[] {
  const year = Number(today.slice(0, 4));
  const years = Number(today.slice(5, 7)) >= 11 ? [year, year + 1] : [year];
  return calendars.flatMap((calendar) =>
    years
      .filter((each) => !calendar.knowsYear(each))
      .map((each) => ({ reason: 'year-unknown' as const, calendar: calendar.name, year: each })),
  );
}
