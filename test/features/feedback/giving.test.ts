import { expect, it } from 'vitest';
import { eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { createWorld, smallCompany } from '../../support/world.ts';
import { change, drawFor } from '../check-ins/leading/people-who-answer.ts';
import { feedbackId, fine, fineChinese, gives, monday, press } from './writing.ts';

describeOnEachEngine('feedback', (open) => {
  it('is written, opened, thanked for and asked about', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    const [alice, bob] = [world.person('alice'), world.person('bob')];
    await alice.says('/feedback @Bob Jansen');
    expect(alice.formWords()).toMatch(
      /^Feedback for Bob Jansen\nNamed: only Bob Jansen and you, and Anna Berg if you choose so below\n[\s\S]*Strengths[\s\S]*Improvements[\s\S]*Next steps[\s\S]*\[Send\] \[More\] \[Save draft\] \[Send anyway\]/,
    );
    alice.fills({ strengths: fine });
    await alice.submits(3);
    expect(alice.notice()).toBe('Sent to Bob Jansen. You can withdraw it until it is opened.');
    bob.sees(/Feedback from Alice Moreau\nAlice Moreau took the time[\s\S]*\[Open\]/);
    bob.seesNot(/missing index/);
    expect(world.platform.seen.filter((it) => it.to === '@bob').map((it) => it.cards[0]?.summary)).toEqual([
      'Feedback from Alice Moreau',
    ]);
    alice.sees(/Your feedback for Bob Jansen\nNot opened yet[\s\S]*missing index[\s\S]*\[Withdraw\]/);
    await bob.presses('Open');
    bob.sees(
      /Strengths: In Tuesday’s review[\s\S]*\[Say thanks\] \[Tell me more\] \[Add to my plan\] \[Share with my manager\]\nRead by Alice Moreau and you only\./,
    );
    alice.sees(/Opened\nBob Jansen opened it on Mon, Nov 16/);
    alice.seesNot(/\[Withdraw\]/);
    await bob.presses('Say thanks');
    expect(bob.notice()).toBe('Alice Moreau knows that you say thanks.');
    alice.sees(/Bob Jansen says thanks for your feedback/);
    alice.sees(/Thanked\n/);
    bob.seesNot(/\[Say thanks\]/);
    await bob.presses('Tell me more');
    bob.fills({ words: 'Which index do you mean?' });
    await bob.submits();
    alice.sees(/About your feedback[\s\S]*Which index do you mean\?/);
    world.person('anna').seesNot(/Alice|index/);
  });

  it('is written and read in Chinese', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    const [mei, li] = [world.person('mei'), world.person('li')];
    await mei.says('/反馈 @李强');
    expect(mei.formWords()).toMatch(
      /^给李强的反馈\n实名：仅李强和你可见；你也可以在下方选择让王芳看到\n[\s\S]*做得好的地方[\s\S]*可以改进的地方[\s\S]*下一步行动[\s\S]*\[发送\] \[更多\] \[存草稿\] \[仍然发送\]/,
    );
    mei.fills({ strengths: '很好' });
    await mei.submits();
    expect(mei.errors()?.hint).toMatch(/^TA 具体做了什么，带来了什么变化？.*也可以直接发送。$/);
    await mei.pressesInForm('仍然发送');
    li.sees(/来自陈美的反馈[\s\S]*\[查看\]/);
    li.seesNot(/很好/);
    await li.presses('查看');
    li.sees(
      /做得好的地方: 很好[\s\S]*\[说声谢谢\] \[想了解更多\] \[加入我的计划\] \[分享给上级\]\n仅陈美和你可见。/,
    );
    await li.presses('分享给上级');
    expect(li.notice()).toBe('王芳现在可以看到了。');
    const wang = world.person('wang');
    wang.sees(/陈美给李强的反馈[\s\S]*李强把这份反馈分享给了你。\n\[查看\]/);
    await wang.presses('查看');
    wang.sees(/做得好的地方: 很好/);
  });

  it('is looked at once by the coach: hinted at, kept, and sent the second time', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    const [alice, bob] = [world.person('alice'), world.person('bob')];
    await alice.says('/feedback bob');
    alice.fills({ strengths: 'Good job!' });
    await alice.submits();
    expect(alice.errors()?.hint).toMatch(/^What did they do, and what did it change\?/);
    expect(alice.form()?.values.strengths).toBe('Good job!');
    bob.seesNot(/Alice/);
    await alice.submits();
    expect(alice.errors()).toBeUndefined();
    bob.sees(/Feedback from Alice Moreau/);
    await gives(world, 'alice', 'mei', { improvements: 'You never reply.' });
    expect(alice.errors()?.hint).toMatch(/“Always” and “never”[\s\S]*When or where[\s\S]*What followed/);
    await alice.pressesInForm('Send anyway');
    await alice.pressesInForm('Send anyway');
    await alice.submits();
    expect((await world.store.db.select().from(world.store.t.feedback)).length).toBe(2);
    await world.settle();
    await alice.says('/feedback @陈美');
    expect(alice.form()?.values.improvements).toBe('');
  });

  itOnSqlite('says what is wrong on the fields, and keeps what was typed', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    const alice = world.person('alice');
    await alice.says('/feedback');
    expect(alice.formWords()).toMatch(/Named: only the receiver and you[\s\S]*For whom\?/);
    alice.fills({ to: 'bob' });
    await alice.submits();
    expect(alice.errors()?.fields).toEqual({ strengths: 'Please fill in at least one of the three.' });
    alice.fills({ to: 'alice', strengths: fine });
    await alice.submits();
    expect(alice.errors()?.fields).toEqual({
      to: 'Feedback is for somebody else. Please choose a colleague.',
    });
    alice.fills({ to: 'anna', about: 'event' });
    await alice.submits();
    expect(alice.errors()?.fields).toEqual({ event: 'Please name the event.' });
    alice.fills({ event: 'Release 4.2', strengths: 'x'.repeat(1_001) });
    await alice.pressesInForm('Send anyway');
    expect(alice.errors()?.fields).toEqual({ strengths: 'At most 1000 characters, please.' });
    await alice.closesForm();
    await alice.says('/feedback');
    expect(alice.form()?.values).toMatchObject({ to: 'anna', event: 'Release 4.2' });
    alice.fills({ strengths: 'Your release notes helped us.' });
    await alice.submits();
    expect(alice.notice()).toBe('Sent to Anna Berg. You can withdraw it until it is opened.');
    world.person('anna').sees(/Feedback from Alice Moreau/);
  });

  itOnSqlite('finds whoever is typed, and asks where nobody or several fit', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    const alice = world.person('alice');
    for (const typed of ['@wangfang great demo', '@王芳great demo', '＠Wangfang great demo']) {
      await alice.says(`/feedback ${typed}`);
      expect(alice.form()?.form.title, typed).toBe('Feedback for 王芳');
      expect(alice.form()?.values.strengths, typed).toBe('great demo');
    }
    await alice.says('/feedback @Nobody thanks');
    expect(alice.formWords()).toMatch(/Nobody here is called “Nobody”/);
    expect(alice.form()?.values.strengths).toBe('thanks');
    await alice.says('/feedback @An');
    expect(alice.form()?.form.title).toBe('Feedback for Anna Berg');
    await alice.says(
      [{ mention: world.platform.account('bob'), name: 'bob' }].flatMap((it) => ['/feedback ', it]),
    );
    expect(alice.form()?.form.title).toBe('Feedback for Bob Jansen');
    await alice.says('/feedback @Alice Moreau');
    expect(alice.notice()).toBe('Feedback is for somebody else. Please choose a colleague.');
  });

  it('is taken back while nobody has opened it, and added to afterwards', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    const [alice, bob] = [world.person('alice'), world.person('bob')];
    await gives(world, 'alice', 'bob');
    await press(world, 'bob', 'withdraw', { feedback: await feedbackId(world) });
    expect(bob.notice()).toBe('Only the people it was written for can read this.');
    await alice.presses('Withdraw');
    expect(alice.notice()).toBe('Taken back. Nobody has read it.');
    bob.sees(/Feedback from Alice Moreau\nWithdrawn\nAlice Moreau took this back before it was opened\./);
    await press(world, 'bob', 'open', { feedback: await feedbackId(world) });
    expect(bob.notice()).toBe('Only the people it was written for can read this.');
    bob.seesNot(/missing index/);
    await gives(world, 'alice', 'bob');
    const withdraw = alice.readies('Withdraw');
    await bob.presses('Open');
    await withdraw();
    await world.settle();
    bob.sees(/missing index/);
    await alice.presses('Add a correction');
    expect(alice.formWords()).toMatch(/Named: only Bob Jansen and you/);
    alice.fills({ words: 'It was Wednesday.' });
    await alice.submits();
    bob.sees(/Alice Moreau added to their feedback/);
    bob.sees(/missing index[\s\S]*Added on Mon, Nov 16: It was Wednesday\./);
    expect(world.platform.seen.map((it) => it.cards.map((card) => card.summary).join()).join()).not.toMatch(
      /Wednesday|index/,
    );
  });

  it('is either taken back or opened, never both, when both are pressed at once', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    const [alice, bob] = [world.person('alice'), world.person('bob')];
    for (let i = 0; i < 3; i += 1) {
      await gives(world, 'alice', 'bob');
      await Promise.all([alice.readies('Withdraw')(), bob.readies('Open')()]);
      await world.settle();
    }
    const rows = await world.store.db.select().from(world.store.t.feedback);
    expect(rows.map((it) => (it.openedAt === null) !== (it.withdrawnAt === null))).toEqual([
      true,
      true,
      true,
    ]);
  });

  itOnSqlite('keeps whatever is typed as words', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    const bob = world.person('bob');
    const hostile =
      '<!channel> *bold* [x](https://evil.example) <at id=all></at>\nsecond line, last week, which helped us';
    await gives(world, 'alice', 'bob', { strengths: hostile, event: '<b>&amp;' });
    await bob.presses('Open');
    expect(bob.last()).toContain(hostile);
    const card = world.platform.seen.findLast((it) => it.to === '@bob')?.cards[0];
    expect(JSON.stringify(card)).not.toMatch(/"kind":"(?:link|mention)"/);
    await world.person('alice').presses('Add a correction');
    for (let i = 1; i <= 5; i += 1) {
      world.person('alice').fills({ words: `Correction ${i}` });
      await world.person('alice').submits();
      await world.person('alice').presses('Add a correction');
    }
    expect(world.person('alice').notice()).toMatch(/You have added to this five times/);
  });

  itOnSqlite('is read by no manager whom the form did not name', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    const [alice, bob] = [world.person('alice'), world.person('bob')];
    await alice.says('/feedback @Bob Jansen');
    const { db, t } = world.store;
    await world.store.batch([
      db.update(t.managerPeriods).set({ managerId: 'helen' }).where(eq(t.managerPeriods.personId, 'bob')),
    ]);
    alice.fills({ strengths: fine, audience: 'manager' });
    await alice.submits();
    expect(alice.errors()?.form).toMatch(/would now be Helen Zhou\. Nothing has been sent/);
    bob.seesNot(/Feedback/);
    expect(alice.form()?.values.strengths).toBe(fine);
    await alice.submits();
    await bob.presses('Open');
    world.person('helen').sees(/Feedback from Alice Moreau for Bob Jansen/);
    world.person('anna').seesNot(/Feedback/);
  });

  it('asks which of two namesakes is meant, by their whole name, and keeps the words apart', async () => {
    const twins = [
      { id: 'bob2', name: 'Bob Jansen', team: 'supply', manager: 'wang' },
      { id: 'wang2', name: '王芳', team: 'payments', manager: 'anna' },
    ];
    const company = { ...smallCompany, people: [...smallCompany.people, ...twins] };
    const world = await createWorld({ store: await open(), at: monday, company });
    const alice = world.person('alice');
    for (const [typed, said] of [
      ['@Bob Jansen great demo', '@?Bob Jansen'],
      ['@王芳 great demo', '@?王芳'],
      ['@王芳great demo', '@?王芳'],
    ]) {
      await alice.says(`/feedback ${typed}`);
      expect(alice.formWords()).toMatch(new RegExp(`“${said}”`));
      expect(alice.form()?.values.strengths).toBe('great demo');
    }
  });

  it('reaches the manager in the audience after the receiver, once', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    const [bob, anna] = [world.person('bob'), world.person('anna')];
    await gives(world, 'alice', 'bob', { strengths: fine, audience: 'manager' });
    anna.seesNot(/Feedback/);
    await bob.presses('Open');
    anna.sees(/Feedback from Alice Moreau for Bob Jansen\nAlice Moreau wrote to Bob Jansen and chose you/);
    bob.seesNot(/\[Share with my manager\]/);
    await anna.presses('Open');
    anna.sees(/missing index[\s\S]*Read by Alice Moreau, Bob Jansen and you only/);
    await gives(world, 'mei', 'bob', { strengths: fineChinese, audience: 'manager' });
    await world.goTo('2026-11-18', '09:59');
    expect(anna.count(/Feedback from 陈美 for Bob Jansen/)).toBe(0);
    await world.goTo('2026-11-18', '10:01');
    const wake = { timer: 'feedback.tell-manager', subject: await feedbackId(world, 'mei') };
    await world.app.commit({ wake: [{ ...wake, at: world.clock.now() }] });
    await world.settle();
    expect(anna.count(/Feedback from 陈美 for Bob Jansen/)).toBe(1);
    await anna.presses('Open', /陈美/);
    await press(world, 'mei', 'withdraw', { feedback: await feedbackId(world, 'mei') });
    expect(world.person('mei').notice()).toBe('Anna Berg 已经看过了，你可以补充更正。');
    world
      .person('mei')
      .sees(/你给 Bob Jansen 的反馈\n对方未查看\nAnna Berg 已于11月18日周三 \d\d:\d\d查看。/);
    await bob.presses('Open', /陈美/);
    expect(anna.count(/Feedback from 陈美 for Bob Jansen/)).toBeLessThanOrEqual(2);
  });

  itOnSqlite(
    'tells the manager late as well, after a long downtime, and never of what was taken back',
    async () => {
      const world = await createWorld({ store: await open(), at: monday });
      await gives(world, 'alice', 'bob', { strengths: fine, audience: 'manager' });
      await gives(world, 'mei', 'bob', { strengths: fineChinese, audience: 'manager' });
      await world.person('mei').presses('撤回');
      await world.wakeUpAt('2026-11-25', '10:00');
      const anna = world.person('anna');
      expect(anna.count(/Alice Moreau for Bob Jansen/)).toBe(1);
      expect(anna.count(/陈美/)).toBe(0);
    },
  );

  itOnSqlite('waits behind the welcome of somebody who has not begun, also for their manager', async () => {
    const company = change(smallCompany, 'bob', { welcomed: false });
    const world = await createWorld({ store: await open(), at: monday, company });
    const [alice, bob, anna] = [world.person('alice'), world.person('bob'), world.person('anna')];
    await gives(world, 'alice', 'bob', { strengths: fine, audience: 'manager' });
    alice.sees(/Bob Jansen hasn’t begun with Pacer yet/);
    bob.sees(/1 person wrote to you/);
    await world.goTo('2026-11-25', '10:00');
    anna.seesNot(/Feedback from Alice/);
    bob.seesNot(/Feedback from Alice/);
    await bob.presses('Let’s go');
    await bob.presses('Open', /Feedback from Alice/);
    anna.sees(/Feedback from Alice Moreau for Bob Jansen/);
  });

  itOnSqlite('reaches the manager later where the receiver was away', async () => {
    const company = change(smallCompany, 'bob', { away: [['2026-11-17', '2026-11-18']] });
    const world = await createWorld({ store: await open(), at: monday, company });
    await gives(world, 'alice', 'bob', { strengths: fine, audience: 'manager' });
    await world.goTo('2026-11-20', '09:59');
    world.person('anna').seesNot(/Feedback from Alice/);
    await world.goTo('2026-11-20', '10:01');
    world.person('anna').sees(/Feedback from Alice Moreau for Bob Jansen/);
  });

  itOnSqlite('becomes a commitment with its source and date', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    const bob = world.person('bob');
    await gives(world, 'alice', 'bob', {
      improvements: 'On Monday the hand-over came late, so support had to wait.',
      nextSteps: '- Add the open questions to the template by Friday\n2. Show it to support once',
    });
    await bob.presses('Open');
    await bob.presses('Add to my plan');
    expect(bob.formWords()).toMatch(/Only you: commitments from feedback stay yours/);
    bob.fills({ steps: ['0'], own: 'Ask Mei', dueOn: '2026-11-20' });
    await bob.submits(2);
    const rows = await world.store.db.select().from(world.store.t.commitments);
    expect(rows.map((it) => [it.words, it.dueOn, it.ownerId, it.sourceFeature, it.sourceThing])).toEqual(
      expect.arrayContaining([
        [
          'Add the open questions to the template by Friday',
          '2026-11-20',
          'bob',
          'feedback',
          await feedbackId(world),
        ],
        ['Ask Mei', '2026-11-20', 'bob', 'feedback', await feedbackId(world)],
      ]),
    );
    expect(rows).toHaveLength(2);
    await bob.presses('Add to my plan');
    bob.fills({ steps: ['0'] });
    await bob.submits();
    expect(bob.notice()).toBe('This is in your plan already.');
    await bob.presses('Add to my plan');
    bob.fills({ steps: [] });
    await bob.submits();
    expect(bob.errors()?.fields).toEqual({ own: 'Choose a step or write one.' });
    await world.goTo('2026-11-19', '10:01');
    bob.sees(/What you set out to do[\s\S]*Add the open questions to the template by Friday/);
  });

  itOnSqlite('keeps a link to the message it is about, and never its text', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    const [alice, bob] = [world.person('alice'), world.person('bob')];
    const shortcut = (about: object) =>
      world.platform.receive({
        key: `shortcut-${JSON.stringify(about)}`,
        at: new Date(0),
        actor: world.platform.account('alice'),
        place: { kind: 'direct' },
        canOpenForm: true,
        kind: 'shortcut',
        shortcut: 'feedback.give',
        about,
      });
    const author = { account: world.platform.account('bob'), name: 'Bob' };
    const answer = await shortcut({ author, link: 'https://chat.example/archives/C1/p1' });
    if (answer.kind !== 'form') throw new Error(`Expected a form, not ${answer.kind}`);
    expect(answer.form.title).toBe('Feedback for Bob Jansen');
    await world.platform.receive({
      key: 'submit',
      at: new Date(0),
      actor: alice.account,
      place: { kind: 'direct' },
      canOpenForm: true,
      kind: 'form-submitted',
      instance: answer.instance,
      values: { strengths: 'Your alert let us act before anyone complained.' },
    });
    await world.settle();
    await bob.presses('Open');
    const spans = world.platform.seen.flatMap((it) => it.cards.flatMap((card) => JSON.stringify(card)));
    expect(spans.join()).toMatch(
      /"kind":"link","label":"a message","url":"https:\/\/chat.example\/archives\/C1\/p1"/,
    );
    const own = await shortcut({
      author: { account: alice.account, name: 'Alice' },
      link: 'javascript:alert(1)',
    });
    expect(own.kind === 'form' ? JSON.stringify(own.form) : own.kind).not.toMatch(/javascript/);
  });

  it('lists what was received a page at a time, closed until opened', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    const bob = world.person('bob');
    await bob.says('/feedback inbox');
    bob.sees(/Nothing here yet\. You can ask for some/);
    for (let i = 0; i < 8; i += 1) await gives(world, i % 2 === 0 ? 'alice' : 'anna', 'bob');
    await bob.says('/feedback inbox');
    expect(bob.last()).toMatch(
      /Feedback you received\n(?:Anna Berg|Alice Moreau)\nMon, Nov 16\nNew\n\[Open\]/,
    );
    expect(bob.last().match(/\[Open\]/g)).toHaveLength(6);
    await bob.presses('Older');
    expect(bob.last().match(/\[Open\]/g)).toHaveLength(2);
    await bob.presses('Open', /Feedback you received/);
    bob.sees(/missing index/);
    world.person('anna').sees(/Opened\nBob Jansen opened it/);
    expect(await drawFor(world, 'alice', 'feedback.inbox', '0@bob')).toBe('gone');
  });
});
