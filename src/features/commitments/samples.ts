import { plain, type Sample } from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { digestElements, doneItems, madeElements, openElements } from './cards.ts';
import { say } from './copy.ts';
import { dueCard } from './due-card.ts';
import type { Commitment } from './rules.ts';

const steps: Record<Locale, readonly string[]> = {
  en: ['Ship the invoice export', 'Write down how we handle refunds', 'Pair with Bo on the slow report'],
  'zh-CN': ['上线发票导出功能', '把退款处理流程写成文档', '和小波一起排查报表变慢的问题'],
};

const commitments = (locale: Locale): Commitment[] =>
  steps[locale].map((words, i) => ({
    id: String(i),
    ownerId: 'wei',
    words,
    source: { feature: 'check-ins', thing: 'sample' },
    period: '2026-W46',
    dueOn: i === 1 ? '2026-11-27' : undefined,
    state: 'open',
    createdAt: new Date('2026-11-13T08:00:00Z'),
    settledAt: undefined,
    settledIn: undefined,
  }));

/** What this feature adds to the check-in's cards and form, for the gallery. */
export const samples: readonly Sample[] = [
  {
    name: 'Commitments on the check-in cards',
    draw: (locale) => {
      const open = commitments(locale);
      const settled = open.map((it, i): Commitment => ({ ...it, state: i === 2 ? 'dropped' : 'done' }));
      const title = say(locale).commitments();
      return {
        card: {
          title: plain(title),
          summary: title,
          elements: [
            ...openElements(locale, open),
            { kind: 'divider' },
            ...madeElements(locale, open),
            { kind: 'divider' },
            ...digestElements(locale, { settled, open }),
          ],
        },
      };
    },
  },
  ...[true, false].map(
    (isOwner): Sample => ({
      name: isOwner ? 'Commitment on its day' : 'Commitment on its day, for somebody it involves',
      draw: (locale) => {
        const [, , pairing] = commitments(locale);
        const other = { id: 'bo', name: locale === 'en' ? 'Bo Lindqvist' : '小波' };
        const commitment = pairing ?? { id: '', words: '', state: 'open' as const };
        return { card: dueCard(locale, { commitment, isOwner, others: [other] }) };
      },
    }),
  ),
  {
    name: 'Commitments in the check-in form',
    draw: (locale) => ({
      form: {
        title: say(locale).commitments(),
        audience: say(locale).yourCommitments(),
        items: doneItems(locale, commitments(locale)),
        submit: 'OK',
        buttons: [],
      },
    }),
  },
];
