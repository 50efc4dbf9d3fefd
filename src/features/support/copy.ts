import { plain, type Span, text, zh, zhText } from '../../chat/index.ts';
import { catalogue } from '../../shared/locale.ts';
import type { ReturnReason, SupportState } from './rules.ts';

type Name = { name: string };
type Pair = { by: string; who: string };
/** Whether the request would still go one up if nobody answered. */
type Later = { later: boolean };

const oneUp = (whose: string): string => `, and, if unanswered for five working days, by ${whose} manager`;

const en = {
  // Titles and summaries, by who reads.
  asksYou: (p: Name) => `${p.name} asks for your support`,
  youSupport: (p: Name) => `You are supporting ${p.name}`,
  supportFor: (p: Name) => `Support for ${p.name}`,
  youAsked: (p: Name) => `You asked ${p.name} for support`,
  someoneAsked: (p: { asker: string; asked: string }) => `${p.asker} asked ${p.asked} for support`,
  elsewhere: (p: { asker: string; asked: string }) =>
    plain(`${p.asker}'s request is with ${p.asked} now. Nothing left for you to do.`),

  waiting: () => 'Waiting for an answer',
  accepted: () => 'Accepted',
  declined: () => 'Declined',
  suggested: () => 'Someone else suggested',
  left: () => 'Nobody there',
  done: () => 'Done',
  state: (p: { state: SupportState; returnedFor: ReturnReason | undefined }): string =>
    p.state === 'returned' ? en[p.returnedFor ?? 'declined']() : en[p.state](),

  neededBy: () => 'Needed by',
  date: (p: { on: Span }) => text`${p.on}`,

  // What happened, one line each; "you" stands for the reader.
  you: () => 'you',
  stepAsked: (p: Pair) => text`${p.by} asked ${p.who}`,
  stepAccepted: (p: Pair) => text`${p.by} accepted`,
  stepDeclined: (p: Pair) => text`${p.by} declined`,
  stepSuggested: (p: Pair) => text`${p.by} suggested ${p.who}`,
  stepLeft: (p: Pair) => text`${p.by} no longer works here`,
  stepReminded: (p: Pair) => text`A reminder went to ${p.who}`,
  stepEscalated: (p: Pair) => text`No answer in five working days, so it went on to ${p.who}`,
  stepUnanswered: () => plain('No answer in five working days'),
  stepHandedOver: (p: Pair) => text`${p.by} has left, so it went on to ${p.who}`,
  stepTakenOver: (p: Pair) => text`${p.by} has left; ${p.who} took the request over`,
  stepDone: (p: Pair) => text`${p.by} marked it as done`,

  // What the reader may want to know before acting.
  hintEscalated: () =>
    plain('It comes to you because nobody answered within five working days. Perhaps you know who can help.'),
  hintHandedOver: (p: Name) => plain(`It comes to you because ${p.name} has left.`),
  hintReminder: (p: Name) => plain(`${p.name} is still waiting. One tap is enough, and no is an answer too.`),
  hintSuggested: (p: { by: string; name: string }) =>
    plain(`${p.by} thinks ${p.name} is the better person to ask.`),
  hintAway: (p: Name) => plain(`${p.name} is away at the moment and will find this on returning.`),
  hintAwayInstead: (p: { name: string; instead: string }) =>
    plain(
      `${p.name} is away at the moment and will find this on returning. If it cannot wait, ${p.instead} may know who can help.`,
    ),
  hintLeft: (p: Name) => plain(`${p.name} no longer works here.`),
  hintNotBegun: (p: Name) =>
    plain(
      `${p.name} hasn’t begun with Pacer yet. I have said that somebody wrote; your request comes as soon as they begin.`,
    ),
  hintUnanswered: () =>
    plain('Nobody has answered so far. A quick word in person may help, or someone else.'),
  saidWhenDeclining: (p: { name: string; words: string }) => text`${p.name}: ${p.words}`,

  accept: () => 'Accept',
  suggest: () => 'Suggest someone else',
  decline: () => 'Decline',
  finish: () => 'Done',
  askNamed: (p: Name) => `Ask ${p.name}`,
  askOther: () => 'Ask someone else',
  open: () => 'Open',
  readers: (p: { asker: string; asked: string } & Later) =>
    plain(`Seen by ${p.asker}, ${p.asked} and ${p.asker}'s manager${p.later ? oneUp(`${p.asked}'s`) : ''}.`),
  readersOwn: (p: Name & Later) =>
    plain(`Seen by you, ${p.name} and your manager${p.later ? oneUp(`${p.name}'s`) : ''}.`),
  readersAsked: (p: Name & Later) =>
    plain(`Seen by ${p.name}, you and ${p.name}'s manager${p.later ? oneUp('your') : ''}.`),

  // Forms.
  send: () => 'Send',
  audience: (p: Name) => plain(`Named: only ${p.name}, ${p.name}'s manager and you`),
  audienceNew: () =>
    plain(
      'Named: only the person you choose, your manager and you, and, if unanswered for five working days, their manager',
    ),
  declineTitle: () => 'Decline',
  declineWords: () => 'A word to go with it',
  declineHint: (p: Name) => `If you like: why not now, or what might help ${p.name} instead.`,
  suggestTitle: () => 'Suggest someone else',
  suggestWho: () => 'Who could help?',
  suggestHint: (p: Name) => `${p.name} decides whether to ask them.`,
  otherTitle: () => 'Ask someone else',
  otherWho: () => 'Whom would you like to ask?',
  notThem: (p: Name) => `${p.name} knows about this already. Please choose someone else.`,
  notYourself: () => 'Please choose someone else than yourself.',
  notThere: (p: Name) => `${p.name} cannot be asked. Please choose someone else.`,

  // Answers to a press.
  thanksAccepted: (p: Name) => plain(`Thank you. ${p.name} knows that you are on it.`),
  toldDeclined: (p: Name) => plain(`All right. ${p.name} has been told.`),
  toldSuggested: (p: { asker: string; name: string }) =>
    plain(`Thank you. ${p.asker} can now ask ${p.name}.`),
  asked: (p: Name) => plain(`${p.name} has been asked.`),
  finished: () => plain('Done. Good that it worked out.'),
  stale: () => plain('This has moved on in the meantime. Here is how it stands now.'),
  closed: () => plain('This request is closed.'),

  // On the check-in cards of the asker and their manager.
  sectionTitle: () => plain('Support'),
  line: (p: { name: string; state: string }) => text`${p.name}: ${p.state}`,
  lineBy: (p: { on: Span }) => text`Needed by ${p.on}`,

  whyAsked: () => 'A colleague asked for your support.',
  whyAnswered: () => 'You asked a colleague for support, and something happened.',
};

const oneUpZh = (who: string): string => zh`五个工作日没有回应时，${who}的上级也会看到。`;

const cn: typeof en = {
  asksYou: (p) => zh`${p.name}想请你支持一下`,
  youSupport: (p) => zh`你正在支持${p.name}`,
  supportFor: (p) => zh`对${p.name}的支持`,
  youAsked: (p) => zh`你向${p.name}请求了支持`,
  someoneAsked: (p) => zh`${p.asker}向${p.asked}请求了支持`,
  elsewhere: (p) => plain(zh`${p.asker}的请求已转给${p.asked}，你这边不用再处理了。`),

  waiting: () => '等待回应',
  accepted: () => '已接受',
  declined: () => '已婉拒',
  suggested: () => '推荐了他人',
  left: () => '对方已离职',
  done: () => '已解决',
  state: (p) => (p.state === 'returned' ? cn[p.returnedFor ?? 'declined']() : cn[p.state]()),

  neededBy: () => '希望何时解决',
  date: (p) => text`${p.on}`,

  you: () => '你',
  stepAsked: (p) => zhText`${p.by}向${p.who}请求支持`,
  stepAccepted: (p) => zhText`${p.by}接受了`,
  stepDeclined: (p) => zhText`${p.by}婉拒了`,
  stepSuggested: (p) => zhText`${p.by}推荐了${p.who}`,
  stepLeft: (p) => zhText`${p.by}已离职`,
  stepReminded: (p) => zhText`已提醒${p.who}`,
  stepEscalated: (p) => zhText`五个工作日没有回应，转给了${p.who}`,
  stepUnanswered: () => plain('五个工作日没有回应'),
  stepHandedOver: (p) => zhText`${p.by}已离职，转给了${p.who}`,
  stepTakenOver: (p) => zhText`${p.by}已离职，由${p.who}接手跟进`,
  stepDone: (p) => zhText`${p.by}标记为已解决`,

  hintEscalated: () => plain('这个请求五个工作日没有回应，所以转到你这里。也许你知道谁能帮上忙。'),
  hintHandedOver: (p) => plain(zh`${p.name}已离职，所以转到你这里。`),
  hintReminder: (p) => plain(zh`${p.name}还在等你。点一下就好，帮不上也没关系。`),
  hintSuggested: (p) => plain(zh`${p.by}觉得这件事问${p.name}更合适。`),
  hintAway: (p) => plain(zh`${p.name}目前不在岗，回来后会看到。`),
  hintAwayInstead: (p) =>
    plain(zh`${p.name}目前不在岗，回来后会看到。如果等不及，可以问问${p.instead}，也许知道谁能帮忙。`),
  hintLeft: (p) => plain(zh`${p.name}已离职。`),
  hintNotBegun: (p) => plain(zh`${p.name}还没开始用 Pacer。我已经告诉 TA 有人找，TA 一开始用就能看到。`),
  hintUnanswered: () => plain('到现在还没有人回应。当面问一句，或者换个人，也许更快。'),
  saidWhenDeclining: (p) => text`${p.name}：${p.words}`,

  accept: () => '接受',
  suggest: () => '推荐他人',
  decline: () => '婉拒',
  finish: () => '已解决',
  askNamed: (p) => zh`请${p.name}支持`,
  askOther: () => '换个人问问',
  open: () => '查看',
  readers: (p) => plain(zh`${p.asker}、${p.asked}和${p.asker}的上级可见。${p.later ? oneUpZh(p.asked) : ''}`),
  readersOwn: (p) => plain(zh`你、${p.name}和你的上级可见。${p.later ? oneUpZh(p.name) : ''}`),
  readersAsked: (p) => plain(zh`${p.name}、你和${p.name}的上级可见。${p.later ? oneUpZh('你') : ''}`),

  send: () => '发送',
  audience: (p) => plain(zh`实名：仅${p.name}、${p.name}的上级和你可见`),
  audienceNew: () => plain('实名：仅你选择的人、你的上级和你可见；五个工作日没有回应时，对方的上级也会看到'),
  declineTitle: () => '婉拒',
  declineWords: () => '想说的话',
  declineHint: (p) => zh`可以不填。比如现在为什么不方便，或者${p.name}还可以怎么办。`,
  suggestTitle: () => '推荐他人',
  suggestWho: () => '谁可能帮得上忙？',
  suggestHint: (p) => zh`是否去问，由${p.name}决定。`,
  otherTitle: () => '换个人问问',
  otherWho: () => '想请谁支持？',
  notThem: (p) => zh`${p.name}已经知道这件事了，请换一个人。`,
  notYourself: () => '不能选自己，请换一个人。',
  notThere: (p) => zh`暂时没法向${p.name}求助，请换一个人。`,

  thanksAccepted: (p) => plain(zh`谢谢！已告诉${p.name}你会帮忙。`),
  toldDeclined: (p) => plain(zh`好的，已经告诉${p.name}了。`),
  toldSuggested: (p) => plain(zh`谢谢！${p.asker}可以去问${p.name}了。`),
  asked: (p) => plain(zh`已经向${p.name}请求支持。`),
  finished: () => plain('已解决，太好了。'),
  stale: () => plain('这件事刚刚有了变化，这是现在的情况。'),
  closed: () => plain('这个请求已经结束了。'),

  sectionTitle: () => plain('请求支持'),
  line: (p) => text`${p.name}：${p.state}`,
  lineBy: (p) => zhText`希望 ${p.on}前解决`,

  whyAsked: () => '有同事向你请求支持。',
  whyAnswered: () => '你向同事请求了支持，现在有了进展。',
};

export const say = catalogue(en, cn);
