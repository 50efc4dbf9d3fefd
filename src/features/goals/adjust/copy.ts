import { plain, type Span, type Text, text, zh, zhText } from '../../../chat/index.ts';
import { catalogue } from '../../../shared/locale.ts';
import type { AdjustmentKind, AdjustmentState, Reason } from './model.ts';
import type { Obstacle, TermsProblem } from './rules.ts';

type Name = { name: string };
type Code = { code: string };
type Change = { from: Text; to: Text };

/** Who reads a request: by name, the managers above unless the goal is private, and HR where it decides. */
type Readers = { names: readonly string[]; isPrivate: boolean; isHr: boolean };

function readersEn({ names, isPrivate }: Readers): string {
  if (!isPrivate) return `${names.join(', ')} and the managers above`;
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((it) => it !== '').join(' and ');
}

const readersZh = ({ names, isPrivate }: Readers): string =>
  zh`${names.join('、')}${isPrivate ? '' : '和各级上级'}可见`;

const obstacles: Record<Obstacle, string> = {
  changed: 'The goal has changed since this was asked.',
  achieved: 'The goal has reached its target since this was asked.',
  'due-passed': 'The goal’s due date has passed: nothing is moved any more, but it can be extended.',
  'date-passed': 'The date that was asked for has passed.',
};

const obstaclesZh: Record<Obstacle, string> = {
  changed: '提交申请后，目标有了变化。',
  achieved: '提交申请后，目标已经达成。',
  'due-passed': '目标已过截止日期，不能再调整，可以申请延期。',
  'date-passed': '申请的日期已经过了。',
};

