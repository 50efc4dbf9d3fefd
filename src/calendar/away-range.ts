import type { Locale } from '../shared/locale.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { type DatePhrase, type PhraseError, readDatePhrase } from './date-phrase.ts';
import {
  addDays,
  type DateRange,
  daysBetween,
  isLocalDate,
  type LocalDate,
  mondayOf,
  weekOf,
} from './dates.ts';

/** Why dates of an absence were refused; 'ambiguous' is 3/4, which half the world reads the other way round. */
export type AwayRangeError = 'empty' | 'reversed' | 'too-long' | PhraseError;

const maxDays = 366;

/** Checks the two dates of an absence, as a form or an import gives them. */
export function checkAwayRange(from: string, to: string): Result<DateRange, AwayRangeError> {
  if (!isLocalDate(from) || !isLocalDate(to)) return err('no-such-date');
  if (to < from) return err('reversed');
  if (daysBetween(from, to) >= maxDays) return err('too-long');
  return ok({ from, to });
}

const separator = /^\s*(?:\.{2,}|[-–—~]+|to\b|until\b|till\b|through\b|thru\b|至|到)\s*/;
const leadIn = /^(?:(?:(?:from|on|away|off|starting)\b|从|自|请假|休假)\s*)+/;
const untilLeadIn = /^(?:(?:away|off)\s+)?(?:(?:until|till|through|thru|to)\b|直到|到|至)\s*/;
const trailing = /\s*(?:inclusive|为止|结束|[.。!！])$/;

/** Reads the dates of an absence as people type them: '2026-12-01..2026-12-07', 'until Friday', 'Dec 1-7', '3 days', '12月1日到7日', '下周'. */
export function parseAwayRange(
  text: string,
  today: LocalDate,
  locale: Locale,
): Result<DateRange, AwayRangeError> {
  const said = arabicNumerals(text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()).replace(
    trailing,
    '',
  );
  if (said === '') return err('empty');

  const until = untilLeadIn.exec(said);
  if (until) return endingAt(said.slice(until[0].length), { today, locale, start: today }, today);

  const rest = said.replace(leadIn, '');
  const alone = lastingFrom(rest, today) ?? weekPhrase(rest, today);
  if (alone) return alone;

  const start = readDatePhrase(rest, { today, locale });
  if (!start.ok) return start;
  const { date: from, length } = start.value;
  const after = rest.slice(length).trim();
  if (after === '') return checkAwayRange(from, from);
  const lasting = lastingFrom(after.replace(/^(?:起|开始)/, ''), from);
  if (lasting) return lasting;
  const between = separator.exec(after);
  return between
    ? endingAt(after.slice(between[0].length), { today, locale, start: from }, from)
    : err('unreadable');
}

function endingAt(
  text: string,
  context: Parameters<typeof readDatePhrase>[1],
  from: LocalDate,
): Result<DateRange, AwayRangeError> {
  const end: Result<DatePhrase, PhraseError> = readDatePhrase(text, context);
  if (!end.ok) return end;
  return end.value.length === text.length ? checkAwayRange(from, end.value.date) : err('unreadable');
}

const numberWords = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function lastingFrom(text: string, from: LocalDate): Result<DateRange, AwayRangeError> | undefined {
  const match =
    /^(?:for )?(?:the next )?(\d{1,3}|a|an|[a-z]{3,5}) ?(day|week)s?$/.exec(text) ??
    /^(?:请假|休假)?(\d{1,3})(天|周|个?星期|个?礼拜)$/.exec(text);
  if (!match) return undefined;
  const [, amount = '', unit = ''] = match;
  const count = /^an?$/.test(amount) ? 1 : /^\d/.test(amount) ? Number(amount) : numberWords.indexOf(amount);
  if (count < 1) return undefined;
  const days = unit === 'day' || unit === '天' ? count : count * 7;
  return checkAwayRange(from, addDays(from, days - 1));
}

/** Reads whole weeks, Sunday included: people work on different days of them. */
function weekPhrase(text: string, today: LocalDate): Result<DateRange, AwayRangeError> | undefined {
  const monday = mondayOf(weekOf(today));
  if (/^(?:(?:the )?rest of )?(?:this|the) week$|^(?:本周|这周|这个星期|这星期|本星期|这个礼拜)$/.test(text))
    return ok({ from: today, to: addDays(monday, 6) });
  if (/^(?:all )?next week$|^下(?:个?星期|周|个?礼拜)(?:整周)?$/.test(text))
    return ok({ from: addDays(monday, 7), to: addDays(monday, 13) });
  return undefined;
}

const digits = '零一二三四五六七八九';

/** Writes Chinese numerals before a unit as digits (十二月三日, 两天), leaving the names of weekdays alone. */
function arabicNumerals(text: string): string {
  return text.replace(
    /(?<![周期拜一二三四五六七八九十两])[一二三四五六七八九十两]{1,3}(?=月|日|号|天|周|个?星期|个?礼拜)/g,
    (numeral) => {
      const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['', numeral];
      const value = (word = '') => (word === '两' ? 2 : Math.max(digits.indexOf(word), 0));
      const ten = numeral.includes('十') ? (tens ? value(tens) : 1) * 10 : 0;
      return String(ten + (ones ? value(ones) : 0));
    },
  );
}
