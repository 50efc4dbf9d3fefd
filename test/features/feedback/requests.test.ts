import { expect, it } from 'vitest';
import { eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { createWorld, smallCompany, type TestWorld } from '../../support/world.ts';
import { change, drawFor } from '../check-ins/leading/people-who-answer.ts';
import { fine, fineChinese, gives, monday, press } from './writing.ts';

/** Somebody asks colleagues for feedback, in the form that the command opens. */
async function asks(world: TestWorld, who: string, values: Record<string, string | string[]>): Promise<void> {
  const talker = world.person(who);
  await talker.says('/feedback request');
  talker.fills(values);
  await talker.submits();
}

const requestId = async (world: TestWorld, askedId: string): Promise<string> => {
  const rows = await world.store.db.select().from(world.store.t.feedbackRequests);
  return rows.filter((it) => it.askedId === askedId).at(-1)?.id ?? '';
};

const stateOf = async (world: TestWorld, askedId: string): Promise<string | undefined> => {
  const rows = await world.store.db.select().from(world.store.t.feedbackRequests);
  return rows.filter((it) => it.askedId === askedId).at(-1)?.state;
};

describeOnEachEngine('a request for feedback', (open) => {
  itOnSqlite('asks several people, and each answer arrives by itself', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    const [alice, bob, mei] = [world.person('alice'), world.person('bob'), world.person('mei')];
    await alice.says('/feedback request @Bob Jansen @陈美 about the export release');
    expect(alice.formWords()).toMatch(/^Ask for feedback\nNamed: whoever you ask sees your name/);
    expect(alice.form()?.values).toMatchObject({ people: ['bob', 'mei'], words: 'the export release' });
    await alice.submits(3);
    expect(alice.notice()).toBe('Bob Jansen and 陈美 have been asked.');
    alice.sees(
      /You asked for feedback\nAbout: the export release[\s\S]*Bob Jansen\n[\s\S]*Waiting[\s\S]*陈美/,
    );
    bob.sees(
      /Alice Moreau asks for your feedback\nAbout: the export release\n[\s\S]*\[Give feedback\] \[Decline\]\nIt stays open for five working days\./,
    );
    expect(bob.count(/asks for your feedback/)).toBe(1);
    await bob.presses('Give feedback');
    expect(bob.form()?.form.title).toBe('Feedback for Alice Moreau');
    expect(bob.form()?.values.event).toBe('the export release');
    bob.fills({ strengths: fine });
    await bob.submits();
    alice.sees(/Feedback from Bob Jansen[\s\S]*\[Open\]/);
    alice.sees(/Bob Jansen\n[^\n]*\nAnswered/);
    bob.sees(/You answered\. Thank you\./);
    mei.sees(/Alice Moreau想听听你的反馈|Alice Moreau 想听听你的反馈/);
    await mei.presses('婉拒');
    expect(mei.notice()).toMatch(/会看到你这次不方便。$/);
    alice.sees(/陈美\n[^\n]*\nNot this time/);
    await press(world, 'mei', 'answer', { request: await requestId(world, 'mei') });
    expect(mei.notice()).toBe('这个请求已经结束。');
    expect(mei.form()).toBeUndefined();
  });

  itOnSqlite('about a report is answered to both, and the writer is told so', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    const [anna, bob, alice] = [world.person('anna'), world.person('bob'), world.person('alice')];
    await anna.says('/feedback request @Bob Jansen about @Alice Moreau the launch');
    expect(anna.form()?.values).toMatchObject({ people: ['bob'], about: 'alice', words: 'the launch' });
    await anna.submits();
    bob.sees(/Anna Berg asks for your feedback on Alice Moreau[\s\S]*goes to Alice Moreau and Anna Berg/);
    await bob.presses('Give feedback');
    expect(bob.formWords()).toMatch(
      /Named: Alice Moreau, Anna Berg and you\. Anna Berg asks about Alice Moreau, who receives it too\./,
    );
    bob.fills({ strengths: fine });
    await bob.submits();
    alice.sees(/Feedback from Bob Jansen/);
    await alice.presses('Open');
    alice.sees(/Read by Bob Jansen, Anna Berg and you only/);
    anna.sees(/Feedback from Bob Jansen for Alice Moreau/);
    await asks(world, 'anna', { people: ['bob'], about: 'bob' });
    expect(anna.errors()?.fields).toEqual({
      people: 'Bob Jansen cannot be asked about this. Please choose somebody else.',
    });
    await anna.says('/feedback request @Bob Jansen about @Helen Zhou');
    expect(anna.form()?.values.about).toBe('me');
    await world.person('alice').says('/feedback request @Bob Jansen about @Anna Berg');
    expect(alice.formWords()).not.toMatch(/About whom/);
    alice.fills({ people: ['bob'] });
    await alice.submits();
    bob.sees(/Alice Moreau asks for your feedback\n/);
  });

  it('reminds once, and expires after five working days without a further word', async () => {
    const company = change(smallCompany, 'bob', { away: [['2026-11-18', '2026-11-18']] });
    const world = await createWorld({ store: await open(), at: monday, company });
    const [alice, bob] = [world.person('alice'), world.person('bob')];
    await asks(world, 'alice', { people: ['bob'] });
    await world.goTo('2026-11-19', '09:59');
    expect(bob.count(/Alice Moreau asks for your feedback/)).toBe(1);
    bob.seesNot(/still hoping/);
    await world.goTo('2026-11-19', '10:01');
    const again = async () => {
      const subject = await requestId(world, 'bob');
      for (const timer of ['feedback.remind', 'feedback.expire'])
        await world.app.commit({ wake: [{ timer, subject, at: world.clock.now() }] });
      await world.settle();
    };
    await again();
    // The first message stays, without its buttons.
    expect(bob.count(/still hoping for a word from you/)).toBe(2);
    expect(bob.count(/\[Give feedback\]/)).toBe(1);
    await world.goTo('2026-11-24', '09:59');
    bob.sees(/\[Give feedback\]/);
    await world.goTo('2026-11-24', '10:01');
    await again();
    expect(await stateOf(world, 'bob')).toBe('expired');
    bob.seesNot(/\[Give feedback\]/);
    alice.sees(/Bob Jansen\n[^\n]*\nNo answer/);
    await press(world, 'bob', 'answer', { request: await requestId(world, 'bob') });
    expect(bob.notice()).toBe('It has expired; you can still write with /feedback.');
  });

  itOnSqlite('after a long downtime expires without a reminder first', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    await asks(world, 'alice', { people: ['bob'] });
    await world.wakeUpAt('2026-12-01', '10:00');
    expect(await stateOf(world, 'bob')).toBe('expired');
    world.person('bob').seesNot(/still hoping/);
  });

  itOnSqlite('answered in a form that was open when it expired is feedback all the same', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    await asks(world, 'alice', { people: ['bob'] });
    const bob = world.person('bob');
    await bob.presses('Give feedback');
    await world.goTo('2026-11-24', '10:01');
    bob.fills({ strengths: fine });
    await bob.submits();
    world.person('alice').sees(/Feedback from Bob Jansen/);
    expect(await stateOf(world, 'bob')).toBe('expired');
  });

  it('asks nobody a third time in a week, whoever asks and however many at once', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    const askers = ['alice', 'anna', 'mei', 'wang', 'li', 'helen'];
    for (const who of askers) {
      await world
        .person(who)
        .says(who === 'mei' || who === 'wang' || who === 'li' ? '/反馈 请求' : '/feedback request');
      world.person(who).fills({ people: ['bob'] });
    }
    await Promise.all(askers.map((who) => world.person(who).submits()));
    const rows = await world.store.db.select().from(world.store.t.feedbackRequests);
    expect(rows).toHaveLength(2);
    expect(world.person('bob').count(/asks for your feedback/)).toBe(2);
    const refused = askers.filter((who) => world.person(who).errors() !== undefined);
    expect(refused).toHaveLength(4);
    for (const who of refused)
      expect(world.person(who).errors()?.fields.people ?? world.person(who).errors()?.form, who).toMatch(
        /asked twice this week|本周已经被请求过两次|moment|稍|同时/,
      );
    await world.wakeUpAt('2026-11-24', '11:00');
    await asks(world, 'helen', { people: ['bob'] });
    expect(await world.store.db.select().from(world.store.t.feedbackRequests)).toHaveLength(3);
  });

  itOnSqlite('counts what is asked of several people together: one who is full stops the whole', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    await asks(world, 'alice', { people: ['bob'] });
    await asks(world, 'anna', { people: ['bob'] });
    await asks(world, 'helen', { people: ['mei', 'bob'] });
    expect(world.person('helen').errors()?.fields.people).toMatch(
      /^Bob Jansen has been asked twice this week already/,
    );
    expect(await requestId(world, 'mei')).toBe('');
    await asks(world, 'alice', { people: ['bob'] });
    expect(world.person('alice').errors()?.fields.people).toBe('Bob Jansen has this request already.');
  });

  itOnSqlite('invites a guest to answer, and to nothing else', async () => {
    const company = {
      ...smallCompany,
      people: [...smallCompany.people, { id: 'gus', name: 'Gus Guest', external: true }],
    };
    const world = await createWorld({ store: await open(), at: monday, company });
    const [alice, gus] = [world.person('alice'), world.person('gus')];
    const guest = { mention: world.platform.account('gus'), name: 'gus' };
    await alice.says(['/feedback request ', guest]);
    await alice.submits();
    await gus.presses('Give feedback');
    gus.fills({ strengths: fine });
    await gus.submits();
    alice.sees(/Feedback from Gus Guest/);
    gus.sees(/Your feedback for Alice Moreau/);
    await gives(world, 'alice', 'bob');
    await gus.forges({
      name: 'pacer.open',
      version: 1,
      payload: { form: 'feedback.give', subject: JSON.stringify({ to: 'bob' }), variant: '' },
    });
    expect(gus.form()).toBeUndefined();
    await gus.says('/feedback inbox');
    gus.seesNot(/Feedback you received/);
    await alice.says(['/feedback ', guest]);
    expect(alice.notice()).toBe('Gus Guest cannot receive feedback here. Please choose somebody else.');
  });

  it('ends when its people leave; nothing is handed over', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    await asks(world, 'alice', { people: ['bob', 'mei'] });
    await asks(world, 'anna', { people: ['wang'], about: 'bob' });
    await world.app.commit(await world.app.people.standings.deactivate({ now: world.clock.now() }, ['bob']));
    await world.goTo('2026-12-01', '10:00');
    expect(await stateOf(world, 'mei')).toBe('expired');
    const second = await createWorld({ store: await open(), at: monday });
    await asks(second, 'alice', { people: ['bob', 'mei'] });
    const leave = { tell: [{ name: 'people.left', thing: 'bob' }] };
    await second.app.commit(leave);
    await second.app.commit(leave);
    await second.settle();
    expect([await stateOf(second, 'bob'), await stateOf(second, 'mei')]).toEqual(['withdrawn', 'waiting']);
    second.person('alice').sees(/Bob Jansen\n[^\n]*\nNot there/);
    second.person('anna').seesNot(/feedback/i);
  });

  itOnSqlite('is seen by whoever is asked and whoever asks alone', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    await asks(world, 'alice', { people: ['bob'] });
    const [row] = await world.store.db.select().from(world.store.t.feedbackRequests);
    for (const who of ['alice', 'anna', 'helen', 'mei'])
      expect(await drawFor(world, who, 'feedback.request', row?.id ?? ''), who).toBe('gone');
    for (const who of ['bob', 'anna', 'helen', 'mei'])
      expect(await drawFor(world, who, 'feedback.asked', row?.groupId ?? ''), who).toBe('gone');
    await press(world, 'mei', 'answer', { request: row?.id ?? '' });
    expect(world.person('mei').form()).toBeUndefined();
    await press(world, 'mei', 'decline', { request: row?.id ?? '' });
    expect(await stateOf(world, 'bob')).toBe('waiting');
    await world.person('mei').forges({
      name: 'pacer.open',
      version: 1,
      payload: { form: 'feedback.give', subject: JSON.stringify({ request: row?.id }), variant: '' },
    });
    expect(world.person('mei').form()).toBeUndefined();
  });

  itOnSqlite('by a manager who is none any more is answered to the report alone', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    await asks(world, 'wang', { people: ['mei'], about: 'li' });
    await world.app.commit({
      write: [
        world.store.db
          .update(world.store.t.people)
          .set({ standing: 'absent' })
          .where(eq(world.store.t.people.id, 'wang')),
      ],
    });
    const mei = world.person('mei');
    await mei.presses('写反馈');
    expect(mei.formWords()).toMatch(/^给李强的反馈\n实名：仅李强和你可见\n/);
    mei.fills({ strengths: fineChinese });
    await mei.submits();
    const [row] = await world.store.db.select().from(world.store.t.feedback);
    expect([row?.audience, row?.managerId]).toEqual(['receiver', null]);
  });
});
