import type { AnyColumn, Kit } from '../../../storage/kit.ts';
import { endings, teamNews } from './model.ts';

type Reference = () => AnyColumn;

function lagTables(k: Kit, goal: Reference) {
  const goalLags = k.table(
    'goal_lags',
    {
      id: k.text('id').primaryKey(),
      goalId: k.text('goal_id').notNull().references(goal),
      /** The goal while it is behind: it is so once at a time. */
      openGoalId: k.text('open_goal_id'),
      /** Who hears first. */
      ownerId: k.text('owner_id').notNull(),
      /** The card that tells its owner; several goals of a morning share one. */
      alertId: k.text('alert_id').notNull(),
      raisedAt: k.time('raised_at').notNull(),
      /** When its owner is to be told, where they had heard of the goal shortly before; nothing once they were. */
      tellAt: k.time('tell_at'),
      /** How far it was behind then, from 0 to 1. */
      lag: k.real('lag').notNull(),
      /** The owner's own sentence. */
      cause: k.text('cause'),
      /** When the card reached its owner, or could not. */
      knownAt: k.time('known_at'),
      /** When everybody else was told. */
      releasedAt: k.time('released_at'),
      /** When the team's channel last listed it, and how far it was behind then. */
      toldAt: k.time('told_at'),
      toldLag: k.real('told_lag'),
      endedAt: k.time('ended_at'),
      endedAs: k.text('ended_as', { enum: endings }),
      /** When the team's channel heard that it is no longer behind. */
      recoveryToldAt: k.time('recovery_told_at'),
    },
    (t) => [
      k.uniqueIndex('goal_lags_open').on(t.openGoalId),
      k.index('goal_lags_goal').on(t.goalId, t.raisedAt),
      k.index('goal_lags_alert').on(t.alertId),
      k.index('goal_lags_owner').on(t.ownerId, t.endedAt),
    ],
  );
  /** What the card of a team and day lists in the team's channels. */
  const goalTeamAlerts = k.table(
    'goal_team_alerts',
    {
      teamId: k.text('team_id').notNull(),
      date: k.text('date').notNull(),
      lagId: k
        .text('lag_id')
        .notNull()
        .references(() => goalLags.id),
      news: k.text('news', { enum: teamNews }).notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.teamId, t.date, t.lagId] }),
      k.index('goal_team_alerts_lag').on(t.lagId),
    ],
  );
  return { goalLags, goalTeamAlerts };
}

/** When goals were behind, who was told, the retros planned about them, and what teams agreed to show. */
export function alertTables(k: Kit, goal: Reference) {
  const goalRetros = k.table('goal_retros', {
    id: k.text('id').primaryKey(),
    goalId: k.text('goal_id').notNull().references(goal),
    byId: k.text('by_id').notNull(),
    heldOn: k.text('held_on').notNull(),
    words: k.text('words'),
    at: k.time('at').notNull(),
  });
  const goalRetroPeople = k.table(
    'goal_retro_people',
    {
      retroId: k
        .text('retro_id')
        .notNull()
        .references(() => goalRetros.id),
      personId: k.text('person_id').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.retroId, t.personId] }),
      k.index('goal_retro_people_person').on(t.personId),
    ],
  );
  /** Teams that agreed to list every personal goal that is behind; without a row its owner decides of each. */
  const goalTeams = k.table('goal_teams', {
    teamId: k.text('team_id').primaryKey(),
    showsAll: k.bool('shows_all').notNull(),
  });
  return { ...lagTables(k, goal), goalRetros, goalRetroPeople, goalTeams };
}
