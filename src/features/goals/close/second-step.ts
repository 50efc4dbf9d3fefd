import type { RawValues } from '../../../chat/index.ts';

const NEEDS_CAUSE = 'cause';
const SURE = 'sure:';

/** What a variant of the form says: whether it asks for the cause, and which values were asked about. */
export function readVariant(variant: string | undefined): { asksCause: boolean; sure: readonly number[] } {
  const words = (variant ?? '').split(' ');
  const sure = words.find((it) => it.startsWith(SURE))?.slice(SURE.length) ?? '';
  return {
    // `more` stands for a draft in which the longer form was filled in.
    asksCause: words.includes(NEEDS_CAUSE) || words.includes('more'),
    sure: sure === '' ? [] : sure.split(',').map(Number).filter(Number.isFinite),
  };
}

/** Names the variant of the second step. */
export const variantOf = (asksCause: boolean, sure: readonly number[]): string =>
  [asksCause ? NEEDS_CAUSE : '', sure.length === 0 ? '' : `${SURE}${sure.join(',')}`]
    .filter((it) => it !== '')
    .join(' ');

/** Writes validated values as a chat sends them, for the second step. */
export const rawOf = (values: Readonly<Record<string, unknown>>): RawValues =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  );
