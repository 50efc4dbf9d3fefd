import { action, type Card, type CardElement, type PersonRef, plain } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { say } from './copy.ts';
import { type RatingName, ratingNames } from './rules.ts';

export type ReviewView = {
  id: string;
  doer: PersonRef;
  collaboration: number | null;
  responsiveness: number | null;
  state: 'open' | 'complete' | 'declined';
  /** Whether words can still be sent to whoever did the work. */
  doerIsThere: boolean;
};

const scale = [1, 2, 3, 4, 5];

function ratingElements(locale: Locale, view: ReviewView, name: RatingName): CardElement[] {
  const words = say(locale);
  const label = words[name]();
  const value = view[name];
  if (value !== null)
    return [{ kind: 'fields', layout: 'columns', fields: [{ label, value: words.chosen({ value }) }] }];
  return [
    { kind: 'text', text: words.ends({ label }) },
    {
      kind: 'buttons',
      buttons: scale.map((each) => ({
        label: String(each),
        action: action('feedback.rate', { review: view.id, rating: name, value: String(each) }),
      })),
    },
  ];
}

/** Draws a linked review: two taps, and words by name for who wants to add some. */
export function reviewCard(locale: Locale, view: ReviewView): Card {
  const words = say(locale);
  const title = words.title({ name: view.doer.name });
  if (view.state === 'declined')
    return { title: plain(title), summary: title, elements: [{ kind: 'text', text: words.declined() }] };
  const open = view.state === 'open';
  const payload = { review: view.id };
  const below: CardElement[] = open
    ? [
        {
          kind: 'buttons',
          buttons: [{ label: words.decline(), action: action('feedback.decline-review', payload) }],
        },
      ]
    : [
        { kind: 'text', text: words.thanks() },
        ...(view.doerIsThere
          ? [
              {
                kind: 'buttons' as const,
                buttons: [{ label: words.words(), action: action('feedback.review-words', payload) }],
              },
              { kind: 'note' as const, text: words.wordsNote({ name: view.doer.name }) },
            ]
          : []),
      ];
  return {
    title: plain(title),
    summary: title,
    elements: [
      ...(open ? [{ kind: 'text' as const, text: words.body({ name: view.doer.name }) }] : []),
      ...ratingNames.flatMap((name) => ratingElements(locale, view, name)),
      ...below,
      { kind: 'note', text: words.audience() },
    ],
  };
}
