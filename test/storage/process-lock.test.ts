import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isLocked, lockDatabase } from '../../src/storage/process-lock.ts';
import { openElsewhere } from './child.ts';

const folder = mkdtempSync(join(tmpdir(), 'pacer-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('one bot a file; the lock of one that was killed is free at once', async () => {
  const file = join(folder, 'killed.db');
  const first = await openElsewhere(file, 'bot', { stay: true });

  const second = await openElsewhere(file, 'bot');
  const beside = await openElsewhere(file, 'cli');
  const gone = once(first.process, 'exit');
  first.process.kill('SIGKILL');
  await gone;
  const third = await openElsewhere(file, 'bot');

  expect(first.answer.code).toBe('ok');
  expect(second.answer).toMatchObject({ code: 'in-use', message: expect.stringContaining('stop it first') });
  expect(beside.answer.code).toBe('ok');
  expect(third.answer.code).toBe('ok');
});

test('a lock that is released can be taken again', () => {
  const file = join(folder, 'released.db');
  const release = lockDatabase(file);

  expect(isLocked(file)).toBe(true);
  expect(() => lockDatabase(file)).toThrow(/already running/);
  release();
  expect(isLocked(file)).toBe(false);
});
