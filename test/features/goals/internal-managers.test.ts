import { expect, it } from 'vitest';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { type Company, smallCompany } from '../../support/world.ts';
import { officeWith, request, why, withHr } from './adjust-office.ts';
import { eve } from './alerts-office.ts';
import { aGoal, givenGoals, openOffice, stored } from './office.ts';

/** Gus, from a partner company, manages Alice; Anna manages Gus. */
const withGuest = (company: Company): Company => ({
  ...company,
  people: [
    ...company.people.map((it_) => (it_.id === 'alice' ? { ...it_, manager: 'gus' } : it_)),
    { id: 'gus', name: 'Gus Guest', team: 'payments', manager: 'anna', external: true },
  ],
});

describeOnEachEngine('a guest who manages somebody', (open) => {
  it('is passed over: alerts, morning cards and approvals are the next one’s up from the start', async () => {
    const world = await openOffice(await open(), withGuest(smallCompany), eve);
    const [alice, anna, gus] = [world.person('alice'), world.person('anna'), world.person('gus')];
    await givenGoals(world, [aGoal(1)]);
    await world.goTo('2026-10-21', '10:00');
    alice.sees(/Unless that changes, Anna Berg will hear of it/);
    await world.goTo('2026-10-23', '10:00');
    anna.sees(/G-1 Customer calls/);
    gus.seesNot(/G-1/);
    await gus.forges({ name: 'goals.open', version: 1, payload: { goal: 'goal-1' } });
    expect(gus.notice()).toMatch(/guest|not for you to see/);
  });

  itOnSqlite('neither approves nor is asked to', async () => {
    const world = await officeWith(await open(), {}, { company: withGuest(withHr) });
    const [alice, anna, gus] = [world.person('alice'), world.person('anna'), world.person('gus')];
    await alice.says('/goal adjust G-1');
    expect(alice.formWords()).toContain('Named: Anna Berg decides');
    alice.fills({ ...why, target: '90' });
    await alice.submits();
    gus.seesNot(/G-1/);
    await anna.presses('Approve');
    expect((await stored(world, 'G-1')).measure).toMatchObject({ target: 90 });
    expect(await request(world)).toMatchObject({ approverId: 'anna' });
  });

  itOnSqlite('does not agree to goals either: the next one up does', async () => {
    const world = await openOffice(await open(), withGuest(smallCompany));
    const [alice, anna, gus] = [world.person('alice'), world.person('anna'), world.person('gus')];
    await alice.says('/goal new');
    alice.fills({ tool: 'kpi', whom: 'person:alice', way: 'reach' });
    await alice.submits();
    expect(alice.formWords()).toMatch(/Anna Berg reads it first/);
    alice.fills({ title: 'Customer calls', baseline: '0', target: '1.2k', unit: 'calls' });
    await alice.submits();
    anna.sees(/Alice Moreau proposes/);
    gus.seesNot(/./);
    await anna.presses('Agree');
    expect(await stored(world, 'G-1')).toMatchObject({ state: 'active', measure: { target: 1200 } });
  });
});
