import type { Option, RawValue, RawValues } from '../../src/chat/index.ts';
import type { Locale } from '../../src/shared/locale.ts';
import type { Typed } from './form-shown.ts';
import type { TypedPeople } from './read-form.ts';
import { say } from './reply-copy.ts';

/** Asks the core who is meant. */
export type Ask = (lookup: string, query: string, nth: number) => Promise<readonly Option[]>;

type Unclear = { words: string; several: boolean };

/** A form's values with the people whom somebody typed by name. */
export type WithPeople = {
  /** For the core: names that mean nobody or several stand as they are, so that it accepts no form with them. */
  sent: RawValues;
  /** For the form, should it come back. */
  shown: Typed & { values: RawValues };
  unclear: Readonly<Record<string, readonly Unclear[]>>;
};

const separators = /[,，、;；\n]/;
const fold = (words: string): string => words.normalize('NFKC').trim().toLowerCase();

/** Finds the one person among those found; whoever is called exactly so goes before all others. */
function theOne(found: readonly Option[], words: string): Option | undefined {
  const exact = found.filter((it) => fold(it.label) === fold(words));
  const [only, ...others] = exact.length > 0 ? exact : found;
  return others.length === 0 ? only : undefined;
}

const listOf = (it: RawValue | undefined): readonly string[] =>
  Array.isArray(it) ? it : typeof it === 'string' && it !== '' ? [it] : [];

/** Turns names typed beside selects of people into people. */
export async function withPeople(
  values: RawValues,
  typed: readonly TypedPeople[],
  ask: Ask,
): Promise<WithPeople> {
  const [sent, shown]: [Record<string, RawValue>, Record<string, RawValue>] = [{ ...values }, { ...values }];
  const names: Record<string, string> = {};
  const candidates: Record<string, readonly Option[]> = {};
  const unclear: Record<string, readonly Unclear[]> = {};
  let nth = 0;
  for (const { field, kind, lookup, words } of typed) {
    const queries = kind === 'person' ? [words] : words.split(separators).map((it) => it.trim());
    const known: Option[] = [];
    const left: Unclear[] = [];
    for (const query of new Set(queries.filter((it) => it !== ''))) {
      const found = await ask(lookup, query, nth);
      nth += 1;
      const one = theOne(found, query);
      candidates[field] = [...(candidates[field] ?? []), ...(one === undefined ? found : [one])];
      if (one === undefined) left.push({ words: query, several: found.length > 0 });
      else known.push(one);
    }
    const ids = known.map((it) => it.value);
    const chosen = [...new Set([...(kind === 'person' ? [] : listOf(values[field])), ...ids])];
    const meant = [...chosen, ...left.map((it) => it.words)];
    sent[field] = kind === 'person' ? (meant[0] ?? '') : meant;
    shown[field] = kind === 'person' ? (chosen[0] ?? '') : chosen;
    names[field] = left.map((it) => it.words).join(', ');
    if (left.length > 0) unclear[field] = left;
  }
  return { sent, shown: { values: shown, names, candidates }, unclear };
}

/** Says at each field whom its names could mean. */
export const sayUnclear = ({ unclear }: WithPeople, locale: Locale): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unclear).map(([field, left]) => [
      field,
      left
        .map(({ words, several }) =>
          several ? say(locale).severalMatch({ words }) : say(locale).nobodyMatches({ words }),
        )
        .join(' '),
    ]),
  );
