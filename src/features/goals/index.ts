import type { Feature } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { NamedFile } from '../../sheets/index.ts';
import type { Store, Write } from '../../storage/store.ts';
import type { People } from '../people/model.ts';
import { createAdjust } from './adjust/index.ts';
import { createAgreement } from './agree/index.ts';
import { createAlerts } from './alerts/index.ts';
import { createFollowing } from './assess/follow-owners.ts';
import { createSweep } from './assess/sweep.ts';
import { createCheckInPart } from './check-in/index.ts';
import { createClose } from './close/index.ts';
import { goalCommand } from './command.ts';
import { createNewGoals } from './create/index.ts';
import { type Committing, type GoalImportOptions, importGoals } from './import/import-goals.ts';
import { withInternalManagers } from './internal-managers.ts';
import { joinParts } from './join-parts.ts';
import { createLeaving } from './leaving/hand-over.ts';
import { createMerging } from './merging/merge-people.ts';
import { goalAbouts } from './neighbours/abouts.ts';
import { achievementsOf } from './neighbours/achievements.ts';
import { goalEvents } from './neighbours/key-events.ts';
import { createNudges } from './nudges/index.ts';
import type { GoalsPart, Parts } from './parts.ts';
import type { GoalTables } from './schema.ts';
import { bareGoal, createShow } from './show/index.ts';
import { createExports } from './stats/export-goals.ts';
import { createStatistics } from './stats/index.ts';
import { goalStore } from './store.ts';
import { goalTopic } from './topic.ts';
import { createUpdate } from './update/index.ts';
import { updateStore } from './update/store.ts';

export { describeGoalReport } from './import/describe-report.ts';

/** Colleagues offered while a name is typed. */
const MAX_FOUND = 20;

const colleagues = (people: People): GoalsPart => ({
  lookups: {
    colleague: async (_ctx, query) =>
      (await people.find(query, MAX_FOUND)).map(({ id, name }) => ({ value: id, label: name })),
  },
});

/** Makes goals: one part a folder, joined into one feature. */
export function createGoals(given: Omit<Parts, 'own'> & { store: Store<GoalTables> }) {
  const people = withInternalManagers(given.people);
  const parts: Parts = { ...given, people, own: goalStore(given.store) };
  const alerts = createAlerts(parts);
  const checkIn = createCheckInPart(parts);
  const joined = joinParts([
    colleagues(parts.people),
    createSweep(parts),
    createFollowing(parts),
    checkIn.part,
    createLeaving(parts),
    createMerging(parts),
    createShow(parts),
    createUpdate(parts),
    createNewGoals(parts),
    createAgreement(parts),
    alerts.part,
    createNudges(parts),
    createAdjust(parts),
    createClose(parts),
    createStatistics(parts),
  ]);
  const { commands, ...declared } = joined;
  const feature: Feature = {
    ...declared,
    name: 'goals',
    commands: {
      goal: goalCommand(commands, bareGoal(parts, commands.update)),
    },
  };
  return {
    feature,
    topics: { goals: goalTopic(parts) },
    section: checkIn.section,
    cardSection: checkIn.cardSection,
    summarySection: checkIn.summarySection,
    /** What somebody achieved, for their own growth line. */
    achievementsOf: achievementsOf(parts),
    /** Forgets questions about values that nobody answered. */
    sweep: (before: Instant): Write[] => [
      ...checkIn.sweep(before),
      updateStore(given.store).forgetTyped(before),
    ],
    /** Goals that feedback to somebody can be about. */
    abouts: goalAbouts(parts),
    keyEvents: goalEvents(parts),
    teamSection: alerts.teamSection,
    /** What `pacer export` writes. */
    exports: createExports(parts),
    /** Imports goals from a file; for the command line and the made-up company. */
    importFile: (committing: Committing, file: NamedFile, options: GoalImportOptions) =>
      importGoals(parts, committing, file, options),
  };
}
