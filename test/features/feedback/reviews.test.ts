import { expect, it } from 'vitest';
import { createFeedback } from '../../../src/features/feedback/index.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { createWorld, smallCompany, type TestWorld } from '../../support/world.ts';
import { answers, change, drawFor, threeInBerlin } from '../check-ins/leading/people-who-answer.ts';
import { monday, press } from './writing.ts';

const need = 'Half an hour with somebody who knows the billing tables';
const question = /How was working with Bob Jansen\?/;

/** Alice asks Bob for support, who accepts; then it is done. */
async function supported(world: TestWorld): Promise<void> {
  await world.goTo('2026-11-19', '11:00');
  await answers(world, 'alice', { blockers: need, supportFrom: 'bob' });
  await world.person('bob').presses('Accept');
  await world.person('alice').presses('Done', /You asked Bob/);
}

const reviewsOf = (world: TestWorld) => world.store.db.select().from(world.store.t.feedbackReviews);

/** Asks of feedback what a key event of a feature to come would: people who worked on it, some of them not to be asked. */
async function askAfter(world: TestWorld, things: readonly string[], candidates: readonly string[]) {
  const feedback = createFeedback({
    store: world.store,
    people: world.app.people.people,
    addSteps: async () => ({ write: [], wake: [], added: 0 }),
    keyEvents: { 'goals.milestone-reached': { read: async () => ({ doerId: 'bob', candidates }) } },
  });
  let ids = things.join('').length * 1_000;
  const newId = () => {
    ids += 1;
    return `review-${things.join('-')}-${ids}`;
  };
  const handle = feedback.feature.on?.['goals.milestone-reached'];
  const outcome = await handle?.({ now: world.clock.now(), newId }, things);
  await world.app.commit(outcome ?? {});
  await world.settle();
}

