import type { Option } from '../../src/chat/index.ts';
import { cut } from '../../src/shared/shorten.ts';
import { say } from './copy.ts';
import { fieldName, findName, NONE, optionValue } from './form-names.ts';
import { offeredPeople, shownList, shownText } from './form-shown.ts';
import { limits } from './limits.ts';
import { choicesOf } from './render-controls.ts';
import type { Choice, Element, Input, MultiSelect, Select } from './render-json.ts';
import { type FieldOf, type FormDrawing, labelOf, placeholder } from './render-label.ts';
import { plainObject, smallPrint } from './render-text.ts';

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

/** Draws a select of options or steps. */
export function selectInput(
  field: FieldOf<'select'> | FieldOf<'rating'>,
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
export function steps({ max, lowest, highest }: FieldOf<'rating'>): Option[] {
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

/** Draws a select of several options. */
export function severalInput(field: FieldOf<'several'>, drawing: FormDrawing): Element[] {
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
export function peopleInput(field: FieldOf<'person'> | FieldOf<'people'>, drawing: FormDrawing): Element[] {
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
