import { daysBetween } from '../../../calendar/index.ts';
import {
  type CellReader,
  type Checked,
  type Columns,
  cellReaders,
  checkRows,
  type Row,
} from '../../../sheets/index.ts';
import type { Words } from './copy.ts';
import type { AwayField } from './headers.ts';
import { personKey } from './people-rows.ts';

export type AwayRow = Checked<AwayField>;

/** Three years: the longest parental leave. */
const maxDays = 3 * 366;

/** Reads and checks the rows of an absence file, each for itself. There is no column for a reason, and none is read. */
export function checkAbsences(rows: readonly Row[], columns: Columns<AwayField>, words: Words): AwayRow[] {
  const { text, date } = cellReaders(words);
  const readers: Record<AwayField, CellReader> = { email: personKey(text(100)), from: date, to: date };
  const checked = checkRows(rows, columns, readers, words);
  for (const { values, reasons } of checked) {
    if (reasons.length > 0) continue;
    for (const field of ['email', 'from', 'to'] as const) {
      if (values[field] === '') reasons.push(words.missing(words.column(field)));
    }
    if (reasons.length > 0) continue;
    if (values.to < values.from) reasons.push(words.reversedDates(values.from, values.to));
    else if (daysBetween(values.from, values.to) > maxDays) reasons.push(words.longAbsence());
  }
  return checked;
}
