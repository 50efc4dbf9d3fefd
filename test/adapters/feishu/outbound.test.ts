import { describe, expect, it } from 'vitest';
import type { CardElement, RosterEntry } from '../../../src/chat/index.ts';
import { movableClock } from '../../../src/shared/clock.ts';
import { card, message, openInTenant, toGroup, toPerson } from './open-outbound.ts';

const HOUR = 3_600_000;
const failureOf = (sent: Promise<unknown>): Promise<unknown> =>
  sent.then(
    () => undefined,
    (error: { failure: unknown }) => error.failure,
  );

describe('messages', () => {
  it('arrive in the person’s own conversation and in the group, and are brought up to date there', async () => {
    const { feishu, messages } = await openInTenant();
    const { open_id: ann } = feishu.addUser({ name: 'Ann' });
    const { chat_id: team } = feishu.addGroup({ members: [ann] });
    const [own, shared] = [
      await messages.send(message(toPerson(ann))),
      await messages.send(message(toGroup(team))),
    ];
    expect(feishu.message(own)?.chat_id).toBe(feishu.directOf(ann));
    expect(feishu.message(shared)?.chat_id).toBe(team);
    await messages.update(own, message(toPerson(ann), { cards: [card('Now otherwise')] }));
    const shown = JSON.stringify(feishu.message(own)?.card);
    expect(shown).toContain('Now otherwise');
    expect(shown).not.toContain('All is well');
  });

  it('are one, however often they are sent within the hour', async () => {
    const { feishu, messages } = await openInTenant();
    const { open_id: ann } = feishu.addUser();
    feishu.fail({ method: 'message.create', as: { kind: 'drop', after: true } });
    expect(await failureOf(messages.send(message(toPerson(ann))))).toBe('transient');
    const ref = await messages.send(message(toPerson(ann), { cards: [card('Meanwhile otherwise')] }));
    expect([...feishu.state.messages.keys()]).toEqual([ref]);
  });

  it('say what is wrong with whom they are for', async () => {
    const { feishu, messages } = await openInTenant();
    const to = (given: Parameters<typeof feishu.addUser>[0]) =>
      failureOf(messages.send(message(toPerson(feishu.addUser(given).open_id))));
    expect(await to({ status: { is_resigned: true } })).toBe('gone');
    expect(await to({ available: false })).toBe('gone');
    expect(await to({ blocked: true })).toBe('forbidden');
    const without = feishu.addGroup({ botIn: false });
    expect(await failureOf(messages.send(message(toGroup(without.chat_id))))).toBe('forbidden');
    expect(await failureOf(messages.send(message(toGroup('oc_nowhere'))))).toBe('gone');
  });

  it('stay as they are after 14 days, or when they were withdrawn', async () => {
    const clock = movableClock(new Date('2026-11-02T10:00:00Z'));
    const { feishu, messages } = await openInTenant({ clock });
    const { open_id: ann } = feishu.addUser();
    const ref = await messages.send(message(toPerson(ann)));
    clock.set(new Date(clock.now().getTime() + 14 * 24 * HOUR - 1));
    await messages.update(ref, message(toPerson(ann), { cards: [card('In time')] }));
    clock.set(new Date(clock.now().getTime() + 2));
    expect(await failureOf(messages.update(ref, message(toPerson(ann))))).toBe('gone');
    const withdrawn = await messages.send(message(toPerson(ann), { id: 'm-2' }));
    const it = feishu.message(withdrawn);
    if (it !== undefined) it.deleted = true;
    expect(await failureOf(messages.update(withdrawn, message(toPerson(ann))))).toBe('gone');
  });

  it('are updated no faster than Feishu takes it', async () => {
    const { feishu, messages } = await openInTenant({ enforceRates: true });
    const { open_id: ann } = feishu.addUser();
    const ref = await messages.send(message(toPerson(ann)));
    const updates = Array.from({ length: 8 }, (_, i) =>
      messages.update(ref, message(toPerson(ann), { cards: [card(`State ${i}`)] })),
    );
    await Promise.all(updates);
    expect(JSON.stringify(feishu.message(ref)?.card)).toContain('State 7');
  });

  it('go out with a new token where the old one was taken back', async () => {
    const { feishu, messages } = await openInTenant();
    const { open_id: ann } = feishu.addUser();
    await messages.send(message(toPerson(ann)));
    feishu.forgetTokens();
    await messages.send(message(toPerson(ann), { id: 'm-2' }));
    expect(feishu.state.messages.size).toBe(2);
  });

  it('show pictures that Feishu knows', async () => {
    const slices = Array.from({ length: 30 }, (_, i) => ({ label: `Part ${i}`, value: i + 1 }));
    const picture: CardElement = {
      kind: 'picture',
      title: 'Parts',
      alt: 'Many',
      chart: { kind: 'pie', slices },
    };
    const { feishu, messages } = await openInTenant({}, { httpTimeoutMs: 20_000 });
    const { open_id: ann } = feishu.addUser();
    const ref = await messages.send(message(toPerson(ann), { cards: [card('Look', [picture])] }));
    const [key] = [...feishu.state.images.keys()];
    expect(JSON.stringify(feishu.message(ref)?.card)).toContain(`"img_key":"${key}"`);
    // The company took its pictures away.
    feishu.state.images.clear();
    const again = await messages.send(
      message(toPerson(ann), { id: 'm-2', cards: [card('Look', [picture])] }),
    );
    expect(JSON.stringify(feishu.message(again)?.card)).not.toContain('img_key');
  });
});

