import type { Locale } from '../shared/locale.ts';

/** What one person does with one week's check-in. */
export type Turn =
  | 'nothing-new'
  | 'skip'
  | 'silent'
  | {
      strengths: string;
      improvements?: string;
      nextSteps?: string;
      blockers?: string;
      /** Chosen to be shown in the team's channel. */
      shown?: boolean;
    };

/** The weeks before today, oldest first, by the person's address without its domain. */
export const weeks: readonly Readonly<Record<string, Turn>>[] = [
  {
    'anna.berg': {
      strengths: 'The card network audit closed without a single major finding.',
      nextSteps: 'Plan the Q1 roadmap with Helen',
    },
    'wang.fang': {
      strengths: '三家核心供应商的框架协议全部续签，价格持平。',
      nextSteps: '整理明年的备货计划',
      shown: true,
    },
    'mei.chen': {
      strengths: '分期付款的需求评审一次通过，开发已排期。',
      improvements: '评审前应该更早拉上风控，省掉一轮返工。',
      nextSteps: '约风控一起过异常流程\n写完退款场景的验收标准',
      shown: true,
    },
    'tom.wright': {
      strengths: 'Cut the settlement job from 40 minutes to 6.',
      nextSteps: 'Write down how the new batching works',
      shown: true,
    },
    'lukas.weber': 'nothing-new',
    'priya.nair': {
      strengths: 'Two new acquirers signed in Jakarta.',
      improvements: 'Contract review took three weeks; legal needs our template earlier.',
    },
    'li.qiang': { strengths: '钢材采购成本比预算低 4%。', nextSteps: '和王芳确认一月的采购节奏' },
    'zhao.min': {
      strengths: '华东仓的出库差错降到千分之一。',
      improvements: '夜班交接记录还不够完整。',
      nextSteps: '补一份交接清单',
    },
    'chen.jiayi': 'silent',
    'weiling.tan': {
      strengths: 'Finished the scorecard for all 14 suppliers.',
      nextSteps: 'Share the scorecard with Li Qiang',
    },
    'daniel.kim': { strengths: 'First-reply time fell under two hours for the first time.', shown: true },
    'lin.xiao': { strengths: '三家大客户的续约意向已确认。', nextSteps: '准备续约方案' },
    'emma.rossi': {
      strengths: 'Rewrote the twenty most-read help articles.',
      improvements: 'Screenshots go stale quickly; I need a better way.',
    },
  },
  {
    'anna.berg': {
      strengths: 'Roadmap draft shared with all three teams.',
      improvements: 'I answered design questions too late twice.',
      nextSteps: 'Hold an open hour on Tuesdays',
    },
    'wang.fang': 'nothing-new',
    'mei.chen': {
      strengths: '和风控一起把异常流程从 11 条砍到 6 条。',
      nextSteps: '把退款验收标准发给测试',
      blockers: '银行沙箱还没开通，联调只能等。',
      shown: true,
    },
    'tom.wright': {
      strengths: 'Batching has run a full week without an alert.',
      nextSteps: 'Remove the old job',
    },
    'lukas.weber': {
      strengths: 'New fraud rule catches 30 % more with fewer false alarms.',
      nextSteps: 'Measure the rule on October data',
      shown: true,
    },
    'priya.nair': 'silent',
    'li.qiang': {
      strengths: '备选供应商名单完成，两家已寄样。',
      improvements: '询价表格式不统一，比价花了一天。',
    },
    'zhao.min': { strengths: '交接清单试用一周，夜班反馈不错。', shown: true },
    'chen.jiayi': { strengths: '来料抽检的标准更新完毕。', nextSteps: '给仓库做一次培训' },
    'weiling.tan': 'nothing-new',
    'daniel.kim': 'skip',
    'lin.xiao': {
      strengths: '续约方案被两家客户接受。',
      improvements: '第三家的决策人换了，我晚了一周才知道。',
    },
    'emma.rossi': { strengths: 'A script now refreshes screenshots every night.', shown: true },
  },
  {
    'anna.berg': { strengths: 'Three people came to the first open hour; two questions solved on the spot.' },
    'wang.fang': { strengths: '明年备货计划初稿完成，财务已看过。', nextSteps: '和李强核对钢材部分' },
    'mei.chen': {
      strengths: '退款场景全部通过验收。',
      improvements: '发版说明写得太晚，客服来不及准备。',
      nextSteps: '发版前三天给客服发说明\n跟进银行沙箱',
    },
    'tom.wright': { strengths: 'Old settlement job is gone: 4,000 lines less.', shown: true },
    'lukas.weber': {
      strengths: 'October numbers confirm the rule.',
      improvements: 'My report was too long; nobody read past page two.',
      nextSteps: 'One-page summary for Anna',
    },
    'priya.nair': {
      strengths: 'Jakarta acquirer went live.',
      nextSteps: 'Collect the first week of failures',
    },
    'li.qiang': 'nothing-new',
    'zhao.min': { strengths: '双十一峰值平稳，零爆仓。', shown: true },
    'chen.jiayi': {
      strengths: '仓库培训做了两场，22 人参加。',
      improvements: '实操时间太短。',
      nextSteps: '下次留一半时间实操',
    },
    'weiling.tan': {
      strengths: 'Two late suppliers agreed to weekly calls.',
      nextSteps: 'Track on-time rate in the shared sheet',
    },
    'daniel.kim': { strengths: 'Backlog at zero on Friday evening.', nextSteps: 'Write up the triage rule' },
    'lin.xiao': 'silent',
    'emma.rossi': 'nothing-new',
  },
];

