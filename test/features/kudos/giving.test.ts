import { expect, it } from 'vitest';
import { eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { smallCompany } from '../../support/world.ts';
import { at, drawFor, ledger, onlyKudos, openOffice, reason, reasonZh } from './office.ts';

describeOnEachEngine('giving kudos', (open) => {
  itOnSqlite(
    'is posted where it was typed, comes to each directly, and shows the points to them alone',
    async () => {
      const world = await openOffice(await open());
      const [alice, bob, mei] = [world.person('alice'), world.person('bob'), world.person('mei')];
      const payments = world.channel('payments');
      const answer = await alice.says(
        ['/kudos ', at(world, 'bob'), ' @陈美 ', `${reason} #ownership +5`],
        payments.place,
      );
      expect(answer.kind).toBe('notice');
      expect(alice.notice()).toBe(
        'Your thanks are on the way to Bob Jansen and 陈美. You can undo them for 15 minutes on the card in our direct messages.',
      );
      expect(payments.posts()).toEqual([
        `A thank-you from Alice Moreau\n@Bob Jansen and @陈美\n${reason}\nShows: Ownership\n[+1]`,
      ]);
      bob.sees(
        /Alice Moreau thanks you\nthanks for the fast review, it saved the release\nShows: Ownership\nPoints for you: \+5\nThanked with you: 陈美\nShown in #payments\./,
      );
      mei.sees(/Alice Moreau 感谢了你\n[\s\S]*体现了: 担当\n送给你的积分: \+5\n[\s\S]*已展示在 #payments。/);
      alice.sees(
        /You thanked Bob Jansen and 陈美\n[\s\S]*Points: \+5 each \(10 in all\)\n\[Undo\]\nShown in #payments\. You can undo this until 08:45\./,
      );
      payments.showsNot(/\+5|\[Undo\]/);
      expect(await ledger(world)).toEqual([
        { giver: 'alice', receiver: 'bob', points: 5 },
        { giver: 'alice', receiver: 'mei', points: 5 },
      ]);
    },
  );

  itOnSqlite('in Chinese, without spaces and without the slash', async () => {
    const world = await openOffice(await open());
    const [li, wang] = [world.person('li'), world.person('wang')];
    await li.says(`认可@王芳${reasonZh}#担当＋５`, world.channel('supply').place);
    world.channel('supply').shows(/来自李强的感谢\n@王芳\n谢谢你连夜修好了发布流程\n体现了: 担当\n\[\+1\]/);
    wang.sees(/李强感谢了你/);
    li.sees(/你感谢了王芳\n[\s\S]*积分: \+5\n\[撤回\]\n已展示在 #supply。/);
  });

  it('typed elsewhere is shown with its place first, and sent once', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    await alice.says(`/kudos @bob and @王芳 ${reason}`);
    expect(alice.last()).toBe(
      `Shall I send this?\n${reason}\nTo: Bob Jansen, 王芳\nIt will be shown in: #payments, #supply\n[Send] [Cancel]\nEach of them gets it directly as well. Nothing is sent until you press Send.`,
    );
    expect(world.platform.seen).toEqual([]);
    const send = alice.readies('Send');
    await Promise.all([send(), send()]);
    await alice.presses('Send');
    await world.settle();
    expect(world.channel('payments').posts()).toHaveLength(1);
    world.channel('supply').shows(/来自 Alice Moreau 的感谢\n@Bob Jansen、@王芳/);
    alice.sees(/^Sent\nYour thanks are on the way\.$/);
    alice.sees(/You thanked Bob Jansen and 王芳/);
    const rows = await world.store.db.select().from(world.store.t.kudosDrafts);
    expect(rows.map((row) => row.typed)).toEqual([null]);
  });

  it('goes nowhere that was not confirmed', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    await alice.says(`/kudos @bob ${reason}`);
    alice.sees(/It will be shown in: #payments\n\[Send\] \[Cancel\]\nBob Jansen gets it directly as well\./);
    await world.store.batch([
      world.store.db
        .update(world.store.t.people)
        .set({ teamId: 'supply' })
        .where(eq(world.store.t.people.id, 'bob')),
    ]);
    await alice.presses('Send');
    alice.sees(/It will be shown in: #supply/);
    expect(world.channel('supply').posts()).toEqual([]);
    await alice.presses('Send');
    await world.settle();
    expect(world.channel('supply').posts()).toHaveLength(1);
    expect(world.channel('payments').posts()).toEqual([]);
  });

  itOnSqlite('goes nowhere after Cancel', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    const away = { ...world.channel('elsewhere').place, botPresent: false };
    await alice.says(`/kudos @bob ${reason}`, away);
    const send = alice.readies('Send');
    await alice.presses('Cancel');
    alice.sees(/Not sent\nNobody has seen it\./);
    await send();
    await world.settle();
    expect(world.platform.seen).toEqual([]);
  });

  itOnSqlite('without a channel goes directly, and says so', async () => {
    const teams = smallCompany.teams.map((it) => ({ ...it, channel: false }));
    const world = await openOffice(await open(), { ...smallCompany, teams });
    const alice = world.person('alice');
    await alice.says(`/kudos @bob ${reason}`);
    world.person('bob').sees(/Alice Moreau thanks you[\s\S]*Only Alice Moreau and you can see this\./);
    alice.sees(/Only Bob Jansen and you can see this; it is posted nowhere\. You can undo/);
  });

  itOnSqlite('nothing is posted in the channel of a team that is off', async () => {
    const teams = smallCompany.teams.map((it) => ({ ...it, on: false }));
    const world = await openOffice(await open(), { ...smallCompany, teams });
    await world.person('alice').says(`/kudos @bob ${reason}`);
    expect(world.channel('payments').posts()).toEqual([]);
    world.person('bob').sees(/thanks you/);
  });

  it('a receiver who chose just me is posted nowhere, the others are', async () => {
    const world = await openOffice(await open());
    const [alice, bob, mei] = [world.person('alice'), world.person('bob'), world.person('mei')];
    await bob.says('/kudos mine');
    await bob.presses('Just me');
    expect(bob.notice()).toBe('All right. New kudos for you come to you alone.');
    await alice.says(['/kudos ', at(world, 'bob'), ' ', reason], world.channel('payments').place);
    expect(world.channel('payments').posts()).toEqual([]);
    bob.sees(/Only Alice Moreau and you can see this/);
    await alice.says(
      ['/kudos ', at(world, 'bob'), at(world, 'mei'), ' ', reason],
      world.channel('payments').place,
    );
    expect(world.channel('payments').posts()).toEqual([
      `A thank-you from Alice Moreau\n@陈美\n${reason}\n[+1]`,
    ]);
    mei.seesNot(/Bob/);
    await bob.says('/kudos mine');
    await bob.presses('Show them to others');
    expect(bob.notice()).toMatch(/may be posted/);
  });

  it('every problem comes back at once, with everything typed in the form', async () => {
    const company = {
      ...smallCompany,
      people: [
        ...smallCompany.people,
        { id: 'guest', name: 'Gus Guest', external: true },
        { id: 'lina1', name: '李娜' },
        { id: 'lina2', name: '李娜' },
      ],
    };
    const world = await openOffice(await open(), company);
    const alice = world.person('alice');
    await alice.says(
      [
        '/kudos ',
        at(world, 'alice'),
        at(world, 'bob'),
        at(world, 'guest'),
        { mention: world.platform.account('B0T'), name: 'robot' },
        ' @李娜 @nobody thanks #craft +50',
      ],
      world.channel('payments').place,
    );
    const form = alice.formWords();
    expect(form).toContain('Named: everybody in #payments, and the people you thank');
    expect(form).toContain('Almost there. Please look at this:');
    for (const said of [
      '• Who is “@李娜”: 李娜 (lina1@beacon.example), 李娜 (lina2@beacon.example)? Please choose.',
      '• I know nobody called “@nobody”. Please choose the person.',
      '• robot is not among the colleagues I know, or is a bot.',
      '• A thank-you to yourself stays between you and the mirror. Please choose colleagues.',
      '• Gus Guest is a guest, and kudos go to colleagues.',
      '• What did they do, and what did it change? 14 more characters make it a reason (at least 20).',
      '• Points are whole numbers up to 10 for each person, not 50.',
    ])
      expect(form).toContain(said);
    expect(alice.form()?.values).toEqual({
      receivers: ['bob'],
      reason: 'thanks',
      values: ['craft'],
      points: '50',
    });
    await alice.submits();
    expect(alice.errors()?.fields).toEqual({
      reason: 'What did they do, and what did it change? 14 more characters make it a reason (at least 20).',
      points: 'Points are whole numbers up to 10 for each person, not 50.',
    });
    alice.fills({ receivers: ['bob', 'lina2'], reason, points: '7' });
    await alice.submits(2);
    world.channel('payments').shows(/@Bob Jansen and @李娜/);
    expect(world.channel('payments').posts()).toHaveLength(1);
    expect((await ledger(world)).map((it) => it.points)).toEqual([7, 7]);
  });

  itOnSqlite('in Chinese too', async () => {
    const world = await openOffice(await open());
    const li = world.person('li');
    await li.says('/认可 @没有这个人 谢谢');
    expect(li.formWords()).toContain('• 没有找到“@没有这个');
    expect(li.formWords()).toContain(
      '• TA 做了什么，带来了什么变化？还差 4 个字符（至少 20 个，一个汉字算两个）。',
    );
    expect(li.form()?.values).toMatchObject({ reason: '@没有这个人 谢谢' });
  });

  itOnSqlite('opens the empty form without words, and finds again what was begun', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    await alice.says('/kudos');
    expect(alice.formWords()).not.toContain('Almost there');
    const [who] = alice.form()?.form.items ?? [];
    expect(
      who?.kind === 'field' && who.field.kind === 'people' && who.field.likely.map((it) => it.id),
    ).toEqual(['mei', 'anna', 'bob']);
    expect(alice.formWords()).toContain('You have 50 left to give this month.');
    alice.fills({ reason: 'You stayed late with me on Friday' });
    await alice.closesForm();
    await alice.says('/kudos');
    expect(alice.form()?.values).toMatchObject({ reason: 'You stayed late with me on Friday' });
    alice.fills({ receivers: ['bob'], points: '3' });
    await alice.submits();
    alice.sees(/Shall I send this\?[\s\S]*It will be shown in: #payments/);
    await alice.presses('Send');
    world.channel('payments').shows(/You stayed late/);
    await alice.says('/kudos');
    expect(alice.form()?.values).toMatchObject({ reason: '', receivers: [] });
    expect(alice.formWords()).toContain('You have 47 left');
  });

  itOnSqlite('from a message takes its author and its place, never its words', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    const shortcut = (id: string, link?: string) =>
      world.platform.receive({
        key: `short-${id}`,
        at: new Date(0),
        actor: world.platform.account('alice'),
        place: world.channel('payments').place,
        canOpenForm: true,
        kind: 'shortcut',
        shortcut: 'kudos.thank',
        about: {
          author: { account: world.platform.account(id), name: id },
          ...(link === undefined ? {} : { link }),
        },
      });
    const opened = await shortcut('bob', 'https://chat.example/archives/C1/p1');
    if (opened.kind !== 'form') throw new Error(`answered ${opened.kind}`);
    await world.platform.receive({
      key: 'submit',
      at: new Date(0),
      actor: world.platform.account('alice'),
      place: { kind: 'direct' },
      canOpenForm: true,
      kind: 'form-submitted',
      instance: opened.instance,
      values: { receivers: ['bob'], reason, values: [], points: '' },
    });
    await world.settle();
    world.channel('payments').shows(/it saved the release\nThe message it is about\n/);
    alice.sees(/You thanked Bob Jansen/);
    const own = await shortcut('alice', 'javascript:alert(1)');
    expect(own.kind === 'form' && own.form.items.length).toBe(4);
    expect((await shortcut('stranger')).kind).toBe('form');
  });

  it('the same twice within a minute is one; a minute later, or taken back, it is another', async () => {
    const world = await openOffice(await open());
    const alice = world.person('alice');
    const { place } = world.channel('payments');
    const say = (words: string) => alice.says(['/kudos ', at(world, 'bob'), ` ${words} +8`], place);
    const answers = await Promise.all([say(reason), say(`  ${reason.toUpperCase()}`), say(reason)]);
    expect(new Set(answers.map((it) => JSON.stringify(it))).size).toBe(1);
    expect(world.channel('payments').posts()).toHaveLength(1);
    expect(world.person('bob').count(/thanks you/)).toBe(1);
    expect(await ledger(world)).toHaveLength(1);
    await alice.presses('Undo');
    await say(reason);
    expect(world.channel('payments').posts()).toHaveLength(2);
    await world.goTo('2026-11-17', '09:32');
    await say(reason);
    expect(alice.formWords()).toContain('Bob Jansen can get 7 points more from you this month');
    alice.fills({ points: '7' });
    await alice.submits();
    expect(world.channel('payments').posts()).toHaveLength(3);
  });

  itOnSqlite('shows long words shortened in the channel, and whole to who opens them', async () => {
    const world = await openOffice(await open());
    const long = 'Thank you for everything. '.repeat(38).trim();
    await world
      .person('alice')
      .says(['/kudos ', at(world, 'bob'), ` ${long}`], world.channel('payments').place);
    world.channel('payments').shows(/ …\n\[\+1\] \[Open\]$/);
    const li = world.person('li');
    await li.pressesIn('payments', 'Open');
    expect(li.last()).toContain(long);
    await world.person('alice').says(['/kudos ', at(world, 'bob'), ` ${long} ${long}`]);
    const form = world.person('alice').formWords();
    expect(form).toMatch(/That is 1975 characters; 1000 fit[\s\S]*What did not fit: /);
  });

  it('a leaver cannot be thanked, nor thank', async () => {
    const store = await open();
    const world = await openOffice(store);
    await store.batch([
      store.db.update(store.t.people).set({ standing: 'left' }).where(eq(store.t.people.id, 'bob')),
    ]);
    const alice = world.person('alice');
    await alice.says(['/kudos ', at(world, 'bob'), ` ${reason}`]);
    expect(alice.formWords()).toContain('• Bob Jansen no longer works here.');
    await world.person('bob').says(['/kudos ', at(world, 'alice'), ` ${reason}`]);
    expect(await store.db.select().from(store.t.kudos)).toEqual([]);
  });

  itOnSqlite('waits for who has not begun with Pacer', async () => {
    const people = smallCompany.people.map((it) => (it.id === 'bob' ? { ...it, welcomed: false } : it));
    const world = await openOffice(await open(), { ...smallCompany, people });
    await world
      .person('alice')
      .says(['/kudos ', at(world, 'bob'), ` ${reason}`], world.channel('payments').place);
    world.person('bob').seesNot(/it saved the release/);
    world.channel('payments').shows(/it saved the release/);
  });
});

describeOnEachEngine('who sees a kudos', (open) => {
  it('as it was posted: nobody’s points, nothing private, nothing withdrawn, nothing for guests', async () => {
    const people = [
      ...smallCompany.people,
      { id: 'hr', hr: true },
      { id: 'admin', admin: true },
      { id: 'guest', external: true },
    ];
    const world = await openOffice(await open(), { ...smallCompany, people });
    const alice = world.person('alice');
    await alice.says(['/kudos ', at(world, 'bob'), ` ${reason} +5`], world.channel('payments').place);
    const id = await onlyKudos(world);
    // Manager, a lead above, the team, HR, an administrator.
    for (const personId of ['anna', 'helen', 'mei', 'hr', 'admin']) {
      const card = await drawFor(world, personId, 'kudos.full', id);
      expect(JSON.stringify(card)).toContain(reason);
      expect(JSON.stringify(card)).not.toContain('+5');
      for (const own of ['kudos.given', 'kudos.received'])
        expect(await drawFor(world, personId, own, id)).toBe('gone');
      for (const of of ['alice', 'bob']) {
        expect(await drawFor(world, personId, 'kudos.mine', `0@${of}`)).toBe('gone');
        expect(await drawFor(world, personId, 'kudos.budget', of)).toBe('gone');
      }
      expect((await drawFor(world, personId, 'kudos.totals', 'company')) === 'gone').toBe(personId !== 'hr');
    }
    for (const card of ['kudos.full', 'kudos.team', 'kudos.values', 'kudos.totals'])
      expect(await drawFor(world, 'guest', card, card === 'kudos.team' ? 'payments' : id)).toBe('gone');
    expect(JSON.stringify(await drawFor(world, 'bob', 'kudos.received', id))).toContain('+5');
    await alice.presses('Undo');
    for (const personId of ['anna', 'helen', 'mei', 'hr', 'admin', 'guest'])
      expect(await drawFor(world, personId, 'kudos.full', id)).toBe('gone');
    for (const personId of ['alice', 'bob'])
      expect(JSON.stringify(await drawFor(world, personId, 'kudos.full', id))).not.toContain(reason);
  });

  itOnSqlite('between the two alone, where it was posted nowhere', async () => {
    const teams = smallCompany.teams.map((it) => ({ ...it, channel: false }));
    const world = await openOffice(await open(), { ...smallCompany, teams });
    await world.person('alice').says(`/kudos @bob ${reason}`);
    const id = await onlyKudos(world);
    for (const personId of ['anna', 'helen', 'mei'])
      expect(await drawFor(world, personId, 'kudos.full', id)).toBe('gone');
    await world.person('mei').forges({ name: 'kudos.join', version: 1, payload: { kudos: id } });
    await world.person('mei').forges({ name: 'kudos.undo', version: 1, payload: { kudos: id } });
    expect(world.person('mei').notice()).toBe('只有送出这条认可的人可以撤回。');
    expect(await world.store.db.select().from(world.store.t.kudosJoins)).toEqual([]);
  });

  itOnSqlite('drafts and previews are their writer’s', async () => {
    const world = await openOffice(await open());
    await world.person('alice').says(`/kudos @bob ${reason}`);
    const [draft] = await world.store.db.select().from(world.store.t.kudosDrafts);
    const thing = draft?.id ?? '';
    expect(await drawFor(world, 'bob', 'kudos.preview', thing)).toBe('gone');
    for (const name of ['kudos.send', 'kudos.cancel'])
      await world.person('bob').forges({ name, version: 1, payload: { draft: thing } });
    expect(world.person('bob').notice()).toBe('This kudos is no longer here.');
    await world.person('alice').presses('Send');
    expect(world.channel('payments').posts()).toHaveLength(1);
  });
});
