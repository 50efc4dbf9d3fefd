import { daysBetween } from '../../../calendar/index.ts';
import { readNumber } from '../../../shared/read-number.ts';
import { err, ok } from '../../../shared/result.ts';
import {
  type CellReader,
  type Checked,
  cellReaders,
  checkRows,
  quoted,
  readAddress,
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
  targetText,
  toolWords,
  visibilityWords,
} from './choices.ts';
import type { Words } from './copy.ts';
import { type Figures, figuresOfSheet, type GoalSheet } from './figures-of.ts';
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

/** Reads a title; one that a spreadsheet would take for a formula stands behind an apostrophe, as exports write it. */
const titleReader =
  (plain: CellReader): CellReader =>
  (text, column) =>
    /^'[=+@-]/.test(text) && text.length <= MAX_TITLE ? ok(text.slice(1)) : plain(text, column);

function readersOf(words: Words, { sign, areWeightsShares }: Figures): Record<GoalField, CellReader> {
  const { text, date } = cellReaders(words);
  // Figures are read with the unit of their row.
  const figure: CellReader = (typed) => ok(typed);
  return {
    code: text(20),
    title: titleReader(text(MAX_TITLE)),
    level: choiceReader({ ...levelWords, ...rowKindWords }, words),
    owner_email: ownerReader,
    team: text(100),
    parent: titleReader(text(MAX_TITLE)),
    tool: choiceReader(toolWords, words),
    unit: text(MAX_UNIT),
    baseline: figure,
    current: figure,
    target: figure,
    weight: (typed) => {
      const read = readNumber(typed, sign);
      const value =
        areWeightsShares && typeof read === 'number' ? Number((read * 100).toPrecision(12)) : read;
      const isShare = typeof value === 'number' && value > 0 && value <= 100;
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

/** Reads the figures of a row in its unit; where that is empty, 40 % says it. */
function readFigures(row: GoalRow, sign: Figures['sign'], words: Words): GoalRow {
  const { values, reasons, line } = row;
  const typed = [values.target, values.baseline, values.current];
  const unit = values.unit === '' && typed.some((it) => /[%％]$/.test(it)) ? '%' : values.unit;
  const wrong = (field: GoalField, text: string, isUnclear: boolean): string => {
    const column = words.column(field);
    if (isUnclear) return words.twoWays(column, quoted(text));
    if (/[%％]$/.test(text)) return words.otherUnit(column, quoted(text), unit);
    return field === 'target' ? words.badTarget(quoted(text)) : words.badNumber(column, quoted(text));
  };
  const read = <T>(field: GoalField, found: T | 'two-ways' | undefined, write: (it: T) => string): string => {
    const text = values[field];
    if (text === '') return '';
    if (found !== undefined && found !== 'two-ways') return write(found);
    reasons.push(wrong(field, text, found === 'two-ways'));
    return '';
  };
  const amount = (field: GoalField) => read(field, readNumber(values[field], sign, unit), String);
  const target = read('target', readTarget(values.target, sign, unit), targetText);
  return {
    line,
    reasons,
    values: { ...values, unit, baseline: amount('baseline'), current: amount('current'), target },
  };
}

/** Tells what a row is; its kind or its level says so. */
export function rowKindOf({ values }: Pick<GoalRow, 'values'>): RowKind {
  return readChoice(values.kind, rowKindWords) ?? readChoice(values.level, rowKindWords) ?? 'goal';
}

/** Reads and checks the rows of a goals file, each for itself; what rows have to do with each other comes later. */
export function checkGoals(sheet: GoalSheet, words: Words): GoalRow[] {
  const figures = figuresOfSheet(sheet);
  const checked = checkRows(sheet.rows, sheet.columns, readersOf(words, figures), words).map((row) =>
    readFigures(row, figures.sign, words),
  );
  for (const row of checked) {
    const { values, reasons } = row;
    if (reasons.length > 0) continue;
    const isPart = rowKindOf(row) !== 'goal';
    // What is there already has its owner.
    const owner: readonly GoalField[] = values.code === '' ? ['owner_email'] : [];
    const needed: readonly GoalField[] = isPart ? ['title'] : ['title', ...owner, 'due'];
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
