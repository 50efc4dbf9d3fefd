import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addUp,
  averageOf,
  type Counted,
  countThemes,
  inQuarter,
  shownQuarters,
  themedItems,
  wholeBatches,
} from '../../../src/features/feedback/summaries/rules.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { createWorld, smallCompany, type TestWorld } from '../../support/world.ts';
import { drawFor } from '../check-ins/leading/people-who-answer.ts';
import { feedbackId, fine, gives, monday, press } from './writing.ts';

const time = (i: number) => new Date(Date.UTC(2026, 10, 2, 9, i));
const themed = (givers: string, theme = 'quality') =>
  [...givers].map((giverId, i) => ({ id: `${i}`.padStart(3, '0'), giverId, at: time(i), theme }));

describe('themes', () => {
  it('are shown from three givers on, however much two of them write', () => {
    expect(countThemes(themed('abababab'))).toEqual([]);
    expect(countThemes(themed('ababc'))).toEqual([{ theme: 'quality', count: 5 }]);
  });

  it('grow by whole batches of three givers: the difference of two looks is never about one', () => {
    expect(countThemes(themed('abc'))).toEqual([{ theme: 'quality', count: 3 }]);
    expect(countThemes(themed('abcd'))).toEqual([{ theme: 'quality', count: 3 }]);
    expect(countThemes(themed('abcdde'))).toEqual([{ theme: 'quality', count: 3 }]);
    expect(countThemes(themed('abcddef'))).toEqual([{ theme: 'quality', count: 7 }]);
  });

  it('stand each by itself: no rest and no total', () => {
    const items = [...themed('abc'), ...themed('ab', 'planning'), ...themed('a', 'nonsense')];
    expect(countThemes(items)).toEqual([{ theme: 'quality', count: 3 }]);
  });

  it('property: what anybody can subtract, over time, is about three givers or about nothing', () => {
    const letters = fc.array(fc.constantFrom(...'abcde'), { maxLength: 40 });
    fc.assert(
      fc.property(letters, (givers) => {
        const all = themed(givers.join(''));
        const enough = (batch: readonly { giverId: string }[]) =>
          new Set(batch.map((it) => it.giverId)).size >= 3;
        let before: string[] = [];
        for (let i = 0; i <= all.length; i += 1) {
          const shown = wholeBatches(all.slice(0, i), enough);
          const ids = shown.map((it) => it.id);
          expect(ids.slice(0, before.length)).toEqual(before);
          const fresh = shown.slice(before.length);
          expect(fresh.length === 0 || enough(fresh)).toBe(true);
          before = ids;
        }
      }),
      { numRuns: 200 },
    );
  });

  it('count once they cannot change: opened, and chosen or a week old', () => {
    const now = new Date('2026-11-20T12:00:00Z');
    const row: Counted = {
      id: 'a',
      giverId: 'alice',
      theme: null,
      themeAt: null,
      sentAt: new Date('2026-11-16T09:00:00Z'),
      openedAt: new Date('2026-11-17T09:00:00Z'),
      collaboration: null,
      responsiveness: null,
    };
    expect(themedItems([row], now)).toEqual([]);
    expect(themedItems([{ ...row, openedAt: null, theme: 'quality', themeAt: now }], now)).toEqual([]);
    const chosen = { ...row, theme: 'quality', themeAt: new Date('2026-11-16T10:00:00Z') };
    expect(themedItems([chosen], now)).toEqual([
      { id: 'a', giverId: 'alice', at: row.openedAt, theme: 'quality' },
    ]);
    expect(themedItems([row], new Date('2026-11-23T09:00:00Z'))).toMatchObject([{ theme: 'unsorted' }]);
  });

  it('of a quarter stay in it', () => {
    expect(shownQuarters(new Date('2027-01-05T00:00:00Z'), 'Europe/Berlin')).toEqual(['2027-Q1', '2026-Q4']);
    const last = { id: 'a', giverId: 'a', at: new Date('2026-12-31T23:30:00Z') };
    expect(inQuarter([last], '2026-Q4', 'Europe/Berlin')).toEqual([]);
    expect(inQuarter([last], '2026-Q4', 'UTC')).toEqual([last]);
  });
});

