import { type DecimalSign, decimalSignOf } from '../../../shared/read-number.ts';
import type { Checked, Columns, Row } from '../../../sheets/index.ts';
import type { GoalField } from './headers.ts';

/** The rows of a file as they stand there. */
export type GoalSheet = { rows: readonly Row[]; columns: Columns<GoalField>; isWorkbook: boolean };

/** How a file writes its figures. */
export type Figures = {
  sign: DecimalSign | undefined;
  /** A workbook keeps the 60 % that it shows as 0.6. */
  areWeightsShares: boolean;
};

const measured: readonly GoalField[] = ['baseline', 'current', 'target'];

/** Finds how a file writes its figures: a workbook's are numbers, those of a text are looked at together. */
export function figuresOfSheet({ rows, columns, isWorkbook }: GoalSheet): Figures {
  const cellsOf = (field: GoalField) => {
    const at = columns.at.get(field);
    return at === undefined ? [] : rows.flatMap(({ cells }) => cells[at] || []);
  };
  const weights = cellsOf('weight').map(Number);
  const limits = /[^<>=≤≥~–]+/g;
  const texts = [...measured, 'weight' as const]
    .flatMap(cellsOf)
    .flatMap((it) => it.split('..'))
    .flatMap((it) => it.match(limits) ?? []);
  return {
    sign: isWorkbook ? 'point' : decimalSignOf(texts),
    areWeightsShares: isWorkbook && weights.length > 0 && weights.every((it) => it > 0 && it <= 1),
  };
}

/** Lists goals counted in per cent whose figures are all below one: perhaps a workbook showed them a hundredfold. */
export const fractionsIn = (rows: readonly Checked<GoalField>[]): Checked<GoalField>[] =>
  rows.filter(({ values, reasons }) => {
    if (reasons.length > 0 || !/^[%％]$/.test(values.unit)) return false;
    const figures = measured.flatMap((field) => values[field].match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
    return figures.some((it) => it !== 0) && figures.every((it) => Math.abs(it) <= 1);
  });