const en = {
  reason: (p: { reason: Reason }) =>
    ({
      strategy: 'Strategy changed',
      market: 'Market or customers changed',
      resources: 'Resources changed',
      'wrong-estimate': 'The estimate was wrong',
      other: 'Something else',
    })[p.reason],

  // The form.
  titleAdjust: (p: Code) => `Adjust ${p.code}`,
  titleExtend: (p: Code) => `Extend ${p.code}`,
  audience: (p: { approver: string; second: string | undefined } & Readers) =>
    plain(
      `Named: ${p.second === undefined ? `${p.approver} decides` : `${p.approver} decides, then ${p.second}`}. ${readersEn({ ...p, names: ['You', ...p.names] })} can read it${p.isHr ? '' : '; HR sees counts only'}.`,
    ),
  introExtend: () =>
    plain(
      'The due date has passed, so nothing is moved any more: the goal closes with its result, and the rest goes on as a new, linked goal.',
    ),
  lastFifth: () => plain('The last fifth has begun: only strategy or market can still move this goal.'),
  twoNeeded: (p: { approver: string; second: string }) =>
    plain(`It takes two approvals this time: first ${p.approver}, then ${p.second}.`),
  sentBackNote: (p: { name: string; words: string }) => text`${p.name} sent it back: ${p.words}`,
  reasonLabel: () => 'Why',
  reasonToExtend: () => 'Why it should go on',
  evidenceLabel: () => 'Evidence',
  evidenceHint: () => 'Figures, events, decisions that show it',
  obstaclesLabel: () => 'What stood in the way',
  obstaclesHint: () => 'Conditions and events, with figures where there are any',
  targetLabel: () => 'New target',
  leastLabel: () => 'At least',
  mostLabel: () => 'At most',
  dueLabel: () => 'New due date',
  milestoneLabel: (p: { title: string }) => `Date of: ${p.title}`,
  baselineHint: (p: { value: string }) => `Starts from ${p.value}`,
  valueLabel: () => 'Final value',
  wordsLabel: () => 'Result in words',
  causeLabel: () => 'Main cause',
  submit: () => 'Submit',
  problem: (p: { problem: TermsProblem }) =>
    ({
      'nothing-changed': 'Nothing is changed yet: give a new target or a new date.',
      'target-is-baseline': 'This is where the goal started from. Please give another target.',
      'no-limit': 'At least one of the two limits is needed.',
      'limits-reversed': 'This is below the other limit.',
      'date-past': 'This date has passed.',
      'after-due': 'This is after the goal’s due date.',
    })[p.problem],
  onlyStrategyOrMarket: () => 'In the last fifth of its period only strategy or market can move a goal.',
  valueReachesTarget: () => 'With this value the target is reached: record the result and close the goal.',
  valueMissing: () => 'Please give the value that was reached.',

  // Answers.
  asked: (p: Name) => plain(`Sent to ${p.name}. The goal stays as it is until it is decided.`),
  openAlready: (p: { asker: string; approver: string; code: string }) =>
    plain(
      `${p.asker} has already asked to change ${p.code}; ${p.approver} has it. The next request can follow once that one is decided.`,
    ),
  openAlreadyOwn: (p: { approver: string; code: string }) =>
    plain(
      `You have already asked to change ${p.code}; ${p.approver} has it. To say something else, withdraw that request first.`,
    ),
  nobodyDecides: () =>
    plain(
      'Nobody is there who could approve this: above the owner there is nobody else, and too few people have the role HR. An administrator can give it to somebody.',
    ),
  achieved: (p: Code) => plain(`${p.code} has reached its target: record the result and close it.`),
  changedMeanwhile: () =>
    'The goal has changed since this form was opened. Please look at the values once more and submit again.',
  notNow: () => plain('This is decided already, or not yours to decide.'),
  notHere: () => plain('This request is not here, or not for you to see.'),
  notAsItStands: (p: { obstacle: Obstacle }) =>
    plain(`${obstacles[p.obstacle]} It cannot be approved as it stands; you can send it back.`),
  approvedToast: (p: Name) => plain(`Approved. ${p.name} is told.`),
  approvedOnToast: (p: Name) => plain(`Approved. ${p.name} decides next.`),
  sentBackToast: (p: Name) => plain(`Sent back. ${p.name} is told and can edit it.`),
  withdrawnToast: () => plain('Withdrawn. The goal stays as it is.'),
  hr: () => 'HR',
  which: () => plain('Which goal? Type its code, such as /goal adjust G-12.'),

  // The form to send back.
  sendBackTitle: () => 'Send back',
  sendBackAudience: (p: Name) => plain(`Named: ${p.name} and whoever can read the request`),
  sendBackLabel: () => 'What is missing, or should be different?',
  send: () => 'Send',

  // The card.
  noLongerYours: (p: Code) => `${p.code}: no longer yours to decide`,
  decidesNow: (p: Name) =>
    plain(`${p.name} decides on this request now. There is nothing left for you to do.`),
  settledSince: () => plain('The request is settled. There is nothing left for you to do.'),
  youAsked: (p: Code) => `You asked to adjust ${p.code}`,
  youAskedExtend: (p: Code) => `You asked to extend ${p.code}`,
  asks: (p: Name & Code) => `${p.name} asks to adjust ${p.code}`,
  asksExtend: (p: Name & Code) => `${p.name} asks to extend ${p.code}`,
  state: (p: { state: AdjustmentState }) =>
    ({
      open: 'Waiting',
      approved: 'Approved',
      'sent-back': 'Sent back',
      withdrawn: 'Withdrawn',
      overtaken: 'No longer needed',
    })[p.state],
  kind: (p: { kind: AdjustmentKind }) => ({ adjust: 'Adjusted', extend: 'Extended' })[p.kind],
  ofOwner: (p: { title: Span; name: string }) => text`${p.title} · ${p.name}`,
  change: (p: Change) => text`${p.from} → ${p.to}`,
  target: () => 'Target',
  due: () => 'Due',
  progress: () => 'Progress',
  status: () => 'Status',
  none: () => 'none',
  result: () => 'Result',
  goesOn: () => 'Goes on as',
  goesOnFrom: (p: Change & { due: Span }) => text`${p.from} → ${p.to}, due ${p.due}`,
  goesOnUntil: (p: { due: Span }) => text`the rest, due ${p.due}`,
  goesOnAs: (p: { code: string }) => text`${p.code}`,
  twoOf: (p: { name: string }) =>
    plain(`Two approvals are needed. ${p.name} has approved; yours is the second.`),
  firstOf: () => plain('Two approvals are needed; yours is the first.'),
  hintReminder: (p: Name) => plain(`${p.name} is still waiting for a decision.`),
  hintEscalated: () => plain('It comes to you because it was not decided within five working days.'),
  hintHandedOver: (p: Name) => plain(`It comes to you because ${p.name} no longer decides on it.`),
  hintUnanswered: () =>
    plain('Nobody has decided so far, and there is nobody further up. A word in person may help.'),
  obstacle: (p: { obstacle: Obstacle }) => plain(obstacles[p.obstacle]),
  saidSendingBack: (p: { name: string; words: string }) => text`${p.name}: ${p.words}`,
  you: () => 'you',
  approve: () => 'Approve',
  sendBack: () => 'Send back',
  withdraw: () => 'Withdraw',
  edit: () => 'Edit',
  readers: (p: Readers) => plain(`Seen by ${readersEn(p)}${p.isHr ? '' : '; HR sees counts only'}.`),

  whyApproval: () => 'A goal can only be adjusted when you approve it.',
  whyAdjustment: () => 'Somebody asked to adjust a goal that is yours or that you asked about.',
};

