import type { DoneState, Field } from '../../src/chat/index.ts';
import { assertNever } from '../../src/shared/assert-never.ts';
import { cut } from '../../src/shared/shorten.ts';
import { say } from './copy.ts';
import { fieldName, itemName, optionValue } from './form-names.ts';
import { shownState, shownText, shownTick } from './form-shown.ts';
import { limits } from './limits.ts';
import { peopleInput, selectInput, severalInput, steps } from './render-choices.ts';
import { choicesOf } from './render-controls.ts';
import type { Element, Input } from './render-json.ts';
import { type FieldOf, type FormDrawing, labelOf, placeholder } from './render-label.ts';
import { escapedWords, markdown, plainObject, smallPrint, words } from './render-text.ts';

const doneStates: readonly DoneState[] = ['done', 'open', 'dropped'];

function wordsInput(field: FieldOf<'text'> | FieldOf<'long-text'>, drawing: FormDrawing): Element[] {
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

function numberInput(field: FieldOf<'number'>, drawing: FormDrawing): Element[] {
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

function dateInput(field: FieldOf<'date'>, drawing: FormDrawing): Element[] {
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

function yesNoInput(field: FieldOf<'yes-no'>, drawing: FormDrawing): Element[] {
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
function renderDoneList(field: FieldOf<'done-list'>, drawing: FormDrawing): Element[] {
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
