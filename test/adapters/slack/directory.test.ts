import { describe, expect, it } from 'vitest';
import { toPlatformError } from '../../../adapters/slack/errors.ts';
import { createManagerField } from '../../../adapters/slack/manager-field.ts';
import { readPages } from '../../../adapters/slack/read-pages.ts';
import type { RosterChange, RosterEntry } from '../../../src/chat/index.ts';
import { movableClock } from '../../../src/shared/clock.ts';
import { createPatience } from '../../../src/shared/patience.ts';
import { keepingLog, openOutbound } from './open-outbound.ts';

const byId = (entries: readonly RosterEntry[], id: string) => entries.find((it) => it.accountId === id);

describe('reading everybody', () => {
  it('tells members from guests and strangers, leaves bots out, keeps who left', async () => {
    const { slack, ann, directory } = await openOutbound();
    const li = slack.addUser({
      real_name: 'Li Wei',
      locale: 'zh-TW',
      tz: 'Asia/Shanghai',
      email: 'li@acme.example',
      is_email_confirmed: false,
      profile: { display_name: ' 李\n 伟 ', title: 'Engineer' },
    });
    const guest = slack.addUser({ is_restricted: true });
    const visitor = slack.addUser({ is_ultra_restricted: true });
    const foreign = slack.addUser({ team_id: 'T0OTHER001' });
    const bot = slack.addUser({ is_bot: true });
    const left = slack.addUser({ deleted: true });
    const { entries } = await directory.read();
    expect(byId(entries, ann.id)).toEqual({
      accountId: ann.id,
      name: 'Ann Lee',
      address: 'ann@acme.example',
      locale: 'en',
      timeZone: 'Europe/Berlin',
      kind: 'member',
      active: true,
    });
    expect(byId(entries, li.id)).toEqual({
      accountId: li.id,
      name: '李 伟',
      locale: 'zh-CN',
      timeZone: 'Asia/Shanghai',
      title: 'Engineer',
      kind: 'member',
      active: true,
    });
    expect([guest, visitor, foreign].map((it) => byId(entries, it.id)?.kind)).toEqual([
      'guest',
      'guest',
      'guest',
    ]);
    expect(byId(entries, left.id)?.active).toBe(false);
    expect([bot.id, slack.bot.userId, 'USLACKBOT'].map((it) => byId(entries, it))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(entries).toHaveLength(6);
  });

  it('reads page after page, waits where Slack asks for it, and repeats what was lost', async () => {
    const { slack, directory } = await openOutbound();
    for (let i = 0; i < 450; i += 1) slack.addUser({ real_name: `Person ${i}` });
    slack.fail({ method: 'users.list', as: { kind: 'rate-limited', retryAfter: 1 } });
    slack.fail({ method: 'users.list', as: { kind: 'status', status: 503 } });
    const { entries } = await directory.read();
    expect(new Set(entries.map((it) => it.accountId)).size).toBe(451);
    expect(slack.count('users.list')).toBe(5);
  });

  it('is complete or thrown', async () => {
    const { slack, directory } = await openOutbound();
    for (let i = 0; i < 250; i += 1) slack.addUser();
    slack.fail({
      method: 'users.list',
      times: 20,
      as: { kind: 'error', error: 'missing_scope', more: { needed: 'users:read' } },
    });
    await expect(directory.read()).rejects.toMatchObject({ failure: 'rate-limited' });
    expect(slack.count('users.list')).toBe(1);
  });

  it('does not go round for ever, and takes an answer without its list for none', async () => {
    const { client } = await openOutbound();
    const request = { method: 'users.list', args: {}, list: 'nothing' };
    await expect(readPages(client, (call) => call(), request)).rejects.toMatchObject({
      failure: 'transient',
    });
  });
});

describe('one person', () => {
  it('is looked up by id; a bot or somebody unknown is nobody', async () => {
    const { slack, ann, directory } = await openOutbound();
    expect(await directory.entry(ann.id)).toMatchObject({ name: 'Ann Lee', locale: 'en' });
    expect(await directory.entry(slack.bot.userId)).toBeUndefined();
    expect(await directory.entry('U0NOBODY01')).toBeUndefined();
  });
});

describe('managers', () => {
  const fields = [{ id: 'Xf0BOSS001', label: 'Manager', type: 'user' }] as const;

  it.each(['manager ', 'Xf0BOSS001'])(
    'come from the field %j; who has none there has none',
    async (managerField) => {
      const { slack, ann, directory } = await openOutbound({ slack: { fields }, config: { managerField } });
      const bob = slack.addUser({ real_name: 'Bob', fields: { Xf0BOSS001: ann.id } });
      const guest = slack.addUser({ is_restricted: true, fields: { Xf0BOSS001: ann.id } });
      const { entries } = await directory.read();
      expect(byId(entries, bob.id)?.managerId).toBe(ann.id);
      expect(byId(entries, ann.id)?.managerId).toBeNull();
      expect(byId(entries, guest.id)).not.toHaveProperty('managerId');
      expect(await directory.entry(bob.id)).toMatchObject({ managerId: ann.id });
      // Two members, once each: the second look remembers.
      expect(slack.count('users.profile.get')).toBe(2);
    },
  );

  it('are unknown, not nobody, where the field is missing', async () => {
    const { ann, directory, said } = await openOutbound({ config: { managerField: 'Boss' } });
    const { entries } = await directory.read();
    await directory.read();
    expect(byId(entries, ann.id)).not.toHaveProperty('managerId');
    expect(said).toHaveLength(1);
  });

  it('are asked for one by one, not faster than Slack takes them, and anew the next night or after a change', async () => {
    const { slack, ann, client } = await openOutbound({
      slack: { fields },
      config: { managerField: 'Manager' },
    });
    const clock = movableClock(new Date('2026-11-16T02:00:00Z'));
    const waits: number[] = [];
    const wait = async (ms: number) => void waits.push(ms);
    const patiently = createPatience(toPlatformError, wait);
    const { log } = keepingLog();
    const managers = createManagerField({ client, field: 'Manager', patiently, wait, realClock: clock, log });
    const people = Array.from({ length: 24 }, () => slack.addUser({ fields: { Xf0BOSS001: ann.id } }));
    const entryOf = (id: string): RosterEntry => ({ accountId: id, name: id, kind: 'member', active: true });
    const readings = people.map((user) => ({ user, entry: entryOf(user.id) }));
    slack.fail({ method: 'users.profile.get', as: { kind: 'rate-limited', retryAfter: 2 } });
    const read = await managers.addTo(readings);
    expect(read.every((it) => it.managerId === ann.id)).toBe(true);
    expect(waits).toEqual([2_000, 600, 600, 600, 600]);
    const asked = slack.count('users.profile.get');
    await managers.addTo(readings);
    expect(slack.count('users.profile.get')).toBe(asked);
    await managers.addTo(
      readings.map(({ user, entry }) => ({ user: { ...user, updated: 1 }, entry })).slice(0, 1),
    );
    expect(slack.count('users.profile.get')).toBe(asked + 1);
    clock.set(new Date('2026-11-17T02:00:00Z'));
    await managers.addTo(readings.slice(1, 2));
    expect(slack.count('users.profile.get')).toBe(asked + 2);
  });
});

describe('channels', () => {
  it('are found by id or by name, private ones from inside, archived ones by id only', async () => {
    const { slack, directory } = await openOutbound();
    const payments = slack.addChannel({ name: 'payments', shared: true });
    const secret = slack.addChannel({ name: 'board', private: true });
    slack.addChannel({ name: 'hidden', private: true, botIn: false });
    const old = slack.addChannel({ name: 'old', archived: true });
    const public_ = slack.addChannel({ name: '支付', botIn: false });
    const expected = {
      channelId: payments.id,
      name: 'payments',
      botPresent: true,
      archived: false,
      shared: true,
    };
    expect(await directory.channel('#Payments')).toEqual(expected);
    expect(await directory.channel(payments.id)).toEqual(expected);
    expect((await directory.channel('board'))?.channelId).toBe(secret.id);
    expect(await directory.channel('hidden')).toBeUndefined();
    expect(await directory.channel('old')).toBeUndefined();
    expect(await directory.channel(old.id)).toMatchObject({ archived: true });
    expect(await directory.channel('支付')).toMatchObject({ channelId: public_.id, botPresent: false });
    expect(slack.count('conversations.list')).toBe(1);
  });

  it('tell their members without bots, in pages', async () => {
    const { slack, ann, directory } = await openOutbound();
    const stranger = slack.addUser({ is_stranger: true, team_id: 'T0OTHER001' });
    const bot = slack.addUser({ is_bot: true });
    const many = Array.from({ length: 250 }, () => slack.addUser().id);
    const { id } = slack.addChannel({ name: 'all', members: [ann.id, stranger.id, bot.id, ...many] });
    expect(new Set(await directory.members(id))).toEqual(new Set([ann.id, stranger.id, ...many]));
    expect(slack.count('users.info')).toBeLessThan(3);
    expect(await directory.members('C0NOWHERE1')).toEqual([]);
  });

  it('are remembered for ten minutes, until an event says otherwise', async () => {
    const clock = movableClock(new Date('2026-11-16T10:00:00Z'));
    const { slack, channels, directory } = await openOutbound({ realClock: clock });
    const { id } = slack.addChannel({ name: 'payments', botIn: false });
    expect([await channels.botIn(id), await channels.botIn(id)]).toEqual([false, false]);
    expect(slack.count('conversations.info')).toBe(1);
    slack.state.channels.get(id)?.members.add(slack.bot.userId);
    await directory.took({ type: 'member_joined_channel', user: slack.bot.userId, channel: id });
    expect(await channels.botIn(id)).toBe(true);
    slack.state.channels.get(id)?.members.delete(slack.bot.userId);
    expect(await channels.botIn(id)).toBe(true);
    clock.set(new Date('2026-11-16T10:10:01Z'));
    expect(await channels.botIn(id)).toBe(false);
  });

  it('count as not joined where Slack does not say so within a second', async () => {
    const { slack, channels } = await openOutbound();
    const { id } = slack.addChannel({ name: 'payments' });
    slack.fail({ method: 'conversations.info', as: { kind: 'drop' } });
    expect(await channels.botIn(id)).toBe(false);
    expect(await channels.botIn(id)).toBe(true);
  });
});

describe('events', () => {
  const watched = async (options: Parameters<typeof openOutbound>[0] = {}) => {
    const opened = await openOutbound(options);
    const changes: RosterChange[] = [];
    opened.directory.watch(async (change) => void changes.push(change));
    return { ...opened, changes };
  };

  it('tell who came and who changed, and nothing of bots', async () => {
    const { ann, slack, directory, changes } = await watched();
    await directory.took({ type: 'team_join', user: ann });
    await directory.took({ type: 'user_change', user: { ...ann, deleted: true } });
    await directory.took({ type: 'user_change', user: slack.state.users.get(slack.bot.userId) });
    await directory.took({ type: 'app_home_opened', user: ann.id });
    expect(changes.map((it) => (it.kind === 'account' ? [it.entry.name, it.entry.active] : it))).toEqual([
      ['Ann Lee', true],
      ['Ann Lee', false],
    ]);
  });

  it('tell what became of a channel, as Slack says now', async () => {
    const { slack, ann, directory, changes } = await watched();
    const it = slack.addChannel({ name: 'payments-eu' });
    const old = { channelId: it.id, name: 'payments-eu', botPresent: true, archived: false, shared: false };
    await directory.took({ type: 'channel_rename', channel: { id: it.id, name: 'payments-eu' } });
    it.archived = true;
    await directory.took({ type: 'channel_archive', channel: it.id, user: ann.id });
    it.archived = false;
    await directory.took({ type: 'channel_unarchive', channel: it.id, user: ann.id });
    await directory.took({ type: 'member_joined_channel', channel: it.id, user: ann.id });
    await directory.took({ type: 'channel_deleted', channel: it.id });
    expect(changes).toEqual([
      { kind: 'channel', channel: old },
      { kind: 'channel', channel: { ...old, archived: true } },
      { kind: 'channel', channel: old },
      { kind: 'channel-deleted', channelId: it.id },
    ]);
  });

  it('tell of a private channel that the bot was taken out of by its name, where that was known', async () => {
    const { slack, directory, changes } = await watched();
    const board = slack.addChannel({ name: 'board', private: true });
    await directory.channel(board.id);
    board.members.delete(slack.bot.userId);
    await directory.took({ type: 'group_left', channel: board.id });
    await directory.took({ type: 'group_left', channel: 'C0UNKNOWN1' });
    expect(changes).toMatchObject([
      { kind: 'channel', channel: { name: 'board', botPresent: false } },
      { kind: 'channel-deleted', channelId: 'C0UNKNOWN1' },
    ]);
  });

  it('are not taken where the change could not be', async () => {
    const { slack, ann, directory } = await openOutbound();
    directory.watch(async () => {
      throw new Error('the database is out');
    });
    await expect(directory.took({ type: 'team_join', user: ann })).rejects.toThrow();
    slack.fail({ method: 'conversations.info', as: { kind: 'error', error: 'missing_scope' } });
    await expect(directory.took({ type: 'channel_archive', channel: 'C0PAYMENT1' })).rejects.toThrow();
  });
});
