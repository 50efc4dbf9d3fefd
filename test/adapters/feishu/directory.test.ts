import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { RosterChange, RosterEntry } from '../../../src/chat/index.ts';
import { movableClock } from '../../../src/shared/clock.ts';
import { type Company, companyAnswers, department, event, smallCompany, user } from './company.ts';
import { openOutbound, TENANT } from './open-outbound.ts';
import { type Answers, refusal } from './serve-api.ts';

const open = async (
  change: (it: Company) => void = () => undefined,
  more: Parameters<typeof openOutbound>[1] = {},
) => {
  const company = smallCompany();
  change(company);
  return { company, ...(await openOutbound(companyAnswers(company), more)) };
};
const byId = (entries: readonly RosterEntry[], id: string) => entries.find((it) => it.accountId === id);

describe('reading everybody', () => {
  it('reads departments with their heads and people, and who manages whom', async () => {
    const { directory } = await open();
    const { entries, departments, scope } = await directory.read();
    expect(departments).toEqual([
      { id: 'od-eng', name: 'Engineering', leaderId: 'ou_li', memberIds: ['ou_li'] },
      { id: 'od-pay', name: '支付组', parentId: 'od-eng', memberIds: ['ou_wang'] },
      { id: 'od-ops', name: '运营部', memberIds: [] },
    ]);
    expect(scope).toEqual(['0']);
    expect(byId(entries, 'ou_boss')).toEqual({
      accountId: 'ou_boss',
      name: 'Chen',
      managerId: null,
      kind: 'member',
      active: true,
    });
    expect(byId(entries, 'ou_wang')?.managerId).toBe('ou_li');
    expect(entries).toHaveLength(3);
  });

  it('writes names as they are spoken where the company’s language is Chinese', async () => {
    const { directory } = await open(() => undefined, { defaultLocale: 'zh-CN' });
    const { entries, departments } = await directory.read();
    expect(byId(entries, 'ou_boss')?.name).toBe('陈总');
    expect(departments?.[0]?.name).toBe('研发部');
  });

  it('takes what Feishu leaves out as unknown, and what is empty as nothing', async () => {
    const { directory } = await open((it) => {
      it.users['od-ops'] = [
        { open_id: 'ou_bare' },
        user('ou_full', {
          name: ' 赵\n 六 ',
          enterprise_email: '',
          email: 'zhao@acme.example',
          job_title: '工程师',
          leader_user_id: 'ou_full',
        }),
      ];
    });
    const { entries } = await directory.read();
    expect(byId(entries, 'ou_bare')).toEqual({
      accountId: 'ou_bare',
      name: 'ou_bare',
      kind: 'member',
      active: true,
    });
    expect(byId(entries, 'ou_full')).toEqual({
      accountId: 'ou_full',
      name: '赵 六',
      address: 'zhao@acme.example',
      title: '工程师',
      managerId: null,
      kind: 'member',
      active: true,
    });
  });

  it.each(['is_frozen', 'is_resigned', 'is_exited', 'is_unjoin'])(
    'knows that %s is not active',
    async (mark) => {
      const { directory } = await open((it) => {
        it.users['od-ops'] = [user('ou_x', { status: { is_activated: true, [mark]: true } })];
      });
      expect(byId((await directory.read()).entries, 'ou_x')?.active).toBe(false);
    },
  );

  it('knows that somebody who never signed in is not active', async () => {
    const { directory } = await open((it) => {
      it.users['od-ops'] = [user('ou_x', { status: { is_activated: false } })];
    });
    expect(byId((await directory.read()).entries, 'ou_x')?.active).toBe(false);
  });

  it('counts somebody in several departments to the main one, and reads nobody twice', async () => {
    const { directory } = await open((it) => {
      const orders = [
        { department_id: 'od-eng', is_primary_dept: false },
        { department_id: 'od-ops', is_primary_dept: true },
      ];
      const both = user('ou_both', { orders });
      it.users['od-eng']?.push(both);
      it.users['od-ops'] = [both];
    });
    const { entries, departments } = await directory.read();
    const of = (id: string) => departments?.find((it) => it.id === id)?.memberIds;
    expect([of('od-eng'), of('od-ops')]).toEqual([['ou_li'], ['ou_both']]);
    expect(entries.filter((it) => it.accountId === 'ou_both')).toHaveLength(1);
  });

  it('reads page after page, waits as long as Feishu asks, and repeats what was lost', async () => {
    const company = smallCompany();
    company.users['od-ops'] = Array.from({ length: 120 }, (_, i) => user(`ou_${i}`));
    const answers = companyAnswers(company);
    let asked = 0;
    const shaky: Answers = (it) => {
      if (!it.path.includes('find_by_department')) return answers(it);
      asked += 1;
      if (asked === 2) return { ...refusalWithWait, status: 429 };
      return asked === 4 ? 'drop' : answers(it);
    };
    const refusalWithWait = {
      body: { code: 99991400, msg: 'limit' },
      headers: { 'x-ogw-ratelimit-reset': '3' },
    };
    const { server, directory, waited } = await openOutbound(shaky);
    expect((await directory.read()).entries).toHaveLength(123);
    expect(waited).toEqual([3_000, 500]);
    const tokens = server.of(/find_by_department/).map((it) => it.params.get('page_token'));
    expect(tokens.filter((it) => it !== null)).toEqual(['page-50', 'page-100']);
  });

  it('throws where a part of it cannot be read', async () => {
    const answers = companyAnswers(smallCompany());
    const { directory } = await openOutbound((it) =>
      it.params.get('department_id') === 'od-pay' ? refusal(40003) : answers(it),
    );
    await expect(directory.read()).rejects.toMatchObject({ failure: 'forbidden' });
    const unscoped = await openOutbound((it) =>
      it.path.includes('/scopes') ? refusal(99991672) : answers(it),
    );
    await expect(unscoped.directory.read()).rejects.toMatchObject({ failure: 'rate-limited' });
    expect(unscoped.waited).toEqual([]);
  });
});

