import { expect, it } from 'vitest';
import type { RawValues } from '../../../src/chat/index.ts';
import { action } from '../../../src/chat/index.ts';
import { goalStore } from '../../../src/features/goals/store.ts';
import { eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import type { TestWorld } from '../../support/world.ts';
import { smallCompany } from '../../support/world.ts';
import { aGoal, givenGoals, openOffice, stored } from './office.ts';

const calls = { title: 'Customer calls', baseline: '0', target: '100', unit: 'calls' };

/** Somebody proposes a goal, with the figures of a KPI unless said otherwise. */
async function proposes(
  world: TestWorld,
  who: string,
  it: { choice?: RawValues; typed?: string; values?: RawValues; more?: RawValues } = {},
): Promise<void> {
  const person = world.person(who);
  await person.says(it.typed ?? '/goal new');
  person.fills(it.choice ?? {});
  await person.submits();
  if (it.more !== undefined) await person.pressesInForm('More');
  person.fills({ ...(it.values ?? calls), ...it.more });
  await person.submits();
  expect(person.errors()).toBeUndefined();
}

const asksForAgreement = /proposes a goal[\s\S]*\[Agree\] \[Suggest a change\] \[Let’s talk\]/;

describeOnEachEngine('a proposed goal', (open) => {
  itOnSqlite('counts once both have agreed, after as many changes as it takes', async () => {
    const world = await openOffice(await open());
    const [alice, anna] = [world.person('alice'), world.person('anna')];
    const results = { part1: 'Shops that renew: 60 → 80 %', part2: 'Churn: 9 → 4 %', part3: 'Calls: 0 → 40' };
    await proposes(world, 'alice', {
      choice: { tool: 'okr' },
      values: { title: 'First choice', ...results },
    });
    anna.sees(
      /Alice Moreau proposes a goal\nG-1 First choice\nFor: Alice Moreau\nMeasured by: 3 key results\nFrom – to: Oct 1 – Dec 31\nOnce agreed, seen by: The team\nShops that renew\n60 → 80% · weight 33 %\n[\s\S]*\[Agree\] \[Suggest a change\] \[Let’s talk\]\nOnly between Alice Moreau and Anna Berg until both sides agree; unanswered for five working days, Anna Berg’s manager sees it too\./,
    );
    alice.sees(
      /Your proposal\nProposed\nG-1 First choice\n[\s\S]*Anna Berg has it now\.\n\[Edit\] \[Let’s talk\] \[Withdraw\]/,
    );
    const agree = anna.readies('Agree');

    await anna.presses('Suggest a change');
    expect(anna.formWords()).toMatch(/Named: only Alice Moreau and you\nAbout First choice/);
    anna.fills({ words: 'Calls are a means. Two results are enough.' });
    await anna.submits();
    expect(anna.notice()).toBe('Alice Moreau has your note.');
    alice.sees(/About G-1 First choice[\s\S]*Calls are a means/);
    alice.sees(/Your proposal[\s\S]*Anna Berg wrote to you about it\. Edit sends them a new version/);
    anna.sees(/You wrote to Alice Moreau about it\.[\s\S]*\[Agree\]/);

    await alice.presses('Edit');
    expect(alice.form()?.values).toMatchObject({ title: 'First choice', ...results, weights: '' });
    alice.fills({
      title: 'The first choice',
      part1: 'Shops that renew: 60 → 75 %',
      part3: '',
      weights: '70',
    });
    await alice.submits();
    expect(alice.notice()).toBe('G-1 is with Anna Berg. It counts once you both agree.');
    anna.sees(
      /The first choice[\s\S]*60 → 75% · weight 70 %[\s\S]*Alice Moreau has changed it\. Please have another look\./,
    );
    // Nobody agrees to what they have not seen.
    await agree();
    expect(await stored(world, 'G-1')).toMatchObject({ state: 'proposed' });
    expect(await stored(world, 'G-4')).toMatchObject({ state: 'withdrawn' });

    await anna.presses('Agree');
    expect(anna.notice()).toBe('G-1 is agreed and counts from now on.');
    alice.sees(
      /Your proposal\nAgreed\n[\s\S]*Both sides agreed on Mon, Oct 5\. It has counted since then\.\n\[Open\]/,
    );
    anna.seesNot(/\[Agree\]/);
    for (const code of ['G-1', 'G-2', 'G-3'])
      expect(await stored(world, code)).toMatchObject({
        state: 'active',
        weight: { 'G-2': 70, 'G-3': 30 }[code],
      });
    const { db, t } = world.store;
    const history = await db
      .select()
      .from(t.goalVersions)
      .where(eq(t.goalVersions.goalId, (await stored(world, 'G-1')).id));
    expect(history.map((it) => it.what).sort()).toEqual(['agreed', 'created', 'revised']);
    expect(history.find((it) => it.what === 'revised')).toMatchObject({
      before: { title: 'First choice' },
      after: { title: 'The first choice' },
    });
    // It is looked at every morning from now on.
    await world.wakeUpAt('2026-11-30', '07:00');
    expect(await stored(world, 'G-2')).toMatchObject({ status: 'behind' });
  });

  it('of a manager waits for whoever shall own it, in their language', async () => {
    const world = await openOffice(await open());
    await proposes(world, 'anna', { typed: '/goal new @mei' });
    const mei = world.person('mei');
    // The first working day after the holidays in Shanghai.
    await world.goTo('2026-10-08', '16:30', 'Asia/Shanghai');
    mei.sees(
      /Anna Berg 为你提出了一个目标\nG-1 Customer calls\n目标责任人: 陈美\n衡量方式: 0 → 100 calls[\s\S]*\[同意\] \[提修改意见\] \[聊一聊\]\n双方同意前，仅 Anna Berg、陈美可见。/,
    );
    await mei.presses('聊一聊');
    mei.fills({ words: '周四下午聊十分钟可以吗？' });
    await mei.submits();
    world.person('anna').sees(/About G-1 Customer calls[\s\S]*周四下午聊十分钟可以吗？/);
    const press = mei.readies('同意');
    await Promise.all([press(), press()]);
    await world.settle();
    expect(await stored(world, 'G-1')).toMatchObject({ state: 'active', ownerId: 'mei' });
    world.person('anna').sees(/Your proposal\nAgreed/);
  });

  itOnSqlite('is agreed to by the other side alone, and changed by whoever proposed it', async () => {
    const world = await openOffice(await open());
    await proposes(world, 'alice');
    const [alice, anna, bob] = [world.person('alice'), world.person('anna'), world.person('bob')];
    const { id } = await stored(world, 'G-1');
    const agree = action('goals.agree', { goal: id, version: '1' });
    await alice.forges(agree);
    expect(alice.notice()).toBe('Anna Berg decides on this one.');
    await bob.forges(agree);
    await world.person('helen').forges(agree);
    for (const who of ['bob', 'helen'])
      expect(world.person(who).notice()).toBe('This goal is not here, or not for you to see.');
    await anna.forges(action('goals.withdraw', { goal: id }));
    expect(anna.notice()).toBe('Only Alice Moreau can change this proposal or take it back.');
    await anna.forges(action('goals.revise', { goal: id }));
    await bob.forges(action('goals.talk', { goal: id }));
    expect([anna.form(), bob.form()]).toEqual([undefined, undefined]);
    await bob.forges(action('goals.agree', { goal: 'nothing', version: '1' }));
    expect(await stored(world, 'G-1')).toMatchObject({ state: 'proposed', version: 1 });

    await alice.presses('Edit');
    await alice.presses('Withdraw');
    expect(alice.notice()).toBe('G-1 is withdrawn.');
    // The form that was open meanwhile keeps its text and changes nothing.
    alice.fills({ target: '50' });
    await alice.submits();
    expect(alice.errors()?.form).toBe('This proposal is settled already.');
    anna.sees(/Proposal by Alice Moreau\nWithdrawn\nG-1 [\s\S]*Nothing is left to do/);
    anna.seesNot(/\[Agree\]/);
    await anna.forges(agree);
    expect(anna.notice()).toBe('This proposal is settled already.');
    await world.goTo('2026-10-13', '12:00');
    expect(anna.count(asksForAgreement)).toBe(0);
  });

  itOnSqlite('comes back once after two working days and goes one up after five', async () => {
    const world = await openOffice(await open());
    await proposes(world, 'alice');
    const [alice, anna, helen] = [world.person('alice'), world.person('anna'), world.person('helen')];
    await world.goTo('2026-10-07', '08:59');
    expect(anna.count(asksForAgreement)).toBe(1);
    await world.goTo('2026-10-07', '09:30');
    anna.sees(/Alice Moreau would like to begin and is still waiting for your word[\s\S]*\[Agree\]/);
    await world.goTo('2026-10-12', '09:30');
    await world.wakeUpAt('2026-10-12', '09:35');
    helen.sees(
      /Alice Moreau proposes a goal[\s\S]*It comes to you because Anna Berg has not answered within five working days[\s\S]*\[Agree\]/,
    );
    anna.seesNot(/\[Agree\]/);
    anna.sees(/Helen Zhou has it now/);
    alice.sees(/Anna Berg has not answered within five working days, so it is with Helen Zhou now/);
    await anna.forges(action('goals.agree', { goal: (await stored(world, 'G-1')).id, version: '1' }));
    expect(anna.notice()).toBe('Helen Zhou decides on this one.');
    await helen.presses('Agree');
    expect(await stored(world, 'G-1')).toMatchObject({ state: 'active' });
  });

  itOnSqlite(
    'does not go up where it is private or its owner is asked; then the proposer is told',
    async () => {
      const world = await openOffice(await open());
      await proposes(world, 'alice', { more: { visibility: 'private' } });
      await proposes(world, 'anna', { typed: '/goal new @bob' });
      await world.wakeUpAt('2026-10-13', '12:00');
      const [alice, anna, helen] = [world.person('alice'), world.person('anna'), world.person('helen')];
      expect(helen.count(/proposes a goal|Proposal/)).toBe(0);
      alice.sees(/Your proposal\nProposed\nG-1[\s\S]*Anna Berg has not answered for five working days/);
      anna.sees(/Your proposal\nProposed\nG-2[\s\S]*Bob Jansen has not answered for five working days/);
      await anna.presses('Agree');
      expect(await stored(world, 'G-1')).toMatchObject({ state: 'active', visibility: 'private' });
    },
  );

  itOnSqlite('does not count the days on which whoever is asked is away', async () => {
    const away = ['2026-10-06', '2026-10-16'] as [string, string];
    const people = smallCompany.people.map((it) => (it.id === 'anna' ? { ...it, away: [away] } : it));
    const world = await openOffice(await open(), { ...smallCompany, people });
    await proposes(world, 'alice');
    await world.wakeUpAt('2026-10-19', '18:00');
    const helen = world.person('helen');
    expect(helen.count(/proposes a goal/)).toBe(0);
    await world.goTo('2026-10-23', '12:00');
    helen.sees(/It comes to you because Anna Berg has not answered/);
  });

  it.each([
    { name: 'people.changed', thing: 'alice' },
    { name: 'people.imported', thing: 'a file' },
  ])(
    'follows whoever decides: a new manager ($name), or the next one up when somebody leaves',
    async (told) => {
      const world = await openOffice(await open());
      await proposes(world, 'alice');
      await proposes(world, 'anna', { typed: '/goal new @bob' });
      const { db, t } = world.store;
      await world.store.batch([
        db.update(t.managerPeriods).set({ managerId: 'bob' }).where(eq(t.managerPeriods.personId, 'alice')),
      ]);
      await world.app.commit({ tell: [told] });
      await world.settle();
      world.person('bob').sees(/Alice Moreau proposes a goal\n[\s\S]*\[Agree\]/);
      world.person('anna').seesNot(/proposes a goal[\s\S]*\[Agree\]/);
      await world.store.batch([db.update(t.people).set({ standing: 'left' }).where(eq(t.people.id, 'bob'))]);
      await world.app.commit({ tell: [{ name: 'people.left', thing: 'bob' }] });
      await world.settle();
      // What he was to own is nobody's; what he was to decide is with the next one up.
      expect(await stored(world, 'G-2')).toMatchObject({ state: 'withdrawn' });
      world.person('anna').sees(/Alice Moreau proposes a goal\n[\s\S]*\[Agree\]/);
    },
  );

  it('takes no more weight than what it serves has left', async () => {
    const world = await openOffice(await open());
    const team = {
      level: 'team' as const,
      ownerId: 'anna',
      title: 'Every shop stays',
      measure: { kind: 'parts' as const },
    };
    await givenGoals(world, [aGoal(1, team), aGoal(2, { ownerId: 'bob', parentId: 'goal-1', weight: 70 })]);
    const alice = world.person('alice');
    await alice.says('/goal new');
    await alice.submits();
    await alice.pressesInForm('More');
    alice.fills({ ...calls, serves: 'goal-1', weight: '40' });
    await alice.submits();
    expect(alice.errors()?.fields).toEqual({
      weight: 'Together with what serves it already, the weights would add up to 110: 100 at most.',
    });
    alice.fills({ weight: '30' });
    await alice.submits();
    expect(await stored(world, 'G-3')).toMatchObject({ weight: 30, parentId: 'goal-1' });
    await alice.presses('Edit');
    expect(alice.form()?.values).toMatchObject({ weight: '30', serves: 'goal-1' });
    await alice.submits();
    expect(await stored(world, 'G-3')).toMatchObject({ weight: 30, version: 2 });
  });

  it('never serves itself', async () => {
    const world = await openOffice(await open());
    await givenGoals(world, [aGoal(1, { level: 'team', ownerId: 'anna', title: 'Every shop stays' })]);
    await proposes(world, 'anna', {
      choice: { whom: 'team:payments' },
      values: { ...calls, serves: 'goal-1' },
    });
    const mine = await stored(world, 'G-2');
    const { db, t } = world.store;
    await world.store.batch([db.update(t.goals).set({ parentId: mine.id }).where(eq(t.goals.id, 'goal-1'))]);
    const anna = world.person('anna');
    await anna.presses('Edit');
    await anna.submits();
    expect(anna.errors()?.fields).toEqual({
      serves: 'That goal serves this one already: it would go round in a circle.',
    });
    expect(await goalStore(world.store).goal(mine.id)).toMatchObject({ version: 1 });
  });
});
