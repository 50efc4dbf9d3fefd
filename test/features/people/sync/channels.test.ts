import { expect, it } from 'vitest';
import { describeOnEachEngine, itOnSqlite } from '../../../support/databases.ts';
import { createTestDirectory } from '../../../support/test-directory.ts';
import { createWorld } from '../../../support/world.ts';
import { answers, threeInBerlin } from '../../check-ins/leading/people-who-answer.ts';

describeOnEachEngine('the channel of a team', (open) => {
  async function payments() {
    const directory = createTestDirectory();
    const world = await createWorld({ store: await open(), company: threeInBerlin, directory });
    const members = threeInBerlin.people.map((it) => it.id);
    directory.has(...threeInBerlin.people.map((it) => ({ accountId: it.id, name: it.name ?? it.id })));
    directory.hasChannel({ channelId: 'payments' }, members);
    const ctx = { clock: world.clock, newId: () => crypto.randomUUID(), commit: world.app.commit };
    const row = async () =>
      (await world.store.db.select().from(world.store.t.teamChannels)).find((it) => it.teamId === 'payments');
    return {
      world,
      directory,
      members,
      row,
      async syncs() {
        const report = await world.app.people.directories.sync(ctx, directory);
        await world.settle();
        return report;
      },
      async tells() {
        await directory.tells({ channel: 'payments' });
        await world.settle();
      },
    };
  }

  /** Alice answers in week 47, and the moment of the summary passes. */
  async function summaryDue({ world }: Awaited<ReturnType<typeof payments>>): Promise<void> {
    await world.goTo('2026-11-19', '11:00');
    await answers(world, 'alice', { strengths: 'Shipped the invoice export', share: 'yes' });
    await world.goTo('2026-11-20', '16:31');
  }

  it('is found by the name that a file gave it, and says which was not', async () => {
    const it = await payments();
    const { store } = it.world;
    const { teamChannels, teams } = store.t;
    await store.batch([
      store.db.update(teamChannels).set({ channelId: null, workspace: null, name: 'Pay-Team' }),
      store.db.insert(teams).values({ id: 'ops', name: 'Ops', nameKey: 'ops', createdAt: new Date(0) }),
      store.db.insert(teamChannels).values({ teamId: 'ops', platform: 'testchat', name: 'nowhere' }),
    ]);
    it.directory.hasChannel({ channelId: 'C77', name: 'Pay-Team', botPresent: false });
    expect((await it.syncs()).channels).toEqual({
      bound: ['Pay-Team'],
      problems: [
        { team: 'Ops', channel: 'nowhere', reason: 'unknown' },
        { team: 'payments', channel: 'Pay-Team', reason: 'not-in' },
      ],
    });
    expect(await it.row()).toMatchObject({ channelId: 'C77', workspace: 'W1', trouble: null });
    expect(it.world.platform.seen).toEqual([]);
    // Invited later, the other is found at once.
    it.directory.hasChannel({ channelId: 'C78', name: 'nowhere' }, ['alice']);
    await it.directory.tells({ channel: 'C78' });
    const rows = await store.db.select().from(teamChannels);
    expect(rows.map((row) => row.channelId).sort()).toEqual(['C77', 'C78']);
  });

  it('is renamed, archived and opened again: its lead hears of what matters, once', async () => {
    const it = await payments();
    await it.world.goTo('2026-11-16', '10:00');
    const anna = it.world.person('anna');
    it.directory.hasChannel({ channelId: 'payments', name: 'pay-team' });
    await it.tells();
    expect((await it.row())?.name).toBe('pay-team');
    anna.seesNot(/./);
    it.directory.hasChannel({ channelId: 'payments', archived: true });
    await it.tells();
    await it.tells();
    anna.sees(
      /I can no longer post in #pay-team[\s\S]*it was archived[\s\S]*\/pacer team in another channel[\s\S]*\[Try again\]/,
    );
    expect(anna.count(/no longer post/)).toBe(1);
    await anna.presses('Try again');
    expect(JSON.stringify(anna.notice())).toMatch(/I still cannot post in #pay-team/);
    it.directory.hasChannel({ channelId: 'payments', archived: false });
    await anna.presses('Try again');
    anna.sees(/#pay-team works again/);
    anna.seesNot(/Try again/);
    expect(await it.row()).toMatchObject({ trouble: null });
    it.directory.losesChannel('payments');
    await it.tells();
    anna.sees(/it was deleted/);
  });

  itOnSqlite('gets the summary that was refused, once the bot is invited', async () => {
    const it = await payments();
    const { world, directory } = it;
    const anna = world.person('anna');
    directory.hasChannel({ channelId: 'payments', botPresent: false });
    world.platform.refuses('payments', true);
    await summaryDue(it);
    world.channel('payments').showsNot(/./);
    anna.sees(/I can no longer post in #payments[\s\S]*as you would add a colleague .*\/invite @Pacer/);
    await anna.presses('Try again');
    expect(JSON.stringify(anna.notice())).toMatch(/I am not in it any more/);
    world.platform.refuses('payments', false);
    directory.hasChannel({ channelId: 'payments', botPresent: true });
    await it.tells();
    await world.goTo('2026-11-21', '12:00');
    world.channel('payments').shows(/Check-in · Week 47[\s\S]*Shipped the invoice export/);
    await it.tells();
    await world.goTo('2026-11-23', '12:00');
    expect(world.channel('payments').posts()).toHaveLength(1);
    anna.sees(/#payments works again/);
    expect(anna.count(/works again/)).toBe(1);
  });

  it('with people from outside stays silent until its lead agrees, and again when more join', async () => {
    const it = await payments();
    const { world, directory } = it;
    directory.has({ accountId: 'gus', name: 'Gus Guest', kind: 'guest' });
    directory.hasChannel({ channelId: 'payments', shared: true }, [...it.members, 'gus', 'stranger']);
    await it.syncs();
    expect(world.platform.seen).toEqual([]);
    await summaryDue(it);
    world.channel('payments').showsNot(/./);
    const anna = world.person('anna');
    anna.sees(
      /2 people from outside your organisation can read #payments[\s\S]*Gus Guest, stranger[\s\S]*\[Post there\]/,
    );
    const [, bob] = [anna, world.person('bob')];
    await bob.forges({
      name: 'people.agree-outsiders',
      version: 1,
      payload: { team: 'payments', platform: 'testchat', seen: '' },
    });
    expect(JSON.stringify(bob.notice())).toMatch(/Only the team’s lead/);
    await anna.presses('Post there');
    anna.sees(/You agreed that people from outside read/);
    await world.goTo('2026-11-21', '12:00');
    world.channel('payments').shows(/Shipped the invoice export/);
    expect(world.channel('payments').posts()).toHaveLength(1);
    // One more joins.
    directory.hasChannel({ channelId: 'payments' }, [...it.members, 'gus', 'stranger', 'spy']);
    await it.syncs();
    const team = await world.app.people.people.team('payments');
    if (team === undefined) throw new Error('no team');
    expect((await world.app.people.people.channelsFor(team)).open).toEqual([]);
  });
});
