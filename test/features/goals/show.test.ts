import { expect, it } from 'vitest';
import type { Goal } from '../../../src/features/goals/model.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { aGoal, givenGoals, openOffice } from './office.ts';

const objective = (number: number, it_: Partial<Goal> = {}): Goal =>
  aGoal(number, { tool: 'okr', measure: { kind: 'parts' }, title: `Objective ${number}`, ...it_ });

describeOnEachEngine('one’s own goals', (open) => {
  it('stand by urgency, key results under their objective, eight a page', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    await alice.says('/goal');
    expect(alice.last()).toBe(
      'Your goals\nYou have no goals yet. A good one says what will be different, by how much, and by when.\n[New goal]',
    );
    const more = Array.from({ length: 6 }, (_, i) => aGoal(10 + i, { title: `Further ${i}` }));
    await givenGoals(world, [
      aGoal(1, { title: 'Calm', current: 20, progress: 0.2 }),
      objective(2),
      aGoal(3, { kind: 'key-result', tool: 'okr', parentId: 'goal-2', title: 'Ratings', status: 'at-risk' }),
      aGoal(4, { title: 'Late', status: 'overdue', due: '2026-10-02' }),
      ...more,
    ]);
    await alice.says('/goal');
    const rows = alice
      .last()
      .split('\n')
      .filter((it_) => /G-\d/.test(it_));
    expect(rows.slice(0, 4)).toEqual(['G-4 Late', 'G-2 Objective 2', '↳ G-3 Ratings', 'G-1 Calm']);
    expect(alice.last()).toMatch(/Overdue\n\[Open\]/);
    expect(alice.last()).toMatch(/\[New goal\] \[Next\]\n1–8 of 10\nReport in one line: \/goal G-4 45 /);
    await alice.presses('Next');
    expect(alice.last()).toMatch(/G-15 Further 5[\s\S]*\[New goal\] \[Previous\]\n9–10 of 10/);
    await alice.presses('Previous');
    await alice.presses('Open', /G-4 Late/);
    expect(alice.last()).toMatch(/^G-/);
  });

  itOnSqlite('Chinese commands are typed without spaces too, and full-width', async () => {
    const world = await openOffice(await open());
    const li = world.person('li');
    await givenGoals(world, [aGoal(12, { ownerId: 'li', teamId: 'supply', title: '客户电话' })]);
    const answers: readonly [typed: string, answer: RegExp][] = [
      ['/目标 为什么G-12', /(?:^|\n)G-12 为何而设/],
      ['／目标　查看Ｇ－１２', /(?:^|\n)G-12 客户电话/],
      ['/目标 树', /(?:^|\n)目标之间如何支撑/],
      ['/目标树', /(?:^|\n)目标之间如何支撑/],
      ['/目标12 20 已打电话', /(?:^|\n)G-12 目前为 20 calls/],
      ['目标12 25', /(?:^|\n)G-12 目前为 25 calls/],
      ['目标 g12 26', /(?:^|\n)G-12 目前为 26 calls/],
      ['/目标 12，27 又打了两通', /(?:^|\n)G-12 目前为 27 calls/],
      ['/目标 更新G-12：28', /(?:^|\n)G-12 目前为 28 calls/],
      ['/目标 12:30 开会', /(?:^|\n)没看懂这句话/],
      ['目标G-12', /(?:^|\n)G-12 客户电话/],
      ['目标树', /(?:^|\n)目标之间如何支撑/],
      ['/目标 团队供应链', /(?:^|\n)没有找到这个名字的团队/],
    ];
    for (const [typed, answer] of answers) {
      await li.says(typed);
      expect(`${li.notice() ?? ''}\n${li.last()}`, typed).toMatch(answer);
    }
    await li.says('/目标 关闭G-12');
    expect(li.formWords()).toContain('G-12');
    await li.says('/目标 更新12');
    expect(li.formWords()).toContain('更新 G-12');
  });

  itOnSqlite('what is none of its words says what to type', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    await alice.says('/goal please');
    expect(alice.notice()).toMatch(/^I did not understand that\. \/goal lists your goals/);
    await alice.says('/goal open');
    expect(alice.notice()).toBe('Which goal? Add its code, for example G-12.');
    await alice.says('/goal why G-99');
    expect(alice.notice()).toBe('This goal is not here, or not for you to see.');
  });
});

