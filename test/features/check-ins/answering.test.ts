import { expect, it } from 'vitest';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { createWorld } from '../../support/world.ts';
import { checkInsOf, newestOf } from './conversation.ts';

describeOnEachEngine('answering a check-in', (open) => {
  const atThePrompt = async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-19', '10:00');
    return { world, alice: world.person('alice') };
  };

  it('goes from the prompt to the receipt, which takes its place', async () => {
    const { world, alice } = await atThePrompt();
    alice.sees(/Check-in · Week 47 · Nov 16–20\nOpen until Fri, Nov 20, \d\d:00/);
    await alice.presses('Start');
    expect(alice.formWords()).toMatch(/Named: only Anna Berg and you/);
    alice.fills({ strengths: 'Shipped the export.', nextSteps: 'Write the note\nCall Bo' });
    await alice.submits();
    expect(alice.notice()).toMatch(/Thank you! Anna Berg reads it/);
    expect(alice.count(/Check-in · Week 47/)).toBe(1);
    alice.sees(/Submitted\nStrengths: Shipped the export\.\nNext steps: Write the note\nCall Bo/);
    alice.sees(/Read by Anna Berg and you/);
    alice.sees(/Write the note\n\[Remove\]/);
    expect(await newestOf(world, 'alice')).toMatchObject({
      state: 'answered',
      version: 1,
      late: false,
      readerId: 'anna',
    });
  });

  itOnSqlite('goes the same way in Chinese', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-19', '10:00', 'Asia/Shanghai');
    const mei = world.person('mei');
    mei.sees(/周同步 · 第 47 周 · 11月16日–20日/);
    mei.sees(/\[开始填写\] \[本周无更新\]/);
    await mei.presses('开始填写');
    expect(mei.formWords()).toMatch(/实名：仅 Anna Berg 和你可见/);
    expect(mei.formWords()).toMatch(
      /做得好的地方[\s\S]*把这段分享到团队群 #payments[\s\S]*可以改进的地方[\s\S]*下一步行动/,
    );
    mei.fills({ strengths: '退款场景全部通过验收。', share: 'yes' });
    await mei.submits();
    mei.sees(/已提交\n做得好的地方: 退款场景全部通过验收。/);
    mei.sees(/“做得好的地方”会随团队汇总分享到 #payments。/);
  });

  itOnSqlite('can be edited until the window closes; later edits are marked', async () => {
    const { world, alice } = await atThePrompt();
    await alice.presses('Start');
    alice.fills({ strengths: 'First.' });
    await alice.submits();
    await alice.presses('Edit');
    expect(alice.form()?.values.strengths).toBe('First.');
    alice.fills({ strengths: 'Second.' });
    await alice.submits();
    alice.sees(/Strengths: Second\./);
    alice.seesNot(/Changed after the window closed/);
    await world.goTo('2026-11-20', '17:00');
    await alice.presses('Edit');
    alice.fills({ strengths: 'Third.' });
    await alice.submits();
    alice.sees(/Strengths: Third\.[\s\S]*Changed after the window closed/);
    const versions = await world.app.checkIns.api.store.versionsOf('alice:2026-W47');
    expect(versions.map((it) => it.strengths)).toEqual(['First.', 'Second.', 'Third.']);
  });

  itOnSqlite('needs one filled field, and says so on it', async () => {
    const { world, alice } = await atThePrompt();
    await alice.presses('Start');
    await alice.submits();
    expect(alice.errors()).toMatchObject({ fields: { strengths: 'One line in any field is enough.' } });
    alice.fills({ improvements: 'Fewer meetings.' });
    await alice.submits();
    expect((await newestOf(world, 'alice')).improvements).toBe('Fewer meetings.');
  });

  itOnSqlite(
    'hides workload, energy and blockers behind More, and keeps them when they are edited without',
    async () => {
      const { world, alice } = await atThePrompt();
      await alice.presses('Start');
      alice.fills({ strengths: 'Kept while More opens.' });
      await alice.pressesInForm('More');
      expect(alice.form()?.values.strengths).toBe('Kept while More opens.');
      alice.fills({ blockers: 'The sandbox is closed.', workload: '4', energy: '2' });
      await alice.submits();
      alice.sees(
        /Workload 4\/5 · Energy 2\/5\. Confidential: shown only in summaries of five or more answers\./,
      );
      await alice.presses('Edit');
      expect(alice.form()?.values).toMatchObject({
        blockers: 'The sandbox is closed.',
        workload: '4',
        energy: '2',
      });
      await alice.submits();
      expect(await newestOf(world, 'alice')).toMatchObject({
        blockers: 'The sandbox is closed.',
        workload: 4,
        energy: 2,
      });
    },
  );

  it('sends what support is needed to whom it was asked of, at once', async () => {
    const { world, alice } = await atThePrompt();
    await alice.presses('Start');
    await alice.pressesInForm('More');
    alice.fills({ supportFrom: 'bob' });
    await alice.submits();
    expect(alice.errors()).toMatchObject({
      fields: { blockers: 'Say in a line what you need from Bob Jansen.' },
    });
    alice.fills({ blockers: 'An hour with the old job.', supportBy: '2026-11-25' });
    await alice.submits();
    world.person('bob').sees(/An hour with the old job\./);
  });

  itOnSqlite('says what support still lacks', async () => {
    const { alice } = await atThePrompt();
    await alice.presses('Start');
    await alice.pressesInForm('More');
    alice.fills({ strengths: 'x', supportBy: '2026-11-25' });
    await alice.submits();
    expect(alice.errors()).toMatchObject({ fields: { supportFrom: 'From whom?' } });
    alice.fills({ supportFrom: 'alice', blockers: 'me' });
    await alice.submits();
    expect(alice.errors()).toMatchObject({ fields: { supportFrom: 'Please choose a colleague.' } });
  });

  itOnSqlite('keeps the last choice of the switch, and shows nothing where nothing was written', async () => {
    const { world, alice } = await atThePrompt();
    await alice.presses('Start');
    expect(alice.form()?.values.share).toBe('no');
    alice.fills({ improvements: 'only this', share: 'yes' });
    await alice.submits();
    expect(await newestOf(world, 'alice')).toMatchObject({ shared: false });
    await alice.presses('Edit');
    alice.fills({ strengths: 'and this', share: 'yes' });
    await alice.submits();
    expect(await newestOf(world, 'alice')).toMatchObject({ shared: true });
    await world.goTo('2026-11-26', '10:00');
    await alice.presses('Start');
    expect(alice.form()?.values.share).toBe('yes');
  });

  itOnSqlite('makes the first five next steps commitments and says so', async () => {
    const { alice } = await atThePrompt();
    await alice.presses('Start');
    alice.fills({ nextSteps: Array.from({ length: 100 }, (_, i) => `${i + 1}. s${i}`).join('\n') });
    await alice.submits();
    expect(alice.notice()).toMatch(
      /The first five next steps are commitments now; the other 95 lines stay in your text/,
    );
    expect(alice.last().match(/\[Remove\]/g)).toHaveLength(5);
  });

  itOnSqlite('keeps a draft until it is finished, wherever it is opened again', async () => {
    const { alice } = await atThePrompt();
    await alice.presses('Start');
    alice.fills({ strengths: 'Half a thought' });
    await alice.pressesInForm('Save draft');
    await alice.closesForm();
    await alice.says('/checkin');
    expect(alice.form()?.values.strengths).toBe('Half a thought');
  });

  itOnSqlite('puts a plain reply to the prompt into the form', async () => {
    const { world, alice } = await atThePrompt();
    await alice.says('Shipped the invoice export today');
    await alice.presses('Continue');
    expect(alice.form()?.values.strengths).toBe('Shipped the invoice export today');
    await alice.submits();
    expect((await newestOf(world, 'alice')).strengths).toBe('Shipped the invoice export today');
    await alice.says('Thank you!');
    alice.sees(/I did not understand that/);
  });

  itOnSqlite('takes words typed behind the command', async () => {
    const { alice } = await atThePrompt();
    await alice.says('/checkin Shipped the invoice export');
    expect(alice.form()?.values.strengths).toBe('Shipped the invoice export');
  });

  itOnSqlite('takes an answer from Monday on, sends a receipt, and asks no more', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-16', '09:30');
    const alice = world.person('alice');
    await alice.says('/checkin');
    alice.fills({ strengths: 'Early bird.' });
    await alice.submits();
    alice.sees(/Submitted\nStrengths: Early bird\./);
    await world.goTo('2026-11-20', '18:00');
    expect(alice.count(/Week 47/)).toBe(1);
    expect(await newestOf(world, 'alice')).toMatchObject({
      state: 'answered',
      promptedAt: null,
      remindedAt: null,
    });
  });

  itOnSqlite('takes a late answer until the next opens, and marks it', async () => {
    const { world, alice } = await atThePrompt();
    await world.goTo('2026-11-20', '16:00');
    expect((await newestOf(world, 'alice')).state).toBe('missed');
    await world.goTo('2026-11-21', '11:00');
    await alice.presses('Start');
    alice.fills({ strengths: 'Better late.' });
    await alice.submits();
    alice.sees(/Submitted late\nStrengths: Better late\./);
    expect(await newestOf(world, 'alice')).toMatchObject({ state: 'answered', late: true });
  });

  itOnSqlite('takes a plain reply after the window closed, and promises the next digest', async () => {
    const { world, alice } = await atThePrompt();
    await world.goTo('2026-11-20', '17:00');
    await alice.says('A late word');
    await alice.presses('Continue');
    expect(alice.form()?.values.strengths).toBe('A late word');
    await alice.submits();
    expect(alice.notice()).toMatch(/Anna Berg reads it in the next digest/);
    expect((await newestOf(world, 'alice')).late).toBe(true);
  });

  itOnSqlite('offers no switch where the plan has no summary', async () => {
    const { world, alice } = await atThePrompt();
    const changed = await world.app.checkIns.api.setPlan(
      'payments',
      { summary: false },
      { now: world.clock.now(), timeZone: 'Europe/Berlin' },
    );
    if (changed !== 'unchanged') await world.app.commit(changed);
    await alice.presses('Start');
    expect(alice.formWords()).not.toMatch(/Show this in/);
    alice.fills({ strengths: 'For Anna.' });
    await alice.submits();
    expect((await newestOf(world, 'alice')).shared).toBe(false);
  });

  itOnSqlite('says that words will be shown until they are', async () => {
    const { world, alice } = await atThePrompt();
    await alice.presses('Start');
    alice.fills({ strengths: 'For all.', share: 'yes' });
    await alice.submits();
    alice.sees(/Strengths will be shown in #payments, with the team’s summary\./);
    await world.goTo('2026-11-23', '10:00');
    await alice.says('/checkin history');
    await alice.presses('Open', /My check-ins/);
    expect(alice.last()).toMatch(/Strengths are shown in #payments\./);
  });

  itOnSqlite('is over when the next opens', async () => {
    const { world, alice } = await atThePrompt();
    const pressStart = alice.readies('Start');
    await world.goTo('2026-11-26', '10:00');
    const answer = await pressStart();
    expect(JSON.stringify(answer)).toMatch(/the next one has opened/);
    expect(await checkInsOf(world, 'alice')).toMatchObject([{ state: 'open' }, { state: 'missed' }]);
  });

  itOnSqlite('asks between weeks which one is meant', async () => {
    const { world, alice } = await atThePrompt();
    await world.goTo('2026-11-23', '09:30');
    await alice.says('/checkin');
    alice.sees(/Which check-in\?[\s\S]*\[New: Week 48[^\]]*\] \[Late: Week 47/);
    await alice.presses('Late: Week 47 · Nov 16–20');
    alice.fills({ strengths: 'For last week.' });
    await alice.submits();
    expect(await checkInsOf(world, 'alice')).toMatchObject([
      { state: 'planned' },
      { state: 'answered', late: true },
    ]);
    await alice.says('/checkin');
    expect(alice.form()?.form.title).toMatch(/Week 48/);
  });

  it('keeps words typed behind /checkin for the check-in that is chosen', async () => {
    const { world, alice } = await atThePrompt();
    await world.goTo('2026-11-23', '09:30');
    await alice.says('/checkin Kept through the question');
    alice.sees(/Which check-in\?/);
    await alice.presses('Late: Week 47 · Nov 16–20');
    expect(alice.form()?.values.strengths).toBe('Kept through the question');
    await alice.submits();
    await alice.says('/checkin');
    expect(alice.form()?.form.title).toMatch(/Week 48/);
    expect(alice.form()?.values.strengths).toBe('');
  });

  itOnSqlite('puts words typed behind /checkin behind those of the answer', async () => {
    const { alice } = await atThePrompt();
    await alice.presses('Start');
    alice.fills({ strengths: 'First.' });
    await alice.submits();
    await alice.says('/checkin Second.');
    expect(alice.form()?.values.strengths).toBe('First.\nSecond.');
  });

  itOnSqlite('takes a sentence for words, also where it begins like a command', async () => {
    const { alice } = await atThePrompt();
    await alice.says('/checkin off to a good start');
    expect(alice.form()?.values.strengths).toBe('off to a good start');
    await alice.closesForm();
    await alice.says('Checkin status page shipped');
    await alice.presses('Continue');
    expect(alice.form()?.values.strengths).toMatch(/Checkin status page shipped/);
  });

  itOnSqlite('answers /checkin with the receipt once answered', async () => {
    const { alice } = await atThePrompt();
    await alice.presses('Start');
    alice.fills({ strengths: 'Done.' });
    await alice.submits();
    await alice.says('/checkin');
    expect(alice.last()).toMatch(/Submitted[\s\S]*Done\.[\s\S]*\[Edit\]/);
  });

  itOnSqlite('counts the streak over weeks that were skipped', async () => {
    const { world, alice } = await atThePrompt();
    await alice.presses('Nothing new');
    await world.goTo('2026-11-26', '10:00');
    await alice.chooses('Skip this week', 'Busy');
    await world.goTo('2026-12-03', '10:00');
    await alice.presses('Start');
    alice.fills({ strengths: 'Back.' });
    await alice.submits();
    alice.sees(/2 check-ins in a row\./);
  });
});

