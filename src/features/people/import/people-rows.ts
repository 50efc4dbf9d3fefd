import type { WorkCalendar } from '../../../calendar/index.ts';
import { err, ok } from '../../../shared/result.ts';
import {
  type CellReader,
  type Checked,
  type Columns,
  cellReaders,
  checkRows,
  quoted,
  type Row,
  readAddress,
  readYesNo,
} from '../../../sheets/index.ts';
import type { Words } from './copy.ts';
import type { PersonField } from './headers.ts';
import { placeReaders } from './place-cells.ts';
import { readCalendar, readEmployeeNo, readHours, readWorkingDays } from './read-values.ts';

export type PersonRow = Checked<PersonField>;

/** The columns by which a person is recognised; one of them is needed in every row. */
export const keyFields = [
  'email',
  'slack_email',
  'feishu_email',
  'employee_no',
] as const satisfies readonly PersonField[];

/** Names a key so that addresses of whatever chat meet each other and employee numbers only each other. */
export const addressKey = (address: string): string => `@${address}`;
export const employeeKey = (employeeNo: string): string => `#${employeeNo}`;

/** Lists the keys of a row, without repetition. */
export function keysOf(values: Readonly<Record<PersonField, string>>): string[] {
  const addresses = [values.email, values.slack_email, values.feishu_email].filter((it) => it !== '');
  const keys = addresses.map(addressKey);
  return [...new Set(values.employee_no === '' ? keys : [...keys, employeeKey(values.employee_no)])];
}

/** Lists the keys that a text may stand for where any key is allowed: an address, else an employee number. */
export const keyOf = (text: string): string =>
  text.includes('@') ? addressKey(text) : employeeKey(readEmployeeNo(text));

/** Reads and checks the rows of a people file, each for itself; what rows have to do with each other comes later. */
export function checkPeople(
  rows: readonly Row[],
  columns: Columns<PersonField>,
  calendars: readonly WorkCalendar[],
  words: Words,
): PersonRow[] {
  const checked = checkRows(rows, columns, personReaders(calendars, words), words);
  for (const { values, reasons } of checked) {
    // A key that could not be read already has its reason.
    if (reasons.length > 0) continue;
    if (values.name === '') reasons.push(words.missing(words.column('name')));
    if (keyFields.every((field) => values[field] === '')) reasons.push(words.missingKey());
  }
  return checked;
}

function personReaders(calendars: readonly WorkCalendar[], words: Words): Record<PersonField, CellReader> {
  const { text, address, date } = cellReaders(words);
  const { zone, locale } = placeReaders(words);
  return {
    name: text(100),
    email: address,
    slack_email: address,
    feishu_email: address,
    team: text(100),
    manager_email: personKey(text(100)),
    time_zone: zone,
    locale,
    title: text(200),
    level: text(50),
    location: text(100),
    start_date: date,
    calendar: calendarReader(calendars, words),
    working_days: (value) => orReason(readWorkingDays(value), words.badDays(quoted(value))),
    hours: (value) => {
      const hours = readHours(value);
      if (hours.ok) return hours;
      return err(
        hours.error === 'reversed' ? words.hoursReversed(quoted(value)) : words.badHours(quoted(value)),
      );
    },
    employee_no: (value, column) => {
      const checked = text(50)(value, column);
      return checked.ok ? ok(readEmployeeNo(checked.value)) : checked;
    },
    pinned: (value, column) => {
      const pinned = readYesNo(value);
      return pinned === undefined ? err(words.badYesNo(column, quoted(value))) : ok(pinned ? 'yes' : '');
    },
  };
}

/** Reads any key of a person, as managers and leads are named by. */
export const personKey =
  (text: CellReader): CellReader =>
  (value, column) => {
    if (value.includes('@') || value.includes('＠')) {
      const address = readAddress(value);
      if (address !== undefined) return ok(address);
    }
    return text(value, column);
  };

/** Reads a work calendar's name. */
export const calendarReader =
  (calendars: readonly WorkCalendar[], words: Words): CellReader =>
  (value) =>
    orReason(
      readCalendar(value, calendars),
      words.badCalendar(quoted(value), [...calendars.map((it) => it.name), 'CN', 'none']),
    );

const orReason = (value: string | undefined, reason: string) =>
  value === undefined ? err(reason) : ok(value);
