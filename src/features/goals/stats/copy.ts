import { plain, zh } from '../../../chat/index.ts';
import { catalogue, plural } from '../../../shared/locale.ts';
import type { Reason } from '../adjust/model.ts';

type Figures = { approved: number; extended: number; open: number; sentBack: number };

const en = {
  title: (p: { quarter: string }) => `Adjustments of goals, ${p.quarter}`,
  figures: (p: Figures) =>
    plain(
      `${plural(p.approved, 'change', 'changes')} approved, of them ${plural(p.extended, 'extension', 'extensions')}; ${p.open} waiting, ${p.sentBack} sent back.`,
    ),
  none: () => plain('Nobody asked to adjust a goal in this quarter.'),
  why: (p: { reasons: readonly { label: string; count: number }[] }) =>
    plain(`Why: ${p.reasons.map((it) => `${it.label} ${it.count}`).join(', ')}.`),
  team: () => 'Team',
  all: () => 'All',
  extensions: () => 'Extended',
  /** A column's heading. */
  short: (p: { reason: Reason }) =>
    ({
      strategy: 'Strategy',
      market: 'Market',
      resources: 'Resources',
      'wrong-estimate': 'Estimate',
      other: 'Other',
    })[p.reason],
  noTeam: () => 'Without a team',
  others: (p: { count: number }) => plural(p.count, 'other team', 'other teams'),
  otherQuarter: () => 'Another quarter',
  note: () => plain('Counts only: whose goals they are is between the people concerned.'),
  onlyHr: () => plain('Only HR sees how often goals are adjusted, and why.'),

  // Exports.
  goalHeader: () => [
    'code',
    'title',
    'level',
    'owner_email',
    'team',
    'parent',
    'tool',
    'unit',
    'baseline',
    'current',
    'target',
    'weight',
    'start',
    'due',
    'class',
    'kind',
    'horizon',
    'rhythm',
    'visibility',
    'status',
    'progress',
  ],
  adjustmentHeader: () => ['quarter', 'team', 'reason', 'kind', 'state', 'count'],
};

const zhCN: typeof en = {
  title: ({ quarter }) => zh`目标调整统计 ${quarter}`,
  figures: ({ approved, extended, open, sentBack }) =>
    plain(
      zh`已批准 ${approved} 次调整，其中延期结转 ${extended} 次；待审批 ${open} 次，退回 ${sentBack} 次。`,
    ),
  none: () => plain('这个季度没有人申请调整目标。'),
  why: ({ reasons }) => plain(zh`原因：${reasons.map((it) => zh`${it.label} ${it.count} 次`).join('，')}。`),
  team: () => '团队',
  all: () => '合计',
  extensions: () => '延期',
  short: ({ reason }) =>
    ({ strategy: '战略', market: '市场', resources: '资源', 'wrong-estimate': '估计', other: '其他' })[
      reason
    ],
  noTeam: () => '无团队',
  others: ({ count }) => zh`其他 ${count} 个团队`,
  otherQuarter: () => '查看其他季度',
  note: () => plain('只显示次数，不显示是谁的目标。'),
  onlyHr: () => plain('只有 HR 可以查看目标调整的次数和原因。'),

  goalHeader: () => [
    '编号',
    '目标名称',
    '层级',
    '责任人邮箱',
    '团队',
    '上级目标',
    '工具',
    '单位',
    '基线',
    '当前值',
    '目标值',
    '权重',
    '开始日期',
    '截止日期',
    '结果类别',
    '性质',
    '期限',
    '更新频率',
    '可见范围',
    '状态',
    '进展',
  ],
  adjustmentHeader: () => ['季度', '团队', '原因', '类型', '状态', '次数'],
};

export const say = catalogue(en, zhCN);
