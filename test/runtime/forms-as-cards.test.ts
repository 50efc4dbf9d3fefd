import { expect, it } from 'vitest';
import { type Event, fieldsOf, type MessageRef } from '../../src/chat/index.ts';
import { describeOnEachEngine } from '../support/databases.ts';
import { createWorld } from '../support/world.ts';

const thursday = ['2026-11-19', '10:05'] as const;

describeOnEachEngine('a chat whose forms are cards', (open) => {
  async function begin() {
    const world = await createWorld({ store: await open(), capabilities: { modal: false } });
    await world.goTo(...thursday);
    const event = (id: string) => ({
      key: `k:${id}`,
      at: new Date(0),
      actor: world.platform.account(id),
      place: { kind: 'direct' as const },
      canOpenForm: true,
    });
    const redraw = (id: string, message: MessageRef) =>
      world.platform.receive({ ...event(id), kind: 'redraw', message });
    const prompt = world.platform.seen.find((it) => it.to === '@alice');
    if (prompt === undefined) throw new Error('Alice was not asked');
    return { world, event, redraw, prompt };
  }

  it('gets the message behind a form back, for its reader alone', async () => {
    const { redraw, prompt } = await begin();
    expect(await redraw('alice', prompt.ref)).toMatchObject({
      kind: 'cards',
      where: 'replace',
      cards: [{ title: prompt.cards[0]?.title }],
    });
    expect((await redraw('bob', prompt.ref)).kind).toBe('nothing');
    expect((await redraw('alice', 'no-such-message')).kind).toBe('nothing');
  });

  it('gets the form once more with everything typed, beside what is wrong with it', async () => {
    const { world, event } = await begin();
    const alice = world.person('alice');
    await alice.presses('Start');
    const instance = alice.form()?.instance ?? '';
    const values = { strengths: 'Shipped it', improvements: 'x'.repeat(1_001) };
    const submit: Event = { ...event('alice'), kind: 'form-submitted', instance, values };
    const answer = await world.platform.receive(submit);
    if (answer.kind !== 'form-errors' || answer.again === undefined) throw new Error('There is no form');
    expect(Object.keys(answer.fields)).toEqual(['improvements']);
    expect(answer.again.instance).toBe(instance);
    const typed = fieldsOf(answer.again.form).flatMap((it) => ('initial' in it ? [it.initial] : []));
    expect(typed).toEqual(expect.arrayContaining([values.strengths, values.improvements]));
    // Nobody else sees what she typed.
    const bobs = await world.platform.receive({ ...submit, ...event('bob') });
    expect(bobs).toMatchObject({
      kind: 'form-errors',
      form: expect.stringMatching(/^This card is for Alice .*Nothing was changed/),
    });
    expect(bobs).not.toHaveProperty('again');
    expect(bobs).not.toHaveProperty('expired');
  });

  it('shows the form in place of its reader’s own message, which stands still until it is drawn again', async () => {
    const { world, redraw, prompt } = await begin();
    const alice = world.person('alice');
    expect(await alice.presses('Start')).toMatchObject({ kind: 'form', inPlace: true });
    // In the other chat, say; the bot may have been started anew meanwhile.
    await alice.says('/checkin skip busy');
    expect(prompt.updates).toBe(0);
    const shown = await redraw('alice', prompt.ref);
    expect(JSON.stringify(shown)).toMatch(/skipped/i);
    await world.settle();
    await alice.says('/checkin');
    alice.fills({ strengths: 'Found the time after all' });
    await alice.submits();
    expect(prompt.updates).toBe(1);
  });

  it('tells of a form whose feature does not take it any more', async () => {
    const { world, event } = await begin();
    const alice = world.person('alice');
    await alice.presses('Start');
    const instance = alice.form()?.instance ?? '';
    await world.goTo('2026-11-30', '10:05');
    const values = { strengths: 'Shipped it' };
    const submit: Event = { ...event('alice'), kind: 'form-submitted', instance, values };
    const answer = await world.platform.receive(submit);
    expect(answer).toMatchObject({ kind: 'form-errors', over: true, form: expect.stringMatching(/\w/) });
    expect(answer).not.toHaveProperty('again');
  });

  it('tells of a form that nobody knows any more, which another may be opened for', async () => {
    const { world, event } = await begin();
    const values = { strengths: 'Shipped it' };
    const submit: Event = { ...event('alice'), kind: 'form-submitted', instance: 'of-last-year', values };
    expect(await world.platform.receive(submit)).toMatchObject({ kind: 'form-errors', expired: true });
  });
});
