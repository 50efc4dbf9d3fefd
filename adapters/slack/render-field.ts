import type { AnyBlock, InputBlock, StaticSelect } from '@slack/types';
import type { DoneState, Field, Option, Reading } from '../../src/chat/index.ts';
import { assertNever } from '../../src/shared/assert-never.ts';
import { calm } from '../../src/shared/calm.ts';
import { shorten } from '../../src/shared/shorten.ts';
import { say } from './copy.ts';
import { fieldBlock, itemBlock, lookupAction } from './form-ids.ts';
import { limits } from './limits.ts';
import { choicesOf } from './render-controls.ts';
import { plainObject, rich, richBlock, section, smallPrint } from './render-text.ts';

/** The value of an option that takes a choice back; Slack's own selects cannot be emptied. */
export const NONE = '-';
/** The value of the one box of a yes-no field. */
export const YES = 'yes';

/** Whose form it is, and how they read. */
export type FormEyes = Reading & { instance: string };

type Of<K extends Field['kind']> = Extract<Field, { kind: K }>;
type Input = InputBlock['element'];

const doneStates: readonly DoneState[] = ['done', 'open', 'dropped'];

const inputOf = (field: Field, element: Input, eyes: FormEyes, label = field.label): InputBlock => ({
  type: 'input',
  block_id: fieldBlock(eyes.instance, field.name),
  label: plainObject(label, limits.label),
  ...(field.hint === undefined ? {} : { hint: plainObject(field.hint, limits.hint) }),
  optional: field.required !== true,
  element,
});

const placeholderOf = (words: string | undefined) =>
  words === undefined ? {} : { placeholder: plainObject(words, limits.placeholder) };

function wordsInput(field: Of<'text'> | Of<'long-text'>): Input {
  const initial = field.initial === undefined ? undefined : field.initial.toWellFormed();
  return {
    type: 'plain_text_input',
    action_id: field.kind,
    multiline: field.kind === 'long-text',
    // Slack refuses words of its own making that are longer than they may be typed.
    max_length: Math.min(Math.max(field.maxLength, initial?.length ?? 0, 1), limits.inputCharacters),
    ...(initial === undefined || initial === ''
      ? {}
      : { initial_value: shorten(initial, limits.inputCharacters) }),
    ...placeholderOf(field.placeholder),
  };
}

// Slack reads plain decimals only, never 1e+21.
const decimal = (value: number): string =>
  value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 });

function numberInput({ min, max, initial }: Of<'number'>): Input {
  // Slack refuses a first value outside the limits: then the form's own check says so at submitting, and what was typed stays.
  const outside = initial !== undefined && (initial < (min ?? initial) || initial > (max ?? initial));
  return {
    type: 'number_input',
    action_id: 'number',
    is_decimal_allowed: true,
    ...(min === undefined || outside ? {} : { min_value: decimal(min) }),
    ...(max === undefined || outside ? {} : { max_value: decimal(max) }),
    ...(initial === undefined ? {} : { initial_value: decimal(initial) }),
  };
}

type Choosing = { kind: string; required: boolean; options: readonly Option[]; initial: string | undefined };

function selectInput({ kind, required, options, initial }: Choosing, eyes: Reading): StaticSelect {
  const words = say(eyes.locale);
  const label = options.length === 0 ? words.nothingToChoose() : words.notChosen();
  const none = required && options.length > 0 ? [] : [{ value: NONE, label }];
  const chosen = options.find((it) => it.value === initial);
  return {
    type: 'static_select',
    action_id: kind,
    placeholder: plainObject(words.choose(), limits.placeholder),
    ...choicesOf([...none, ...options]),
    ...(chosen === undefined
      ? {}
      : { initial_option: { text: plainObject(chosen.label, limits.optionLabel), value: chosen.value } }),
  };
}

function severalInput({ options, initial = [] }: Of<'several'>, eyes: Reading): Input {
  const drawn = options.map((it) => ({
    text: plainObject(it.label, limits.optionLabel),
    value: it.value,
  }));
  const chosen = drawn.filter((it) => initial.includes(it.value)).slice(0, limits.options);
  const initialOptions = chosen.length === 0 ? {} : { initial_options: chosen };
  if (drawn.length <= limits.boxes)
    return { type: 'checkboxes', action_id: 'several', options: drawn, ...initialOptions };
  return {
    type: 'multi_static_select',
    action_id: 'several',
    placeholder: plainObject(say(eyes.locale).choose(), limits.placeholder),
    ...choicesOf(options),
    ...initialOptions,
  };
}

const optionOf = (it: { id: string; name: string }) => ({
  text: plainObject(it.name, limits.optionLabel),
  value: it.id,
});

