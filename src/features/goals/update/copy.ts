import { plain, type Text, text, zh, zhText } from '../../../chat/index.ts';
import { catalogue } from '../../../shared/locale.ts';
import { say as sayGoals } from '../copy.ts';
import type { Visibility } from '../model.ts';
import type { Surprise } from '../rules/progress.ts';
import type { AmountProblem } from '../rules/read-amount.ts';

type Audience = { manager: string | undefined; visibility: Visibility };
type Step = { target: string; surprise: Surprise };
type Standing = { code: string; current: string; status: string; why: string };

const listed = (it: readonly string[], separator: string) => it.join(separator);

const en = {
  // The form.
  formTitle: (p: { code: string }) => `Update ${p.code}`,
  audience: ({ manager, visibility }: Audience) => {
    if (visibility === 'company') return plain('Named: everybody in the company can read this');
    const named = manager ?? 'your manager';
    return visibility === 'private'
      ? plain(`Named: only ${named} and you`)
      : plain(`Named: ${named}, the leads above you and your team can read this`);
  },
  value: () => 'Where does it stand now?',
  valueHint: (p: { measure: string; isLarge: boolean }) =>
    p.isLarge ? `The goal: ${p.measure}. Write 4500 or 4,500.` : `The goal: ${p.measure}.`,
  reached: () => 'Which milestones are reached?',
  reachedHint: () => 'Untick one to take it back.',
  milestone: (p: { title: string; due: string }) => `${p.title} (${p.due})`,
  confidence: () => 'How confident are you?',
  confidenceHint: () => '0: it will not happen. 10: it certainly will.',
  note: () => 'A word about it',
  noteHint: () => 'What moved it, or what is in the way.',
  submit: () => 'Submit',
  problem: (p: { problem: AmountProblem; unit: string }) =>
    p.problem === 'no-number'
      ? 'A number is missing. Where does the goal stand now?'
      : sayGoals('en').amountProblem(p),

  // A value that surprises.
  askTitle: (p: { code: string; from: string; to: string }) => plain(`${p.code}: from ${p.from} to ${p.to}?`),
  surprise: ({ surprise, target }: Step) =>
    ({
      jump: 'That is more than 30 points in one step.',
      'beyond-target': `That is past the target of ${target}.`,
      backwards: 'That is further from the target than before.',
    })[surprise],
  keptSurprise: (p: { limits: string }) => `That is outside its limits (${p.limits}).`,
  askInForm: (p: { from: string; to: string; why: string }) =>
    `From ${p.from} to ${p.to}? ${p.why} Nothing is reported yet. If it is right, submit again.`,
  notReportedYet: () => plain('Nothing is reported yet.'),
  yes: () => 'Yes, report it',
  no: () => 'No, correct it',
  noteLabel: () => 'Your note',
  typedDone: (p: { code: string; to: string }) => plain(`${p.code}: reported ${p.to}`),
  typedGone: () => plain('This question is too old. Please report the value again.'),

  // Answers.
  reported: (p: Standing) => plain(`${p.code} stands at ${p.current}. ${p.status}: ${p.why}.`),
  reachedNow: (p: Standing) => plain(`${p.code}: ${p.current}. ${p.status}: ${p.why}.`),
  milestones: (p: { done: number; of: number }) => `${p.done} of ${p.of} milestones reached`,
  byParts: (p: { code: string; parts: readonly string[] }) =>
    p.parts.length === 0
      ? plain(`${p.code} is made of its parts, and has none yet.`)
      : plain(`${p.code} is made of its parts and moves with them. Update these: ${listed(p.parts, '; ')}.`),
  byMilestones: () => plain('This goal is measured by milestones. Tick what is reached.'),
  noneToUpdate: () => plain('You have no goal to update. /goal shows all of yours.'),
  chooseTitle: () => 'Which goal do you want to update?',
  more: (p: { count: number }) => plain(`and ${p.count} more: type /goal update with the goal’s code`),

  // Correct.
  correctTitle: (p: { code: string }) => plain(`${p.code}: which value is wrong?`),
  correctSummary: () => 'Strike a wrong value through',
  correctNone: () => plain('Nothing is reported for this goal, so there is nothing to correct.'),
  correctNote: () => plain('A value that is struck through stays visible and no longer counts.'),
  strikeTitle: (p: { value: string }) => `Strike ${p.value} through?`,
  strikeBody: () => plain('It stays visible and no longer counts. The goal goes back to the value before.'),
  cancel: () => 'Cancel',
  struck: () => 'Struck through',
  struckAlready: () => plain('This value is struck through already.'),
  standsAt: (p: { current: string; status: string; why: string }) =>
    `The goal stands at ${p.current}. ${p.status}: ${p.why}.`,
  standsAtNothing: () => 'Nothing else is reported for it.',
  earlier: () => 'Earlier values',
  later: () => 'Later values',

  // Good news.
  achieved: (p: { code: string; title: string }) => text`${p.code} ${p.title} is achieved`,
  achievedSummary: (p: { code: string }) => `${p.code} is achieved`,
  achievedBy: (p: { owner: Text; current: string | undefined; due: string }) =>
    p.current === undefined
      ? text`${p.owner} got there. It was due ${p.due}.`
      : text`${p.owner} got there: ${p.current}. It was due ${p.due}.`,
  milestoneNews: (p: { code: string; title: string }) => text`${p.code} ${p.title} has come a step further`,
  milestoneSummary: (p: { code: string; count: number }) =>
    p.count === 1 ? `${p.code}: a milestone is reached` : `${p.code}: ${p.count} milestones are reached`,
  milestoneOwner: (p: { owner: Text; done: number; of: number }) =>
    text`${p.owner}, ${p.done} of ${p.of} milestones reached`,
  reachedBadge: () => 'Reached',
  why: () => 'A goal of your team was achieved, or one of its milestones reached.',
};

