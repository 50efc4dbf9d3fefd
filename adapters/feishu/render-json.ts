import type { ControlValue } from './control-values.ts';

/* The parts of Card JSON 2.0 that Pacer writes (feishu.md section 13): Feishu refuses properties that it does not know. */

export type PlainText = { tag: 'plain_text'; content: string };
export type TextSize = 'heading' | 'notation';
export type TextColor = 'grey' | 'red';
export type Template = 'blue' | 'green' | 'orange' | 'red';
export type TagColor = 'neutral' | 'green' | 'orange' | 'red';
export type TextTag = { tag: 'text_tag'; text: PlainText; color: TagColor };

/** Room above an element: less where it belongs to the one before, more where something new begins. */
export type Margin = '-4px 0px 0px 0px' | '8px 0px 0px 0px';

export type Div = {
  tag: 'div';
  margin?: Margin;
  text: PlainText & { text_size?: TextSize; text_color?: TextColor };
};
export type Markdown = { tag: 'markdown'; content: string; text_size?: TextSize; margin?: Margin };
export type Hr = { tag: 'hr' };
export type Img = { tag: 'img'; img_key: string; alt: PlainText; scale_type: 'fit_horizontal' };
export type Chart = {
  tag: 'chart';
  aspect_ratio: '16:9' | '4:3';
  chart_spec: Readonly<Record<string, unknown>>;
};
export type Table = {
  tag: 'table';
  page_size: number;
  row_height: 'low' | 'auto';
  header_style: { bold: true; background_style: 'grey' };
  columns: { name: string; display_name: string; data_type: 'text'; width: 'auto' }[];
  rows: Readonly<Record<string, string>>[];
};

export type Behavior = { type: 'callback'; value: ControlValue };
export type Confirm = { title: PlainText; text: PlainText };
export type Choice = { text: PlainText; value: string };

export type Button = {
  tag: 'button';
  text: PlainText;
  type: 'default' | 'primary_filled' | 'danger' | 'text';
  size?: 'small';
  confirm?: Confirm;
  behaviors: Behavior[];
  /** In forms only. */
  name?: string;
  form_action_type?: 'submit';
};
export type Overflow = { tag: 'overflow'; options: Choice[] };
export type Select = {
  tag: 'select_static';
  placeholder?: PlainText;
  options: Choice[];
  initial_option?: string;
  behaviors?: Behavior[];
  width?: 'fill' | '150px';
  name?: string;
};

// What stands only in forms.
export type MultiSelect = {
  tag: 'multi_select_static';
  name: string;
  placeholder: PlainText;
  options: Choice[];
  selected_values?: string[];
  width: 'fill';
};
export type Input = {
  tag: 'input';
  name: string;
  placeholder: PlainText;
  default_value?: string;
  max_length: number;
  width: 'fill';
} & (
  | { input_type: 'text' }
  | { input_type: 'multiline_text'; rows: number; auto_resize: true; max_rows: number }
);
export type DatePicker = {
  tag: 'date_picker';
  name: string;
  placeholder: PlainText;
  initial_date?: string;
  width: 'fill';
};
export type Checker = { tag: 'checker'; margin?: Margin; name: string; checked: boolean; text: PlainText };

export type Column = {
  tag: 'column';
  width: 'auto' | 'weighted';
  weight?: number;
  vertical_align?: 'top' | 'center';
  elements: Element[];
};
export type ColumnSet = {
  tag: 'column_set';
  margin?: Margin;
  flex_mode: 'none' | 'flow' | 'stretch';
  horizontal_spacing: 'small' | 'medium';
  columns: Column[];
};
export type Form = { tag: 'form'; name: string; vertical_spacing: 'small'; elements: Element[] };

export type Element =
  | Div
  | Markdown
  | Hr
  | Img
  | Chart
  | Table
  | Button
  | Overflow
  | Select
  | MultiSelect
  | Input
  | DatePicker
  | Checker
  | ColumnSet
  | Form;

/** A whole card; `update_multi` because only such cards can be updated. */
export type FeishuCard = {
  schema: '2.0';
  config: { update_multi: true; enable_forward?: false; summary: { content: string } };
  header?: { template: Template; title: PlainText; text_tag_list?: TextTag[] };
  body: { elements: Element[] };
};

/** Counts everything with a `tag`, as Feishu does. */
export function countTags(it: unknown): number {
  if (Array.isArray(it)) return it.reduce<number>((sum, each) => sum + countTags(each), 0);
  if (typeof it !== 'object' || it === null) return 0;
  const inside = Object.values(it).reduce<number>((sum, each) => sum + countTags(each), 0);
  return inside + ('tag' in it ? 1 : 0);
}

/** Counts the bytes of a card's JSON as the `content` of a request, where it is a string once more. */
export const contentBytes = (json: string): number => Buffer.byteLength(JSON.stringify(json));
