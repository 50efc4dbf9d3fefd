import { describe, expect, it } from 'vitest';
import type { RosterChange } from '../../../src/chat/index.ts';
import { openSlack } from './open-slack.ts';

async function watched() {
  const room = await openSlack('http', { retryAfterMs: [1] });
  const changes: RosterChange[] = [];
  room.directory.watch(async (change) => void changes.push(change));
  return { ...room, changes };
}

describe('What becomes of people and channels', () => {
  it('reaches the directory: who joins, who changes, who leaves', async () => {
    const { slack, changes, core } = await watched();
    const lin = await slack.joins({ name: 'lin', real_name: '林晓', locale: 'zh-CN' });
    await slack.changeUser(lin.id, { deleted: true });
    expect(changes).toMatchObject([
      { kind: 'account', entry: { accountId: lin.id, active: true } },
      { kind: 'account', entry: { accountId: lin.id, active: false } },
    ]);
    expect(core.events).toEqual([]);
  });

  it('reaches it for channels too, and the bot’s own coming and going', async () => {
    const { slack, changes, ann } = await watched();
    const channel = slack.addChannel({ name: 'payments', members: [ann.id], botIn: false });
    await slack.inviteBot(channel.id, ann.id);
    await slack.renameChannel(channel.id, 'pay');
    await slack.archiveChannel(channel.id);
    await slack.removeBot(channel.id);
    expect(changes).toMatchObject([
      { kind: 'channel', channel: { channelId: channel.id, botPresent: true } },
      { kind: 'channel', channel: { name: 'pay' } },
      { kind: 'channel', channel: { archived: true } },
      { kind: 'channel', channel: { botPresent: false } },
    ]);
  });

  it('is told again by Slack until it was taken', async () => {
    const { slack, directory } = await openSlack('http', { retryAfterMs: [1, 1] });
    let failures = 1;
    const taken: RosterChange[] = [];
    directory.watch(async (change) => {
      failures -= 1;
      if (failures >= 0) throw new Error('the commit failed');
      taken.push(change);
    });
    await slack.joins({ name: 'lin' });
    expect(slack.deliveries.map((it) => it.outcome.ok)).toEqual([false, true]);
    expect(taken).toHaveLength(1);
  });

  it('of another workspace is none of ours', async () => {
    const { slack, changes } = await watched();
    slack.state.team.id = 'T0FOREIGN';
    await slack.joins({ name: 'lin' });
    expect(changes).toEqual([]);
    expect(slack.deliveries.at(-1)?.outcome.ok).toBe(true);
  });

  it('a token that is taken away is told to the log, and acknowledged', async () => {
    const { slack, lines } = await openSlack('http');
    await slack.revokeToken();
    expect(lines.join('')).toContain('tokens_revoked');
    expect(slack.deliveries.at(-1)?.outcome.ok).toBe(true);
  });
});
