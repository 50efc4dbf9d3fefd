import { formatDay, formatRelativeDay, type LocalDate } from '../../../calendar/index.ts';
import { type PersonRef, plain, strong, type Text, text, zh, zhText } from '../../../chat/index.ts';
import { catalogue, plural } from '../../../shared/locale.ts';
import type { Act } from './model.ts';

type Name = { name: string };
type Count = { count: number };
type Row = { owner: PersonRef; code: string; title: string };
/** Somebody did something about a goal of `owner`; nobody's name is the reader's own. */
type Done = {
  act: Act;
  by: string | undefined;
  owner: string;
  on: LocalDate;
  until: LocalDate;
  today: LocalDate;
};

/** Names that came with their title ("Anna's") in English. */
const of = (name: string): string => `${name}’s`;

const en = {
  // The morning card.
  title: (p: Count) => `${plural(p.count, 'goal', 'goals')} could use your help`,
  titleDecisions: (p: Count) => `${plural(p.count, 'open decision', 'open decisions')} for you to see`,
  titleDone: () => 'Every goal here has been looked after',
  intro: () =>
    plain(
      'These goals of your people are overdue, behind or without news. One step on each is enough, and a short talk often helps most.',
    ),
  introDone: () => plain('Thank you. I will be back only if something new comes up.'),
  heading: (p: { who: Name | undefined }) =>
    p.who === undefined ? 'Your people' : `While ${p.who.name} is away`,
  headingDecisions: () => 'Open decisions of managers who report to you',
  row: (p: Row): Text => text`${p.owner.name} · ${strong(p.code)} ${p.title}`,
  decisionRow: (p: Row & { manager: string }): Text =>
    text`${of(p.manager)} decision is open: ${strong(p.code)} ${p.title}`,
  decisionNote: (p: { manager: string; owner: string }) =>
    `${p.owner} owns it. ${p.manager} has had three cards about it and may be glad of a word from you.`,
  waiting: (p: { days: number }) =>
    p.days === 0 ? 'new today' : `waiting for ${plural(p.days, 'working day', 'working days')}`,
  next: (p: Name) =>
    `If nothing happens in two working days, ${p.name} will see it next, as your open decision.`,
  seenToo: (p: Name) => `${p.name} sees it too, as your open decision.`,
  andMore: (p: Count) => plain(`and ${p.count} more`),
  readers: () =>
    plain('Only you get this card: at the start of the week, and on other days only if something is new.'),
  why: () =>
    'Goals of people who report to you are overdue, behind or without news. You get at most one such card a morning, and none when nothing is new.',

  // What became of a goal meanwhile.
  done: (p: Done) => {
    const who = p.by ?? 'You';
    const on = formatRelativeDay(p.on, p.today, 'en');
    return {
      'check-in': `${who} wrote to ${p.owner} · ${on}`,
      support: `${who} offered ${p.owner} support · ${on}`,
      adjust: `${who} began to extend or adjust it · ${on}`,
      close: `${who} began to record its result · ${on}`,
      snooze: `${who} snoozed it until ${formatDay(p.until, 'en', p.today)}`,
    }[p.act];
  },
  closed: () => 'Closed meanwhile',
  better: () => 'No longer waiting for you',
  updated: (p: Name) => `${p.name} has updated it`,
  moved: (p: { code: string; name: string | undefined }): Text =>
    p.name === undefined
      ? text`${strong(p.code)} is no longer with you`
      : text`${strong(p.code)} is no longer with you: ${p.name} looks after it now`,
  settled: (p: Name & { code: string }): Text =>
    text`${strong(p.code)} needs nothing more from you: ${p.name} has taken it up, or it moved on`,
  notWithYou: () => 'This goal is not with you to look after, so nothing was changed.',

  // One goal.
  goalTitle: (p: Name & { code: string }) => `${p.code} · ${p.name}`,
  goalSummary: () => 'A goal that could use your help',
  standIn: (p: Name) => plain(`You see this while ${p.name} is away.`),
  decision: (p: Name) =>
    plain(`This is ${of(p.name)} decision. A word between the two of you is often all it takes.`),
  owner: () => 'Owner',
  due: () => 'Due',
  checkInWith: (p: Name) => `Check in with ${p.name}`,
  offerSupport: () => 'Offer support',
  snooze: () => 'Snooze a week',
  goalReaders: (p: { counted: boolean }) =>
    plain(
      p.counted
        ? 'Each of these counts as your step: the goal then rests for a week.'
        : 'What you write is between the two of you.',
    ),

  // A word to the owner, or to the manager.
  audience: (p: Name) => plain(`Named: only ${p.name} and you`),
  words: () => 'Your words',
  wordsHint: () => 'Already begun for you; change it as you like.',
  send: () => 'Send',
  checkInDraft: (p: Row) => `How is ${p.code} (${p.title}) going? What is in the way, and what would help?`,
  supportDraft: (p: Row) =>
    `I would like to support you with ${p.code} (${p.title}). What would help most right now: time, people, or a decision?`,
  decisionDraft: (p: Row) =>
    `${p.code} (${p.title}) of ${p.owner.name} seems to be waiting. Is there anything that you need from me to decide?`,
  sent: (p: Name) => plain(`Sent to ${p.name}. The answer will reach you here.`),
  gone: (p: Name) => `${p.name} no longer works here, so nobody would read it.`,
};

