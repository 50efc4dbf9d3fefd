import { describeGoalReport } from '../../../src/features/goals/index.ts';
import type { Locale } from '../../../src/shared/locale.ts';
import type { TestWorld } from '../../support/world.ts';

type Options = { dryRun?: boolean; partial?: boolean; locale?: Locale };

/** Imports a file at the administrator's desk, and reads the report aloud. */
export async function imports(world: TestWorld, given: string | Buffer, options: Options = {}) {
  const { app, clock } = world;
  let ids = 0;
  const committing = { clock, newId: () => `row-${clock.now().getTime()}-${++ids}`, commit: app.commit };
  const bytes = typeof given === 'string' ? Buffer.from(given) : given;
  const file = { name: 'goals.csv', bytes };
  const report = await app.goals.importFile(committing, file, { locale: 'en', ...options });
  await world.settle();
  const { out, problems } = describeGoalReport(report, options.locale ?? 'en', false, 0);
  return { report, text: [...problems, ...out].join('\n') };
}
