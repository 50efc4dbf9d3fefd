import { expect, it } from 'vitest';
import { eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine } from '../../support/databases.ts';
import { createWorld, type TestWorld } from '../../support/world.ts';
import { drawFor } from '../check-ins/leading/people-who-answer.ts';
import { feedbackId, gives, monday } from './writing.ts';

/** Bob turns out to be Alice's second account, or is two people again. */
async function merge(world: TestWorld, from: string, to: string): Promise<void> {
  const { db, t } = world.store;
  await world.app.commit({
    write: [db.update(t.people).set({ mergedIntoId: to, standing: 'left' }).where(eq(t.people.id, from))],
    tell: [{ name: 'people.merged', thing: from }],
  });
  await world.settle();
}

async function split(world: TestWorld, from: string, to: string): Promise<void> {
  const { db, t } = world.store;
  await world.app.commit({
    write: [db.update(t.people).set({ mergedIntoId: null, standing: 'active' }).where(eq(t.people.id, from))],
    tell: [{ name: 'people.split', thing: `${from} ${to}` }],
  });
  await world.settle();
}

describeOnEachEngine('feedback of two who are one', (open) => {
  it('follows them, and goes back when they are two again', async () => {
    const world = await createWorld({ store: await open(), at: monday });
    const { db, t } = world.store;
    await gives(world, 'mei', 'bob');
    const toBob = await feedbackId(world);
    await gives(world, 'bob', 'li');
    const byBob = await feedbackId(world);
    const anna = world.person('anna');
    for (const asked of [['bob'], ['alice']]) {
      await anna.says('/feedback request');
      anna.fills({ people: asked });
      await anna.submits();
    }
    const places = async () => (await db.select().from(t.feedbackAsks)).map((it) => it.personId).sort();
    expect(await places()).toEqual(['alice', 'bob']);
    await merge(world, 'bob', 'alice');
    expect(await drawFor(world, 'alice', 'feedback.received', toBob)).toMatch(/Feedback from 陈美/);
    expect(await drawFor(world, 'bob', 'feedback.received', toBob)).toBe('gone');
    expect(await drawFor(world, 'alice', 'feedback.given', byBob)).toMatch(/Your feedback for 李强/);
    expect(await places()).toEqual(['alice', 'alice']);
    const helen = world.person('helen');
    await helen.says('/feedback request');
    helen.fills({ people: ['alice'] });
    await helen.submits();
    expect(helen.errors()?.fields.people).toMatch(/asked twice this week/);
    await split(world, 'bob', 'alice');
    expect(await drawFor(world, 'bob', 'feedback.received', toBob)).toMatch(/Feedback from 陈美/);
    expect(await drawFor(world, 'alice', 'feedback.received', toBob)).toBe('gone');
    expect(await places()).toEqual(['alice', 'bob']);
  });
});
