import { expect, it } from 'vitest';
import { describeOnEachEngine } from '../../support/databases.ts';
import { monday, office, overdueGoal, waitOf } from './nudges-office.ts';
import { givenGoals, openOffice } from './office.ts';

const CARD = /could use your help/;

describeOnEachEngine('a goal that somebody asked to extend', (open) => {
  it('is on no morning card while that is decided; afterwards counting begins anew', async () => {
    const world = await openOffice(await open(), office, monday);
    await givenGoals(world, [overdueGoal(1), overdueGoal(2, { ownerId: 'bob', title: 'Refunds' })]);
    const [anna, helen] = [world.person('anna'), world.person('helen')];
    await world.wakeUpAt('2026-11-09', '09:30');
    anna.sees(/2 goals could use your help/);
    await anna.says('/goal adjust G-1');
    anna.fills({ words: 'Half way.', cause: 'resources', value: '50', due: '2026-12-18' });
    anna.fills({ reason: 'resources', evidence: 'Two of us left in October.' });
    await anna.submits();
    helen.sees(/Anna Berg asks to extend G-1[\s\S]*\[Approve\]/);
    for (const date of ['2026-11-11', '2026-11-13']) await world.wakeUpAt(date, '09:30');
    expect(anna.count(CARD)).toBe(3);
    expect(anna.count(/1 goal could use your help[\s\S]*G-2/)).toBe(2);
    expect(await waitOf(world, 'goal-1')).toMatchObject({ listed: 0, shown: 0, escalation: 'none' });
    await helen.presses('Send back');
    helen.fills({ words: 'Please say until when.' });
    await helen.submits();
    await world.wakeUpAt('2026-11-16', '09:30');
    anna.sees(/2 goals could use your help[\s\S]*G-1[\s\S]*new today/);
    expect(await waitOf(world, 'goal-1')).toMatchObject({ listed: 1, announcedId: undefined });
  });
});
