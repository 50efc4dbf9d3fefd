import type { Locale } from '../shared/locale.ts';
import {
  addDays,
  type DateRange,
  dayMs,
  dayNumber,
  daysBetween,
  type LocalDate,
  type MonthKey,
  mondayOf,
  type WeekKey,
} from './dates.ts';

const formats = new Map<string, Intl.DateTimeFormat>();
const maxFormats = 1_000;

const styles = {
  day: { weekday: 'short', month: 'short', day: 'numeric' },
  dayOfYear: { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' },
  dayOfMonth: { month: 'short', day: 'numeric' },
  weekday: { weekday: 'long' },
  shortWeekday: { weekday: 'short' },
  month: { year: 'numeric', month: 'long' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  dayTime: {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

// Making an Intl formatter costs a hundred times what using it does.
function format(style: keyof typeof styles, locale: Locale, instant: Date, zone = 'UTC'): string {
  const key = `${style} ${locale} ${zone}`;
  let formatter = formats.get(key);
  if (!formatter) {
    if (formats.size >= maxFormats) formats.clear();
    formatter = new Intl.DateTimeFormat(locale, { ...styles[style], timeZone: zone });
    formats.set(key, formatter);
  }
  return formatter.format(instant);
}

const atUtc = (date: LocalDate) => new Date(dayNumber(date) * dayMs);

/** Writes a day: 'Thu, Nov 19', '11月19日周四'; with its year when `today` lies in another. */
export const formatDay = (date: LocalDate, locale: Locale, today = date): string =>
  format(date.slice(0, 4) === today.slice(0, 4) ? 'day' : 'dayOfYear', locale, atUtc(date));

/** Writes the time of day in a zone: '16:00'. */
export const formatTime = (instant: Date, zone: string, locale: Locale): string =>
  format('time', locale, instant, zone);

/** Writes day and time in a zone: 'Thu, Nov 19, 16:00', '11月19日周四 16:00'. */
export const formatDayTime = (instant: Date, zone: string, locale: Locale): string =>
  format('dayTime', locale, instant, zone);

/** Writes a run of days: 'Dec 1–7', 'Dec 28 – Jan 3', '12月1日–7日'; a single day as such. */
export function formatDateRange({ from, to }: DateRange, locale: Locale): string {
  const first = format('dayOfMonth', locale, atUtc(from));
  if (from === to) return first;
  if (from.slice(0, 7) === to.slice(0, 7)) {
    const day = Number(to.slice(8));
    return locale === 'zh-CN' ? `${first}–${day}日` : `${first}–${day}`;
  }
  const last = format('dayOfMonth', locale, atUtc(to));
  return locale === 'zh-CN' ? `${first}–${last}` : `${first} – ${last}`;
}

/** Writes a week with its Monday to Friday: 'Week 47 · Nov 16–20', '第 47 周 · 11月16日–20日'. */
export function formatWeek(week: WeekKey, locale: Locale): string {
  const number = Number(week.slice(6));
  const monday = mondayOf(week);
  const days = formatDateRange({ from: monday, to: addDays(monday, 4) }, locale);
  return locale === 'zh-CN' ? `第 ${number} 周 · ${days}` : `Week ${number} · ${days}`;
}

/** Writes a month: 'November 2026', '2026年11月'. */
export const formatMonth = (month: MonthKey, locale: Locale): string =>
  format('month', locale, atUtc(`${month}-01`));

const relative = {
  en: new Intl.RelativeTimeFormat('en', { numeric: 'auto' }),
  'zh-CN': new Intl.RelativeTimeFormat('zh-CN', { numeric: 'auto' }),
};
// Chinese has words for two days off (后天, 前天), English for one.
const namedDays = { en: 1, 'zh-CN': 2 };

/** Writes a day as people say it: 'today', 'tomorrow', 'Friday' within the coming six days, else the day; '今天', '后天', '周五'. */
export function formatRelativeDay(date: LocalDate, today: LocalDate, locale: Locale): string {
  const days = daysBetween(today, date);
  if (Math.abs(days) <= namedDays[locale]) return relative[locale].format(days, 'day');
  if (days > 0 && days <= 6)
    return format(locale === 'zh-CN' ? 'shortWeekday' : 'weekday', locale, atUtc(date));
  return formatDay(date, locale, today);
}
