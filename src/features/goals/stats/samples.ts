import type { Sample } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { statisticsCard } from './cards.ts';
import { addUp, type Count } from './rules.ts';

const names: Record<Locale, readonly string[]> = {
  en: ['Payments', 'Supply', 'Customer service'],
  'zh-CN': ['支付', '供应链', '客户服务'],
};

const made = (team: number, count: number, it: Partial<Count> = {}): Count => ({
  teamId: `team${team}`,
  reason: 'market',
  kind: 'adjust',
  state: 'approved',
  count,
  ...it,
});

const counts: readonly Count[] = [
  made(0, 3),
  made(0, 2, { reason: 'wrong-estimate' }),
  made(0, 1, { reason: 'resources', kind: 'extend' }),
  made(1, 2, { reason: 'strategy' }),
  made(2, 1, { reason: 'other' }),
  made(2, 1, { state: 'open' }),
  made(1, 2, { state: 'sent-back' }),
];

const quarters = ['2026-Q4', '2026-Q3', '2026-Q2', '2026-Q1'].map((it) => ({ value: it, label: it }));

const draw = (locale: Locale, from: readonly Count[]) => ({
  card: statisticsCard(
    {
      quarter: '2026-Q4',
      statistics: addUp(from),
      teamNames: new Map(names[locale].map((name, i) => [`team${i}`, name])),
      quarters,
    },
    locale,
  ),
});

/** The card of the statistics for the gallery. */
export const samples: readonly Sample[] = [
  { name: 'Goals: how often they are adjusted', draw: (locale) => draw(locale, counts) },
  { name: 'Goals: nothing adjusted', draw: (locale) => draw(locale, []) },
];
