import { plain, type Text, zh } from '../../../chat/index.ts';
import { catalogue, plural } from '../../../shared/locale.ts';
import type { BusinessType } from '../../people/model.ts';
import type { Tool, Visibility } from '../model.ts';
import type { Way } from './choice.ts';

type Audience = {
  decider: string | undefined;
  goesUp: boolean;
  visibility: Visibility;
  more: boolean;
};

const en = {
  more: () => 'More',
  saveDraft: () => 'Save draft',
  submit: () => 'Submit',
  next: () => 'Next',

  // First step.
  chooseTitle: () => 'New goal',
  chooseAudience: (): Text =>
    plain('Nobody reads this step. The next one says who decides with you, and who will see the goal.'),
  whom: () => 'For whom',
  me: (p: { name: string }) => `${p.name} (me)`,
  team: (p: { name: string }) => `Team ${p.name}`,
  company: () => 'The company',
  tool: () => 'Tool',
  toolHint: (p: { type: BusinessType }) =>
    ({
      mature: 'Proposed for a mature business. Teams may mix tools.',
      growth: 'Proposed for a growing business. Teams may mix tools.',
      innovation: 'Proposed for new ventures. Teams may mix tools.',
      function: 'Proposed for a service function. Teams may mix tools.',
    })[p.type],
  toolOfTeamHint: () =>
    'Proposed because the team’s goal uses it. Choose another if it fits your part better.',
  way: () => 'What it is about',
  wayOption: (p: { way: Way }) =>
    ({
      reach: 'Reach something new',
      keep: 'Keep a level within limits',
      sum: 'Add up the goals that serve it',
    })[p.way],
  sumNotPersonal: () => 'Only a team’s or the company’s goal adds up others. Please choose another way.',

  // Second step.
  goalTitle: (p: { tool: Tool }) =>
    ({
      okr: 'New goal: OKR',
      kpi: 'New goal: KPI',
      bsc: 'New goal: scorecard',
      project: 'New goal: project',
      service: 'New goal: service',
    })[p.tool],
  reviseTitle: (p: { code: string }) => `Change ${p.code}`,
  takeUpTitle: (p: { code: string }) => `Take up a part of ${p.code}`,
  audience: (p: Audience): Text => {
    const otherwise = `unless you choose otherwise ${p.more ? 'below' : 'under More'}.`;
    const seen = {
      team: `the team sees it, ${otherwise}`,
      company: `everybody in the company sees it, ${otherwise}`,
      private: `nobody else sees it, ${otherwise}`,
    }[p.visibility];
    if (p.decider === undefined) return plain(`Nobody needs to agree: it counts at once, and ${seen}`);
    const up = p.goesUp ? ` Unanswered for five working days, it goes to ${p.decider}’s manager.` : '';
    return plain(`${p.decider} reads it first.${up} Once you both agree, ${seen}`);
  },
  forSomeone: (p: { kind: 'person' | 'team'; name: string }): Text =>
    plain(p.kind === 'team' ? `A goal for team ${p.name}` : `A goal for ${p.name}`),
  partOfGoal: (p: { title: string }): Text => plain(`A part of ${p.title}`),
  title: () => 'Goal',
  objective: () => 'Objective',
  example: (p: { type: BusinessType }) =>
    ({
      mature: 'Serve existing customers at lower cost',
      growth: 'Become the first choice of small shops',
      innovation: 'Prove that the new service is worth paying for',
      function: 'Answer colleagues within one working day',
    })[p.type],
  keyResult: (p: { n: number }) => `Key result ${p.n}`,
  measure: (p: { n: number }) => `Measure ${p.n}`,
  level: () => 'Service level',
  keyResultExample: () => 'Shops that renew: 60 → 80 %',
  measureExample: () => 'Cost per order: 4.2 → 3.5 EUR',
  levelExample: () => 'Answered within one day: 82 → 95 %',
  lineHint: () => 'What, then from → to. A level to keep: ≥ 99.5 % or ≤ 2 days.',
  ambition: () => 'Ambition',
  committed: () => 'Committed: we promise all of it',
  aspirational: () => 'Aspirational: 70 % would be good',
  unit: () => 'Unit',
  unitExample: () => '%, EUR, calls, days …',
  baseline: () => 'Today (baseline)',
  target: () => 'Target',
  targetHint: () => 'Below the baseline means that lower is better.',
  ladder: () => 'Scoring by ladder',
  ladderHint: () => 'Empty: linear, from baseline to target. Or value = score: 70 = 0.3, 85 = 0.7, 100 = 1',
  least: () => 'At least',
  most: () => 'At most',
  limitsHint: () => 'One of the two is enough.',
  perspective: () => 'Perspective',
  milestones: () => 'Milestones',
  milestonesHint: () => 'One a line, the date first: 10 Dec Pilot with three customers',
  ratingNow: () => 'Customers’ rating today (1–5)',
  ratingNowHint: () => 'Leave it empty if nobody has asked them yet.',
  rating: () => 'Customers’ rating to reach (1–5)',
  ratingTitle: () => 'Rating by internal customers',
  sumNote: (): Text =>
    plain('Its progress is the mean of the goals that serve it. There is nothing to measure here.'),
  weights: () => 'Weights in per cent',
  weightsHint: () => 'Empty: equal. In order, for example 50 30 20; what you leave out is filled in.',
  weight: () => 'Weight in the goal it serves (%)',
  weightHint: () => 'Empty: everything that serves it counts the same.',
  serves: () => 'Serves',
  servesHint: () => 'The goal of the team or company that it contributes to.',
  due: () => 'Due',
  start: () => 'Start',
  resultClass: () => 'Kind of result',
  indicator: () => 'Indicator',
  lead: () => 'Lead: says early how it will go',
  lag: () => 'Lag: says afterwards how it went',
  horizon: () => 'Horizon',
  short: () => 'Short term',
  long: () => 'Long term',
  rhythm: () => 'Reported',
  visibility: () => 'Who sees it',
  curve: () => 'Expected progress',
  linear: () => 'Even over the period',
  backLoaded: () => 'Little at first, most at the end',
  excess: (p: { name: string | undefined; count: number }): Text =>
    plain(
      p.name === undefined
        ? `You have ${plural(p.count, 'goal', 'goals')} already. More than five are hard to keep in view.`
        : `${p.name} has ${plural(p.count, 'goal', 'goals')} already. More than five are hard to keep in view.`,
    ),
  excessReason: () => 'Why one more?',
  excessHint: () => 'Kept with the goal, for both sides to read.',

  notForYou: (): Text =>
    plain(
      'You can propose goals for yourself, for the people who report to you, and for the teams that you or they lead.',
    ),
};

