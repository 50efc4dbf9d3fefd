import { zh as cn, instant, plain, text, zhText } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import { catalogue } from '../../../shared/locale.ts';

type At = { at: Instant };

const en = {
  title: () => 'While you were away',
  summary: () => 'Welcome back: what happened meanwhile',
  body: (p: { days: string }) => plain(`Welcome back! This is what you may want to know from ${p.days}.`),
  shown: () => plain('What your team showed:'),
  next: (p: At) => text`Your next check-in opens ${instant(p.at, 'day-time')}.`,
  andMore: (p: { count: number }) => `and ${p.count} more`,
};

const zh: typeof en = {
  title: () => '你不在的这段时间',
  summary: () => '欢迎回来，这些事你可能想知道',
  body: (p) => plain(cn`欢迎回来！${p.days}期间，这些事你可能想知道。`),
  shown: () => plain('团队分享的内容：'),
  next: (p) => zhText`你的下一次周同步：${instant(p.at, 'day-time')} 开始。`,
  andMore: (p) => cn`还有${p.count}条`,
};

export const say = catalogue(en, zh);
