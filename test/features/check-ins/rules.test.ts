import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpts } from '../../../src/features/check-ins/excerpt.ts';
import {
  asksForWords,
  changePlan,
  checkInStates,
  chooseCheckIn,
  defaultPlan,
  isOver,
  isPending,
  MAX_STEPS,
  readSteps,
  sameAnswer,
  samePlan,
  streakOf,
} from '../../../src/features/check-ins/rules.ts';
import { made } from './made.ts';

const states = fc.constantFrom(...checkInStates);
const settled = fc.array(fc.record({ state: states, nothingNew: fc.boolean() }), { maxLength: 30 });

describe('the streak', () => {
  const of = (...list: (typeof checkInStates)[number][]) =>
    streakOf(list.map((state) => ({ state, nothingNew: false })));

  it('counts answers in a row, newest first, and ends at a miss', () => {
    expect(of('answered', 'answered', 'missed', 'answered')).toBe(2);
    expect(of('missed', 'answered')).toBe(0);
    expect(of()).toBe(0);
  });

  it('passes over weeks away, skipped and still running', () => {
    expect(of('open', 'answered', 'skipped', 'cancelled', 'planned', 'answered')).toBe(2);
  });

  it('counts Nothing new', () => {
    expect(streakOf([{ state: 'answered', nothingNew: true }])).toBe(1);
  });

  it('is never broken by anything but a miss', () => {
    fc.assert(
      fc.property(
        settled,
        fc.integer({ min: 0, max: 30 }),
        fc.constantFrom('skipped', 'cancelled'),
        (list, place, state) => {
          const more = list.toSpliced(place, 0, { state, nothingNew: false });
          expect(streakOf(more)).toBe(streakOf(list));
        },
      ),
    );
  });
});

describe('the third Nothing new in a row', () => {
  const nothing = { state: 'answered', nothingNew: true } as const;
  const words = { state: 'answered', nothingNew: false } as const;

  it('asks for words', () => {
    expect(asksForWords([nothing, nothing])).toBe(true);
    expect(asksForWords([nothing, { state: 'skipped', nothingNew: false }, nothing])).toBe(true);
  });

  it('does not come after words, a miss, or earlier', () => {
    expect(asksForWords([nothing, words])).toBe(false);
    expect(asksForWords([nothing, { state: 'missed', nothingNew: false }, nothing])).toBe(false);
    expect(asksForWords([nothing])).toBe(false);
    expect(asksForWords([])).toBe(false);
  });
});

describe('next steps', () => {
  it('are read one a line, without list marks', () => {
    expect(readSteps('- Ship it\n2. Write the note\n\n（3）约风控\n④ 发布\n  • call Bo  ')).toEqual({
      steps: ['Ship it', 'Write the note', '约风控', '发布', 'call Bo'],
      rest: 0,
    });
  });

  it('keep what only looks like a mark', () => {
    expect(readSteps('3 people to meet\n2.5 days for tests').steps).toEqual([
      '3 people to meet',
      '2.5 days for tests',
    ]);
  });

  it('beyond five stay text and are counted', () => {
    const lines = Array.from({ length: 100 }, (_, i) => `step ${i}`);
    expect(readSteps(lines.join('\n'))).toEqual({ steps: lines.slice(0, MAX_STEPS), rest: 95 });
  });

  it('are never empty and never more than five', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        const { steps } = readSteps(words);
        expect(steps.length).toBeLessThanOrEqual(MAX_STEPS);
        for (const step of steps) expect(step.trim()).not.toBe('');
      }),
    );
  });
});

describe('what /checkin means', () => {
  const now = new Date('2026-11-18T09:00:00Z');
  const last = (state: (typeof checkInStates)[number]) =>
    made(state, {
      week: '2026-W46',
      opensAt: new Date('2026-11-12T09:00:00Z'),
      closesAt: new Date('2026-11-13T15:00:00Z'),
    });
  const current = made('planned');

  it('is the new week before its window opens if the last is settled', () => {
    for (const state of ['answered', 'skipped', 'cancelled'] as const) {
      expect(chooseCheckIn([current, last(state)], '2026-W47', now)).toEqual({
        kind: 'one',
        checkIn: current,
      });
    }
  });

  it('is asked between weeks when the last still waits', () => {
    expect(chooseCheckIn([current, last('missed')], '2026-W47', now)).toMatchObject({
      kind: 'either',
      current,
    });
  });

  it('is the current one once its window is open', () => {
    const open = made('open');
    const thursday = new Date('2026-11-19T10:00:00Z');
    expect(chooseCheckIn([open, last('missed')], '2026-W47', thursday)).toEqual({
      kind: 'one',
      checkIn: open,
    });
  });

  it('is asked as well of whoever flew west and has the coming week planned', () => {
    const sunday = new Date('2026-11-22T12:00:00Z');
    const coming = made('planned', { week: '2026-W48', opensAt: new Date('2026-11-26T02:00:00Z') });
    expect(chooseCheckIn([coming, made('missed')], '2026-W47', sunday)).toMatchObject({
      kind: 'either',
      earlier: { week: '2026-W47' },
      current: { week: '2026-W48' },
    });
  });

  it('is the last one, late, where this week has none', () => {
    expect(chooseCheckIn([last('missed')], '2026-W47', now)).toMatchObject({
      kind: 'one',
      checkIn: { week: '2026-W46' },
    });
    expect(chooseCheckIn([], '2026-W47', now)).toEqual({ kind: 'none' });
    expect(chooseCheckIn([last('cancelled')], '2026-W47', now)).toEqual({ kind: 'none' });
  });
});

