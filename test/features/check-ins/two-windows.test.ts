import { expect, it } from 'vitest';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { type Company, createWorld } from '../../support/world.ts';

/** Everybody in Berlin; teams differ in how often they are asked. */
const company: Company = {
  teams: [
    { id: 'weekly', lead: 'anna' },
    { id: 'biweekly' },
    { id: 'monthly' },
    { id: 'off', on: false },
    { id: 'far', timeZone: 'Asia/Shanghai' },
  ],
  people: [
    { id: 'anna', team: 'weekly' },
    { id: 'bea', team: 'biweekly' },
    { id: 'mo', team: 'monthly' },
    { id: 'otto', team: 'off' },
    { id: 'guest', team: 'weekly', external: true },
    { id: 'alone' },
    { id: 'leo', team: 'weekly', away: [['2026-10-12', '2026-10-16']] },
    { id: 'late', team: 'weekly', startDate: '2026-10-14' },
    { id: 'wang', team: 'far', timeZone: 'Asia/Shanghai', calendar: 'CN' },
  ],
};

/** Monday. */
const START = '2026-10-05';

describeOnEachEngine('two windows since a date', (open) => {
  const inOffice = async () => {
    const world = await createWorld({ store: await open(), company, at: `${START}T09:00:00+02:00` });
    const { setPlan, twoWindowsClosed } = world.app.checkIns.api;
    const at = { now: world.clock.now(), timeZone: 'Europe/Berlin' };
    for (const cadence of ['biweekly', 'monthly'] as const) {
      const changed = await setPlan(cadence, { cadence }, at);
      if (changed === 'unchanged') throw new Error('nothing changed');
      await world.app.commit(changed);
    }
    const have = async (ownerId: string, now: string, since = START) =>
      (await twoWindowsClosed([{ ownerId, since }], new Date(now)))[0];
    return { world, have, twoWindowsClosed };
  };

  itOnSqlite('have closed on the second closing day, to the minute, though nobody answered', async () => {
    const { have } = await inOffice();
    expect(await have('anna', '2026-10-16T15:59:59+02:00')).toBe(false);
    expect(await have('anna', '2026-10-16T16:00:00+02:00')).toBe(true);
    // The window that closes on the day on which the period begins is one of them.
    expect(await have('anna', '2026-10-16T16:00:00+02:00', '2026-10-09')).toBe(true);
    expect(await have('anna', '2026-10-16T16:00:00+02:00', '2026-10-10')).toBe(false);
    // A period that has not begun, and one that began long before Pacer came.
    expect(await have('anna', '2026-10-16T16:00:00+02:00', '2027-01-04')).toBe(false);
    expect(await have('anna', `${START}T09:00:00+02:00`, '2026-01-05')).toBe(true);
  });

  itOnSqlite('take as long as the plan is wide', async () => {
    const { have } = await inOffice();
    // From the coming week on, every second one: weeks 42 and 44.
    expect(await have('bea', '2026-10-30T15:59:00+01:00')).toBe(false);
    expect(await have('bea', '2026-10-30T16:00:00+01:00')).toBe(true);
    // The last Fridays of October and November.
    expect(await have('mo', '2026-11-27T15:59:00+01:00')).toBe(false);
    expect(await have('mo', '2026-11-27T16:00:00+01:00')).toBe(true);
  });

  itOnSqlite('leave out a week of leave, of holidays, and those before somebody joined', async () => {
    const { have } = await inOffice();
    expect(await have('leo', '2026-10-16T16:00:00+02:00')).toBe(false);
    expect(await have('leo', '2026-10-23T16:00:00+02:00')).toBe(true);
    // The whole week of the Spring Festival is off.
    expect(await have('wang', '2026-02-26T23:59:00+08:00', '2026-02-09')).toBe(false);
    expect(await have('wang', '2026-02-27T16:00:00+08:00', '2026-02-09')).toBe(true);
    // Joined on a Wednesday: the first full week is the next.
    expect(await have('late', '2026-10-23T16:00:00+02:00')).toBe(false);
    expect(await have('late', '2026-10-30T16:00:00+01:00')).toBe(true);
  });

  itOnSqlite('are ten working days where nobody is asked', async () => {
    const { have } = await inOffice();
    for (const id of ['otto', 'guest', 'alone']) {
      expect(await have(id, '2026-10-16T23:59:00+02:00'), id).toBe(false);
      expect(await have(id, '2026-10-17T00:00:00+02:00'), id).toBe(true);
    }
  });

  it('are asked for many at once, in their order, and nobody’s are none', async () => {
    const { twoWindowsClosed } = await inOffice();
    const asked = ['anna', 'nobody', 'leo', 'anna'].map((ownerId) => ({ ownerId, since: START }));
    expect(await twoWindowsClosed(asked, new Date('2026-10-16T16:00:00+02:00'))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
