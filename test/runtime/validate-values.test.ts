import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Field, type Form, field, plain, type RawValue } from '../../src/chat/index.ts';
import { differs, prefill } from '../../src/runtime/prefill.ts';
import { validateValues } from '../../src/runtime/validate-values.ts';
import { anyText } from '../support/any-text.ts';

const formOf = (...fields: Field[]): Form => ({
  title: 'Form',
  audience: plain('You'),
  items: fields.map(field),
  submit: 'Submit',
  buttons: [],
});

const people = new Map([
  ['p1', 'Alice'],
  ['p2', 'Bob'],
]);

const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
];

const each: { name: string; field: Field; good: RawValue; read: unknown; bad: RawValue; says: RegExp }[] = [
  {
    name: 'text',
    field: { kind: 'text', name: 'x', label: 'X', maxLength: 5 },
    good: ' hello ',
    read: undefined,
    bad: 'toolong',
    says: /7 characters are too many: 5 fit/,
  },
  {
    name: 'number',
    field: { kind: 'number', name: 'x', label: 'X', min: 1, max: 9 },
    good: '７.5',
    read: 7.5,
    bad: 'seven',
    says: /number/,
  },
  {
    name: 'rating',
    field: { kind: 'rating', name: 'x', label: 'X', max: 5, lowest: 'low', highest: 'high' },
    good: '5',
    read: 5,
    bad: '6',
    says: /largest possible is 5/,
  },
  {
    name: 'select',
    field: { kind: 'select', name: 'x', label: 'X', options },
    good: 'b',
    read: 'b',
    bad: 'c',
    says: /one of the options/,
  },
  {
    name: 'several',
    field: { kind: 'several', name: 'x', label: 'X', options, max: 1 },
    good: ['a', 'a'],
    read: ['a'],
    bad: ['a', 'b'],
    says: /At most 1/,
  },
  {
    name: 'date',
    field: { kind: 'date', name: 'x', label: 'X', min: '2026-11-01' },
    good: '2026-11-20',
    read: '2026-11-20',
    bad: '2026-02-30',
    says: /date such as/,
  },
  {
    name: 'person',
    field: { kind: 'person', name: 'x', label: 'X', lookup: 'l', likely: [] },
    good: 'p1',
    read: 'p1',
    bad: 'nobody',
    says: /do not know/,
  },
  {
    name: 'people',
    field: { kind: 'people', name: 'x', label: 'X', lookup: 'l', likely: [], max: 2 },
    good: ['p1', 'p2'],
    read: ['p1', 'p2'],
    bad: ['p1', 'p9'],
    says: /do not know/,
  },
  {
    name: 'done-list',
    field: {
      kind: 'done-list',
      name: 'x',
      label: 'X',
      items: [
        { id: 'i1', text: 'One', initial: 'open' },
        { id: 'i2', text: 'Two', initial: 'open' },
      ],
      words: { done: 'Done', open: 'Open', dropped: 'Dropped' },
    },
    good: { i1: 'done', forged: 'done' },
    read: { i1: 'done', i2: 'open' },
    bad: { i1: 'exploded' },
    says: /one of the options/,
  },
];

describe('values of a form', () => {
  it.each(each.filter((it) => it.read !== undefined))('reads a $name', ({ field: it, good, read }) => {
    expect(validateValues(formOf(it), { x: good }, people, 'en')).toEqual({ ok: true, value: { x: read } });
  });

  it.each(each)('refuses a bad $name on its field', ({ field: it, bad, says }) => {
    const result = validateValues(formOf(it), { x: bad }, people, 'en');
    expect(result.ok ? '' : result.error.x).toMatch(says);
  });

  it.each(each.filter((it) => it.field.kind !== 'done-list'))(
    'leaves an empty $name out, and asks for it if it is required',
    ({ field: it }) => {
      expect(validateValues(formOf(it), {}, people, 'en')).toEqual({ ok: true, value: {} });
      expect(validateValues(formOf({ ...it, required: true }), {}, people, 'zh-CN')).toEqual({
        ok: false,
        error: { x: '请填写这一项。' },
      });
    },
  );

  it('lists every problem at once and ignores fields that the form does not have', () => {
    const form = formOf(
      { kind: 'date', name: 'from', label: 'F' },
      { kind: 'number', name: 'count', label: 'C' },
    );
    const result = validateValues(form, { from: 'soon', count: 'many', admin: 'yes' }, people, 'en');
    expect(result.ok ? [] : Object.keys(result.error)).toEqual(['from', 'count']);
  });

  it('counts characters as people do', () => {
    const form = formOf({ kind: 'long-text', name: 'x', label: 'X', maxLength: 3 });
    expect(validateValues(form, { x: '😀😀😀' }, people, 'en').ok).toBe(true);
    expect(validateValues(form, { x: '😀😀😀😀' }, people, 'en').ok).toBe(false);
  });

  it('never throws on whatever a chat may send', () => {
    const raw = fc.oneof(anyText(), fc.array(fc.string()), fc.dictionary(fc.string(), fc.string()));
    fc.assert(
      fc.property(raw, fc.constantFrom(...each), (value, { field: it }) => {
        const form = formOf(it);
        validateValues(form, { x: value }, people, 'en');
        differs(prefill(form, { x: value }, people), { x: value });
      }),
    );
  });

  it.each(each)('fills a form in with a $name that was typed before', ({ field: it, good }) => {
    const filled = prefill(formOf(it), { x: good }, people);
    expect(validateValues(filled, {}, people, 'en').ok).toBe(true);
    expect(differs(formOf(it), { x: good })).toBe(true);
    expect(JSON.stringify(filled)).not.toEqual(JSON.stringify(formOf(it)));
  });
});

it('reads numbers as people write them, and nothing that only a program would', () => {
  const form = formOf({ kind: 'number', name: 'x', label: 'X' });
  const read = (typed: string) => validateValues(form, { x: typed }, people, 'en');
  for (const [typed, number] of [
    ['12,000', 12000],
    ['1.2', 1.2],
    ['45,5', 45.5],
    ['−3', -3],
    ['45 %', 45],
  ] as const)
    expect(read(typed)).toMatchObject({ ok: true, value: { x: number } });
  for (const typed of ['0x10', '1e3', '1 2', 'Infinity', '1,23,4'])
    expect(read(typed)).toMatchObject({ ok: false });
});
