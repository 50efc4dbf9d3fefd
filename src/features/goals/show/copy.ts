import { type PersonRef, plain, strong, type Text, text, zh } from '../../../chat/index.ts';
import { catalogue, plural } from '../../../shared/locale.ts';
import type { ChangeKind, Goal, Tool, UpdateSource } from '../model.ts';

type Count = { count: number };
type Named = { code: string; title: string };
type Pages = { from: number; to: number; of: number };

const en = {
  // The living card.
  goalSummary: (p: { code: string }) => `Goal ${p.code}`,
  toolName: (p: { tool: Tool }) =>
    ({ okr: 'OKR', kpi: 'KPI', bsc: 'Balanced scorecard', project: 'Project', service: 'Service' })[p.tool],
  keyResult: () => 'key result',
  indicator: (p: { indicator: Goal['indicator'] }) => ({ lead: 'leading', lag: 'lagging' })[p.indicator],
  horizon: (p: { horizon: Goal['horizon'] }) => ({ short: 'short term', long: 'long term' })[p.horizon],
  aspirational: () => 'aspirational',
  backLoaded: () => 'little expected early on',
  weight: (p: { weight: string }) => `weight ${p.weight}`,
  owner: () => 'Owner',
  kind: () => 'Kind',
  nature: () => 'Result',
  period: () => 'Period',
  reports: () => 'Reports',
  /** Who may look; what the channel is told by itself is another matter. */
  visibleTo: () => 'Who can open it',
  inChannel: () => 'Team’s channel',
  listing: (p: { isListed: boolean }): string =>
    p.isListed ? 'lists it while it is behind' : 'does not list it, even if it falls behind',
  serves: () => 'Serves',
  perspectiveOf: (p: { perspective: string }) => `perspective: ${p.perspective}`,
  hiddenGoal: () => 'a goal you may not see',
  progress: (p: { current: string | undefined; measure: string }) =>
    p.current === undefined ? `Nothing reported yet (${p.measure})` : `${p.current} (${p.measure})`,
  progressOfParts: (p: { share: string; parts: number }) =>
    p.parts === 0
      ? `${p.share}: nothing serves it yet`
      : `${p.share}, the weighted mean of ${plural(p.parts, 'part', 'parts')}`,
  milestones: (p: { done: number; of: number }) => `${p.done} of ${p.of} milestones reached`,
  keyResults: () => 'Key results',
  servedBy: () => 'Goals that serve it',
  hiddenParts: (p: Count) => plain(`and ${plural(p.count, 'part', 'parts')} you may not see`),
  moreParts: (p: Count) => plain(`and ${p.count} more: /goal tree shows all`),
  milestonesHeading: () => 'Milestones',
  dueOn: (p: { on: string }) => plain(`due ${p.on}`),
  reachedOn: (p: { on: string }) => plain(`reached on ${p.on}`),
  reached: () => 'Reached',
  late: () => 'Overdue',
  moreMilestones: (p: Count) => plain(`and ${p.count} more`),
  updates: () => 'Latest updates',
  allUpdates: () => 'All updates',
  confidence: (p: { confidence: number }) => `confidence ${p.confidence}/10`,
  source: (p: { source: UpdateSource }) =>
    ({
      form: 'form',
      typed: 'typed',
      'check-in': 'check-in',
      import: 'import',
      signal: 'signal',
      close: 'result',
    })[p.source],
  struck: () => 'Struck through',
  reachedCount: (p: Count) => `${plural(p.count, 'milestone', 'milestones')} reached`,
  changes: () => 'History',
  change: (p: { what: ChangeKind; who: string | undefined; moved: readonly string[] }) => {
    const did = {
      created: 'proposed it',
      agreed: 'agreed',
      revised: 'revised the proposal',
      withdrawn: 'withdrew it',
      shown: 'chose whether the team’s channel lists it',
      adjusted: 'adjusted it',
      extended: 'closed it and carried the rest on',
      closed: 'closed it',
      reopened: 'opened it again',
      imported: 'imported it',
      'handed-over': 'handed it over',
    }[p.what];
    const moved = p.moved.length === 0 ? '' : `: ${p.moved.join('; ')}`;
    return p.who === undefined ? `Pacer ${did}${moved}` : `${p.who} ${did}${moved}`;
  },
  moved: (p: { field: string; from: string; to: string }) => `${p.field} ${p.from} → ${p.to}`,
  field: (p: { field: string }): string | undefined =>
    ({
      title: 'title',
      start: 'start',
      due: 'due date',
      baseline: 'baseline',
      target: 'target',
      least: 'lower limit',
      most: 'upper limit',
    })[p.field],
  resultHeading: () => 'Result',
  resultValue: () => 'Final value',
  score: () => 'Score',
  resultWords: (p: PersonRef) => `In the words of ${p.name}`,
  causeLabel: () => 'Main cause',
  constraints: () => 'What limited it',
  carriedOn: () => 'Carried on in',

  // Lists.
  mineTitle: () => 'Your goals',
  mineNone: () =>
    plain('You have no goals yet. A good one says what will be different, by how much, and by when.'),
  newer: () => 'Previous',
  older: () => 'Next',
  pageOf: (p: Pages) => plain(`${p.from}–${p.to} of ${p.of}`),
  quickHint: (p: Pick<Goal, 'code'>) => plain(`Report in one line: /goal ${p.code} 45 and a word about it.`),
  underIts: (p: { row: Text }) => text`↳ ${p.row}`,
  above: (p: { row: Text }) => text`↑ ${p.row}`,
  notUnderstood: () =>
    plain(
      'I did not understand that. /goal lists your goals, /goal G-12 opens one, and /goal G-12 45 reports progress.',
    ),
  whichGoal: () => plain('Which goal? Add its code, for example G-12.'),

  // Team.
  teamTitle: (p: { team: string }) => `Goals of ${p.team}`,
  teamNone: () => plain('This team has no goals that you may see.'),
  teamUnknown: () => plain('I do not know a team by that name.'),
  noTeam: () => plain('You belong to no team yet. Name one: /goal team and its name.'),
  counts: (p: { counts: readonly { label: string; count: number }[] }) =>
    plain(p.counts.map((it) => `${it.count} ${it.label}`).join(' · ')),
  week: () => 'End of week',
  otherTeams: () => 'Another team',

  // Tree.
  treeTitle: () => 'How goals serve each other',
  treeNone: () => plain('There is no active goal that you may see.'),
  treeRow: (p: Named & { share: string; owner: string }) =>
    text`${strong(p.code)} ${p.title} · ${p.owner} · ${p.share}`,
  servesHidden: () => 'serves a goal you may not see',
  orphans: () => 'These serve no other goal yet',
  orphansHint: () => plain('Higher goals are there. Which of them do these serve?'),
  moreOrphans: (p: Count) => plain(`and ${p.count} more`),
  openOne: () => 'Open a goal',

  // Why.
  whyTitle: (p: { code: string }) => `What ${p.code} is for`,
  whySummary: (p: { code: string }) => `The path up from ${p.code}`,
  whyTop: () => plain('It serves no other goal: this is the top.'),
  whyOrphan: () => plain('It serves no other goal yet.'),
};

