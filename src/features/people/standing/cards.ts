import type { Card, PersonRef } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { say } from './copy.ts';

/** Draws whose people come to a manager because the one between them left. */
export function vacancyCard(locale: Locale, view: { leaver: string; people: readonly PersonRef[] }): Card {
  const words = say(locale);
  const count = view.people.length;
  return {
    title: words.title(view),
    summary: words.summary(),
    elements: [
      { kind: 'text', text: words.body({ leaver: view.leaver, count }) },
      { kind: 'people', label: words.people(), people: [...view.people] },
    ],
  };
}
