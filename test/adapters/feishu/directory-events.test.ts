import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { RosterChange } from '../../../src/chat/index.ts';
import { type Company, companyAnswers, event, smallCompany, user } from './company.ts';
import { openOutbound } from './open-outbound.ts';

const open = async (change: (it: Company) => void = () => undefined) => {
  const company = smallCompany();
  change(company);
  return { company, ...(await openOutbound(companyAnswers(company))) };
};

describe('events', () => {
  const watched = async (change?: (it: Company) => void) => {
    const opened = await open(change);
    const changes: RosterChange[] = [];
    opened.directory.watch(async (it) => void changes.push(it));
    return { ...opened, changes };
  };
  const accounts = (changes: readonly RosterChange[]) =>
    changes.map((it) => (it.kind === 'account' ? [it.entry.name, it.entry.active] : it));

  it('tell who came and who changed as Feishu has them now, and nothing of those out of sight', async () => {
    const { company, directory, changes } = await watched();
    await directory.took(event('contact.user.created_v3', { object: { open_id: 'ou_li', name: 'Old' } }));
    company.users['od-eng'] = [user('ou_li', { name: '李伟', status: { is_frozen: true } })];
    await directory.took(event('contact.user.updated_v3', { object: { open_id: 'ou_li' } }));
    await directory.took(event('contact.user.updated_v3', { object: { open_id: 'ou_unseen' } }));
    await directory.took(event('contact.user.updated_v3', {}));
    await directory.took(event('im.message.message_read_v1', { reader: {} }));
    expect(accounts(changes)).toEqual([
      ['李伟', true],
      ['李伟', false],
    ]);
  });

  it('tell who left, by the event where Feishu shows them no more', async () => {
    const { company, directory, changes } = await watched();
    company.users['od-eng'] = [];
    await directory.took(event('contact.user.deleted_v3', { object: { open_id: 'ou_li', name: '李伟' } }));
    // An event of long ago about somebody who is back.
    await directory.took(event('contact.user.deleted_v3', { object: { open_id: 'ou_wang', name: '王芳' } }));
    expect(accounts(changes)).toEqual([
      ['李伟', false],
      ['王芳', true],
    ]);
  });

  it('tell once that the company was rearranged, when that has settled, and again for what follows', async () => {
    const { directory, said } = await open();
    let told = 0;
    let release: () => void = () => undefined;
    directory.watch(async (it) => {
      expect(it).toEqual({ kind: 'roster' });
      told += 1;
      if (told === 1) await new Promise<void>((resolve) => (release = resolve));
      if (told === 2) throw new Error('the database is out');
    });
    for (const type of ['created', 'updated', 'deleted'])
      await directory.took(event(`contact.department.${type}_v3`, { object: {} }));
    await directory.took(event('contact.scope.updated_v3', { added: {} }));
    expect(told).toBe(0);
    await vi.waitFor(() => expect(told).toBe(1));
    await directory.took(event('contact.scope.updated_v3', {}));
    await setTimeout(60);
    expect(told).toBe(1);
    release();
    await vi.waitFor(() => expect(said.map((it) => it.level)).toEqual(['warn']));
    await directory.took(event('contact.scope.updated_v3', {}));
    await vi.waitFor(() => expect(told).toBe(3));
  });

  it('read the company anew where somebody moved to another department', async () => {
    const { directory, changes } = await watched();
    const object = { open_id: 'ou_li', department_ids: [] };
    await directory.took(event('contact.user.updated_v3', { object, old_object: { job_title: '工程师' } }));
    await directory.took(
      event('contact.user.updated_v3', { object, old_object: { department_ids: ['od-ops'] } }),
    );
    // The person is read at once, the company when it has settled: either may be told first.
    const told = () => changes.map((it) => it.kind).sort();
    await vi.waitFor(() => expect(told()).toEqual(['account', 'account', 'roster']));
  });

  it('tell what became of a group, as Feishu says now', async () => {
    const { company, directory, changes } = await watched((it) => {
      it.chats.push({ chat_id: 'oc_pay', name: 'Pay', chat_type: 'private', bot: true, members: [] });
    });
    const pay = { channelId: 'oc_pay', name: 'Pay', botPresent: true, archived: false, shared: false };
    const [chat] = company.chats;
    await directory.took(event('im.chat.member.bot.added_v1', { chat_id: 'oc_pay', name: 'Pay' }));
    await directory.took(
      event('im.chat.updated_v1', { chat_id: 'oc_pay', after_change: { name: 'Elsewhere' } }),
    );
    if (chat !== undefined) chat.bot = false;
    await directory.took(event('im.chat.member.bot.deleted_v1', { chat_id: 'oc_pay' }));
    await directory.took(event('im.chat.member.bot.deleted_v1', { chat_id: 'oc_unknown' }));
    await directory.took(event('im.chat.disbanded_v1', { chat_id: 'oc_pay' }));
    expect(changes).toEqual([
      { kind: 'channel', channel: pay },
      { kind: 'channel', channel: pay },
      { kind: 'channel', channel: { ...pay, botPresent: false } },
      { kind: 'channel-deleted', channelId: 'oc_unknown' },
      { kind: 'channel-deleted', channelId: 'oc_pay' },
    ]);
  });

  it('are not taken where the change could not be', async () => {
    const { directory } = await open();
    directory.watch(async () => {
      throw new Error('the database is out');
    });
    const created = event('contact.user.created_v3', { object: { open_id: 'ou_li' } });
    await expect(directory.took(created)).rejects.toThrow('the database is out');
  });
});

it('what a client tells of itself is told once, and again where that failed', async () => {
  const { directory } = await open();
  const told: unknown[] = [];
  let isOut = true;
  directory.watch(async (change) => {
    if (isOut) throw new Error('the database is out');
    told.push(change);
  });
  const tells = () => directory.told('ou_li', { locale: 'zh-CN' });
  await expect(tells()).rejects.toThrow('the database is out');
  isOut = false;
  await tells();
  await tells();
  expect(told).toMatchObject([{ kind: 'account', entry: { accountId: 'ou_li', locale: 'zh-CN' } }]);
});
