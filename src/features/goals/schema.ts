import type { AnyColumn, Kit } from '../../storage/kit.ts';
import { adjustmentTables } from './adjust/schema.ts';
import { proposalTables } from './agree/schema.ts';
import { alertTables } from './alerts/schema.ts';
import { checkInValueTables } from './check-in/schema.ts';
import { resultTables } from './close/schema.ts';
import { goalImportTables } from './import/schema.ts';
import {
  ambitions,
  changeKinds,
  goalStates,
  type LadderStep,
  levels,
  perspectives,
  resultClasses,
  rhythms,
  statuses,
  tools,
  updateSources,
  visibilities,
} from './model.ts';
import { nudgeTables } from './nudges/schema.ts';
import { typedValueTables } from './update/schema.ts';

function goalTable(k: Kit) {
  const goals = k.table(
    'goals',
    {
      id: k.text('id').primaryKey(),
      /** `G-12`: the number comes from `goal_numbers`, gaps are allowed. */
      number: k.int('number').notNull(),
      kind: k.text('kind', { enum: ['goal', 'key-result'] }).notNull(),
      tool: k.text('tool', { enum: tools }).notNull(),
      level: k.text('level', { enum: levels }).notNull(),
      title: k.text('title').notNull(),
      /** Folded, for the same title in another writing and for search. */
      titleKey: k.text('title_key').notNull(),
      ownerId: k.text('owner_id').notNull(),
      teamId: k.text('team_id'),
      parentId: k.text('parent_id').references((): AnyColumn => goals.id),
      resultClass: k.text('result_class', { enum: resultClasses }),
      perspective: k.text('perspective', { enum: perspectives }),
      indicator: k.text('indicator', { enum: ['lead', 'lag'] }).notNull(),
      horizon: k.text('horizon', { enum: ['short', 'long'] }).notNull(),
      rhythm: k.text('rhythm', { enum: rhythms }).notNull(),
      visibility: k.text('visibility', { enum: visibilities }).notNull(),
      shownToTeam: k.bool('shown_to_team').notNull().default(false),
      ambition: k.text('ambition', { enum: ambitions }).notNull(),
      curve: k.text('curve', { enum: ['linear', 'back-loaded'] }).notNull(),
      measure: k.text('measure', { enum: ['level', 'keep', 'milestones', 'parts'] }).notNull(),
      unit: k.text('unit').notNull().default(''),
      /** Of a level. */
      baseline: k.real('baseline'),
      target: k.real('target'),
      /** Of a level to be kept. */
      least: k.real('least'),
      most: k.real('most'),
      ladder: k.json<readonly LadderStep[]>('ladder'),
      /** Per cent among its siblings. */
      weight: k.real('weight'),
      start: k.text('start_date').notNull(),
      due: k.text('due_date').notNull(),
      state: k.text('state', { enum: goalStates }).notNull(),
      ownerAgreedAt: k.time('owner_agreed_at'),
      managerAgreedAt: k.time('manager_agreed_at'),
      proposedById: k.text('proposed_by_id').notNull(),
      /** Why there is one more than five active goals. */
      excessReason: k.text('excess_reason'),
      /** As last assessed; `shown_status` is what everybody but the owner is told. */
      status: k.text('status', { enum: statuses }).notNull(),
      statusSince: k.time('status_since').notNull(),
      shownStatus: k.text('shown_status', { enum: statuses }).notNull(),
      progress: k.real('progress').notNull().default(0),
      current: k.real('current'),
      reportedAt: k.time('reported_at'),
      outsideInARow: k.int('outside_in_a_row').notNull().default(0),
      /** Counts what was reported, struck and reached; the figures above are written from the count that was read. */
      reports: k.int('reports').notNull().default(0),
      underDiscussionSince: k.time('under_discussion_since'),
      createdAt: k.time('created_at').notNull(),
      closedAt: k.time('closed_at'),
      /** The goal that carries the rest on (结转). */
      carriedIntoId: k.text('carried_into_id').references((): AnyColumn => goals.id),
      version: k.int('version').notNull(),
    },
    (t) => [
      k.uniqueIndex('goals_number').on(t.number),
      k.index('goals_owner').on(t.ownerId, t.state),
      k.index('goals_team').on(t.teamId, t.state),
      k.index('goals_parent').on(t.parentId),
      k.index('goals_level').on(t.level, t.state),
    ],
  );
  return goals;
}

