import type { DoneState, Field, FieldErrors, Option } from '../../src/chat/index.ts';
import { assertNever } from '../../src/shared/assert-never.ts';
import { say } from './copy.ts';
import { fieldName, findName, itemName, NONE, optionValue } from './form-names.ts';
import { offeredPeople, shownList, shownState, shownText, shownTick, type Typed } from './form-shown.ts';
import { limits } from './limits.ts';
import { choicesOf } from './render-controls.ts';
import type { Choice, Element, Input, Markdown, MultiSelect, Select } from './render-json.ts';
import { escapeMarkdown } from './render-markdown.ts';
import {
  boldLabel,
  type Eyes,
  escapedWords,
  grey,
  markdown,
  plainObject,
  smallPrint,
  words,
} from './render-text.ts';
import { cut } from './shorten.ts';

/** How much of a form is shown: people and options offered, things of a done-list, characters of words and labels. */
export type FormDetail = { likely: number; options: number; items: number; words: number; labels: number };

/** What one drawing of a form knows. */
export type FormDrawing = { eyes: Eyes; detail: FormDetail; typed: Typed; errors: FieldErrors };

type Of<K extends Field['kind']> = Extract<Field, { kind: K }>;

const doneStates: readonly DoneState[] = ['done', 'open', 'dropped'];

/** Draws what stands above a control: its label, whether it must be filled in, and its hint. */
function labelOf(field: Field, { eyes, detail }: FormDrawing, label = field.label): Markdown {
  const required = field.required === true && field.kind !== 'yes-no' ? say(eyes.locale).required() : '';
  const hint = field.hint === undefined ? '' : `\n${grey(escapedWords(field.hint, detail.words))}`;
  const content = `${boldLabel(label, detail.labels)}${grey(escapeMarkdown(required, false))}${hint}`;
  return { ...markdown(content), margin: '8px 0px 0px 0px' };
}

const placeholder = (hint: string) => plainObject(hint, limits.placeholder);

function wordsInput(field: Of<'text'> | Of<'long-text'>, drawing: FormDrawing): Element[] {
  const { eyes, typed } = drawing;
  const shown = shownText(field, typed).toWellFormed();
  const kept = cut(shown, limits.inputCharacters);
  const common = {
    tag: 'input' as const,
    name: fieldName(field.kind, field.name),
    placeholder: placeholder(field.placeholder?.trim() || say(eyes.locale).type()),
    ...(kept === '' ? {} : { default_value: kept }),
    // What is there already may be longer than may be typed; then the form's own check says so.
    max_length: Math.min(Math.max(field.maxLength, kept.length, 1), limits.inputCharacters),
    width: 'fill' as const,
  };
  const input: Input =
    field.kind === 'text'
      ? { ...common, input_type: 'text' }
      : { ...common, input_type: 'multiline_text', rows: 3, auto_resize: true, max_rows: 12 };
  const lost =
    kept === shown ? [] : [smallPrint(say(eyes.locale).tooLongToShow({ max: limits.inputCharacters }))];
  return [labelOf(field, drawing), input, ...lost];
}

function numberInput(field: Of<'number'>, drawing: FormDrawing): Element[] {
  const { eyes, typed } = drawing;
  const label =
    field.unit === undefined || field.unit === ''
      ? field.label
      : say(eyes.locale).withUnit({ label: field.label, unit: field.unit });
  const shown = cut(shownText(field, typed), limits.inputCharacters);
  const input: Input = {
    tag: 'input',
    name: fieldName('number', field.name),
    input_type: 'text',
    placeholder: placeholder(say(eyes.locale).type()),
    ...(shown === '' ? {} : { default_value: shown }),
    max_length: Math.max(40, shown.length),
    width: 'fill',
  };
  return [labelOf(field, drawing, label), input];
}

