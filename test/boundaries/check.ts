import { readSources } from './read-imports.ts';
import { findFeatureCircles, findViolations } from './rules.ts';

const files = readSources(['src', 'adapters']);
const violations = findViolations(files);
for (const it of violations) console.error(`${it.path}: ${it.from}\n  ${it.rule}`);
for (const feature of findFeatureCircles(files))
  console.error(`${feature}: features import each other in a circle`);
console.log(`boundaries: ${files.length} files read, ${violations.length} crossings`);
process.exitCode = violations.length + findFeatureCircles(files).length > 0 ? 1 : 0;
