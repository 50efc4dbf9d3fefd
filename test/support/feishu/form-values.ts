import { interactiveTags } from './check-elements.ts';
import { isObject, type Json, listOf, objectsOf, taggedIn } from './check-shape.ts';
import type { User } from './state.ts';

/** What somebody typed or chose, by the names of a form's controls. */
export type Filled = Readonly<Record<string, unknown>>;
/** How the client reports what nobody touched: not at all, or empty; Feishu does not say (feishu.md section 22). */
export type Untouched = 'absent' | 'empty';

const tagOf = (it: Json): string => String(it.tag);

/** Finds the form of a card. */
export function formIn(card: Json): Json {
  const form = taggedIn(card).find((it) => it.tag === 'form');
  if (form === undefined) throw new Error('There is no form in this card');
  return form;
}

/** Lists the controls of a form that hold something. */
export const controlsIn = (form: Json): Json[] =>
  taggedIn(form.elements).filter(
    (it) => interactiveTags.has(tagOf(it)) && it.tag !== 'button' && it.tag !== 'overflow',
  );

const shiftOf = (timeZone: string): string => {
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts()
    .find((it) => it.type === 'timeZoneName')?.value;
  return name === undefined || name === 'GMT' ? '+0000' : name.replace('GMT', '').replace(':', '');
};

const times: Readonly<Record<string, string>> = {
  date_picker: 'initial_date',
  picker_time: 'initial_time',
  picker_datetime: 'initial_datetime',
};

/** What a control shows before anybody touches it. */
function initialOf(it: Json): unknown {
  const time = times[tagOf(it)];
  if (time !== undefined) return it[time];
  if (it.tag === 'checker') return it.checked === true;
  if (it.tag === 'input') return it.default_value;
  return it.initial_option ?? it.selected_values;
}

function needOptions(it: Json, chosen: readonly unknown[]): void {
  const offered = objectsOf(it.options).map((one) => one.value);
  const unknown = chosen.find((one) => one !== '' && !offered.includes(one));
  if (unknown !== undefined) throw new Error(`${String(it.name)} does not offer ${String(unknown)}`);
}

/** What a client lets somebody do with a control. */
function allowed(it: Json, value: unknown): void {
  const name = String(it.name);
  if (it.disabled === true) throw new Error(`${name} is disabled`);
  if (it.tag === 'input' && String(value).length > Number(it.max_length ?? 1_000))
    throw new Error(`${name} takes no more characters`);
  if (it.tag === 'checker' && typeof value !== 'boolean') throw new Error(`${name} is ticked or not`);
  if (it.tag === 'select_static') needOptions(it, [value]);
  if (it.tag === 'multi_select_static') needOptions(it, listOf(value));
}

function reported(it: Json, value: unknown, user: User, untouched: Untouched): unknown {
  const many = tagOf(it).startsWith('multi_');
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return untouched === 'absent' ? undefined : many ? [] : '';
  return tagOf(it) in times ? `${String(value)} ${shiftOf(user.timeZone)}` : value;
}

/** Reports a form as the client does: what somebody typed, and what stood there before. */
export function formValue(form: Json, filled: Filled, user: User, untouched: Untouched): Json {
  const controls = controlsIn(form);
  const unknown = Object.keys(filled).find((name) => !controls.some((it) => it.name === name));
  if (unknown !== undefined) throw new Error(`The form has no control ${unknown}`);
  const values = controls.map((it): [string, unknown] => {
    const name = String(it.name);
    if (Object.hasOwn(filled, name)) allowed(it, filled[name]);
    const value = reported(it, Object.hasOwn(filled, name) ? filled[name] : initialOf(it), user, untouched);
    const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    if (it.required === true && isEmpty) throw new Error(`The client asks for ${name} first`);
    return [name, value];
  });
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

const labelOf = (it: Json): string => (isObject(it.text) ? String(it.text.content) : '');

/** Finds what a form's button sends by its label; the first that submits where none is named. */
export function submitIn(form: Json, label?: string): Json {
  const submits = taggedIn(form.elements).filter((it) => it.form_action_type === 'submit');
  const found = submits.find((it) => label === undefined || labelOf(it) === label);
  if (found === undefined)
    throw new Error(`No button of the form is called ${label}: ${submits.map(labelOf).join(', ')}`);
  return found;
}
