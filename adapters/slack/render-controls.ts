import type { ActionsBlock, ConfirmationDialog, Overflow, Select, Button as SlackButton } from '@slack/types';
import {
  type Action,
  type Button,
  type CardElement,
  type Confirmation,
  type Control,
  isQuiet,
  type Option,
  wordsOfText,
} from '../../src/chat/index.ts';
import { encodeButton, encodeChoice, encodeMenu, encodeSelect } from './control-ids.ts';
import type { Drawing } from './drawing.ts';
import { limits } from './limits.ts';
import { plainObject } from './render-text.ts';

type SelectElement = Extract<CardElement, { kind: 'select' }>;
type Placed = { element: ActionsBlock['elements'][number]; blockId?: string | undefined };

function confirmOf(confirm: Confirmation, danger: boolean, { eyes, detail }: Drawing): ConfirmationDialog {
  const max = Math.min(detail.words, limits.confirmText);
  return {
    title: plainObject(confirm.title, Math.min(detail.words, limits.confirmTitle)),
    text: plainObject(wordsOfText(confirm.body, eyes, max), max),
    confirm: plainObject(confirm.confirm, limits.confirmButton),
    deny: plainObject(confirm.cancel, limits.confirmButton),
    ...(danger ? { style: 'danger' } : {}),
  };
}

const labelMax = ({ detail }: Drawing): number => Math.min(detail.labels, limits.buttonLabel);

const tooLong = (action: Action): Error =>
  new Error(`The payload of ${action.name} does not fit into a button: it holds ids only`);

/** Draws a button with its action and its confirmation. */
export function renderButton(button: Button, drawing: Drawing): SlackButton {
  const ids = encodeButton(drawing.nextId(), button.action);
  if (ids === undefined) throw tooLong(button.action);
  const { style, confirm } = button;
  return {
    type: 'button',
    text: plainObject(button.label, labelMax(drawing)),
    ...ids,
    ...(style === 'primary' || style === 'danger' ? { style } : {}),
    ...(confirm === undefined ? {} : { confirm: confirmOf(confirm, style === 'danger', drawing) }),
  };
}

type SlackOption = NonNullable<Extract<Select, { type: 'static_select' }>['options']>[number];
type Choices =
  | { options: SlackOption[] }
  | { option_groups: { label: SlackOption['text']; options: SlackOption[] }[] };

/** Draws options; more than a hundred stand in groups named by their places, so that every one can be chosen. */
export function choicesOf(options: readonly Option[], max: number = limits.optionLabel): Choices {
  const drawn = options
    .slice(0, limits.options * limits.options)
    .map((it) => ({ text: plainObject(it.label, max), value: it.value }));
  if (drawn.length <= limits.options) return { options: drawn };
  const groups = Array.from({ length: Math.ceil(drawn.length / limits.options) }, (_, i) =>
    drawn.slice(i * limits.options, (i + 1) * limits.options),
  );
  return {
    option_groups: groups.map((group, i) => {
      const first = i * limits.options + 1;
      return {
        label: plainObject(`${first}–${first + group.length - 1}`, limits.optionLabel),
        options: group,
      };
    }),
  };
}

function choiceButtons({ action, options }: SelectElement, drawing: Drawing): Placed[] {
  return options.map((option) => {
    const ids = encodeChoice(drawing.nextId(), action, option.value);
    if (ids === undefined) throw tooLong(action);
    return { element: { type: 'button', text: plainObject(option.label, labelMax(drawing)), ...ids } };
  });
}

/** Draws a select; one whose values do not fit becomes a row of buttons. */
function renderSelect(select: SelectElement, drawing: Drawing): Placed[] {
  if (select.options.length === 0) return [];
  const ids = encodeSelect(
    drawing.nextId(),
    select.action,
    select.options.map((it) => it.value),
  );
  if (ids === undefined) return choiceButtons(select, drawing);
  const element = {
    type: 'static_select' as const,
    action_id: ids.action_id,
    placeholder: plainObject(select.label, limits.placeholder),
    ...choicesOf(select.options, labelMax(drawing)),
  };
  return [{ element, blockId: ids.block_id }];
}

/** Draws quiet buttons as one small menu; those that ask first, and a menu that does not fit, stay buttons. */
function renderQuiet(buttons: readonly Button[], drawing: Drawing): Placed[] {
  const asking = buttons.filter((it) => it.confirm !== undefined);
  const plain = buttons.filter((it) => it.confirm === undefined);
  const menus = Array.from({ length: Math.ceil(plain.length / limits.menuOptions) }, (_, i) =>
    plain.slice(i * limits.menuOptions, (i + 1) * limits.menuOptions),
  ).flatMap((group): Placed[] => {
    const ids = encodeMenu(
      drawing.nextId(),
      group.map((it) => it.action),
    );
    if (ids === undefined) return group.map((it) => ({ element: renderButton(it, drawing) }));
    const element: Overflow = {
      type: 'overflow',
      action_id: ids.action_id,
      options: group.map((it, i) => ({ text: plainObject(it.label, labelMax(drawing)), value: String(i) })),
    };
    return [{ element, blockId: ids.block_id }];
  });
  return [...asking.map((it) => ({ element: renderButton(it, drawing) })), ...menus];
}

/** Puts controls into rows; one whose action also needs the row's id has a row of its own, and a row has 25 at most. */
function rowsOf(placed: readonly Placed[]): ActionsBlock[] {
  const rows: { elements: ActionsBlock['elements']; alone: boolean; blockId?: string }[] = [];
  for (const { element, blockId } of placed) {
    const last = rows.at(-1);
    if (blockId !== undefined) rows.push({ elements: [element], alone: true, blockId });
    else if (last === undefined || last.alone || last.elements.length >= limits.actionsElements)
      rows.push({ elements: [element], alone: false });
    else last.elements.push(element);
  }
  return rows.map(({ elements, blockId }) => ({
    type: 'actions',
    ...(blockId === undefined ? {} : { block_id: blockId }),
    elements,
  }));
}

/** Draws buttons and selects as rows, the quiet ones last and small. */
export function renderControls(controls: readonly Control[], drawing: Drawing): ActionsBlock[] {
  const quiet = controls.flatMap((it) => (it.kind === 'button' && isQuiet(it) ? [it.button] : []));
  const loud = controls
    .filter((it) => !isQuiet(it))
    .flatMap((it) =>
      it.kind === 'button' ? [{ element: renderButton(it.button, drawing) }] : renderSelect(it, drawing),
    );
  return rowsOf([...loud, ...renderQuiet(quiet, drawing)]);
}
