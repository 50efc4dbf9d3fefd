import { zh } from '../../chat/index.ts';
import { catalogue, type Locale, plural } from '../../shared/locale.ts';
import { writeAmount, writeShare } from './amounts.ts';
import type { Level, Measure, Perspective, ResultClass, Rhythm, Status, Tool, Visibility } from './model.ts';
import type { AmountProblem } from './rules/read-amount.ts';

type Share = { progress: number; elapsed: number };

const limits = (
  m: Extract<Measure, { kind: 'keep' }>,
  locale: Locale,
  or: (a: string, b: string) => string,
) => {
  const [least, most] = [m.least, m.most].map((it) =>
    it === undefined ? '' : writeAmount(it, m.unit, locale),
  );
  return or(least ?? '', most ?? '');
};

const en = {
  status: (p: { status: Status }) =>
    ({
      'on-track': 'On track',
      'at-risk': 'At risk',
      behind: 'Behind',
      achieved: 'Achieved',
      overdue: 'Overdue',
      'no-recent-update': 'No recent update',
      'under-discussion': 'Under discussion',
    })[p.status],
  proposed: () => 'Proposed',
  closed: () => 'Closed',
  withdrawn: () => 'Withdrawn',
  tool: (p: { tool: Tool }) =>
    ({
      okr: 'OKR: an objective with key results',
      kpi: 'KPI: one figure from a baseline to a target',
      bsc: 'Balanced scorecard',
      project: 'Project: milestones with dates',
      service: 'Service: a level, and how its customers rate it',
    })[p.tool],
  level: (p: { level: Level }) => ({ company: 'Company', team: 'Team', person: 'Personal' })[p.level],
  resultClass: (p: { resultClass: ResultClass }) =>
    ({
      business: 'Business result',
      customer: 'Customer result',
      operations: 'Operations',
      organisation: 'Organisation',
    })[p.resultClass],
  perspective: (p: { perspective: Perspective }) =>
    ({
      financial: 'Financial',
      customer: 'Customer',
      process: 'Internal process',
      learning: 'Learning and growth',
    })[p.perspective],
  rhythm: (p: { rhythm: Rhythm }) =>
    ({ weekly: 'Weekly', monthly: 'Monthly', quarterly: 'Quarterly' })[p.rhythm],
  visibility: (p: { visibility: Visibility }) =>
    ({
      team: 'The team',
      company: 'Everybody in the company',
      private: 'Only the owner and their manager',
    })[p.visibility],
  /** What it is measured by, as short words: `10 → 50 calls`. */
  measure: (p: { measure: Measure; parts: number }): string => {
    const { measure: m } = p;
    switch (m.kind) {
      case 'level':
        return `${writeAmount(m.baseline, '', 'en')} → ${writeAmount(m.target, m.unit, 'en')}`;
      case 'keep':
        return limits(m, 'en', (a, b) =>
          a === '' ? `at most ${b}` : b === '' ? `at least ${a}` : `${a} to ${b}`,
        );
      case 'milestones':
        return plural(p.parts, 'milestone', 'milestones');
      case 'parts':
        return plural(p.parts, 'part', 'parts');
    }
  },
  amountProblem: (p: { problem: AmountProblem; unit: string }) =>
    ({
      'no-number': 'Please write a number, like 4500, 4,500 or 4.5k.',
      'two-ways': 'This number can be read in two ways. Write 45.5 with a point, or 4500 without a comma.',
      'other-unit':
        p.unit === ''
          ? 'This goal is not counted in per cent. Write the value itself.'
          : `This goal is not counted in per cent. Write the value in ${p.unit}.`,
    })[p.problem],
  // One sentence that says why a goal stands where it stands, from its figures.
  pace: (p: Share) =>
    `${writeShare(p.progress, 'en')} done, ${writeShare(p.elapsed, 'en')} of the working days gone`,
  /** Of a goal from which less than the time gone is expected: aspirational, or back-loaded. */
  paceBent: (p: Share & { expected: number }) =>
    `${writeShare(p.progress, 'en')} done, ${writeShare(p.elapsed, 'en')} of the working days gone, ${writeShare(p.expected, 'en')} expected by now`,
  paceMilestones: (p: Share) =>
    `${writeShare(p.progress, 'en')} of the milestones reached, ${writeShare(p.elapsed, 'en')} due by now`,
  kept: () => 'inside its limits',
  keptOnce: () => 'outside its limits at the latest update',
  keptLong: (p: { times: number }) => `outside its limits at the last ${p.times} updates`,
  neverReported: () => 'nothing reported yet',
  silent: (p: { on: string }) => `no update since ${p.on}`,
  falling: () => 'confidence fell at each of the last three updates',
  lowered: (p: { times: number; of: number }) =>
    p.times === p.of
      ? `the last ${p.of} updates lowered confidence`
      : `${p.times} of the last ${p.of} updates lowered confidence`,
  ended: (p: { progress: number }) => `${writeShare(p.progress, 'en')} done when it was closed`,
  dueOn: (p: { on: string }) => `due ${p.on}`,
  and: (p: { sentences: readonly string[] }) => p.sentences.join('; '),

  // Names of controls (product.md section 12).
  open: () => 'Open',
  update: () => 'Update',
  correct: () => 'Correct',
  askForSupport: () => 'Ask for support',
  planRetro: () => 'Plan a retro',
  propose: () => 'Propose an adjustment',
  extendOrAdjust: () => 'Extend or adjust',
  recordAndClose: () => 'Record result and close',
  reopen: () => 'Reopen',
  offerHelp: () => 'Offer help',
  showToTeam: () => 'Show to the team',
  hideFromTeam: () => 'No longer show to the team',
  offerInChannel: () => 'Offer in the channel',
  newGoal: () => 'New goal',

  notYours: () => 'This goal is not here, or not for you to see.',
  notYoursToChange: () => 'Only its owner and their manager can do that.',
  notYoursToUpdate: () => 'Only its owner reports progress.',
  notActive: () => 'This goal is closed or not agreed yet.',
};

