import type { QuarterKey } from '../../../calendar/index.ts';
import { type AdjustmentKind, type AdjustmentState, type Reason, reasons } from '../adjust/model.ts';

/** How many requests there were of a kind; never whose. */
export type Count = {
  teamId: string | undefined;
  reason: Reason;
  kind: AdjustmentKind;
  state: AdjustmentState;
  count: number;
};

type ByReason = Readonly<Record<Reason, number>>;

/** What HR sees of a period: how often goals were moved, and why, in all and team by team. */
export type Statistics = {
  approved: number;
  extended: number;
  open: number;
  sentBack: number;
  byReason: ByReason;
  /** Those with the most changes first. */
  teams: readonly { teamId: string | undefined; approved: number; extended: number; byReason: ByReason }[];
};

const add = (counts: readonly Count[]): number => counts.reduce((sum, it) => sum + it.count, 0);

const byReasonOf = (counts: readonly Count[]): ByReason => {
  const of = (reason: Reason) => add(counts.filter((it) => it.reason === reason));
  return {
    strategy: of('strategy'),
    market: of('market'),
    resources: of('resources'),
    'wrong-estimate': of('wrong-estimate'),
    other: of('other'),
  };
};

/** Adds counts up; what was approved counts as a change, extensions among it. */
export function addUp(counts: readonly Count[]): Statistics {
  const inState = (state: AdjustmentState) => counts.filter((it) => it.state === state);
  const approved = inState('approved');
  const extended = (all: readonly Count[]) => add(all.filter((it) => it.kind === 'extend'));
  const teams = [...new Set(approved.map((it) => it.teamId))].map((teamId) => {
    const own = approved.filter((it) => it.teamId === teamId);
    return { teamId, approved: add(own), extended: extended(own), byReason: byReasonOf(own) };
  });
  return {
    approved: add(approved),
    extended: extended(approved),
    open: add(inState('open')),
    sentBack: add(inState('sent-back')),
    byReason: byReasonOf(approved),
    teams: teams.sort((a, b) => b.approved - a.approved),
  };
}

/** Reasons that occurred, the most frequent first. */
export const reasonsIn = ({ byReason }: Pick<Statistics, 'byReason'>): Reason[] =>
  reasons.filter((it) => byReason[it] > 0).sort((a, b) => byReason[b] - byReason[a]);

const numberOf = (quarter: QuarterKey): number => {
  const [year, q] = quarter.split('-Q').map(Number);
  return (year ?? 0) * 4 + (q ?? 1) - 1;
};

/** Writes the quarter that lies some quarters before another. */
export function quarterBefore(quarter: QuarterKey, back: number): QuarterKey {
  const number = numberOf(quarter) - back;
  return `${Math.floor(number / 4)}-Q${(number % 4) + 1}`;
}

/** The first day of a quarter. */
export function firstDayOf(quarter: QuarterKey): string {
  const number = numberOf(quarter);
  return `${Math.floor(number / 4)}-${String((number % 4) * 3 + 1).padStart(2, '0')}-01`;
}

/** Tells whether a text names a quarter. */
export const isQuarter = (text: string): boolean => /^\d{4}-Q[1-4]$/.test(text);