const zhCN: typeof en = {
  title: (p) => `${p.count} 个目标想请你看一看`,
  titleDecisions: (p) => `${p.count} 项待定事项请你知悉`,
  titleDone: () => '这里的目标都已有人跟进',
  intro: () =>
    plain('你团队成员的这些目标已逾期、进度滞后或久未更新。每个目标走一小步就好，聊几句往往最管用。'),
  introDone: () => plain('谢谢。有新情况时才会再来找你。'),
  heading: (p) => (p.who === undefined ? '向你汇报的成员' : zh`${p.who.name}不在岗期间`),
  headingDecisions: () => '向你汇报的经理的待定事项',
  row: (p) => text`${p.owner.name} · ${strong(p.code)} ${p.title}`,
  decisionRow: (p) => zhText`${p.manager}的待定事项：${strong(p.code)} ${p.title}`,
  decisionNote: (p) => zh`目标责任人是${p.owner}。${p.manager}已收到三次提醒，也许正需要你的一句话。`,
  waiting: (p) => (p.days === 0 ? '今天新增' : `已等待 ${p.days} 个工作日`),
  next: (p) => zh`如果两个工作日内还没有跟进，接下来${p.name}也会看到，列为你的待定事项。`,
  seenToo: (p) => zh`${p.name}也已看到，列为你的待定事项。`,
  andMore: (p) => plain(`还有 ${p.count} 个`),
  readers: () => plain('这张卡片只发给你：每周第一个工作日一次，其他日子有新情况才发。'),
  why: () => '向你汇报的成员有目标已逾期、进度滞后或久未更新。每天早上最多一张，没有新情况就不发。',

  done: (p) => {
    const who = p.by ?? '你';
    const on = formatRelativeDay(p.on, p.today, 'zh-CN');
    return {
      'check-in': zh`${who}已联系${p.owner} · ${on}`,
      support: zh`${who}已表示愿意支持${p.owner} · ${on}`,
      adjust: zh`${who}已着手延期或调整 · ${on}`,
      close: zh`${who}已着手填写结果 · ${on}`,
      snooze: zh`${who}设为 ${formatDay(p.until, 'zh-CN', p.today)}再提醒`,
    }[p.act];
  },
  closed: () => '目标已关闭',
  better: () => '不再需要你跟进',
  updated: (p) => zh`${p.name}已更新进展`,
  moved: (p) =>
    p.name === undefined
      ? zhText`${strong(p.code)} 已不由你跟进`
      : zhText`${strong(p.code)} 已不由你跟进，现在由${p.name}负责跟进`,
  settled: (p) => zhText`${strong(p.code)} 不再需要你处理：${p.name}已经跟进，或情况已有变化`,
  notWithYou: () => '这个目标不由你跟进，没有做任何更改。',

  goalTitle: (p) => `${p.code} · ${p.name}`,
  goalSummary: () => '有一个目标想请你看一看',
  standIn: (p) => plain(zh`${p.name}不在岗期间，由你代为跟进。`),
  decision: (p) => plain(zh`这件事由${p.name}决定。你们聊一句，往往就能推进。`),
  owner: () => '目标责任人',
  due: () => '截止日期',
  checkInWith: (p) => zh`找${p.name}聊聊`,
  offerSupport: () => '我来支持',
  snooze: () => '一周后再提醒',
  goalReaders: (p) =>
    plain(p.counted ? '以上任意一项都算你已跟进，之后一周内不再提醒。' : '你写的内容仅你们两人可见。'),

  audience: (p) => plain(zh`实名：仅${p.name}和你可见`),
  words: () => '想说的话',
  wordsHint: () => '已替你起了个头，可以随意修改。',
  send: () => '发送',
  checkInDraft: (p) => zh`${p.code}（${p.title}）最近进展怎么样？卡在哪里，需要我做点什么？`,
  supportDraft: (p) => zh`${p.code}（${p.title}）我想帮上忙。现在最需要的是时间、人手，还是一个决定？`,
  decisionDraft: (p) =>
    zh`${p.owner.name}的 ${p.code}（${p.title}）好像还在等。要做决定的话，需要我配合什么？`,
  sent: (p) => plain(zh`已发给${p.name}，回复会发到这里。`),
  gone: (p) => zh`${p.name}已离职，发出去也没人能看到了。`,
};

export const say = catalogue(en, zhCN);
