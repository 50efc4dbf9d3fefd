import type { DoneState, Field, Form, PersonRef, RawValue, RawValues } from '../chat/index.ts';
import { fieldsOf } from '../chat/index.ts';
import type { Known } from './validate-values.ts';

const states: Readonly<Record<string, DoneState>> = { done: 'done', open: 'open', dropped: 'dropped' };

const refs = (ids: readonly string[], known: Known): PersonRef[] =>
  ids.flatMap((id) => {
    const name = known.get(id);
    return name === undefined ? [] : [{ id, name }];
  });

function withText(field: Field, raw: string, known: Known): Field {
  switch (field.kind) {
    case 'text':
    case 'long-text':
    case 'date':
      return { ...field, initial: raw };
    case 'select':
      return field.options.some((it) => it.value === raw) ? { ...field, initial: raw } : field;
    case 'number':
    case 'rating': {
      const number = Number(raw.normalize('NFKC'));
      return raw === '' || !Number.isFinite(number) ? field : { ...field, initial: number };
    }
    case 'yes-no':
      return { ...field, initial: raw === 'yes' };
    case 'person': {
      const [initial] = refs([raw], known);
      return initial === undefined ? field : { ...field, initial };
    }
    default:
      return field;
  }
}

function withRaw(field: Field, raw: RawValue, known: Known): Field {
  if (typeof raw === 'string') return withText(field, raw, known);
  if (Array.isArray(raw)) {
    if (field.kind === 'several') return { ...field, initial: raw };
    return field.kind === 'people' ? { ...field, initial: refs(raw, known) } : field;
  }
  if (field.kind !== 'done-list') return field;
  const items = field.items.map((item) => ({ ...item, initial: states[raw[item.id] ?? ''] ?? item.initial }));
  return { ...field, items };
}

/** Fills a form with what somebody typed before; what no longer fits its field is left out. */
export function prefill(form: Form, raw: RawValues, known: Known): Form {
  const items = form.items.map((item) => {
    const value = item.kind === 'field' ? raw[item.field.name] : undefined;
    return item.kind === 'field' && value !== undefined
      ? { ...item, field: withRaw(item.field, value, known) }
      : item;
  });
  return { ...form, items };
}

function rawOf(field: Field): RawValue {
  switch (field.kind) {
    case 'yes-no':
      return field.initial ? 'yes' : 'no';
    case 'several':
      return field.initial ?? [];
    case 'people':
      return (field.initial ?? []).map((it) => it.id);
    case 'person':
      return field.initial?.id ?? '';
    case 'done-list':
      return Object.fromEntries(field.items.map((item) => [item.id, item.initial]));
    default:
      return field.initial === undefined ? '' : String(field.initial);
  }
}

/** Says whether anything was typed that the form did not show by itself; only then is a closed form worth a draft. */
export const differs = (form: Form, raw: RawValues): boolean =>
  fieldsOf(form).some((field) => {
    const value = raw[field.name];
    return value !== undefined && JSON.stringify(value) !== JSON.stringify(rawOf(field));
  });

const isEmpty = (value: RawValue | undefined): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Says whether something was typed into a field that this shape of the form does not have. */
export function hasMore(form: Form, raw: RawValues): boolean {
  const names = new Set(fieldsOf(form).map((field) => field.name));
  return Object.entries(raw).some(([name, value]) => !names.has(name) && !isEmpty(value) && value !== 'no');
}

/** Joins an earlier draft with what was typed now: words are added to words, other values replace each other. */
export function joinTyped(form: Form, draft: RawValues, typed: RawValues): RawValues {
  const joined: Record<string, RawValue> = { ...draft, ...typed };
  for (const { kind, name } of fieldsOf(form)) {
    const [before, now] = [draft[name], typed[name]];
    if (kind !== 'text' && kind !== 'long-text') continue;
    if (typeof before !== 'string' || typeof now !== 'string' || before === '' || before.includes(now))
      continue;
    joined[name] = now === '' ? before : `${before}\n${now}`;
  }
  return joined;
}