describe('a contact scope for a part of the company', () => {
  const part = (it: Company): void => {
    it.isWhole = false;
    it.scope = { departments: ['od-eng', 'od-pay'], users: ['ou_boss', 'ou_li'], groups: ['g1'] };
    it.departments.push(department('od-lab', 'od-elsewhere', { name: 'Lab' }));
    it.users['od-lab'] = [user('ou_lab')];
    it.users.named = [user('ou_friend')];
    it.groupMembers = { g1: { user: ['ou_friend'], department: ['od-lab'] } };
  };

  it('is what is read: its departments with all below, its people, and its groups', async () => {
    const { directory } = await open(part);
    const { entries, departments, scope } = await directory.read();
    expect(departments?.map((it) => it.id)).toEqual(['od-eng', 'od-pay', 'od-lab']);
    expect(departments?.find((it) => it.id === 'od-lab')).not.toHaveProperty('parentId');
    expect(new Set(entries.map((it) => it.accountId))).toEqual(
      new Set(['ou_li', 'ou_wang', 'ou_lab', 'ou_boss', 'ou_friend']),
    );
    expect(scope).toEqual(['od-eng', 'od-pay', 'g1']);
  });

  it('reads people who are named one by one in fifties', async () => {
    const { server, directory } = await open((it) => {
      it.isWhole = false;
      const many = Array.from({ length: 120 }, (_, i) => user(`ou_${i}`));
      it.users.named = many;
      it.scope = { departments: [], users: many.map((one) => String(one.open_id)), groups: [] };
    });
    expect((await directory.read()).entries).toHaveLength(120);
    expect(server.of(/users\/batch/).map((it) => it.params.getAll('user_ids').length)).toEqual([50, 50, 20]);
  });
});

describe('groups', () => {
  const withChats = (it: Company): void => {
    it.chats.push(
      {
        chat_id: 'oc_pay',
        name: '支付团队',
        i18n_names: { en_us: 'Payments' },
        external: true,
        bot: true,
        members: [
          { member_id: 'ou_li', name: '李伟', tenant_key: TENANT },
          { member_id: 'ou_ext', name: 'Kim', tenant_key: 'tk-other' },
        ],
      },
      { chat_id: 'oc_open', name: 'Open', chat_type: 'public', bot: false, members: [] },
      { chat_id: 'oc_board', name: 'Board', chat_type: 'private', bot: false, members: [] },
      { chat_id: 'oc_old', name: 'Old', chat_status: 'dissolved', bot: true, members: [] },
      { chat_id: 'oc_p2p', chat_mode: 'p2p', bot: true, members: [] },
    );
  };

  it('are found by id, and by name where the bot is in them', async () => {
    const { directory } = await open(withChats);
    const pay = { channelId: 'oc_pay', name: 'Payments', botPresent: true, archived: false, shared: true };
    expect(await directory.channel('oc_pay')).toEqual(pay);
    expect(await directory.channel('#payments')).toEqual(pay);
    expect(await directory.channel('oc_open')).toMatchObject({ name: 'Open', botPresent: false });
    expect(await directory.channel('oc_old')).toMatchObject({ archived: true, botPresent: false });
    for (const it of ['Open', 'Old', 'oc_board', 'oc_p2p', 'oc_nowhere', 'nothing'])
      expect(await directory.channel(it)).toBeUndefined();
  });

  it('are listed anew after two minutes, or when an event says so', async () => {
    const clock = movableClock(new Date('2026-11-16T10:00:00Z'));
    const { server, directory } = await open(withChats, { realClock: clock });
    const lists = () => server.of('/open-apis/im/v1/chats').length;
    await directory.channel('payments');
    await directory.channel('no such');
    expect(lists()).toBe(1);
    clock.set(new Date('2026-11-16T10:02:01Z'));
    await directory.channel('no such');
    expect(lists()).toBe(2);
    await directory.took(event('im.chat.updated_v1', { chat_id: 'oc_pay' }));
    await directory.channel('no such');
    expect(lists()).toBe(3);
  });

  it('tell their members, and of people from other companies that they are guests', async () => {
    const { directory } = await open(withChats);
    expect(await directory.entry('ou_ext')).toBeUndefined();
    expect(await directory.members('oc_pay')).toEqual(['ou_li', 'ou_ext']);
    expect(await directory.entry('ou_ext')).toEqual({
      accountId: 'ou_ext',
      name: 'Kim',
      kind: 'guest',
      active: true,
    });
    expect(await directory.entry('ou_li')).toMatchObject({ name: '李伟', kind: 'member' });
    expect(await directory.members('oc_nowhere')).toEqual([]);
  });
});

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