describe('the directory', () => {
  const ids = (entries: readonly RosterEntry[]) => new Set(entries.map((it) => it.accountId));

  it('reads the company within its rates, and only who belongs to it', async () => {
    const { feishu, directory } = await openInTenant({ enforceRates: true });
    const boss = feishu.addUser({ name: '陈总', enterprise_email: 'chen@acme.example' });
    const top = feishu.addDepartment({ name: '研发部', leader_user_id: boss.open_id });
    const below = feishu.addDepartment({ name: '支付组', parent: top.open_department_id });
    const team = Array.from({ length: 60 }, () =>
      feishu.addUser({ department_ids: [below.open_department_id], leader_user_id: boss.open_id }),
    );
    feishu.addUser({ tenant_key: 'other' });
    const roster = await directory.read();
    expect(ids(roster.entries)).toEqual(new Set([boss, ...team].map((it) => it.open_id)));
    expect(roster.departments?.map((it) => [it.name, it.memberIds.length, it.leaderId])).toEqual([
      ['研发部', 0, boss.open_id],
      ['支付组', 60, undefined],
    ]);
    expect(roster.entries.find((it) => it.accountId === boss.open_id)?.address).toBe('chen@acme.example');
    expect(roster.scope).toEqual(['0']);
  });

  it('reads no more than the app may see, with what is named by a group', async () => {
    const { feishu, directory } = await openInTenant();
    const seen = feishu.addDepartment();
    const unseen = feishu.addDepartment();
    const inside = feishu.addUser({ department_ids: [seen.open_department_id] });
    const outside = feishu.addUser({ department_ids: [unseen.open_department_id] });
    const named = feishu.addUser({ department_ids: [unseen.open_department_id] });
    const grouped = feishu.addUser({ department_ids: [unseen.open_department_id] });
    feishu.state.groups.set('g1', { users: [grouped.open_id], departments: [] });
    const departments = [seen.open_department_id];
    feishu.state.contactScope = { departments, users: [named.open_id], groups: ['g1'] };
    const roster = await directory.read();
    expect(ids(roster.entries)).toEqual(new Set([inside, named, grouped].map((it) => it.open_id)));
    expect(roster.scope).toEqual([...departments, 'g1']);
    expect(await directory.entry(outside.open_id)).toBeUndefined();
    expect(await directory.entry('ou_nobody')).toBeUndefined();
  });

  it('tells the groups, and who in them is a guest', async () => {
    const { feishu, directory } = await openInTenant();
    const [ann, kim] = [
      feishu.addUser({ name: 'Ann' }),
      feishu.addUser({ name: 'Kim', tenant_key: 'other' }),
    ];
    const { chat_id } = feishu.addGroup({ name: '支付团队', members: [ann.open_id, kim.open_id] });
    expect(await directory.channel('支付团队')).toMatchObject({ channelId: chat_id, botPresent: true });
    expect(await directory.members(chat_id)).toEqual([ann.open_id, kim.open_id]);
    expect(await directory.entry(kim.open_id)).toMatchObject({ name: 'Kim', kind: 'guest' });
    const { chat_id: without } = feishu.addGroup({ botIn: false });
    expect(await directory.channel(without)).toBeUndefined();
  });
});

describe('the doctor', () => {
  it('finds nothing wrong where the tenant is as the manifest says', async () => {
    const { feishu, checks } = await openInTenant();
    const boss = feishu.addUser();
    feishu.addUser({ leader_user_id: boss.open_id });
    feishu.addGroup();
    const found = await checks('en');
    expect(found.map((it) => [it.state, it.sentence]).filter(([state]) => state !== 'fine')).toEqual([]);
    expect(feishu.state.messages.size).toBe(0);
  });

  it('names what is missing where the tenant grants less', async () => {
    const { feishu, checks } = await openInTenant({ scopes: ['contact:contact.base:readonly'] });
    feishu.addUser();
    const words = (await checks('en')).map((it) => it.sentence).join('\n');
    expect(words).toContain(
      'lacks permissions: im:message:send_as_bot, im:message:update, im:message.reactions:write_only, im:resource, im:chat:readonly, tenant:tenant:readonly',
    );
    expect(words).toContain("shows nobody's names, addresses, status");
  });
});
