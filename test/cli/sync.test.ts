import { describe, expect, it } from 'vitest';
import { openDesk } from '../../src/cli/desk.ts';
import { runProgram } from '../../src/cli/program.ts';
import { exits } from '../../src/cli/terminal.ts';
import { readConfig } from '../../src/config.ts';
import { newId } from '../../src/shared/ids.ts';
import { engines } from '../support/databases.ts';
import { createTestDirectory } from '../support/test-directory.ts';
import { sitDown } from './command-line.ts';

describe.each(engines)('pacer sync on %s', (engine) => {
  async function seated() {
    const desk = await sitDown(engine);
    const directory = createTestDirectory();
    const run = async (...argv: string[]) => {
      const out: string[] = [];
      const err: string[] = [];
      const exit = await runProgram(['sync', ...argv], {
        locale: argv.includes('zh-CN') ? 'zh-CN' : 'en',
        terminal: { out: (line) => out.push(line), err: (line) => err.push(line) },
        config: () => readConfig({ DATABASE_URL: desk.url }),
        openDesk: async (config) => ({
          ...(await openDesk({ config, clock: desk.clock, newId })),
          directories: async () => [directory],
        }),
        elapsed: () => 100,
        start: async () => exits.ok,
        makeDemo: async () => {},
      });
      return { exit, out: out.join('\n'), err: err.join('\n') };
    };
    return { desk, directory, run };
  }

  it('reports what it did, holds what is too much, and does it when told to', async () => {
    const { directory, run } = await seated();
    directory.has(...Array.from({ length: 30 }, (_, i) => ({ accountId: `U${i}`, name: `Person ${i}` })));
    expect(await run('--dry-run')).toMatchObject({ exit: exits.ok, out: expect.stringMatching(/Dry run/) });
    expect((await run()).out).toMatch(/Testchat: 30 created, 0 joined.*0 back[\s\S]*Nobody was written to/);
    expect((await run()).out).toMatch(/30 unchanged[\s\S]*Nothing to change/);
    directory.loses('U1', 'U2', 'U3');
    const held = await run();
    expect(held).toMatchObject({ exit: exits.failed, out: '' });
    expect(held.err).toMatch(/3 of 30 accounts would be deactivated/);
    expect((await run('--locale', 'zh-CN')).err).toMatch(/30 个账号中有 3 个将被停用/);
    expect((await run('--accept')).out).toMatch(/3 deactivated/);
    directory.isOut(true);
    expect(await run()).toMatchObject({
      exit: exits.failed,
      err: 'Testchat could not be read: it does not answer; try again in a few minutes',
    });
  });

  it('says so where no chat is configured', async () => {
    const { desk } = await seated();
    const ended = await desk.pacer('sync');
    expect(ended).toMatchObject({ exit: exits.failed, err: expect.stringMatching(/No chat is configured/) });
  });
});