const zhCN: typeof en = {
  status: ({ status }) =>
    ({
      'on-track': '进展正常',
      'at-risk': '有风险',
      behind: '进度滞后',
      achieved: '已达成',
      overdue: '已逾期',
      'no-recent-update': '久未更新',
      'under-discussion': '讨论中',
    })[status],
  proposed: () => '待确认',
  closed: () => '已关闭',
  withdrawn: () => '已撤回',
  tool: ({ tool }) =>
    ({
      okr: 'OKR：一个目标加关键结果',
      kpi: 'KPI：一项指标，从基线到目标值',
      bsc: '平衡计分卡',
      project: '项目：带日期的里程碑',
      service: '服务：服务水平与内部客户评价',
    })[tool],
  level: ({ level }) => ({ company: '公司', team: '团队', person: '个人' })[level],
  resultClass: ({ resultClass }) =>
    ({ business: '经营结果', customer: '客户结果', operations: '运营', organisation: '组织' })[resultClass],
  perspective: ({ perspective }) =>
    ({ financial: '财务', customer: '客户', process: '内部流程', learning: '学习与成长' })[perspective],
  rhythm: ({ rhythm }) => ({ weekly: '每周', monthly: '每月', quarterly: '每季度' })[rhythm],
  visibility: ({ visibility }) =>
    ({ team: '团队可见', company: '全公司可见', private: '仅责任人和直属上级可见' })[visibility],
  measure: ({ measure: m, parts }) => {
    switch (m.kind) {
      case 'level':
        return `${writeAmount(m.baseline, '', 'zh-CN')} → ${writeAmount(m.target, m.unit, 'zh-CN')}`;
      case 'keep':
        return limits(m, 'zh-CN', (a, b) =>
          a === '' ? zh`不高于 ${b}` : b === '' ? zh`不低于 ${a}` : zh`${a} 至 ${b}`,
        );
      case 'milestones':
        return zh`${parts} 个里程碑`;
      case 'parts':
        return zh`${parts} 个组成部分`;
    }
  },
  amountProblem: ({ problem, unit }) =>
    ({
      'no-number': '请填写数字，例如 4500、4,500 或 1.2万。',
      'two-ways': '这个数字有两种读法。小数请写 45.5，整数请写 4500，不要用逗号。',
      'other-unit':
        unit === ''
          ? '这个目标不按百分比计算，请直接填写数值。'
          : zh`这个目标不按百分比计算，请填写以“${unit}”为单位的数值。`,
    })[problem],
  pace: ({ progress, elapsed }) =>
    zh`已完成 ${writeShare(progress, 'zh-CN')}，工作日已过 ${writeShare(elapsed, 'zh-CN')}`,
  paceBent: ({ progress, elapsed, expected }) =>
    zh`已完成 ${writeShare(progress, 'zh-CN')}，工作日已过 ${writeShare(elapsed, 'zh-CN')}，按计划应完成 ${writeShare(expected, 'zh-CN')}`,
  paceMilestones: ({ progress, elapsed }) =>
    zh`里程碑已达成 ${writeShare(progress, 'zh-CN')}，按计划应达成 ${writeShare(elapsed, 'zh-CN')}`,
  kept: () => '在限定范围内',
  keptOnce: () => '最近一次更新超出范围',
  keptLong: ({ times }) => zh`最近 ${times} 次更新都超出范围`,
  neverReported: () => '还没有更新过',
  silent: ({ on }) => zh`自 ${on}以来没有更新`,
  falling: () => '信心连续三次下降',
  lowered: ({ times, of }) =>
    times === of ? zh`最近 ${of} 次更新信心都在下降` : zh`最近 ${of} 次更新中有 ${times} 次信心下降`,
  ended: ({ progress }) => zh`关闭时完成 ${writeShare(progress, 'zh-CN')}`,
  dueOn: ({ on }) => zh`${on}到期`,
  and: ({ sentences }) => sentences.join('；'),

  open: () => '查看',
  update: () => '更新进展',
  correct: () => '更正',
  askForSupport: () => '请求支持',
  planRetro: () => '安排复盘',
  propose: () => '申请调整',
  extendOrAdjust: () => '延期或调整',
  recordAndClose: () => '填写结果并关闭',
  reopen: () => '重新打开',
  offerHelp: () => '我来帮忙',
  showToTeam: () => '公开给团队',
  hideFromTeam: () => '不再公开给团队',
  offerInChannel: () => '在群里征集认领',
  newGoal: () => '新建目标',

  notYours: () => '找不到这个目标，或者你无权查看。',
  notYoursToChange: () => '只有目标责任人和直属上级可以这样做。',
  notYoursToUpdate: () => '只有目标责任人可以更新进展。',
  notActive: () => '这个目标已关闭，或尚未确认。',
};

/** The words that every part of goals shares. */
export const say = catalogue(en, zhCN);
