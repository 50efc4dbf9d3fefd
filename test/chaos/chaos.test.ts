import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import { createPostgresDatabase } from '../support/databases.ts';
import { bundled } from '../support/programs.ts';
import { type ChaosPlan, runChaos } from './run-chaos.ts';

const bundledHere: ChaosPlan['bundled'] = (module) => bundled(`test/chaos/${module}.ts` as const);
const plan = {
  kills: 10,
  people: 60,
  killsAWave: 5,
  longestLife: 400,
  patience: 60_000,
  bundled: bundledHere,
};
const perfect = { kills: 10, missing: [], doubled: [] };
// Mostly the starts of processes; a busy machine takes its time.
const timeout = 180_000;

// The two run side by side, so each takes `onTestFinished` and `expect` from its own context.
test.concurrent('killed again and again on SQLite, the bot prompts everybody exactly once', {
  timeout,
}, async ({ expect, onTestFinished }) => {
  const folder = mkdtempSync(join(tmpdir(), 'pacer-chaos-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const report = await runChaos({
    ...plan,
    app: 'whole-app',
    url: join(folder, 'pacer.db'),
    processes: 1,
  });
  expect(report).toMatchObject({ ...perfect, expected: report.waves * plan.people });
});

test.concurrent('killed again and again on PostgreSQL, two processes prompt everybody exactly once', {
  timeout,
}, async ({ expect }) => {
  const url = await createPostgresDatabase(`chaos_${process.pid}`);
  const report = await runChaos({ ...plan, app: 'prompts-app', url, processes: 2 });
  // A prompt and its receipt: the fact that it was delivered is handled once, too.
  expect(report).toMatchObject({ ...perfect, expected: report.waves * plan.people * 2 });
});