type Sentences = typeof en;

const zhCN: Sentences = {
  more: () => '更多',
  saveDraft: () => '存草稿',
  submit: () => '提交',
  next: () => '下一步',

  chooseTitle: () => '新建目标',
  chooseAudience: () => plain('这一步不会给任何人看。下一步会写明由谁和你一起确认，以及谁能看到这个目标。'),
  whom: () => '为谁设定',
  me: ({ name }) => `${name}（我）`,
  team: ({ name }) => zh`${name}团队`,
  company: () => '公司',
  tool: () => '目标工具',
  toolHint: ({ type }) =>
    ({
      mature: '成熟业务推荐这个工具，团队可以混用。',
      growth: '成长业务推荐这个工具，团队可以混用。',
      innovation: '创新业务推荐这个工具，团队可以混用。',
      function: '职能团队推荐这个工具，团队可以混用。',
    })[type],
  toolOfTeamHint: () => '与团队目标使用的工具一致，也可以换一个更适合你这部分的。',
  way: () => '想做到什么',
  wayOption: ({ way }) =>
    ({ reach: '达到新的水平', keep: '保持在限定范围内', sum: '由支撑它的目标汇总' })[way],
  sumNotPersonal: () => '只有团队或公司的目标可以由其他目标汇总，请换一个选项。',

  goalTitle: ({ tool }) =>
    ({
      okr: '新建目标：OKR',
      kpi: '新建目标：KPI',
      bsc: '新建目标：平衡计分卡',
      project: '新建目标：项目',
      service: '新建目标：服务',
    })[tool],
  reviseTitle: ({ code }) => zh`修改${code}`,
  takeUpTitle: ({ code }) => zh`认领${code}的一部分`,
  audience: ({ decider, goesUp, visibility, more }) => {
    const otherwise = more ? '可在下方调整' : '可点“更多”调整';
    const seen = {
      team: `团队可以看到（${otherwise}）。`,
      company: `全公司可以看到（${otherwise}）。`,
      private: `其他人看不到（${otherwise}）。`,
    }[visibility];
    if (decider === undefined) return plain(`无需他人确认，提交后立即生效，${seen}`);
    const up = goesUp ? zh`五个工作日无人回应会转给${decider}的上级。` : '';
    return plain(zh`先由${decider}查看。${up}双方同意后，${seen}`);
  },
  forSomeone: ({ kind, name }) => plain(kind === 'team' ? zh`${name}团队的目标` : zh`为${name}设定的目标`),
  partOfGoal: ({ title }) => plain(zh`承接：${title}`),
  title: () => '目标',
  objective: () => '目标（O）',
  example: ({ type }) =>
    ({
      mature: '以更低的成本服务好现有客户',
      growth: '成为小商户的首选',
      innovation: '验证客户愿意为新服务付费',
      function: '一个工作日内回复同事的需求',
    })[type],
  keyResult: ({ n }) => zh`关键结果${n}`,
  measure: ({ n }) => zh`衡量指标${n}`,
  level: () => '服务水平',
  keyResultExample: () => '商户续约率：60 → 80 %',
  measureExample: () => '单均成本：4.2 → 3.5 元',
  levelExample: () => '一天内回复的比例：82 → 95 %',
  lineHint: () => '先写指标，再写“现状 → 目标值”。需要保持的水平写作：≥ 99.5 % 或 ≤ 2 天。',
  ambition: () => '目标类型',
  committed: () => '承诺型：承诺全部完成',
  aspirational: () => '挑战型：完成 70% 就很好',
  unit: () => '单位',
  unitExample: () => '%、元、次、天……',
  baseline: () => '现状（基线）',
  target: () => '目标值',
  targetHint: () => '目标值低于基线，表示越低越好。',
  ladder: () => '阶梯计分',
  ladderHint: () => '留空则按基线到目标值线性计分；或写“数值 = 得分”：70 = 0.3, 85 = 0.7, 100 = 1',
  least: () => '不低于',
  most: () => '不高于',
  limitsHint: () => '两个填一个即可。',
  perspective: () => '维度',
  milestones: () => '里程碑',
  milestonesHint: () => '每行一个，日期在前：12月10日 三家客户试点',
  ratingNow: () => '内部客户当前评分（1–5）',
  ratingNowHint: () => '还没有做过调查就留空。',
  rating: () => '希望达到的评分（1–5）',
  ratingTitle: () => '内部客户评分',
  sumNote: () => plain('它的进展是支撑它的各目标的平均值，这里不需要填写指标。'),
  weights: () => '权重（%）',
  weightsHint: () => '留空则平均分配。按顺序填写，如 50 30 20；没写的自动补足。',
  weight: () => '在所支撑目标中的权重（%）',
  weightHint: () => '留空则与其他支撑它的目标平均分配。',
  serves: () => '支撑的目标',
  servesHint: () => '它服务于团队或公司的哪个目标。',
  due: () => '截止日期',
  start: () => '开始日期',
  resultClass: () => '结果类别',
  indicator: () => '指标类型',
  lead: () => '先行指标：提前反映走势',
  lag: () => '滞后指标：事后反映结果',
  horizon: () => '周期长短',
  short: () => '短期',
  long: () => '长期',
  rhythm: () => '更新频率',
  visibility: () => '谁能看到',
  curve: () => '预期进度',
  linear: () => '匀速推进',
  backLoaded: () => '前慢后快',
  excess: ({ name, count }) =>
    plain(
      name === undefined
        ? zh`你已有${count}个目标。超过五个就很难都顾得上。`
        : zh`${name}已有${count}个目标。超过五个就很难都顾得上。`,
    ),
  excessReason: () => '为什么还要再加一个？',
  excessHint: () => '理由会随目标保存，双方都能看到。',

  notForYou: () => plain('你可以为自己、直接下属，以及你或下属负责的团队设定目标。'),
};

/** What the forms of a new goal say. */
export const say = catalogue(en, zhCN);
