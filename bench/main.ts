import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

// One file a question; each prints ratios against a floor measured in the same run.
const chosen = process.argv.slice(2);
const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && name !== 'main.ts')
  .filter((name) => chosen.length === 0 || chosen.some((it) => name.startsWith(it)));

for (const name of files) {
  console.log(`\n== ${name.replace('.ts', '')}`);
  const run = spawnSync(process.execPath, ['--import', 'tsx', join(import.meta.dirname, name)], {
    stdio: 'inherit',
  });
  if (run.status !== 0) process.exitCode = 1;
}
