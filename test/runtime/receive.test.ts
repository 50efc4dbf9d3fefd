import { expect, it } from 'vitest';
import { action, type Event } from '../../src/chat/index.ts';
import { describeOnEachEngine } from '../support/databases.ts';
import { createWorld, smallCompany } from '../support/world.ts';

const thursday = ['2026-11-19', '10:05'] as const;

describeOnEachEngine('an event', (open) => {
  it('delivered twice is handled once and answered twice', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo(...thursday);
    const alice = world.person('alice');
    const press = alice.readies('Nothing new');
    const [first, second] = [await press(), await press()];
    expect(second).toEqual(first);
    expect(await world.store.db.select().from(world.store.t.settledEvents)).toHaveLength(1);
    const rows = await world.store.db
      .select({ state: world.store.t.checkIns.state })
      .from(world.store.t.checkIns);
    expect(rows.filter((it) => it.state === 'answered')).toHaveLength(1);
  });

  it('from fifty deliveries at once takes effect once', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo(...thursday);
    const alice = world.person('alice');
    await alice.presses('Start');
    alice.fills({ strengths: 'Shipped the release.' });
    const answers = await alice.submits(50);
    expect(new Set(answers.map((it) => JSON.stringify(it))).size).toBe(1);
    const versions = await world.store.db.select().from(world.store.t.checkInVersions);
    expect(versions).toHaveLength(1);
  });

  it('on somebody else’s card says so and changes nothing', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo(...thursday);
    const [prompt] = world.platform.seen.filter((it) => it.to === '@alice');
    if (prompt === undefined) throw new Error('Alice was not asked');
    const button = prompt.cards[0]?.elements.flatMap((it) => (it.kind === 'buttons' ? it.buttons : []))[1];
    if (button === undefined) throw new Error('The prompt has no second button');
    const event: Event = {
      key: 'k1',
      at: new Date(0),
      actor: world.platform.account('bob'),
      place: { kind: 'direct' },
      canOpenForm: true,
      kind: 'action',
      action: button.action,
      message: prompt.ref,
    };
    expect(await world.platform.receive(event)).toMatchObject({
      kind: 'notice',
      text: [{ text: expect.stringContaining('Alice Moreau') }],
    });
    world.person('alice').sees(/\[Nothing new\]/);
  });

  it.each([
    ['a forged action', action('check-ins.start', { checkIn: "x'; drop table people; --" })],
    ['a forged payload', action('check-ins.start', { wrong: 'field' })],
    ['an unknown action of an older version', action('check-ins.retired', {})],
    ['an older version of an action', action('check-ins.start', { checkIn: 'x' }, 0)],
    [
      'another feature’s card',
      action('pacer.open', { form: 'check-ins.answer', subject: 'nobody', variant: '' }),
    ],
    ['a form that does not exist', action('pacer.open', { form: 'kudos.give', subject: '', variant: '' })],
  ])('%s is answered kindly and changes nothing', async (_name, forged) => {
    const world = await createWorld({ store: await open() });
    await world.goTo(...thursday);
    const before = await world.store.db.select().from(world.store.t.checkIns);
    const answer = await world.person('alice').forges(forged);
    expect(answer.kind).toBe('notice');
    expect(await world.store.db.select().from(world.store.t.checkIns)).toEqual(before);
  });

  it('from a stranger, a leaver or a guest is answered without doing anything', async () => {
    const people = [
      ...smallCompany.people,
      { id: 'guest', name: 'Gus Guest', external: true, team: 'payments' },
    ];
    const world = await createWorld({ store: await open(), company: { ...smallCompany, people } });
    await world.person('nobody').says('/checkin');
    expect(world.person('nobody').notice()).toMatch(/have not met in/);
    await world.person('guest').says('/checkin');
    expect(world.person('guest').notice()).toMatch(/guest/);
    const { db, t, batch } = world.store;
    await batch([db.update(t.people).set({ standing: 'left' })]);
    await world.person('alice').says('/checkin');
    expect(world.person('alice').notice()).toMatch(/no longer active/);
  });
});

describeOnEachEngine('a form', (open) => {
  it('keeps what was typed when it is closed, and shows it on another day', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo(...thursday);
    const alice = world.person('alice');
    await alice.presses('Start');
    alice.fills({ strengths: 'Half a sentence', improvements: 'and another' });
    await alice.closesForm();
    await world.goTo('2026-11-20', '09:30');
    await alice.presses('Start');
    expect(alice.form()?.values).toMatchObject({ strengths: 'Half a sentence', improvements: 'and another' });
  });

  it('saves a draft, opens its longer shape with everything typed, and drops the draft once sent', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo(...thursday);
    const alice = world.person('alice');
    await alice.presses('Start');
    alice.fills({ strengths: 'Kept' });
    await alice.pressesInForm('Save draft');
    expect(alice.notice()).toMatch(/Draft saved/);
    await alice.pressesInForm('More');
    expect(alice.form()?.values).toMatchObject({ strengths: 'Kept' });
    alice.fills({ workload: '4' });
    await alice.submits();
    expect(await world.store.db.select().from(world.store.t.drafts)).toEqual([]);
  });

  it('shows a draft from behind More without being asked for More again', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo(...thursday);
    const alice = world.person('alice');
    await alice.presses('Start');
    await alice.pressesInForm('More');
    alice.fills({ blockers: 'The sandbox is closed.' });
    await alice.closesForm();
    await alice.presses('Start');
    expect(alice.form()?.values).toMatchObject({ blockers: 'The sandbox is closed.' });
  });

  it('puts a second plain reply behind the first', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo(...thursday);
    const alice = world.person('alice');
    await alice.says('The release went out.');
    await alice.says('And nobody had to stay late.');
    await alice.presses('Start');
    expect(alice.form()?.values.strengths).toBe('The release went out.\nAnd nobody had to stay late.');
  });

  it('refuses too much text on its field and keeps every word', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo(...thursday);
    const alice = world.person('alice');
    await alice.presses('Start');
    alice.fills({ strengths: 'x'.repeat(3_001), improvements: 'fine' });
    const [answer] = await alice.submits();
    expect(answer).toMatchObject({
      kind: 'form-errors',
      fields: { strengths: expect.stringContaining('3,001') },
    });
    expect(alice.form()?.values.improvements).toBe('fine');
    alice.fills({ strengths: 'shorter' });
    await alice.submits();
    alice.sees(/Submitted[\s\S]*shorter/);
  });

  it('opened by somebody else, or long ago, is refused without a trace', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo(...thursday);
    const alice = world.person('alice');
    await alice.presses('Start');
    const instance = alice.form()?.instance ?? '';
    const forged = {
      key: 'k',
      at: new Date(0),
      place: { kind: 'direct' },
      canOpenForm: true,
      kind: 'form-submitted',
      values: { strengths: 'not mine' },
    } as const;
    const answer = await world.platform.receive({
      ...forged,
      actor: world.platform.account('bob'),
      instance,
    });
    expect(answer).toMatchObject({
      kind: 'form-errors',
      form: expect.stringMatching(/^This card is for Alice.*Nothing was changed/),
    });
    const unknown = await world.platform.receive({
      ...forged,
      actor: world.platform.account('alice'),
      instance: 'gone',
    });
    expect(unknown).toMatchObject({ kind: 'form-errors' });
    expect(await world.store.db.select().from(world.store.t.checkInVersions)).toEqual([]);
  });
});