describeOnEachEngine('one tap', (open) => {
  itOnSqlite('Nothing new is a full answer; the third in a row opens the form', async () => {
    const world = await createWorld({ store: await open() });
    const alice = world.person('alice');
    for (const thursday of ['2026-11-19', '2026-11-26']) {
      await world.goTo(thursday, '10:00');
      await alice.presses('Nothing new');
      expect(await newestOf(world, 'alice')).toMatchObject({ state: 'answered', nothingNew: true });
    }
    alice.sees(/Week 48[\s\S]*Submitted\nNothing new this time\./);
    await world.goTo('2026-12-03', '10:00');
    await alice.presses('Nothing new');
    expect((await newestOf(world, 'alice')).state).toBe('open');
    expect(alice.formWords()).toMatch(/Third time with nothing new/);
    alice.fills({ strengths: 'One sentence.' });
    await alice.submits();
    expect(await newestOf(world, 'alice')).toMatchObject({ state: 'answered', nothingNew: false });
  });

  it('a double tap is one answer', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-19', '10:00');
    const alice = world.person('alice');
    const tap = alice.readies('Nothing new');
    await Promise.all([tap(), tap()]);
    await world.settle();
    expect((await newestOf(world, 'alice')).version).toBe(1);
    const press = { name: 'check-ins.nothing-new', version: 1, payload: { checkIn: 'alice:2026-W47' } };
    await alice.forges(press);
    expect((await newestOf(world, 'alice')).version).toBe(1);
  });

  itOnSqlite('a skip needs no words and can be taken back by answering', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-19', '10:00', 'Asia/Shanghai');
    const mei = world.person('mei');
    await mei.chooses('本周跳过', '太忙');
    mei.sees(/已跳过：太忙。不影响你的连续记录。/);
    expect(await newestOf(world, 'mei')).toMatchObject({ state: 'skipped', skipReason: 'busy' });
    await mei.presses('开始填写');
    mei.fills({ strengths: '还是写一句。' });
    await mei.submits();
    expect(await newestOf(world, 'mei')).toMatchObject({ state: 'answered', skipReason: null });
  });

  itOnSqlite('a skip can be typed, with a reason or without', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-19', '10:00');
    const [alice, mei] = [world.person('alice'), world.person('mei')];
    await alice.says('/checkin skip busy');
    expect((await newestOf(world, 'alice')).skipReason).toBe('busy');
    await alice.says('/checkin skip');
    expect(alice.notice()).toMatch(/no open check-in to skip/);
    await mei.says('周同步 跳过');
    await mei.chooses('本周跳过', '其他', /跳过这次周同步？/);
    expect((await newestOf(world, 'mei')).skipReason).toBe('other');
    expect(mei.notice()).toMatch(/已跳过/);
  });

  it('a snooze offers only moments inside the window, comes back once, and is not reminded besides', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-19', '10:00');
    const alice = world.person('alice');
    alice.sees(/Snooze: \(today 11:00\) \(today 13:30\) \(tomorrow 09:00\) \(tomorrow 13:30\)/);
    await alice.chooses('Snooze', 'tomorrow 13:30');
    alice.sees(/I will come back Fri, Nov 20/);
    await world.goTo('2026-11-20', '13:29');
    expect(alice.count(/Week 47/)).toBe(1);
    await world.goTo('2026-11-20', '15:59');
    expect(alice.count(/Week 47/)).toBe(2);
    alice.sees(/Here it is again, as you asked/);
    expect(await newestOf(world, 'alice')).toMatchObject({ state: 'open' });
    alice.seesNot(/gentle reminder/);
    alice.sees(/This continues in the message below\./);
    await world.goTo('2026-11-20', '16:00');
    expect((await newestOf(world, 'alice')).state).toBe('missed');
  });

  itOnSqlite('a stale tap says so and changes nothing', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-19', '10:00');
    const alice = world.person('alice');
    const payload = { checkIn: 'alice:2026-W47' };
    await world.goTo('2026-11-20', '16:30');
    await alice.forges({ name: 'check-ins.skip', version: 1, payload }, 'busy');
    expect(alice.notice()).toMatch(/window has closed/);
    await alice.forges({ name: 'check-ins.snooze', version: 1, payload }, '2026-11-20T15:00:00.000Z');
    expect(alice.notice()).toMatch(/window has closed/);
    expect((await newestOf(world, 'alice')).state).toBe('missed');
  });
});
