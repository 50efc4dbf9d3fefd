import { plain, type Text, text, zh, zhText } from '../../../chat/index.ts';
import { catalogue } from '../../../shared/locale.ts';
import type { Cause } from './model.ts';

type Name = { name: string };
type Code = { code: string };

const en = {
  cause: (p: { cause: Cause }) =>
    ({
      capability: 'Skills and experience',
      resources: 'People, time or money',
      mechanism: 'How the work is organised',
      market: 'Market or customers',
    })[p.cause],

  // The form.
  title: (p: Code) => `Close ${p.code}`,
  audience: (p: { names: readonly string[] }) =>
    plain(
      `Named: ${['you', ...p.names].join(', ')} and the managers above; whoever sees the goal sees its result`,
    ),
  valueLabel: () => 'Final value',
  targetHint: (p: { measure: string }) => `Agreed: ${p.measure}`,
  keyResultLabel: (p: { code: string; title: string }) => `${p.code} ${p.title}`,
  keyResults: () => plain('Key results: the final value of each'),
  progressSoFar: (p: { share: string }) => plain(`${p.share} done so far`),
  wordsLabel: () => 'Result in words',
  wordsHint: () => 'What was reached, and what comes of it',
  shortNote: () =>
    plain(
      'Below the target: to learn for next time, not to find fault. What was the main cause, and what limited you?',
    ),
  causeLabel: () => 'Main cause',
  constraintsLabel: () => 'What limited it',
  constraintsHint: () => 'Conditions that could not be changed, or not in time',
  onlyIfShort: () => 'Only if it closes below its target',
  sure: (p: { changes: readonly { from: string; to: string }[] }) =>
    plain(
      `${p.changes.map(({ from, to }) => `From ${from} to ${to}?`).join(' ')} If that is right, submit once more.`,
    ),
  submit: () => 'Submit',
  causeMissing: () => 'Please choose the main cause.',
  constraintsMissing: () => 'A few words about what limited it, please.',
  changedMeanwhile: () =>
    'The goal has changed since this form was opened. Please look at the values once more and submit again.',
  closed: (p: Code & { name: string | undefined }) =>
    plain(`${p.code} is closed.${p.name === undefined ? '' : ` ${p.name} is told, with the result.`}`),

  // The card.
  youClosed: (p: Code) => `You closed ${p.code}`,
  someoneClosed: (p: Name & Code) => `${p.name} closed ${p.code}`,
  youReopened: (p: Code) => `You reopened ${p.code}`,
  someoneReopened: (p: Name & Code) => `${p.name} reopened ${p.code}`,
  reached: () => 'Target reached',
  goodStretch: () => 'Good result',
  below: () => 'Below target',
  ofOwner: (p: { title: Text; name: string }) => text`${p.title} · ${p.name}`,
  result: () => 'Result',
  score: () => 'Score',
  done: () => 'Done',
  keyResultLine: (p: { code: string; title: string; score: string }) =>
    text`${p.code} ${p.title}: ${p.score}`,
  inWords: () => 'In words',
  causeIs: () => 'Main cause',
  constraintsAre: () => 'What limited it',
  reopenUntil: (p: { on: string }) => plain(`It can be reopened until ${p.on}.`),
  openAgain: () => plain('The goal counts again from now on; its result stays in the history.'),
  committedRule: () => 'committed: 1.0 is the goal',
  aspirationalRule: () => 'aspirational: 0.7 is good',
  scoreWith: (p: { score: string; rule: string }) => text`${p.score} (${p.rule})`,

  // Reopening.
  reopened: (p: Code & { name: string | undefined }) =>
    plain(`${p.code} is open again.${p.name === undefined ? '' : ` ${p.name} is told.`}`),
  notClosed: (p: Code) => plain(`${p.code} is not closed.`),
  tooLate: (p: Code & { days: number }) =>
    plain(
      `${p.code} was closed more than ${p.days} working days ago. What is left to do can become a new goal.`,
    ),
  carriedOn: (p: Code & { into: string }) =>
    plain(`The rest of ${p.code} goes on as ${p.into}, so it is not opened again.`),

  whichClose: () => plain('Which goal? Type its code, such as /goal close G-12.'),
  whichReopen: () => plain('Which goal? Type its code, such as /goal reopen G-12.'),
  why: () => 'A goal of yours, or of one of your people, was closed or reopened.',
};

