import { expect, it } from 'vitest';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { type Company, createWorld } from '../../support/world.ts';
import { checkInsOf, newestOf, runTimer } from './conversation.ts';

describeOnEachEngine('days away', (open) => {
  const start = async (date = '2026-11-16', time = '10:00') => {
    const world = await createWorld({ store: await open() });
    await world.goTo(date, time);
    return world;
  };
  const absences = async (world: Awaited<ReturnType<typeof start>>, id: string) =>
    (await world.app.people.people.absencesOf(id)).map(({ from, to }) => `${from}..${to}`);

  itOnSqlite('are understood as people type them, in both languages', async () => {
    const world = await start();
    const [alice, mei] = [world.person('alice'), world.person('mei')];
    await alice.says('/checkin away until Friday');
    expect(alice.notice()).toBe('Noted: you are away Nov 16–20. I will leave you in peace.');
    await mei.says('周同步 请假 12月1日到7日');
    expect(mei.notice()).toBe('好的，12月1日–7日你不在岗，期间不打扰。');
    expect(await absences(world, 'alice')).toEqual(['2026-11-16..2026-11-20']);
    expect(await absences(world, 'mei')).toEqual(['2026-12-01..2026-12-07']);
  });

  itOnSqlite('are understood in Chinese without a space', async () => {
    const world = await start();
    const [mei, wang] = [world.person('mei'), world.person('wang')];
    await mei.says('/周同步请假12月1日到7日');
    await mei.says('/周同步 请假下周五');
    expect(await absences(world, 'mei')).toEqual(['2026-11-27..2026-11-27', '2026-12-01..2026-12-07']);
    await wang.says('/周同步 请假@李强12月1日');
    expect(wang.notice()).toBe('好的，李强 12月1日不在岗。');
    await wang.says('周同步历史');
    expect(wang.last()).toMatch(/我的周同步/);
    await wang.says('/周同步 进度很好');
    expect(wang.form()?.values.strengths).toBe('进度很好');
  });

  itOnSqlite('entered late end the pause that three misses brought', async () => {
    const people = [
      { id: 'anna', name: 'Anna Berg' },
      { id: 'bob', name: 'Bob Jansen', team: 'payments', manager: 'anna' },
    ];
    const world = await createWorld({
      store: await open(),
      company: { people, teams: [{ id: 'payments' }] },
    });
    const [anna, bob] = [world.person('anna'), world.person('bob')];
    await world.goTo('2026-12-10', '11:00');
    bob.sees(/Your check-ins are paused/);
    bob.seesNot(/Week 50/);
    await anna.says('/checkin away @Bob Jansen 2026-12-03..2026-12-04');
    bob.sees(/Check-in · Week 50/);
    bob.sees(/Your check-ins go on/);
  });

  itOnSqlite('that cover the rest of the window cancel the prompt, the reminder and the miss', async () => {
    const world = await start();
    const alice = world.person('alice');
    await alice.says('/checkin away 2026-11-19..2026-11-20');
    await world.goTo('2026-11-23', '12:00');
    alice.seesNot(/Week 47/);
    expect((await checkInsOf(world, 'alice')).find((it) => it.week === '2026-W47')?.state).toBe('cancelled');
    await world.goTo('2026-11-26', '10:00');
    alice.sees(/Week 48/);
  });

  itOnSqlite('that begin while the prompt is open settle it in its card', async () => {
    const world = await start('2026-11-19', '10:30');
    const alice = world.person('alice');
    await alice.says('/checkin away until Friday');
    alice.sees(/Week 47[\s\S]*You are away, so there is nothing to do here\./);
    await world.goTo('2026-11-20', '18:00');
    expect((await newestOf(world, 'alice')).state).toBe('cancelled');
    alice.seesNot(/reminder/);
  });

  itOnSqlite('entered afterwards silently remove the miss', async () => {
    const world = await start('2026-11-20', '16:30');
    const alice = world.person('alice');
    expect((await newestOf(world, 'alice')).state).toBe('missed');
    const before = alice.screen().length;
    await alice.says('/checkin away 2026-11-20..2026-11-20');
    expect((await newestOf(world, 'alice')).state).toBe('cancelled');
    expect(alice.screen().length).toBe(before);
  });

  itOnSqlite('taken back in time ask again, once', async () => {
    const world = await start();
    const alice = world.person('alice');
    await alice.says('/checkin away 2026-11-19..2026-11-20');
    await world.goTo('2026-11-18', '10:00');
    await alice.says('/checkin away');
    alice.fills({ takeBack: ['2026-11-19..2026-11-20'] });
    await alice.submits();
    expect(alice.notice()).toBe('Taken back.');
    expect(await absences(world, 'alice')).toEqual([]);
    await world.goTo('2026-11-19', '12:00');
    expect(alice.count(/Week 47/)).toBe(1);
  });

  itOnSqlite('are entered with the form, which keeps what cannot be right', async () => {
    const world = await start();
    const alice = world.person('alice');
    await alice.says('/checkin away 3/4');
    expect(alice.formWords()).toMatch(/Such a date can be read in two ways/);
    await alice.submits();
    expect(alice.errors()).toMatchObject({ fields: { from: 'Please choose the first day.' } });
    alice.fills({ from: '2026-12-07', to: '2026-12-01' });
    await alice.submits();
    expect(alice.errors()).toMatchObject({ fields: { to: 'The last day lies before the first.' } });
    expect(alice.form()?.values.from).toBe('2026-12-07');
    alice.fills({ to: '2026-12-11' });
    await alice.submits();
    expect(await absences(world, 'alice')).toEqual(['2026-12-07..2026-12-11']);
    await alice.says('/checkin away');
    alice.fills({ from: '2026-12-09', takeBack: ['2026-12-07..2026-12-11'] });
    await alice.submits();
    expect(alice.errors()).toMatchObject({ fields: { takeBack: expect.stringMatching(/first/) } });
    await alice.closesForm();
    await alice.says('/checkin away');
    alice.fills({ from: '2026-12-24', to: '', takeBack: [] });
    await alice.submits();
    expect(await absences(world, 'alice')).toEqual(['2026-12-07..2026-12-11', '2026-12-24..2026-12-24']);
  });

  itOnSqlite('of a report are entered by the manager or lead, of others by nobody', async () => {
    const world = await start();
    const [anna, bob, wang] = [world.person('anna'), world.person('bob'), world.person('wang')];
    await anna.says([
      '/checkin away ',
      { mention: world.person('alice').account, name: 'Alice Moreau' },
      ' tomorrow',
    ]);
    expect(anna.notice()).toBe('Noted: Alice Moreau is away Nov 17.');
    await anna.says('/checkin away @Bob Jansen until Friday');
    expect(anna.notice()).toBe('Noted: Bob Jansen is away Nov 16–20.');
    await bob.says('/checkin away @alice tomorrow');
    expect(bob.notice()).toMatch(/Only Alice Moreau, their manager/);
    await wang.says('周同步 请假 @李强 明天');
    expect(wang.notice()).toBe('好的，李强 11月17日不在岗。');
    expect(await absences(world, 'alice')).toEqual(['2026-11-17..2026-11-17']);
    expect(await absences(world, 'bob')).toEqual(['2026-11-16..2026-11-20']);
  });

  it('of somebody unknown or not unique are asked about', async () => {
    const world = await start();
    const anna = world.person('anna');
    await anna.says('/checkin away @nobody tomorrow');
    expect(anna.notice()).toMatch(/I do not know anyone called “nobody”/);
    await anna.says('/checkin away @an tomorrow');
    expect(anna.notice()).toMatch(/Who is “an”\?|Noted: you|Only /);
  });

  itOnSqlite('of the whole team are entered by its lead', async () => {
    const world = await start();
    const [anna, alice] = [world.person('anna'), world.person('alice')];
    await anna.says('/checkin away team 2026-11-19..2026-11-20');
    expect(anna.notice()).toBe('Noted: everybody in payments (4) is away Nov 19–20.');
    await alice.says('/checkin away team tomorrow');
    expect(alice.notice()).toMatch(/You do not lead a team/);
    await world.goTo('2026-11-20', '18:00');
    for (const id of ['anna', 'alice', 'bob']) world.person(id).seesNot(/Check-in · Week 47/);
  });

  itOnSqlite(
    'end with one card on what others showed meanwhile, and with none where nothing happened',
    async () => {
      const world = await start();
      const [alice, bob, wang] = [world.person('alice'), world.person('bob'), world.person('wang')];
      await alice.says('/checkin away 2026-11-17..2026-11-20');
      await wang.says('/checkin away 2026-11-17..2026-11-20');
      await world.goTo('2026-11-19', '11:00');
      await bob.presses('Start');
      bob.fills({ strengths: 'Cut the settlement job to six minutes.', share: 'yes' });
      await bob.submits();
      await world.goTo('2026-11-23', '08:59');
      alice.seesNot(/While you were away/);
      await world.goTo('2026-11-23', '09:00');
      alice.sees(
        /While you were away\nWelcome back!.*Nov 17–20[\s\S]*Bob Jansen\nCut the settlement job to six minutes\./,
      );
      for (let i = 0; i < 2; i += 1) await runTimer(world, 'returned', ['alice']);
      expect(alice.count(/While you were away/)).toBe(1);
      wang.seesNot(/你不在的这段时间/);
    },
  );

  itOnSqlite('of a single day bring no card', async () => {
    const world = await start();
    const [alice, bob] = [world.person('alice'), world.person('bob')];
    await alice.says('/checkin away 2026-11-19');
    await world.goTo('2026-11-19', '11:00');
    await bob.presses('Start');
    bob.fills({ strengths: 'Shown.', share: 'yes' });
    await bob.submits();
    await world.goTo('2026-11-24', '11:00');
    alice.seesNot(/While you were away/);
  });

  itOnSqlite(
    'of a team are those of the channel or of the team that is named, never of a team that was not meant',
    async () => {
      const company: Company = {
        teams: [{ id: 'alpha', lead: 'anna' }, { id: 'payments', lead: 'anna' }, { id: 'risk' }],
        people: [
          { id: 'anna', name: 'Anna Berg' },
          { id: 'alice', team: 'payments', manager: 'anna' },
          { id: 'bob', team: 'alpha', manager: 'anna' },
        ],
      };
      const world = await createWorld({ store: await open(), company });
      await world.goTo('2026-11-16', '10:00');
      const anna = world.person('anna');
      await anna.says('/checkin away team until Friday');
      expect(anna.notice()).toMatch(/Which team: alpha or payments\?/);
      await anna.says('/checkin away team until Friday', world.channel('risk').place);
      expect(anna.notice()).toBe('You do not lead risk, so please name the person.');
      expect([...(await absences(world, 'alice')), ...(await absences(world, 'bob'))]).toEqual([]);
      await anna.says('/checkin away team until Friday', world.channel('payments').place);
      expect(anna.notice()).toBe('Noted: everybody in payments (1) is away Nov 16–20.');
      await anna.says('/checkin away team Alpha 2026-11-25');
      expect(await absences(world, 'alice')).toEqual(['2026-11-16..2026-11-20']);
      expect(await absences(world, 'bob')).toEqual(['2026-11-25..2026-11-25']);
    },
  );
});
