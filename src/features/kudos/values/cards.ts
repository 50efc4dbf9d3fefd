import { action, type Card, type Form, field, plain } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { say } from './copy.ts';
import { type Value, valueName, writeValues } from './rules.ts';

/** Characters of the whole list: twenty lines of two names fit. */
const MAX_LIST = 1_000;

/** Draws what the company stands for. */
export function valuesCard(locale: Locale, values: readonly Value[], mayEdit: boolean): Card {
  const words = say(locale);
  const active = values.filter((it) => it.active);
  return {
    title: words.title(),
    summary: words.summary(),
    elements: [
      { kind: 'list', items: active.map((it) => ({ text: plain(valueName(it, locale)) })) },
      { kind: 'note', text: words.intro() },
      ...(mayEdit
        ? [
            {
              kind: 'buttons' as const,
              buttons: [{ label: words.edit(), action: action('kudos.edit-values') }],
            },
          ]
        : []),
    ],
  };
}

/** Draws the form in which administrators edit the list. */
export function valuesForm(locale: Locale, values: readonly Value[], version: number): Form {
  const words = say(locale);
  return {
    title: words.formTitle(),
    audience: words.audience(),
    items: [
      field({
        kind: 'long-text',
        name: 'list',
        label: words.field(),
        hint: words.hint(),
        required: true,
        maxLength: MAX_LIST,
        initial: writeValues(values),
      }),
    ],
    submit: words.submit(),
    buttons: [],
    version,
  };
}