const zhCN: typeof en = {
  formTitle: ({ code }) => zh`更新 ${code}`,
  audience: ({ manager, visibility }) => {
    if (visibility === 'company') return plain('实名：全公司可见');
    const named = manager ?? '你的直属上级';
    return visibility === 'private'
      ? zhText`实名：仅${named}和你可见`
      : zhText`实名：${named}、上级团队负责人和团队成员可见`;
  },
  value: () => '目前进展到多少？',
  valueHint: ({ measure, isLarge }) =>
    isLarge ? zh`目标：${measure}。可以写 12000，也可以写 1.2万。` : zh`目标：${measure}。`,
  reached: () => '哪些里程碑已达成？',
  reachedHint: () => '取消勾选即可撤回。',
  milestone: ({ title, due }) => `${title}（${due}）`,
  confidence: () => '你有多大信心？',
  confidenceHint: () => '0 表示完不成，10 表示一定能完成。',
  note: () => '补充说明',
  noteHint: () => '是什么推动了进展，或者卡在哪里。',
  submit: () => '提交',
  problem: (p) =>
    p.problem === 'no-number' ? '还缺一个数字：目标目前进展到多少？' : sayGoals('zh-CN').amountProblem(p),

  askTitle: ({ code, from, to }) => plain(zh`${code}：从 ${from} 变为 ${to}？`),
  surprise: ({ surprise, target }) =>
    ({
      jump: '一次变动超过 30 个百分点。',
      'beyond-target': zh`已经超过目标值 ${target}。`,
      backwards: '比上一次离目标更远。',
    })[surprise],
  keptSurprise: ({ limits }) => zh`超出了限定范围（${limits}）。`,
  askInForm: ({ from, to, why }) =>
    zh`从 ${from} 变为 ${to}？${why}现在还没有记录。确认无误的话，请再次提交。`,
  notReportedYet: () => plain('现在还没有记录。'),
  yes: () => '没错，就这样记录',
  no: () => '不对，我来改',
  noteLabel: () => '补充说明',
  typedDone: ({ code, to }) => plain(zh`${code}：已记录 ${to}`),
  typedGone: () => plain('这个问题已经过期，请重新填写数值。'),

  reported: ({ code, current, status, why }) => plain(zh`${code} 目前为 ${current}。${status}：${why}。`),
  reachedNow: ({ code, current, status, why }) => plain(zh`${code}：${current}。${status}：${why}。`),
  milestones: ({ done, of }) => zh`${of} 个里程碑已达成 ${done} 个`,
  byParts: ({ code, parts }) =>
    parts.length === 0
      ? plain(zh`${code} 的进展由各组成部分汇总而来，目前还没有组成部分。`)
      : plain(zh`${code} 的进展由各组成部分汇总而来，请更新这些：${listed(parts, '；')}。`),
  byMilestones: () => plain('这个目标按里程碑衡量，请勾选已达成的里程碑。'),
  noneToUpdate: () => plain('你没有可更新的目标。输入 /目标 查看你的全部目标。'),
  chooseTitle: () => '要更新哪个目标？',
  more: ({ count }) => plain(zh`还有 ${count} 个：请输入“/目标 更新”加目标编号`),

  correctTitle: ({ code }) => plain(zh`${code}：哪个数值有误？`),
  correctSummary: () => '划去有误的数值',
  correctNone: () => plain('这个目标还没有更新过，没有需要更正的数值。'),
  correctNote: () => plain('划去的数值仍可查看，但不再计入任何统计。'),
  strikeTitle: ({ value }) => zh`划去 ${value}？`,
  strikeBody: () => plain('这个数值仍可查看，但不再计入任何统计，目标会回到上一个数值。'),
  cancel: () => '取消',
  struck: () => '已划去',
  struckAlready: () => plain('这个数值之前已经划去了。'),
  standsAt: ({ current, status, why }) => zh`目标目前为 ${current}。${status}：${why}。`,
  standsAtNothing: () => '目前没有其他更新。',
  earlier: () => '更早的数值',
  later: () => '较新的数值',

  achieved: ({ code, title }) => text`${code} ${title} 已达成`,
  achievedSummary: ({ code }) => zh`${code} 已达成`,
  achievedBy: ({ owner, current, due }) =>
    current === undefined
      ? zhText`${owner}完成了这个目标，原定${due}到期。`
      : zhText`${owner}做到了 ${current}，原定${due}到期。`,
  milestoneNews: ({ code, title }) => text`${code} ${title} 又进了一步`,
  milestoneSummary: ({ code, count }) => zh`${code} 达成 ${count} 个里程碑`,
  milestoneOwner: ({ owner, done, of }) => zhText`${owner}，${of} 个里程碑已达成 ${done} 个`,
  reachedBadge: () => '已达成',
  why: () => '你所在团队的目标已达成，或达成了一个里程碑。',
};

export const say = catalogue(en, zhCN);
