import { isObject, type Json, listOf, objectsOf } from './check-shape.ts';
import { blocksIn, elementsIn } from './check-surface.ts';

export type Values = Record<string, Record<string, Json>>;

/** Which property of a control's state holds what was typed or chosen, and from which property it begins. */
const stateProperties: Readonly<
  Record<string, readonly [property: string, initial: string, empty: unknown]>
> = {
  plain_text_input: ['value', 'initial_value', null],
  email_text_input: ['value', 'initial_value', null],
  url_text_input: ['value', 'initial_value', null],
  number_input: ['value', 'initial_value', null],
  static_select: ['selected_option', 'initial_option', null],
  external_select: ['selected_option', 'initial_option', null],
  radio_buttons: ['selected_option', 'initial_option', null],
  multi_static_select: ['selected_options', 'initial_options', []],
  multi_external_select: ['selected_options', 'initial_options', []],
  checkboxes: ['selected_options', 'initial_options', []],
  users_select: ['selected_user', 'initial_user', null],
  multi_users_select: ['selected_users', 'initial_users', []],
  conversations_select: ['selected_conversation', 'initial_conversation', null],
  multi_conversations_select: ['selected_conversations', 'initial_conversations', []],
  channels_select: ['selected_channel', 'initial_channel', null],
  multi_channels_select: ['selected_channels', 'initial_channels', []],
  datepicker: ['selected_date', 'initial_date', null],
  timepicker: ['selected_time', 'initial_time', null],
  datetimepicker: ['selected_date_time', 'initial_date_time', null],
  rich_text_input: ['rich_text_value', 'initial_value', null],
  file_input: ['files', 'initial_files', []],
};

/** The options that a control shows, those of groups too. */
export const optionsOf = (element: Json): readonly Json[] => [
  ...objectsOf(element.options),
  ...objectsOf(element.option_groups).flatMap((group) => objectsOf(group.options)),
];

export const textIn = (it: unknown): string => (isObject(it) && typeof it.text === 'string' ? it.text : '');

/** Finds the property of a control's state; undefined for buttons and menus, which have none. */
export const statePropertyOf = (element: Json): string | undefined =>
  stateProperties[String(element.type)]?.[0];

/** What a control holds before anybody touches it. */
function initialState(element: Json): Json | undefined {
  const known = stateProperties[String(element.type)];
  if (known === undefined) return undefined;
  const [property, initial, empty] = known;
  const zone =
    element.type === 'timepicker' && element.timezone !== undefined ? { timezone: element.timezone } : {};
  return { type: element.type, [property]: element[initial] ?? empty, ...zone };
}

/** The state of all inputs of some blocks; what was typed before stays where ids and kinds are the same. */
export function stateOf(blocks: readonly Json[], before: Values = {}): Values {
  const values: Values = {};
  for (const { block } of blocksIn(blocks))
    for (const element of elementsIn(block)) {
      const begin = initialState(element);
      if (begin === undefined) continue;
      const [blockId, actionId] = [String(block.block_id), String(element.action_id)];
      const typed = before[blockId]?.[actionId];
      values[blockId] = {
        ...values[blockId],
        [actionId]: typed !== undefined && typed.type === begin.type ? typed : begin,
      };
    }
  return values;
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function optionFor(element: Json, value: unknown, offered: readonly Json[]): Json {
  const options = [
    ...optionsOf(element),
    ...offered,
    ...objectsOf([element.initial_option]),
    ...objectsOf(element.initial_options),
  ];
  const found = options.find((it) => it.value === value || textIn(it.text) === value);
  if (found === undefined)
    throw new Error(`The control ${String(element.action_id)} does not offer ${String(value)}`);
  return found;
}

/** Says what Slack's own client says about a value that it does not take. */
function complaint(element: Json, value: unknown): string | undefined {
  const words = typeof value === 'string' ? value : '';
  if (element.type === 'plain_text_input') {
    if (words.length > Number(element.max_length ?? 3_000)) return 'Please enter fewer characters';
    if (words !== '' && words.length < Number(element.min_length ?? 0)) return 'Please enter more characters';
  }
  if (element.type === 'number_input' && words !== '') {
    if (!/^-?\d+(\.\d+)?$/.test(words)) return 'Please enter a number';
    if (element.is_decimal_allowed !== true && words.includes('.')) return 'Please enter a whole number';
    if (Number(words) < Number(element.min_value ?? -Infinity)) return 'Please enter a greater number';
    if (Number(words) > Number(element.max_value ?? Infinity)) return 'Please enter a lesser number';
  }
  const most = Number(element.max_selected_items ?? Infinity);
  return listOf(value).length > most ? 'Please choose fewer' : undefined;
}

/** Turns what somebody typed or chose into the state of a control; throws where nobody could have chosen it. */
export function typedState(element: Json, value: unknown, offered: readonly Json[] = []): Json {
  const property = statePropertyOf(element);
  if (property === undefined) throw new Error(`Nobody types into a ${String(element.type)}`);
  const type = element.type;
  if (isEmpty(value)) return { type, [property]: Array.isArray(value) || property.endsWith('s') ? [] : null };
  if (property === 'selected_option') return { type, [property]: optionFor(element, value, offered) };
  if (property === 'selected_options')
    return { type, [property]: listOf(value).map((one) => optionFor(element, one, offered)) };
  if (property === 'selected_date' && !/^\d{4}-\d\d-\d\d$/.test(String(value)))
    throw new Error(`A date is written as YYYY-MM-DD, not ${String(value)}`);
  return { type, [property]: value };
}

/** What Slack's client itself says about a form before it sends it: required inputs, lengths and numbers. */
export function clientErrors(blocks: readonly Json[], values: Values): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { block } of blocksIn(blocks)) {
    const { element } = block;
    if (block.type !== 'input' || !isObject(element)) continue;
    const state = values[String(block.block_id)]?.[String(element.action_id)];
    const value = state?.[statePropertyOf(element) ?? ''];
    const said =
      isEmpty(value) && block.optional !== true
        ? 'Please complete this required field.'
        : complaint(element, value);
    if (said !== undefined) errors[String(block.block_id)] = said;
  }
  return errors;
}
