import { formatMonth, formatWeek, type MonthKey, type WeekKey } from '../../../calendar/index.ts';
import { instant, type PersonRef, person, plain, strong, text, zh, zhText } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import { catalogue, type Locale, plural } from '../../../shared/locale.ts';

type Period = { period: WeekKey | MonthKey };
type Name = { name: string };
type Count = { answered: number; total: number };

const periodName = ({ period }: Period, locale: Locale): string =>
  period.includes('W') ? formatWeek(period, locale) : formatMonth(period, locale);

const listed = (names: readonly string[]): string => new Intl.ListFormat('en').format(names);

const en = {
  open: () => 'Open',
  gotIt: () => 'Got it',
  reply: () => 'Reply',
  remind: () => 'Remind',
  andMore: (p: { count: number }) => plain(`and ${p.count} more`),

  // The manager's digest.
  digestTitle: (p: Period) => `Digest · ${periodName(p, 'en')}`,
  digestSummary: (p: Count) => `${plural(p.answered, 'check-in', 'check-ins')} to look at`,
  digestBody: (p: Count) => plain(`${p.answered} of ${p.total} have answered.`),
  digestReturned: () => plain('Still unopened. A short look is enough: whoever wrote it sees that you did.'),
  line: (p: { who: PersonRef; words: string }) => text`${strong(p.who.name)}  ${p.words}`,
  blockers: () => 'Blockers',
  late: () => 'Late',
  changed: () => 'Changed',
  opened: () => 'Opened',
  nothingNew: (p: { names: readonly string[] }) => plain(`Nothing new: ${listed(p.names)}`),
  seen: () => 'Seen',
  gotItToast: () => plain('All right. Until the next one!'),
  digestReaders: () => plain('Written to you by name. What somebody wrote is read by the two of you only.'),
  whyDigest: () =>
    'People who report to you have answered their check-ins. You get one digest a week, and no more.',

  // One report's check-in, opened.
  reportTitle: (p: Name & Period) => `${p.name} · ${periodName(p, 'en')}`,
  reportReaders: (p: Name) => plain(`Named: only ${p.name} and you. ${p.name} can see that you opened it.`),
  changedAfter: () => plain('Changed after the window had closed.'),
  notForYou: () =>
    plain('This was written to the direct manager of that time and cannot be opened by anybody else.'),
  openedIt: (p: { who: PersonRef; at: Instant }) =>
    text`${person(p.who)} opened it on ${instant(p.at, 'day')}.`,
  about: (p: Period) => plain(`your check-in, ${periodName(p, 'en')}`),
  aboutOf: (p: Name & Period) => plain(`${p.name}'s check-in, ${periodName(p, 'en')}`),

  // The team's summary in its channel.
  summaryTitle: (p: Period) => `Check-in · ${periodName(p, 'en')}`,
  summarySummary: (p: Count) => `${p.answered} of ${p.total} have answered the check-in`,
  answeredOf: (p: Count) => `${p.answered} of ${p.total} answered`,
  shown: () => plain('Going well, in their own words'),
  whySummary: () => 'This team sums up its check-ins here, with the words people chose to show.',

  // How a team stands, for whoever leads it.
  teamTitle: (p: { team: string } & Period) => `${p.team} · ${periodName(p, 'en')}`,
  yourPeople: () => 'Your people',
  reportsTitle: (p: Period) => `Your people · ${periodName(p, 'en')}`,
  teamSummary: () => 'How the check-in stands',
  skippedCount: (p: { count: number }) => plain(`${p.count} skipped.`),
  everyone: () => plain('Everyone has answered.'),
  waitingFor: () => plain('No answer yet'),
  reminded: () => 'Reminded',
  away: () => 'Away',
  missesNote: (p: { count: number }) => plain(`${p.count} check-ins in a row without an answer`),
  talk: () =>
    plain('Perhaps worth a conversation: a short one-to-one often helps more than another reminder.'),
  checkInWith: (p: Name) => `Check in with ${p.name}`,
  namesNote: () =>
    plain(
      'Names are shown to the direct manager only. /checkin remind writes once to everyone who has not answered.',
    ),
  remindNote: () => plain('/checkin remind writes once to everyone who has not answered.'),
  whyTeam: () =>
    'You lead this team. Its figures reach you once a week; names only where you are the direct manager.',
  teamsTitle: () => 'Your teams',
  notLeading: () => plain('This is for team leads and managers. Your own check-in opens with /checkin.'),
  nobodyAsked: () => plain('Nobody has been asked yet.'),

  // Reminding.
  remindedOne: (p: Name) => plain(`${p.name} gets a friendly reminder from you.`),
  remindedMany: (p: { count: number }) =>
    plain(`${plural(p.count, 'person gets', 'people get')} a friendly reminder from you.`),
  remindedNobody: () =>
    plain('Nobody is left to remind: they have answered, are away, or were reminded already.'),
  cannotRemind: () => plain('No reminder was sent: they have answered, are away, or were reminded already.'),
  noteTitle: (p: Name) => `${p.name} would like to hear from you`,
  noteBody: () => plain('A line is enough for your check-in, and skipping it is fine too.'),
  whyLeadNote: () => 'Your lead asked for your check-in. That can happen once a window.',

  // Starting at once.
  started: (p: { count: number }) => `The check-in is on its way to ${plural(p.count, 'person', 'people')}.`,
  startedNobody: () =>
    'This check-in has gone out already, or its window has closed. The next one comes by itself.',
  welcomeFirst: (p: { names: readonly string[]; more: number }) =>
    `${listed([...p.names, ...(p.more > 0 ? [`${p.more} more`] : [])])} ${p.names.length + p.more === 1 ? 'gets' : 'get'} a welcome first.`,
  teamIsOff: (p: { team: string }) =>
    `${p.team} has not started with Pacer yet: /pacer team shows what will happen and starts it.`,

  // Pausing.
  pauseTitle: () => 'Shall I pause your check-ins?',
  pauseBody: (p: { count: number; by: Instant }) =>
    text`The last ${p.count} went by without you, and that is all right. If I hear nothing by ${instant(p.by, 'day')}, I will stop asking.`,
  pause: () => 'Pause',
  keepAsking: () => 'Keep asking',
  pausedTitle: () => 'Your check-ins are paused',
  pausedBody: () =>
    plain('I will not ask until you press Resume, type /checkin resume, or simply answer one.'),
  resume: () => 'Resume',
  goesOnTitle: () => 'Your check-ins go on',
  goesOnBody: () => plain('The next one comes as usual.'),
  whyPause: () => 'You have not answered three check-ins in a row. This question comes once.',
};