/** The current week: who answers on Wednesday, before the visitors are asked. */
export const early: Readonly<Record<string, Turn>> = {
  'tom.wright': {
    strengths: 'Two more regions settle on the new job, and nobody noticed.',
    nextSteps: 'Move the last region after the freeze',
    shown: true,
  },
  'lukas.weber': {
    strengths: 'The one-page summary got three replies within an hour.',
    nextSteps: 'Same format for November',
    shown: true,
  },
  'weiling.tan': { strengths: 'On-time rate of the two late suppliers is back above 95 %.', shown: true },
};

/** How somebody's goal moves: a line typed behind its code, or so many of its milestones reached. */
export type Move = { goal: string; line: string } | { goal: string; reached: number };

/** What is reported of the goals in goals.csv in each of the weeks before today, on Thursday afternoon. */
export const progress: readonly Readonly<Record<string, Move>>[] = [
  {
    'tom.wright': { goal: 'G-3', line: '3 Ireland and Spain settle on it' },
    'lukas.weber': { goal: 'G-4', line: '7.6 conf 8' },
    'mei.chen': { goal: 'G-5', reached: 1 },
    'priya.nair': { goal: 'G-6', line: '3 conf 8 Jakarta is live' },
    'li.qiang': { goal: 'G-8', line: '3 信心8' },
    'zhao.min': { goal: 'G-9', line: '1.0 夜班交接清单见效' },
    'chen.jiayi': { goal: 'G-10', line: '68 信心7' },
    'weiling.tan': { goal: 'G-11', line: '87 conf 7' },
    'daniel.kim': { goal: 'G-13', line: '71 conf 7' },
    'emma.rossi': { goal: 'G-15', line: '44 conf 8' },
  },
  {
    'tom.wright': { goal: 'G-3', line: '4 conf 8' },
    'lukas.weber': { goal: 'G-4', line: '7.1 conf 8 The new rule helps' },
    'priya.nair': { goal: 'G-6', line: '3 conf 6 Legal review of the Manila contract takes three weeks' },
    'li.qiang': { goal: 'G-8', line: '3.6 信心8' },
    'zhao.min': { goal: 'G-9', line: '0.9' },
    'chen.jiayi': { goal: 'G-10', line: '70 信心6 设备校准排不上队' },
    'lin.xiao': { goal: 'G-14', line: '1 信心8 首家已签约' },
    'emma.rossi': { goal: 'G-15', line: '62 conf 8' },
  },
  {
    'tom.wright': { goal: 'G-3', line: '4 conf 7 Two regions wait for the freeze to end' },
    'priya.nair': { goal: 'G-6', line: '3 conf 5 Manila still with legal' },
    'li.qiang': { goal: 'G-8', line: '4 信心9' },
    'chen.jiayi': { goal: 'G-10', line: '72 信心5' },
    'weiling.tan': { goal: 'G-11', line: '90 conf 8' },
    'daniel.kim': { goal: 'G-13', line: '80 conf 9' },
    'lin.xiao': { goal: 'G-14', line: '1 信心6' },
  },
];

/** What colleagues thank each other for on that Wednesday, in their teams' channels. */
export const thanks: readonly { from: string; team: string; words: string }[] = [
  {
    from: 'anna.berg',
    team: 'Payments',
    words:
      '@Priya Nair @Lukas Weber You checked every failed payment by hand, and Jakarta went live on the promised day. #teamwork +5',
  },
  {
    from: 'wang.fang',
    team: '供应链',
    words: '@赵敏 双十一零爆仓，夜班交接清单帮了大忙，谢谢你！ #担当 +5',
  },
];

/** The feedback that waits, closed, for each visitor. */
export const feedback: readonly { from: string; to: string; texts: Readonly<Record<string, string>> }[] = [
  {
    from: 'tom.wright',
    to: 'Priya Nair',
    texts: {
      strengths:
        'In Monday’s review you brought the list of failed payments, so we found the rounding error before the launch.',
      improvements: 'The bank’s answer reached me on Friday evening, and I lost the weekend to test it.',
      nextSteps: 'Forward the bank’s answers to the channel on the same day',
    },
  },
  {
    from: 'lin.xiao',
    to: '陈美',
    texts: {
      strengths: '上周发版前两天你就把说明发给了客服，周一的咨询量因此少了一半。',
      nextSteps: '下次发版前和客服一起过一遍常见问题',
    },
  },
];

/** The people as whom the page opens, by the browser's language: both were asked five minutes ago. */
export const visitors: Readonly<Record<Locale, string>> = { en: 'priya.nair', 'zh-CN': 'mei.chen' };
