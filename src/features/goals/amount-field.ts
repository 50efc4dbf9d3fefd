import { type Field, sayInCard } from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { type AmountProblem, readAmount } from './rules/read-amount.ts';

/** A value as it is typed, with its unit. */
const MAX_AMOUNT = 60;

type AmountField = {
  name: string;
  label: string;
  /** The goal's own, shown behind the label. */
  unit?: string;
  hint?: string;
  required?: boolean;
  initial?: number | string | undefined;
};

/** Makes the field of a value: a text, since number fields of chats refuse 1.2万, 3.5k and 40 %. */
export function amountField(
  { name, label, unit = '', hint, required, initial }: AmountField,
  locale: Locale,
): Field {
  return {
    kind: 'text',
    name,
    label: unit === '' ? label : sayInCard(locale).withUnit({ label, unit }),
    ...(hint === undefined ? {} : { hint }),
    ...(required === undefined ? {} : { required }),
    maxLength: MAX_AMOUNT,
    ...(initial === undefined ? {} : { initial: String(initial) }),
  };
}

/** What was typed into such fields: the values, and by field what keeps the others from being one. */
export type ReadAmounts<Name extends string> = {
  values: Partial<Record<Name, number>>;
  problems: Partial<Record<Name, AmountProblem>>;
};

/** Reads fields of values, all in one unit; an empty one is neither a value nor a problem. */
export function readAmounts<Name extends string>(
  typed: Readonly<Partial<Record<Name, string | undefined>>>,
  unit: string,
): ReadAmounts<Name> {
  const read: ReadAmounts<Name> = { values: {}, problems: {} };
  for (const name in typed) {
    const text = typed[name];
    if (text === undefined) continue;
    const amount = readAmount(text, unit);
    if ('problem' in amount) read.problems[name] = amount.problem;
    else read.values[name] = amount.value;
  }
  return read;
}
