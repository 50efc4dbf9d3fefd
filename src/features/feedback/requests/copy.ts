import { plain, type Span, text, zh, zhText } from '../../../chat/index.ts';
import { catalogue } from '../../../shared/locale.ts';
import type { RequestState } from './rules.ts';

type Name = { name: string };
type Names = { names: readonly string[] };
/** Whoever asks, and whom it is about where that is somebody else. */
type Asking = { asker: string; about: string | undefined };

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const en = {
  formTitle: () => 'Ask for feedback',
  audience: () => plain('Named: whoever you ask sees your name; what they write is read by them and you'),
  audienceManager: () =>
    plain(
      'Named: whoever you ask sees your name. About a report, they are told that you ask, and the report receives the answer too',
    ),
  people: () => 'Whom would you like to ask?',
  peopleHint: () => 'Up to five people.',
  aboutWhom: () => 'About whom?',
  me: () => 'About me',
  words: () => 'About what?',
  wordsHint: () => 'A meeting, a release, a way of working. May stay empty.',
  send: () => 'Send',
  saveDraft: () => 'Save draft',
  notThese: (p: Names) => `${listed(p.names)} cannot be asked about this. Please choose somebody else.`,
  asked: (p: Names) => plain(`${listed(p.names)} ${p.names.length > 1 ? 'have' : 'has'} been asked.`),
  full: (p: Names) =>
    `${listed(p.names)} ${p.names.length > 1 ? 'have' : 'has'} been asked twice this week already. Next week is fine, or somebody else.`,
  already: (p: Names) => `${listed(p.names)} ${p.names.length > 1 ? 'have' : 'has'} this request already.`,
  unclear: (p: { said: readonly string[] }) => `Not found, or not unique: ${p.said.join(', ')}`,
  notAbout: () => 'You can ask about yourself and your own reports.',

  asks: (p: Asking) =>
    p.about === undefined
      ? `${p.asker} asks for your feedback`
      : `${p.asker} asks for your feedback on ${p.about}`,
  aboutLine: (p: { words: string }) => text`About: ${p.words}`,
  bodyOwn: (p: Name) => plain(`${p.name} would value what you have seen. Two or three sentences are plenty.`),
  bodyReport: (p: { asker: string; about: string }) =>
    plain(`What you write goes to ${p.about} and ${p.asker}. Two or three sentences are plenty.`),
  reminder: (p: Name) => plain(`${p.name} is still hoping for a word from you. No is an answer too.`),
  openFor: () => plain('It stays open for five working days.'),
  give: () => 'Give feedback',
  decline: () => 'Decline',
  declined: (p: Name) => plain(`All right. ${p.name} sees that you cannot this time.`),
  closed: () => plain('This request is closed.'),
  stillPossible: () => plain('It has expired; you can still write with /feedback.'),
  youAnswered: () => plain('You answered. Thank you.'),
  youDeclined: () => plain('You said no this time.'),
  expired: () => plain('This request has expired. Nothing left for you to do.'),
  withdrawn: () => plain('This is not needed any more.'),

  yourRequest: (p: { about: string | undefined }) =>
    p.about === undefined ? 'You asked for feedback' : `You asked for feedback on ${p.about}`,
  states: (): Record<RequestState, string> => ({
    waiting: 'Waiting',
    answered: 'Answered',
    declined: 'Not this time',
    expired: 'No answer',
    withdrawn: 'Not there',
  }),
  since: (p: { at: Span }) => text`asked on ${p.at}`,
  askedNote: () =>
    plain('Answers arrive one by one as closed cards. Nobody is asked more than twice a week.'),
  why: () => 'A colleague asked for your feedback.',
  whyAsked: () => 'You asked colleagues for feedback.',
};

const named = (names: readonly string[]): string => names.join('、');

const cn: typeof en = {
  formTitle: () => '请同事给反馈',
  audience: () => plain('实名：你请的同事会看到你的名字，他们写的内容仅本人和你可见'),
  audienceManager: () =>
    plain('实名：你请的同事会看到你的名字。如果是关于下属，会告知对方是你在了解情况，下属也会收到这份反馈'),
  people: () => '想请谁？',
  peopleHint: () => '最多 5 位。',
  aboutWhom: () => '关于谁？',
  me: () => '关于我',
  words: () => '关于什么？',
  wordsHint: () => '比如一次会议、一次上线、一种做法，可以不填。',
  send: () => '发送',
  saveDraft: () => '存草稿',
  notThese: (p) => zh`这件事不能请${named(p.names)}，请换一位同事。`,
  asked: (p) => plain(zh`已向${named(p.names)}发出请求。`),
  full: (p) => zh`${named(p.names)}本周已经被请求过两次了，可以下周再问，或换一位同事。`,
  already: (p) => zh`${named(p.names)}已经收到过这个请求了。`,
  unclear: (p) => zh`没有找到或对应多人：${p.said.join('、')}`,
  notAbout: () => '只能请同事反馈你自己或你的直接下属。',
  asks: (p) =>
    p.about === undefined ? zh`${p.asker}想听听你的反馈` : zh`${p.asker}想听听你对${p.about}的反馈`,
  aboutLine: (p) => zhText`关于：${p.words}`,
  bodyOwn: (p) => plain(zh`${p.name}很看重你的观察，写两三句就好。`),
  bodyReport: (p) => plain(zh`你写的内容会发给${p.about}和${p.asker}，写两三句就好。`),
  reminder: (p) => plain(zh`${p.name}还在等你的回音，婉拒也没关系。`),
  openFor: () => plain('五个工作日内有效。'),
  give: () => '写反馈',
  decline: () => '婉拒',
  declined: (p) => plain(zh`好的，${p.name}会看到你这次不方便。`),
  closed: () => plain('这个请求已经结束。'),
  stillPossible: () => plain('请求已过期，你仍可以用 /反馈 直接写。'),
  youAnswered: () => plain('你已回复，谢谢。'),
  youDeclined: () => plain('你这次婉拒了。'),
  expired: () => plain('这个请求已过期，不用再处理。'),
  withdrawn: () => plain('这个请求已不再需要。'),
  yourRequest: (p) => (p.about === undefined ? '你发出的反馈请求' : zh`你请同事给${p.about}的反馈`),
  states: () => ({
    waiting: '等待中',
    answered: '已回复',
    declined: '这次不方便',
    expired: '未回复',
    withdrawn: '已不在',
  }),
  since: (p) => zhText`${p.at}发出`,
  askedNote: () => plain('反馈会逐份送达，点开才显示内容。每位同事每周最多被请求两次。'),
  why: () => '有同事请你给反馈。',
  whyAsked: () => '你请同事给过反馈。',
};

export const say = catalogue(en, cn);