describe('ratings', () => {
  const rated = (givers: string, value = 4) => themed(givers).map((it) => ({ ...it, value }));

  it('are averaged from five answers by three people on, in batches of that size', () => {
    expect(averageOf(rated('abcd'))).toBeUndefined();
    expect(averageOf(rated('aaaab'))).toBeUndefined();
    expect(averageOf(rated('abcde'))).toEqual({ count: 5, sum: 20 });
    expect(averageOf(rated('abcdefghi'))).toEqual({ count: 5, sum: 20 });
    expect(averageOf(rated('abcdefghij'))).toEqual({ count: 10, sum: 40 });
  });

  it('of the company are the sum of what its teams show: subtracting teams leaves nothing', () => {
    const none = {
      themes: [],
      collaboration: undefined,
      responsiveness: undefined,
      reviewCollaboration: undefined,
      reviewResponsiveness: undefined,
    };
    const one = { ...none, themes: [{ theme: 'quality', count: 3 }], collaboration: { count: 5, sum: 20 } };
    expect(addUp([one, none])).toEqual(one);
    expect(addUp([one, one]).collaboration).toEqual({ count: 10, sum: 40 });
    expect(addUp([])).toEqual(none);
  });
});

const company = {
  ...smallCompany,
  people: [
    ...smallCompany.people,
    { id: 'hanna', name: 'Hanna HR', hr: true },
    { id: 'root', name: 'Root', admin: true },
    { id: 'hans', name: 'Hans', team: 'hr-team', hr: true },
  ],
  teams: [...smallCompany.teams, { id: 'hr-team' }],
};

const page = (world: TestWorld, who: string, thing: string) => drawFor(world, who, 'feedback.team', thing);

/** Somebody writes to Bob with a theme, and Bob opens it. */
async function counts(world: TestWorld, from: string, theme: string, values = {}): Promise<void> {
  await gives(world, from, 'bob', { strengths: fine, ...values });
  const feedback = await feedbackId(world, from);
  await press(world, from, 'theme', { feedback, theme });
  await press(world, 'bob', 'open', { feedback });
}

