import {
  action,
  type Card,
  type CardElement,
  MAX_EXCERPT,
  MAX_ROWS,
  type PersonRef,
  plain,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { excerpts } from '../excerpt.ts';
import type { CheckIn } from '../rules.ts';
import { say } from './copy.ts';

export type SummaryView = {
  /** `<team>:<week>` */
  subject: string;
  period: string;
  answered: number;
  total: number;
  /** Texts that people chose to show, in the order of answering. */
  shown: readonly { who: PersonRef; words: string }[];
  /** What goals add. */
  sections: readonly CardElement[];
  page: number;
  /** Whether the words are shown to the end: the place that **Open** leads to. */
  full: boolean;
};

/** Reads what people chose to show. */
export const shownTexts = (
  checkIns: readonly CheckIn[],
  people: ReadonlyMap<string, PersonRef>,
): SummaryView['shown'] =>
  checkIns
    .filter((it) => it.state === 'answered' && it.shared && it.strengths !== null)
    .toSorted((a, b) => (a.answeredAt?.getTime() ?? 0) - (b.answeredAt?.getTime() ?? 0))
    .flatMap((it) => {
      const who = people.get(it.personId);
      return who === undefined ? [] : [{ who, words: it.strengths ?? '' }];
    });

/** Draws a team's summary for its channel: how many answered, and the words people chose to show; never who did not answer. */
export function summaryCard(locale: Locale, view: SummaryView): Card {
  const words = say(locale);
  const { answered, total, shown, page, full } = view;
  const start = page * MAX_ROWS;
  const here = shown.slice(start, start + MAX_ROWS);
  const rest = shown.length - start - here.length;
  const elements: CardElement[] =
    page > 0
      ? []
      : [
          {
            kind: 'progress',
            label: words.answeredOf({ answered, total }),
            share: answered / Math.max(total, 1),
          },
        ];
  if (here.length > 0) {
    const excerpted = here.map((it) => ({
      name: it.who.name,
      ...excerpts([it.words], full ? Number.POSITIVE_INFINITY : MAX_EXCERPT),
    }));
    const fields = excerpted.map((it) => ({ label: it.name, value: plain(it.texts.join('')) }));
    if (page === 0) elements.push({ kind: 'heading', text: words.shown() });
    elements.push({ kind: 'fields', layout: 'rows', fields });
    if (excerpted.some((it) => it.shortened)) {
      const whole = action('check-ins.summary-full', { summary: view.subject, page: String(page) });
      elements.push({ kind: 'buttons', buttons: [{ label: words.open(), action: whole }] });
    }
  }
  if (rest > 0) {
    const next = { summary: view.subject, page: String(page + 1) };
    const button = { label: words.open(), action: action('check-ins.summary-page', next) };
    elements.push({ kind: 'list', items: [{ text: words.andMore({ count: rest }), button }] });
  }
  elements.push(...view.sections);
  return {
    title: plain(words.summaryTitle({ period: view.period })),
    summary: words.summarySummary({ answered, total }),
    elements,
  };
}