/** Takes options from the beginning, and those chosen wherever they stand. */
function optionsShown(
  options: readonly Option[],
  chosen: readonly string[],
  drawing: FormDrawing,
): { choices: Choice[]; lost: Element[] } {
  const most = drawing.detail.options;
  const shown = options.filter((it, i) => i < most || chosen.includes(it.value)).slice(-most);
  const lost = options.length - shown.length;
  return {
    choices: choicesOf(shown, Math.min(drawing.detail.labels, limits.optionLabel)),
    lost: lost <= 0 ? [] : [smallPrint(say(drawing.eyes.locale).moreOptions({ count: lost }))],
  };
}

type Choosing = { name: string; choices: Choice[]; chosen: string; optional: boolean };

function selectOne({ name, choices, chosen, optional }: Choosing, { eyes }: FormDrawing): Select {
  const none: Choice = { text: plainObject(say(eyes.locale).notChosen(), limits.optionLabel), value: NONE };
  const initial = choices.find((it) => it.value === optionValue(chosen));
  return {
    tag: 'select_static',
    name,
    placeholder: placeholder(say(eyes.locale).choose()),
    options: optional ? [none, ...choices] : choices,
    ...(initial === undefined ? {} : { initial_option: initial.value }),
    width: 'fill',
  };
}

const nothingToChoose = (drawing: FormDrawing): Element =>
  smallPrint(say(drawing.eyes.locale).nothingToChoose());

function selectInput(
  field: Of<'select'> | Of<'rating'>,
  options: readonly Option[],
  drawing: FormDrawing,
): Element[] {
  const chosen = shownText(field, drawing.typed);
  const { choices, lost } = optionsShown(options, [chosen], drawing);
  if (choices.length === 0) return [labelOf(field, drawing), nothingToChoose(drawing)];
  const name = fieldName(field.kind, field.name);
  const optional = field.required !== true;
  return [labelOf(field, drawing), selectOne({ name, choices, chosen, optional }, drawing), ...lost];
}

/** Lists the steps of a scale, with words at both ends. */
function steps({ max, lowest, highest }: Of<'rating'>): Option[] {
  const ends: Readonly<Record<number, string>> = { 1: lowest, [max]: highest };
  return Array.from({ length: max }, (_, i) => {
    const end = ends[i + 1];
    return { value: String(i + 1), label: end === undefined ? String(i + 1) : `${i + 1} · ${end}` };
  });
}

function selectMany(
  name: string,
  choices: Choice[],
  chosen: readonly string[],
  { eyes }: FormDrawing,
): MultiSelect {
  const values = new Set(chosen.map(optionValue));
  const selected = choices.map((it) => it.value).filter((it) => values.has(it));
  return {
    tag: 'multi_select_static',
    name,
    placeholder: placeholder(say(eyes.locale).choose()),
    options: choices,
    ...(selected.length === 0 ? {} : { selected_values: selected }),
    width: 'fill',
  };
}

function severalInput(field: Of<'several'>, drawing: FormDrawing): Element[] {
  const chosen = shownList(field, drawing.typed);
  const { choices, lost } = optionsShown(field.options, chosen, drawing);
  if (choices.length === 0) return [labelOf(field, drawing), nothingToChoose(drawing)];
  return [
    labelOf(field, drawing),
    selectMany(fieldName('several', field.name), choices, chosen, drawing),
    ...lost,
  ];
}

