import { describe, expect, it } from 'vitest';
import type { RosterEntry } from '../../../src/chat/index.ts';
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

  it('asks of departments fifty at a time, and of those below another one with that one alone', async () => {
    const { server, directory } = await open((it) => {
      it.isWhole = false;
      const tops = Array.from({ length: 60 }, (_, i) => department(`od-${i}`, 'od-elsewhere'));
      const children = tops.map((top, i) => department(`od-${i}-a`, String(top.open_department_id)));
      it.departments = [...tops, ...children];
      it.users = { 'od-7-a': [user('ou_ann')] };
      const departments = it.departments.map((one) => String(one.open_department_id));
      it.scope = { departments, users: [], groups: [] };
    });
    const { departments } = await directory.read();
    expect(departments).toHaveLength(120);
    expect(departments?.find((it) => it.id === 'od-7-a')).toMatchObject({
      parentId: 'od-7',
      memberIds: ['ou_ann'],
    });
    const asked = server.of(/departments\/batch/).map((it) => it.params.getAll('department_ids').length);
    expect(asked).toEqual([50, 50, 20]);
    // The company's root is tried besides, which tells that it is not seen.
    expect(server.of(/children/).filter((it) => it.params.get('fetch_child') === 'true')).toHaveLength(60);
    expect(server.of(/departments\/od-[^/]*$/)).toEqual([]);
  });

  it('that names a department which the app may not see is not read by half', async () => {
    const { directory } = await open((it) => {
      part(it);
      it.scope.departments.push('od-vanished');
    });
    await expect(directory.read()).rejects.toMatchObject({ failure: 'forbidden' });
  });

  it('that names a department which was deleted is read without it', async () => {
    const { directory } = await open((it) => {
      part(it);
      it.departments.push(department('od-gone', '0', { status: { is_deleted: true } }));
      it.scope.departments.push('od-gone');
    });
    const { departments } = await directory.read();
    expect(departments?.map((it) => it.id)).not.toContain('od-gone');
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
