import { action, instant, type Sample } from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { growthCard } from './cards.ts';
import { say } from './copy.ts';

const november = (locale: Locale) => {
  const words = say(locale);
  return [
    { text: words.checkIns({ answered: 3, asked: 4 }) },
    {
      text: words.achieved({ goal: 'G-12 Customer calls' }),
      button: { label: words.open(), action: action('goals.open', { goal: 'sample' }) },
    },
    { text: words.milestone({ goal: 'G-15 New settlement job', milestone: 'Pilot live' }) },
    { text: words.given({ count: 2 }) },
    { text: words.received({ count: 1 }) },
    {
      text: words.from({ name: 'Alice', on: instant(new Date('2026-11-17T09:00:00Z'), 'day') }),
      button: { label: words.open(), action: action('feedback.read', { feedback: 'sample' }) },
    },
    { text: words.kudosReceived({ count: 2 }) },
    { text: words.kept({ done: 5, dropped: 1 }) },
  ];
};

/** What the gallery shows of the growth line. */
export const samples: readonly Sample[] = [
  {
    name: 'Growth: my line',
    draw: (locale) => ({
      card: growthCard(locale, {
        months: [
          { month: '2026-11', lines: november(locale) },
          { month: '2026-10', lines: [{ text: say(locale).checkIns({ answered: 4, asked: 4 }) }] },
          { month: '2026-09', lines: [] },
        ],
        page: 0,
        hasOlder: true,
      }),
    }),
  },
];