type Reference = () => AnyColumn;

/** Append-only: what was reported, reached, changed and decided. */
function historyTables(k: Kit, goal: Reference) {
  const goalUpdates = k.table(
    'goal_updates',
    {
      id: k.text('id').primaryKey(),
      goalId: k.text('goal_id').notNull().references(goal),
      at: k.time('at').notNull(),
      byId: k.text('by_id'),
      value: k.real('value').notNull(),
      confidence: k.int('confidence'),
      note: k.text('note'),
      source: k.text('source', { enum: updateSources }).notNull(),
      /** The check-in, import or signal it came with. */
      sourceId: k.text('source_id'),
      /** **Correct** strikes a wrong value through: it stays to be seen and counts nowhere. */
      struckAt: k.time('struck_at'),
      struckById: k.text('struck_by_id'),
    },
    (t) => [k.index('goal_updates_goal').on(t.goalId, t.at)],
  );
  const goalMilestones = k.table(
    'goal_milestones',
    {
      id: k.text('id').primaryKey(),
      goalId: k.text('goal_id').notNull().references(goal),
      position: k.int('position').notNull(),
      title: k.text('title').notNull(),
      due: k.text('due_date').notNull(),
      doneOn: k.text('done_on'),
      doneById: k.text('done_by_id'),
      /** The check-in in which it was ticked. */
      sourceId: k.text('source_id'),
    },
    (t) => [k.index('goal_milestones_goal').on(t.goalId, t.position)],
  );
  /** What a goal was before each change, and what it became. */
  const goalVersions = k.table(
    'goal_versions',
    {
      goalId: k.text('goal_id').notNull().references(goal),
      version: k.int('version').notNull(),
      at: k.time('at').notNull(),
      byId: k.text('by_id'),
      what: k.text('what', { enum: changeKinds }).notNull(),
      adjustmentId: k.text('adjustment_id'),
      before: k.json<Readonly<Record<string, string | number | null>>>('before').notNull(),
      after: k.json<Readonly<Record<string, string | number | null>>>('after').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.goalId, t.version] })],
  );
  /** Each status that everybody but the owner was told, from when on: what heat maps are made of. */
  const goalStatuses = k.table(
    'goal_statuses',
    {
      goalId: k.text('goal_id').notNull().references(goal),
      at: k.time('at').notNull(),
      reports: k.int('reports').notNull(),
      status: k.text('status', { enum: statuses }).notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.goalId, t.at, t.reports, t.status] })],
  );
  return { goalUpdates, goalMilestones, goalVersions, goalStatuses };
}

/** The tables of goals and their history; alerts, nudges and adjustments have their own beside their use cases. */
export function goalTables(k: Kit) {
  const goals = goalTable(k);
  const goal = (): AnyColumn => goals.id;
  /** One row, moved by a guarded update: imports reserve a range. */
  const goalNumbers = k.table('goal_numbers', {
    key: k.text('key').primaryKey(),
    next: k.int('next').notNull(),
  });
  return {
    goals,
    goalNumbers,
    ...historyTables(k, goal),
    ...proposalTables(k, goal),
    ...alertTables(k, goal),
    ...nudgeTables(k, goal),
    ...typedValueTables(k, goal),
    ...checkInValueTables(k, goal),
    ...adjustmentTables(k, goal),
    ...resultTables(k, goal),
    ...goalImportTables(k),
  };
}

export type GoalTables = ReturnType<typeof goalTables>;
