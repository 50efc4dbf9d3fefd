import { beforeAll, describe, expect, it } from 'vitest';
import {
  mayAct,
  mayAskAbout,
  mayBeAsked,
  mayBeAudience,
  mayCorrect,
  mayReceive,
  maySeeFeedback,
  maySeeReviews,
  maySeeThemes,
  mayShare,
  mayWithdraw,
} from '../../../src/features/feedback/policy.ts';
import { eq } from '../../../src/storage/query.ts';
import { describeOnEachEngine } from '../../support/databases.ts';
import { createWorld, smallCompany, type TestWorld } from '../../support/world.ts';
import { drawFor } from '../check-ins/leading/people-who-answer.ts';
import { feedbackId, fine, gives, monday, press } from './writing.ts';

const at = new Date('2026-11-16T09:00:00Z');
const made = {
  giverId: 'alice',
  receiverId: 'bob',
  audience: 'receiver' as 'receiver' | 'manager',
  managerId: null as string | null,
  sharedWithId: null as string | null,
  openedAt: null as Date | null,
  readAt: null as Date | null,
  withdrawnAt: null as Date | null,
};
const opened = { ...made, openedAt: at, readAt: at };

describe('who may do what with feedback', () => {
  it('see it: giver, receiver, and a manager named in it while still the manager', () => {
    const who = (it: typeof made, manager = 'anna') =>
      ['alice', 'bob', 'anna', 'helen', 'mei', 'hr', 'admin', 'guest'].filter((id) =>
        maySeeFeedback(id, it, manager),
      );
    expect(who(made)).toEqual(['alice', 'bob']);
    expect(who({ ...made, audience: 'manager', managerId: 'anna' })).toEqual(['alice', 'bob', 'anna']);
    expect(who({ ...made, managerId: 'anna' }, 'helen')).toEqual(['alice', 'bob']);
    expect(who({ ...opened, sharedWithId: 'anna' })).toEqual(['alice', 'bob', 'anna']);
    expect(who({ ...made, managerId: 'anna', withdrawnAt: at })).toEqual(['alice']);
  });

  it('take it back: its giver, until anybody has read it', () => {
    expect(mayWithdraw('alice', made)).toBe(true);
    expect(mayWithdraw('bob', made)).toBe(false);
    expect(mayWithdraw('alice', { ...made, readAt: at })).toBe(false);
    expect(mayCorrect('alice', made)).toBe(false);
    expect(mayCorrect('alice', opened)).toBe(true);
    expect(mayCorrect('bob', opened)).toBe(false);
  });

  it('act on it and share it: its receiver, once opened', () => {
    expect(mayAct('bob', made)).toBe(false);
    expect(mayAct('bob', opened)).toBe(true);
    expect(mayAct('alice', opened)).toBe(false);
    expect(mayShare('bob', opened, 'anna')).toBe(true);
    expect(mayShare('bob', opened, 'alice')).toBe(false);
    expect(mayShare('bob', opened, undefined)).toBe(false);
    expect(mayShare('bob', { ...opened, managerId: 'anna' }, 'anna')).toBe(false);
    expect(mayShare('anna', opened, 'anna')).toBe(false);
  });

  it('receive it, read it above, be asked', () => {
    const bob = { id: 'bob', standing: 'active', external: false } as const;
    expect(mayReceive('alice', bob)).toBe(true);
    expect(mayReceive('bob', bob)).toBe(false);
    expect(mayReceive('alice', { ...bob, external: true })).toBe(false);
    expect(mayReceive('alice', { ...bob, standing: 'left' })).toBe(false);
    expect(mayReceive('alice', { ...bob, standing: 'absent' })).toBe(false);
    expect(mayReceive('alice', undefined)).toBe(false);
    expect(mayBeAudience('alice', bob)).toBe(true);
    expect(mayBeAudience('alice', { ...bob, standing: 'absent' })).toBe(false);
    expect(mayBeAudience('bob', bob)).toBe(false);
    expect(mayBeAsked({ askerId: 'anna', aboutId: 'alice' }, bob)).toBe(true);
    expect(mayBeAsked({ askerId: 'anna', aboutId: 'bob' }, bob)).toBe(false);
    expect(mayBeAsked({ askerId: 'anna', aboutId: 'alice' }, { ...bob, standing: 'absent' })).toBe(false);
    expect(mayAskAbout('anna', 'alice', ['alice'])).toBe(true);
    expect(mayAskAbout('bob', 'alice', [])).toBe(false);
  });

  it('see themes: lead and HR; how support was received: the team as well', () => {
    const who = (personId: string, roles: ('hr' | 'admin')[], teamId?: string) => ({
      personId,
      roles,
      external: false,
      teamId,
    });
    const team = { id: 'payments', leadId: 'anna' };
    expect(maySeeThemes(who('anna', []), team)).toBe(true);
    expect(maySeeThemes(who('hr', ['hr']), team)).toBe(true);
    expect(maySeeThemes(who('root', ['admin']), team)).toBe(false);
    expect(maySeeThemes(who('bob', [], 'payments'), team)).toBe(false);
    expect(maySeeReviews(who('bob', [], 'payments'), team)).toBe(true);
    expect(maySeeReviews(who('li', [], 'supply'), team)).toBe(false);
    expect(maySeeReviews({ ...who('gus', [], 'payments'), external: true }, team)).toBe(false);
  });
});