describe('the end of a check-in', () => {
  const next = made('planned', { week: '2026-W48', opensAt: new Date('2026-11-26T09:00:00Z') });

  it('comes when the window of the next opens', () => {
    const missed = made('missed');
    expect(isOver(missed, [next, missed], new Date('2026-11-26T08:59:59Z'))).toBe(false);
    expect(isOver(missed, [next, missed], new Date('2026-11-26T09:00:00Z'))).toBe(true);
  });

  it('does not come by a next one that was cancelled', () => {
    const missed = made('missed');
    expect(isOver(missed, [{ ...next, state: 'cancelled' }, missed], new Date('2026-11-27T09:00:00Z'))).toBe(
      false,
    );
  });

  it('is pending only before its window closes and while nothing settled it', () => {
    expect(isPending(made('open'), new Date('2026-11-20T14:59:59Z'))).toBe(true);
    expect(isPending(made('open'), new Date('2026-11-20T15:00:00Z'))).toBe(false);
    for (const state of ['answered', 'skipped', 'missed', 'cancelled'] as const) {
      expect(isPending(made(state), new Date('2026-11-19T12:00:00Z'))).toBe(false);
    }
  });
});

describe('a plan', () => {
  it('that becomes biweekly begins with the coming week', () => {
    expect(changePlan(defaultPlan, { cadence: 'biweekly' }, '2026-W48').anchorWeek).toBe('2026-W48');
    const biweekly = changePlan(defaultPlan, { cadence: 'biweekly' }, '2026-W48');
    expect(changePlan(biweekly, { closingDay: 4 }, '2026-W51').anchorWeek).toBe('2026-W48');
  });

  it('is the same only if everything is', () => {
    expect(samePlan(defaultPlan, { ...defaultPlan })).toBe(true);
    expect(samePlan(defaultPlan, { ...defaultPlan, reminder: false })).toBe(false);
    expect(samePlan(defaultPlan, { ...defaultPlan, questions: { strengths: 'What?' } })).toBe(false);
  });
});

it('two answers are the same only if every part is', () => {
  const answer = made('answered', { strengths: 'a' });
  expect(sameAnswer(answer, { ...answer })).toBe(true);
  expect(sameAnswer(answer, { ...answer, shared: true })).toBe(false);
  expect(sameAnswer(answer, { ...answer, energy: 3 })).toBe(false);
});

describe('excerpts', () => {
  it('keep short texts whole and let long ones share the rest', () => {
    const { texts, shortened } = excerpts(['a'.repeat(500), 'short', 'b'.repeat(500)], 205);
    expect(texts).toEqual([`${'a'.repeat(100)} …`, 'short', `${'b'.repeat(100)} …`]);
    expect(shortened).toBe(true);
  });

  it('never cut an emoji sequence', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(excerpts([family.repeat(5)], 2).texts).toEqual([`${family}${family} …`]);
  });

  it('keep within the budget, mark every cut, and change nothing that fits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }),
        fc.integer({ min: 10, max: 100 }),
        (texts, budget) => {
          const { texts: shown, shortened } = excerpts(texts, budget);
          const segmenter = new Intl.Segmenter();
          const kept = shown.map((it, i) => (it === texts[i] ? it : it.replace(/ …$/, '')));
          const length = kept.reduce((sum, it) => sum + [...segmenter.segment(it)].length, 0);
          expect(length).toBeLessThanOrEqual(budget);
          expect(shortened).toBe(shown.some((it, i) => it !== texts[i]));
          for (const [i, it] of shown.entries()) if (it !== texts[i]) expect(it.endsWith(' …')).toBe(true);
        },
      ),
    );
  });
});
