import { describe, expect, it } from 'vitest';
import { type Card, fieldsOf, MAX_ROWS } from '../../../src/chat/index.ts';
import {
  mayEditPlan,
  mayReadCondition,
  mayReadTexts,
  maySeeShown,
} from '../../../src/features/check-ins/policy.ts';
import { samples } from '../../../src/features/check-ins/samples.ts';
import { cardWords, formWords } from '../../support/talk.ts';

const controls = (card: Card): number =>
  card.elements.reduce((count, it) => {
    if (it.kind === 'buttons') return count + 1;
    if (it.kind === 'select') return count + 1;
    return it.kind === 'list' ? count + it.items.filter((item) => item.button !== undefined).length : count;
  }, 0);

describe.each(samples.map((sample) => ({ ...sample })))('$name', ({ draw }) => {
  it('is drawn in both languages, each in its own', () => {
    const said = (['en', 'zh-CN'] as const).map((locale) => {
      const drawn = draw(locale);
      return 'card' in drawn ? cardWords(drawn.card, locale) : formWords(drawn.form, locale);
    });
    const [en = '', zh = ''] = said;
    expect(en).not.toMatch(/\p{Script=Han}/u);
    expect(zh).toMatch(/\p{Script=Han}/u);
    for (const words of said) expect(words).not.toMatch(/undefined|null|NaN|\[object/);
    expect(zh).not.toMatch(/\b(Start|Submit|Open|Edit|Skip|Snooze)\b/);
  });

  it('keeps to what a card and a form may hold', () => {
    const drawn = draw('en');
    if ('card' in drawn) {
      expect(controls(drawn.card)).toBeLessThanOrEqual(MAX_ROWS);
      expect(drawn.card.summary).not.toBe('');
    } else {
      expect(drawn.form.buttons.length).toBeLessThanOrEqual(3);
      const names = fieldsOf(drawn.form).map((it) => it.name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe('who sees what', () => {
  const written = { personId: 'alice', readerId: 'anna' };

  it('the texts: the person, and the manager they were written to while still the manager', () => {
    expect(mayReadTexts('alice', written, 'anna')).toBe(true);
    expect(mayReadTexts('alice', written, undefined)).toBe(true);
    expect(mayReadTexts('anna', written, 'anna')).toBe(true);
    expect(mayReadTexts('anna', written, 'wang')).toBe(false);
    expect(mayReadTexts('wang', written, 'wang')).toBe(false);
    expect(mayReadTexts('bob', written, 'anna')).toBe(false);
    expect(mayReadTexts('anna', { personId: 'alice', readerId: null }, 'anna')).toBe(false);
  });

  it('the team: what was chosen to be shown', () => {
    expect(maySeeShown({ state: 'answered', shared: true })).toBe(true);
    expect(maySeeShown({ state: 'answered', shared: false })).toBe(false);
    expect(maySeeShown({ state: 'open', shared: true })).toBe(false);
  });

  it('workload and energy: the person alone', () => {
    expect(mayReadCondition('alice', written)).toBe(true);
    for (const other of ['anna', 'bob', 'wang']) expect(mayReadCondition(other, written)).toBe(false);
  });

  it('a plan is changed by the lead, an admin, and for the company by HR', () => {
    const lead = { personId: 'anna', roles: ['lead'] };
    expect(mayEditPlan(lead, { leadId: 'anna' })).toBe(true);
    expect(mayEditPlan(lead, { leadId: 'wang' })).toBe(false);
    expect(mayEditPlan(lead, 'company')).toBe(false);
    expect(mayEditPlan({ personId: 'x', roles: ['admin'] }, { leadId: 'wang' })).toBe(true);
    expect(mayEditPlan({ personId: 'x', roles: ['hr'] }, 'company')).toBe(true);
    expect(mayEditPlan({ personId: 'x', roles: ['hr'] }, { leadId: 'wang' })).toBe(false);
  });
});
