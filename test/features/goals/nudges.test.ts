import { expect, it } from 'vitest';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { reportsValue } from './alerts-office.ts';
import {
  actsOn,
  anotherProcess,
  goodGoal,
  monday,
  morningCards,
  office,
  overdueGoal,
  waitOf,
} from './nudges-office.ts';
import { aGoal, givenGoals, openOffice, stored } from './office.ts';

const CARD = /could use your help/;

describeOnEachEngine('a manager’s morning card', (open) => {
  itOnSqlite('says on Monday which goals of their people need them, and why', async () => {
    const world = await openOffice(await open(), undefined, monday);
    await givenGoals(world, [
      goodGoal(1),
      overdueGoal(2, {
        progress: 0.4,
        current: 40,
        reportedAt: new Date('2026-11-05T10:00:00Z'),
        reports: 1,
      }),
      overdueGoal(3, { ownerId: 'bob', title: 'Refunds' }),
    ]);
    const [anna, helen] = [world.person('anna'), world.person('helen')];
    await world.goTo('2026-11-09', '09:29');
    anna.seesNot(CARD);
    await world.goTo('2026-11-09', '09:30');
    anna.sees(
      /2 goals could use your help\nThese goals of your people are overdue[\s\S]*Alice Moreau · G-2 Customer calls\n40 % done, 100 % of the working days gone; due Fri, Nov 6; new today\nOverdue\n\[Open\]\nBob Jansen · G-3 Refunds/,
    );
    anna.seesNot(/G-1/);
    anna.sees(/Only you get this card/);
    helen.seesNot(CARD);
    world.person('alice').seesNot(CARD);
  });

  itOnSqlite(
    'comes again only when something is new: newly overdue the next day, or two working days gone',
    async () => {
      const world = await openOffice(await open(), office, monday);
      await givenGoals(world, [
        overdueGoal(1),
        goodGoal(2, { ownerId: 'bob', title: 'Refunds', due: '2026-11-09' }),
      ]);
      const anna = world.person('anna');
      await world.goTo('2026-11-09', '18:00');
      expect(anna.count(CARD)).toBe(1);
      await world.goTo('2026-11-10', '09:29');
      expect(anna.count(CARD)).toBe(1);
      // Bob's was due on Monday.
      await world.goTo('2026-11-10', '09:30');
      expect(anna.count(CARD)).toBe(2);
      anna.sees(
        /2 goals could use your help[\s\S]*G-1[\s\S]*waiting for 1 working day\n[\s\S]*G-2 Refunds[\s\S]*new today/,
      );
      // The earlier card has no buttons any more.
      expect(anna.count(/\[Open\]/)).toBe(1);
      await world.goTo('2026-11-11', '09:30');
      expect(anna.count(CARD)).toBe(3);
    },
  );

  itOnSqlite(
    'names on the third card who sees it next, who then gets it as an open decision, once',
    async () => {
      const world = await openOffice(await open(), office, monday);
      await givenGoals(world, [overdueGoal(1)]);
      const [anna, helen] = [world.person('anna'), world.person('helen')];
      await world.wakeUpAt('2026-11-09', '09:30');
      await world.goTo('2026-11-11', '09:30');
      expect(anna.count(CARD)).toBe(2);
      anna.seesNot(/Helen Zhou will see it/);
      await world.goTo('2026-11-13', '09:30');
      expect(anna.count(CARD)).toBe(3);
      anna.sees(
        /waiting for 4 working days\nIf nothing happens in two working days, Helen Zhou will see it next/,
      );
      await world.wakeUpAt('2026-11-16', '09:30');
      await world.wakeUpAt('2026-11-17', '09:29');
      helen.seesNot(/decision/);
      await world.goTo('2026-11-17', '09:30');
      helen.sees(
        /1 open decision for you to see\nOpen decisions of managers who report to you\nAnna Berg’s decision is open: G-1 Customer calls\n0 % done[\s\S]*Alice Moreau owns it/,
      );
      // From now on Anna is asked on Mondays, and Helen no more.
      await world.goTo('2026-11-20', '12:00');
      expect(anna.count(CARD)).toBe(4);
      await world.wakeUpAt('2026-11-23', '09:30');
      expect(helen.count(/decision/)).toBe(1);
      expect(anna.count(CARD)).toBe(5);
      expect(morningCards(anna).at(-1)).toMatch(/Helen Zhou sees it too/);
      await helen.presses('Open', /decision/);
      helen.sees(/This is Anna Berg’s decision[\s\S]*\[Check in with Anna Berg\] \[Open\]/);
      await helen.presses('Check in with Anna Berg');
      await helen.submits();
      world.person('anna').sees(/G-1 \(Customer calls\) of Alice Moreau seems to be waiting/);
      helen.sees(/You wrote to Anna Berg · today/);
      // Helen's word is not Anna's step.
      await world.wakeUpAt('2026-11-30', '09:30');
      expect(anna.count(CARD)).toBe(6);
    },
  );

  itOnSqlite('asks at the top on Mondays, and names nobody', async () => {
    const world = await openOffice(await open(), office, monday);
    await givenGoals(world, [overdueGoal(1, { ownerId: 'anna' })]);
    const helen = world.person('helen');
    for (const date of ['2026-11-09', '2026-11-11', '2026-11-13', '2026-11-16'])
      await world.wakeUpAt(date, '09:30');
    expect(helen.count(CARD)).toBe(4);
    await world.goTo('2026-11-20', '12:00');
    expect(helen.count(CARD)).toBe(4);
    await world.wakeUpAt('2026-11-23', '09:30');
    expect(helen.count(CARD)).toBe(5);
    helen.seesNot(/will see it next|sees it too/);
  });

  itOnSqlite(
    'is silent about what its owner has known for less than a day, and about what recovers',
    async () => {
      const world = await openOffice(await open(), office, '2026-10-20T12:00:00+02:00');
      await givenGoals(world, [aGoal(1)]);
      const anna = world.person('anna');
      await world.goTo('2026-10-21', '12:00');
      expect(await stored(world, 'G-1')).toMatchObject({ status: 'behind' });
      anna.seesNot(CARD);
      await world.goTo('2026-10-22', '08:00');
      anna.seesNot(CARD);
      expect(await waitOf(world, 'goal-1')).toBeUndefined();
      // Its owner heard on the 21st at 09:00.
      await world.goTo('2026-10-22', '09:29');
      anna.seesNot(CARD);
      await world.goTo('2026-10-22', '09:30');
      anna.sees(/1 goal could use your help[\s\S]*G-1[\s\S]*Behind/);
      await reportsValue(world, 'G-1', 60);
      anna.sees(/G-1 Customer calls\nNo longer waiting for you\nOn track/);
      await world.goTo('2026-10-27', '12:00');
      expect(anna.count(/G-1/)).toBe(1);
    },
  );

  it('is one card after days without a process, and one when several processes tick', async () => {
    const world = await openOffice(await open(), office, monday);
    await givenGoals(world, [overdueGoal(1), overdueGoal(2, { ownerId: 'bob' })]);
    const anna = world.person('anna');
    await world.goTo('2026-11-09', '07:00');
    const second = anotherProcess(world);
    world.clock.set(new Date('2026-11-11T11:00:00+01:00'));
    await Promise.all([world.app.ticker.tick(), second.ticker.tick()]);
    await world.settle();
    expect(anna.count(CARD)).toBe(1);
    expect(await waitOf(world, 'goal-1')).toMatchObject({ listed: 1, shown: 1 });
    await world.goTo('2026-11-12', '18:00');
    expect(anna.count(CARD)).toBe(1);
    await world.goTo('2026-11-13', '09:30');
    expect(anna.count(CARD)).toBe(2);
  });
});

