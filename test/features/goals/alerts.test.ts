import { expect, it } from 'vitest';
import { eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { smallCompany } from '../../support/world.ts';
import { changes, eve, reportsValue } from './alerts-office.ts';
import { aGoal, givenGoals, openOffice, stored } from './office.ts';

describeOnEachEngine('a goal that falls behind', (open) => {
  const office = async (company = smallCompany, at = eve) => openOffice(await open(), company, at);

  itOnSqlite(
    'is its owner’s alone for one working day; then its team hears, and the others are told the status',
    async () => {
      const world = await office();
      const [alice, anna] = [world.person('alice'), world.person('anna')];
      await givenGoals(world, [aGoal(1, { level: 'team' })]);
      await world.goTo('2026-10-21', '08:59');
      alice.seesNot(/behind/);
      await world.goTo('2026-10-21', '09:00');
      alice.sees(
        /One of your goals is behind\nBehind\nYou hear this first[\s\S]*G-1 Customer calls 0%\n\[Update\] \[Ask for support\] \[Plan a retro\] \[Propose an adjustment\]\n\[Say why\]\nUnless that changes, Anna Berg and the team’s channel will hear of it after Thu, Oct 22, 07:00/,
      );
      await world.goTo('2026-10-22', '08:59');
      expect(await stored(world, 'G-1')).toMatchObject({ status: 'behind', shownStatus: 'on-track' });
      anna.seesNot(/behind/i);
      await world.goTo('2026-10-22', '09:00');
      expect(await stored(world, 'G-1')).toMatchObject({ status: 'behind', shownStatus: 'behind' });
      alice.sees(/Open to Anna Berg and the team’s channel since Thu, Oct 22, 07:00/);
      await world.goTo('2026-10-22', '09:29');
      world.channel('payments').showsNot(/./);
      await world.goTo('2026-10-22', '09:30');
      // 13 of 60 working days are gone.
      world
        .channel('payments')
        .shows(
          /Goals of payments that could use a hand\nG-1 Customer calls · Alice Moreau\n0 % done, 21 % of the working days gone; due Fri, Dec 25\nBehind\n\[Offer help\]/,
        );
      await world.goTo('2026-10-23', '17:00');
      expect(alice.count(/of your goals (is|are) behind/)).toBe(1);
      expect(world.channel('payments').posts()).toHaveLength(1);
    },
  );

  itOnSqlite(
    'stays its owner’s alone over their own holidays: Shanghai’s golden week is no working day, Berlin’s is',
    async () => {
      const world = await office(smallCompany, '2026-09-29T12:00:00+02:00');
      const term = { start: '2026-09-14', due: '2026-12-04', level: 'team' } as const;
      // Twelve working days are gone on the 30th for both: of Alice's 60, of Mei's 56 (she had the 25th off and worked on Sunday the 20th).
      await givenGoals(world, [aGoal(1, term), aGoal(2, { ...term, ownerId: 'mei', title: '客户访谈' })]);
      const [alice, mei] = [world.person('alice'), world.person('mei')];
      await world.goTo('2026-09-30', '08:59', 'Asia/Shanghai');
      mei.seesNot(/滞后/);
      await world.goTo('2026-09-30', '09:00', 'Asia/Shanghai');
      mei.sees(
        /你有一个目标进度滞后[\s\S]*G-2 客户访谈[\s\S]*如果没有变化，10月8日周四 01:00 之后 Anna Berg 和团队群也会知道/,
      );
      alice.seesNot(/behind/);
      await world.goTo('2026-09-30', '09:00');
      alice.sees(/One of your goals is behind/);
      await world.goTo('2026-10-01', '09:30');
      const channel = world.channel('payments');
      expect(channel.posts()).toHaveLength(1);
      channel.shows(/G-1 Customer calls/);
      channel.showsNot(/G-2/);
      await world.goTo('2026-10-08', '08:59', 'Asia/Shanghai');
      expect(await stored(world, 'G-2')).toMatchObject({ status: 'behind', shownStatus: 'on-track' });
      await world.goTo('2026-10-08', '09:00', 'Asia/Shanghai');
      expect(await stored(world, 'G-2')).toMatchObject({ status: 'behind', shownStatus: 'behind' });
      await world.goTo('2026-10-08', '09:29');
      expect(channel.posts()).toHaveLength(1);
      // Alice's was listed five working days ago: it comes again, in the same card.
      await world.goTo('2026-10-08', '09:30');
      expect(channel.posts()).toHaveLength(2);
      expect(channel.posts()[1]).toMatch(/G-\d[\s\S]*G-\d/);
      channel.shows(/G-2 客户访谈 · 陈美/);
    },
  );

  itOnSqlite(
    'together with others of the morning is one card; one that follows later in the day is told apart',
    async () => {
      const world = await office();
      const alice = world.person('alice');
      await givenGoals(world, [aGoal(1), aGoal(2, { title: 'Refunds' }), aGoal(3, { title: 'Audits' })]);
      await reportsValue(world, 'G-3', 30);
      await world.goTo('2026-10-21', '09:00');
      alice.sees(
        /2 of your goals are behind[\s\S]*G-1 Customer calls\n[\s\S]*\[Open\]\nG-2 Refunds[\s\S]*\[Open\]/,
      );
      expect(alice.count(/of your goals (is|are) behind/)).toBe(1);
      await alice.presses('Open', /2 of your goals/);
      expect(alice.last()).toMatch(
        /One of your goals is behind[\s\S]*G-1 Customer calls[\s\S]*\[Plan a retro\]/,
      );
      await world.goTo('2026-10-21', '11:00');
      await reportsValue(world, 'G-3', 5);
      alice.sees(/One of your goals is behind[\s\S]*G-3 Audits/);
    },
  );

  it('waits with everybody else until its owner was reached: not welcomed yet, it stays held', async () => {
    const company = {
      ...smallCompany,
      people: smallCompany.people.map((it) => (it.id === 'alice' ? { ...it, welcomed: false } : it)),
    };
    const world = await office(company);
    await givenGoals(world, [aGoal(1, { level: 'team' })]);
    await world.goTo('2026-10-28', '12:00');
    expect(await stored(world, 'G-1')).toMatchObject({ status: 'behind', shownStatus: 'on-track' });
    world.channel('payments').showsNot(/G-1/);
    const { db, t } = world.store;
    await world.app.commit({
      write: [db.update(t.people).set({ welcomedAt: world.clock.now() }).where(eq(t.people.id, 'alice'))],
      tell: [{ name: 'people.welcomed', thing: 'alice' }],
    });
    await world.goTo('2026-10-28', '14:00');
    world.person('alice').sees(/One of your goals is behind/);
    await world.goTo('2026-10-29', '09:00');
    world.channel('payments').showsNot(/G-1/);
    await world.goTo('2026-10-29', '15:00');
    world.channel('payments').shows(/G-1/);
  });

  itOnSqlite('whose owner wants no such cards, or has no account, counts from the refusal', async () => {
    const world = await office();
    // Thirteen of 65 working days are gone on the 22nd.
    await givenGoals(world, [
      aGoal(1),
      aGoal(2, { due: '2027-01-01', level: 'team' }),
      aGoal(3, { ownerId: 'bob' }),
    ]);
    const { db, t } = world.store;
    await world.store.batch([db.delete(t.accounts).where(eq(t.accounts.personId, 'bob'))]);
    await world.goTo('2026-10-21', '09:00');
    await world.person('alice').presses('Fewer of these', /One of your goals is behind/);
    await world.goTo('2026-10-22', '08:59');
    expect(await stored(world, 'G-3')).toMatchObject({ shownStatus: 'on-track' });
    await world.goTo('2026-10-22', '09:00');
    expect(await stored(world, 'G-3')).toMatchObject({ shownStatus: 'behind' });
    expect(await stored(world, 'G-2')).toMatchObject({ status: 'behind', shownStatus: 'no-recent-update' });
    world.person('alice').seesNot(/G-2/);
    await world.goTo('2026-10-23', '09:30');
    world.channel('payments').shows(/G-2/);
  });

  itOnSqlite(
    'of somebody away is told on their return; days away are no days in which they know',
    async () => {
      const company = {
        ...smallCompany,
        people: smallCompany.people.map((it) =>
          it.id === 'bob' ? { ...it, away: [['2026-10-21', '2026-10-30'] as [string, string]] } : it,
        ),
      };
      const world = await office(company);
      const [alice, bob] = [world.person('alice'), world.person('bob')];
      await givenGoals(world, [aGoal(1), aGoal(2, { ownerId: 'bob' })]);
      await world.goTo('2026-10-21', '10:00');
      await alice.says('/checkin away 2026-10-22..2026-10-23');
      await world.goTo('2026-10-26', '08:59');
      expect(await stored(world, 'G-1')).toMatchObject({ status: 'behind', shownStatus: 'on-track' });
      await world.goTo('2026-10-26', '09:00');
      expect(await stored(world, 'G-1')).toMatchObject({ shownStatus: 'behind' });
      await world.goTo('2026-11-02', '08:59');
      bob.seesNot(/is behind/);
      await world.goTo('2026-11-02', '09:00');
      bob.sees(/One of your goals is behind[\s\S]*Tue, Nov 3, 08:00/);
      expect((await stored(world, 'G-2')).shownStatus).not.toBe('behind');
      await world.goTo('2026-11-03', '09:00');
      expect(await stored(world, 'G-2')).toMatchObject({ shownStatus: 'behind' });
    },
  );

  itOnSqlite(
    'is told to nobody while the team is off, and to its owner as soon as it is started',
    async () => {
      const teams = smallCompany.teams.map((it) => ({ ...it, on: false }));
      const world = await office({ ...smallCompany, teams });
      await givenGoals(world, [aGoal(1, { level: 'team' })]);
      await world.goTo('2026-10-23', '12:00');
      expect(world.platform.seen).toEqual([]);
      const { db, t } = world.store;
      await world.app.commit({
        write: [db.update(t.teams).set({ on: true }).where(eq(t.teams.id, 'payments'))],
        tell: [{ name: 'people.team-started', thing: 'payments' }],
      });
      await world.goTo('2026-10-23', '14:00');
      world.person('alice').sees(/One of your goals is behind/);
      await world.goTo('2026-10-26', '14:00');
      world.channel('payments').shows(/G-1/);
    },
  );

  itOnSqlite('handed to somebody else meanwhile is first theirs', async () => {
    const world = await office();
    await givenGoals(world, [aGoal(1, { level: 'team' })]);
    await world.goTo('2026-10-21', '14:00');
    await changes(world, 'G-1', { ownerId: 'bob' });
    await world.goTo('2026-10-22', '12:00');
    world.person('bob').sees(/One of your goals is behind/);
    world.channel('payments').showsNot(/G-1/);
    expect((await stored(world, 'G-1')).shownStatus).not.toBe('behind');
    await world.goTo('2026-10-23', '09:30');
    world.channel('payments').shows(/G-1 Customer calls · Bob Jansen/);
    world.person('alice').seesNot(/\[Update\]/);
  });

  it('of somebody who leaves is first whose it becomes; of somebody who turns out to be another, theirs', async () => {
    const world = await office();
    const [alice, anna] = [world.person('alice'), world.person('anna')];
    await givenGoals(world, [aGoal(1, { ownerId: 'bob' }), aGoal(2, { ownerId: 'mei', level: 'team' })]);
    await world.goTo('2026-10-23', '12:00');
    const { db, t } = world.store;
    await world.app.commit({
      write: [db.update(t.people).set({ standing: 'left' }).where(eq(t.people.id, 'bob'))],
      tell: [{ name: 'people.left', thing: 'bob' }],
    });
    await world.goTo('2026-10-23', '14:00');
    anna.sees(/One of your goals is behind[\s\S]*G-1/);
    await world.app.commit({
      write: [
        db.update(t.people).set({ mergedIntoId: 'alice', standing: 'left' }).where(eq(t.people.id, 'mei')),
      ],
      tell: [{ name: 'people.merged', thing: 'mei' }],
    });
    await world.settle();
    await alice.forges({ name: 'goals.say-why', version: 1, payload: { goal: 'goal-2' } });
    expect(alice.formWords()).toMatch(/Why is it behind/);
  });

  it('found late after an outage is told once, and its team in the channel’s hours', async () => {
    const world = await office();
    await givenGoals(world, [aGoal(1, { level: 'team' })]);
    await world.wakeUpAt('2026-10-26', '11:00');
    const alice = world.person('alice');
    alice.sees(/One of your goals is behind[\s\S]*Tue, Oct 27, 10:00/);
    await world.wakeUpAt('2026-10-29', '18:00');
    world.channel('payments').showsNot(/./);
    await world.goTo('2026-10-30', '09:30');
    expect(world.channel('payments').posts()).toHaveLength(1);
    expect(alice.count(/of your goals (is|are) behind/)).toBe(1);
  });
});
