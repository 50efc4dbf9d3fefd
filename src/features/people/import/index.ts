// The front door of imports, for the command line and the made-up company.
export { describeReport } from './describe-report.ts';
export { type ImportFiles, importFiles } from './import-files.ts';
