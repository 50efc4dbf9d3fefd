import { describe, expect, it } from 'vitest';
import { ConfigurationFault, readConfig } from '../../src/config.ts';

function problems(variables: Record<string, string>): string {
  try {
    readConfig(variables);
  } catch (error) {
    if (error instanceof ConfigurationFault) return error.message;
    throw error;
  }
  return '';
}

describe('settings', () => {
  it('need nothing: without any the playground runs on this machine alone', () => {
    expect(readConfig({})).toMatchObject({
      databaseUrl: 'file:./data/pacer.db',
      port: 3000,
      host: '127.0.0.1',
      playground: true,
      realChats: false,
      welcomeCard: 'on',
    });
  });

  it('treat an empty line of .env as absent', () => {
    expect(readConfig({ PORT: '', SLACK_BOT_TOKEN: ' ', WELCOME_CARD: '' })).toEqual(readConfig({}));
  });

  it('name every problem at once, each with its remedy', () => {
    const message = problems({
      PORT: 'eighty',
      DATABASE_URL: 'mysql://nope',
      DEFAULT_TIME_ZONE: 'Mars/Olympus',
      WORK_CALENDAR: '/no/such/file.json',
      SIGNALS_TOKEN: 'short',
      WELCOME_CARD: 'maybe',
      LOG_LEVEL: 'loud',
    });
    for (const name of [
      'PORT',
      'DATABASE_URL',
      'DEFAULT_TIME_ZONE',
      'WORK_CALENDAR',
      'SIGNALS_TOKEN',
      'WELCOME_CARD',
      'LOG_LEVEL',
    ]) {
      expect(message).toMatch(new RegExp(`- ${name} must`));
    }
    expect(message).toMatch(/\.env\.example/);
  });

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /SLACK_APP_TOKEN \(Socket Mode\) or SLACK_SIGNING_SECRET/],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_BOT_TOKEN is missing/],
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' }, /both set/],
    [{ FEISHU_APP_ID: 'cli_1' }, /FEISHU_APP_SECRET is missing/],
    [{ FEISHU_APP_SECRET: 's' }, /FEISHU_APP_ID is missing/],
    [{ FEISHU_APP_ID: 'cli_1', FEISHU_APP_SECRET: 's', FEISHU_ENCRYPT_KEY: 'k' }, /belong together/],
    [{ SLACK_BOT_TOKEN: 'wrong', SLACK_APP_TOKEN: 'xapp-1' }, /must begin with xoxb-/],
  ])('half given are refused: %o', (variables, says) => {
    expect(problems(variables)).toMatch(says);
  });

  it('never repeat a secret', () => {
    expect(
      problems({ SLACK_BOT_TOKEN: 'secret-token-value', SLACK_SIGNING_SECRET: 'secret-signing' }),
    ).not.toMatch(/secret-token-value|secret-signing/);
  });
});