describeOnEachEngine('the living card of a goal', (open) => {
  itOnSqlite('shows where it stands, why, what was reported and what was struck through', async () => {
    const world = await openOffice(await open());
    const [alice, bob] = [world.person('alice'), world.person('bob')];
    await givenGoals(world, [
      objective(1, { level: 'company', ownerId: 'helen', teamId: undefined, title: 'Win back trust' }),
      aGoal(2, { parentId: 'goal-1', weight: 40 }),
    ]);
    await alice.says('/goal 2 20 first calls, conf 6');
    await alice.says('/goal 2 44');
    await alice.says('/goal 2');
    await alice.presses('Correct');
    await alice.presses('Correct', /which value is wrong/);
    await alice.says('/goal open G-2');
    expect(alice.last()).toBe(
      [
        'G-2 Customer calls',
        'On track',
        '20 calls (0 → 100 calls) 20%',
        'Latest updates',
        '44 calls',
        'Mon, Oct 5, 07:00 · Alice Moreau · typed',
        'Struck through',
        '20 calls',
        'Mon, Oct 5, 07:00 · Alice Moreau · confidence 6/10 · typed',
        'first calls',
        'Owner: Alice Moreau',
        'Kind: Personal · KPI · weight 40 %',
        'Result: Customer result · leading · short term',
        'Period: Oct 5 – Dec 25',
        'Reports: Weekly',
        'Who can open it: The team',
        'Team’s channel: does not list it, even if it falls behind',
        'Serves: G-1 Win back trust',
        'History',
        'Helen Zhou proposed it',
        'Mon, Oct 5',
        '[Update] [Correct] [Ask for support] [Propose an adjustment] [Record result and close] [Show to the team]',
      ].join('\n'),
    );
    // A teammate sees the same, and has none of its owner's buttons.
    await bob.says('/goal open G-2');
    expect(bob.last()).toMatch(/^G-2 Customer calls\nOn track\n20 calls/);
    expect(bob.last()).not.toMatch(/\[(Update|Correct|Record)/);
    await world.person('anna').says('/goal open G-2');
    expect(world.person('anna').last()).toMatch(/\n\[Extend or adjust\] \[Record result and close\]$/);
  });

  itOnSqlite(
    'an objective shows its key results as far as they are seen, and a team goal is offered by its owner',
    async () => {
      const world = await openOffice(await open());
      const anna = world.person('anna');
      await givenGoals(world, [
        objective(1, { level: 'team', ownerId: 'anna' }),
        aGoal(2, {
          kind: 'key-result',
          tool: 'okr',
          parentId: 'goal-1',
          title: 'Calls',
          progress: 0.5,
          current: 50,
        }),
        aGoal(3, { kind: 'key-result', tool: 'okr', parentId: 'goal-1', title: 'Ratings', ownerId: 'anna' }),
        aGoal(4, { parentId: 'goal-1', title: 'Secret', ownerId: 'bob', visibility: 'private' }),
      ]);
      await anna.says('/goal open G-1');
      expect(anna.last()).toMatch(/\n25 %, the weighted mean of 2 parts/);
      expect(anna.last()).toMatch(
        /Key results\nG-2 Calls\n50 % done[\s\S]*\[Open\]\nG-3 Ratings\n[\s\S]*\[Update\]\nGoals that serve it\nG-4 Secret/,
      );
      expect(anna.last()).toMatch(/\[Offer in the channel\]/);
      expect(anna.last()).not.toMatch(/\[Update\] \[/);
      const mei = world.person('mei');
      await mei.says('/goal open 1');
      expect(mei.last()).toMatch(/另有 1 个你无权查看/);
      expect(mei.last()).not.toMatch(/Secret/);
    },
  );

  itOnSqlite('tells nobody but the owner that it is behind before they have known for a day', async () => {
    const world = await openOffice(await open());
    await givenGoals(world, [aGoal(1, { status: 'behind', shownStatus: 'on-track' })]);
    await world.person('alice').says('/goal 1');
    expect(world.person('alice').last()).toMatch(/^G-1 Customer calls\nBehind\n/);
    for (const id of ['anna', 'bob', 'helen']) {
      await world.person(id).says('/goal 1');
      expect(world.person(id).last(), id).toMatch(/^G-1 Customer calls\nOn track\n/);
    }
  });

  itOnSqlite('is not there for those who may not see it, however they ask', async () => {
    const world = await openOffice(await open());
    await givenGoals(world, [aGoal(1, { visibility: 'private' })]);
    const bob = world.person('bob');
    const ask = [
      () => bob.says('/goal 1'),
      () => bob.says('/goal why 1'),
      () => bob.forges({ name: 'goals.open', version: 1, payload: { goal: 'goal-1' } }),
      () => bob.forges({ name: 'goals.pick', version: 1, payload: {} }, 'goal-1'),
      () => bob.forges({ name: 'goals.correct', version: 1, payload: { goal: 'goal-1' } }),
    ];
    for (const asks of ask) {
      await asks();
      expect(bob.notice()).toBe('This goal is not here, or not for you to see.');
    }
    await bob.forges({ name: 'goals.history', version: 1, payload: { goal: 'goal-1', page: '0' } });
    bob.seesNot(/Customer calls/);
  });

  it('closed shows its graded result, and can be opened again for ten working days', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    const at = world.clock.now();
    await givenGoals(world, [aGoal(1, { state: 'closed', progress: 0.8, current: 80, closedAt: at })]);
    const words = 'We reached most accounts twice. '.repeat(12).trim();
    const result = {
      id: 'r1',
      goalId: 'goal-1',
      at,
      byId: 'alice',
      value: 80,
      progress: 0.8,
      score: 0.8,
      words,
    };
    await world.store.batch([world.store.db.insert(world.store.t.goalResults).values(result)]);
    await alice.says('/goal 1');
    expect(alice.last()).toMatch(
      /^G-1 Customer calls\nClosed\n80 calls \(0 → 100 calls\) 80%\nResult\nFinal value: 80 calls\nScore: 0\.80\n/,
    );
    expect(alice.last()).not.toContain(words);
    expect(alice.last()).toMatch(/\[Reopen\]$/);
    await alice.presses('All updates');
    expect(alice.last()).toContain(words);
    await world.goTo('2026-10-19', '10:00');
    await alice.says('/goal 1');
    expect(alice.last()).toMatch(/\[Reopen\]$/);
    await world.goTo('2026-10-20', '10:00');
    await alice.says('/goal 1');
    expect(alice.last()).not.toMatch(/Reopen/);
  });

  itOnSqlite('shows all updates with their notes to the end', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    await givenGoals(world, [aGoal(1)]);
    const long = 'a sentence about it that goes on. '.repeat(10).trim();
    await alice.says(`/goal 1 1 ${long}`);
    for (const value of [2, 3, 4, 5, 6]) await alice.says(`/goal 1 ${value}`);
    await alice.says('/goal 1');
    expect(alice.last()).not.toMatch(/goes on/);
    await alice.presses('All updates');
    expect(alice.last()).toMatch(/^G-1 Customer calls\n6 calls[\s\S]*\[Open\] \[Next\]\n1–5 of 6/);
    await alice.presses('Next');
    expect(alice.last()).toContain(long);
  });
});

