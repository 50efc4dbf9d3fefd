import { expect, it } from 'vitest';
import type { CardElement } from '../../../src/chat/index.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { createWorld } from '../../support/world.ts';
import { checkInsOf, newestOf } from './conversation.ts';

const payload = { checkIn: 'alice:2026-W47' };

describeOnEachEngine('what people type', (open) => {
  const atTheForm = async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-19', '10:00');
    const alice = world.person('alice');
    await alice.presses('Start');
    return { world, alice };
  };

  itOnSqlite('too long comes back on its field with everything still there', async () => {
    const { world, alice } = await atTheForm();
    const long = 'x'.repeat(3_001);
    alice.fills({ strengths: long, improvements: 'kept' });
    await alice.submits();
    expect(alice.errors()?.fields.strengths).toMatch(/3,001 characters are too many: 1,000 fit/);
    expect(alice.form()?.values).toMatchObject({ strengths: long, improvements: 'kept' });
    expect((await newestOf(world, 'alice')).version).toBe(0);
    alice.fills({ strengths: '👨‍👩‍👧‍👦'.repeat(90) });
    await alice.submits();
    expect((await newestOf(world, 'alice')).strengths).toBe('👨‍👩‍👧‍👦'.repeat(90));
  });

  it('is kept as it is, and stays text', async () => {
    const { world, alice } = await atTheForm();
    const words = [
      '<!channel> <at id=all></at> <b>bold</b> [link](https://evil.example) *strong*',
      `'); DROP TABLE check_ins; --`,
      '{{constructor.constructor("return process")()}} %s',
      'שלום \u202Eright to left\u202C مرحبا',
      'emoji 👩🏽‍🚀🏳️‍🌈 and 中文、日本語',
    ].join('\n');
    alice.fills({ strengths: words, nextSteps: words });
    await alice.submits();
    expect((await newestOf(world, 'alice')).strengths).toBe(words);
    const [card] = world.platform.seen.filter((it) => it.to === '@alice').at(-1)?.cards ?? [];
    const rows = card?.elements.find(
      (it): it is Extract<CardElement, { kind: 'fields' }> => it.kind === 'fields',
    );
    const spans = rows?.fields.flatMap((it) => it.value) ?? [];
    expect(spans.length).toBeGreaterThan(0);
    expect(spans.every((it) => it.kind === 'plain')).toBe(true);
  });

  itOnSqlite('is cleaned of what cannot be stored', async () => {
    const { world, alice } = await atTheForm();
    alice.fills({
      strengths: 'a\u0000b\u0007c\r\nd\uD800e',
      improvements: '\u0000\u0001',
      nextSteps: '   \n\t ',
    });
    await alice.submits();
    expect(await newestOf(world, 'alice')).toMatchObject({
      strengths: 'abc\nd\uFFFDe',
      improvements: null,
      nextSteps: null,
    });
  });

  itOnSqlite('of nothing but blanks is nothing', async () => {
    const { world, alice } = await atTheForm();
    alice.fills({ strengths: ' \n ', nextSteps: '\u0000' });
    await alice.submits();
    expect(alice.errors()?.fields.strengths).toBe('One line in any field is enough.');
    expect((await newestOf(world, 'alice')).version).toBe(0);
  });

  itOnSqlite('is no rating out of range, no stranger and no date that does not exist', async () => {
    const { world, alice } = await atTheForm();
    await alice.pressesInForm('More');
    alice.fills({
      strengths: 'x',
      workload: '9',
      energy: '-1',
      supportFrom: 'nobody',
      supportBy: '2026-02-31',
    });
    await alice.submits();
    expect(Object.keys(alice.errors()?.fields ?? {}).sort()).toEqual([
      'energy',
      'supportBy',
      'supportFrom',
      'workload',
    ]);
    expect((await newestOf(world, 'alice')).version).toBe(0);
  });
});

