import { daysBetween } from '../../../calendar/index.ts';
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
  readNumber,
} from '../../../sheets/index.ts';
import {
  classWords,
  horizonWords,
  indicatorWords,
  levelWords,
  type RowKind,
  readChoice,
  readTarget,
  rhythmWords,
  rowKindWords,
  toolWords,
  visibilityWords,
} from './choices.ts';
import type { Words } from './copy.ts';
import type { GoalField } from './headers.ts';

export type GoalRow = Checked<GoalField>;

const MAX_TITLE = 200;
const MAX_UNIT = 20;
const LONGEST_DAYS = 10 * 366;

const choiceReader =
  (choices: Readonly<Record<string, readonly string[]>>, words: Words): CellReader =>
  (text, column) => {
    const choice = readChoice(text, choices);
    return choice === undefined
      ? err(words.badChoice(column, quoted(text), Object.keys(choices)))
      : ok(choice);
  };

/** Reads the key of a person: an address, or an employee number. */
const ownerReader: CellReader = (text) => ok(readAddress(text) ?? text.normalize('NFKC').toUpperCase());

function readersOf(words: Words): Record<GoalField, CellReader> {
  const { text, date } = cellReaders(words);
  const amount: CellReader = (typed, column) => {
    const value = readNumber(typed);
    return value === undefined ? err(words.badNumber(column, quoted(typed))) : ok(String(value));
  };
  return {
    code: text(20),
    title: text(MAX_TITLE),
    level: choiceReader({ ...levelWords, ...rowKindWords }, words),
    owner_email: ownerReader,
    team: text(100),
    parent: text(MAX_TITLE),
    tool: choiceReader(toolWords, words),
    unit: text(MAX_UNIT),
    baseline: amount,
    current: amount,
    target: (typed) => (readTarget(typed) === undefined ? err(words.badTarget(quoted(typed))) : ok(typed)),
    weight: (typed) => {
      const value = readNumber(typed);
      const isShare = value !== undefined && value > 0 && value <= 100;
      return isShare ? ok(String(value)) : err(words.badWeight(quoted(typed)));
    },
    start: date,
    due: date,
    class: choiceReader(classWords, words),
    kind: choiceReader({ ...indicatorWords, ...rowKindWords }, words),
    horizon: choiceReader(horizonWords, words),
    rhythm: choiceReader(rhythmWords, words),
    visibility: choiceReader(visibilityWords, words),
  };
}

/** Tells what a row is; its kind or its level says so. */
export function rowKindOf({ values }: Pick<GoalRow, 'values'>): RowKind {
  return readChoice(values.kind, rowKindWords) ?? readChoice(values.level, rowKindWords) ?? 'goal';
}

/** Reads and checks the rows of a goals file, each for itself; what rows have to do with each other comes later. */
export function checkGoals(rows: readonly Row[], columns: Columns<GoalField>, words: Words): GoalRow[] {
  const checked = checkRows(rows, columns, readersOf(words), words);
  for (const row of checked) {
    const { values, reasons } = row;
    if (reasons.length > 0) continue;
    const isPart = rowKindOf(row) !== 'goal';
    const needed: readonly GoalField[] = isPart ? ['title'] : ['title', 'owner_email', 'due'];
    for (const field of needed) if (values[field] === '') reasons.push(words.missing(words.column(field)));
    if (isPart && values.parent === '') reasons.push(words.parentNeeded());
    if (rowKindOf(row) === 'milestone' && values.due === '') reasons.push(words.missing(words.column('due')));
    if (values.start !== '' && values.due !== '') {
      if (values.due < values.start) reasons.push(words.reversed(values.start, values.due));
      else if (daysBetween(values.start, values.due) > LONGEST_DAYS) reasons.push(words.longPeriod());
    }
  }
  return checked;
}