describeOnEachEngine('a linked review', (open) => {
  it('asks whoever was served, takes two taps, and words go by name', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await supported(world);
    const [alice, bob] = [world.person('alice'), world.person('bob')];
    alice.sees(
      /How was working with Bob Jansen\?[\s\S]*Working together: 1 is poor, 5 is very good\n\[1\] \[2\] \[3\] \[4\] \[5\]\nResponsiveness[\s\S]*\[Decline\]\nConfidential: summaries of five or more answers/,
    );
    bob.seesNot(/How was working/);
    const [row] = await reviewsOf(world);
    const tap = (rating: string, value: string) =>
      press(world, 'alice', 'rate', { review: row?.id ?? '', rating, value });
    await alice.presses('4', question);
    alice.sees(/Working together: 4 of 5\nResponsiveness/);
    await tap('collaboration', '1');
    await tap('responsiveness', '9');
    await alice.presses('5', question);
    alice.sees(
      /Working together: 4 of 5\nResponsiveness: 5 of 5\nThank you\. That is all\.\n\[Write a few words\]/,
    );
    await tap('responsiveness', '1');
    expect((await reviewsOf(world))[0]).toMatchObject({ collaboration: 4, responsiveness: 5 });
    await press(world, 'bob', 'rate', { review: row?.id ?? '', rating: 'collaboration', value: '5' });
    expect(bob.notice()).toBe('This is closed. Thank you all the same.');
    await alice.presses('Write a few words');
    expect(alice.formWords()).toMatch(/^Feedback for Bob Jansen\nNamed:/);
    for (const who of ['bob', 'anna', 'helen'])
      expect(await drawFor(world, who, 'feedback.review', row?.id ?? '')).toBe('gone');
  });

  it('is asked in Chinese, once, and can be declined', async () => {
    const company = change(threeInBerlin, 'alice', { locale: 'zh-CN' });
    const world = await createWorld({ store: await open(), company });
    const alice = world.person('alice');
    await world.goTo('2026-11-19', '11:00');
    await answers(world, 'alice', { blockers: need, supportFrom: 'bob' });
    await world.person('bob').presses('Accept');
    await alice.presses('已解决');
    const [request] = await world.store.db.select().from(world.store.t.supportRequests);
    for (let i = 0; i < 2; i += 1)
      await world.app.commit({ tell: [{ name: 'support.done', thing: request?.id ?? '' }] });
    await world.settle();
    expect(await reviewsOf(world)).toHaveLength(1);
    alice.sees(
      /和 Bob Jansen 的这次配合怎么样？[\s\S]*协作质量：1 为较差，5 为很好[\s\S]*\[婉拒\]\n保密：满 5 份回答才显示汇总/,
    );
    await alice.presses('婉拒', /配合怎么样/);
    alice.sees(/好的，这次就不评了。/);
    await press(world, 'alice', 'rate', {
      review: (await reviewsOf(world))[0]?.id ?? '',
      rating: 'collaboration',
      value: '5',
    });
    expect((await reviewsOf(world))[0]?.collaboration).toBeNull();
  });

  itOnSqlite('is not asked where nobody helped, nor after five working days', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await world.goTo('2026-11-19', '11:00');
    await answers(world, 'alice', { blockers: need, supportFrom: 'bob' });
    await world.person('alice').presses('Done', /You asked Bob/);
    expect(await reviewsOf(world)).toEqual([]);
    await askAfter(world, ['a'], ['alice']);
    await world.goTo('2026-11-26', '11:01');
    await world.person('alice').presses('4', question);
    expect((await reviewsOf(world))[0]).toMatchObject({ collaboration: null });
  });

  itOnSqlite(
    'asks at most three who are there, never whoever did it, nobody twice, nobody a third time in a week',
    async () => {
      const company = {
        ...smallCompany,
        people: [
          ...smallCompany.people,
          { id: 'gus', name: 'Gus', external: true },
          { id: 'carl', name: 'Carl' },
        ],
      };
      const world = await createWorld({ store: await open(), at: monday, company });
      const everybody = ['bob', 'gus', 'nobody', 'alice', 'anna', 'mei', 'wang', 'li'];
      await askAfter(world, ['one'], everybody);
      expect((await reviewsOf(world)).map((it) => it.askedId).sort()).toEqual(['alice', 'anna', 'mei']);
      await askAfter(world, ['one'], everybody);
      expect(await reviewsOf(world)).toHaveLength(3);
      await askAfter(world, ['two', 'three'], ['alice']);
      expect((await reviewsOf(world)).filter((it) => it.askedId === 'alice')).toHaveLength(2);
      await askAfter(world, ['four'], ['alice', 'carl']);
      expect((await reviewsOf(world)).filter((it) => it.thing === 'four').map((it) => it.askedId)).toEqual([
        'carl',
      ]);
      const anna = world.person('anna');
      await anna.says('/feedback request');
      anna.fills({ people: ['alice'] });
      await anna.submits();
      expect(anna.errors()?.fields.people).toMatch(/asked twice this week/);
    },
  );

  itOnSqlite('is shown to the service team as an average of five answers or more', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    const team = (who: string) => drawFor(world, who, 'feedback.team', 'payments');
    const rate = async (asked: string, value: string) => {
      const [row] = (await reviewsOf(world)).filter((it) => it.askedId === asked && it.completedAt === null);
      for (const rating of ['collaboration', 'responsiveness'])
        await press(world, asked, 'rate', { review: row?.id ?? '', rating, value });
    };
    const two = ['alice', 'mei'];
    const [first, second] = [
      ['wang', 'li', 'helen'],
      ['anna', ...two],
    ];
    await askAfter(world, ['one'], first);
    await askAfter(world, ['two'], second);
    for (const who of [...first, 'anna']) await rate(who, '4');
    expect(await team('bob')).toMatch(/Not enough yet/);
    await rate('alice', '5');
    expect(await team('bob')).toMatch(
      /How others found working with the team\nWorking together: 4\.2 of 5 \(5 answers\)\nResponsiveness: 4\.2 of 5/,
    );
    await rate('mei', '1');
    expect(await team('anna')).toMatch(/Working together: 4\.2 of 5 \(5 answers\)/);
    expect(await team('wang')).toBe('gone');
  });
});
