import { expect, it } from 'vitest';
import { eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { cardsWords } from '../../support/talk.ts';
import { smallCompany } from '../../support/world.ts';
import { reportsValue } from './alerts-office.ts';
import {
  actsOn,
  monday,
  morningCards,
  movesTo,
  office,
  officeWith,
  overdueGoal,
  waitOf,
} from './nudges-office.ts';
import { givenGoals, openOffice } from './office.ts';

const CARD = /could use your help/;

describeOnEachEngine('a manager who is not there', (open) => {
  itOnSqlite('for a day or two is waited for', async () => {
    const away: [string, string][] = [['2026-11-09', '2026-11-10']];
    const world = await openOffice(await open(), officeWith({ anna: { away } }), monday);
    await givenGoals(world, [overdueGoal(1)]);
    await world.goTo('2026-11-11', '09:29');
    for (const id of ['anna', 'helen']) expect(morningCards(world.person(id))).toEqual([]);
    await world.goTo('2026-11-11', '09:30');
    expect(morningCards(world.person('anna'))).toHaveLength(1);
    world.person('helen').seesNot(CARD);
  });

  itOnSqlite('on a long leave is stood in for, by name, and gets it back on the first day', async () => {
    const away: [string, string][] = [['2026-11-09', '2026-11-17']];
    const world = await openOffice(await open(), officeWith({ anna: { away } }), monday);
    await givenGoals(world, [overdueGoal(1), overdueGoal(2, { ownerId: 'bob', visibility: 'private' })]);
    const [anna, helen] = [world.person('anna'), world.person('helen')];
    await world.goTo('2026-11-09', '09:30');
    helen.sees(/1 goal could use your help[\s\S]*While Anna Berg is away\nAlice Moreau · G-1 Customer calls/);
    helen.seesNot(/G-2/);
    await helen.presses('Open', CARD);
    helen.sees(
      /You see this while Anna Berg is away[\s\S]*\[Check in with Alice Moreau\] \[Offer support\] \[Snooze a week\]\n/,
    );
    for (const act of ['adjust', 'close']) {
      await helen.forges({ name: `goals.nudge-${act}`, version: 1, payload: { goal: 'goal-1' } });
      expect(helen.form()).toBeUndefined();
    }
    await world.wakeUpAt('2026-11-11', '09:30');
    await world.wakeUpAt('2026-11-13', '09:30');
    expect(morningCards(helen)).toHaveLength(3);
    // What the one who stands in saw does not count against Anna, and nobody above is named.
    expect(await waitOf(world, 'goal-1')).toMatchObject({ managerId: 'anna', shown: 0 });
    helen.seesNot(/will see it next/);
    expect(morningCards(anna)).toEqual([]);
    await world.wakeUpAt('2026-11-18', '09:29');
    expect(morningCards(anna)).toEqual([]);
    await world.goTo('2026-11-18', '09:30');
    anna.sees(/2 goals could use your help[\s\S]*G-1[\s\S]*G-2/);
    // The old card is Helen's no more.
    await helen.presses('Snooze a week');
    expect(helen.notice()).toMatch(/not with you/);
    expect(await actsOn(world, 'goal-1')).toEqual([]);
    await world.wakeUpAt('2026-11-23', '09:30');
    expect(morningCards(helen)).toHaveLength(3);
    expect(morningCards(anna)).toHaveLength(2);
  });

  itOnSqlite('is followed by another: the new one gets it, and the old card says so', async () => {
    const world = await openOffice(await open(), office, monday);
    await givenGoals(world, [overdueGoal(1)]);
    const [anna, wang] = [world.person('anna'), world.person('wang')];
    await world.goTo('2026-11-09', '09:30');
    await anna.presses('Open', CARD);
    await anna.presses('Check in with Alice Moreau');
    await world.goTo('2026-11-09', '15:00');
    await movesTo(world, 'alice', 'wang', '2026-11-09');
    anna.sees(
      /Every goal here has been looked after[\s\S]*G-1 is no longer with you: 王芳 looks after it now/,
    );
    // A form that was open stays with its words.
    await anna.submits();
    expect(anna.errors()?.form).toMatch(/not with you to look after, so nothing was changed/);
    expect(await actsOn(world, 'goal-1')).toEqual([]);
    await world.goTo('2026-11-10', '09:30', 'Asia/Shanghai');
    wang.sees(
      /1 个目标想请你看一看\n你团队成员的这些目标[\s\S]*Alice Moreau · G-1 Customer calls\n已完成 0%，工作日已过 100%；11月6日周五到期；今天新增\n已逾期\n\[查看\]/,
    );
    await wang.presses('查看', /想请你看一看/);
    wang.sees(/\[找 Alice Moreau 聊聊\] \[我来支持\] \[延期或调整\] \[填写结果并关闭\] \[一周后再提醒\]/);
    await wang.presses('一周后再提醒');
    wang.sees(/你设为 11月17日周二再提醒/);
  });

  it('turns out to be somebody else: what waited, was shown and done goes along, and comes back', async () => {
    const world = await openOffice(await open(), office, monday);
    await givenGoals(world, [overdueGoal(1), overdueGoal(2, { ownerId: 'bob' })]);
    const { db, t } = world.store;
    await world.goTo('2026-11-09', '09:30');
    await world
      .person('anna')
      .forges({ name: 'goals.nudge-snooze', version: 1, payload: { goal: 'goal-2' } });
    await world.app.commit({
      write: [
        db.update(t.people).set({ mergedIntoId: 'wang', standing: 'left' }).where(eq(t.people.id, 'anna')),
        db.update(t.managerPeriods).set({ managerId: 'wang' }).where(eq(t.managerPeriods.managerId, 'anna')),
      ],
      tell: [{ name: 'people.merged', thing: 'anna' }],
    });
    await world.settle();
    expect(await actsOn(world, 'goal-2')).toMatchObject([{ byId: 'wang' }]);
    await world.wakeUpAt('2026-11-11', '09:30', 'Asia/Shanghai');
    world.person('wang').sees(/1 个目标想请你看一看[\s\S]*G-1[\s\S]*已等待 2 个工作日/);
    expect(await waitOf(world, 'goal-1')).toMatchObject({ managerId: 'wang', shown: 2 });
    await world.app.commit({
      write: [
        db.update(t.people).set({ mergedIntoId: null, standing: 'active' }).where(eq(t.people.id, 'anna')),
        ...['alice', 'bob', 'mei'].map((id) =>
          db.update(t.managerPeriods).set({ managerId: 'anna' }).where(eq(t.managerPeriods.personId, id)),
        ),
      ],
      tell: [{ name: 'people.split', thing: 'anna wang' }],
    });
    await world.settle();
    expect(await waitOf(world, 'goal-1')).toMatchObject({ managerId: 'anna', shown: 2 });
    expect(await actsOn(world, 'goal-2')).toMatchObject([{ byId: 'anna' }]);
  });

  itOnSqlite('has left: the next one up gets it', async () => {
    const world = await openOffice(await open(), office, monday);
    await givenGoals(world, [overdueGoal(1)]);
    await world.goTo('2026-11-09', '09:30');
    const { db, t } = world.store;
    await world.app.commit({
      write: [db.update(t.people).set({ standing: 'left' }).where(eq(t.people.id, 'anna'))],
      tell: [{ name: 'people.left', thing: 'anna' }],
    });
    await world.settle();
    await world.goTo('2026-11-10', '09:30');
    world.person('helen').sees(/1 goal could use your help[\s\S]*Alice Moreau · G-1/);
  });
});

describeOnEachEngine('an owner who moves their goal', (open) => {
  it('takes it off the list until the next week begins, and off what is counted', async () => {
    const world = await openOffice(await open(), office, monday);
    await givenGoals(world, [overdueGoal(1), overdueGoal(2, { ownerId: 'bob', title: 'Refunds' })]);
    const anna = world.person('anna');
    await world.goTo('2026-11-09', '09:30');
    await world.goTo('2026-11-10', '12:00');
    await reportsValue(world, 'G-1', 20);
    await anna.presses('Open', CARD);
    await anna.forges({ name: 'goals.nudge-snooze', version: 1, payload: { goal: 'goal-2' } });
    anna.sees(/G-1 Customer calls\nAlice Moreau has updated it\nOverdue[\s\S]*You snoozed it/);
    await world.wakeUpAt('2026-11-13', '09:30');
    expect(morningCards(anna)).toHaveLength(1);
    await world.wakeUpAt('2026-11-16', '09:30');
    expect(morningCards(anna).at(-1)).toMatch(/1 goal could use[\s\S]*G-1[\s\S]*20 % done/);
    expect(await waitOf(world, 'goal-1')).toMatchObject({ listed: 1, shown: 1 });
  });
});

describeOnEachEngine('a team that has not started', (open) => {
  it('is left alone, until it starts', async () => {
    const teams = smallCompany.teams.map((it) => ({ ...it, on: false }));
    const world = await openOffice(await open(), { people: smallCompany.people, teams }, monday);
    await givenGoals(world, [overdueGoal(1)]);
    await world.goTo('2026-11-10', '09:30');
    world.person('anna').seesNot(CARD);
    const { db, t } = world.store;
    await world.app.commit({
      write: [db.update(t.teams).set({ on: true }).where(eq(t.teams.id, 'payments'))],
      tell: [{ name: 'people.team-started', thing: 'payments' }],
    });
    await world.goTo('2026-11-11', '09:30');
    world.person('anna').sees(/1 goal could use your help[\s\S]*G-1/);
  });
});

describeOnEachEngine('a morning card of many goals', (open) => {
  it('shows seven and leads to the others; only what was shown counts', async () => {
    const world = await openOffice(await open(), office, monday);
    await givenGoals(
      world,
      Array.from({ length: 12 }, (_, i) => overdueGoal(i + 1, { title: `Plan ${i + 1}` })),
    );
    const anna = world.person('anna');
    await world.goTo('2026-11-09', '09:30');
    anna.sees(/12 goals could use your help[\s\S]*G-7 Plan 7[\s\S]*and 5 more\n\[Open\]/);
    anna.seesNot(/G-8/);
    expect(await waitOf(world, 'goal-7')).toMatchObject({ listed: 1, shown: 1 });
    expect(await waitOf(world, 'goal-8')).toMatchObject({ listed: 1, shown: 0 });
    const more = { name: 'goals.nudge-more', version: 1, payload: { nudge: 'anna:2026-11-09', page: '1' } };
    await world.person('bob').forges(more);
    world.person('bob').seesNot(/G-8/);
    expect(await waitOf(world, 'goal-8')).toMatchObject({ shown: 0 });
    await anna.forges(more);
    const answer = await anna.forges(more);
    const page = answer.kind === 'cards' ? cardsWords(answer.cards) : '';
    expect(page).toMatch(/^12 goals[\s\S]*G-8 Plan 8[\s\S]*G-12 Plan 12/);
    expect(page).not.toMatch(/G-7|more/);
    expect(await waitOf(world, 'goal-8')).toMatchObject({ shown: 1 });
    for (const date of ['2026-11-11', '2026-11-13', '2026-11-17']) await world.wakeUpAt(date, '09:30');
    // Seven were shown three times and wait for Helen now; the others were not.
    const decisions = world
      .person('helen')
      .screen()
      .filter((it) => /decision is open/.test(it));
    expect(decisions).toHaveLength(1);
    expect(decisions[0]?.match(/Anna Berg’s decision is open/g)).toHaveLength(7);
    expect(decisions[0]).not.toMatch(/G-8/);
  });

  itOnSqlite('is not sent to somebody who wants fewer of these, and then nothing goes up', async () => {
    const world = await openOffice(await open(), office, monday);
    await givenGoals(world, [overdueGoal(1)]);
    const anna = world.person('anna');
    await world.goTo('2026-11-09', '09:30');
    await anna.presses('Fewer of these', CARD);
    for (const date of ['2026-11-11', '2026-11-13', '2026-11-17']) await world.wakeUpAt(date, '09:30');
    expect(morningCards(anna)).toHaveLength(1);
    expect(await waitOf(world, 'goal-1')).toMatchObject({ shown: 1, escalation: 'none' });
    world.person('helen').seesNot(/decision/);
  });
});
