import {
  eitherOf,
  flag,
  integer,
  isObject,
  type Json,
  list,
  listOf,
  matching,
  objectsOf,
  oneOf,
  problem,
  type Rule,
  shape,
  string,
} from './check-shape.ts';
import { anyText, elementId, icon, margin, padding, plain, plainText, url } from './check-text.ts';

export const common = { element_id: elementId, margin } as const;

const callbackValue: Rule = (it, at) =>
  isObject(it) ? [] : problem(at, 'the value of a callback is not an object');

const behavior: Rule = (it, at) => {
  if (!isObject(it)) return problem(at, 'type of property is not object');
  if (it.type === 'callback') return shape({ type: string(), value: callbackValue })(it, at);
  if (it.type !== 'open_url') return problem(at, `unknown behavior ${String(it.type)}`);
  const addresses = { pc_url: url, ios_url: url, android_url: url };
  return shape({ type: string(), default_url: url }, addresses)(it, at);
};

const behaviors = list(1, 2, behavior);
const confirm = shape({ title: plain(200), text: plain(1_000) });
const width = matching(/^(default|fill|auto|\d{2,3}px)$/, 'a width');
/** Names stand between a client and what it sends: short, without blanks. */
const name = matching(/^\S{1,100}$/, 'a name');
const control = {
  ...common,
  name,
  required: flag,
  disabled: flag,
  disabled_tips: plainText,
  behaviors,
  confirm,
  width,
} as const;

export const button: Rule = shape(
  { text: plain(200) },
  {
    ...control,
    type: oneOf(
      'default',
      'primary',
      'danger',
      'text',
      'primary_text',
      'danger_text',
      'primary_filled',
      'danger_filled',
      'laser',
    ),
    size: oneOf('tiny', 'small', 'medium', 'large'),
    icon,
    hover_tips: plainText,
    form_action_type: oneOf('submit', 'reset'),
  },
  (it, at) =>
    it.behaviors === undefined && it.form_action_type === undefined
      ? problem(at, 'there is neither a callback nor a link', 200340)
      : [],
);

export const input: Rule = shape(
  {},
  {
    ...control,
    placeholder: plain(200),
    default_value: string(1_000, 0),
    max_length: integer(1, 1_000),
    input_type: oneOf('text', 'multiline_text', 'password'),
    rows: integer(1, 100),
    auto_resize: flag,
    max_rows: integer(1, 100),
    show_icon: flag,
    label: plain(200),
    label_position: oneOf('top', 'left'),
  },
  (it, at) => {
    const max = typeof it.max_length === 'number' ? it.max_length : 1_000;
    return typeof it.default_value === 'string' && it.default_value.length > max
      ? problem(at, `default_value exceeds the limit of ${max}`)
      : [];
  },
);

const option = shape({ text: plain(200), value: string(1_000) }, { icon });
const linkOption = shape(
  { text: plain(200) },
  { value: string(1_000), multi_url: shape({ url }, { pc_url: url, ios_url: url, android_url: url }) },
);

function distinct(it: Json, at: string): string[] {
  const values = objectsOf(it.options).map((one) => one.value);
  return new Set(values).size === values.length ? [] : problem(at, 'two options have the same value');
}

/** What is chosen at first is one of the options. */
const chosenOf =
  (read: (it: Json) => readonly unknown[]) =>
  (it: Json, at: string): string[] => {
    const values = objectsOf(it.options).map((one) => one.value);
    const unknown = read(it).filter((one) => !values.includes(one));
    return [...distinct(it, at), ...unknown.flatMap(() => problem(at, 'what is chosen is no option'))];
  };

const one = (it: Json): readonly unknown[] => (it.initial_option === undefined ? [] : [it.initial_option]);
const many = (it: Json): readonly unknown[] => listOf(it.selected_values);
const select = { ...control, type: oneOf('default', 'text'), placeholder: plain(200) } as const;
const options = { options: list(1, 500, option) } as const;
const people = { options: list(1, 500, shape({ value: string(100) })) } as const;

export const selectStatic = shape(
  options,
  { ...select, initial_option: string(), initial_index: integer(1, 500) },
  chosenOf(one),
);
export const multiSelectStatic = shape(
  options,
  { ...select, selected_values: list(0, 500, string()) },
  chosenOf(many),
);
export const selectPerson = shape({}, { ...select, ...people, initial_option: string() });
export const multiSelectPerson = shape({}, { ...select, ...people, selected_values: list(0, 500, string()) });
export const overflow = shape(
  { options: list(1, 100, linkOption) },
  { ...control, value: callbackValue },
  distinct,
);

const picker = { ...control, placeholder: plain(200) } as const;
const date = matching(/^\d{4}-\d{2}-\d{2}$/, 'a date YYYY-MM-DD');
const time = matching(/^\d{2}:\d{2}$/, 'a time HH:mm');
const dateTime = matching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/, 'a date and time');

export const datePicker = shape({}, { ...picker, initial_date: date });
export const timePicker = shape({}, { ...picker, initial_time: time });
export const dateTimePicker = shape({}, { ...picker, initial_datetime: dateTime });

export const checker = shape(
  {},
  {
    ...control,
    checked: flag,
    text: anyText,
    overall_checkable: flag,
    padding,
    button_area: eitherOf(
      shape({}, { pc_display_rule: oneOf('always', 'on_hover'), buttons: list(1, 3, button) }),
    ),
    checked_style: shape(
      {},
      {
        show_strikethrough: flag,
        opacity: (it, at) => (typeof it === 'number' ? [] : problem(at, 'property is not a number')),
      },
    ),
    hover_tips: plainText,
  },
);
