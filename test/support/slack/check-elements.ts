import { isDeepStrictEqual } from 'node:util';
import { richText } from './check-rich-text.ts';
import {
  byType,
  exactlyOne,
  type Fields,
  flag,
  integer,
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
import {
  anyText,
  boxOption,
  color,
  confirm,
  id,
  imageElement,
  menuOption,
  optionGroup,
  plain,
  selectOption,
  url,
} from './check-text.ts';

const actionable = { action_id: id };
const focusable = { focus_on_load: flag };
const placeholder = { placeholder: plain(150) };
const picker = { ...actionable, ...focusable, ...placeholder, confirm };
const several = { max_selected_items: integer(1, 100) };
const typed = {
  ...actionable,
  ...focusable,
  ...placeholder,
  dispatch_action_config: shape(
    {},
    { trigger_actions_on: list(1, 2, oneOf('on_enter_pressed', 'on_character_entered')) },
  ),
};

const optionsOf = (it: Json): readonly Json[] => [
  ...objectsOf(it.options),
  ...objectsOf(it.option_groups).flatMap((group) => objectsOf(group.options)),
];

/** What is chosen at first must be one of the options, exactly as it is written there. */
const initialIsThere = (it: Json, at: string): string[] => {
  const chosen = [
    ...(it.initial_option === undefined ? [] : [it.initial_option]),
    ...listOf(it.initial_options),
  ];
  const options = optionsOf(it);
  return chosen.every((one) => options.some((option) => isDeepStrictEqual(option, one)))
    ? []
    : problem(at, 'initial option must be one of the options');
};

const fixedOptions = { options: list(1, 100, selectOption), option_groups: list(1, 100, optionGroup) };
const fixed = (it: Json, at: string) => [
  ...exactlyOne('options', 'option_groups')(it, at),
  ...initialIsThere(it, at),
];

const boxes = (initial: Fields): Rule =>
  shape(
    { options: list(1, 10, boxOption) },
    { ...actionable, ...focusable, confirm, ...initial },
    initialIsThere,
  );

const conversationFilter = shape(
  {},
  {
    include: list(1, 4, oneOf('im', 'mpim', 'private', 'public')),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  },
);
const conversations = { default_to_current_conversation: flag, filter: conversationFilter };

const textInput = shape(
  {},
  {
    ...typed,
    initial_value: string(3_000),
    multiline: flag,
    min_length: integer(0, 3_000),
    max_length: integer(1, 3_000),
  },
  (it, at) => {
    const [min, max] = [Number(it.min_length ?? 0), Number(it.max_length ?? 3_000)];
    if (min > max) return problem(at, 'min_length must not be more than max_length');
    return String(it.initial_value ?? '').length > max
      ? problem(`${at}/initial_value`, `must be less than ${max + 1} characters`)
      : [];
  },
);

const amount = matching(/^-?\d+(\.\d+)?$/, 'a number as a string');
const numberInput = shape(
  { is_decimal_allowed: flag },
  { ...typed, initial_value: amount, min_value: amount, max_value: amount },
  (it, at) => {
    const [initial, min, max] = [it.initial_value, it.min_value, it.max_value].map((one) =>
      one === undefined ? undefined : Number(one),
    );
    if (
      it.is_decimal_allowed === false &&
      [initial, min, max].some((one) => one !== undefined && !Number.isInteger(one))
    )
      return problem(at, 'decimals are not allowed');
    if (min !== undefined && max !== undefined && min > max)
      return problem(at, 'min_value must not be more than max_value');
    const outside = initial !== undefined && (initial < (min ?? initial) || initial > (max ?? initial));
    return outside ? problem(`${at}/initial_value`, 'must be between min_value and max_value') : [];
  },
);

const date: Rule = (it, at) =>
  typeof it === 'string' && /^\d{4}-\d\d-\d\d$/.test(it) && !Number.isNaN(Date.parse(`${it}T00:00:00Z`))
    ? []
    : problem(at, 'must be a date as YYYY-MM-DD');

const buttonFields = { text: plain(75) };
const feedback = shape({ ...buttonFields, value: string(2_000) }, { accessibility_label: string(75) });

const elements: Fields = {
  button: shape(buttonFields, {
    ...actionable,
    confirm,
    value: string(2_000),
    url,
    style: color,
    accessibility_label: string(75),
  }),
  static_select: shape({}, { ...picker, ...fixedOptions, initial_option: selectOption }, fixed),
  multi_static_select: shape(
    {},
    { ...picker, ...several, ...fixedOptions, initial_options: list(1, 100, selectOption) },
    fixed,
  ),
  external_select: shape({}, { ...picker, initial_option: selectOption, min_query_length: integer(0, 100) }),
  multi_external_select: shape(
    {},
    {
      ...picker,
      ...several,
      initial_options: list(1, 100, selectOption),
      min_query_length: integer(0, 100),
    },
  ),
  users_select: shape({}, { ...picker, initial_user: id }),
  multi_users_select: shape({}, { ...picker, ...several, initial_users: list(1, 100, id) }),
  conversations_select: shape(
    {},
    { ...picker, ...conversations, initial_conversation: id, response_url_enabled: flag },
  ),
  multi_conversations_select: shape(
    {},
    { ...picker, ...several, ...conversations, initial_conversations: list(1, 100, id) },
  ),
  channels_select: shape({}, { ...picker, initial_channel: id, response_url_enabled: flag }),
  multi_channels_select: shape({}, { ...picker, ...several, initial_channels: list(1, 100, id) }),
  overflow: shape({ options: list(1, 5, menuOption) }, { ...actionable, confirm }),
  checkboxes: boxes({ initial_options: list(1, 10, boxOption) }),
  radio_buttons: boxes({ initial_option: boxOption }),
  datepicker: shape({}, { ...picker, initial_date: date }),
  timepicker: shape(
    {},
    {
      ...picker,
      initial_time: matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time as HH:mm'),
      timezone: matching(/^[A-Za-z_]+\/[A-Za-z_+\-/0-9]+$|^UTC$/, 'a time zone'),
    },
  ),
  datetimepicker: shape(
    {},
    { ...actionable, ...focusable, confirm, initial_date_time: integer(1_000_000_000, 9_999_999_999) },
  ),
  plain_text_input: textInput,
  email_text_input: shape({}, { ...typed, initial_value: string(3_000) }),
  url_text_input: shape({}, { ...typed, initial_value: url }),
  number_input: numberInput,
  rich_text_input: shape(
    {},
    { ...typed, initial_value: richText(), min_lines: integer(1, 100), max_lines: integer(1, 100) },
  ),
  file_input: shape({}, { ...actionable, filetypes: list(1, 100, string(20)), max_files: integer(1, 10) }),
  workflow_button: shape(
    {
      ...buttonFields,
      workflow: shape({
        trigger: shape(
          { url },
          { customizable_input_parameters: list(0, 50, shape({ name: id, value: id })) },
        ),
      }),
    },
    { ...actionable, style: color, accessibility_label: string(75) },
  ),
  feedback_buttons: shape({ positive_button: feedback, negative_button: feedback }, actionable),
  icon_button: shape(
    { icon: oneOf('trash'), ...buttonFields },
    {
      ...actionable,
      confirm,
      accessibility_label: string(75),
      value: string(2_000),
      visible_to_user_ids: list(0, 100, id),
    },
  ),
  image: imageElement,
  plain_text: anyText(),
  mrkdwn: anyText(),
};

const named = (names: string): Rule =>
  byType(
    Object.fromEntries(
      names.split(' ').map((name) => {
        const rule = elements[name];
        if (rule === undefined) throw new Error(`There is no element ${name}`);
        return [name, rule];
      }),
    ),
  );

const selects =
  'static_select external_select users_select conversations_select channels_select multi_static_select multi_external_select multi_users_select multi_conversations_select multi_channels_select';
const shared = `checkboxes radio_buttons datepicker timepicker ${selects}`;

/** Which elements each place takes (the unions of @slack/types). */
export const elementsOf = {
  section: named(`button overflow image workflow_button ${shared}`),
  actions: named(`button overflow datetimepicker workflow_button rich_text_input ${shared}`),
  input: named(
    `plain_text_input email_text_input url_text_input number_input rich_text_input file_input datetimepicker ${shared}`,
  ),
  context: named('image plain_text mrkdwn'),
  contextActions: named('feedback_buttons icon_button'),
  card: named('button'),
} as const;
