import { expect, it } from 'vitest';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { cardsWords, type Talker } from '../../support/talk.ts';
import { smallCompany, type TestWorld } from '../../support/world.ts';
import { changes, eve, reportsValue } from './alerts-office.ts';
import { aGoal, givenGoals, openOffice, stored } from './office.ts';

const alertPattern = /One of your goals is behind/;
/** What a card shows that somebody asks for by an action of their own making. */
const asks = async (who: Talker, action: Parameters<Talker['forges']>[0]): Promise<string> => {
  const answer = await who.forges(action);
  return answer.kind === 'cards' ? cardsWords(answer.cards) : '';
};

const press = (name: string) => ({ name: `goals.${name}`, version: 1, payload: { goal: 'goal-1' } });

describeOnEachEngine('what can be done about a goal that is behind', (open) => {
  /** Alice has the alert about a goal that her team sees. */
  async function alerted(goal: Parameters<typeof aGoal>[1] = {}): Promise<TestWorld> {
    const world = await openOffice(await open(), smallCompany, eve);
    await givenGoals(world, [aGoal(1, { shownToTeam: true, ...goal })]);
    await world.goTo('2026-10-21', '10:00');
    return world;
  }

  it('saying why: the reason stands on the card, and in the team’s channel with the goal', async () => {
    const world = await alerted();
    const alice = world.person('alice');
    await alice.presses('Say why', alertPattern);
    expect(alice.formWords()).toMatch(
      /Why is it behind\?\nNamed: Anna Berg and the team’s channel can see it together with the goal, and so can you\.\nFor G-1 Customer calls/,
    );
    alice.fills({ cause: 'Two customers moved their calls to <!channel> November' });
    await alice.submits(2);
    expect(alice.notice()).toMatch(/Saved\. It is shown beside the goal/);
    alice.sees(/Your reason: Two customers moved their calls/);
    // Her manager reads it with the goal, and not before it is released.
    const anna = world.person('anna');
    const opened = { name: 'goals.nudge-open', version: 1, payload: { goal: 'goal-1' } };
    expect(await asks(anna, opened)).not.toMatch(/Two customers/);
    await world.goTo('2026-10-22', '09:30');
    world
      .channel('payments')
      .shows(/due Fri, Dec 25\nReason: Two customers moved their calls to <!channel> November\nBehind/);
    expect(await asks(anna, opened)).toMatch(/The owner’s reason: Two customers moved their calls/);
    // Taken back, it stands nowhere.
    await alice.presses('Say why', alertPattern);
    alice.fills({ cause: '' });
    await alice.submits();
    expect(alice.notice()).toMatch(/No reason is shown/);
    world.channel('payments').showsNot(/Reason/);
    alice.seesNot(/Your reason/);
  });

  itOnSqlite('asking for support: whom, what, by when; the goal’s name goes with it', async () => {
    const world = await alerted();
    const [alice, bob] = [world.person('alice'), world.person('bob')];
    await alice.presses('Ask for support', alertPattern);
    expect(alice.formWords()).toMatch(/Named: read by whoever you ask, and by your manager/);
    alice.fills({ person: 'alice', words: 'Take over two calls', by: '2026-10-28' });
    await alice.submits();
    expect(JSON.stringify(alice.errors())).toMatch(/Choose somebody else/);
    expect(alice.form()?.values.words).toBe('Take over two calls');
    alice.fills({ person: 'bob' });
    await alice.submits(2);
    expect(alice.notice()).toMatch(/Bob Jansen has your request/);
    bob.sees(/Alice Moreau asks for your support[\s\S]*G-1 Customer calls: Take over two calls/);
    expect(bob.count(/asks for your support/)).toBe(1);
  });

  it('planning a retro: a commitment for its day, and an invitation to those who shall come', async () => {
    const world = await alerted();
    const [alice, bob, li] = [world.person('alice'), world.person('bob'), world.person('li')];
    await alice.presses('Plan a retro', alertPattern);
    alice.fills({ on: '2026-10-20', people: ['bob', 'li'], words: 'Why calls are moved' });
    await alice.submits();
    expect(JSON.stringify(alice.errors())).toMatch(/earliest possible date/);
    alice.fills({ on: '2026-10-23', people: ['alice'] });
    await alice.submits();
    expect(JSON.stringify(alice.errors())).toMatch(/Choose somebody else/);
    alice.fills({ people: ['alice', 'bob', 'li'] });
    await alice.submits(2);
    expect(alice.notice()).toMatch(
      /Planned for Fri, Oct 23\. 2 people are told, and it stands among your commitments/,
    );
    bob.sees(
      /Alice Moreau invites you to a retro\nAlice Moreau wants to look back on G-1 Customer calls with you on Fri, Oct 23\.\nWhat should be clear afterwards: Why calls are moved\nInvited: Bob Jansen, 李强[\s\S]*\[Let’s talk\]/,
    );
    expect(bob.count(/invites you/)).toBe(1);
    // In her own hours, and without the button for what she may not see.
    await world.goTo('2026-10-22', '09:00', 'Asia/Shanghai');
    li.sees(/Alice Moreau 邀请你参加复盘/);
    li.seesNot(/聊一聊/);
    const { db, t } = world.store;
    expect(await db.select().from(t.commitments)).toMatchObject([
      { ownerId: 'alice', words: 'Retro on G-1 Customer calls: Why calls are moved', dueOn: '2026-10-23' },
    ]);
    expect(await db.$count(t.commitmentParticipants)).toBe(2);
    // On its day each is reminded once, in their own working hours.
    li.seesNot(/同事约你今天参与/);
    await world.goTo('2026-10-23', '08:59', 'Asia/Shanghai');
    li.seesNot(/同事约你今天参与/);
    await world.goTo('2026-10-23', '09:00', 'Asia/Shanghai');
    li.sees(
      /同事约你今天参与\nRetro on G-1 Customer calls: Why calls are moved\n参与人: Alice Moreau, Bob Jansen/,
    );
    bob.seesNot(/Planned with you/);
    await world.goTo('2026-10-23', '09:00');
    bob.sees(
      /Planned with you for today\nRetro on G-1 Customer calls: Why calls are moved\nWith: Alice Moreau, 李强/,
    );
    alice.sees(/You planned this for today\nRetro on G-1[\s\S]*\[Done\]/);
    await bob.forges({
      name: 'commitments.done',
      version: 1,
      payload: { commitment: (await db.select().from(t.commitments))[0]?.id ?? '' },
    });
    expect(await db.select().from(t.commitments)).toMatchObject([{ state: 'open' }]);
    await alice.presses('Done', /You planned this/);
    expect(await db.select().from(t.commitments)).toMatchObject([{ state: 'done' }]);
    await world.goTo('2026-10-28', '12:00');
    expect([alice.count(/You planned this/), bob.count(/Planned with you/), li.count(/同事约你/)]).toEqual([
      1, 1, 1,
    ]);
  });

  itOnSqlite('showing it to the team is its owner’s choice, kept in its history', async () => {
    const world = await alerted({ shownToTeam: false });
    const alice = world.person('alice');
    alice.sees(/\[Say why\] \[Show to the team\]\nUnless that changes, Anna Berg will hear of it after/);
    await alice.presses('Show to the team', alertPattern);
    alice.sees(
      /\[No longer show to the team\]\nUnless that changes, Anna Berg and the team’s channel will hear of it/,
    );
    expect(await stored(world, 'G-1')).toMatchObject({ shownToTeam: true });
    const { db, t } = world.store;
    expect((await db.select().from(t.goalVersions)).map((it) => it.what)).toEqual(['created', 'shown']);
    await alice.presses('No longer show to the team', alertPattern);
    await world.goTo('2026-10-22', '12:00');
    world.channel('payments').showsNot(/./);
    expect(await stored(world, 'G-1')).toMatchObject({ shownToTeam: false, shownStatus: 'behind' });
  });

  itOnSqlite('offering help opens a note to the owner, for those who see the goal', async () => {
    const world = await alerted();
    const [alice, bob, li] = [world.person('alice'), world.person('bob'), world.person('li')];
    await world.goTo('2026-10-22', '09:30');
    await bob.pressesIn('payments', 'Offer help');
    bob.fills({ words: 'I can take two of the calls on Friday' });
    await bob.submits();
    alice.sees(/I can take two of the calls on Friday/);
    await alice.pressesIn('payments', 'Offer help');
    expect(alice.notice()).toMatch(/your own goal/);
    await li.pressesIn('payments', 'Offer help');
    expect(li.notice()).toMatch(/找不到这个目标/);
    expect(li.form()).toBeUndefined();
  });

  itOnSqlite('is nobody else’s to do: other people’s presses change nothing', async () => {
    const world = await alerted();
    const [anna, bob, wang] = [world.person('anna'), world.person('bob'), world.person('wang')];
    for (const name of ['say-why', 'ask-support', 'plan-retro', 'show-to-team', 'hide-from-team']) {
      for (const it of [anna, bob]) {
        await it.forges(press(name));
        expect(it.notice()).toMatch(/Only the goal’s owner/);
        expect(it.form()).toBeUndefined();
      }
      await wang.forges(press(name));
      expect(wang.notice()).toMatch(/找不到这个目标/);
    }
    const before = await stored(world, 'G-1');
    expect(before).toMatchObject({ shownToTeam: true, version: 1 });
    const [lag] = await world.store.db.select().from(world.store.t.goalLags);
    const one = { name: 'goals.lag-open', version: 1, payload: { lag: lag?.id ?? '' } };
    const page = {
      name: 'goals.lag-page',
      version: 1,
      payload: { card: 'lag', thing: lag?.alertId ?? '', page: '0' },
    };
    expect(await asks(world.person('alice'), one)).toMatch(alertPattern);
    expect(await asks(world.person('alice'), page)).toMatch(alertPattern);
    for (const it of [anna, bob, wang]) {
      expect(await asks(it, one)).toBe('');
      expect(await asks(it, page)).toBe('');
    }
    expect(await asks(bob, { ...one, payload: { lag: 'nothing' } })).toBe('');
  });

  itOnSqlite('ends with the goal: closed meanwhile, its forms say so and keep what was typed', async () => {
    const world = await alerted();
    const alice = world.person('alice');
    await alice.presses('Say why', alertPattern);
    alice.fills({ cause: 'Customers moved their calls' });
    await changes(world, 'G-1', { state: 'closed', closedAt: world.clock.now() }, 'closed');
    await alice.submits();
    expect(JSON.stringify(alice.errors())).toMatch(/closed or not agreed/);
    expect(alice.form()?.values.cause).toBe('Customers moved their calls');
    for (const name of ['ask-support', 'plan-retro', 'show-to-team', 'say-why']) {
      await alice.forges(press(name));
      expect(alice.notice()).toMatch(/closed or not agreed/);
    }
    await world.person('bob').forges(press('offer-help'));
    expect(world.person('bob').notice()).toMatch(/closed or not agreed/);
    alice.sees(/This alert is over\nClosed\nG-1 Customer calls\n\[Why/);
    await world.goTo('2026-10-23', '12:00');
    world.channel('payments').showsNot(/./);
    alice.seesNot(/has caught up/);
  });

  itOnSqlite(
    'has nothing to explain once it has caught up, and can be behind again when it is opened again',
    async () => {
      const world = await alerted();
      const alice = world.person('alice');
      await reportsValue(world, 'G-1', 60);
      await alice.forges(press('say-why'));
      expect(alice.notice()).toMatch(/no longer behind/);
      await reportsValue(world, 'G-1', 0);
      await changes(world, 'G-1', { state: 'closed', closedAt: world.clock.now() }, 'closed');
      await world.goTo('2026-10-30', '10:00');
      await changes(world, 'G-1', { state: 'active', closedAt: undefined }, 'activated');
      alice.sees(/One of your goals is behind/);
    },
  );
});
