import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, datesOf, isWorkingDay, localDate, mondayOf, weekKey } from '../../../src/calendar/index.ts';
import { eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { createWorld, type MadePerson, smallCompany, type TestWorld } from '../../support/world.ts';
import { checkInsOf, newestOf, runTimer } from './conversation.ts';
import { zones } from './made.ts';

/** How many messages of a week somebody was sent. */
const prompts = (world: TestWorld, id: string, week = 'Week 47'): number =>
  world.person(id).count(new RegExp(`^Check-in · ${week} `));

describeOnEachEngine('what falls due', (open) => {
  const week47 = 'alice:2026-W47';
  const start = async (company = smallCompany) => createWorld({ store: await open(), company });

  itOnSqlite('plans everybody at their own Monday and asks each once, in their own zone', async () => {
    const world = await start();
    await world.goTo('2026-11-16', '00:00', 'Asia/Shanghai');
    expect((await newestOf(world, 'mei')).opensAt.toISOString()).toBe('2026-11-19T02:00:00.000Z');
    await world.goTo('2026-11-19', '09:59', 'Asia/Shanghai');
    world.person('mei').seesNot(/周同步/);
    await world.goTo('2026-11-19', '10:00', 'Asia/Shanghai');
    expect(world.person('mei').count(/周同步 · 第 47 周/)).toBe(1);
    expect(prompts(world, 'alice')).toBe(0);
    await world.goTo('2026-11-19', '10:00');
    for (const id of ['alice', 'bob', 'anna']) expect(prompts(world, id)).toBe(1);
    expect(prompts(world, 'helen')).toBe(0);
  });

  itOnSqlite('does each thing once although every timer runs twice', async () => {
    const world = await start();
    for (let i = 0; i < 2; i += 1) await runTimer(world, 'plan', ['alice', 'bob']);
    await world.goTo('2026-11-16', '00:00');
    for (let i = 0; i < 2; i += 1) await runTimer(world, 'plan', ['alice', 'bob']);
    expect(await checkInsOf(world, 'alice')).toHaveLength(1);
    await world.goTo('2026-11-19', '10:00');
    for (let i = 0; i < 2; i += 1) await runTimer(world, 'open', [week47]);
    expect(prompts(world, 'alice')).toBe(1);
    await world.goTo('2026-11-20', '15:00');
    for (let i = 0; i < 2; i += 1) await runTimer(world, 'remind', [week47]);
    expect(world.person('alice').count(/A gentle reminder/)).toBe(1);
    await world.goTo('2026-11-20', '16:00');
    for (let i = 0; i < 2; i += 1) await runTimer(world, 'close', [week47]);
    expect((await newestOf(world, 'alice')).state).toBe('missed');
    await runTimer(world, 'enrol', ['all/import/']);
    expect(await checkInsOf(world, 'alice')).toHaveLength(1);
  });

  itOnSqlite('does nothing early, and comes back when it is time', async () => {
    const world = await start();
    await world.goTo('2026-11-17', '12:00');
    await runTimer(world, 'open', [week47]);
    await runTimer(world, 'close', [week47]);
    expect((await newestOf(world, 'alice')).state).toBe('planned');
    await world.goTo('2026-11-19', '10:00');
    expect(prompts(world, 'alice')).toBe(1);
  });

  it('ignores check-ins and people that are not there', async () => {
    const world = await start();
    for (const timer of ['open', 'remind', 'close', 'snoozed'])
      await runTimer(world, timer, ['nobody:2026-W47']);
    for (const timer of ['plan', 'returned']) await runTimer(world, timer, ['nobody']);
    world.person('alice').seesNot(/Check-in/);
  });

  itOnSqlite('asks late after downtime if the window is still open, without a reminder on top', async () => {
    const world = await start();
    await world.goTo('2026-11-17', '12:00');
    await world.wakeUpAt('2026-11-20', '15:00');
    expect(prompts(world, 'alice')).toBe(1);
    await world.goTo('2026-11-20', '15:59');
    expect(prompts(world, 'alice')).toBe(1);
    expect(await newestOf(world, 'alice')).toMatchObject({ state: 'open', remindedAt: null });
  });

  itOnSqlite('sends nothing after downtime over the whole window, and counts no miss', async () => {
    const world = await start();
    await world.goTo('2026-11-17', '12:00');
    await world.wakeUpAt('2026-11-23', '11:00');
    expect(prompts(world, 'alice')).toBe(0);
    const [next, slept] = await checkInsOf(world, 'alice');
    expect(slept).toMatchObject({ week: '2026-W47', state: 'cancelled' });
    expect(next).toMatchObject({ week: '2026-W48', state: 'planned' });
    await world.goTo('2026-11-26', '10:00');
    expect(prompts(world, 'alice', 'Week 48')).toBe(1);
  });

  itOnSqlite('asks late although the process was down since before the Monday', async () => {
    const world = await start();
    await world.wakeUpAt('2026-11-20', '15:30');
    expect(prompts(world, 'alice')).toBe(1);
  });

  itOnSqlite('asks and counts nobody whom no chat can reach', async () => {
    const world = await start();
    const { db, t } = world.store;
    await world.store.batch([db.delete(t.accounts).where(eq(t.accounts.personId, 'bob'))]);
    await world.goTo('2026-11-20', '16:00');
    expect(await checkInsOf(world, 'bob')).toEqual([]);
    world.person('alice').sees(/3 of you are asked/);
  });

  itOnSqlite('takes back what a team that is stopped was asked, and asks again when it goes on', async () => {
    const people = smallCompany.people.map((it) =>
      it.id === 'mei' ? { ...it, timeZone: 'America/New_York' } : it,
    );
    const world = await start({ ...smallCompany, people });
    const { app, clock } = world;
    const [alice, mei] = [world.person('alice'), world.person('mei')];
    await world.goTo('2026-11-19', '10:00');
    await world.person('bob').presses('Nothing new');
    await app.commit(await app.people.teams.stop('payments'));
    await app.commit({ tell: [{ name: 'people.changed', thing: 'alice' }] });
    await world.goTo('2026-11-19', '17:30');
    alice.sees(/Week 47[\s\S]*No check-in this time/);
    await alice.says('/checkin history');
    expect(alice.last()).toMatch(/Week 47[\s\S]*Not asked/);
    mei.seesNot(/周同步 ·/);
    world.person('bob').sees(/Submitted/);
    expect((await newestOf(world, 'alice')).state).toBe('cancelled');
    await app.commit(await app.people.teams.start({ now: clock.now() }, 'payments'));
    await world.settle();
    alice.sees(/Week 47[\s\S]*\[Start\]/);
    expect(prompts(world, 'alice')).toBe(1);
    expect(mei.count(/周同步 · 第 47 周/)).toBe(1);
  });

  itOnSqlite('goes on after downtime over several weeks', async () => {
    const world = await start();
    await world.wakeUpAt('2026-12-08', '11:00');
    await world.goTo('2026-12-11', '18:00');
    expect((await checkInsOf(world, 'alice')).map((it) => it.week)).toEqual(['2026-W50']);
    expect(prompts(world, 'alice', 'Week 50')).toBeGreaterThan(0);
  });

  itOnSqlite('reminds once, at 80 % of the working time, and nobody who has settled it', async () => {
    const world = await start();
    await world.goTo('2026-11-19', '10:00');
    await world.person('bob').presses('Nothing new');
    await world.person('anna').chooses('Skip this week', 'Not working');
    const { remindAt } = await newestOf(world, 'alice');
    await world.goTo('2026-11-20', '16:00');
    expect(world.person('alice').count(/A gentle reminder/)).toBe(1);
    expect((await newestOf(world, 'alice')).remindedAt).toEqual(remindAt);
    for (const id of ['bob', 'anna']) world.person(id).seesNot(/reminder/);
  });

  itOnSqlite('asks nobody before the welcome card, counts no miss, and asks right after it', async () => {
    const people = smallCompany.people.map((it) =>
      it.id === 'bob' || it.id === 'alice' ? { ...it, welcomed: false } : it,
    );
    const world = await start({ ...smallCompany, people });
    await world.goTo('2026-11-19', '11:00');
    expect(prompts(world, 'bob')).toBe(0);
    await world.person('bob').presses('Let’s go');
    expect(prompts(world, 'bob')).toBe(1);
    await world.goTo('2026-11-23', '12:00');
    expect(prompts(world, 'alice')).toBe(0);
    expect((await checkInsOf(world, 'alice')).filter((it) => it.state === 'missed')).toEqual([]);
  });

  itOnSqlite('takes what somebody starts before they were welcomed', async () => {
    const people = smallCompany.people.map((it) => (it.id === 'bob' ? { ...it, welcomed: false } : it));
    const world = await start({ ...smallCompany, people });
    await world.goTo('2026-11-19', '12:00');
    const bob = world.person('bob');
    await bob.says('/checkin');
    bob.fills({ strengths: 'By myself.' });
    await bob.submits();
    bob.sees(/Submitted\nStrengths: By myself\./);
  });

  itOnSqlite('says why there is none', async () => {
    const people: MadePerson[] = [
      ...smallCompany.people,
      { id: 'solo' },
      { id: 'off', team: 'later' },
      { id: 'new', team: 'payments', startDate: '2026-11-17' },
    ];
    const world = await start({
      people,
      teams: [...smallCompany.teams, { id: 'later', lead: 'anna', on: false }],
    });
    await world.goTo('2026-11-18', '12:00');
    await world.person('solo').says('/checkin');
    expect(world.person('solo').notice()).toMatch(/in no team yet/);
    await world.person('off').says('/checkin');
    expect(world.person('off').notice()).toMatch(/later has not started with Pacer yet/);
    await world.person('new').says('/checkin');
    expect(world.person('new').notice()).toMatch(/no check-in for you this week/);
  });
});

const weekName = (week: string): string => `Week ${Number(week.slice(6))}`;

describe('one prompt a person and week', () => {
  // Moves between zones, leave entered and taken back, and imports, at any moment of three weeks.
  const step = fc.record({
    hours: fc.integer({ min: 1, max: 40 }),
    what: fc.oneof(
      fc.record({ kind: fc.constant('zone' as const), zone: fc.constantFrom(...zones) }),
      fc.record({
        kind: fc.constant('away' as const),
        start: fc.integer({ min: -3, max: 9 }),
        length: fc.integer({ min: 0, max: 6 }),
      }),
      fc.record({ kind: fc.constant('back' as const) }),
      fc.record({ kind: fc.constant('import' as const) }),
    ),
  });

  describeOnEachEngine('whatever happens', (open, engine) => {
    it('is never two', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...zones),
          fc.array(step, { maxLength: 12 }),
          async (timeZone, steps) => {
            const people = [{ id: 'anna' }, { id: 'alice', team: 'payments', manager: 'anna', timeZone }];
            const world = await createWorld({
              store: await open(),
              company: { people, teams: [{ id: 'payments', lead: 'anna' }] },
            });
            const { app, store, clock } = world;
            const { db, t } = store;
            for (const { hours, what } of steps) {
              await app.advance(clock, new Date(clock.now().getTime() + hours * 3_600_000));
              const today = localDate(clock.now(), timeZone);
              if (what.kind === 'zone') {
                await app.commit({
                  write: [db.update(t.people).set({ timeZone: what.zone })],
                  tell: [{ name: 'people.changed', thing: 'alice' }],
                });
              } else if (what.kind === 'away') {
                const range = {
                  from: addDays(today, what.start),
                  to: addDays(today, what.start + what.length),
                };
                const ctx = { now: clock.now(), newId: randomUUID };
                await app.commit(
                  await app.people.absences.add(ctx, [{ personId: 'alice', range, source: 'self' }]),
                );
              } else if (what.kind === 'back') {
                await app.commit({
                  write: [db.delete(t.absences)],
                  tell: [{ name: 'people.absence-changed', thing: 'alice' }],
                });
              } else {
                await app.commit({ tell: [{ name: 'people.imported', thing: 'again' }] });
              }
              await world.settle();
            }
            await app.advance(clock, new Date('2026-12-13T12:00:00Z'));
            const rows = await checkInsOf(world, 'alice');
            expect(new Set(rows.map((it) => it.week)).size).toBe(rows.length);
            for (const row of rows) {
              const copies = (row.promptedAt === null ? 0 : 1) + (row.remindedAt === null ? 0 : 1);
              expect(prompts(world, 'alice', weekName(row.week)), row.week).toBeLessThanOrEqual(copies);
            }
          },
        ),
        { numRuns: engine === 'sqlite' ? 20 : 4 },
      );
    }, 120_000);

    it('is missing nowhere where two working days are left', async () => {
      const leave = fc.option(
        fc.record({ start: fc.integer({ min: 0, max: 20 }), length: fc.integer({ min: 0, max: 6 }) }),
        { nil: undefined },
      );
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...zones), leave, async (timeZone, days) => {
          const first = '2026-11-16';
          const away: [string, string][] =
            days === undefined
              ? []
              : [[addDays(first, days.start), addDays(first, days.start + days.length)]];
          const people = [{ id: 'anna' }, { id: 'alice', team: 'payments', timeZone, calendar: 'CN', away }];
          const world = await createWorld({
            store: await open(),
            company: { people, teams: [{ id: 'payments' }] },
          });
          await world.app.advance(world.clock, new Date('2026-12-14T00:00:00Z'));
          const work = (await world.app.people.people.workTimes(['alice'])).get('alice');
          if (work === undefined) throw new Error('no work time');
          for (const week of ['2026-W47', '2026-W48', '2026-W49']) {
            const working = datesOf(week).filter((date) => isWorkingDay(work, date));
            const row = (await checkInsOf(world, 'alice')).find((it) => it.week === week);
            expect(row?.promptedAt instanceof Date, `${week} in ${timeZone}`).toBe(working.length >= 2);
            // The prompt, and the one reminder.
            expect(prompts(world, 'alice', weekName(week)), `${week} in ${timeZone}`).toBe(
              working.length >= 2 ? 2 : 0,
            );
          }
        }),
        { numRuns: engine === 'sqlite' ? 20 : 4 },
      );
    }, 120_000);
  });
});

it('the weeks of these tests are those of their Mondays', () => {
  expect(mondayOf('2026-W47')).toBe('2026-11-16');
  expect(weekKey(new Date('2026-12-13T12:00:00Z'), 'UTC')).toBe('2026-W50');
});