describeOnEachEngine('an act from the morning card', (open) => {
  const morning = async () => {
    const world = await openOffice(await open(), office, monday);
    await givenGoals(world, [overdueGoal(1), overdueGoal(2, { ownerId: 'bob', title: 'Refunds' })]);
    await world.goTo('2026-11-09', '09:30');
    return { world, anna: world.person('anna') };
  };

  itOnSqlite('writes to the owner, shows on the card, and lets the goal rest for a week', async () => {
    const { world, anna } = await morning();
    await anna.presses('Open', CARD);
    anna.sees(
      /G-1 · Alice Moreau\nOverdue\nCustomer calls[\s\S]*\[Check in with Alice Moreau\] \[Offer support\] \[Extend or adjust\] \[Record result and close\] \[Snooze a week\]/,
    );
    await anna.presses('Offer support');
    expect(anna.formWords()).toMatch(/Offer support\nNamed: only Alice Moreau and you\nYour words/);
    expect(anna.form()?.values.words).toMatch(/I would like to support you with G-1/);
    // Opening it is no act: it is sent that counts.
    expect(await actsOn(world, 'goal-1')).toEqual([]);
    await anna.submits(2);
    expect(anna.notice()).toBe('Sent to Alice Moreau. The answer will reach you here.');
    expect(await actsOn(world, 'goal-1')).toMatchObject([{ byId: 'anna', act: 'support', role: 'manager' }]);
    world.person('alice').sees(/About G-1 Customer calls[\s\S]*I would like to support you with G-1/);
    world.person('bob').seesNot(/I would like to support you/);
    anna.sees(/1 goal could use your help[\s\S]*You offered Alice Moreau support · today/);
    // The other goal comes again after two working days, the one that rests after a week.
    await world.goTo('2026-11-11', '09:30');
    expect(anna.count(CARD)).toBe(2);
    expect(morningCards(anna).at(-1)).toMatch(
      /1 goal could use[\s\S]*G-2 Refunds[\s\S]*waiting for 2 working days/,
    );
    expect(morningCards(anna).at(-1)).not.toMatch(/G-1/);
    await world.goTo('2026-11-16', '09:30');
    expect(morningCards(anna).at(-1)).toMatch(
      /2 goals could use your help[\s\S]*G-1[\s\S]*G-2|G-2[\s\S]*G-1/,
    );
  });

  it('snoozes for a week, once, however often it is pressed', async () => {
    const { world, anna } = await morning();
    await anna.presses('Open', CARD);
    const press = anna.readies('Snooze a week');
    await Promise.all([press(), press()]);
    await anna.presses('Snooze a week');
    await world.settle();
    anna.sees(/You snoozed it until Mon, Nov 16/);
    expect(await actsOn(world, 'goal-1')).toMatchObject([{ act: 'snooze', byId: 'anna' }]);
    await world.goTo('2026-11-13', '18:00');
    expect(morningCards(anna).at(-1)).not.toMatch(/G-1/);
    await world.goTo('2026-11-16', '09:30');
    expect(morningCards(anna).at(-1)).toMatch(/G-1/);
  });

  itOnSqlite(
    'opens the forms to adjust and to close, which counts; a goal closed meanwhile says so',
    async () => {
      const { world, anna } = await morning();
      await anna.presses('Open', CARD);
      await anna.presses('Record result and close');
      expect(await actsOn(world, 'goal-1')).toMatchObject([{ act: 'close', byId: 'anna' }]);
      anna.sees(/You began to record its result · today/);
      anna.fills({
        value: '20',
        words: 'We stopped early.',
        cause: 'resources',
        constraints: 'Two people were ill.',
      });
      await anna.submits();
      expect(anna.errors()).toBeUndefined();
      expect(await stored(world, 'G-1')).toMatchObject({ state: 'closed' });
      anna.sees(/Closed meanwhile\nClosed/);
      expect(await waitOf(world, 'goal-1')).toBeUndefined();
      await anna.presses('Open', CARD);
      await anna.presses('Extend or adjust');
      expect(anna.form()).toBeDefined();
      expect(await actsOn(world, 'goal-2')).toMatchObject([{ act: 'adjust' }]);
    },
  );

  itOnSqlite('is refused to everybody whose goal to look after it is not', async () => {
    const { world } = await morning();
    for (const id of ['bob', 'alice', 'wang', 'helen']) {
      const person = world.person(id);
      for (const name of ['open', 'check-in', 'support', 'adjust', 'close', 'snooze']) {
        const payload = { goal: 'goal-1' };
        await person.forges({ name: `goals.nudge-${name}`, version: 1, payload });
        expect(person.notice()).toMatch(id === 'wang' ? /不由你跟进/ : /not with you to look after/);
        expect(person.form()).toBeUndefined();
      }
      await person.forges({
        name: 'goals.nudge-more',
        version: 1,
        payload: { nudge: 'anna:2026-11-09', page: '1' },
      });
      person.seesNot(/Refunds/);
    }
    expect(await actsOn(world, 'goal-1')).toEqual([]);
    await world.person('anna').forges({ name: 'goals.nudge-open', version: 1, payload: { goal: 'nothing' } });
    expect(world.person('anna').notice()).toMatch(/not with you/);
  });
});
