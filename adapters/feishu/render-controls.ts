import {
  type Button,
  type CardElement,
  type Confirmation,
  type Control,
  isQuiet,
  type Option,
  wordsOfText,
} from '../../src/chat/index.ts';
import { menuOption, pickValue, pressValue } from './control-values.ts';
import { say } from './copy.ts';
import { optionValue } from './form-names.ts';
import { limits } from './limits.ts';
import type { Drawing } from './render-drawing.ts';
import type {
  Choice,
  ColumnSet,
  Confirm,
  Element,
  Button as FeishuButton,
  Overflow,
  Select,
} from './render-json.ts';
import { plainObject, smallPrint } from './render-text.ts';

type SelectElement = Extract<CardElement, { kind: 'select' }>;

const styles = { primary: 'primary_filled', danger: 'danger', quiet: 'text' } as const;

/** Draws a confirmation: Feishu's has a title and words, and buttons of its own. */
function confirmOf(confirm: Confirmation, { eyes, detail }: Drawing): Confirm {
  const max = Math.min(detail.words, limits.confirmText);
  return {
    title: plainObject(confirm.title, Math.min(detail.words, limits.confirmTitle)),
    text: plainObject(wordsOfText(confirm.body, eyes, max), max),
  };
}

const labelMax = ({ detail }: Drawing, most: number): number => Math.min(detail.labels, most);

/** Draws a button with its action and its confirmation. */
export function renderButton({ label, action, style, confirm }: Button, drawing: Drawing): FeishuButton {
  return {
    tag: 'button',
    text: plainObject(label, labelMax(drawing, limits.buttonLabel)),
    type: style === undefined ? 'default' : styles[style],
    ...(style === 'quiet' ? { size: 'small' } : {}),
    ...(confirm === undefined ? {} : { confirm: confirmOf(confirm, drawing) }),
    behaviors: [{ type: 'callback', value: pressValue(action) }],
  };
}

/** Draws options, each value once: a repeated one would make Feishu refuse the card. */
export const choicesOf = (options: readonly Option[], max: number): Choice[] =>
  [...new Map(options.map((it) => [it.value, it])).values()].map((it) => ({
    text: plainObject(it.label, max),
    value: optionValue(it.value),
  }));

/** Draws a select; what it cannot offer is said below. */
function renderSelect(
  { label, options, action }: SelectElement,
  drawing: Drawing,
): { select?: Select; lost: number } {
  const choices = choicesOf(options, labelMax(drawing, limits.optionLabel));
  const shown = choices.slice(0, drawing.detail.options);
  if (shown.length === 0) return { lost: 0 };
  return {
    select: {
      tag: 'select_static',
      placeholder: plainObject(label, limits.placeholder),
      options: shown,
      behaviors: [{ type: 'callback', value: pickValue(action) }],
      // As it comes it is as wide as three buttons.
      width: '150px',
    },
    lost: choices.length - shown.length,
  };
}

/** Draws quiet buttons as one small menu; those that ask first stay buttons. */
function renderQuiet(buttons: readonly Button[], drawing: Drawing): Element[] {
  const asking = buttons.filter((it) => it.confirm !== undefined);
  const options = new Map(
    buttons
      .filter((it) => it.confirm === undefined)
      .map((it): [string, Choice] => [
        menuOption(it.action),
        {
          text: plainObject(it.label, labelMax(drawing, limits.optionLabel)),
          value: menuOption(it.action),
        },
      ]),
  );
  const menu: Overflow = { tag: 'overflow', options: [...options.values()].slice(0, drawing.detail.options) };
  return [...asking.map((it) => renderButton(it, drawing)), ...(menu.options.length === 0 ? [] : [menu])];
}

/** Puts elements side by side, on as many lines as they need. */
export const inRow = (elements: readonly Element[]): ColumnSet => ({
  tag: 'column_set',
  flex_mode: 'flow',
  horizontal_spacing: 'small',
  columns: elements.map((it) => ({ tag: 'column', width: 'auto', vertical_align: 'center', elements: [it] })),
});

/** Draws buttons and selects in a row, the quiet ones last and small. */
export function renderControls(controls: readonly Control[], drawing: Drawing): Element[] {
  const words = say(drawing.eyes.locale);
  const loud = controls.filter((it) => !isQuiet(it));
  const shown = loud.slice(0, drawing.detail.options);
  let options = 0;
  const elements = shown.flatMap((it): Element[] => {
    if (it.kind === 'button') return [renderButton(it.button, drawing)];
    const { select, lost } = renderSelect(it, drawing);
    options += lost;
    return select === undefined ? [] : [select];
  });
  const quiet = controls.flatMap((it) => (it.kind === 'button' && isQuiet(it) ? [it.button] : []));
  const row = [...elements, ...renderQuiet(quiet, drawing)];
  const buttons = loud.length - shown.length;
  return [
    ...(row.length === 0 ? [] : [inRow(row)]),
    ...(options === 0 ? [] : [smallPrint(words.moreOptions({ count: options }))]),
    ...(buttons === 0 ? [] : [smallPrint(words.moreButtons({ count: buttons }))]),
  ];
}