/** Draws a select of those likely, and a text field for everybody else. */
function peopleInput(field: Of<'person'> | Of<'people'>, drawing: FormDrawing): Element[] {
  const { eyes, detail, typed } = drawing;
  const catalogue = say(eyes.locale);
  const offered = offeredPeople(field, typed, detail.likely);
  const choices = choicesOf(offered, Math.min(detail.labels, limits.optionLabel));
  const name = fieldName(field.kind, field.name);
  const select =
    field.kind === 'person'
      ? selectOne({ name, choices, chosen: shownText(field, typed), optional: true }, drawing)
      : selectMany(name, choices, shownList(field, typed), drawing);
  const alone = field.kind === 'person' ? catalogue.typeName() : catalogue.typeNames();
  const beside = field.kind === 'person' ? catalogue.somebodyElse() : catalogue.othersToo();
  const names = cut((typed.names?.[field.name] ?? '').toWellFormed(), limits.inputCharacters);
  const find: Input = {
    tag: 'input',
    name: findName(field.kind, field.lookup, field.name),
    input_type: 'text',
    placeholder: placeholder(choices.length === 0 ? alone : beside),
    ...(names === '' ? {} : { default_value: names }),
    max_length: limits.inputCharacters,
    width: 'fill',
  };
  return [labelOf(field, drawing), ...(choices.length === 0 ? [] : [select]), find];
}

function dateInput(field: Of<'date'>, drawing: FormDrawing): Element[] {
  const shown = shownText(field, drawing.typed);
  const isDate = /^\d{4}-\d\d-\d\d$/.test(shown) && !Number.isNaN(Date.parse(shown));
  return [
    labelOf(field, drawing),
    {
      tag: 'date_picker',
      name: fieldName('date', field.name),
      placeholder: placeholder(say(drawing.eyes.locale).chooseDate()),
      ...(isDate ? { initial_date: shown } : {}),
      width: 'fill',
    },
  ];
}

function yesNoInput(field: Of<'yes-no'>, drawing: FormDrawing): Element[] {
  const hint = field.hint === undefined ? [] : [smallPrint(field.hint, drawing.detail.words)];
  return [
    {
      tag: 'checker',
      margin: '8px 0px 0px 0px',
      name: fieldName('yes-no', field.name),
      checked: shownTick(field, drawing.typed),
      text: plainObject(field.label, drawing.detail.labels),
    },
    ...hint,
  ];
}

/** Draws one select a thing; those beyond stay as they are. */
function renderDoneList(field: Of<'done-list'>, drawing: FormDrawing): Element[] {
  const { detail, eyes, typed } = drawing;
  const choices = choicesOf(
    doneStates.map((state) => ({ value: state, label: field.words[state] })),
    Math.min(detail.labels, limits.optionLabel),
  );
  const items = field.items.slice(0, detail.items);
  const rest = field.items.length - items.length;
  return [
    labelOf(field, drawing),
    ...items.flatMap((item): Element[] => [
      markdown(escapedWords(item.text, detail.labels)),
      {
        tag: 'select_static',
        name: itemName(field.name, item.id),
        options: choices,
        initial_option: optionValue(shownState(field, item, typed)),
        width: 'fill',
      },
    ]),
    ...(rest === 0 ? [] : [smallPrint(say(eyes.locale).more({ count: rest }))]),
  ];
}

function renderInput(field: Field, drawing: FormDrawing): Element[] {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return wordsInput(field, drawing);
    case 'number':
      return numberInput(field, drawing);
    case 'select':
      return selectInput(field, field.options, drawing);
    case 'rating':
      return selectInput(field, steps(field), drawing);
    case 'several':
      return severalInput(field, drawing);
    case 'person':
    case 'people':
      return peopleInput(field, drawing);
    case 'date':
      return dateInput(field, drawing);
    case 'yes-no':
      return yesNoInput(field, drawing);
    case 'done-list':
      return renderDoneList(field, drawing);
    default:
      return assertNever(field, 'form field');
  }
}

/** Draws a field with what was typed in it, and below it what is wrong with that. */
export function renderField(field: Field, drawing: FormDrawing): Element[] {
  const error = Object.hasOwn(drawing.errors, field.name) ? drawing.errors[field.name] : undefined;
  return [
    ...renderInput(field, drawing),
    ...(error === undefined
      ? []
      : [words(`⚠️ ${error}`, drawing.detail.words, { size: 'notation', color: 'red' })]),
  ];
}