describeOnEachEngine('goals around one', (open) => {
  const company = objective(1, {
    level: 'company',
    ownerId: 'helen',
    teamId: undefined,
    title: 'Win back trust',
  });
  const team = objective(2, { level: 'team', ownerId: 'anna', parentId: 'goal-1', title: 'Answer in a day' });

  it('/goal tree shows theme, team and person, and names what serves nothing', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    await alice.says('/goal tree');
    expect(alice.last()).toBe('How goals serve each other\nThere is no active goal that you may see.');
    await givenGoals(world, [
      company,
      team,
      aGoal(3, { parentId: 'goal-2', progress: 0.5 }),
      aGoal(4, { title: 'Learn Chinese' }),
      aGoal(5, { title: 'Secret', ownerId: 'bob', visibility: 'private' }),
      aGoal(6, { title: 'Elsewhere', ownerId: 'li', teamId: 'supply' }),
      aGoal(7, { title: 'For all', level: 'team', ownerId: 'wang', teamId: 'supply', visibility: 'company' }),
    ]);
    await alice.says('/goal tree');
    expect(alice.last()).toBe(
      [
        'How goals serve each other',
        'G-1 Win back trust · Helen Zhou · 50 %',
        'On track',
        '↳ G-2 Answer in a day · Anna Berg · 50 %',
        'On track',
        '· ↳ G-3 Customer calls · Alice Moreau · 50 %',
        'On track',
        'G-7 For all · 王芳 · 0 %',
        'On track',
        'G-4 Learn Chinese · Alice Moreau · 0 %',
        'On track',
        'Open a goal: (G-1 Win back trust) (G-2 Answer in a day) (G-3 Customer calls) (G-7 For all) (G-4 Learn Chinese)',
        'These serve no other goal yet',
        'Higher goals are there. Which of them do these serve?',
        'G-4 Learn Chinese',
        '0 % done, 0 % of the working days gone; due Fri, Dec 25',
        'On track',
        '[Open]',
        'G-7 For all',
        '0 % done, 0 % of the working days gone; due Fri, Dec 25',
        'On track',
        '[Open]',
      ].join('\n'),
    );
    await alice.chooses('Open a goal', 'G-2 Answer in a day');
    expect(alice.last()).toMatch(/^G-2 Answer in a day\n/);
  });

  itOnSqlite('/goal why walks up to the theme; what is hidden has no title', async () => {
    const world = await openOffice(await open());
    await givenGoals(world, [
      company,
      { ...team, visibility: 'private' },
      aGoal(3, { parentId: 'goal-2' }),
      aGoal(4, { title: 'Alone' }),
    ]);
    const alice = world.person('alice');
    await alice.says('/goal why G-3');
    expect(alice.last()).toMatch(
      /^What G-3 is for\nG-3 Customer calls\n.*\nOn track\n\[Open\]\n↑ a goal you may not see\n↑ G-1 Win back trust\n/,
    );
    expect(alice.last()).not.toMatch(/Answer in a day|G-2/);
    await alice.says('/goal why 4');
    expect(alice.last()).toMatch(/It serves no other goal yet\.$/);
  });

  it('/goal team counts and lists what the reader sees; its lead sees the weeks before', async () => {
    const world = await openOffice(await open());
    const [alice, anna] = [world.person('alice'), world.person('anna')];
    await givenGoals(world, [
      { ...team, parentId: undefined },
      aGoal(3),
      aGoal(4, { ownerId: 'bob', title: 'Late', due: '2026-10-12' }),
      aGoal(5, { title: 'Secret', ownerId: 'bob', visibility: 'private' }),
      aGoal(6, { ownerId: 'li', teamId: 'supply', title: 'Elsewhere' }),
    ]);
    await world.goTo('2026-10-13', '10:00');
    await alice.says('/goal team');
    expect(alice.last()).toMatch(/^Goals of payments\n1 Overdue · 2 On track\nG-4 Late\n/);
    expect(alice.last()).not.toMatch(/Secret|Elsewhere|Oct 5/);
    await anna.says('/goal team');
    expect(anna.last()).toMatch(/^Goals of payments\n1 Overdue · 3 On track\n/);
    expect(anna.last()).toMatch(/\nOct 5–11 \| 0 \| 4\nOct 12–18 \| 1 \| 3$/);
    // Somebody of another team sees what everybody may see.
    const li = world.person('li');
    await li.says('/目标 团队 payments');
    expect(li.last()).toBe('payments 的目标\n这个团队没有你可以查看的目标。\n其他团队: (supply)');
    await li.says('/目标 团队 nowhere');
    expect(li.notice()).toBe('没有找到这个名字的团队。');
  });
});