const company = {
  ...smallCompany,
  people: [
    ...smallCompany.people,
    { id: 'hanna', name: 'Hanna HR', hr: true },
    { id: 'root', name: 'Root', admin: true },
    { id: 'gus', name: 'Gus', external: true },
  ],
};

/** Everybody who is neither giver nor receiver: the manager, a lead above, the team, HR, an admin, a guest, a stranger. */
const others = ['anna', 'helen', 'mei', 'hanna', 'root', 'gus', 'li'];
const cards = ['received', 'given', 'manager', 'full', 'thanks', 'corrected'];

describeOnEachEngine('feedback between two', (open) => {
  let world: TestWorld;
  const readers = async (
    card: string,
    id: string,
    among: readonly string[] = ['alice', 'bob', ...others],
  ) => {
    const seen: string[] = [];
    for (const who of among) {
      const drawn = await drawFor(world, who, `feedback.${card}`, id);
      if (drawn !== 'gone' && drawn !== undefined && drawn.includes('missing index')) seen.push(who);
    }
    return seen;
  };

  beforeAll(async () => {
    world = await createWorld({ store: await open(), at: monday, company });
  });

  it('is read by them alone, whatever is pressed or drawn', async () => {
    await gives(world, 'alice', 'bob');
    const id = await feedbackId(world);
    await world.person('bob').presses('Open');
    for (const card of cards) {
      expect(
        (await readers(card, id)).filter((who) => others.includes(who)),
        card,
      ).toEqual([]);
    }
    expect(await readers('full', id)).toEqual(['alice', 'bob']);
    for (const who of others) {
      for (const name of ['open', 'read', 'thank', 'withdraw']) {
        await press(world, who, name, { feedback: id });
        world.person(who).seesNot(/missing index/);
      }
      await press(world, who, 'share', { feedback: id, manager: who });
      await press(world, who, 'theme', { feedback: id, theme: 'quality' });
      for (const form of ['plan', 'correct']) {
        await press(world, who, form, { feedback: id });
        expect(world.person(who).form(), `${who} ${form}`).toBeUndefined();
      }
      await world.person(who).forges({
        name: 'exchanges.start',
        version: 1,
        payload: { topic: 'feedback', thing: id, with: 'alice' },
      });
      expect(world.person(who).form()).toBeUndefined();
    }
    const [row] = await world.store.db.select().from(world.store.t.feedback);
    expect(row).toMatchObject({ thankedAt: null, sharedWithId: null, theme: null, withdrawnAt: null });
  });

  it('is read by the manager in the audience, and by no other', async () => {
    await gives(world, 'alice', 'bob', { strengths: fine, audience: 'manager' });
    const id = await feedbackId(world);
    await world.person('bob').presses('Open');
    expect(await readers('full', id)).toEqual(['alice', 'bob', 'anna']);
  });

  it('is no longer read by a manager who manages the receiver no more, nor by the new one', async () => {
    const id = await feedbackId(world);
    const { db, t } = world.store;
    const move = (managerId: string) =>
      db.update(t.managerPeriods).set({ managerId }).where(eq(t.managerPeriods.personId, 'bob'));
    await world.store.batch([move('helen')]);
    expect(await readers('full', id)).toEqual(['alice', 'bob']);
    await world.store.batch([move('anna')]);
  });

  it('has no audience in a manager who was deactivated', async () => {
    const { db, t } = world.store;
    const stand = (standing: 'absent' | 'active') =>
      world.store.batch([db.update(t.people).set({ standing }).where(eq(t.people.id, 'anna'))]);
    await stand('absent');
    const alice = world.person('alice');
    await alice.says('/feedback @Bob Jansen');
    expect(alice.formWords()).toMatch(/Named: only Bob Jansen and you\n/);
    await gives(world, 'mei', 'bob');
    await world.person('bob').presses('Open', /陈美/);
    world.person('bob').seesNot(/来自陈美[\s\S]*\[Share with my manager\]/);
    await press(world, 'bob', 'share', { feedback: await feedbackId(world, 'mei'), manager: 'anna' });
    expect(world.person('bob').notice()).toBe('There is no manager here to share it with.');
    await stand('active');
    alice.fills({ strengths: fine });
    await alice.submits();
  });

  it('is shared only with the manager whom the receiver confirmed', async () => {
    await press(world, 'bob', 'share', { feedback: await feedbackId(world, 'mei'), manager: 'helen' });
    expect(world.person('bob').notice()).toMatch(/moved on in the meantime/);
    const [row] = (await world.store.db.select().from(world.store.t.feedback)).filter(
      (it) => it.giverId === 'mei',
    );
    expect(row?.sharedWithId).toBeNull();
  });
});
