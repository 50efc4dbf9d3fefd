import type { AnyColumn, Kit } from '../../../storage/kit.ts';
import { statuses } from '../model.ts';
import { acts, escalations, roles } from './model.ts';

/** Goals that wait for their managers, the morning cards that said so, and what was done from them. */
export function nudgeTables(k: Kit, goal: () => AnyColumn) {
  const goalWaits = k.table(
    'goal_waits',
    {
      goalId: k.text('goal_id').primaryKey().references(goal),
      managerId: k.text('manager_id').notNull(),
      since: k.text('since').notNull(),
      status: k.text('status', { enum: statuses }).notNull(),
      listed: k.int('listed').notNull(),
      listedOn: k.text('listed_on'),
      shown: k.int('shown').notNull(),
      restUntil: k.text('rest_until'),
      snoozed: k.bool('snoozed').notNull(),
      heardAt: k.time('heard_at'),
      announcedId: k.text('announced_id'),
      announcedOn: k.text('announced_on'),
      escalation: k.text('escalation', { enum: escalations }).notNull(),
      escalatedToId: k.text('escalated_to_id'),
      version: k.int('version').notNull(),
    },
    (t) => [
      k.index('goal_waits_manager').on(t.managerId),
      k.index('goal_waits_escalated').on(t.escalatedToId),
    ],
  );
  const goalNudges = k.table(
    'goal_nudges',
    {
      /** `<person>:<date>`: there is one a morning. */
      id: k.text('id').primaryKey(),
      personId: k.text('person_id').notNull(),
      date: k.text('date').notNull(),
      sentAt: k.time('sent_at').notNull(),
    },
    (t) => [k.index('goal_nudges_person').on(t.personId, t.sentAt)],
  );
  const goalNudgeLines = k.table(
    'goal_nudge_lines',
    {
      nudgeId: k
        .text('nudge_id')
        .notNull()
        .references(() => goalNudges.id),
      goalId: k.text('goal_id').notNull().references(goal),
      position: k.int('position').notNull(),
      role: k.text('role', { enum: roles }).notNull(),
      managerId: k.text('manager_id').notNull(),
      status: k.text('status', { enum: statuses }).notNull(),
      waited: k.int('waited').notNull(),
      isDue: k.bool('is_due').notNull(),
      nextId: k.text('next_id'),
      shownAt: k.time('shown_at'),
    },
    (t) => [k.primaryKey({ columns: [t.nudgeId, t.goalId] }), k.index('goal_nudge_lines_goal').on(t.goalId)],
  );
  const goalActs = k.table(
    'goal_acts',
    {
      id: k.text('id').primaryKey(),
      goalId: k.text('goal_id').notNull().references(goal),
      byId: k.text('by_id').notNull(),
      role: k.text('role', { enum: roles }).notNull(),
      act: k.text('act', { enum: acts }).notNull(),
      at: k.time('at').notNull(),
    },
    (t) => [k.index('goal_acts_goal').on(t.goalId, t.at)],
  );
  return { goalWaits, goalNudges, goalNudgeLines, goalActs };
}
