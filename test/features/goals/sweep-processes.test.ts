import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { atWallTime } from '../../../src/calendar/index.ts';
import { tables } from '../../../src/schema.ts';
import { openStore } from '../../../src/storage/open.ts';
import { bundle } from '../../support/bundle.ts';
import { createPostgresDatabase } from '../../support/databases.ts';
import { eve } from './alerts-office.ts';
import { aGoal, givenGoals, openOffice } from './office.ts';
import type { Look, Looked } from './sweeping-process.ts';

async function ask(child: ChildProcess, look: Look): Promise<Looked> {
  const heard = once(child, 'message');
  const ended = once(child, 'exit').then(() => {
    throw new Error('a process ended by itself');
  });
  child.send(look);
  const [looked] = await Promise.race([heard, ended]);
  return looked;
}

it('two operating-system processes that look at the same goals at once on PostgreSQL alert, release and tell once', {
  timeout: 60_000,
}, async () => {
  const source = fileURLToPath(new URL('./sweeping-process.ts', import.meta.url));
  const [[program = ''], url] = await Promise.all([
    bundle('goals-sweeping', [source]),
    createPostgresDatabase(`goals_two_${process.pid}`),
  ]);
  const store = await openStore({ url, tables, mark: 'real', version: 'two', role: 'bot' });
  onTestFinished(() => store.close());
  const world = await openOffice(store, undefined, eve);
  const goals = ['alice', 'bob'].flatMap((ownerId, i) => [
    aGoal(2 * i + 1, { ownerId, level: 'team' }),
    aGoal(2 * i + 2, { ownerId, level: 'team', title: 'Refunds' }),
  ]);
  await givenGoals(world, goals);
  const before = await store.db.select().from(store.t.goalLags);
  const both = [fork(program, { execArgv: [] }), fork(program, { execArgv: [] })];
  onTestFinished(() => both.forEach((it) => void it.kill()));
  const bothLookAt = async (date: string, time: string): Promise<string[]> => {
    const at = atWallTime(date, time, 'Europe/Berlin').toISOString();
    return (await Promise.all(both.map((it) => ask(it, { url, at })))).flat().sort();
  };

  expect(before).toEqual([]);
  expect(await bothLookAt('2026-10-21', '09:00')).toEqual(['@alice', '@bob']);
  expect(await bothLookAt('2026-10-22', '09:00')).not.toContain('#payments');
  expect((await bothLookAt('2026-10-22', '09:30')).filter((to) => to !== '@anna')).toEqual(['#payments']);
  expect(await bothLookAt('2026-10-22', '09:35')).toEqual([]);
  const lags = await store.db.select().from(store.t.goalLags);
  expect(lags.map((it) => it.goalId).sort()).toEqual(goals.map((it) => it.id));
  expect(lags.every((it) => it.releasedAt !== null && it.toldAt !== null)).toBe(true);
  const statuses = await store.db.select().from(store.t.goals);
  expect(statuses.every((it) => it.status === 'behind' && it.shownStatus === 'behind')).toBe(true);
});
