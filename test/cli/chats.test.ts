import { describe, expect, test } from 'vitest';
import { botScopes } from '../../adapters/slack/scopes.ts';
import { openOffice } from '../start/office.ts';

const scopes = botScopes({ readsProfiles: false });

/** A company at Slack whose files were imported and whose directory was read. */
async function setUp(given: Parameters<typeof openOffice>[0] = {}) {
  const office = await openOffice({ slack: { scopes }, ...given });
  expect((await office.pacer(...office.imports)).exit).toBe(0);
  return office;
}

describe('pacer sync with Slack', () => {
  test('joins people by address and binds the channel; the second time there is nothing to do', async () => {
    const office = await setUp();
    const first = await office.pacer('sync');
    expect(first.exit).toBe(0);
    expect(first.output).toMatch(/Slack: .*3 joined with people who were known.*1 guest/);
    expect(first.output).toMatch(/payments/);
    expect((await office.pacer('team', 'list')).output).toMatch(/payments \(slack\)/);
    expect((await office.pacer('sync')).output).toMatch(/0 joined.*\n.*Nothing to change/);
    expect(office.slack.count('chat.postMessage')).toBe(0);
    expect(office.slack.violations).toEqual([]);
  });

  test.each(['en', 'zh-CN'])('ends with 1 and a sentence where the token is refused (%s)', async (locale) => {
    const office = await setUp();
    office.slack.state.tokenError = 'invalid_auth';
    const { exit, output } = await office.pacer('sync', '--locale', locale);
    expect(exit).toBe(1);
    expect(output).toMatch(/pacer doctor/);
    expect(output).not.toMatch(/\bat .*\.ts:\d/);
    expect(output.split('\n')).toHaveLength(1);
  });
});

describe('pacer doctor with Slack', () => {
  test('finds nothing wrong where nothing is', async () => {
    const office = await setUp();
    await office.pacer('sync');
    await office.pacer('team', 'on', 'Payments');
    const { exit, output } = await office.pacer('doctor');
    expect(exit).toBe(0);
    expect(output).not.toMatch(/^[!✗]/m);
    expect(output).toMatch(/✓ #payments \(Payments\): Pacer is in it/);
  });

  test.each(['en', 'zh-CN'])(
    'says what to do about a wrong token before the first start (%s)',
    async (locale) => {
      const office = await setUp();
      office.slack.state.tokenError = 'invalid_auth';
      const { exit, output } = await office.pacer('doctor', '--locale', locale);
      expect(exit).toBe(1);
      expect(output).toMatch(/✗ .*invalid_auth.*SLACK_BOT_TOKEN/);
      // The socket has a token of its own, and says so by itself.
      expect(output.match(/^✗/gm)).toHaveLength(1);
    },
  );

  test('names the permissions that are missing', async () => {
    const office = await setUp({ slack: { scopes: scopes.filter((it) => it !== 'users:read.email') } });
    const { exit, output } = await office.pacer('doctor');
    expect(exit).toBe(1);
    expect(output).toMatch(/✗ The app lacks permissions: users:read\.email\..*manifest slack/);
  });

  test('says that a token for the socket is wrong', async () => {
    const office = await setUp();
    office.slack.state.refusedConnections.push('invalid_auth');
    const { exit, output } = await office.pacer('doctor');
    expect(exit).toBe(1);
    expect(output).toMatch(/✗ Socket Mode cannot be opened \(invalid_auth\).*SLACK_APP_TOKEN/);
  });

  test('tells what is the matter with channels: wrong for a started team, a note before', async () => {
    const office = await setUp();
    await office.pacer('sync');
    await office.slack.removeBot(office.payments.id);
    const before = await office.pacer('doctor');
    expect(before.exit).toBe(0);
    expect(before.output).toMatch(/^! #payments \(Payments\): Pacer is not in it.*\/invite @Pacer/m);
    await office.pacer('team', 'on', 'Payments');
    const after = await office.pacer('doctor');
    expect(after.exit).toBe(1);
    expect(after.output).toMatch(/^✗ #payments \(Payments\): Pacer is not in it/m);
    await office.slack.archiveChannel(office.payments.id);
    expect((await office.pacer('doctor')).output).toMatch(/^✗ #payments \(Payments\) is archived/m);
  });

  test('looks for a channel that was named and never found', async () => {
    const office = await setUp();
    await office.slack.renameChannel(office.payments.id, 'billing');
    const { exit, output } = await office.pacer('doctor');
    expect(exit).toBe(0);
    expect(output).toMatch(/^! #payments \(Payments\) cannot be found/m);
  });

  test('says where Slack does not answer', async () => {
    const office = await setUp({ slack: { scopes }, env: { SLACK_API_URL: 'http://127.0.0.1:9/api/' } });
    const { exit, output } = await office.pacer('doctor');
    expect(exit).toBe(1);
    expect(output).toMatch(
      /✗ Slack does not answer at http:\/\/127\.0\.0\.1:9\/api\/: \w+\. Check the network/,
    );
  });
});