const cn: typeof en = {
  open: () => '查看',
  gotIt: () => '收到',
  reply: () => '回复',
  remind: () => '提醒 TA',
  andMore: (p) => plain(`还有 ${p.count} 条`),

  digestTitle: (p) => `周同步汇总 · ${periodName(p, 'zh-CN')}`,
  digestSummary: (p) => `有 ${p.answered} 份周同步等你查看`,
  digestBody: (p) => plain(`${p.total} 人中已有 ${p.answered} 人提交。`),
  digestReturned: () => plain('这些还没有查看。花一分钟看看就好，打开后对方会知道你看过了。'),
  line: (p) => text`${strong(p.who.name)}  ${p.words}`,
  blockers: () => '遇到的困难',
  late: () => '补交',
  changed: () => '有修改',
  opened: () => '已查看',
  nothingNew: (p) => plain(`本周无更新：${p.names.join('、')}`),
  seen: () => '已收到',
  gotItToast: () => plain('好的，下次见！'),
  digestReaders: () => plain('实名写给你：每个人写的内容，只有本人和你可见。'),
  whyDigest: () => '向你汇报的成员提交了周同步。每周只有这一份汇总。',

  reportTitle: (p) => `${p.name} · ${periodName(p, 'zh-CN')}`,
  reportReaders: (p) => plain(zh`实名：仅${p.name}和你可见。${p.name}能看到你已查看。`),
  changedAfter: () => plain('截止后有修改。'),
  notForYou: () => plain('这份内容是写给当时的直属上级的，其他人无法查看。'),
  openedIt: (p) => zhText`${person(p.who)}已于 ${instant(p.at, 'day')}查看。`,
  about: (p) => plain(`你的周同步（${periodName(p, 'zh-CN')}）`),
  aboutOf: (p) => plain(zh`${p.name}的周同步（${periodName(p, 'zh-CN')}）`),

  summaryTitle: (p) => `周同步 · ${periodName(p, 'zh-CN')}`,
  summarySummary: (p) => `周同步：${p.total} 人中 ${p.answered} 人已提交`,
  answeredOf: (p) => `${p.answered}/${p.total} 已提交`,
  shown: () => plain('大家分享的好进展'),
  whySummary: () => '团队的周同步在这里汇总，只展示大家自己选择分享的内容。',

  teamTitle: (p) => `${p.team} · ${periodName(p, 'zh-CN')}`,
  yourPeople: () => '向你汇报的成员',
  reportsTitle: (p) => `向你汇报的成员 · ${periodName(p, 'zh-CN')}`,
  teamSummary: () => '周同步进度',
  skippedCount: (p) => plain(`${p.count} 人这次跳过。`),
  everyone: () => plain('所有人都提交了。'),
  waitingFor: () => plain('还没提交'),
  reminded: () => '已提醒',
  away: () => '不在岗',
  missesNote: (p) => plain(`已连续 ${p.count} 次未提交`),
  talk: () => plain('也许值得聊聊：找个时间一对一，往往比再提醒一次更有用。'),
  checkInWith: (p) => zh`找${p.name}聊聊`,
  namesNote: () => plain('姓名只对直属上级显示。输入 /周同步 提醒，给还没提交的人各发一次提醒。'),
  remindNote: () => plain('输入 /周同步 提醒，给还没提交的人各发一次提醒。'),
  whyTeam: () => '你是这个团队的负责人，每周会收到一次团队数据；只有作为直属上级才能看到姓名。',
  teamsTitle: () => '你的团队',
  notLeading: () => plain('这个功能给团队负责人和直属上级使用。输入 /周同步 可以打开你自己的周同步。'),
  nobodyAsked: () => plain('还没有向任何人发出。'),

  remindedOne: (p) => plain(zh`已替你轻轻提醒${p.name}。`),
  remindedMany: (p) => plain(`已替你轻轻提醒 ${p.count} 人。`),
  remindedNobody: () => plain('没有需要提醒的人：要么已提交，要么不在岗，要么已经提醒过。'),
  cannotRemind: () => plain('没有再发提醒：对方已经提交、不在岗，或者已经提醒过。'),
  noteTitle: (p) => zh`${p.name}想听听你的近况`,
  noteBody: () => plain('周同步写一句就够，这次想跳过也没关系。'),
  whyLeadNote: () => '你的负责人想看到你的周同步。每个周期最多提醒一次。',

  started: (p) => `周同步已发给 ${p.count} 人。`,
  startedNobody: () => '这次周同步已经发出，或者已过截止时间。下一次会自动发出。',
  welcomeFirst: (p) =>
    zh`${p.names.join('、')}${p.more > 0 ? ` 等 ${p.names.length + p.more} 人` : ''}会先收到欢迎卡片。`,
  teamIsOff: (p) => zh`${p.team}还没有启用 Pacer。输入 /pacer 团队可以先看会发生什么，再启用。`,

  pauseTitle: () => '要不要先暂停周同步？',
  pauseBody: (p) =>
    zhText`最近 ${p.count} 次你都没有填写，这没关系。如果 ${instant(p.by, 'day')}前没有回复，我就先不打扰你了。`,
  pause: () => '暂停',
  keepAsking: () => '继续提醒我',
  pausedTitle: () => '你的周同步已暂停',
  pausedBody: () => plain('之后不会再来打扰。点“恢复”、输入 /周同步 恢复，或者直接填写一次，就会重新开始。'),
  resume: () => '恢复',
  goesOnTitle: () => '你的周同步照常进行',
  goesOnBody: () => plain('下一次会照常发给你。'),
  whyPause: () => '你连续三次没有填写周同步。这个问题只问一次。',
};

export const say = catalogue(en, cn);
