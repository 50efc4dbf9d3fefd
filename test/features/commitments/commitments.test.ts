import { expect, it } from 'vitest';
import { createCommitments } from '../../../src/features/commitments/index.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { createWorld, type TestWorld } from '../../support/world.ts';
import { answers } from '../check-ins/leading/people-who-answer.ts';

const statesOf = async (world: TestWorld): Promise<Record<string, string>> => {
  const rows = await world.store.db.select().from(world.store.t.commitments);
  return Object.fromEntries(rows.map((it) => [it.words, it.state]));
};

/** Answers the first of two check-ins, and goes on to the second one's prompt. */
async function secondWeek(world: TestWorld, nextSteps: string): Promise<void> {
  await world.goTo('2026-11-19', '11:00');
  await answers(world, 'alice', { strengths: 'Shipped the export', nextSteps });
  await world.goTo('2026-11-26', '10:01');
}

describeOnEachEngine('commitments', (open) => {
  it('are made of the first five next steps, each once, each removable', async () => {
    const world = await createWorld({ store: await open() });
    const alice = world.person('alice');
    await world.goTo('2026-11-19', '11:00');
    await answers(world, 'alice', { nextSteps: '- one\n- two\n- ONE\n- three\n- four\n- five' });
    alice.sees(/Your commitments\none\n\[Remove\]\ntwo\n\[Remove\]\nthree\n\[Remove\]\nfour\n\[Remove\]/);
    await alice.presses('Remove');
    expect(alice.notice()).toBe('Taken off your list.');
    expect(await statesOf(world)).toMatchObject({ one: 'removed', two: 'open' });
    alice.seesNot(/Your commitments\none/);
  });

  itOnSqlite('stand on the next prompt and in its form, and are done, open or dropped there', async () => {
    const world = await createWorld({ store: await open() });
    await secondWeek(world, 'Write the docs\nCall Bob\nBuy a cake');
    const alice = world.person('alice');
    alice.sees(/What you set out to do\nWrite the docs\nCall Bob\nBuy a cake[\s\S]*\[Start\]/);
    await alice.presses('Start', /Week 48/);
    expect(alice.formWords()).toMatch(/How did these go\?/);
    const rows = await world.store.db.select().from(world.store.t.commitments);
    const id = (words: string) => rows.find((it) => it.words === words)?.id ?? '';
    alice.fills({
      strengths: 'A good week',
      nextSteps: 'Plan the offsite',
      'commitments.done': {
        [id('Write the docs')]: 'done',
        [id('Call Bob')]: 'dropped',
        [id('Buy a cake')]: 'open',
      },
    });
    await alice.submits(3);
    const expected = {
      'Write the docs': 'done',
      'Call Bob': 'dropped',
      'Buy a cake': 'open',
      'Plan the offsite': 'open',
    };
    expect(await statesOf(world)).toEqual(expected);

    await world.goTo('2026-11-27', '16:31');
    const anna = world.person('anna');
    await anna.presses('Open', /Digest · Week 48/);
    anna.sees(/Commitments: 1 done, 1 dropped, 1 still open/);

    await alice.presses('Edit');
    expect(alice.form()?.values['commitments.done']).toMatchObject({ [id('Write the docs')]: 'done' });
    alice.fills({
      'commitments.done': {
        [id('Write the docs')]: 'open',
        [id('Call Bob')]: 'dropped',
        [id('Buy a cake')]: 'open',
      },
    });
    await alice.submits();
    expect(await statesOf(world)).toEqual({ ...expected, 'Write the docs': 'open' });
  });

  it('follow the edits of their next steps; what was removed by hand stays removed', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-19', '11:00');
    await answers(world, 'alice', { nextSteps: 'one\ntwo\nthree' });
    const alice = world.person('alice');
    await alice.presses('Remove');
    const edit = async (nextSteps: string) => {
      await alice.presses('Edit');
      alice.fills({ nextSteps });
      await alice.submits();
    };
    await edit('one\nthree\nfour');
    expect(await statesOf(world)).toEqual({ one: 'removed', two: 'removed', three: 'open', four: 'open' });
    await edit('one\ntwo\nthree');
    expect(await statesOf(world)).toEqual({ one: 'removed', two: 'open', three: 'open', four: 'removed' });
  });

  itOnSqlite('cannot be removed by anybody else, nor twice', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-19', '11:00');
    await answers(world, 'alice', { nextSteps: 'one' });
    const [row] = await world.store.db.select().from(world.store.t.commitments);
    const remove = { name: 'commitments.remove', version: 1, payload: { commitment: row?.id ?? '' } };
    for (const id of ['anna', 'bob']) await world.person(id).forges(remove);
    expect(await statesOf(world)).toEqual({ one: 'open' });
    await world.person('alice').forges(remove);
    await world.person('alice').forges(remove);
    expect(world.person('alice').notice()).toBe('This one is settled already.');
  });

  itOnSqlite('read naturally in Chinese', async () => {
    const world = await createWorld({ store: await open() });
    await world.goTo('2026-11-19', '12:00', 'Asia/Shanghai');
    await answers(world, 'li', { nextSteps: '1、整理退款流程\n2、约小王评审' });
    const li = world.person('li');
    li.sees(/你的承诺行动\n整理退款流程\n\[移除\]\n约小王评审\n\[移除\]/);
    await world.goTo('2026-11-26', '10:01', 'Asia/Shanghai');
    li.sees(/之前的承诺行动\n整理退款流程\n约小王评审[\s\S]*\[开始填写\]/);
  });

  it('may be made for a day, with the people it involves', async () => {
    const store = await open();
    const world = await createWorld({ store });
    const { plan, openOf } = createCommitments({ store, people: world.app.people.people });
    const ctx = { now: world.clock.now(), newId: () => 'retro' };
    const retro = {
      ownerId: 'anna',
      participants: ['alice', 'bob', 'anna'],
      words: 'Retro on the late migration',
      source: { feature: 'goals', thing: 'g1' },
      period: '2026-W47',
      dueOn: '2026-11-25',
    };
    await world.app.commit(plan(ctx, retro));
    const planned = (await openOf(['anna', 'alice'])).get('anna');
    expect(planned).toMatchObject([{ id: 'retro', dueOn: '2026-11-25', state: 'open' }]);
    const participants = await store.db.select().from(store.t.commitmentParticipants);
    expect(participants.map((it) => it.personId).sort()).toEqual(['alice', 'bob']);
    await world.goTo('2026-11-19', '11:00');
    world.person('anna').sees(/What you set out to do\nRetro on the late migration\nby Wed, Nov 25/);
    // Whoever is away on the day is not told afterwards, and whoever left not at all.
    const { absences } = store.t;
    await store.batch([
      store.db.insert(absences).values({
        id: 'a1',
        personId: 'bob',
        from: '2026-11-25',
        to: '2026-11-25',
        source: 'self',
        byId: 'bob',
        at: ctx.now,
      }),
    ]);
    await world.goTo('2026-11-27', '12:00');
    expect(
      ['anna', 'alice', 'bob'].map((id) => world.person(id).count(/Retro on the late migration\nWith/)),
    ).toEqual([1, 1, 0]);
  });

  itOnSqlite(
    'with a day of their own are brought up on it, unless they were made that day or are settled',
    async () => {
      const store = await open();
      const world = await createWorld({ store });
      const { addSteps } = createCommitments({ store, people: world.app.people.people });
      const add = async (words: string, dueOn: string) => {
        const ctx = { now: world.clock.now(), newId: () => words };
        const source = { feature: 'feedback', thing: words };
        await world.app.commit(
          await addSteps(ctx, { ownerId: 'alice', source, period: '2026-W47', steps: [words], dueOn }),
        );
      };
      const alice = world.person('alice');
      await world.goTo('2026-11-17', '11:00');
      await add('Today already', '2026-11-17');
      await add('Write the docs', '2026-11-18');
      await add('Call Bob', '2026-11-18');
      await alice.forges({ name: 'commitments.remove', version: 1, payload: { commitment: 'Call Bob' } });
      await world.goTo('2026-11-18', '08:59');
      alice.seesNot(/for today/);
      await world.goTo('2026-11-18', '09:00');
      alice.sees(/You planned this for today\nWrite the docs\n\[Done\]/);
      alice.seesNot(/Today already|Call Bob/);
    },
  );
});
