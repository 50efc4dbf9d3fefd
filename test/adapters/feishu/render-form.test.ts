import { describe, expect, it } from 'vitest';
import { readPressed } from '../../../adapters/feishu/control-values.ts';
import { fieldName, findName, NONE, optionValue } from '../../../adapters/feishu/form-names.ts';
import { readForm, readTypedPeople } from '../../../adapters/feishu/read-form.ts';
import { type FormView, renderForm } from '../../../adapters/feishu/render-form.ts';
import { renderReceipt, renderUnsent } from '../../../adapters/feishu/render-receipt.ts';
import { type Field, type Form, field, plain, type RawValues, text } from '../../../src/chat/index.ts';
import { prefill } from '../../../src/runtime/prefill.ts';
import { bob, everyField, everyValue, HOSTILE, lin } from '../../contracts/every-element.ts';
import { checkCard } from '../../support/feishu/check-card.ts';
import { objectsIn, tagged, wordsIn } from './render-words.ts';

const draw = (form: Form, view: Partial<FormView> = {}) =>
  renderForm(form, { instance: 'i1', locale: 'en', timeZone: 'UTC', ...view });
const formOf = (...fields: Field[]): Form => ({
  title: 'Form',
  audience: text`Only you`,
  items: fields.map(field),
  submit: 'Send',
  buttons: [],
});

/** What Feishu reports of a form that nobody touched. */
function untouched(drawn: unknown): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const it of objectsIn(drawn)) {
    const name = String(it.name);
    if (it.tag === 'input') values[name] = it.default_value ?? '';
    if (it.tag === 'select_static') values[name] = it.initial_option ?? '';
    if (it.tag === 'multi_select_static') values[name] = it.selected_values ?? [];
    if (it.tag === 'date_picker')
      values[name] = it.initial_date === undefined ? '' : `${it.initial_date} +0800`;
    if (it.tag === 'checker') values[name] = it.checked;
  }
  return values;
}

const ofName = (drawn: unknown, name: string) => objectsIn(drawn).find((it) => it.name === name);

describe('a form as a card', () => {
  it('says first who will read it', () => {
    const [first] = draw(everyField()).body.elements;
    expect(wordsIn(first)).toBe('👀 Named: only Bob Meyer and you');
  });

  it('brings back the value of every kind of field, typed before or now', () => {
    expect(readForm(untouched(draw(everyField(), { values: everyValue })))).toEqual(everyValue);
    const known = new Map([
      [bob.id, bob.name],
      [lin.id, lin.name],
    ]);
    expect(readForm(untouched(draw(prefill(everyField(), everyValue, known))))).toEqual(everyValue);
  });

  it('brings back what it showed by itself', () => {
    expect(readForm(untouched(draw(everyField())))).toEqual({
      subject: '',
      strengths: 'First\nsecond',
      value: '45',
      reason: '',
      topics: ['b'],
      helper: '',
      others: [lin.id],
      until: '',
      energy: '',
      show: 'no',
      promised: { c1: 'open', c2: 'done' },
    });
  });

  it('brings back what its fields do not take, for the form’s check to speak of', () => {
    const values: RawValues = {
      value: 'many',
      topics: ['b'],
      show: 'yes',
      promised: { c1: 'dropped' },
      reason: '',
    };
    const again = readForm(untouched(draw(everyField(), { values })));
    expect(again).toMatchObject({ ...values, promised: { c1: 'dropped', c2: 'done' } });
  });

  it('has buttons that all bring back what was typed, and know their form and its fields', () => {
    const drawn = draw(everyField());
    expect(checkCard(drawn)).toEqual([]);
    const buttons = tagged(drawn, 'button');
    expect(wordsIn(buttons)).toBe('Submit\nSave draft\nMore\nCancel');
    expect(buttons.every((it) => it.form_action_type === 'submit')).toBe(true);
    const pressed = buttons.map((it) =>
      readPressed({ value: objectsIn(it.behaviors)[0]?.value, name: it.name }),
    );
    expect(pressed).toMatchObject([
      { kind: 'submit', instance: 'i1' },
      { kind: 'button', instance: 'i1', button: 'save-draft' },
      { kind: 'button', instance: 'i1', button: 'more' },
      { kind: 'close', instance: 'i1' },
    ]);
    const fields = pressed[0] !== undefined && 'fields' in pressed[0] ? pressed[0].fields : [];
    const { promised: _, ...others } = everyValue;
    expect(Object.keys(readForm({}, fields))).toEqual(Object.keys(others));
  });

  it('lets no client hold a submit back, and is never forwarded', () => {
    const drawn = draw(everyField());
    expect(objectsIn(drawn).filter((it) => 'required' in it)).toEqual([]);
    expect(drawn.config.enable_forward).toBe(false);
  });

  it('lets a choice be taken back', () => {
    const drawn = draw(everyField());
    expect(wordsIn(ofName(drawn, fieldName('select', 'reason')))).toBe('Choose\nNot chosen\nBusy\nOther');
    expect(readForm({ [fieldName('select', 'reason')]: NONE })).toEqual({ reason: '' });
  });

  it('leaves people’s words words', () => {
    const it: Field = {
      kind: 'text',
      name: 'it',
      label: HOSTILE,
      hint: HOSTILE,
      maxLength: 200,
      initial: HOSTILE,
    };
    const item = { id: 'c1', text: HOSTILE, initial: 'open' as const };
    const words = { done: 'Done', open: 'Open', dropped: 'Dropped' };
    const list: Field = { kind: 'done-list', name: 'list', label: 'List', items: [item], words };
    const drawn = draw(
      { ...formOf(it, list), title: HOSTILE, audience: plain(HOSTILE) },
      { errors: { it: HOSTILE } },
    );
    expect(wordsIn(drawn).split(HOSTILE)).toHaveLength(8);
    for (const each of tagged(drawn, 'markdown')) expect(each.content).not.toMatch(/<(?!\/?font)/);
  });
});