describeOnEachEngine('what leads and HR see of feedback', (open) => {
  itOnSqlite(
    'is a theme from three givers on, the same whoever looks, and never a word or a name',
    async () => {
      const world = await createWorld({ store: await open(), at: monday, company });
      await counts(world, 'alice', 'planning');
      await counts(world, 'mei', 'planning');
      await counts(world, 'wang', 'quality');
      expect(await page(world, 'anna', 'payments')).toMatch(/Not enough yet to show anything/);
      await counts(world, 'li', 'planning');
      const shown = await page(world, 'anna', 'payments');
      expect(shown).toMatch(/Feedback in payments\nQ4 2026\nThemes\nPlanning · 3 times\n/);
      expect(shown).not.toMatch(/Quality|Alice|Bob|index/);
      await counts(world, 'helen', 'planning');
      expect(await page(world, 'anna', 'payments')).toBe(shown);
      expect(await page(world, 'hanna', 'payments')).toMatch(/Planning · 3 times/);
      expect(await page(world, 'hanna', 'company')).toMatch(
        /Feedback in the company[\s\S]*Planning · 3 times/,
      );
      expect(await page(world, 'hanna', 'supply')).toMatch(/Not enough yet/);
      for (const who of ['helen', 'wang', 'root', 'li'])
        expect(await page(world, who, 'payments'), who).toBe('gone');
      for (const who of ['anna', 'helen', 'bob', 'root'])
        expect(await page(world, who, 'company'), who).toBe('gone');
      expect(await page(world, 'bob', 'payments')).not.toMatch(/Planning/);
    },
  );

  itOnSqlite('is an average from five answers on', async () => {
    const world = await createWorld({ store: await open(), at: monday, company });
    for (const from of ['alice', 'mei', 'wang', 'li'])
      await counts(world, from, 'unsorted', { collaboration: '4', responsiveness: '5' });
    expect(await page(world, 'anna', 'payments')).toMatch(/Unsorted · 3 times/);
    expect(await page(world, 'anna', 'payments')).not.toMatch(/of 5/);
    await counts(world, 'helen', 'unsorted', { collaboration: '2' });
    const shown = await page(world, 'anna', 'payments');
    expect(shown).toMatch(/Ratings with feedback\nWorking together: 3\.6 of 5 \(5 answers\)\n/);
    expect(shown).not.toMatch(/Responsiveness/);
  });

  it('is opened by its command, where one may', async () => {
    const world = await createWorld({ store: await open(), at: monday, company });
    const [anna, hanna, root, wang] = ['anna', 'hanna', 'root', 'wang'].map((id) => world.person(id));
    await anna?.says('/feedback team');
    anna?.sees(/Feedback in payments\nNot enough yet/);
    await hanna?.says('/feedback team');
    hanna?.sees(/Feedback in the company[\s\S]*\(payments\)/);
    await hanna?.chooses('Another team', 'payments');
    hanna?.sees(/Feedback in payments/);
    await hanna?.says('/feedback team nowhere');
    expect(hanna?.notice()).toBe('There is no team called “nowhere” that you can look at.');
    await root?.says('/feedback team');
    expect(root?.notice()).toMatch(/You lead no team here/);
    await wang?.says('/反馈 团队');
    wang?.sees(/supply 的反馈\n数据还不够/);
  });

  it('says nothing of a team so small that it would be about somebody', async () => {
    const world = await createWorld({ store: await open(), at: monday, company });
    for (const from of ['alice', 'mei', 'bob']) {
      await gives(world, from, 'li');
      const feedback = await feedbackId(world, from);
      await press(world, from, 'theme', { feedback, theme: 'planning' });
      await press(world, 'li', 'open', { feedback });
    }
    expect(await page(world, 'wang', 'supply')).toMatch(/Not enough yet|数据还不够/);
  });

  itOnSqlite('takes the theme that its giver chooses once, within a week', async () => {
    const world = await createWorld({ store: await open(), at: monday, company });
    const alice = world.person('alice');
    await gives(world, 'alice', 'bob', {
      improvements:
        'In the planning meeting last week the estimate and the roadmap were missing, so we had to guess.',
    });
    alice.sees(/Which theme fits best\?[\s\S]*\[Planning\]/);
    await alice.presses('Planning');
    alice.sees(/Theme: Planning/);
    await press(world, 'alice', 'theme', { feedback: await feedbackId(world), theme: 'quality' });
    const rows = () => world.store.db.select().from(world.store.t.feedback);
    expect((await rows())[0]?.theme).toBe('planning');
    await gives(world, 'mei', 'li', { strengths: '上周你带新人过代码，手把手指导，让他当天就能提交。' });
    world.person('mei').sees(/哪个主题最贴切[\s\S]*\[带教辅导\]/);
    await world.person('mei').chooses('换个主题', '沟通');
    await gives(world, 'wang', 'li', { strengths: '上周你带新人过代码，手把手指导，让他当天就能提交。' });
    await world.goTo('2026-11-24', '10:00');
    await world.person('wang').presses('带教辅导');
    expect((await rows()).map((it) => it.theme).sort()).toEqual(['communication', null, 'planning']);
    await press(world, 'wang', 'theme', { feedback: await feedbackId(world, 'wang'), theme: 'constructor' });
    expect((await rows()).find((it) => it.giverId === 'wang')?.theme).toBeNull();
  });
});