const zhCN: typeof en = {
  cause: ({ cause }) =>
    ({
      capability: '能力与经验',
      resources: '人力、时间或资金',
      mechanism: '机制与流程',
      market: '市场或客户',
    })[cause],

  title: ({ code }) => zh`关闭 ${code}`,
  audience: ({ names }) =>
    plain(zh`实名：${['你', ...names].join('、')}和各级上级可见；能看到这个目标的人也能看到结果`),
  valueLabel: () => '最终值',
  targetHint: ({ measure }) => zh`约定：${measure}`,
  keyResultLabel: ({ code, title }) => `${code} ${title}`,
  keyResults: () => plain('请填写各关键结果的最终值'),
  progressSoFar: ({ share }) => plain(zh`目前完成 ${share}`),
  wordsLabel: () => '结果说明',
  wordsHint: () => '做到了什么，带来了什么',
  shortNote: () => plain('未达到目标值：不是追责，而是为下次积累经验。主要原因是什么？受到哪些限制？'),
  causeLabel: () => '主要原因',
  constraintsLabel: () => '受到的限制',
  constraintsHint: () => '无法改变，或来不及改变的条件',
  onlyIfShort: () => '未达到目标时填写',
  sure: ({ changes }) =>
    plain(zh`${changes.map(({ from, to }) => zh`从 ${from} 变为 ${to}？`).join('')}确认无误请再次提交。`),
  submit: () => '提交',
  causeMissing: () => '请选择主要原因。',
  constraintsMissing: () => '请简单写一下受到的限制。',
  changedMeanwhile: () => '打开表单后目标有了变化，请核对后再提交。',
  closed: ({ code, name }) => plain(zh`${code} 已关闭。${name === undefined ? '' : zh`结果已告知${name}。`}`),

  youClosed: ({ code }) => zh`你关闭了 ${code}`,
  someoneClosed: ({ name, code }) => zh`${name}关闭了 ${code}`,
  youReopened: ({ code }) => zh`你重新打开了 ${code}`,
  someoneReopened: ({ name, code }) => zh`${name}重新打开了 ${code}`,
  reached: () => '达到目标',
  goodStretch: () => '结果不错',
  below: () => '未达目标值',
  ofOwner: ({ title, name }) => text`${title} · ${name}`,
  result: () => '结果',
  score: () => '评分',
  done: () => '完成度',
  keyResultLine: ({ code, title, score }) => text`${code} ${title}：${score}`,
  inWords: () => '结果说明',
  causeIs: () => '主要原因',
  constraintsAre: () => '受到的限制',
  reopenUntil: ({ on }) => plain(zh`${on}（含）之前可以重新打开。`),
  openAgain: () => plain('目标重新开始计算，之前的结果保留在历史中。'),
  committedRule: () => '承诺型：应达到 1.0',
  aspirationalRule: () => '挑战型：0.7 即为良好',
  scoreWith: ({ score, rule }) => zhText`${score}（${rule}）`,

  reopened: ({ code, name }) =>
    plain(zh`${code} 已重新打开。${name === undefined ? '' : zh`已告诉${name}。`}`),
  notClosed: ({ code }) => plain(zh`${code} 还没有关闭。`),
  tooLate: ({ code, days }) =>
    plain(zh`${code} 关闭已超过 ${days} 个工作日。还要继续的部分，可以新建一个目标。`),
  carriedOn: ({ code, into }) => plain(zh`${code} 的剩余部分已结转为 ${into}，不再重新打开。`),

  whichClose: () => plain('要关闭哪个目标？请输入编号，例如 /目标 关闭 G-12。'),
  whichReopen: () => plain('要重新打开哪个目标？请输入编号，例如 /目标 重新打开 G-12。'),
  why: () => '你的目标，或你团队成员的目标，已关闭或重新打开。',
};

export const say = catalogue(en, zhCN);
