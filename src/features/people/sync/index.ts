// The front door of directory syncs, for the command line.
export { describeSync } from './describe-sync.ts';
