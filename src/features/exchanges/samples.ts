import { plain, type Sample } from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { noteForm, threadCard } from './cards.ts';
import type { Exchange } from './rules.ts';

const anna = { id: 'anna', name: 'Anna' };
const wei = { id: 'wei', name: '陈伟' };

const wording = {
  en: {
    topic: 'your check-in of week 47',
    first: 'Nice catch on the slow report. Who else should know how you found it?',
    second: 'The platform team, I think. I will show them on Tuesday.',
  },
  'zh-CN': {
    topic: '你第 47 周的周同步',
    first: '报表变慢这个问题查得真细。你是怎么定位的，还有谁应该知道？',
    second: '平台组应该会感兴趣，我周二给他们讲一遍。',
  },
} satisfies Record<Locale, unknown>;

const exchange = (locale: Locale): Exchange => ({
  id: 'sample',
  about: { topic: 'check-ins', thing: 'sample' },
  participants: [anna.id, wei.id],
  notes: [
    { id: '1', authorId: anna.id, words: wording[locale].first, at: new Date('2026-11-20T09:40:00Z') },
    { id: '2', authorId: wei.id, words: wording[locale].second, at: new Date('2026-11-20T10:05:00Z') },
  ],
});

/** The cards and forms of this feature for the gallery. */
export const samples: readonly Sample[] = [
  {
    name: 'Notes between two people',
    draw: (locale) => ({
      card: threadCard(locale, {
        exchange: exchange(locale),
        readerId: wei.id,
        timeZone: 'Asia/Shanghai',
        people: new Map([anna, wei].map((it) => [it.id, it])),
        topic: plain(wording[locale].topic),
        page: 0,
        full: false,
      }),
    }),
  },
  {
    name: 'Writing a note',
    draw: (locale) => ({
      form: noteForm(locale, {
        names: [anna.name],
        topic: plain(wording[locale].topic),
        last: { name: anna.name, words: wording[locale].first },
      }),
    }),
  },
];
