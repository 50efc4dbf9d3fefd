import { expect, it } from 'vitest';
import { eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { createWorld, type TestWorld } from '../../support/world.ts';
import { answers, change, drawFor, threeInBerlin } from '../check-ins/leading/people-who-answer.ts';

const need = 'Half an hour with somebody who knows the billing tables';

/** Alice asks somebody for support in her check-in, on Thursday at eleven. */
async function aliceAsks(world: TestWorld, whom: string, by?: string): Promise<void> {
  await world.goTo('2026-11-19', '11:00');
  await answers(world, 'alice', {
    blockers: need,
    supportFrom: whom,
    ...(by === undefined ? {} : { supportBy: by }),
  });
}

const askedCards = (world: TestWorld, id: string): number =>
  world.person(id).count(/asks for your support|想请你支持一下/);

describeOnEachEngine('a request for support', (open) => {
  it('goes at once to whoever is asked; both sides see each step until either is done', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await aliceAsks(world, 'bob', '2026-11-24');
    const [alice, bob] = [world.person('alice'), world.person('bob')];
    bob.sees(
      /Alice Moreau asks for your support[\s\S]*billing tables[\s\S]*Needed by: Tue, Nov 24[\s\S]*\[Accept\] \[Suggest someone else\] \[Decline\][\s\S]*Seen by Alice Moreau, you and Alice Moreau's manager, and, if unanswered for five working days, by your manager\./,
    );
    alice.sees(/You asked Bob Jansen for support\nWaiting for an answer[\s\S]*\[Done\]/);
    await bob.presses('Accept');
    expect(bob.notice()).toBe('Thank you. Alice Moreau knows that you are on it.');
    bob.sees(/You are supporting Alice Moreau\nAccepted[\s\S]*\[Done\]/);
    alice.sees(/You asked Bob Jansen for support\nAccepted[\s\S]*Bob Jansen accepted/);
    await bob.presses('Done');
    alice.sees(/You asked Bob Jansen for support\nDone[\s\S]*Bob Jansen marked it as done/);
    alice.seesNot(/Accepted[\s\S]*\[Done\]/);
    await world.goTo('2026-11-23', '12:00');
    expect(askedCards(world, 'bob')).toBe(0);
  });

  itOnSqlite('waits behind the welcome of somebody whose team is off, and the asker knows', async () => {
    const company = {
      ...threeInBerlin,
      people: [...threeInBerlin.people, { id: 'carl', name: 'Carl', welcomed: false }],
    };
    const world = await createWorld({ store: await open(), company });
    await aliceAsks(world, 'carl');
    const [alice, carl] = [world.person('alice'), world.person('carl')];
    carl.sees(/Hello Carl[\s\S]*1 person wrote to you/);
    carl.seesNot(/billing tables/);
    alice.sees(/You asked Carl for support[\s\S]*Carl hasn’t begun with Pacer yet/);
    await carl.presses('Let’s go');
    await world.settle();
    carl.sees(/Alice Moreau asks for your support[\s\S]*billing tables/);
    alice.seesNot(/hasn’t begun/);
  });

  itOnSqlite('is ended by the asker as well, whatever was pressed before', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await aliceAsks(world, 'bob');
    await world.person('alice').presses('Done', /You asked Bob/);
    world.person('bob').sees(/Support for Alice Moreau\nDone/);
    await world
      .person('bob')
      .forges({ name: 'support.accept', version: 1, payload: { request: await idOf(world) } });
    expect(world.person('bob').notice()).toBe('This request is closed.');
  });

  itOnSqlite('is asked once, however often the same check-in is sent', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await aliceAsks(world, 'bob');
    const alice = world.person('alice');
    await alice.presses('Edit');
    if (alice.form()?.form.buttons.some((it) => it.label === 'More')) await alice.pressesInForm('More');
    alice.fills({ strengths: 'And one more thing', blockers: need, supportFrom: 'bob' });
    await alice.submits();
    expect(askedCards(world, 'bob')).toBe(1);
  });

  itOnSqlite('comes back once after two working days, and goes one up after five', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await aliceAsks(world, 'bob');
    await world.goTo('2026-11-23', '10:59');
    expect(askedCards(world, 'bob')).toBe(1);
    await world.goTo('2026-11-23', '11:01');
    await world.wakeUpAt('2026-11-23', '11:02');
    expect(askedCards(world, 'bob')).toBe(2);
    world.person('bob').sees(/Alice Moreau is still waiting[\s\S]*\[Accept\]/);
    await world.goTo('2026-11-26', '11:01');
    await world.wakeUpAt('2026-11-26', '11:02');
    const [anna, bob, alice] = [world.person('anna'), world.person('bob'), world.person('alice')];
    anna.sees(
      /Alice Moreau asks for your support[\s\S]*It comes to you because nobody answered within five working days/,
    );
    bob.sees(/Alice Moreau's request is with Anna Berg now/);
    bob.seesNot(/\[Accept\]/);
    alice.sees(/You asked Anna Berg for support[\s\S]*so it went on to Anna Berg/);
    await anna.presses('Accept');
    alice.sees(/You asked Anna Berg for support\nAccepted/);
    await world.goTo('2026-12-03', '11:01');
    expect(askedCards(world, 'helen')).toBe(0);
  });

  itOnSqlite('tells the asker when nobody is left to turn to: one up happens once', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await aliceAsks(world, 'bob');
    await world.goTo('2026-12-03', '11:01');
    const alice = world.person('alice');
    alice.sees(/Nobody has answered so far[\s\S]*\[Ask someone else\] \[Done\]/);
    expect(askedCards(world, 'helen')).toBe(0);
    await alice.presses('Ask someone else');
    alice.fills({ person: 'helen' });
    await alice.submits();
    expect(alice.notice()).toBe('Helen Zhou has been asked.');
    expect(askedCards(world, 'helen')).toBe(1);
    world.person('anna').seesNot(/\[Accept\]/);
  });

  itOnSqlite('after a long downtime goes one up without a reminder first', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await aliceAsks(world, 'bob');
    await world.wakeUpAt('2026-11-30', '11:00');
    expect(askedCards(world, 'bob')).toBe(0);
    expect(askedCards(world, 'anna')).toBe(1);
  });

  it('bears every timer run again at any time', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await aliceAsks(world, 'bob');
    await world.goTo('2026-11-23', '11:01');
    const before = ['alice', 'bob', 'anna'].map((id) => world.person(id).screen().length);
    const subject = await idOf(world);
    for (const timer of ['support.remind', 'support.escalate']) {
      await world.app.commit({ wake: [{ timer, subject, at: world.clock.now() }] });
      await world.settle();
    }
    expect(['alice', 'bob', 'anna'].map((id) => world.person(id).screen().length)).toEqual(before);
    await world.goTo('2026-11-26', '11:01');
    expect(askedCards(world, 'anna')).toBe(1);
  });

  itOnSqlite('is read to the end behind Open', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await world.goTo('2026-11-19', '11:00');
    await answers(world, 'alice', { blockers: `${'Word '.repeat(180)}at the end`, supportFrom: 'bob' });
    const bob = world.person('bob');
    bob.sees(/Word …[\s\S]*\[Accept\].*\[Open\]/);
    bob.seesNot(/at the end/);
    await bob.presses('Open', /asks for your support/);
    bob.sees(/Word at the end[\s\S]*\[Accept\]/);
  });

  itOnSqlite('is not asked of a guest, whatever the form was made to say', async () => {
    const company = change(threeInBerlin, 'bob', { external: true });
    const world = await createWorld({ store: await open(), company });
    await aliceAsks(world, 'bob');
    expect(world.person('alice').errors()?.fields).toEqual({
      supportFrom: 'Bob Jansen cannot be asked. Please choose someone else.',
    });
    expect(world.person('alice').formWords()).toMatch(
      /what you wrote under Blockers.*their manager reads it too/,
    );
    expect(askedCards(world, 'bob')).toBe(0);
  });

  itOnSqlite('is closed to a manager who comes after it was', async () => {
    const store = await open();
    const world = await createWorld({ store, company: threeInBerlin });
    await aliceAsks(world, 'bob');
    const id = await idOf(world);
    await world.person('alice').presses('Done', /You asked Bob/);
    const { db, t } = store;
    await world.app.commit({
      write: [
        db
          .update(t.managerPeriods)
          .set({ until: '2026-11-20' })
          .where(eq(t.managerPeriods.personId, 'alice')),
        db.insert(t.managerPeriods).values({ personId: 'alice', managerId: 'helen', from: '2026-11-20' }),
      ],
    });
    await world.goTo('2026-11-20', '10:00');
    expect(await drawFor(world, 'helen', 'support.request', id)).toBe('gone');
    expect(await drawFor(world, 'bob', 'support.request', id)).toContain(need);
  });

  itOnSqlite('is declined with or without words', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await aliceAsks(world, 'bob');
    const [alice, bob] = [world.person('alice'), world.person('bob')];
    await bob.presses('Decline');
    expect(bob.formWords()).toMatch(
      /Named: only Alice Moreau, Alice Moreau's manager and you[\s\S]*A word to go with it/,
    );
    bob.fills({ words: 'This week is full of the audit.' });
    await bob.submits(2);
    expect(bob.notice()).toBe('All right. Alice Moreau has been told.');
    alice.sees(
      /You asked Bob Jansen for support\nDeclined[\s\S]*Bob Jansen: This week is full of the audit\.[\s\S]*\[Ask someone else\] \[Done\]/,
    );
    await world.goTo('2026-11-26', '11:01');
    expect(askedCards(world, 'bob') + askedCards(world, 'anna')).toBe(0);
  });

  itOnSqlite('passes on a suggestion, which the asker takes with one tap', async () => {
    const world = await createWorld({ store: await open() });
    await aliceAsks(world, 'bob');
    const [alice, bob, mei] = [world.person('alice'), world.person('bob'), world.person('mei')];
    await bob.presses('Suggest someone else');
    bob.fills({ person: 'alice' });
    await bob.submits();
    expect(bob.errors()?.fields).toEqual({
      person: 'Alice Moreau knows about this already. Please choose someone else.',
    });
    bob.fills({ person: 'mei' });
    await bob.submits();
    mei.seesNot(/想请你支持/);
    alice.sees(
      /Someone else suggested[\s\S]*Bob Jansen thinks 陈美 is the better person to ask[\s\S]*\[Ask 陈美\] \[Ask someone else\] \[Done\]/,
    );
    await alice.presses('Ask 陈美');
    expect(alice.notice()).toBe('陈美 has been asked.');
    await world.goTo('2026-11-20', '03:00');
    mei.sees(
      /Alice Moreau 想请你支持一下[\s\S]*billing tables[\s\S]*\[接受\] \[推荐他人\] \[婉拒\][\s\S]*Alice Moreau、你和 Alice Moreau 的上级可见。五个工作日没有回应时，你的上级也会看到/,
    );
    await mei.presses('接受');
    expect(mei.notice()).toBe('谢谢！已告诉 Alice Moreau 你会帮忙。');
    await mei.presses('已解决');
    alice.sees(/Done[\s\S]*陈美 marked it as done/);
  });

  itOnSqlite('says that somebody is away, without dates, and whom to ask instead', async () => {
    const company = change(threeInBerlin, 'bob', { away: [['2026-11-18', '2026-11-27']] });
    const world = await createWorld({ store: await open(), company });
    await aliceAsks(world, 'bob');
    const alice = world.person('alice');
    alice.sees(
      /Bob Jansen is away at the moment[\s\S]*If it cannot wait, Anna Berg may know[\s\S]*\[Ask Anna Berg\] \[Ask someone else\] \[Done\]/,
    );
    alice.seesNot(/Nov 27|Nov 30/);
    await alice.presses('Ask Anna Berg');
    world.person('anna').sees(/Alice Moreau asks for your support/);
    await world.goTo('2026-12-01', '12:00');
    expect(world.person('bob').count(/\[Accept\]/)).toBe(0);
  });

  itOnSqlite('waits out an absence: the two working days are the asked person’s own', async () => {
    const company = change(threeInBerlin, 'bob', { away: [['2026-11-20', '2026-11-25']] });
    const world = await createWorld({ store: await open(), company });
    await aliceAsks(world, 'bob');
    await world.goTo('2026-11-27', '10:59');
    expect(askedCards(world, 'bob')).toBe(1);
    await world.goTo('2026-11-27', '11:01');
    expect(askedCards(world, 'bob')).toBe(2);
  });

  itOnSqlite('is handed to the manager of somebody who leaves, on either side', async () => {
    const store = await open();
    const world = await createWorld({ store, company: threeInBerlin });
    await aliceAsks(world, 'bob');
    const leave = async (id: string) => {
      const { db, t } = store;
      await world.app.commit({
        write: [db.update(t.people).set({ standing: 'left' }).where(eq(t.people.id, id))],
        tell: [{ name: 'people.left', thing: id }],
      });
      await world.settle();
    };
    await leave('bob');
    const [anna, alice, helen] = [world.person('anna'), world.person('alice'), world.person('helen')];
    anna.sees(/Alice Moreau asks for your support[\s\S]*It comes to you because Bob Jansen has left/);
    alice.sees(/You asked Anna Berg for support[\s\S]*Bob Jansen has left, so it went on to Anna Berg/);
    await leave('anna');
    helen.sees(/Alice Moreau asks for your support[\s\S]*Anna Berg has left/);
    await leave('alice');
    helen.seesNot(/\[Accept\]/);
  });

  itOnSqlite('is seen by the asker, the one asked and the asker’s manager alone', async () => {
    const world = await createWorld({ store: await open() });
    await aliceAsks(world, 'bob');
    const id = await idOf(world);
    for (const card of ['support.request', 'support.full']) {
      for (const personId of ['alice', 'bob', 'anna'])
        expect(await drawFor(world, personId, card, id)).toContain(need);
      for (const personId of ['helen', 'mei', 'wang', 'li'])
        expect(await drawFor(world, personId, card, id)).toBe('gone');
    }
    for (const personId of ['helen', 'mei']) {
      for (const name of ['accept', 'done']) {
        await world
          .person(personId)
          .forges({ name: `support.${name}`, version: 1, payload: { request: id } });
      }
    }
    world.person('alice').sees(/You asked Bob Jansen for support\nWaiting for an answer/);
  });

  itOnSqlite('stands on the receipt and in what the manager opens', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await aliceAsks(world, 'bob', '2026-11-24');
    world
      .person('alice')
      .sees(/Submitted[\s\S]*Support\nBob Jansen: Waiting for an answer\nNeeded by Tue, Nov 24/);
    await world.goTo('2026-11-20', '16:31');
    const anna = world.person('anna');
    await anna.presses('Open', /Digest/);
    anna.sees(/Alice Moreau · Week 47[\s\S]*Support\nBob Jansen: Waiting for an answer/);
  });
});

/** Finds the one request there is. */
async function idOf(world: TestWorld): Promise<string> {
  const [row] = await world.store.db.select().from(world.store.t.supportRequests);
  if (row === undefined) throw new Error('There is no request');
  return row.id;
}