function peopleInput(field: Of<'person'> | Of<'people'>, eyes: Reading): Input {
  const common = {
    action_id: lookupAction(field.lookup),
    // Those likely are offered at once; they are in the view's metadata.
    min_query_length: field.likely.length === 0 ? 1 : 0,
    placeholder: plainObject(say(eyes.locale).findPerson(), limits.placeholder),
  };
  if (field.kind === 'person')
    return {
      type: 'external_select',
      ...common,
      ...(field.initial === undefined ? {} : { initial_option: optionOf(field.initial) }),
    };
  const initial = (field.initial ?? []).slice(0, field.max).map(optionOf);
  return {
    type: 'multi_external_select',
    ...common,
    max_selected_items: Math.min(Math.max(1, field.max), limits.options),
    ...(initial.length === 0 ? {} : { initial_options: initial }),
  };
}

function dateInput({ initial }: Of<'date'>, eyes: Reading): Input {
  const isDate =
    initial !== undefined && /^\d{4}-\d\d-\d\d$/.test(initial) && !Number.isNaN(Date.parse(initial));
  return {
    type: 'datepicker',
    action_id: 'date',
    placeholder: plainObject(say(eyes.locale).choose(), limits.placeholder),
    ...(isDate ? { initial_date: initial } : {}),
  };
}

function ratingInput({ max, lowest, highest, initial, required }: Of<'rating'>, eyes: Reading): Input {
  const ends: Readonly<Record<number, string>> = { 1: lowest, [max]: highest };
  const options = Array.from({ length: max }, (_, i) => {
    const end = ends[i + 1];
    return { value: String(i + 1), label: end === undefined ? String(i + 1) : `${i + 1} · ${end}` };
  });
  const chosen = initial === undefined ? undefined : String(initial);
  return selectInput({ kind: 'rating', required: required === true, options, initial: chosen }, eyes);
}

function yesNoInput(field: Of<'yes-no'>, eyes: Reading): Input {
  const option = { text: plainObject(say(eyes.locale).yes(), limits.optionLabel), value: YES };
  return {
    type: 'checkboxes',
    action_id: 'yes-no',
    options: [option],
    ...(field.initial ? { initial_options: [option] } : {}),
  };
}

// A view holds 100 blocks, and a form is more than one list.
const MAX_ITEMS = 40;

/** Draws one select an item; those beyond stay as they are. */
function renderDoneList(field: Of<'done-list'>, eyes: FormEyes): AnyBlock[] {
  const options = doneStates.map((state) => ({ value: state, label: field.words[state] }));
  const items = field.items.slice(0, MAX_ITEMS);
  const rest = field.items.length - items.length;
  return [
    richBlock(section([rich(shorten(calm(field.label), limits.placeholder) || '–', { bold: true })])),
    ...(field.hint === undefined ? [] : [smallPrint(field.hint)]),
    ...items.map(
      (item): InputBlock => ({
        type: 'input',
        block_id: itemBlock(eyes.instance, field.name, item.id),
        label: plainObject(item.text, limits.label),
        optional: false,
        element: selectInput({ kind: 'done-list', required: true, options, initial: item.initial }, eyes),
      }),
    ),
    ...(rest === 0 ? [] : [smallPrint(say(eyes.locale).more({ count: rest }))]),
  ];
}

/** Draws a field as input blocks, whose ids depend on the form and its name alone: a view that is drawn anew keeps what was typed. */
export function renderField(field: Field, eyes: FormEyes): AnyBlock[] {
  const words = say(eyes.locale);
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return [inputOf(field, wordsInput(field), eyes)];
    case 'number': {
      const label = field.unit === undefined ? field.label : words.withUnit({ ...field, unit: field.unit });
      return [inputOf(field, numberInput(field), eyes, label)];
    }
    case 'select': {
      const { kind, options, initial, required = false } = field;
      return [inputOf(field, selectInput({ kind, required, options, initial }, eyes), eyes)];
    }
    case 'several':
      return field.options.length === 0
        ? [smallPrint(`${field.label}${words.colon()}${words.nothingToChoose()}`)]
        : [inputOf(field, severalInput(field, eyes), eyes)];
    case 'person':
    case 'people':
      return [inputOf(field, peopleInput(field, eyes), eyes)];
    case 'date':
      return [inputOf(field, dateInput(field, eyes), eyes)];
    case 'rating':
      return [inputOf(field, ratingInput(field, eyes), eyes)];
    case 'yes-no':
      // Slack's “required” would mean that it must be ticked.
      return [inputOf({ ...field, required: false }, yesNoInput(field, eyes), eyes)];
    case 'done-list':
      return renderDoneList(field, eyes);
    default:
      return assertNever(field, 'form field');
  }
}
