import type { RawValue, RawValues } from '../../src/chat/index.ts';
import { fieldOfBlock } from './form-ids.ts';
import { NONE, YES } from './render-field.ts';

type Chosen = { value?: string | undefined };
/** What one control of a view holds, by Slack's own shapes. */
export type ControlState = {
  type?: string | undefined;
  value?: string | null | undefined;
  selected_option?: Chosen | null | undefined;
  selected_options?: readonly Chosen[] | null | undefined;
  selected_date?: string | null | undefined;
};
/** `view.state.values`: by block, then by control. */
export type ViewState = Readonly<Record<string, Readonly<Record<string, ControlState>>>>;

const chosen = (it: Chosen | null | undefined): string =>
  it?.value === undefined || it.value === NONE ? '' : it.value;

function readControl(actionId: string, state: ControlState): RawValue {
  if (state.type === 'datepicker') return state.selected_date ?? '';
  if (state.selected_options !== undefined) {
    const values = (state.selected_options ?? []).map(chosen).filter((it) => it !== '');
    if (actionId !== 'yes-no') return values;
    return values.includes(YES) ? 'yes' : 'no';
  }
  if (state.selected_option !== undefined) return chosen(state.selected_option);
  return state.value ?? '';
}

/** Reads what was typed and chosen in a form's view; empty fields are empty, so that a draft forgets what was deleted. */
export function readState(state: ViewState | undefined): RawValues {
  const values = new Map<string, RawValue>();
  const items = new Map<string, Record<string, string>>();
  for (const [blockId, controls] of Object.entries(state ?? {})) {
    const field = fieldOfBlock(blockId);
    const [control] = Object.entries(controls);
    if (field === undefined || control === undefined) continue;
    const value = readControl(...control);
    if (field.item === undefined) values.set(field.name, value);
    else if (typeof value === 'string' && value !== '')
      items.set(field.name, { ...items.get(field.name), [field.item]: value });
  }
  return Object.fromEntries([...values, ...items]);
}
