import { describe, expect, it } from 'vitest';
import { mayAddNote, maySeeExchange } from '../../../src/features/exchanges/policy.ts';
import { canConverse, exchangeKey, pageOfNotes } from '../../../src/features/exchanges/rules.ts';
import { eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { createWorld, type TestWorld } from '../../support/world.ts';
import { answers, drawFor, threeInBerlin, wordsOf } from '../check-ins/leading/people-who-answer.ts';

describe('exchanges', () => {
  it('are between two or three people', () => {
    expect(canConverse(['a'])).toBe(false);
    expect(canConverse(['a', 'a'])).toBe(false);
    expect(canConverse(['a', 'b'])).toBe(true);
    expect(canConverse(['a', 'b', 'c', 'd'])).toBe(false);
  });

  it('are one a thing and circle of people, whoever begins', () => {
    const about = { topic: 'check-ins', thing: 'c' };
    expect(exchangeKey(about, ['b', 'a'])).toBe(exchangeKey(about, ['a', 'b', 'a']));
    expect(exchangeKey(about, ['a', 'b'])).not.toBe(exchangeKey({ ...about, thing: 'd' }, ['a', 'b']));
  });

  it('show the newest notes first by page, in the order of writing', () => {
    const notes = Array.from({ length: 12 }, (_, i) => ({
      id: `${i}`,
      authorId: 'a',
      words: `${i}`,
      at: new Date(i),
    }));
    expect(pageOfNotes(notes, 0).notes.map((it) => it.id)).toEqual(['7', '8', '9', '10', '11']);
    expect(pageOfNotes(notes, 1)).toMatchObject({ earlier: 2 });
    expect(pageOfNotes(notes, 2).notes.map((it) => it.id)).toEqual(['0', '1']);
    expect(pageOfNotes(notes, 9).notes).toEqual([]);
  });

  it('are seen and continued by their participants alone', () => {
    for (const may of [maySeeExchange, mayAddNote]) {
      expect(may('alice', ['alice', 'anna'])).toBe(true);
      expect(may('bob', ['alice', 'anna'])).toBe(false);
    }
  });
});

/** Anna opens Alice's check-in and begins to write about it. */
async function annaReplies(world: TestWorld): Promise<void> {
  await world.goTo('2026-11-19', '11:00');
  await answers(world, 'alice', { strengths: 'Shipped the export' });
  await world.goTo('2026-11-20', '16:31');
  const anna = world.person('anna');
  await anna.presses('Open', /Digest/);
  await anna.presses('Reply', /Alice Moreau · Week 47/);
}

const noteCount = async (world: TestWorld): Promise<number> =>
  (await world.store.db.select().from(world.store.t.exchangeNotes)).length;

describeOnEachEngine('an exchange', (open) => {
  it('keeps every note once, and only its participants read or answer it', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await annaReplies(world);
    const [anna, alice, bob] = [world.person('anna'), world.person('alice'), world.person('bob')];
    anna.fills({ words: 'Great work <!channel> *well* done' });
    await Promise.all([anna.submits(5)]);
    expect(await noteCount(world)).toBe(1);
    alice.sees(/Great work <!channel> \*well\* done/);
    expect(alice.count(/Great work/)).toBe(1);
    const [row] = await world.store.db.select().from(world.store.t.exchanges);
    const reply = { name: 'exchanges.reply', version: 1, payload: { exchange: row?.id ?? '' } };
    await bob.forges(reply);
    expect(bob.form()).toBeUndefined();
    expect(bob.notice()).toBe('Only the people who were part of this can read or answer it.');
    expect(
      wordsOf(
        await bob.forges({
          name: 'exchanges.earlier',
          version: 1,
          payload: { exchange: row?.id ?? '', page: '0' },
        }),
      ),
    ).toBe('');
  });

  itOnSqlite('is read to the end behind Open, and in the form that answers it', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await annaReplies(world);
    const [anna, alice, bob] = [world.person('anna'), world.person('alice'), world.person('bob')];
    anna.fills({ words: `${'Word '.repeat(180)}at the end` });
    await anna.submits();
    alice.sees(/Word …\n\[Reply\] \[Open\]/);
    alice.seesNot(/at the end/);
    await alice.presses('Open', /Word …/);
    alice.sees(/Word at the end\n\[Reply\]\n/);
    const [row] = await world.store.db.select().from(world.store.t.exchanges);
    expect(await drawFor(world, 'bob', 'exchanges.full', `0@${row?.id}`)).toBe('gone');
    expect(await drawFor(world, 'alice', 'exchanges.full', `x@${row?.id}`)).toBe('gone');
    bob.seesNot(/Word/);
    await alice.presses('Reply', /Word …/);
    expect(alice.formWords()).toMatch(/Anna Berg: [\s\S]*Word at the end/);
  });

  itOnSqlite('bears subjects that nobody wrote here', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    const form = world.app.registry.forms.get('exchanges.start');
    const actor = await world.app.people.people.actor(world.platform.account('anna'));
    if (form === undefined || actor === undefined) throw new Error('There is no such form or person');
    const place = { kind: 'direct' } as const;
    const ctx = { now: world.clock.now(), newId: () => 'id', actor, place, locale: 'en' } as const;
    for (const subject of ['', 'x', '{}', '["check-ins"]', '["constructor","x","alice"]', '[1,2]'])
      expect(await form.open(ctx, { subject, variant: undefined }), subject).toHaveProperty('refused');
  });

  itOnSqlite('moves to the end with each note: one live copy a reader', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await annaReplies(world);
    const [anna, alice] = [world.person('anna'), world.person('alice')];
    anna.fills({ words: 'First' });
    await anna.submits();
    for (const words of ['Second', 'Third']) {
      await alice.presses('Reply');
      alice.fills({ words });
      await alice.submits();
    }
    expect(anna.count(/About Alice Moreau's check-in[\s\S]*\[Reply\]/)).toBe(1);
    anna.sees(/First[\s\S]*Second[\s\S]*Third[\s\S]*\[Reply\]/);
    alice.sees(/You · .*: Second/);
  });

  itOnSqlite('needs words, and keeps them when there is nobody to read them', async () => {
    const store = await open();
    const world = await createWorld({ store, company: threeInBerlin });
    await annaReplies(world);
    const anna = world.person('anna');
    await anna.submits();
    expect(anna.errors()?.fields).toHaveProperty('words');
    anna.fills({ words: 'x'.repeat(1_001) });
    await anna.submits();
    expect(anna.errors()?.fields).toHaveProperty('words');
    const { db, t } = store;
    await world.app.commit({
      write: [db.update(t.people).set({ standing: 'left' }).where(eq(t.people.id, 'alice'))],
    });
    anna.fills({ words: 'Well done' });
    await anna.submits();
    expect(anna.errors()?.form ?? anna.notice()).toMatch(/no longer works here|can no longer be answered/);
    expect(anna.form()?.values.words).toBe('Well done');
    expect(await noteCount(world)).toBe(0);
  });

  itOnSqlite('begins only between a person and their direct manager', async () => {
    const world = await createWorld({ store: await open(), company: threeInBerlin });
    await world.goTo('2026-11-19', '11:00');
    await answers(world, 'alice', { strengths: 'Shipped the export' });
    const start = (to: string) => ({
      name: 'exchanges.start',
      version: 1,
      payload: { topic: 'check-ins', thing: 'alice:2026-W47', with: to },
    });
    for (const id of ['bob', 'helen']) {
      await world.person(id).forges(start('alice'));
      expect(world.person(id).form()).toBeUndefined();
    }
    await world.person('alice').forges(start('anna'));
    expect(world.person('alice').formWords()).toMatch(
      /To Anna Berg[\s\S]*Named: only Anna Berg and you[\s\S]*About your check-in, Week 47/,
    );
  });
});
