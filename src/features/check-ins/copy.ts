import { formatMonth, formatWeek, type MonthKey, type WeekKey } from '../../calendar/index.ts';
import { zh as cn, instant, plain, text, zhText } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import { catalogue, type Locale, plural } from '../../shared/locale.ts';
import type { SkipReason } from './rules.ts';

type Period = { period: WeekKey | MonthKey };
type Reader = { manager: string | undefined };
type At = { at: Instant };
/** Words for the two ends of a rating. */
type Ends = readonly [lowest: string, highest: string];

/** Writes a period as people call it: a week with its days, or a month. */
const periodName = ({ period }: Period, locale: Locale): string =>
  period.includes('W') ? formatWeek(period, locale) : formatMonth(period, locale);

const skipReasonsEn: Record<SkipReason, string> = {
  busy: 'Busy',
  'not-working': 'Not working',
  other: 'Other',
};

const en = {
  period: (p: Period) => periodName(p, 'en'),
  title: (p: Period) => `Check-in · ${periodName(p, 'en')}`,
  formTitle: () => 'Check-in',
  start: () => 'Start',
  nothingNew: () => 'Nothing new',
  snooze: () => 'Snooze',
  skip: () => 'Skip this week',
  edit: () => 'Edit',
  open: () => 'Open',
  submit: () => 'Submit',
  saveDraft: () => 'Save draft',
  more: () => 'More',

  promptSummary: () => 'Your check-in is open',
  promptBody: (p: At) => text`Open until ${instant(p.at, 'day-time')}. Two minutes are plenty.`,
  reminderBody: (p: At) =>
    text`A gentle reminder: it closes ${instant(p.at, 'day-time')}. One line is enough.`,
  againBody: (p: At) => text`Here it is again, as you asked. It closes ${instant(p.at, 'day-time')}.`,
  earlyBody: (p: At) => text`It opens ${instant(p.at, 'day-time')}. You can answer right now.`,
  snoozedBody: (p: At) => text`I will come back ${instant(p.at, 'day-time')}.`,
  answeredOf: (p: { answered: number; total: number }) =>
    p.answered === 0
      ? `${p.total} of you are asked. You could be the first.`
      : `${p.answered} of ${p.total} in your team have answered.`,
  skipReason: (p: { reason: SkipReason }) => skipReasonsEn[p.reason],

  missedSummary: () => 'You can still answer this check-in',
  missedBody: (p: At) =>
    text`It closed ${instant(p.at, 'day-time')}. An answer is still welcome until the next one opens; it is marked late.`,
  overBody: () => plain('This one is closed, because the next has opened.'),
  skippedSummary: () => 'Check-in skipped',
  skippedBody: (p: { reason: SkipReason }) =>
    text`Skipped: ${skipReasonsEn[p.reason].toLowerCase()}. It does not touch your streak.`,
  skippedAgain: () => 'Changed your mind? You can still answer.',
  furtherDown: () => plain('This continues in the message below.'),
  awayBody: () => plain('You are away, so there is nothing to do here.'),
  awaySummary: () => 'No check-in while you are away',
  offBody: () => plain('No check-in this time. There is nothing to do here.'),
  offSummary: () => 'No check-in this time',

  submitted: () => 'Submitted',
  submittedLate: () => 'Submitted late',
  receiptSummary: () => 'Your check-in is in',
  nothingNewBody: () => plain('Nothing new this time.'),
  editedLate: () => 'Changed after the window closed.',
  shownIn: (p: { channel: string }) => `Strengths are shown in ${p.channel}.`,
  willShowIn: (p: { channel: string }) => `Strengths will be shown in ${p.channel}, with the team’s summary.`,
  streak: (p: { weeks: number }) => `${p.weeks} check-ins in a row.`,
  condition: (p: { workload: number | null; energy: number | null }) => {
    const said = [
      ...(p.workload === null ? [] : [`Workload ${p.workload}/5`]),
      ...(p.energy === null ? [] : [`Energy ${p.energy}/5`]),
    ];
    return said.length === 0
      ? ''
      : `${said.join(' · ')}. Confidential: shown only in summaries of five or more answers.`;
  },
  readBy: (p: Reader) =>
    p.manager === undefined ? 'Only you can read it.' : `Read by ${p.manager} and you.`,

  audience: (p: Reader) => (p.manager === undefined ? 'Named: only you' : `Named: only ${p.manager} and you`),
  strengths: () => 'Strengths',
  strengthsHint: () => 'What went well?',
  improvements: () => 'Improvements',
  improvementsHint: () => 'What could be better?',
  nextSteps: () => 'Next steps',
  nextStepsHint: () => 'One a line. Up to five become commitments.',
  showIn: (p: { channel: string }) => `Show this in ${p.channel}`,
  showInHint: () => 'Only the text above.',
  blockers: () => 'Blockers',
  blockersHint: () => 'What holds you up, or what support do you need?',
  supportFrom: () => 'Support from',
  supportFromHint: () =>
    'They get what you wrote under Blockers at once. If unanswered for five working days, their manager reads it too.',
  supportBy: () => 'By when',
  workload: () => 'Workload',
  workloadEnds: (): Ends => ['light', 'too much'],
  energy: () => 'Energy',
  energyEnds: (): Ends => ['drained', 'full'],
  conditionHint: () => 'Confidential: shown only in summaries of five or more answers.',
  thirdTime: () =>
    plain('Third time with nothing new. One sentence helps: what moved, or what stands in the way?'),

  needsWords: () => 'One line in any field is enough.',
  needsBlocker: (p: { name: string }) => `Say in a line what you need from ${p.name}.`,
  needsHelper: () => 'From whom?',
  notYourself: () => 'Please choose a colleague.',
  changedMeanwhile: () =>
    'You changed this check-in elsewhere in the meantime. Your words here are kept: press Submit again to let them stand.',

  thanks: (p: Reader & { late: boolean }) =>
    p.manager === undefined
      ? 'Saved. Thank you!'
      : `Thank you! ${p.manager} reads it in ${p.late ? 'the next' : 'this week’s'} digest.`,
  thanksEdited: () => 'Your changes are saved.',
  moreSteps: (p: { rest: number }) =>
    `The first five next steps are commitments now; the other ${plural(p.rest, 'line', 'lines')} stay in your text.`,
  skippedToast: () => 'All right, skipped.',
  snoozedToast: (p: At) => text`I will remind you ${instant(p.at, 'day-time')}.`,
  snoozeGone: () => 'That moment has passed, or the check-in closes before it. Please choose another.',
  already: () => 'This check-in is settled already.',
  closed: () => 'The window has closed. You can still answer with /checkin.',
  over: () => 'This check-in is closed, because the next one has opened. /checkin opens it.',
  notYours: () => 'This check-in belongs to somebody else. Nothing was changed.',
  gone: () => 'This check-in is no longer there.',

  whichTitle: () => 'Which check-in?',
  whichBody: () => plain('The last one still takes an answer, and the new one has begun.'),
  lastOne: (p: Period) => `Late: ${periodName(p, 'en')}`,
  newOne: (p: Period) => `New: ${periodName(p, 'en')}`,

  noTeam: () => 'You are in no team yet, so there is no check-in. Your manager or an admin can add you.',
  teamOff: (p: { team: string; lead: string | undefined }) =>
    p.lead === undefined
      ? `${p.team} has not started with Pacer yet.`
      : `${p.team} has not started with Pacer yet. ${p.lead} can start it.`,
  noneThisWeek: () => 'There is no check-in for you this week.',
  nothingToSkip: () => 'There is no open check-in to skip.',
  skipTitle: () => 'Skip this check-in?',

  commandSummary: () => 'Your weekly check-in',
  shortcut: () => ({ label: 'Check in', summary: 'Open this week’s check-in' }),
  usage: () => [
    { line: 'history', summary: 'Your earlier check-ins' },
    { line: 'skip busy', summary: 'Skip the current one' },
    { line: 'away until Friday', summary: 'Say when you (or @somebody) are away' },
    { line: 'status', summary: 'Leads: how the team stands' },
    { line: 'start', summary: 'Leads: start with the team' },
    { line: 'remind', summary: 'Leads: remind those who have not answered' },
  ],
  whyPrompt: () =>
    'Your team checks in at this rhythm. You get one message when it opens, and one reminder at most.',
  whyReminder: () => 'Your check-in is open and closes soon. There is never a second reminder.',
  whySnoozed: () => 'You asked to be reminded at this time.',
  whyReceipt: () => 'You submitted a check-in. This is your receipt.',
  whyReturned: () => 'You were away, and something happened meanwhile that concerns you.',
};

