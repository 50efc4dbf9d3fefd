import { expect, it } from 'vitest';
import { eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { createTestDirectory } from '../../support/test-directory.ts';
import { createWorld, smallCompany, type TestWorld } from '../../support/world.ts';
import { changes, eve, reportsValue } from './alerts-office.ts';
import { aGoal, givenGoals, openOffice, stored } from './office.ts';

const team = { level: 'team' } as const;

describeOnEachEngine('the team’s card of goals that are behind', (open) => {
  const office = async (company = smallCompany) => openOffice(await open(), company, eve);
  const posts = (world: TestWorld) => world.channel('payments').posts();

  it('lists team goals and personal ones that their owners show; never a private one, never the others', async () => {
    const world = await office();
    const alice = world.person('alice');
    await givenGoals(world, [
      aGoal(1),
      aGoal(2, { title: 'Refunds', shownToTeam: true }),
      aGoal(3, { ...team, title: 'Secret merger', visibility: 'private' }),
      aGoal(4, { level: 'company', title: 'Company theme' }),
      aGoal(5, { ...team, title: 'Audits', ownerId: 'bob' }),
    ]);
    await world.goTo('2026-10-22', '09:30');
    expect(posts(world)).toHaveLength(1);
    world.channel('payments').shows(/G-2 Refunds · Alice Moreau[\s\S]*G-5 Audits · Bob Jansen/);
    world.channel('payments').showsNot(/G-1|G-3|Secret|G-4/);
    // One more is shown: it stands in the card of the next day, since a channel gets one a day.
    await alice.forges({ name: 'goals.show-to-team', version: 1, payload: { goal: 'goal-1' } });
    expect(alice.notice()).toMatch(/If it is behind, the team’s channel will list it/);
    await alice.forges({ name: 'goals.show-to-team', version: 1, payload: { goal: 'goal-1' } });
    expect(alice.notice()).toMatch(/lists it already/);
    await world.goTo('2026-10-22', '17:00');
    expect(posts(world)).toHaveLength(1);
    await world.goTo('2026-10-23', '09:30');
    expect(posts(world)).toHaveLength(2);
    expect(posts(world)[1]).toMatch(/G-1 Customer calls/);
    expect(posts(world)[1]).not.toMatch(/G-2|G-5/);
    // And no longer: it leaves the card.
    await alice.forges({ name: 'goals.hide-from-team', version: 1, payload: { goal: 'goal-1' } });
    world.channel('payments').showsNot(/G-1/);
    expect(posts(world)[1]).toMatch(/None of these goals is shown to the team any more/);
  });

  it('lists every personal goal where the team agreed to, set by its lead alone', async () => {
    const world = await office();
    const [anna, bob] = [world.person('anna'), world.person('bob')];
    await givenGoals(world, [aGoal(1), aGoal(2, { visibility: 'private', title: 'Secret' })]);
    await world.goTo('2026-10-22', '10:00');
    expect(posts(world)).toEqual([]);
    const settings = { name: 'goals.team-settings', version: 1, payload: { team: 'payments' } };
    await bob.forges(settings);
    expect(bob.notice()).toMatch(/Only the team’s lead/);
    await anna.forges(settings);
    expect(anna.formWords()).toMatch(/holds for everybody in the team[\s\S]*List every personal goal/);
    anna.fills({ showsAll: 'yes' });
    await anna.submits(2);
    await world.goTo('2026-10-22', '10:01');
    expect(posts(world)).toHaveLength(1);
    world.channel('payments').shows(/G-1 Customer calls/);
    world.channel('payments').showsNot(/Secret/);
    await anna.says('/pacer team');
    anna.sees(/Personal goals that are behind: all listed in the channel/);
    await anna.forges(settings);
    anna.fills({ showsAll: 'no' });
    await anna.submits();
    world.channel('payments').showsNot(/G-1/);
  });

  itOnSqlite(
    'does not repeat a goal for five working days; then it does, as long as it is behind',
    async () => {
      const world = await office();
      await givenGoals(world, [aGoal(1, team)]);
      await world.goTo('2026-10-29', '09:29');
      expect(posts(world)).toHaveLength(1);
      await world.goTo('2026-10-29', '09:30');
      expect(posts(world)).toHaveLength(2);
      // 18 of 60 working days.
      expect(posts(world)[1]).toMatch(/30 % of the working days gone/);
      await changes(world, 'G-1', { state: 'closed', closedAt: world.clock.now() }, 'closed');
      world.channel('payments').shows(/G-1 Customer calls · Alice Moreau[\s\S]*Closed/);
      world.channel('payments').showsNot(/\[Offer help\]/);
      await world.goTo('2026-11-13', '12:00');
      expect(posts(world)).toHaveLength(2);
    },
  );

  itOnSqlite('lists an objective once, with its key results that are behind', async () => {
    const world = await office();
    const part = { ...team, kind: 'key-result', tool: 'okr', parentId: 'goal-1' } as const;
    await givenGoals(world, [
      aGoal(1, { ...team, tool: 'okr', title: 'First choice', measure: { kind: 'parts' } }),
      aGoal(2, { ...part, title: 'Calls' }),
      aGoal(3, { ...part, title: 'Visits', ownerId: 'bob' }),
      aGoal(4, { ...part, title: 'Renewals' }),
    ]);
    await reportsValue(world, 'G-4', 25);
    await world.goTo('2026-10-22', '09:30');
    expect(posts(world)).toHaveLength(1);
    const [card = ''] = posts(world);
    expect(card).toMatch(
      /G-1 First choice · Alice Moreau\n[^\n]*\nG-2 Calls: [^\n]*\nG-3 Visits \(Bob Jansen\): [^\n]*\nBehind/,
    );
    expect(card).not.toMatch(/G-4/);
    expect(card.match(/Offer help/g)).toHaveLength(1);
    // What has caught up leaves the line of its objective.
    await reportsValue(world, 'G-2', 60);
    world.channel('payments').showsNot(/G-2 Calls: /);
  });

  itOnSqlite('repeats one that worsens by ten points before that', async () => {
    const world = await office();
    // Of twenty working days 5 points go each day: on the 8th it is found behind, with five of them gone.
    await givenGoals(world, [aGoal(1, { ...team, due: '2026-10-30', start: '2026-10-05' })]);
    await world.goTo('2026-10-22', '09:30');
    expect(posts(world)).toHaveLength(1);
    await world.goTo('2026-10-23', '12:00');
    expect(posts(world)).toHaveLength(1);
    await world.goTo('2026-10-26', '09:30');
    expect(posts(world)).toHaveLength(2);
  });

  itOnSqlite(
    'tells of a recovery where it told of the goal; the card that stands there says how it is now',
    async () => {
      const world = await office();
      const alice = world.person('alice');
      await givenGoals(world, [
        aGoal(1, team),
        aGoal(2, { ...team, title: 'Refunds' }),
        aGoal(3, { shownToTeam: true, title: 'Audits' }),
      ]);
      await world.goTo('2026-10-22', '10:00');
      expect(posts(world)[0]).toMatch(/G-3 Audits/);
      // Hidden before it recovers, it is not spoken of any more.
      await alice.forges({ name: 'goals.hide-from-team', version: 1, payload: { goal: 'goal-3' } });
      await reportsValue(world, 'G-3', 50);
      await reportsValue(world, 'G-1', 40);
      alice.seesNot(/No longer behind/);
      expect(posts(world)[0]).toMatch(/G-1 Customer calls[\s\S]*40 % done[\s\S]*On track/);
      await world.goTo('2026-10-22', '10:15');
      expect(
        alice.count(
          /No longer behind\nOn track\nG-1 Customer calls has caught up\.\nG-1 Customer calls 40%\nThe team’s channel will hear it too/,
        ),
      ).toBe(1);
      await world.goTo('2026-10-23', '09:30');
      expect(posts(world)).toHaveLength(2);
      expect(posts(world).join()).not.toMatch(/Audits/);
      expect(posts(world)[1]).toMatch(
        /Goals of payments: back on pace\nG-1 Customer calls · Alice Moreau\n40 % done/,
      );
      // Another recovers, falls back and recovers again: that is told once.
      await reportsValue(world, 'G-2', 40);
      await world.goTo('2026-10-23', '09:40');
      await reportsValue(world, 'G-2', 10);
      await world.goTo('2026-10-26', '11:00');
      expect(posts(world)).toHaveLength(2);
      await reportsValue(world, 'G-2', 60);
      await world.goTo('2026-10-29', '17:00');
      expect(posts(world)).toHaveLength(3);
      expect(posts(world)[2]).toMatch(/back on pace\nG-2 Refunds/);
    },
  );

  it('says nothing of a slip that is corrected within a quarter of an hour, and nothing of what nobody had heard', async () => {
    const world = await office();
    const alice = world.person('alice');
    await givenGoals(world, [aGoal(1, team)]);
    await world.goTo('2026-10-21', '10:00');
    await reportsValue(world, 'G-1', 40);
    await world.goTo('2026-10-21', '10:10');
    await reportsValue(world, 'G-1', 0);
    await world.goTo('2026-10-21', '10:30');
    alice.seesNot(/No longer behind/);
    // Their card is alive again: if nothing changes, the others hear a day after the owner is told once more.
    alice.sees(/One of your goals is behind[\s\S]*will hear of it after Thu, Oct 29, 08:00/);
    // Behind again, and no worse than told: its owner hears no more of it for five working days.
    await world.goTo('2026-10-28', '08:59');
    expect(alice.count(/of your goals is behind/)).toBe(1);
    expect((await stored(world, 'G-1')).shownStatus).not.toBe('behind');
    await world.goTo('2026-10-28', '09:00');
    expect(alice.count(/of your goals is behind/)).toBe(2);
    await reportsValue(world, 'G-1', 50);
    await world.goTo('2026-10-30', '12:00');
    expect(posts(world)).toEqual([]);
    alice.sees(/G-1 Customer calls has caught up/);
    alice.seesNot(/The team’s channel will hear/);
  });

  it('leads to the rest where more than eight are behind, and shows a stranger nothing', async () => {
    const world = await office();
    const goals = Array.from({ length: 11 }, (_, i) =>
      aGoal(i + 1, { ...team, ownerId: i % 2 === 0 ? 'alice' : 'bob' }),
    );
    await givenGoals(world, goals);
    await world.goTo('2026-10-22', '09:30');
    world.channel('payments').shows(/and 4 more\n\[Open\]/);
    const [bob, li] = [world.person('bob'), world.person('li')];
    await bob.pressesIn('payments', 'Open');
    expect(bob.last()).toMatch(/G-8[\s\S]*G-11/);
    await li.pressesIn('payments', 'Open');
    expect(li.screen().join()).not.toMatch(/G-8/);
  });

  it('has outsiders’ channel wait for its lead, and a team without one tells nobody', async () => {
    const directory = createTestDirectory();
    const company = {
      ...smallCompany,
      teams: smallCompany.teams.map((it) => (it.id === 'supply' ? { ...it, channel: false } : it)),
    };
    const world = await createWorld({ store: await open(), company, at: eve, directory });
    const members = company.people.map((it) => it.id);
    directory.has(...company.people.map((it) => ({ accountId: it.id, name: it.name ?? it.id })));
    directory.has({ accountId: 'gus', name: 'Gus Guest', kind: 'guest' });
    directory.hasChannel({ channelId: 'payments', shared: true }, [...members, 'gus']);
    const newId = () => crypto.randomUUID();
    await world.app.people.directories.sync(
      { clock: world.clock, newId, commit: world.app.commit },
      directory,
    );
    await givenGoals(world, [aGoal(1, team), aGoal(2, { ...team, ownerId: 'li', teamId: 'supply' })]);
    await world.goTo('2026-10-22', '17:00');
    expect(posts(world)).toEqual([]);
    const anna = world.person('anna');
    anna.sees(/from outside your organisation can read #payments/);
    await anna.presses('Post there');
    await world.goTo('2026-10-23', '17:00');
    expect(posts(world)).toHaveLength(1);
    // Of Li's 58 working days twelve are gone on the 23rd: the golden week, and a Saturday worked for it.
    world.person('li').sees(/进度滞后/);
    await world.goTo('2026-10-26', '12:00');
    expect(await stored(world, 'G-2')).toMatchObject({ shownStatus: 'behind' });
    expect(world.platform.seen.filter((it) => it.to === '#supply')).toEqual([]);
    // A channel that comes later gets it on its next morning.
    const { db, t } = world.store;
    await world.store.batch([
      db.insert(t.teamChannels).values({
        teamId: 'supply',
        ...world.platform.channel('supply'),
        channelId: 'supply',
        name: 'supply',
        locale: 'zh-CN',
      } as never),
    ]);
    expect(await db.$count(t.teamChannels, eq(t.teamChannels.teamId, 'supply'))).toBe(1);
    await world.goTo('2026-10-27', '12:00');
    world.channel('supply').shows(/supply：这些目标需要搭把手\nG-2 Customer calls · 李强[\s\S]*我来帮忙/);
  });
});
