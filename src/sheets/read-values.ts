import { isLocalDate, type LocalDate, parseLocalDate } from '../calendar/index.ts';
import { err, ok, type Result } from '../shared/result.ts';

const shape = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]+$/;

/** Reads an email address as it is compared everywhere: without full-width characters, in lower case. */
export function readAddress(text: string): string | undefined {
  const address = text.normalize('NFKC').toLowerCase();
  return shape.test(address) && address.length <= 254 ? address : undefined;
}

const yes = /^(?:yes|y|true|t|1|x|on|是|对|√|✓|✔|固定|锁定)$/;
const no = /^(?:no|n|false|f|0|off|-|否|不|×)$/;

/** Reads yes or no, in either language. */
export function readYesNo(text: string): boolean | undefined {
  const word = text.normalize('NFKC').toLowerCase();
  return yes.test(word) ? true : no.test(word) ? false : undefined;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const timeOfDay = /[ T]\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?$/;

/**
 * Reads a date: year first with any separator or none, the German 30.11.2026, 30 Nov 2026, Nov 30, 2026, 2026年11月30日, and 11/30/2026 or
 * 30/11/2026 where only one reading is possible. A time of day after it is left out; years have four digits.
 */
export function readDate(text: string): Result<LocalDate, 'unreadable' | 'ambiguous'> {
  const date = text.normalize('NFKC').replace(timeOfDay, '');
  const yearFirst = parseLocalDate(date.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'));
  if (yearFirst !== undefined) return inRange(yearFirst);
  const [, a = '', separator, b = '', year = ''] = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(date) ?? [];
  if (year !== '') return separator === '.' ? dated(year, b, a) : eitherWay(year, a, b);
  const dayFirst = /^(\d{1,2})[\s-]*([a-z]{3})[a-z]*\.?,?[\s-]*(\d{4})$/i.exec(date);
  if (dayFirst) return dated(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^([a-z]{3})[a-z]*\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})$/i.exec(date);
  return monthFirst ? dated(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]) : err('unreadable');
}

const monthNumber = (name = ''): string => String(months.indexOf(name.toLowerCase()) + 1);

function eitherWay(year: string, a: string, b: string): Result<LocalDate, 'unreadable' | 'ambiguous'> {
  if (Number(a) <= 12 && Number(b) <= 12 && Number(a) !== Number(b)) return err('ambiguous');
  return Number(a) > 12 ? dated(year, b, a) : dated(year, a, b);
}

function dated(year = '', month = '', day = ''): Result<LocalDate, 'unreadable'> {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? inRange(date) : err('unreadable');
}

const inRange = (date: LocalDate): Result<LocalDate, 'unreadable'> =>
  date >= '1950-01-01' && date < '2100-01-01' ? ok(date) : err('unreadable');
