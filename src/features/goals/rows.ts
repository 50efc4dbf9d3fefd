import type { Goal, Measure, Milestone, Update } from './model.ts';
import type { GoalTables } from './schema.ts';

type GoalRow = GoalTables['goals']['$inferSelect'];
type UpdateRow = GoalTables['goalUpdates']['$inferSelect'];
type MilestoneRow = GoalTables['goalMilestones']['$inferSelect'];

/** Writes a goal's number as people type it. */
export const codeOf = (number: number): string => `G-${number}`;

/** Reads a typed code: `G-12`, `g12`, `#12`, `12`; anything else is `undefined`. */
export function numberOfCode(typed: string): number | undefined {
  const [, digits] = /^(?:g-?|#)?(\d{1,9})$/i.exec(typed.normalize('NFKC').trim()) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

function measureOf(row: GoalRow): Measure {
  switch (row.measure) {
    case 'level':
      return {
        kind: 'level',
        unit: row.unit,
        baseline: row.baseline ?? 0,
        target: row.target ?? 0,
        ...(row.ladder === null ? {} : { ladder: row.ladder }),
      };
    case 'keep':
      return {
        kind: 'keep',
        unit: row.unit,
        ...(row.least === null ? {} : { least: row.least }),
        ...(row.most === null ? {} : { most: row.most }),
      };
    case 'milestones':
    case 'parts':
      return { kind: row.measure };
  }
}

/** Reads a goal from its row. */
export const goalOf = (row: GoalRow): Goal => ({
  id: row.id,
  code: codeOf(row.number),
  kind: row.kind,
  tool: row.tool,
  level: row.level,
  title: row.title,
  ownerId: row.ownerId,
  teamId: row.teamId ?? undefined,
  parentId: row.parentId ?? undefined,
  resultClass: row.resultClass ?? undefined,
  perspective: row.perspective ?? undefined,
  indicator: row.indicator,
  horizon: row.horizon,
  rhythm: row.rhythm,
  visibility: row.visibility,
  shownToTeam: row.shownToTeam,
  ambition: row.ambition,
  curve: row.curve,
  measure: measureOf(row),
  weight: row.weight ?? undefined,
  start: row.start,
  due: row.due,
  state: row.state,
  ownerAgreedAt: row.ownerAgreedAt ?? undefined,
  managerAgreedAt: row.managerAgreedAt ?? undefined,
  proposedById: row.proposedById,
  excessReason: row.excessReason ?? undefined,
  status: row.status,
  statusSince: row.statusSince,
  shownStatus: row.shownStatus,
  progress: row.progress,
  current: row.current ?? undefined,
  reportedAt: row.reportedAt ?? undefined,
  outsideInARow: row.outsideInARow,
  reports: row.reports,
  underDiscussionSince: row.underDiscussionSince ?? undefined,
  createdAt: row.createdAt,
  closedAt: row.closedAt ?? undefined,
  carriedIntoId: row.carriedIntoId ?? undefined,
  version: row.version,
});

const measureRow = (measure: Measure) => {
  const none = { unit: '', baseline: null, target: null, least: null, most: null, ladder: null };
  switch (measure.kind) {
    case 'level':
      return { ...none, ...measure, ladder: measure.ladder ?? null, kind: undefined };
    case 'keep':
      return { ...none, unit: measure.unit, least: measure.least ?? null, most: measure.most ?? null };
    default:
      return none;
  }
};

/** Writes a goal as its row. */
export function rowOf(goal: Goal, titleKey: string): GoalRow {
  const { code, measure, ...it } = goal;
  const { unit, baseline, target, least, most, ladder } = measureRow(measure);
  return {
    ...it,
    number: numberOfCode(code) ?? 0,
    titleKey,
    measure: measure.kind,
    unit,
    baseline,
    target,
    least,
    most,
    ladder,
    teamId: it.teamId ?? null,
    parentId: it.parentId ?? null,
    resultClass: it.resultClass ?? null,
    perspective: it.perspective ?? null,
    weight: it.weight ?? null,
    ownerAgreedAt: it.ownerAgreedAt ?? null,
    managerAgreedAt: it.managerAgreedAt ?? null,
    excessReason: it.excessReason ?? null,
    current: it.current ?? null,
    reportedAt: it.reportedAt ?? null,
    underDiscussionSince: it.underDiscussionSince ?? null,
    closedAt: it.closedAt ?? null,
    carriedIntoId: it.carriedIntoId ?? null,
  };
}

export const updateOf = ({ struckAt, struckById: _by, ...row }: UpdateRow): Update => ({
  ...row,
  byId: row.byId ?? undefined,
  confidence: row.confidence ?? undefined,
  note: row.note ?? undefined,
  sourceId: row.sourceId ?? undefined,
  struck: struckAt !== null,
});

export const milestoneOf = ({ doneById: _by, ...row }: MilestoneRow): Milestone => ({
  ...row,
  doneOn: row.doneOn ?? undefined,
  sourceId: row.sourceId ?? undefined,
});
