import type { Locale } from '../shared/locale.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { addDays, dateFromParts, daysBetween, type LocalDate, mondayOf, weekdayOf, weekOf } from './dates.ts';

export type PhraseError = 'unreadable' | 'no-such-date' | 'ambiguous';

/** A date and how many characters of the text it took. */
export type DatePhrase = { date: LocalDate; length: number };

/** `start`: the first day of the range whose end is being read; it lends month and year. */
type Context = { today: LocalDate; locale: Locale; start?: LocalDate };

type Pattern = {
  form: RegExp;
  read(groups: readonly (string | undefined)[], context: Context): LocalDate | PhraseError;
};

// A date without a year may lie this far back (leave is often entered afterwards); older ones mean next year.
const backDays = 60;
// A range may run into the new year, but one that would need longer than this has its ends the wrong way round.
const acrossYearDays = 180;

/** Chooses the year of a date given without one, by today's date or by the start of the range. */
function withNearestYear(month: number, day: number, { today, start }: Context): LocalDate | PhraseError {
  const earliest = start ?? addDays(today, -backDays);
  const year = Number(earliest.slice(0, 4));
  const [same, next] = [dateFromParts(year, month, day), dateFromParts(year + 1, month, day)];
  if (same && same >= earliest) return same;
  if (next && (!start || daysBetween(start, next) <= acrossYearDays)) return next;
  return same && start ? same : 'no-such-date';
}

const inYear = (year: string, month: number, day: number): LocalDate | PhraseError =>
  dateFromParts(Number(year), month, day) ?? 'no-such-date';

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const months =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const monthNumber = (name = '') => monthNames.indexOf(name.slice(0, 3)) + 1;
const weekdays =
  '(mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\\b';
const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const chineseWeekdays = '一二三四五六日天';

function slashed(first: number, second: number, context: Context): LocalDate | PhraseError {
  if (context.locale === 'zh-CN' || first === second) return withNearestYear(first, second, context);
  if (first > 12) return withNearestYear(second, first, context);
  return second > 12 ? withNearestYear(first, second, context) : 'ambiguous';
}

/** Finds a weekday: in this week or the next where said so, else the first one from the start of the range or today. */
function weekdayIn(which: string | undefined, weekday: number, { today, start }: Context): LocalDate {
  const monday = mondayOf(weekOf(today));
  if (which === 'this' || which === '本' || which === '这') return addDays(monday, weekday - 1);
  if (which === 'next' || which === '下') return addDays(monday, weekday + 6);
  const from = start ?? today;
  return addDays(from, (weekday - weekdayOf(from) + 7) % 7);
}

/** Finds a day given by its number alone, in the month of the range's start; "until the 5th" may mean the coming month. */
function dayAfter(start: LocalDate, day: number, { today }: Context): LocalDate | PhraseError {
  const [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))];
  if (start !== today || day >= Number(start.slice(8)))
    return dateFromParts(year, month, day) ?? 'no-such-date';
  return dateFromParts(month === 12 ? year + 1 : year, (month % 12) + 1, day) ?? 'no-such-date';
}

const namedDays = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
  ['the day after tomorrow', 2],
  ['前天', -2],
  ['昨天', -1],
  ['今天', 0],
  ['明天', 1],
  ['后天', 2],
  ['大后天', 3],
]);

const patterns: readonly Pattern[] = [
  {
    form: /^(\d{4})([-/.年]) ?(\d{1,2})(?:\2|月) ?(\d{1,2})(?!\d)[日号]?/,
    read: ([, year = '', , month, day]) => inYear(year, Number(month), Number(day)),
  },
  {
    form: /^(今年|明年)?(\d{1,2})月 ?(\d{1,2})(?!\d)[日号]?/,
    read: ([, which, month, day], context) =>
      which
        ? inYear(
            String(Number(context.today.slice(0, 4)) + (which === '明年' ? 1 : 0)),
            Number(month),
            Number(day),
          )
        : withNearestYear(Number(month), Number(day), context),
  },
  {
    form: new RegExp(`^${months} ?(\\d{1,2})(?!\\d)(?:st|nd|rd|th)?(?:,? (\\d{4}))?`),
    read: ([, name, day, year], context) =>
      year
        ? inYear(year, monthNumber(name), Number(day))
        : withNearestYear(monthNumber(name), Number(day), context),
  },
  {
    form: new RegExp(`^(?:the )?(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${months}(?:,? (\\d{4}))?`),
    read: ([, day, name, year], context) =>
      year
        ? inYear(year, monthNumber(name), Number(day))
        : withNearestYear(monthNumber(name), Number(day), context),
  },
  {
    form: /^(\d{1,2})\/(\d{1,2})(?![\d/])/,
    read: ([, first, second], context) => slashed(Number(first), Number(second), context),
  },
  {
    form: /^(?:the )?(\d{1,2})(?!\d)(?:st|nd|rd|th|日|号)?/,
    // A bare number is a day only where a month was named before it.
    read: ([, day], context) =>
      context.start ? dayAfter(context.start, Number(day), context) : 'unreadable',
  },
  {
    form: /^(yesterday|today|tomorrow|the day after tomorrow|大后天|[前昨今明后]天)/,
    read: ([, name = ''], { today }) => addDays(today, namedDays.get(name) ?? 0),
  },
  {
    form: new RegExp(`^(?:(this|next|on|coming) )?${weekdays}`),
    read: ([, which, name = ''], context) =>
      weekdayIn(which, weekdayNames.indexOf(name.slice(0, 3)) + 1, context),
  },
  {
    form: /^(本|这|下)?个?(?:周|星期|礼拜)([一二三四五六日天])/,
    read: ([, which, name = ''], context) =>
      weekdayIn(which, Math.min(chineseWeekdays.indexOf(name) + 1, 7), context),
  },
];

/** Reads a date at the beginning of a text that is already lower-case and half-width. */
export function readDatePhrase(text: string, context: Context): Result<DatePhrase, PhraseError> {
  for (const { form, read } of patterns) {
    const match = form.exec(text);
    if (!match) continue;
    const date = read(match, context);
    if (date === 'unreadable' || date === 'no-such-date' || date === 'ambiguous') return err(date);
    return ok({ date, length: match[0].length });
  }
  return err('unreadable');
}
