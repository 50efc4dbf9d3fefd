import type { Field, Option, PersonRef, RawValue, RawValues } from '../../src/chat/index.ts';

/** What somebody has typed and chosen so far; it stands in the form in place of the form's own first values. */
export type Typed = {
  values?: RawValues | undefined;
  /** Words in the text fields beside selects of people, by field. */
  names?: Readonly<Record<string, string>> | undefined;
  /** People to be offered first because they were looked for, by field. */
  candidates?: Readonly<Record<string, readonly Option[]>> | undefined;
};

type Of<K extends Field['kind']> = Extract<Field, { kind: K }>;
type People = Of<'person'> | Of<'people'>;

// Plain decimals, never 1e+21.
const decimal = (value: number): string =>
  value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 });

function initialText(field: Field): string {
  switch (field.kind) {
    case 'number':
    case 'rating':
      return field.initial === undefined ? '' : decimal(field.initial);
    case 'person':
      return field.initial?.id ?? '';
    case 'text':
    case 'long-text':
    case 'select':
    case 'date':
      return field.initial ?? '';
    default:
      return '';
  }
}

const rawOf = (field: Field, { values }: Typed): RawValue | undefined =>
  values !== undefined && Object.hasOwn(values, field.name) ? values[field.name] : undefined;

/** Finds what a field of one value shows. */
export function shownText(field: Field, typed: Typed): string {
  const raw = rawOf(field, typed);
  return typeof raw === 'string' ? raw : initialText(field);
}

/** Finds what a field of several values shows. */
export function shownList(field: Of<'several'> | Of<'people'>, typed: Typed): readonly string[] {
  const raw = rawOf(field, typed);
  if (Array.isArray(raw)) return raw;
  return field.kind === 'several' ? (field.initial ?? []) : (field.initial ?? []).map((it) => it.id);
}

/** Says whether a yes-no field is ticked. */
export function shownTick(field: Of<'yes-no'>, typed: Typed): boolean {
  const raw = rawOf(field, typed);
  return typeof raw === 'string' ? raw === 'yes' : field.initial;
}

/** Finds the state of one thing of a done-list. */
export function shownState(
  field: Of<'done-list'>,
  item: { id: string; initial: string },
  typed: Typed,
): string {
  const raw = rawOf(field, typed);
  if (typeof raw !== 'object' || Array.isArray(raw)) return item.initial;
  return (Object.hasOwn(raw, item.id) ? raw[item.id] : undefined) ?? item.initial;
}

const optionOf = ({ id, name }: PersonRef): Option => ({ value: id, label: name });

/** Lists the people whom a select offers: those looked for, those chosen already, then the likeliest, `max` at most. */
export function offeredPeople(field: People, typed: Typed, max: number): Option[] {
  const initial = field.kind === 'person' ? [field.initial] : (field.initial ?? []);
  const first = [
    ...(typed.candidates?.[field.name] ?? []),
    ...initial.filter((it) => it !== undefined).map(optionOf),
  ];
  const chosen = new Set(field.kind === 'person' ? [shownText(field, typed)] : shownList(field, typed));
  const likely = field.likely.map(optionOf);
  const byId = new Map<string, Option>();
  for (const it of [...first, ...likely.filter((each) => chosen.has(each.value)), ...likely])
    if (!byId.has(it.value) && (byId.size < max || chosen.has(it.value))) byId.set(it.value, it);
  return [...byId.values()];
}