describe('people in a form', () => {
  const helper = { name: 'helper', label: 'Helper', lookup: 'people.find' };
  const crowd = Array.from({ length: 30 }, (_, i) => ({ id: `p-${i}`, name: `Person ${i}` }));
  const person = (more: Partial<Extract<Field, { kind: 'person' }>> = {}): Field => ({
    kind: 'person',
    ...helper,
    likely: crowd,
    ...more,
  });
  const select = (drawn: unknown) => ofName(drawn, fieldName('person', 'helper'));
  const find = (drawn: unknown) => ofName(drawn, findName('person', 'people.find', 'helper'));

  it('are offered fifteen at most, with a text field for everybody else', () => {
    const drawn = draw(formOf(person()));
    expect(objectsIn(select(drawn)?.options).filter((it) => it.value !== undefined)).toHaveLength(16);
    const formValue = { ...untouched(drawn), [String(find(drawn)?.name)]: 'Émile' };
    expect(readTypedPeople(formValue)).toEqual([
      { field: 'helper', kind: 'person', lookup: 'people.find', words: 'Émile' },
    ]);
  });

  it('are typed where nobody is likely', () => {
    const drawn = draw(formOf(person({ likely: [] })));
    expect(select(drawn)).toBeUndefined();
    expect(wordsIn(find(drawn))).toBe('Type a name');
  });

  it('are shown first where they were looked for, and stay chosen however far down they stand', () => {
    const candidates = { helper: [{ value: 'p-bob', label: 'Bob Meyer' }] };
    const names = { helper: 'Bob' };
    const drawn = draw(formOf(person()), { candidates, names, values: { helper: 'p-29' } });
    expect(wordsIn(select(drawn))).toMatch(/^Choose\nNot chosen\nBob Meyer\n/);
    expect(select(drawn)?.initial_option).toBe(optionValue('p-29'));
    expect(find(drawn)?.default_value).toBe('Bob');
  });
});

describe('problems of a form', () => {
  it('stand beside their fields, and what belongs to none of them on top', () => {
    const drawn = draw(everyField(), {
      values: everyValue,
      errors: { subject: 'Please fill this in.', promised: 'Which?', gone: 'No longer here.' },
      formError: 'It was changed meanwhile.',
      hint: 'Send it once more.',
    });
    expect(checkCard(drawn)).toEqual([]);
    const top = wordsIn(drawn.body.elements.slice(0, -1));
    expect(top).toContain('It was changed meanwhile.\nNo longer here.');
    expect(top).toContain('Send it once more.');
    const words = wordsIn(drawn.body.elements.at(-1));
    const order = [String(everyValue.subject), 'Please fill this in.', 'Strengths', 'Last week', 'Which?'];
    expect(order.map((it) => words.indexOf(it))).toEqual(
      order.map((it) => words.indexOf(it)).sort((a, b) => a - b),
    );
    expect(readForm(untouched(drawn))).toEqual(everyValue);
  });
});

