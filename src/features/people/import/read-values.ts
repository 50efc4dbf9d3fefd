import {
  findCalendar,
  isTimeZone,
  parseHours,
  parseWorkingDays,
  type WorkCalendar,
} from '../../../calendar/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

const zonesByName = new Map(Intl.supportedValuesOf('timeZone').map((zone) => [zone.toLowerCase(), zone]));

/** Reads a time zone, forgiving its capitals; names that the machine merely accepts (links) stay as written. */
export function readZone(text: string): string | undefined {
  const zone = text.normalize('NFKC').replaceAll(' ', '_');
  return zonesByName.get(zone.toLowerCase()) ?? (isTimeZone(zone) ? zone : undefined);
}

const chineseWords = /^(?:zh\b.*|chinese.*|cn|中文.*|简体中文|汉语|普通话)$/;
const englishWords = /^(?:english.*|英文|英语)$/;
const languageTag = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/;

/** Reads a language: every Chinese is `zh-CN`, every other language tag English until Pacer speaks it. */
export function readLocale(text: string): Locale | undefined {
  const word = text.normalize('NFKC').toLowerCase().replaceAll('_', '-');
  if (chineseWords.test(word)) return 'zh-CN';
  return englishWords.test(word) || languageTag.test(word) ? 'en' : undefined;
}

/** Folds an employee number for comparison; Excel makes `１２` of some and `12` of others. */
export const readEmployeeNo = (text: string): string => text.normalize('NFKC').toUpperCase();

const calendarWords: Readonly<Record<string, string>> = {
  中国: 'CN',
  中国大陆: 'CN',
  china: 'CN',
  无: 'none',
  不使用: 'none',
  no: 'none',
};

/** Reads a work calendar's name: `CN`, `none`, or one of the organisation's own. */
export const readCalendar = (text: string, own: readonly WorkCalendar[]): string | undefined =>
  (findCalendar(text, own) ?? findCalendar(calendarWords[text.toLowerCase()] ?? '', own))?.name;

/** Reads working days as a rising list: `1,2,3,4,5`. */
export const readWorkingDays = (text: string): string | undefined => parseWorkingDays(text)?.join(',');

/** Reads hours as `09:00-12:00,13:30-18:00`, or as `09:00-18:00` where the usual break of the person's calendar is meant. */
export function readHours(text: string): Result<string, 'unreadable' | 'reversed'> {
  const hours = parseHours(text, noBreak);
  if (!hours.ok) return err(hours.error === 'ends-before-start' ? 'reversed' : 'unreadable');
  const { start, end, breakStart, breakEnd } = hours.value;
  return ok(breakStart < breakEnd ? `${start}-${breakStart},${breakEnd}-${end}` : `${start}-${end}`);
}

const noBreak = { start: '00:00', end: '24:00', breakStart: '00:00', breakEnd: '00:00' };