const zhCN: typeof en = {
  goalSummary: ({ code }) => zh`目标 ${code}`,
  toolName: ({ tool }) =>
    ({ okr: 'OKR', kpi: 'KPI', bsc: '平衡计分卡', project: '项目', service: '服务' })[tool],
  keyResult: () => '关键结果',
  indicator: ({ indicator }) => ({ lead: '先行指标', lag: '滞后指标' })[indicator],
  horizon: ({ horizon }) => ({ short: '短期', long: '长期' })[horizon],
  aspirational: () => '挑战型',
  backLoaded: () => '前期预期较低',
  weight: ({ weight }) => zh`权重 ${weight}`,
  owner: () => '目标责任人',
  kind: () => '类型',
  nature: () => '结果类别',
  period: () => '周期',
  reports: () => '更新频率',
  visibleTo: () => '谁能查看',
  inChannel: () => '团队群',
  listing: ({ isListed }) => (isListed ? '滞后期间会列出' : '即使滞后也不会列出'),
  serves: () => '支撑',
  perspectiveOf: ({ perspective }) => `${perspective}维度`,
  hiddenGoal: () => '一个你无权查看的目标',
  progress: ({ current, measure }) =>
    current === undefined ? `还没有更新（${measure}）` : `${current}（${measure}）`,
  progressOfParts: ({ share, parts }) =>
    parts === 0 ? zh`${share}，还没有组成部分` : zh`${share}，由 ${parts} 个组成部分加权平均`,
  milestones: ({ done, of }) => zh`${of} 个里程碑已达成 ${done} 个`,
  keyResults: () => '关键结果',
  servedBy: () => '支撑它的目标',
  hiddenParts: ({ count }) => plain(zh`另有 ${count} 个你无权查看`),
  moreParts: ({ count }) => plain(zh`还有 ${count} 个，输入 /目标 树 可查看全部`),
  milestonesHeading: () => '里程碑',
  dueOn: ({ on }) => plain(zh`${on}到期`),
  reachedOn: ({ on }) => plain(zh`${on}达成`),
  reached: () => '已达成',
  late: () => '已逾期',
  moreMilestones: ({ count }) => plain(zh`还有 ${count} 个`),
  updates: () => '最近更新',
  allUpdates: () => '查看全部记录',
  confidence: ({ confidence }) => zh`信心 ${confidence}/10`,
  source: ({ source }) =>
    ({
      form: '表单',
      typed: '直接输入',
      'check-in': '周同步',
      import: '导入',
      signal: '外部信号',
      close: '结果',
    })[source],
  struck: () => '已划去',
  reachedCount: ({ count }) => zh`已达成 ${count} 个里程碑`,
  changes: () => '变更历史',
  change: ({ what, who, moved }) => {
    const did = {
      created: '提出了目标',
      agreed: '同意了目标',
      revised: '修改了提案',
      withdrawn: '撤回了提案',
      shown: '更改了是否在团队群列出',
      adjusted: '调整了目标',
      extended: '关闭目标并结转',
      closed: '关闭了目标',
      reopened: '重新打开了目标',
      imported: '导入了目标',
      'handed-over': '移交了目标',
    }[what];
    const details = moved.length === 0 ? '' : `：${moved.join('；')}`;
    return who === undefined ? zh`Pacer ${did}${details}` : zh`${who}${did}${details}`;
  },
  moved: ({ field, from, to }) => zh`${field} ${from} → ${to}`,
  field: ({ field }) =>
    ({
      title: '标题',
      start: '开始日期',
      due: '截止日期',
      baseline: '基线',
      target: '目标值',
      least: '下限',
      most: '上限',
    })[field],
  resultHeading: () => '结果',
  resultValue: () => '最终数值',
  score: () => '评分',
  resultWords: ({ name }) => zh`${name}的说明`,
  causeLabel: () => '主要原因',
  constraints: () => '受到的限制',
  carriedOn: () => '结转至',

  mineTitle: () => '我的目标',
  mineNone: () => plain('你还没有目标。一个好目标会写清楚：什么会改变、改变多少、什么时候做到。'),
  newer: () => '上一页',
  older: () => '下一页',
  pageOf: ({ from, to, of }) => plain(zh`第 ${from}–${to} 项，共 ${of} 项`),
  quickHint: ({ code }) => plain(zh`一句话更新进展：/目标 ${code} 45 加一句说明。`),
  underIts: ({ row }) => text`↳ ${row}`,
  above: ({ row }) => text`↑ ${row}`,
  notUnderstood: () =>
    plain('没看懂这句话。/目标 列出我的目标，/目标 G-12 打开一个目标，/目标 G-12 45 更新进展。'),
  whichGoal: () => plain('是哪个目标？请加上编号，例如 G-12。'),

  teamTitle: ({ team }) => zh`${team}的目标`,
  teamNone: () => plain('这个团队没有你可以查看的目标。'),
  teamUnknown: () => plain('没有找到这个名字的团队。'),
  noTeam: () => plain('你还没有加入团队。可以指定一个：/目标 团队 加团队名称。'),
  counts: ({ counts }) => plain(counts.map((it) => zh`${it.label} ${it.count}`).join(' · ')),
  week: () => '每周结束时',
  otherTeams: () => '其他团队',

  treeTitle: () => '目标之间如何支撑',
  treeNone: () => plain('目前没有你可以查看的目标。'),
  treeRow: ({ code, title, owner, share }) => text`${strong(code)} ${title} · ${owner} · ${share}`,
  servesHidden: () => '支撑一个你无权查看的目标',
  orphans: () => '这些目标还没有支撑任何上级目标',
  orphansHint: () => plain('上级目标已经有了，它们支撑的是哪一个？'),
  moreOrphans: ({ count }) => plain(zh`还有 ${count} 个`),
  openOne: () => '查看目标',

  whyTitle: ({ code }) => zh`${code} 为何而设`,
  whySummary: ({ code }) => zh`${code} 向上的路径`,
  whyTop: () => plain('它不再支撑其他目标，已经是最高一级。'),
  whyOrphan: () => plain('它还没有支撑任何上级目标。'),
};

export const say = catalogue(en, zhCN);
