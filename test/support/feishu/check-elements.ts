import { chartWith } from './check-chart.ts';
import * as controls from './check-controls.ts';
import {
  byTag,
  ErrCode,
  flag,
  integer,
  list,
  matching,
  oneOf,
  problem,
  type Rule,
  shape,
  string,
} from './check-shape.ts';
import { tableWith } from './check-table.ts';
import {
  anyText,
  color,
  icon,
  padding,
  plainText,
  spacing,
  textAlign,
  textSize,
  translations,
} from './check-text.ts';

const { common } = controls;

const box = {
  ...common,
  direction: oneOf('vertical', 'horizontal'),
  padding,
  horizontal_spacing: spacing,
  vertical_spacing: spacing,
  horizontal_align: oneOf('left', 'center', 'right'),
  vertical_align: oneOf('top', 'center', 'bottom'),
  background_style: color,
} as const;

const imageKey: Rule = (it, at) =>
  typeof it === 'string' && it.startsWith('img_')
    ? []
    : problem(at, 'image key is invalid', ErrCode.imageKey);

const markdown = shape(
  { content: string() },
  {
    ...common,
    i18n_content: translations,
    text_align: textAlign,
    text_size: textSize,
    text_color: color,
    icon,
  },
);

const img = shape(
  { img_key: imageKey },
  {
    ...common,
    alt: plainText,
    title: plainText,
    size: string(20),
    scale_type: oneOf('crop_center', 'fit_horizontal', 'crop_top'),
    mode: oneOf('crop_center', 'fit_horizontal', 'large', 'medium', 'small', 'tiny'),
    preview: flag,
    corner_radius: string(10),
    transparent: flag,
  },
);

const person = shape(
  { user_id: string(100) },
  {
    ...common,
    size: oneOf('extra_small', 'small', 'medium', 'large'),
    show_avatar: flag,
    show_name: flag,
    style: oneOf('normal', 'capsule'),
  },
);

const personList = shape(
  { persons: list(1, 200, shape({ id: string(100) })) },
  {
    ...common,
    lines: integer(1, 100),
    show_name: flag,
    show_avatar: flag,
    size: oneOf('extra_small', 'small', 'medium', 'large'),
    drop_invalid_user_id: flag,
    icon,
  },
);

/** Looked up late: containers hold elements. */
export const element: Rule = (it, at) => byTag(rules)(it, at);
/** Empty containers are refused. */
export const elements = list(1, 200, element);

const column = byTag({
  column: shape(
    { elements },
    {
      ...box,
      width: matching(/^(auto|weighted|\d{2,3}px)$/, 'a width'),
      weight: integer(1, 5),
      action: () => [],
    },
  ),
});

const columnSet = shape(
  { columns: list(1, 100, column) },
  { ...box, flex_mode: oneOf('none', 'stretch', 'flow', 'bisect', 'trisect'), action: () => [] },
);

const panel = shape(
  {
    elements,
    header: shape(
      { title: byTag({ plain_text: anyText, markdown }) },
      {
        background_color: color,
        vertical_align: string(10),
        padding,
        position: string(10),
        width: string(10),
        icon,
        icon_position: string(20),
        icon_expanded_angle: integer(-180, 180),
      },
    ),
  },
  {
    ...box,
    expanded: flag,
    background_color: color,
    border: shape({}, { color, corner_radius: string(10) }),
  },
);

const interactive = shape(
  { elements },
  {
    ...box,
    behaviors: list(1, 2, () => []),
    width: string(10),
    height: string(10),
    has_border: flag,
    border_color: color,
    corner_radius: string(10),
    disabled: flag,
    disabled_tips: plainText,
    hover_tips: plainText,
    confirm: shape({ title: plainText, text: plainText }),
  },
);

const rules: Readonly<Record<string, Rule>> = {
  markdown,
  div: shape({ text: anyText }, { ...common, icon, width: string(10) }),
  hr: shape({}, common),
  img,
  img_combination: shape(
    { combination_mode: string(20), img_list: list(1, 9, shape({ img_key: imageKey })) },
    { ...common, combination_transparent: flag, corner_radius: string(10) },
  ),
  person,
  person_list: personList,
  chart: chartWith(common),
  table: tableWith(common),
  column_set: columnSet,
  collapsible_panel: panel,
  interactive_container: interactive,
  form: shape(
    { name: string(100), elements },
    { ...box, confirm: shape({ title: plainText, text: plainText }) },
  ),
  button: controls.button,
  input: controls.input,
  select_static: controls.selectStatic,
  multi_select_static: controls.multiSelectStatic,
  select_person: controls.selectPerson,
  multi_select_person: controls.multiSelectPerson,
  date_picker: controls.datePicker,
  picker_time: controls.timePicker,
  picker_datetime: controls.dateTimePicker,
  checker: controls.checker,
  overflow: controls.overflow,
};

/** What sends something when it is used. */
export const interactiveTags: ReadonlySet<string> = new Set(
  'button input select_static multi_select_static select_person multi_select_person date_picker picker_time picker_datetime checker overflow'.split(
    ' ',
  ),
);
