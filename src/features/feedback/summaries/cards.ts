import type { QuarterKey } from '../../../calendar/index.ts';
import { action, type Card, type CardElement, type Option, plain, text } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { countedName } from '../themes/cards.ts';
import { say } from './copy.ts';
import type { Average, Figures } from './rules.ts';

export type TeamView = {
  /** Nothing stands for the company. */
  team: string | undefined;
  /** The newest first; themes and ratings are left out for whoever sees the linked reviews alone. */
  quarters: readonly { quarter: QuarterKey; figures: Figures }[];
  /** Other pages the reader may open. */
  others: readonly Option[];
};

const average = (locale: Locale, label: string, it: Average | undefined) =>
  it === undefined
    ? []
    : [{ label, value: say(locale).average({ value: (it.sum / it.count).toFixed(1), count: it.count }) }];

function averages(
  locale: Locale,
  heading: string,
  pair: { collaboration: Average | undefined; responsiveness: Average | undefined },
): CardElement[] {
  const words = say(locale);
  const fields = [
    ...average(locale, words.collaboration(), pair.collaboration),
    ...average(locale, words.responsiveness(), pair.responsiveness),
  ];
  return fields.length === 0
    ? []
    : [
        { kind: 'text', text: plain(heading) },
        { kind: 'fields', layout: 'columns', fields },
      ];
}

function quarterElements(locale: Locale, { quarter, figures }: TeamView['quarters'][number]): CardElement[] {
  const words = say(locale);
  const themes: CardElement[] =
    figures.themes.length === 0
      ? []
      : [
          { kind: 'text', text: plain(words.themes()) },
          {
            kind: 'list',
            items: figures.themes.map(({ theme, count }) => ({
              text: text`${countedName(locale, theme)} · ${words.times({ count })}`,
            })),
          },
        ];
  const elements = [
    ...themes,
    ...averages(locale, words.averages(), figures),
    ...averages(locale, words.reviews(), {
      collaboration: figures.reviewCollaboration,
      responsiveness: figures.reviewResponsiveness,
    }),
  ];
  const [year = '', number = ''] = quarter.split('-Q');
  return elements.length === 0
    ? []
    : [{ kind: 'heading', text: words.quarter({ year, quarter: number }) }, ...elements];
}

/** Draws what may be shown of a team's feedback. */
export function teamCard(locale: Locale, view: TeamView): Card {
  const words = say(locale);
  const title = words.title({ team: view.team ?? words.company() });
  const shown = view.quarters.flatMap((it) => quarterElements(locale, it));
  return {
    title: plain(title),
    summary: title,
    elements: [
      ...(shown.length === 0 ? [{ kind: 'text' as const, text: words.nothing() }] : shown),
      ...(view.others.length === 0
        ? []
        : [
            {
              kind: 'select' as const,
              label: words.choose(),
              options: [...view.others],
              action: action('feedback.team', {}),
            },
          ]),
      { kind: 'note', text: words.note() },
      ...(view.team === undefined ? [{ kind: 'note' as const, text: words.noteCompany() }] : []),
    ],
  };
}