describeOnEachEngine('many at once', (open) => {
  const atThePrompt = async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-19', '10:00');
    return { world, alice: world.person('alice') };
  };

  it('50 identical submits store one answer', async () => {
    const { world, alice } = await atThePrompt();
    await alice.presses('Start');
    alice.fills({ strengths: 'Once.', nextSteps: 'One step' });
    const answers = await alice.submits(50);
    expect(new Set(answers.map((it) => JSON.stringify(it))).size).toBe(1);
    expect(answers[0]).toMatchObject({ kind: 'notice' });
    expect(await newestOf(world, 'alice')).toMatchObject({ state: 'answered', version: 1 });
    expect(await world.app.checkIns.api.store.versionsOf('alice:2026-W47')).toHaveLength(1);
    expect(alice.last().match(/\[Remove\]/g)).toHaveLength(1);
  });

  it('of two different edits one wins, the other is told and keeps its text', async () => {
    const { world, alice } = await atThePrompt();
    await alice.presses('Start');
    const first = alice.form();
    await alice.says('/checkin');
    const second = alice.form();
    if (first === undefined || second === undefined) throw new Error('no forms');
    expect(first.instance).not.toBe(second.instance);
    const submit = (instance: string, strengths: string) =>
      world.platform.receive({
        key: `${instance}-${strengths}`,
        at: world.clock.now(),
        actor: alice.account,
        place: { kind: 'direct' },
        canOpenForm: true,
        kind: 'form-submitted',
        instance,
        values: { strengths },
      });
    const answers = await Promise.all([
      submit(first.instance, 'From the phone.'),
      submit(second.instance, 'From the desk.'),
    ]);
    const told = answers.findIndex((it) => it.kind === 'form-errors');
    expect(answers.map((it) => it.kind).sort()).toEqual(['form-errors', 'notice']);
    expect(answers[told]).toMatchObject({
      form: expect.stringMatching(/You changed this check-in elsewhere/),
    });
    expect((await newestOf(world, 'alice')).version).toBe(1);
    const loser = [first, second][told]?.instance ?? '';
    const again = await submit(loser, 'Both, now.');
    expect(again).toMatchObject({ kind: 'notice' });
    expect(await newestOf(world, 'alice')).toMatchObject({ version: 2, strengths: 'Both, now.' });
  });

  itOnSqlite('the same words from two devices are one answer', async () => {
    const { world, alice } = await atThePrompt();
    await alice.presses('Start');
    const first = alice.form();
    await alice.says('/checkin');
    alice.fills({ strengths: 'The same.' });
    await alice.submits();
    const answer = await world.platform.receive({
      key: 'again',
      at: world.clock.now(),
      actor: alice.account,
      place: { kind: 'direct' },
      canOpenForm: true,
      kind: 'form-submitted',
      instance: first?.instance ?? '',
      values: { strengths: 'The same.' },
    });
    expect(answer).toMatchObject({ kind: 'notice' });
    expect((await newestOf(world, 'alice')).version).toBe(1);
  });

  it('a skip and an answer at once leave one state', async () => {
    const { world, alice } = await atThePrompt();
    const tap = alice.readies('Nothing new');
    await Promise.all([tap(), alice.chooses('Skip this week', 'Other')]);
    await world.settle();
    expect(['answered', 'skipped']).toContain((await newestOf(world, 'alice')).state);
  });
});

describeOnEachEngine('what does not belong to somebody', (open) => {
  itOnSqlite('is neither shown nor changed', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-19', '10:00');
    const [alice, bob, anna] = [world.person('alice'), world.person('bob'), world.person('anna')];
    await alice.presses('Start');
    alice.fills({ strengths: 'Mine alone.' });
    await alice.submits();
    for (const other of [bob, anna]) {
      for (const name of ['start', 'nothing-new', 'skip', 'snooze']) {
        await other.forges({ name: `check-ins.${name}`, version: 1, payload }, 'busy');
        expect(other.notice()).toMatch(/belongs to somebody else/);
        expect(other.form()).toBeUndefined();
      }
      await other.forges({ name: 'check-ins.open', version: 1, payload });
      other.seesNot(/Mine alone/);
    }
    expect(await newestOf(world, 'alice')).toMatchObject({ version: 1, state: 'answered' });
  });

  it('answers forged and outdated actions kindly', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-19', '10:00');
    const alice = world.person('alice');
    for (const forged of [
      { name: 'check-ins.start', version: 1, payload: { checkIn: 'nothing' } },
      { name: 'check-ins.start', version: 7, payload },
      { name: 'check-ins.start', version: 1, payload: {} },
      { name: 'check-ins.history', version: 1, payload: { page: '-1' } },
      { name: 'check-ins.nothing', version: 1, payload },
    ]) {
      const answer = await alice.forges(forged);
      expect(answer.kind).toBe('notice');
    }
    await alice.forges({ name: 'check-ins.skip', version: 1, payload }, 'because');
    await alice.forges({ name: 'check-ins.snooze', version: 1, payload }, 'never');
    expect((await newestOf(world, 'alice')).state).toBe('open');
  });

  itOnSqlite('leaves a history of one’s own, page by page', async () => {
    const world = await createWorld({ store: await open() });
    const alice = world.person('alice');
    await alice.says('/checkin history');
    alice.sees(/Nothing here yet/);
    const thursdays = ['2026-11-19', '2026-11-26', '2026-12-03', '2026-12-10', '2026-12-17', '2026-12-24'];
    for (const thursday of thursdays) {
      await world.goTo(thursday, '10:00');
      await alice.says('/checkin');
      alice.fills({ strengths: `Words of ${thursday}` });
      await alice.submits();
    }
    await world.goTo('2027-01-01', '18:00');
    expect(await checkInsOf(world, 'alice')).toHaveLength(7);
    await alice.says('/checkin history');
    expect(alice.last()).toMatch(/My check-ins\n[\s\S]*Not answered[\s\S]*\[Older\]\n1–6$/);
    await alice.presses('Older', /My check-ins/);
    expect(alice.last()).toMatch(/Week 47[\s\S]*\[Newer\]/);
    await alice.presses('Open', /My check-ins/);
    expect(alice.last()).toMatch(/Words of 2026-11-19[\s\S]*\[Back to the list\]/);
    await alice.presses('Back to the list');
    expect(alice.last()).toMatch(/My check-ins/);
    const mei = world.person('mei');
    await mei.says('周报 历史');
    expect(mei.last()).toMatch(/我的周同步\n第 \d+ 周/);
  });
});
