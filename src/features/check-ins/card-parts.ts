import { type Button, type CardElement, plain, type Text } from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';

/** Makes a paragraph. */
export const textElement = (text: Text): CardElement => ({ kind: 'text', text });

/** Makes a row of buttons, or nothing where there are none. */
export const buttonsOf = (buttons: readonly Button[]): CardElement[] =>
  buttons.length === 0 ? [] : [{ kind: 'buttons', buttons: [...buttons] }];

/** Joins sentences as a language does: Chinese ones follow each other without a space. */
export const joinSentences = (locale: Locale, ...sentences: (string | undefined)[]): string =>
  sentences.filter((it) => it !== undefined && it !== '').join(locale === 'zh-CN' ? '' : ' ');

/** Makes the small print of a card, or nothing where nothing is to be said. */
export function note(locale: Locale, ...sentences: (string | undefined)[]): CardElement[] {
  const said = joinSentences(locale, ...sentences);
  return said === '' ? [] : [{ kind: 'note', text: plain(said) }];
}
