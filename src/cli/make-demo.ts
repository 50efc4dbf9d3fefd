import { openLog } from '../shared/log.ts';
import { FILE, makeCompany } from '../start/playground.ts';
import { DatabaseFault } from '../storage/faults.ts';
import { isLocked } from '../storage/process-lock.ts';

/** Makes the made-up company anew in the playground's own file, unless a playground is using it. */
export async function makeDemo(): Promise<void> {
  if (isLocked(FILE))
    throw new DatabaseFault(
      'in-use',
      `The playground is running on ${FILE}: stop it first, or press Reset in it.`,
    );
  await makeCompany(openLog('error'));
}
