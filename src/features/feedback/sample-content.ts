import type { PersonRef } from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import type { FeedbackView } from './cards.ts';
import type { GiveView } from './give-form.ts';
import type { FeedbackRequest } from './requests/rules.ts';
import type { Feedback } from './rules.ts';

export const alice: PersonRef = { id: 'alice', name: 'Alice' };
export const bo: PersonRef = { id: 'bo', name: '周博' };
export const anna: PersonRef = { id: 'anna', name: 'Anna' };
export const people = new Map([alice, bo, anna].map((it) => [it.id, it]));

/** Names in the reader's own script, so that each sample is in one language. */
export const nameFor = (locale: Locale, it: PersonRef): PersonRef =>
  locale === 'en' && it.id === bo.id ? { ...it, name: 'Bo' } : it;

export const wording: Record<
  Locale,
  Record<'strengths' | 'improvements' | 'steps' | 'added' | 'event', string>
> = {
  en: {
    strengths:
      'In Thursday’s review you showed the two failing cases first, so we fixed the export before the release.',
    improvements: 'The hand-over on Monday came without the open questions, and support waited until noon.',
    steps: 'Add the open questions to the hand-over template by Friday\nShow it to support once',
    added: 'It was Tuesday, not Monday.',
    event: 'Release 4.2',
  },
  'zh-CN': {
    strengths: '周四评审时你先演示了两个失败的用例，我们在上线前就修好了导出。',
    improvements: '周一交接时没有列出待确认的问题，客服一直等到中午。',
    steps: '周五前把待确认问题加进交接模板\n给客服演示一次',
    added: '是周二，不是周一。',
    event: '4.2 版本上线',
  },
};

/** Names a moment of November 2026. */
export const at = (time: string) => new Date(`2026-11-${time}:00Z`);

/** Makes up one piece of feedback. */
export const feedback = (locale: Locale): Feedback => ({
  id: 'sample',
  instance: 'sample',
  giverId: alice.id,
  receiverId: bo.id,
  teamId: null,
  audience: 'receiver',
  managerId: null,
  requestId: null,
  aboutKind: 'event',
  aboutThing: null,
  aboutWords: wording[locale].event,
  link: null,
  strengths: wording[locale].strengths,
  improvements: wording[locale].improvements,
  nextSteps: wording[locale].steps,
  collaboration: 4,
  responsiveness: 5,
  proposedTheme: 'quality',
  theme: null,
  themeAt: null,
  sentAt: at('17T02:10'),
  openedAt: null,
  readAt: null,
  withdrawnAt: null,
  thankedAt: null,
  sharedWithId: null,
  sharedAt: null,
  version: 1,
});

export const opened = { openedAt: at('17T03:00'), readAt: at('17T03:00') };

/** Makes up what a reader sees of it. */
export const view = (locale: Locale, readerId: string, it: Partial<Feedback> = {}): FeedbackView => ({
  it: { ...feedback(locale), ...it },
  corrections: [],
  readerId,
  timeZone: 'Asia/Shanghai',
  people: new Map([...people.values()].map((each) => [each.id, nameFor(locale, each)])),
  manager: anna,
  giverIsThere: true,
  begun: true,
  full: false,
});

/** Makes up what the form is opened for. */
export const giving = (locale: Locale, it: Partial<GiveView> = {}): GiveView => ({
  receiver: nameFor(locale, bo),
  likely: [],
  unclear: undefined,
  manager: anna,
  asker: undefined,
  link: null,
  abouts: [],
  event: undefined,
  more: false,
  ...it,
});

/** Makes up one request. */
export const request = (it: Partial<FeedbackRequest> = {}, words: string | null = null): FeedbackRequest => ({
  id: 'sample',
  groupId: 'sample',
  askerId: anna.id,
  aboutId: anna.id,
  askedId: alice.id,
  words,
  state: 'waiting',
  askedAt: at('17T02:10'),
  remindedAt: null,
  closedAt: null,
  version: 1,
  ...it,
});
