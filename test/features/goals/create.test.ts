import { expect, it } from 'vitest';
import { goalStore } from '../../../src/features/goals/store.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import type { Talker } from '../../support/talk.ts';
import type { TestWorld } from '../../support/world.ts';
import { aGoal, givenGoals, openOffice, stored } from './office.ts';

/** Chooses in the first step of a new goal and comes to the second. */
async function begins(who: Talker, choice: Record<string, string> = {}, typed = '/goal new'): Promise<void> {
  await who.says(typed);
  who.fills(choice);
  await who.submits();
}

const fieldNames = (who: Talker): string[] =>
  (who.form()?.form.items ?? []).flatMap((it) => (it.kind === 'field' ? [it.field.name] : []));

const partsOf = async (world: TestWorld, code: string) =>
  goalStore(world.store).partsOf([(await stored(world, code)).id]);

const errorsOf = (who: Talker) => who.errors()?.fields;

describeOnEachEngine('a new goal', (open) => {
  itOnSqlite('shows only the fields of the tool that was chosen, the rest behind More', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    await alice.says('/goal new');
    expect(alice.formWords()).toMatch(
      /New goal\n[\s\S]*Tool \(Proposed for a mature business[\s\S]*For whom[\s\S]*\[Next\]/,
    );
    // A mature business is proposed a KPI; a member proposes for herself alone, and nothing that adds up others.
    expect(alice.form()?.values).toMatchObject({ tool: 'kpi', whom: 'person:alice', way: 'reach' });
    await alice.submits();
    const short = ['title', 'baseline', 'target', 'unit', 'due'];
    expect(fieldNames(alice)).toEqual(short);
    expect(alice.formWords()).toMatch(
      /Anna Berg reads it first\. Unanswered for five working days, it goes to Anna Berg’s manager\. Once you both agree, the team sees it, unless/,
    );
    alice.fills({ title: 'More calls', baseline: '10' });
    await alice.pressesInForm('More');
    const more = ['ladder', 'start', 'visibility', 'rhythm', 'resultClass', 'indicator', 'horizon', 'curve'];
    expect(fieldNames(alice)).toEqual([...short, ...more]);
    expect(alice.form()?.values).toMatchObject({
      title: 'More calls',
      baseline: '10',
      start: '2026-10-01',
      due: '2026-12-31',
      visibility: 'team',
      rhythm: 'weekly',
    });
    const others: [string, string, string[]][] = [
      ['okr', 'reach', ['title', 'part1', 'part2', 'part3', 'ambition', 'due']],
      ['bsc', 'reach', ['title', 'perspective', 'part1', 'part2', 'due']],
      ['project', 'reach', ['title', 'milestones', 'due']],
      ['service', 'reach', ['title', 'part1', 'ratingNow', 'rating', 'due']],
      ['project', 'keep', ['title', 'least', 'most', 'unit', 'due']],
      ['bsc', 'keep', ['title', 'perspective', 'least', 'most', 'unit', 'due']],
    ];
    for (const [tool, way, names] of others) {
      await begins(alice, { tool, way });
      expect([tool, way, fieldNames(alice)]).toEqual([tool, way, names]);
    }
  });

  itOnSqlite('is kept with everything that was said, waiting for the other side', async () => {
    const world = await openOffice(await open());
    await givenGoals(world, [aGoal(1, { level: 'team', ownerId: 'anna', title: 'Every shop stays' })]);
    const alice = world.person('alice');
    await begins(alice, { tool: 'okr' });
    alice.fills({
      title: 'Become the first choice of small shops',
      part1: 'Shops that renew: 60 → 80 %',
      part2: 'Time to first payment: ≤ 2 days',
      part3: 'Shops that recommend us: 20 → 35 %',
      ambition: 'aspirational',
      serves: 'goal-1',
    });
    await alice.pressesInForm('More');
    alice.fills({ weights: '50 30', visibility: 'company', curve: 'back-loaded', rhythm: 'monthly' });
    await alice.submits(3);
    expect(alice.notice()).toBe('G-2 is with Anna Berg. It counts once you both agree.');
    expect(await stored(world, 'G-2')).toMatchObject({
      tool: 'okr',
      level: 'person',
      ownerId: 'alice',
      teamId: 'payments',
      parentId: 'goal-1',
      measure: { kind: 'parts' },
      ambition: 'aspirational',
      visibility: 'company',
      curve: 'back-loaded',
      rhythm: 'monthly',
      state: 'proposed',
      start: '2026-10-01',
      due: '2026-12-31',
      managerAgreedAt: undefined,
    });
    expect((await stored(world, 'G-2')).ownerAgreedAt).toBeDefined();
    const results = await partsOf(world, 'G-2');
    expect(results).toMatchObject([
      { code: 'G-3', kind: 'key-result', weight: 50, measure: { kind: 'level', baseline: 60, target: 80 } },
      { code: 'G-4', kind: 'key-result', weight: 30, measure: { kind: 'keep', most: 2, unit: 'days' } },
      { code: 'G-5', kind: 'key-result', weight: 20, visibility: 'company', rhythm: 'monthly' },
    ]);
  });

  itOnSqlite('says on each field what is wrong with it, and keeps what was typed', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    await begins(alice, { tool: 'okr' });
    alice.fills({ title: 'First choice', part1: 'More happy shops', part2: '60 → 80 %', due: '2026-09-01' });
    await alice.submits();
    expect(errorsOf(alice)).toEqual({
      part1: 'From where to where? For example: Shops that renew: 60 → 80 %',
      part2: 'What do the figures measure? Write it in front of them.',
      due: 'The due date must be after the start.',
    });
    expect(alice.form()?.values).toMatchObject({ title: 'First choice', part1: 'More happy shops' });
    alice.fills({ part1: 'Renewals: 60 → 80 %', part2: 'Churn: 9 → 4 %', due: '2026-12-31' });
    await alice.pressesInForm('More');
    alice.fills({ weights: '80 30' });
    await alice.submits();
    expect(errorsOf(alice)).toEqual({ weights: 'The weights add up to 110, not to 100.' });
    alice.fills({ weights: '' });
    await alice.submits();
    expect(await partsOf(world, 'G-1')).toMatchObject([{ weight: 50 }, { weight: 50 }]);

    await begins(alice, { tool: 'kpi' });
    alice.fills({ title: 'Calls', baseline: '10', target: '10' });
    await alice.submits();
    expect(errorsOf(alice)?.target).toMatch(/Baseline and target are the same/);
    await begins(alice, { tool: 'project' });
    alice.fills({ title: 'Pilot', milestones: 'in spring: all' });
    await alice.submits();
    expect(errorsOf(alice)).toEqual({ milestones: 'I found no date at the beginning of “in spring: all”.' });
    await begins(alice, { way: 'keep' });
    alice.fills({ title: 'Stock' });
    await alice.submits();
    expect(errorsOf(alice)).toEqual({ least: 'At least one limit, please.' });
  });

  itOnSqlite(
    'of a service is measured by its level and by what its customers say; of a project by dates',
    async () => {
      const world = await openOffice(await open());
      const li = world.person('li');
      await begins(li, { tool: 'service' }, '/目标 新建');
      expect(li.formWords()).toMatch(
        /新建目标：服务\n先由王芳查看。五个工作日无人回应会转给王芳的上级。双方同意后，团队可以看到/,
      );
      li.fills({
        title: '两天内答复同事',
        part1: '两天内答复的比例：82 → 95 %',
        ratingNow: '3.8',
        rating: '4.5',
      });
      await li.submits();
      expect(li.notice()).toBe('G-1 已发给王芳，双方同意后生效。');
      expect(await partsOf(world, 'G-1')).toMatchObject([
        { title: '两天内答复的比例', weight: 50 },
        { title: '内部客户评分', weight: 50, measure: { kind: 'level', baseline: 3.8, target: 4.5 } },
      ]);
      await begins(li, { tool: 'project' }, '/目标 新建');
      li.fills({ title: '新仓库', milestones: '11月10日 选址\n12月15日 开仓' });
      await li.submits();
      const project = await stored(world, 'G-4');
      const milestones = (await goalStore(world.store).milestonesOf([project.id])).get(project.id);
      expect(milestones).toMatchObject([
        { title: '选址', due: '2026-11-10' },
        { title: '开仓', due: '2026-12-15' },
      ]);
    },
  );

  it('is proposed by a manager for a report, and counts at once where nobody else has to agree', async () => {
    const world = await openOffice(await open());
    const [anna, helen] = [world.person('anna'), world.person('helen')];
    await world.person('alice').says('/goal new @anna');
    expect(world.person('alice').notice()).toMatch(/^You can propose goals for yourself, for the people who/);
    await begins(anna, {}, '/goal new @alice');
    expect(anna.formWords()).toMatch(/Alice Moreau reads it first\. Once[\s\S]*A goal for Alice Moreau/);
    anna.fills({ title: 'Customer calls', baseline: '0', target: '100', unit: 'calls' });
    await anna.submits();
    expect(await stored(world, 'G-1')).toMatchObject({
      ownerId: 'alice',
      proposedById: 'anna',
      ownerAgreedAt: undefined,
      state: 'proposed',
    });
    await begins(anna, { whom: 'team:payments', way: 'sum', tool: 'okr' }, '/goal new No payment fails');
    expect(anna.form()?.values).toMatchObject({ title: 'No payment fails' });
    await anna.submits();
    expect(await stored(world, 'G-2')).toMatchObject({
      level: 'team',
      ownerId: 'anna',
      teamId: 'payments',
      measure: { kind: 'parts' },
      state: 'proposed',
    });
    await begins(helen, { whom: 'company', way: 'sum', tool: 'okr' });
    expect(helen.formWords()).toMatch(
      /Nobody needs to agree: it counts at once, and everybody in the company sees it/,
    );
    helen.fills({ title: 'The most trusted partner' });
    await helen.submits();
    expect(helen.notice()).toBe('G-3 counts from now on.');
    helen.sees(/The most trusted partner[\s\S]*\[/);
    expect(await stored(world, 'G-3')).toMatchObject({
      level: 'company',
      state: 'active',
      visibility: 'company',
    });
  });

  itOnSqlite('beyond five asks why one more, and keeps the reason', async () => {
    const world = await openOffice(await open());
    await givenGoals(
      world,
      [1, 2, 3, 4, 5].map((n) => aGoal(n)),
    );
    const alice = world.person('alice');
    await begins(alice);
    expect(alice.formWords()).toMatch(/You have 5 goals already\. More than five are hard to keep in view/);
    alice.fills({ title: 'One more', baseline: '0', target: '10' });
    await alice.submits();
    expect(Object.keys(errorsOf(alice) ?? {})).toEqual(['excessReason']);
    alice.fills({ excessReason: 'Two others end this month.' });
    await alice.submits();
    expect(await stored(world, 'G-6')).toMatchObject({ excessReason: 'Two others end this month.' });
    world.person('anna').sees(/Why one more than five: Two others end this month\./);
  });

  it('is for nobody but those whom one may propose for, whatever a form says', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    const forged = (subject: object) => ({
      name: 'pacer.open',
      version: 1,
      payload: { form: 'goals.new-goal', subject: JSON.stringify(subject), variant: '' },
    });
    for (const whom of ['person:bob', 'team:payments', 'company', 'team:nowhere', '']) {
      await alice.forges(forged({ tool: 'kpi', way: 'reach', whom }));
      expect(alice.notice()).toMatch(/You can propose goals for yourself/);
    }
    await alice.forges(forged({ tool: 'kpi', way: 'sum', whom: 'person:alice' }));
    expect(alice.form()).toBeUndefined();
    await alice.forges(forged({ tool: 'witchcraft', way: 'reach', whom: 'person:alice' }));
    expect(alice.form()).toBeUndefined();
    // Somebody who is no longer the manager when the form is sent.
    const anna = world.person('anna');
    await begins(anna, {}, '/goal new @alice');
    anna.fills({ title: 'Customer calls', baseline: '0', target: '100' });
    const { db, t } = world.store;
    await world.store.batch([db.delete(t.managerPeriods)]);
    await anna.submits();
    expect(anna.errors()?.form).toMatch(/You can propose goals for yourself/);
    expect(await goalStore(world.store).nextNumber()).toBe(1);
  });

  itOnSqlite('may be private if it is personal, and takes the strangest words as they are', async () => {
    const world = await openOffice(await open());
    const anna = world.person('anna');
    await begins(anna, { whom: 'team:payments' });
    await anna.pressesInForm('More');
    anna.fills({ title: 'Ours', baseline: '0', target: '5', visibility: 'private' });
    await anna.submits();
    expect(Object.keys(errorsOf(anna) ?? {})).toEqual(['visibility']);
    const alice = world.person('alice');
    await begins(alice);
    await alice.pressesInForm('More');
    const title = '<!channel> *new* 👩‍🚀 ‮reversed {{x}}';
    alice.fills({ title, baseline: '-1,23,4', target: '１２', visibility: 'private' });
    await alice.submits();
    expect(Object.keys(errorsOf(alice) ?? {})).toEqual(['baseline']);
    alice.fills({ baseline: '-1,5' });
    await alice.submits();
    expect(await stored(world, 'G-1')).toMatchObject({
      visibility: 'private',
      measure: { kind: 'level', baseline: -1.5, target: 12 },
    });
  });
});
