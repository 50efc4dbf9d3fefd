import type { Kit } from '../../storage/kit.ts';
import { leadingTables } from './leading/schema.ts';
import { cadences, checkInStates, type Questions, skipReasons } from './rules.ts';

/** The tables of the check-in: plans, one row a person and week, every version of what was written, preferences, and the leading side's. */
export function checkInTables(kit: Kit) {
  const checkInPlans = kit.table('check_in_plans', {
    /** A team's id, or `company`. */
    scope: kit.text('scope').primaryKey(),
    cadence: kit.text('cadence', { enum: [...cadences] }).notNull(),
    anchorWeek: kit.text('anchor_week').notNull(),
    closingDay: kit.int('closing_day').notNull(),
    opensAt: kit.text('opens_at').notNull(),
    closesAt: kit.text('closes_at').notNull(),
    questions: kit.json<Questions>('questions').notNull(),
    reminder: kit.bool('reminder').notNull(),
    summary: kit.bool('summary').notNull(),
    version: kit.int('version').notNull(),
    changedBy: kit.text('changed_by'),
    changedAt: kit.time('changed_at').notNull(),
  });

  const checkIns = kit.table(
    'check_ins',
    {
      id: kit.text('id').primaryKey(),
      personId: kit.text('person_id').notNull(),
      teamId: kit.text('team_id').notNull(),
      week: kit.text('week').notNull(),
      period: kit.text('period').notNull(),
      closingDay: kit.int('closing_day').notNull(),
      opensAt: kit.time('opens_at').notNull(),
      closesAt: kit.time('closes_at').notNull(),
      remindAt: kit.time('remind_at').notNull(),
      reminder: kit.bool('reminder').notNull(),
      state: kit.text('state', { enum: [...checkInStates] }).notNull(),
      version: kit.int('version').notNull().default(0),
      late: kit.bool('late').notNull().default(false),
      editedLate: kit.bool('edited_late').notNull().default(false),
      skipReason: kit.text('skip_reason', { enum: [...skipReasons] }),
      snoozedUntil: kit.time('snoozed_until'),
      promptedAt: kit.time('prompted_at'),
      remindedAt: kit.time('reminded_at'),
      leadRemindedAt: kit.time('lead_reminded_at'),
      answeredAt: kit.time('answered_at'),
      editedAt: kit.time('edited_at'),
      readerId: kit.text('reader_id'),
      strengths: kit.text('strengths'),
      improvements: kit.text('improvements'),
      nextSteps: kit.text('next_steps'),
      blockers: kit.text('blockers'),
      nothingNew: kit.bool('nothing_new').notNull().default(false),
      shared: kit.bool('shared').notNull().default(false),
      workload: kit.int('workload'),
      energy: kit.int('energy'),
    },
    (t) => [
      // Two keys, because a plan that changes from weekly to monthly names the same week by another period.
      kit.uniqueIndex('check_ins_person_week').on(t.personId, t.week),
      kit.uniqueIndex('check_ins_person_period').on(t.personId, t.period),
      kit.index('check_ins_team_week').on(t.teamId, t.week),
    ],
  );

  /** Append-only: what was written each time, and who was to read it. Workload and energy are kept in the row alone. */
  const checkInVersions = kit.table(
    'check_in_versions',
    {
      checkInId: kit
        .text('check_in_id')
        .notNull()
        .references(() => checkIns.id),
      version: kit.int('version').notNull(),
      at: kit.time('at').notNull(),
      readerId: kit.text('reader_id'),
      strengths: kit.text('strengths'),
      improvements: kit.text('improvements'),
      nextSteps: kit.text('next_steps'),
      blockers: kit.text('blockers'),
      nothingNew: kit.bool('nothing_new').notNull(),
      shared: kit.bool('shared').notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.checkInId, t.version] }),
      kit.index('check_in_versions_reader').on(t.readerId),
    ],
  );

  const checkInPreferences = kit.table('check_in_preferences', {
    personId: kit.text('person_id').primaryKey(),
    showInChannel: kit.bool('show_in_channel').notNull().default(false),
    pausedAt: kit.time('paused_at'),
    askedToPauseAt: kit.time('asked_to_pause_at'),
    pausedBySilence: kit.bool('paused_by_silence').notNull().default(false),
    /** Typed behind `/checkin` until it is said which of two is meant; then it is in that one's form. */
    typedWords: kit.text('typed_words'),
  });

  return { checkInPlans, checkIns, checkInVersions, checkInPreferences, ...leadingTables(kit) };
}

export type CheckInTables = ReturnType<typeof checkInTables>;
