export { createDuties, type Duties, type Duty } from './duties.ts';
export { factHandlers, factWrites } from './facts.ts';
export { type JobTables, jobTables } from './schema.ts';
export { wakeWrites } from './store.ts';
export { createTicker, type Ticker } from './ticker.ts';
