import { mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fromSources, runProgram } from '../start/run-program.ts';
import { sitDown } from './command-line.ts';

describe('pacer manifest slack', () => {
  test('prints JSON that can be pasted, before anything is set up, and makes no database', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'pacer-manifest-'));
    onTestFinished(() => rm(cwd, { recursive: true, force: true }));
    const program = runProgram(fromSources('src/cli/main.ts'), {
      cwd,
      env: {},
      argv: ['manifest', 'slack'],
    });
    expect(await program.ended).toBe(0);
    const manifest = JSON.parse(program.output());
    expect(manifest).toMatchObject({
      display_information: { name: 'Pacer' },
      settings: { socket_mode_enabled: true },
    });
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('is made for HTTP with --http, in Chinese with --locale, and with a manager field where one is set', async () => {
    const desk = await sitDown('sqlite', {
      PUBLIC_URL: 'https://pacer.acme.example',
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
      SLACK_MANAGER_FIELD: 'Manager',
    });
    const { exit, out } = await desk.pacer('manifest', 'slack', '--http', '--locale', 'zh-CN');
    expect(exit).toBe(0);
    const manifest = JSON.parse(out);
    expect(manifest.settings.event_subscriptions.request_url).toBe('https://pacer.acme.example/slack/events');
    expect(manifest.display_information.description).toMatch(/\p{Script=Han}/u);
    expect(manifest.oauth_config.scopes.bot).toContain('users.profile:read');
    expect(readdirSync(desk.folder)).toEqual([]);
  });
});