const skipReasonsZh: Record<SkipReason, string> = { busy: '太忙', 'not-working': '没上班', other: '其他' };

const zh: typeof en = {
  period: (p) => periodName(p, 'zh-CN'),
  title: (p) => `周同步 · ${periodName(p, 'zh-CN')}`,
  formTitle: () => '周同步',
  start: () => '开始填写',
  nothingNew: () => '本周无更新',
  snooze: () => '稍后提醒',
  skip: () => '本周跳过',
  edit: () => '修改',
  open: () => '查看',
  submit: () => '提交',
  saveDraft: () => '存草稿',
  more: () => '更多',

  promptSummary: () => '周同步可以填写了',
  promptBody: (p) => zhText`${instant(p.at, 'day-time')} 前提交即可，两分钟就够。`,
  reminderBody: (p) => zhText`轻轻提醒一下：${instant(p.at, 'day-time')} 截止，写一句也行。`,
  againBody: (p) => zhText`按你说的时间再来提醒：${instant(p.at, 'day-time')} 截止。`,
  earlyBody: (p) => zhText`${instant(p.at, 'day-time')} 开始，现在就可以先写。`,
  snoozedBody: (p) => zhText`${instant(p.at, 'day-time')} 再提醒你。`,
  answeredOf: (p) =>
    p.answered === 0
      ? cn`团队共${p.total}人，来做第一个吧。`
      : cn`团队${p.total}人中已有${p.answered}人提交。`,
  skipReason: (p) => skipReasonsZh[p.reason],

  missedSummary: () => '这次周同步还可以补交',
  missedBody: (p) => zhText`${instant(p.at, 'day-time')} 已截止。下一次开始前都可以补交，会标注为补交。`,
  overBody: () => plain('下一次已经开始，这次不再接收填写。'),
  skippedSummary: () => '本次周同步已跳过',
  skippedBody: (p) => zhText`已跳过：${skipReasonsZh[p.reason]}。不影响你的连续记录。`,
  skippedAgain: () => '改主意了？现在仍可以填写。',
  furtherDown: () => plain('请看下面最新的一条。'),
  awayBody: () => plain('你不在岗，这次不用填写。'),
  awaySummary: () => '不在岗期间没有周同步',
  offBody: () => plain('本次不用填写。'),
  offSummary: () => '本次不用填写',

  submitted: () => '已提交',
  submittedLate: () => '已补交',
  receiptSummary: () => '周同步已提交',
  nothingNewBody: () => plain('本次无更新。'),
  editedLate: () => '截止后有修改。',
  shownIn: (p) => `“做得好的地方”已分享到 ${p.channel}。`,
  willShowIn: (p) => `“做得好的地方”会随团队汇总分享到 ${p.channel}。`,
  streak: (p) => cn`已连续同步${p.weeks}次。`,
  condition: (p) => {
    const said = [
      ...(p.workload === null ? [] : [`工作负荷 ${p.workload}/5`]),
      ...(p.energy === null ? [] : [`精力状态 ${p.energy}/5`]),
    ];
    return said.length === 0 ? '' : `${said.join(' · ')}（保密：满 5 份回答才显示汇总）`;
  },
  readBy: (p) => (p.manager === undefined ? '仅你自己可见。' : cn`仅${p.manager}和你可见。`),

  audience: (p) => (p.manager === undefined ? '实名：仅你自己可见' : cn`实名：仅${p.manager}和你可见`),
  strengths: () => '做得好的地方',
  strengthsHint: () => '最近哪些事做得不错？',
  improvements: () => '可以改进的地方',
  improvementsHint: () => '哪些地方还能更好？',
  nextSteps: () => '下一步行动',
  nextStepsHint: () => '每行一条，前五条会成为承诺行动。',
  showIn: (p) => `把这段分享到团队群 ${p.channel}`,
  showInHint: () => '只分享上面这段文字。',
  blockers: () => '遇到的困难',
  blockersHint: () => '卡在哪里，或者需要什么支持？',
  supportFrom: () => '希望谁来支持',
  supportFromHint: () =>
    '对方会马上收到你在“遇到的困难”里写的内容；五个工作日没有回应时，对方的上级也会看到。',
  supportBy: () => '希望何时解决',
  workload: () => '工作负荷',
  workloadEnds: () => ['轻松', '超负荷'],
  energy: () => '精力状态',
  energyEnds: () => ['很累', '充沛'],
  conditionHint: () => '保密：满 5 份回答才显示汇总。',
  thirdTime: () => plain('已经连续第三次无更新了。写一句就好：有什么进展，或者卡在哪里？'),

  needsWords: () => '任意一栏写一句就够了。',
  needsBlocker: (p) => cn`请用一句话说明需要${p.name}帮什么忙。`,
  needsHelper: () => '希望找谁支持？',
  notYourself: () => '请选择一位同事。',
  changedMeanwhile: () => '你刚在别处修改过这次周同步。这里写的内容都还在，再按一次“提交”即以这里为准。',

  thanks: (p) =>
    p.manager === undefined
      ? '已保存，谢谢！'
      : cn`已提交，谢谢！${p.manager}会在${p.late ? '下一次' : '本周'}汇总里看到。`,
  thanksEdited: () => '修改已保存。',
  moreSteps: (p) => cn`前五条下一步行动已成为承诺行动，其余${p.rest}条保留在正文里。`,
  skippedToast: () => '好的，本次已跳过。',
  snoozedToast: (p) => zhText`好的，${instant(p.at, 'day-time')} 再提醒你。`,
  snoozeGone: () => '这个时间已过，或者晚于截止时间，请另选一个。',
  already: () => '这次周同步已经处理好了。',
  closed: () => '已过截止时间。输入 /周同步 仍可补交。',
  over: () => '下一次已经开始，这次不再接收填写。输入 /周同步 打开新的一次。',
  notYours: () => '这是别人的周同步，没有做任何更改。',
  gone: () => '这次周同步已不存在。',

  whichTitle: () => '填写哪一次？',
  whichBody: () => plain('上一次还可以补交，新的一次也已经开始。'),
  lastOne: (p) => `补交：${periodName(p, 'zh-CN')}`,
  newOne: (p) => `本次：${periodName(p, 'zh-CN')}`,

  noTeam: () => '你还没有加入团队，所以没有周同步。请直属上级或管理员把你加进来。',
  teamOff: (p) =>
    p.lead === undefined
      ? cn`${p.team}还没有启用 Pacer。`
      : cn`${p.team}还没有启用 Pacer，${p.lead}可以启用。`,
  noneThisWeek: () => '你这周没有周同步。',
  nothingToSkip: () => '现在没有可以跳过的周同步。',
  skipTitle: () => '跳过这次周同步？',

  commandSummary: () => '填写本周的周同步',
  shortcut: () => ({ label: '填写周同步', summary: '打开本周的周同步' }),
  usage: () => [
    { line: '历史', summary: '查看以前的周同步' },
    { line: '跳过 太忙', summary: '跳过这一次' },
    { line: '请假 12月1日到7日', summary: '说明自己（或 @同事）何时不在岗' },
    { line: '状态', summary: '团队负责人：查看团队进度' },
    { line: '启用', summary: '团队负责人：在团队中启用' },
    { line: '提醒', summary: '团队负责人：提醒还没提交的成员' },
  ],
  whyPrompt: () => '你所在的团队按这个节奏做周同步。开始时发一条消息，最多再提醒一次。',
  whyReminder: () => '你的周同步还没提交，快截止了。只提醒这一次。',
  whySnoozed: () => '你选择了在这个时间再提醒。',
  whyReceipt: () => '你提交了周同步，这是回执。',
  whyReturned: () => '你不在岗期间，有些与你有关的事。',
};

export const say = catalogue(en, zh);
