import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buttonValue,
  closeValue,
  menuOption,
  pickValue,
  pressValue,
  readPressed,
  submitValue,
} from '../../../adapters/feishu/control-values.ts';
import {
  buttonName,
  type FieldKind,
  fieldName,
  findName,
  itemName,
  NONE,
  optionValue,
  readName,
  readOption,
} from '../../../adapters/feishu/form-names.ts';
import { readForm, readTypedPeople } from '../../../adapters/feishu/read-form.ts';
import { action, type Field, fieldsOf, type RawValue } from '../../../src/chat/index.ts';
import { bob, everyField, everyValue } from '../../contracts/every-element.ts';

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '',
    '-',
    '_',
    '__',
    'a__b',
    '_5f',
    '=x',
    '!["a"]',
    '%41',
    '林晓',
    '👩‍💻',
    '\\',
    '__proto__',
  ),
);
const actions = fc
  .tuple(words, fc.integer({ min: 1, max: 99 }), fc.dictionary(words, words, { maxKeys: 3 }))
  .map(([name, version, payload]) => action(name, { ...payload }, version));
const kinds: readonly FieldKind[] = fieldsOf(everyField()).map((it) => it.kind);
/** As a callback arrives. */
const overTheWire = (it: unknown): Record<string, unknown> => JSON.parse(JSON.stringify(it));

describe('controls', () => {
  it('bring their action back, with the choice', () => {
    fc.assert(
      fc.property(actions, words, (it, choice) => {
        expect(readPressed(overTheWire({ value: pressValue(it) }))).toEqual({ kind: 'action', action: it });
        expect(readPressed(overTheWire({ value: pickValue(it), option: optionValue(choice) }))).toEqual({
          kind: 'action',
          action: it,
          value: choice,
        });
        for (const value of [undefined, {}, null])
          expect(readPressed(overTheWire({ value, option: menuOption(it) }))).toEqual({
            kind: 'action',
            action: it,
          });
      }),
      { numRuns: 50 },
    );
  });

  it('bring the buttons of forms back', () => {
    const form = { instance: 'i:1', fields: ['text__subject'] };
    expect(readPressed({ value: submitValue(form) })).toEqual({ kind: 'submit', ...form });
    expect(readPressed({ value: closeValue(form) })).toEqual({ kind: 'close', ...form });
    expect(readPressed({ value: buttonValue('save-draft', form) })).toEqual({
      kind: 'button',
      button: 'save-draft',
      ...form,
    });
  });

  it('bring the buttons of forms back by their names alone', () => {
    fc.assert(
      fc.property(words, words, (instance, button) => {
        for (const kind of ['submit', 'close'] as const)
          expect(readPressed({ name: buttonName(kind, instance) })).toEqual({ kind, instance, fields: [] });
        expect(readPressed({ value: {}, name: buttonName('button', instance, button) })).toEqual({
          kind: 'button',
          instance,
          button,
          fields: [],
        });
      }),
      { numRuns: 50 },
    );
    for (const name of ['press', 'press__submit', 'press__button__i1', 'press__open__i1', 'submit'])
      expect(readPressed({ name }), name).toBeUndefined();
  });

  it('read nothing that Pacer did not write', () => {
    const it = action('a.b');
    for (const forged of [
      {},
      { value: 'press' },
      { value: { pacer: 'press' } },
      { value: { pacer: 'press', action: 'not json' } },
      { value: { pacer: 'press', action: ['a.b', 1, {}] } },
      { value: { pacer: 'open', action: '["a.b",1,{}]' } },
      { value: pickValue(it) },
      { value: pickValue(it), option: 'x' },
      { value: pickValue(it), option: ['=x'] },
      { option: '!{}' },
      { value: { pacer: 'submit', instance: 1, fields: [] } },
      { value: { pacer: 'submit', instance: 'i1', fields: [1] } },
    ])
      expect(readPressed(forged)).toBeUndefined();
  });
});

describe('names in forms', () => {
  it('bring field, item and lookup back, in plain letters', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), words, words, (of, field, other) => {
        const named = [fieldName(of, field), itemName(field, other), findName('people', other, field)];
        for (const name of named) expect(name).toMatch(/^[A-Za-z][\w-]*$/);
        expect(new Set(named).size).toBe(3);
        expect(named.map(readName)).toEqual([
          { kind: 'field', of, field },
          { kind: 'item', field, item: other },
          { kind: 'find', of: 'people', lookup: other, field },
        ]);
        expect(readOption(optionValue(other))).toBe(other);
        expect(optionValue(other)).not.toBe(NONE);
      }),
      { numRuns: 100 },
    );
  });

  it('are nothing else', () => {
    for (const name of ['', 'subject', 'press__submit', 'text__a__b', 'find__text__x__y', 'text___zz', '__'])
      expect(readName(name), name).toBeUndefined();
  });
});

/** What Feishu's client reports of a field that holds this value. */
function reported(field: Field, value: RawValue): Record<string, unknown> {
  const name = fieldName(field.kind, field.name);
  if (field.kind === 'yes-no') return { [name]: value === 'yes' };
  if (field.kind === 'date') return { [name]: `${String(value)} +0800` };
  if (Array.isArray(value)) return { [name]: value.map(optionValue) };
  if (typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([id, state]) => [itemName(field.name, id), optionValue(state)]),
    );
  const chosen = ['select', 'rating', 'person'].includes(field.kind);
  return { [name]: chosen ? optionValue(value) : value };
}

describe('what was typed in a form', () => {
  const fields = fieldsOf(everyField());
  const names = fields.filter((it) => it.kind !== 'done-list').map((it) => fieldName(it.kind, it.name));

  it('is read as it was typed, every kind of field', () => {
    const formValue = Object.assign({}, ...fields.map((it) => reported(it, everyValue[it.name] ?? '')));
    expect(readForm(formValue, names)).toEqual(everyValue);
    expect(readForm(formValue)).toEqual(everyValue);
  });

  it('is empty where nothing was typed, whether Feishu says so or not', () => {
    const empty = {
      subject: '',
      strengths: '',
      value: '',
      reason: '',
      topics: [],
      helper: '',
      others: [],
      until: '',
      energy: '',
      show: 'no',
    };
    expect(readForm(undefined, names)).toEqual(empty);
    expect(readForm(Object.fromEntries(names.map((name) => [name, ''])), names)).toEqual(empty);
    expect(readForm(Object.fromEntries(names.map((name) => [name, null])))).toEqual(empty);
    expect(readForm({ [fieldName('select', 'reason')]: NONE })).toEqual({ reason: '' });
    expect(readForm({ [fieldName('several', 'topics')]: [] })).toEqual({ topics: [] });
  });

  it('takes a person from the select, and names typed beside it for the lookup', () => {
    const formValue = {
      [fieldName('person', 'helper')]: optionValue(bob.id),
      [findName('person', 'people.find', 'helper')]: '  ',
      [findName('people', 'people.find', 'others')]: ' 林晓、Bob ',
    };
    expect(readForm(formValue)).toEqual({ helper: bob.id });
    expect(readTypedPeople(formValue)).toEqual([
      { field: 'others', kind: 'people', lookup: 'people.find', words: '林晓、Bob' },
    ]);
  });

  it('holds nothing that Pacer did not ask for', () => {
    expect(readForm({ other: 'x', press__submit: 'y', text__: 'z' })).toEqual({ '': 'z' });
  });
});
