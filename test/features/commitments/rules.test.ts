import { describe, expect, it } from 'vitest';
import { maySeeCommitment, maySettle } from '../../../src/features/commitments/policy.ts';
import { type Commitment, changesOfSteps, inOrderOfAsking } from '../../../src/features/commitments/rules.ts';

const commitment = (it: Partial<Commitment>): Commitment => ({
  id: it.words ?? 'id',
  ownerId: 'alice',
  words: 'one',
  source: { feature: 'check-ins', thing: 'c1' },
  period: '2026-W47',
  dueOn: undefined,
  state: 'open',
  createdAt: new Date('2026-11-19T10:00:00Z'),
  settledAt: undefined,
  settledIn: undefined,
  ...it,
});

describe('next steps', () => {
  it('become commitments once, compared without regard to case, width and spaces', () => {
    expect(changesOfSteps(['Call  Bob', 'call bob', 'ｃａｌｌ ｂｏｂ'], []).added).toEqual(['Call  Bob']);
    expect(changesOfSteps(['call bob'], [commitment({ words: 'Call Bob' })]).added).toEqual([]);
  });

  it('withdraw what they no longer name, unless it is settled', () => {
    const before = [commitment({ words: 'one' }), commitment({ words: 'two', state: 'done' })];
    expect(changesOfSteps([], before).withdrawn.map((it) => it.words)).toEqual(['one']);
  });

  it('bring back what an edit took away, not what its owner removed', () => {
    const byEdit = commitment({ words: 'one', state: 'removed', settledIn: 'c1' });
    const byHand = commitment({ words: 'two', state: 'removed' });
    const changes = changesOfSteps(['one', 'two'], [byEdit, byHand]);
    expect(changes.restored).toEqual([byEdit]);
    expect(changes.added).toEqual([]);
  });
});

describe('commitments to ask about', () => {
  it('come dated first, then the oldest', () => {
    const list = [
      commitment({ words: 'new', createdAt: new Date('2026-11-20T00:00:00Z') }),
      commitment({ words: 'old', createdAt: new Date('2026-11-01T00:00:00Z') }),
      commitment({ words: 'later', dueOn: '2026-12-01' }),
      commitment({ words: 'soon', dueOn: '2026-11-24' }),
    ];
    expect(inOrderOfAsking(list).map((it) => it.words)).toEqual(['soon', 'later', 'old', 'new']);
  });
});

describe('who sees a commitment', () => {
  const stranger = { personId: 'x', managesNow: false, managedWhenMade: false };
  const manager = { personId: 'anna', managesNow: true, managedWhenMade: true };
  const newManager = { ...manager, managedWhenMade: false };
  const formerManager = { ...manager, managesNow: false };
  const open = commitment({});
  const done = commitment({ state: 'done' });
  const removed = commitment({ state: 'removed' });
  const elsewhere = commitment({ source: { feature: 'conversations', thing: 'm1' } });

  it.each([
    ['the owner sees all of their own', { ...stranger, personId: 'alice' }, [true, true, true, true]],
    ['the manager sees those from a check-in', manager, [true, true, false, false]],
    ['a new manager sees open ones, and nothing settled before', newManager, [true, false, false, false]],
    ['a former manager sees none', formerManager, [false, false, false, false]],
    ['anybody else sees none', stranger, [false, false, false, false]],
  ])('%s', (_, reader, [seesOpen, seesDone, seesRemoved, seesElsewhere]) => {
    expect(maySeeCommitment(reader, open, [])).toBe(seesOpen);
    expect(maySeeCommitment(reader, done, [])).toBe(seesDone);
    expect(maySeeCommitment(reader, removed, [])).toBe(seesRemoved);
    expect(maySeeCommitment(reader, elsewhere, [])).toBe(seesElsewhere);
  });

  it('a participant sees the shared one', () => {
    expect(maySeeCommitment(stranger, elsewhere, ['x'])).toBe(true);
  });

  it('only the owner removes, and only an open one', () => {
    expect(maySettle('alice', open)).toBe(true);
    expect(maySettle('alice', done)).toBe(false);
    expect(maySettle('anna', open)).toBe(false);
  });
});
