import { playgroundTables } from '../adapters/playground/schema.ts';
import { deliveryTables } from './delivery/schema.ts';
import { accessTables } from './features/access/schema.ts';
import { checkInTables } from './features/check-ins/schema.ts';
import { commitmentTables } from './features/commitments/schema.ts';
import { exchangeTables } from './features/exchanges/schema.ts';
import { feedbackTables } from './features/feedback/schema.ts';
import { goalTables } from './features/goals/schema.ts';
import { kudosTables } from './features/kudos/schema.ts';
import { importTables } from './features/people/import/schema.ts';
import { peopleTables } from './features/people/schema.ts';
import { supportTables } from './features/support/schema.ts';
import { jobTables } from './jobs/schema.ts';
import { runtimeTables } from './runtime/schema.ts';
import type { Kit } from './storage/kit.ts';
import { storageTables } from './storage/schema.ts';
import type { Store } from './storage/store.ts';

/** Composes every feature's tables; the migrations are generated from these. */
export const tables = (kit: Kit) => ({
  ...storageTables(kit),
  ...runtimeTables(kit),
  ...deliveryTables(kit),
  ...jobTables(kit),
  ...peopleTables(kit),
  ...importTables(kit),
  ...checkInTables(kit),
  ...commitmentTables(kit),
  ...supportTables(kit),
  ...exchangeTables(kit),
  ...kudosTables(kit),
  ...feedbackTables(kit),
  ...goalTables(kit),
  ...accessTables(kit),
  // The playground's conversations: empty in a database of real people, but one set of migrations serves both.
  ...playgroundTables(kit),
});

export type Tables = ReturnType<typeof tables>;
export type AppStore = Store<Tables>;
