import { describe, expect, it } from 'vitest';
import { lookupOfAction } from '../../../adapters/slack/form-ids.ts';
import { fieldErrorsFor, withAlert } from '../../../adapters/slack/form-problems.ts';
import { type ControlState, readState, type ViewState } from '../../../adapters/slack/read-state.ts';
import { renderForm } from '../../../adapters/slack/render-form.ts';
import { type Field, type Form, field, type RawValues, text } from '../../../src/chat/index.ts';
import { prefill } from '../../../src/runtime/prefill.ts';
import { validateValues } from '../../../src/runtime/validate-values.ts';
import { bob, everyField, everyValue, lin } from '../../contracts/every-element.ts';
import { checkView } from '../../support/slack/check-blocks.ts';

const known = new Map([
  [bob.id, bob.name],
  [lin.id, lin.name],
]);
const view = (form: Form) => renderForm(form, { instance: 'i1', locale: 'en', timeZone: 'UTC' });
const formOf = (...fields: Field[]): Form => ({
  title: 'Form',
  audience: text`Only you`,
  items: fields.map(field),
  submit: 'Send',
  buttons: [],
});

type Element = {
  type: string;
  action_id: string;
  initial_value?: string;
  initial_date?: string;
  initial_option?: { value: string };
  initial_options?: { value: string }[];
};

/** Slack's state of one untouched control. */
function stateOf(it: Element): ControlState {
  if (it.type === 'datepicker') return { type: it.type, selected_date: it.initial_date ?? null };
  if (it.type.startsWith('multi_') || it.type === 'checkboxes')
    return { type: it.type, selected_options: it.initial_options ?? [] };
  return it.type.endsWith('_select')
    ? { type: it.type, selected_option: it.initial_option ?? null }
    : { type: it.type, value: it.initial_value ?? null };
}

type Input = { block_id: string; element: Element };
const inputsOf = (drawn: { blocks: readonly object[] }): Input[] =>
  drawn.blocks.filter((block): block is Input => 'element' in block);

/** What Slack reports of a view that nobody touched. */
const untouched = (form: Form): ViewState =>
  Object.fromEntries(
    inputsOf(view(form)).map((block) => [
      block.block_id,
      { [block.element.action_id]: stateOf(block.element) },
    ]),
  );