describe('a form that is large', () => {
  it('offers every option of a long list, and says what it cannot offer', () => {
    const options = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ value: `v${i}`, label: `Option ${i}` }));
    for (const kind of ['select', 'several'] as const)
      for (const count of [0, 1, 60, 140, 400]) {
        const drawn = draw(formOf({ kind, name: 'it', label: 'It', options: options(count) }));
        expect(checkCard(drawn), `${kind} of ${count}`).toEqual([]);
        const shown = wordsIn(drawn).match(/Option \d+/g)?.length ?? 0;
        if (count <= 140) expect(shown).toBe(count);
        else expect(wordsIn(drawn)).toContain(`… and ${count - shown} more options`);
      }
  });

  it('keeps a choice that stands far down', () => {
    const options = Array.from({ length: 400 }, (_, i) => ({ value: `v${i}`, label: `Option ${i}` }));
    const drawn = draw(formOf({ kind: 'select', name: 'it', label: 'It', options, initial: 'v399' }));
    expect(readForm(untouched(drawn))).toEqual({ it: 'v399' });
  });

  it('says how many fields and things are left out', () => {
    const fields = Array.from(
      { length: 120 },
      (_, i): Field => ({ kind: 'text', name: `f${i}`, label: `Field ${i}`, maxLength: 80 }),
    );
    const drawn = draw(formOf(...fields));
    expect(checkCard(drawn)).toEqual([]);
    const shown = tagged(drawn, 'input').length;
    expect(shown).toBeGreaterThan(50);
    expect(wordsIn(drawn)).toContain(`… and ${120 - shown} more fields`);
    expect(tagged(drawn, 'button')).toHaveLength(2);
  });

  it('takes first values that its own limits forbid', () => {
    const drawn = draw(
      formOf(
        { kind: 'number', name: 'n', label: 'N', min: 0, max: 10, initial: 1e21 },
        { kind: 'text', name: 't', label: 'T', maxLength: 5, initial: 'longer than five' },
        { kind: 'long-text', name: 'l', label: 'L', maxLength: 1_000, initial: 'x'.repeat(1_200) },
        { kind: 'date', name: 'd', label: 'D', initial: 'tomorrow' },
      ),
    );
    expect(checkCard(drawn)).toEqual([]);
    expect(readForm(untouched(drawn))).toEqual({
      n: '1000000000000000000000',
      t: 'longer than five',
      l: 'x'.repeat(1_000),
      d: '',
    });
    expect(wordsIn(drawn)).toContain('Only the first 1,000 characters fit in here.');
  });

  it('holds eight long answers in Chinese as they were typed', () => {
    const fields = Array.from(
      { length: 8 },
      (_, i): Field => ({ kind: 'long-text', name: `f${i}`, label: `问题 ${i}`, maxLength: 1_000 }),
    );
    const values = Object.fromEntries(fields.map((it) => [it.name, '退款场景全部通过验收。'.repeat(90)]));
    const drawn = draw(formOf(...fields), { values, locale: 'zh-CN' });
    expect(checkCard(drawn)).toEqual([]);
    expect(readForm(untouched(drawn))).toEqual(values);
  });
});

describe('what stays of a form', () => {
  it('is its title and a sentence', () => {
    const drawn = renderReceipt('Week 47', plain('Sent.'), { locale: 'en', timeZone: 'UTC' });
    expect(checkCard(drawn)).toEqual([]);
    expect(wordsIn(drawn)).toBe('Sent.\nWeek 47\nSent.');
  });

  it('that was not sent is everything written in it, as long as a card holds it', () => {
    const reading = { locale: 'zh-CN', timeZone: 'UTC' } as const;
    const unsent = (written: string[]) =>
      renderUnsent({ instance: 'i', title: '周同步', why: plain('本周已结束。'), written }, reading);
    const written = Array.from({ length: 8 }, (_, i) => `${i}${'退款场景全部通过验收'.repeat(99)}`);
    for (const it of written) expect(wordsIn(unsent(written))).toContain(it);
    expect(checkCard(unsent(written))).toEqual([]);
    const most = Array.from({ length: 30 }, () => '"'.repeat(1_000));
    expect(checkCard(unsent(most))).toEqual([]);
    expect(checkCard(unsent(['<at id=all></at> \u202e', '\ud800']))).toEqual([]);
    expect(checkCard(unsent([]))).toEqual([]);
  });
});
