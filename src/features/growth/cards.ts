import { formatMonth, type MonthKey } from '../../calendar/index.ts';
import { action, type Button, type Card, type CardElement, plain } from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { say } from './copy.ts';
import type { GrowthLine } from './model.ts';

export type GrowthView = {
  months: readonly { month: MonthKey; lines: readonly GrowthLine[] }[];
  page: number;
  hasOlder: boolean;
};

/** Rows with a button on one page: with the paging buttons the card keeps to eight controls. */
const MAX_BUTTONS = 6;

/** Draws one page of somebody's own line. */
export function growthCard(locale: Locale, { months, page, hasOlder }: GrowthView): Card {
  const words = say(locale);
  let left = MAX_BUTTONS;
  const items = (lines: readonly GrowthLine[]) =>
    lines.map(({ text, button }) => {
      if (button === undefined || left === 0) return { text };
      left -= 1;
      return { text, button };
    });
  const elements = months.flatMap(({ month, lines }): CardElement[] => [
    { kind: 'heading', text: plain(formatMonth(month, locale)) },
    lines.length === 0 ? { kind: 'text', text: words.empty() } : { kind: 'list', items: items(lines) },
  ]);
  const turn = (to: number) => action('growth.page', { page: String(to) });
  const pages: Button[] = [
    ...(page > 0 ? [{ label: words.newer(), action: turn(page - 1) }] : []),
    ...(hasOlder ? [{ label: words.older(), action: turn(page + 1) }] : []),
  ];
  return {
    title: plain(words.title()),
    summary: words.title(),
    elements: [
      ...elements,
      ...(pages.length === 0 ? [] : [{ kind: 'buttons' as const, buttons: pages }]),
      { kind: 'note', text: words.readers() },
    ],
  };
}
