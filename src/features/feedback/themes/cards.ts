import { action, type Button, type CardElement } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { Feedback } from '../rules.ts';
import { say } from './copy.ts';
import { isTheme, themes, UNSORTED } from './rules.ts';

/** Names a theme for a reader. */
export const themeName = (locale: Locale, theme: string): string =>
  isTheme(theme) ? say(locale).names()[theme] : say(locale).unsorted();

/** Names a theme beside how often it was counted. */
export const countedName = (locale: Locale, theme: string): string =>
  isTheme(theme) ? themeName(locale, theme) : say(locale).unsortedCount();

/** Shows the proposed theme on the giver's receipt, to be confirmed or changed by one tap, or the one that was chosen. */
export function themeElements(locale: Locale, it: Feedback): CardElement[] {
  const words = say(locale);
  if (it.theme !== null)
    return [{ kind: 'note', text: words.filedUnder({ theme: themeName(locale, it.theme) }) }];
  const proposed = it.proposedTheme;
  const confirm: Button[] =
    proposed === null
      ? []
      : [
          {
            label: words.confirm({ theme: themeName(locale, proposed) }),
            action: action('feedback.theme', { feedback: it.id, theme: proposed }),
          },
        ];
  const others = [...themes, UNSORTED].filter((theme) => theme !== proposed);
  return [
    { kind: 'note', text: proposed === null ? words.ask() : words.propose() },
    ...(confirm.length === 0 ? [] : [{ kind: 'buttons' as const, buttons: confirm }]),
    {
      kind: 'select',
      label: proposed === null ? words.choose() : words.another(),
      options: others.map((theme) => ({ value: theme, label: themeName(locale, theme) })),
      action: action('feedback.choose-theme', { feedback: it.id }),
    },
  ];
}
