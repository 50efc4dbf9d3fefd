import type { Locale } from '../../../shared/locale.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

/** Something a company stands for; a removed one still names the kudos that were given for it. */
export type Value = { id: string; en: string; zh: string; active: boolean };

/** Values a company may have at once. */
export const MAX_VALUES = 20;
/** Characters of a value's name. */
export const MAX_VALUE_NAME = 24;
/** Values that one kudos may name. */
export const MAX_VALUES_NAMED = 3;

/** The values of a company that has not edited them. */
export const seededValues: readonly Value[] = [
  { id: 'ownership', en: 'Ownership', zh: '担当', active: true },
  { id: 'teamwork', en: 'Teamwork', zh: '协作', active: true },
  { id: 'customer', en: 'Customer first', zh: '客户第一', active: true },
  { id: 'craft', en: 'Craft', zh: '匠心', active: true },
  { id: 'learning', en: 'Learning', zh: '成长', active: true },
  { id: 'candour', en: 'Candour', zh: '坦诚', active: true },
];

/** Names a value for a reader. */
export const valueName = (value: Value, locale: Locale): string => (locale === 'zh-CN' ? value.zh : value.en);

/** Names values by their ids, in the order given. */
export const valueNames = (ids: readonly string[], values: readonly Value[], locale: Locale): string[] =>
  ids.flatMap((id) => {
    const value = values.find((it) => it.id === id);
    return value === undefined ? [] : [valueName(value, locale)];
  });

/** Folds a value's name or a typed `#tag`: width, case, spaces and hyphens make no difference. */
export const foldValue = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-·]/gu, '');

/** By what each value may be typed behind `#`. */
export function tagsOf(values: readonly Value[]): ReadonlyMap<string, string> {
  const active = values.filter((it) => it.active);
  return new Map(active.flatMap((it) => [it.en, it.zh].map((name) => [foldValue(name), it.id])));
}

/** Writes the values as an administrator edits them: one a line, English and Chinese. */
export const writeValues = (values: readonly Value[]): string =>
  values
    .filter((it) => it.active)
    .map((it) => (it.en === it.zh ? it.en : `${it.en} / ${it.zh}`))
    .join('\n');

export type ValueProblem =
  | { kind: 'none' }
  | { kind: 'too-many' }
  | { kind: 'parts' | 'too-long' | 'twice' | 'no-letters'; line: number };

const separator = /\s*[/／|｜]\s*/u;

type Names = { en: string; zh: string };

function readLine(line: string, number: number): Result<Names, ValueProblem> {
  const parts = line.split(separator).filter((it) => it !== '');
  const [en, zh = en] = parts;
  if (en === undefined || zh === undefined || parts.length > 2) return err({ kind: 'parts', line: number });
  if ([en, zh].some((it) => [...it].length > MAX_VALUE_NAME)) return err({ kind: 'too-long', line: number });
  // A name made of signs alone could never be typed behind a hash.
  if ([en, zh].some((it) => !/^[\p{L}\p{N}\p{M}\s_\-·'’&]*\p{L}/u.test(it)))
    return err({ kind: 'no-letters', line: number });
  return ok({ en, zh });
}

/** Reads the edited list; values whose name stays keep their id, and those no longer listed are kept for old kudos. */
export function readValues(
  typed: string,
  known: readonly Value[],
  newId: () => string,
): Result<Value[], ValueProblem> {
  const lines = typed
    .split('\n')
    .map((it) => it.replace(/^[\s#＃*•-]+/u, '').trim())
    .filter((it) => it !== '');
  if (lines.length === 0) return err({ kind: 'none' });
  if (lines.length > MAX_VALUES) return err({ kind: 'too-many' });
  const taken = new Set<string>();
  const read: Value[] = [];
  for (const [i, line] of lines.entries()) {
    const names = readLine(line, i + 1);
    if (!names.ok) return names;
    const keys = new Set([foldValue(names.value.en), foldValue(names.value.zh)]);
    if ([...keys].some((it) => taken.has(it))) return err({ kind: 'twice', line: i + 1 });
    for (const key of keys) taken.add(key);
    const same = known.find(
      (it) => [it.en, it.zh].some((name) => keys.has(foldValue(name))) && !read.some((r) => r.id === it.id),
    );
    read.push({ id: same?.id ?? newId(), ...names.value, active: true });
  }
  const dropped = known.filter((it) => !read.some((r) => r.id === it.id));
  return ok([...read, ...dropped.map((it) => ({ ...it, active: false }))]);
}
