import { expect, it } from 'vitest';
import { describeOnEachEngine, itOnSqlite } from '../../../support/databases.ts';
import {
  type Company,
  createWorld,
  type MadePerson,
  smallCompany,
  type TestWorld,
} from '../../../support/world.ts';
import { answers, change, threeInBerlin, wordsOf } from './people-who-answer.ts';

const digests = (world: TestWorld, id: string): string[] =>
  world
    .person(id)
    .screen()
    .filter((it) => /Digest ·|周同步汇总/.test(it));

describeOnEachEngine('the digest', (open) => {
  itOnSqlite(
    'reaches the manager once, when all windows have closed: blockers first, one line a report',
    async () => {
      const world = await createWorld({ store: await open(), company: threeInBerlin });
      await world.goTo('2026-11-19', '11:00');
      await answers(world, 'alice', { strengths: 'Shipped the invoice export', nextSteps: 'Write the docs' });
      await answers(world, 'bob', {
        strengths: 'Two interviews',
        blockers: 'No access to the billing tables',
      });
      const anna = world.person('anna');
      await world.goTo('2026-11-20', '16:29');
      expect(digests(world, 'anna')).toEqual([]);
      await world.goTo('2026-11-20', '16:30');
      await world.goTo('2026-11-23', '09:00');
      expect(digests(world, 'anna')).toHaveLength(1);
      const [digest = ''] = digests(world, 'anna');
      expect(digest).toMatch(/2 of 2 have answered/);
      expect(digest.indexOf('No access')).toBeLessThan(digest.indexOf('Shipped the invoice'));
      expect(digest).toMatch(/Bob Jansen\s+No access to the billing tables\nBlockers\n\[Open\]/);
      anna.seesNot(/Two interviews/);
    },
  );

  it('is opened line by line; the writer sees that it was opened, and a note goes both ways', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await world.goTo('2026-11-19', '11:00');
    await answers(world, 'alice', { strengths: 'Shipped the export', nextSteps: 'Write the docs' });
    await world.goTo('2026-11-20', '16:31');
    const [anna, alice] = [world.person('anna'), world.person('alice')];
    alice.seesNot(/opened it/);
    await anna.presses('Open', /Digest ·/);
    anna.sees(/Alice Moreau · Week 47[\s\S]*Strengths: Shipped the export[\s\S]*Next steps: Write the docs/);
    anna.sees(/Digest ·[\s\S]*Opened/);
    alice.sees(/Submitted[\s\S]*Anna Berg opened it on Fri, Nov 20/);

    await anna.presses('Reply', /Alice Moreau · Week 47/);
    expect(anna.formWords()).toMatch(/Named: only Alice Moreau and you/);
    anna.fills({ words: 'Well done! Who else should see it?' });
    await anna.submits(2);
    expect(anna.notice()).toBe('Sent to Alice Moreau.');
    anna.sees(/About Alice Moreau's check-in, Week 47[\s\S]*You · .*: Well done!/);
    alice.sees(/About your check-in, Week 47[\s\S]*Anna Berg · .*: Well done! Who else should see it\?/);
    await alice.presses('Reply', /Well done/);
    alice.fills({ words: 'The platform team.' });
    await alice.submits();
    anna.sees(/Well done[\s\S]*Alice Moreau · .*: The platform team\./);
    expect(anna.count(/Alice Moreau · .*: The platform team/)).toBe(2);

    await anna.presses('Got it');
    anna.sees(/Digest ·[\s\S]*Seen/);
    await world.goTo('2026-11-24', '18:00');
    expect(digests(world, 'anna')).toHaveLength(1);
  });

  itOnSqlite('returns once after two working days unopened, and never after Got it', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-19', '11:00');
    await answers(world, 'alice', { strengths: 'Shipped the export' });
    await answers(world, 'li', { strengths: '供应商入库流程缩短了一天' });
    await world.goTo('2026-11-20', '17:00');
    await world.person('wang').presses('收到');
    await world.goTo('2026-11-24', '16:29');
    expect(digests(world, 'anna')).toHaveLength(1);
    await world.goTo('2026-11-24', '16:31');
    expect(digests(world, 'anna')).toHaveLength(2);
    world.person('anna').sees(/Still unopened/);
    await world.goTo('2026-11-25', '18:00');
    expect(digests(world, 'anna')).toHaveLength(2);
    expect(digests(world, 'wang')).toHaveLength(1);
  });

  itOnSqlite('reads naturally in Chinese, at the hour of the manager', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-19', '12:00', 'Asia/Shanghai');
    await answers(world, 'li', { strengths: '供应商入库流程缩短了一天', blockers: '仓库权限还没批下来' });
    await world.goTo('2026-11-20', '16:31', 'Asia/Shanghai');
    const [wang, li] = [world.person('wang'), world.person('li')];
    wang.sees(
      /周同步汇总 · 第 47 周[\s\S]*1 人中已有 1 人提交[\s\S]*李强\s+仓库权限还没批下来\n遇到的困难\n\[查看\]/,
    );
    await wang.presses('查看', /周同步汇总/);
    wang.sees(/做得好的地方: 供应商入库流程缩短了一天[\s\S]*实名：仅李强和你可见/);
    li.sees(/王芳已于 11月20日周五查看/);
    await wang.presses('回复', /李强 · 第 47 周/);
    wang.fills({ words: '权限我来催一下。' });
    await wang.submits();
    expect(wang.notice()).toBe('已发给李强。');
    li.sees(/关于你的周同步（第 47 周.*）[\s\S]*权限我来催一下/);
  });

  itOnSqlite(
    'waits for the last window: a report further west moves it to the next working morning',
    async () => {
      const company: Company = {
        ...smallCompany,
        people: smallCompany.people.map((it) =>
          it.id === 'bob' ? { ...it, timeZone: 'America/New_York' } : it,
        ),
      };
      const world = await createWorld({ store: await open(), company });
      await world.goTo('2026-11-19', '11:00');
      await answers(world, 'alice', { strengths: 'Shipped the export' });
      await world.goTo('2026-11-23', '09:29');
      expect(digests(world, 'anna')).toEqual([]);
      await world.goTo('2026-11-23', '09:31');
      expect(digests(world, 'anna')).toHaveLength(1);
    },
  );

  itOnSqlite('is sent once and late after downtime, and late answers come with the next one', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await world.goTo('2026-11-19', '11:00');
    await answers(world, 'alice', { strengths: 'Shipped the export' });
    await world.wakeUpAt('2026-11-23', '11:00');
    expect(digests(world, 'anna')).toHaveLength(1);
    await world.wakeUpAt('2026-11-23', '11:01');
    await answers(world, 'bob', { strengths: 'Late but here: two interviews' });
    await world.goTo('2026-11-23', '18:00');
    expect(digests(world, 'anna')).toHaveLength(1);
    await world.goTo('2026-11-26', '11:00');
    await answers(world, 'alice', { strengths: 'Migrated the tables' });
    await world.goTo('2026-11-27', '16:31');
    world.person('anna').sees(/Digest · Week 48[\s\S]*Migrated the tables[\s\S]*Late but here[\s\S]*Late\n/);
  });

  it('turns into pages beyond eight lines', async () => {
    const many: MadePerson[] = Array.from({ length: 11 }, (_, i) => ({
      id: `p${i}`,
      name: `Person ${String(i).padStart(2, '0')}`,
      team: 'payments',
      manager: 'anna',
    }));
    const company = { ...smallCompany, people: [...smallCompany.people.slice(0, 2), ...many] };
    const world = await createWorld({
      store: await open(),
      company: { ...company, teams: company.teams.slice(0, 1) },
    });
    await world.goTo('2026-11-19', '11:00');
    for (const { id } of many) await answers(world, id, { strengths: `Words of ${id}.` });
    await world.goTo('2026-11-20', '16:31');
    const anna = world.person('anna');
    const [digest = ''] = digests(world, 'anna');
    expect(digest.match(/Words of/g)).toHaveLength(7);
    expect(digest).toMatch(/and 4 more\n\[Open\]/);
    const page = {
      name: 'check-ins.digest-page',
      version: 1,
      payload: { digest: 'anna:2026-W47', page: '1' },
    };
    const rest = wordsOf(await anna.forges(page));
    expect(rest.match(/Words of/g)).toHaveLength(4);
    expect(rest).not.toMatch(/and \d+ more/);
    const bystander = world.person('p0');
    await bystander.forges(page);
    expect(bystander.notice()).toBe('There is nothing more to show here.');
  });

  itOnSqlite(
    'is written to the manager of that day: a new manager and other people cannot open it',
    async () => {
      const world = await createWorld({ store: await open(), company: threeInBerlin });
      await world.goTo('2026-11-19', '11:00');
      await answers(world, 'alice', { strengths: 'Shipped the export' });
      await world.goTo('2026-11-20', '16:31');
      const read = { name: 'check-ins.read-report', version: 1, payload: { checkIn: 'alice:2026-W47' } };
      for (const id of ['helen', 'bob', 'alice']) {
        const other = world.person(id);
        await other.forges(read);
        other.seesNot(/Alice Moreau · Week 47/);
        expect(other.notice()).toMatch(/direct manager/);
      }
      world.person('alice').seesNot(/opened it/);
    },
  );

  itOnSqlite(
    'brings what is changed after Got it with the next one, until it is opened as it is now',
    async () => {
      const world = await createWorld({ store: await open(), company: threeInBerlin });
      await world.goTo('2026-11-19', '11:00');
      const [anna, alice] = [world.person('anna'), world.person('alice')];
      await answers(world, 'alice', { strengths: 'Shipped the export' });
      await world.goTo('2026-11-20', '16:31');
      await anna.presses('Open', /Digest ·/);
      await anna.presses('Got it');
      await world.goTo('2026-11-23', '10:00');
      await alice.presses('Edit');
      alice.fills({ strengths: 'Shipped the export, and took it back' });
      await alice.submits();
      await world.goTo('2026-11-26', '11:00');
      await world.person('bob').presses('Nothing new', /Week 48/);
      await world.goTo('2026-11-27', '16:31');
      anna.sees(/Digest · Week 48[\s\S]*and took it back\nChanged/);
      await anna.presses('Open', /Digest · Week 48/);
      anna.sees(/Digest · Week 48[\s\S]*and took it back\nOpened/);
    },
  );

  itOnSqlite(
    'is one after Let’s go, with all that was not seen before, and returns two working days after it arrived',
    async () => {
      const company = change(threeInBerlin, 'anna', { welcomed: false });
      const world = await createWorld({ store: await open(), company });
      const anna = world.person('anna');
      for (const [day, words] of [
        ['2026-11-19', 'Words of the first week'],
        ['2026-11-26', 'Words of the second week'],
      ] as const) {
        await world.goTo(day, '11:00');
        await answers(world, 'alice', { strengths: words });
      }
      await world.goTo('2026-12-02', '10:00');
      expect(digests(world, 'anna')).toEqual([]);
      await anna.presses('Let’s go');
      await world.settle();
      expect(digests(world, 'anna')).toHaveLength(1);
      anna.sees(/Digest · Week 48[\s\S]*second week[\s\S]*first week/);
      expect(anna.count(/payments · Week/)).toBe(1);
      anna.seesNot(/Still unopened/);
      await world.goTo('2026-12-04', '09:59');
      anna.seesNot(/Still unopened/);
      await world.goTo('2026-12-04', '10:01');
      anna.sees(/Still unopened/);
      expect(digests(world, 'anna')).toHaveLength(2);
    },
  );

  itOnSqlite('does not exist where nobody wrote', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await world.goTo('2026-11-23', '12:00');
    expect(digests(world, 'anna')).toEqual([]);
  });

  itOnSqlite('bears every timer run again at any time', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await world.goTo('2026-11-19', '11:00');
    await answers(world, 'alice', { strengths: 'Shipped the export', share: 'yes' });
    await world.goTo('2026-11-24', '16:31');
    const screens = () => ['anna', 'alice', 'bob'].map((id) => world.person(id).screen().length);
    const before = screens();
    const posts = world.channel('payments').posts().length;
    expect(digests(world, 'anna')).toHaveLength(2);
    const again = [
      ['digest', 'anna:2026-W47'],
      ['digest-return', 'anna:2026-W47'],
      ['summary', 'payments:2026-W47'],
      ['pause', 'bob'],
    ] as const;
    for (const [timer, subject] of again) {
      await world.app.commit({ wake: [{ timer: `check-ins.${timer}`, subject, at: world.clock.now() }] });
      await world.settle();
    }
    expect(screens()).toEqual(before);
    expect(world.channel('payments').posts()).toHaveLength(posts);
    world.person('bob').seesNot(/paused/);
  });
});