describe('a form as a modal', () => {
  it('says first who will read it', () => {
    expect(JSON.stringify(view(everyField()).blocks[0])).toContain('Named: only Bob Meyer and you');
  });

  it('brings back the value of every kind of field', () => {
    const filled = prefill(everyField(), everyValue, known);
    expect(readState(untouched(filled))).toEqual(everyValue);
  });

  it('brings back what it showed by itself, and validates', () => {
    const raw = readState(untouched(everyField()));
    expect(raw).toMatchObject({
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
    const result = validateValues(everyField(), { ...raw, subject: 'x' }, known, 'en');
    expect(result.ok).toBe(true);
  });

  it('lets a choice be taken back, which Slack’s selects cannot', () => {
    const [choice] = inputsOf(view(everyField())).filter((it) => it.block_id === 'field:i1:reason');
    expect(JSON.stringify(choice)).toContain('Not chosen');
    const state = {
      'field:i1:reason': { select: { type: 'static_select', selected_option: { value: '-' } } },
    };
    expect(readState(state)).toEqual({ reason: '' });
  });

  it('keeps its ids when it is drawn again, shorter or longer, so that typed words stay', () => {
    const ids = (form: Form) => inputsOf(view(form)).map((it) => `${it.block_id} ${it.element.action_id}`);
    const filled = prefill(everyField(), everyValue, known);
    expect(ids(filled)).toEqual(ids(everyField()));
    const shorter = { ...everyField(), items: everyField().items.slice(0, 6) };
    for (const id of ids(shorter)) expect(ids(everyField())).toContain(id);
  });

  it('shares no id with another form, so that what was typed into one never shows in the other', () => {
    const other = renderForm(everyField(), { instance: 'i2', locale: 'en', timeZone: 'UTC' });
    const ids = new Set(inputsOf(view(everyField())).map((it) => it.block_id));
    expect(inputsOf(other).filter((it) => ids.has(it.block_id))).toEqual([]);
  });

  it('asks the right lookup', () => {
    const helper = inputsOf(view(everyField())).find((it) => it.block_id === 'field:i1:helper');
    expect(lookupOfAction(helper?.element.action_id ?? '')).toBe('people.find');
  });

  it('shows a title that is too long for the bar in whole', () => {
    const title = 'Weekly check-in · Week 47 · November 16 to 20';
    const drawn = view({ ...everyField(), title });
    expect(drawn.title.text).toBe('Weekly check-in…');
    expect(JSON.stringify(drawn.blocks[0])).toContain(title);
  });

  it('says how many fields are left out', () => {
    const fields = Array.from(
      { length: 120 },
      (_, i): Field => ({
        kind: 'text',
        name: `f${i}`,
        label: `Field ${i}`,
        maxLength: 80,
      }),
    );
    const drawn = view(formOf(...fields));
    expect(checkView(drawn)).toEqual([]);
    expect(inputsOf(drawn)).toHaveLength(97);
    expect(JSON.stringify(drawn.blocks)).toContain('… and 23 more fields');
  });

  it('offers every option, also of more than a hundred, and of none', () => {
    const options = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ value: `v${i}`, label: `Option ${i}` }));
    const kinds = ['select', 'several'] as const;
    for (const kind of kinds)
      for (const count of [0, 1, 10, 11, 100, 101, 250]) {
        const it: Field = { kind, name: 'it', label: 'It', required: true, options: options(count) };
        const drawn = view(formOf(it));
        expect(checkView(drawn), `${kind} of ${count}`).toEqual([]);
        expect(JSON.stringify(drawn).match(/"Option \d+"/g) ?? []).toHaveLength(count);
      }
  });

  it('takes first values that its own limits forbid, for the form’s check to speak of', () => {
    const drawn = view(
      formOf(
        { kind: 'number', name: 'n', label: 'N', min: 0, max: 10, initial: 1e21 },
        { kind: 'text', name: 't', label: 'T', maxLength: 5, initial: 'longer than five' },
        { kind: 'date', name: 'd', label: 'D', initial: 'tomorrow' },
      ),
    );
    expect(checkView(drawn)).toEqual([]);
    expect(JSON.stringify(drawn)).toContain('longer than five');
  });
});

describe('problems of a form', () => {
  const seen = { ...view(everyField()), id: 'V1', hash: 'h', state: { values: {} }, team_id: 'T1' };

  it('stand on top in words, an update that keeps everything typed', () => {
    const once = withAlert(seen, 'It was changed meanwhile.', 'warning');
    const twice = withAlert(once, 'Not yet.', 'error');
    expect(checkView(twice)).toEqual([]);
    expect(twice.blocks[0]).toMatchObject({ type: 'alert', level: 'error', text: { text: 'Not yet.' } });
    expect(twice.blocks.slice(1)).toEqual(seen.blocks);
    expect(twice.private_metadata).toBe(seen.private_metadata);
    expect(twice).not.toHaveProperty('id');
  });

  it('stand at their fields, of a list at its first thing, and nothing is lost', () => {
    const fields = { subject: 'Please fill this in.', promised: 'Which?', gone: 'No longer here.' };
    expect(fieldErrorsFor(seen, fields)).toEqual({
      errors: { 'field:i1:subject': 'Please fill this in.', 'item:i1:["promised","c1"]': 'Which?' },
      elsewhere: ['No longer here.'],
    });
  });
});

describe('the state of a view', () => {
  it('is read without what Pacer did not write', () => {
    const state: ViewState = {
      other: { x: { type: 'plain_text_input', value: 'no' } },
      'field:i1:a': { text: { type: 'plain_text_input', value: null } },
      'field:i1:b': {},
    };
    const values: RawValues = { a: '' };
    expect(readState(state)).toEqual(values);
    expect(readState(undefined)).toEqual({});
  });
});
