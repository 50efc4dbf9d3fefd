import { describe, expect, it } from 'vitest';
import { eventScopes } from '../../../adapters/slack/events.ts';
import { readInstallation } from '../../../adapters/slack/installation.ts';
import { botScopes } from '../../../adapters/slack/scopes.ts';
import { movableClock } from '../../../src/shared/clock.ts';
import { openOutbound } from './open-outbound.ts';

const scopes = botScopes({ readsProfiles: false });
const fields = [
  { id: 'Xf0BOSS001', label: 'Manager', type: 'user' },
  { id: 'Xf0TEXT001', label: 'Boss', type: 'text' },
] as const;

type Options = Parameters<typeof openOutbound>[0];
const found = async (
  options: Options = {},
  prepare?: (it: Awaited<ReturnType<typeof openOutbound>>) => unknown,
) => {
  const opened = await openOutbound({ ...options, slack: { scopes, ...options.slack } });
  await prepare?.(opened);
  const [english, chinese] = [await opened.checks('en'), await opened.checks('zh-CN')];
  expect(chinese.map((it) => it.state)).toEqual(english.map((it) => it.state));
  for (const { sentence } of chinese) expect(sentence).toMatch(/\p{Script=Han}/u);
  const troubles = english.filter((it) => it.state !== 'fine');
  return {
    states: english.map((it) => it.state),
    troubles,
    words: troubles.map((it) => it.sentence).join('\n'),
  };
};

describe('the checks', () => {
  it('find nothing wrong where nothing is', async () => {
    expect((await found()).states).toEqual(['fine', 'fine', 'fine', 'fine']);
  });

  it('name the permissions that are missing, and those that nobody needs', async () => {
    const granted = [...scopes.filter((it) => it !== 'chat:write'), 'channels:history'];
    const { troubles, words } = await found({ slack: { scopes: granted } });
    expect(troubles.map((it) => it.state)).toEqual(['wrong', 'note']);
    expect(words).toMatch(/lacks permissions: chat:write\./);
    expect(words).toMatch(/does not need: channels:history\./);
  });

  it.each(['token_revoked', 'account_inactive', 'invalid_auth'])('say what to do about %s', async (code) => {
    const { troubles, words } = await found({}, ({ slack }) => {
      slack.state.tokenError = code;
    });
    expect(troubles[0]?.state).toBe('wrong');
    expect(words).toContain(`(${code}). Install the app`);
  });

  it('tell a Slack that is not reached from one that refuses', async () => {
    const { states, words } = await found({}, ({ slack }) => slack.close());
    expect(states).toContain('wrong');
    expect(words).toMatch(/does not answer at http:.*: (ECONNREFUSED|ECONNRESET|UND_ERR_SOCKET)/);
  });

  it('say what to do about the connection', async () => {
    expect((await found({ config: { appToken: 'xapp-wrong' } })).words).toMatch(
      /\(invalid_auth\).*SLACK_APP_TOKEN/,
    );
    const signed = { appToken: undefined, signingSecret: '8f742231b10e8888abcd99yyyzzz85a5' };
    expect((await found({ config: signed })).words).toContain('does not look like one');
    expect((await found({ config: { ...signed, signingSecret: 'a'.repeat(32) } })).states).not.toContain(
      'note',
    );
  });

  it.each([
    [90_000, 'fine'],
    [-180_000, 'note'],
    [330_000, 'wrong'],
  ])('compare the clock with Slack’s: %i ms is %s', async (ms, state) => {
    const { states } = await found({ realClock: movableClock(new Date(Date.now() + ms)) });
    expect(states.at(-1)).toBe(state);
  });

  it.each([
    ['Manager', 'fine', ''],
    ['Boss', 'wrong', 'holds text'],
    ['Chief', 'wrong', 'no profile field'],
  ])('look at the manager field %s: %s', async (managerField, state, said) => {
    const granted = botScopes({ readsProfiles: true });
    const { states, words } = await found({ slack: { scopes: granted, fields }, config: { managerField } });
    expect(states.at(-1)).toBe(state);
    expect(words).toContain(said);
  });

  it('miss the permission for the manager field only where there is one', async () => {
    const { words } = await found({ slack: { fields }, config: { managerField: 'Manager' } });
    expect(words).toContain('lacks permissions: users.profile:read');
    expect(words).toContain('could not be looked up (missing_scope)');
  });
});

describe('the installation', () => {
  it('says where the token belongs', async () => {
    const { slack, installation } = await openOutbound();
    expect(installation).toEqual({
      workspace: slack.team.id,
      name: 'Acme',
      botId: slack.bot.userId,
      details: { url: slack.team.url, domain: 'acme', botMessageId: slack.bot.id, enterprise: '' },
    });
  });

  it('says what to do where the token is refused', async () => {
    const { slack, client } = await openOutbound();
    slack.state.tokenError = 'invalid_auth';
    await expect(readInstallation(client)).rejects.toThrow(/\(invalid_auth\): .*SLACK_BOT_TOKEN/);
    await slack.close();
    await expect(readInstallation(client)).rejects.toThrow(/SLACK_API_URL/);
  });
});

describe('the scopes', () => {
  it('hold what the events need, and no history but that of direct messages', () => {
    expect(scopes).toEqual(expect.arrayContaining([...eventScopes]));
    expect(scopes.filter((it) => it.endsWith(':history'))).toEqual(['im:history']);
    expect(new Set(scopes).size).toBe(scopes.length);
  });
});
