import { expect, it } from 'vitest';
import { fieldsOf } from '../../../src/chat/index.ts';
import type { Goal, Milestone } from '../../../src/features/goals/model.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import type { TestWorld } from '../../support/world.ts';
import { fine, give } from '../feedback/writing.ts';
import { aGoal, givenGoals, openOffice } from './office.ts';

const closed = { state: 'closed' as const, closedAt: new Date('2026-10-01T07:00:00Z') };

const milestone = (id: string, goalId: string, doneOn: string | undefined): Milestone => ({
  id,
  goalId,
  position: 0,
  title: `Milestone ${id}`,
  due: '2026-11-30',
  doneOn,
});

/** The goals that somebody is offered in the form of feedback to a person. */
async function offered(world: TestWorld, writerId: string, to: string): Promise<string[]> {
  const writer = world.person(writerId);
  await writer.forges({ name: 'pacer.open', version: 1, payload: give({ to }) });
  const form = writer.form()?.form;
  const field = form === undefined ? undefined : fieldsOf(form).find((it) => it.name === 'about');
  return field?.kind === 'select' ? field.options.map((it) => it.label).slice(2) : [];
}

async function tellOf(world: TestWorld, name: string, ...things: string[]): Promise<void> {
  await world.app.commit({ tell: things.map((thing) => ({ name, thing })) });
  await world.settle();
}

const reviews = async (world: TestWorld) =>
  (await world.store.db.select().from(world.store.t.feedbackReviews))
    .map((it) => [it.askedId, it.thing])
    .sort();

describeOnEachEngine('what others know of goals', (open) => {
  const withGoals = async (goals: Goal[], milestones: Milestone[] = []) => {
    const world = await openOffice(await open());
    await givenGoals(world, goals, milestones);
    return world;
  };

  it('is, in one’s own growth line, what was achieved, closed and reached, month by month', async () => {
    const world = await withGoals(
      [
        aGoal(1, { title: 'Calls', status: 'achieved', statusSince: new Date('2026-09-20T08:00:00Z') }),
        aGoal(2, { title: 'Refunds', progress: 0.7, ...closed }),
        aGoal(3, { title: 'Suppliers', measure: { kind: 'milestones' } }),
        aGoal(4, { title: 'Going on' }),
        aGoal(5, { title: 'Bob’s', ownerId: 'bob', progress: 1, ...closed }),
      ],
      [milestone('a', 'goal-3', '2026-10-02'), milestone('b', 'goal-3', undefined)],
    );
    const alice = world.person('alice');
    await alice.says('/growth');
    alice.sees(
      /October 2026\nClosed with 70 %: G-2 Refunds\n\[Open\]\nMilestone reached: Milestone a \(G-3 Suppliers\)\n[\s\S]*September 2026\nAchieved: G-1 Calls\n\[Open\]/,
    );
    alice.seesNot(/Going on|Bob’s|Milestone b/);
  });

  itOnSqlite('is, when feedback is written, what the writer may see of the receiver’s goals', async () => {
    const world = await withGoals([
      aGoal(1, { title: 'Calls' }),
      aGoal(2, { title: 'Secret', visibility: 'private' }),
      aGoal(3, { title: 'For all', visibility: 'company' }),
      aGoal(4, { title: 'Just closed', ...closed }),
      aGoal(5, { title: 'Long closed', state: 'closed', closedAt: new Date('2026-08-01T07:00:00Z') }),
      aGoal(6, { title: 'Proposed', state: 'proposed' }),
    ]);
    expect(await offered(world, 'anna', 'alice')).toEqual([
      'G-1 Calls',
      'G-2 Secret',
      'G-3 For all',
      'G-4 Just closed',
    ]);
    expect(await offered(world, 'bob', 'alice')).toEqual(['G-1 Calls', 'G-3 For all', 'G-4 Just closed']);
    expect(await offered(world, 'li', 'alice')).toEqual(['G-3 For all']);
    const anna = world.person('anna');
    await offered(world, 'anna', 'alice');
    anna.fills({ about: 'goal:goal-2', strengths: fine });
    await anna.submits();
    const [sent] = await world.store.db.select().from(world.store.t.feedback);
    expect(sent).toMatchObject({ aboutKind: 'goal', aboutThing: 'goal-2', aboutWords: 'G-2 Secret' });
    // A goal that is none of the writer's business is nothing to write about.
    await offered(world, 'li', 'alice');
    const li = world.person('li');
    const form = li.form();
    if (form === undefined) throw new Error('no form');
    form.values.about = 'goal:goal-1';
    li.fills({ strengths: '上周三评审时你指出了索引缺失，避免了一次慢查询。' });
    await li.submits();
    expect(li.errors()?.fields.about).toBeDefined();
  });

  itOnSqlite(
    'is, once it is over, whom to ask for a linked review: who took part or was served, at most three',
    async () => {
      const world = await withGoals([
        aGoal(1, { title: 'The theme', level: 'team', ownerId: 'helen', measure: { kind: 'parts' } }),
        aGoal(2, { title: 'Calls', parentId: 'goal-1', ...closed }),
        aGoal(3, { title: 'Part of it', parentId: 'goal-2', ownerId: 'bob' }),
        aGoal(4, { title: 'Not agreed', parentId: 'goal-2', ownerId: 'li', state: 'proposed' }),
        aGoal(5, { title: 'Secret', visibility: 'private', parentId: 'goal-1', ...closed }),
        aGoal(6, { title: 'Carried on', parentId: 'goal-1', carriedIntoId: 'goal-2', ...closed }),
      ]);
      // The helper, and the manager with whom it was talked over.
      const notes = { topic: 'goals', thing: 'goal-2' };
      for (const [from, to] of [
        ['mei', 'alice'],
        ['anna', 'alice'],
      ] as const) {
        const writer = world.person(from);
        await writer.forges({ name: 'exchanges.start', version: 1, payload: { ...notes, with: to } });
        writer.fills({ words: 'I can take two of them.' });
        await writer.submits();
      }
      await tellOf(world, 'goals.closed', 'goal-2', 'goal-5', 'goal-6');
      const asked = await reviews(world);
      expect(asked).toEqual([
        ['bob', 'goal-2'],
        ['helen', 'goal-2'],
        ['mei', 'goal-2'],
      ]);
      world.person('bob').sees(/How was working with Alice Moreau\?/);
    },
  );

  it('is, when a milestone is reached, the same, and nothing once it is taken back', async () => {
    const world = await withGoals(
      [
        aGoal(1, { measure: { kind: 'milestones' } }),
        aGoal(2, { title: 'Part of it', parentId: 'goal-1', ownerId: 'bob' }),
      ],
      [milestone('a', 'goal-1', undefined), milestone('b', 'goal-1', '2026-10-02')],
    );
    await tellOf(world, 'goals.milestone-reached', 'a');
    expect(await reviews(world)).toEqual([]);
    await tellOf(world, 'goals.milestone-reached', 'b');
    expect(await reviews(world)).toEqual([['bob', 'b']]);
  });
});
