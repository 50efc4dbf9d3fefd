import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bundled } from '../support/programs.ts';
import { type Env, fromSources, type Program, runProgram, type Start } from './run-program.ts';

const npmStart = fromSources('src/main.ts');
const folder = mkdtempSync(join(tmpdir(), 'pacer-start-'));
const running = new Set<ChildProcess>();
let bot: Start;

beforeAll(async () => {
  bot = [await bundled('src/main.ts')];
});

/** Runs the program in a folder of its own. */
function start(cwd: string, by: Start, env: Env = {}): Program {
  const program = runProgram(by, { cwd, env: { PORT: '0', LOG_LEVEL: 'error', ...env } });
  running.add(program.child);
  return program;
}

async function addressOf({ output, ended }: Program): Promise<string> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!over) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0];
    if (address !== undefined) return address;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Pacer ended: ${output()}`);
}

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm start', () => {
  const home = join(folder, 'home');

  it('makes the company, answers its probes, refuses a second one, and goes on where it stood', {
    timeout: 60_000,
  }, async () => {
    mkdirSync(home);
    const first = start(home, bot);
    const address = await addressOf(first);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${address}/metrics`)).text()).toMatch(
      /pacer_outbox_messages\{state="sent"\} \d+/,
    );
    expect(await (await fetch(address)).text()).toMatch(/周同步/);

    const second = start(home, bot);
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/already running/);

    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    // From its sources, as npm does it: where the company is there already it takes a third of the time.
    const third = start(home, npmStart);
    expect(await (await fetch(await addressOf(third))).text()).toMatch(/周同步/);
    expect(third.output()).not.toMatch(/Making up/);
  });

  it('stops with one message that names every wrong setting', async () => {
    const wrong = start(folder, bot, { PORT: 'x', WELCOME_CARD: 'maybe' });
    expect(await wrong.ended).toBe(1);
    expect(wrong.output()).toMatch(/PORT must[\s\S]*WELCOME_CARD must/);
    expect(wrong.output()).not.toMatch(/at .*\.ts/);
  });

  it.each([
    [
      'is not a database',
      (data: string) => writeFileSync(join(data, 'playground.db'), 'not a database '.repeat(100)),
      /is not a database of Pacer/,
    ],
    [
      'is damaged',
      (data: string) =>
        writeFileSync(
          join(data, 'playground.db'),
          Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4096, 7)]),
        ),
      /damaged|not a database/,
    ],
  ])('says in one sentence that its file %s', async (name, spoil, says) => {
    const place = join(folder, name.replaceAll(' ', '-'));
    mkdirSync(join(place, 'data'), { recursive: true });
    spoil(join(place, 'data'));
    const broken = start(place, bot);
    expect(await broken.ended).toBe(1);
    expect(broken.output()).toMatch(says);
    expect(broken.output().trim().split('\n')).toHaveLength(1);
  });
});