const zhCN: typeof en = {
  reason: ({ reason }) =>
    ({
      strategy: '战略调整',
      market: '市场或客户变化',
      resources: '资源变化',
      'wrong-estimate': '当初估计有误',
      other: '其他',
    })[reason],

  titleAdjust: ({ code }) => zh`申请调整 ${code}`,
  titleExtend: ({ code }) => zh`申请延期 ${code}`,
  audience: ({ approver, second, ...readers }) =>
    plain(
      zh`实名：由${approver}审批${second === undefined ? '' : zh`，再由${second}审批`}；${readersZh({ ...readers, names: ['你', ...readers.names] })}${readers.isHr ? '' : '，HR 只看次数统计'}`,
    ),
  introExtend: () =>
    plain('目标已过截止日期，不再直接改期：先填写结果并关闭，剩余部分结转为一个关联的新目标。'),
  lastFifth: () => plain('周期已进入最后五分之一，只有战略或市场原因才能再调整这个目标。'),
  twoNeeded: ({ approver, second }) => plain(zh`这次需要两级审批：先由${approver}，再由${second}。`),
  sentBackNote: ({ name, words }) => zhText`${name}退回修改：${words}`,
  reasonLabel: () => '调整原因',
  reasonToExtend: () => '延期原因',
  evidenceLabel: () => '依据',
  evidenceHint: () => '能说明情况的数据、事件或决定',
  obstaclesLabel: () => '遇到的客观限制',
  obstaclesHint: () => '当时的条件和事件，有数据请写上',
  targetLabel: () => '新的目标值',
  leastLabel: () => '不低于',
  mostLabel: () => '不高于',
  dueLabel: () => '新的截止日期',
  milestoneLabel: ({ title }) => zh`日期：${title}`,
  baselineHint: ({ value }) => zh`起点为 ${value}`,
  valueLabel: () => '最终值',
  wordsLabel: () => '结果说明',
  causeLabel: () => '主要原因',
  submit: () => '提交',
  problem: ({ problem }) =>
    ({
      'nothing-changed': '还没有任何改动：请填写新的目标值或日期。',
      'target-is-baseline': '这就是目标的起点，请换一个目标值。',
      'no-limit': '上下限至少填一个。',
      'limits-reversed': '上限低于下限。',
      'date-past': '这个日期已经过去。',
      'after-due': '晚于目标的截止日期。',
    })[problem],
  onlyStrategyOrMarket: () => '周期最后五分之一，只接受战略或市场原因的调整。',
  valueReachesTarget: () => '这个值已经达到目标：请直接填写结果并关闭。',
  valueMissing: () => '请填写实际达到的值。',

  asked: ({ name }) => plain(zh`已提交给${name}。审批通过之前，目标保持不变。`),
  openAlready: ({ asker, approver, code }) =>
    plain(zh`${asker}已经申请调整 ${code}，正由${approver}审批。处理完后才能再次申请。`),
  openAlreadyOwn: ({ approver, code }) =>
    plain(zh`你已经申请调整 ${code}，正由${approver}审批。如果想改内容，请先撤回。`),
  nobodyDecides: () =>
    plain('找不到可以审批的人：责任人上面没有其他上级，HR 角色的人数也不够。请管理员添加 HR。'),
  achieved: ({ code }) => plain(zh`${code} 已达成目标：请填写结果并关闭。`),
  changedMeanwhile: () => '打开表单后目标有了变化，请核对后再提交。',
  notNow: () => plain('这个申请已经处理，或不由你审批。'),
  notHere: () => plain('找不到这个申请，或者你无权查看。'),
  notAsItStands: ({ obstacle }) => plain(`${obstaclesZh[obstacle]}无法按原样批准，可以退回修改。`),
  approvedToast: ({ name }) => plain(zh`已批准，并告诉了${name}。`),
  approvedOnToast: ({ name }) => plain(zh`已批准，接下来由${name}审批。`),
  sentBackToast: ({ name }) => plain(zh`已退回，${name}可以修改后再提交。`),
  withdrawnToast: () => plain('已撤回，目标保持不变。'),
  hr: () => 'HR',
  which: () => plain('要调整哪个目标？请输入编号，例如 /目标 调整 G-12。'),

  sendBackTitle: () => '退回修改',
  sendBackAudience: ({ name }) => plain(zh`实名：${name}和能看到这个申请的人可见`),
  sendBackLabel: () => '还缺什么，或者希望怎么改？',
  send: () => '发送',

  noLongerYours: ({ code }) => zh`${code} 的申请已不由你审批`,
  decidesNow: ({ name }) => plain(zh`现在由${name}审批，你无需再处理。`),
  settledSince: () => plain('申请已有结果，你无需再处理。'),
  youAsked: ({ code }) => zh`你申请调整 ${code}`,
  youAskedExtend: ({ code }) => zh`你申请延期 ${code}`,
  asks: ({ name, code }) => zh`${name}申请调整 ${code}`,
  asksExtend: ({ name, code }) => zh`${name}申请延期 ${code}`,
  state: ({ state }) =>
    ({
      open: '待审批',
      approved: '已批准',
      'sent-back': '已退回',
      withdrawn: '已撤回',
      overtaken: '已失效',
    })[state],
  kind: ({ kind }) => ({ adjust: '调整', extend: '延期结转' })[kind],
  ofOwner: ({ title, name }) => text`${title} · ${name}`,
  change: ({ from, to }) => text`${from} → ${to}`,
  target: () => '目标值',
  due: () => '截止日期',
  progress: () => '进展',
  status: () => '状态',
  none: () => '无',
  result: () => '结果',
  goesOn: () => '结转为',
  goesOnFrom: ({ from, to, due }) => zhText`${from} → ${to}，${due}到期`,
  goesOnUntil: ({ due }) => zhText`剩余部分，${due}到期`,
  goesOnAs: ({ code }) => text`${code}`,
  twoOf: ({ name }) => plain(zh`需要两级审批：${name}已批准，现在轮到你。`),
  firstOf: () => plain('需要两级审批，你是第一级。'),
  hintReminder: ({ name }) => plain(zh`${name}还在等你的决定。`),
  hintEscalated: () => plain('五个工作日没有处理，所以转到你这里。'),
  hintHandedOver: ({ name }) => plain(zh`${name}不再负责审批，所以转到你这里。`),
  hintUnanswered: () => plain('到现在还没有处理，上面也没有其他人了。当面说一声也许更快。'),
  obstacle: ({ obstacle }) => plain(obstaclesZh[obstacle]),
  saidSendingBack: ({ name, words }) => text`${name}：${words}`,
  you: () => '你',
  approve: () => '批准',
  sendBack: () => '退回修改',
  withdraw: () => '撤回',
  edit: () => '修改',
  readers: (p) => plain(zh`${readersZh(p)}${p.isHr ? '' : '，HR 只看次数统计'}。`),

  whyApproval: () => '这个目标要经你批准才能调整。',
  whyAdjustment: () => '有人申请调整你的目标，或者你申请的调整有了进展。',
};

export const say = catalogue(en, zhCN);
