import { day, plain, type Span, type Text, text, zh, zhText } from '../../../chat/index.ts';
import { catalogue, plural } from '../../../shared/locale.ts';

type Name = { name: string };
type Code = { code: string };

const list = new Intl.ListFormat('en');
const listed = (names: readonly string[]) => list.format(names);

const en = {
  // Names of controls (product.md section 12).
  agree: () => 'Agree',
  suggest: () => 'Suggest a change',
  talk: () => 'Let’s talk',
  edit: () => 'Edit',
  withdraw: () => 'Withdraw',
  cancel: () => 'Cancel',
  takeUp: () => 'Take up',
  send: () => 'Send',

  // The proposal's card.
  yours: () => 'Your proposal',
  proposalBy: (p: Name) => `Proposal by ${p.name}`,
  proposes: (p: Name) => `${p.name} proposes a goal`,
  proposesForYou: (p: Name) => `${p.name} proposes a goal for you`,
  proposesForTeam: (p: Name & { team: string }) => `${p.name} proposes a goal for team ${p.team}`,
  agreed: () => 'Agreed',
  forWhom: () => 'For',
  company: () => 'The company',
  measuredBy: () => 'Measured by',
  sum: () => 'the goals that serve it',
  keyResults: (p: { count: number }) => plural(p.count, 'key result', 'key results'),
  period: () => 'From – to',
  readersLater: () => 'Once agreed, seen by',
  readersNow: () => 'Seen by',
  weight: (p: { share: string }) => `weight ${p.share}`,
  serves: () => 'Serves',
  milestone: (p: { title: string; due: string }): Text => text`${day(p.due)} · ${p.title}`,
  whyOneMore: (p: { reason: string }): Text => text`Why one more than five: ${p.reason}`,
  youAnswered: (p: Name): Text =>
    plain(`You wrote to ${p.name} about it. You can agree as it is, or wait for a new version.`),
  cameToYou: (p: Name): Text =>
    plain(`It comes to you because ${p.name} has not answered within five working days.`),
  stillWaiting: (p: Name): Text => plain(`${p.name} would like to begin and is still waiting for your word.`),
  changedSince: (p: Name): Text => plain(`${p.name} has changed it. Please have another look.`),
  theyAnswered: (p: Name): Text =>
    plain(`${p.name} wrote to you about it. Edit sends them a new version; they can also agree as it is.`),
  unanswered: (p: Name): Text =>
    plain(`${p.name} has not answered for five working days. A word in person may be quickest.`),
  withThem: (p: Name): Text => plain(`${p.name} has it now.`),
  wentUp: (p: Name & { from: string }): Text =>
    plain(`${p.from} has not answered within five working days, so it is with ${p.name} now.`),
  wasWithdrawn: (): Text => plain('It was withdrawn. Nothing is left to do.'),
  bothAgreed: (p: { on: Span }): Text => text`Both sides agreed on ${p.on}. It has counted since then.`,
  readers: (p: { names: readonly string[]; goesUp: string | undefined }): Text =>
    plain(
      p.goesUp === undefined
        ? `Only between ${listed(p.names)} until both sides agree.`
        : `Only between ${listed(p.names)} until both sides agree; unanswered for five working days, ${p.goesUp}’s manager sees it too.`,
    ),

  // What is said after a press or a form.
  sent: (p: Code & Name): Text => plain(`${p.code} is with ${p.name}. It counts once you both agree.`),
  started: (p: Code): Text => plain(`${p.code} counts from now on.`),
  thanksAgreed: (p: Code): Text => plain(`${p.code} is agreed and counts from now on.`),
  takenBack: (p: Code): Text => plain(`${p.code} is withdrawn.`),
  notYoursToDecide: (p: Name): Text => plain(`${p.name} decides on this one.`),
  notYoursToEdit: (p: Name): Text => plain(`Only ${p.name} can change this proposal or take it back.`),
  settled: (): Text => plain('This proposal is settled already.'),
  changedMeanwhile: (): Text => plain('It was changed meanwhile. Please have a look before you agree.'),
  changedElsewhere: () => 'It was changed elsewhere meanwhile. Send again to put your version in its place.',
  withdrawTitle: (p: Code) => `Withdraw ${p.code}?`,
  withdrawBody: (): Text => plain('The other side sees that it is withdrawn.'),

  // The note to the other side.
  suggestTitle: () => 'Suggest a change',
  talkTitle: () => 'Let’s talk',
  noteAudience: (p: Name): Text => text`Named: only ${p.name} and you`,
  aboutGoal: (p: { title: string }): Text => text`About ${p.title}`,
  suggestWords: () => 'What would you change?',
  suggestHint: () => 'A figure, a date, another wording: as concrete as it can be.',
  talkWords: () => 'What would you like to talk about?',
  talkHint: () => 'Perhaps with a time that suits you.',
  noteSent: (p: Name): Text => text`${p.name} has your note.`,
  notThere: (p: Name) => `${p.name} no longer works here, so nobody would read it.`,

  // Offering a team's goal.
  offerTitle: (p: Code): Text => plain(`${p.code}: who takes up a part?`),
  offerSummary: (p: Code) => `${p.code}: parts of a team goal to take up`,
  offerUntil: (p: { due: Span }): Text => text`Due ${p.due}`,
  takenUp: (): Text => plain('Taken up so far'),
  nobodyYet: (): Text => plain('Every part is still free.'),
  andMore: (p: { count: number }): Text => plain(`and ${plural(p.count, 'more', 'more')}`),
  offerReaders: (): Text =>
    plain('Whoever takes up a part describes it in a short form; it shows here once it is agreed.'),
  offerOver: (): Text => plain('This goal is no longer open.'),
  offered: (p: Code): Text => plain(`${p.code} is offered in the team’s channel.`),
  withOutsiders: (): Text =>
    plain(
      'There are people from outside in the channel: the lead has been asked whether goals may be shown there.',
    ),
  noChannel: (): Text => plain('The team has no channel that I may write to.'),
  notYoursToOffer: (): Text => plain('Only its owner or the team’s lead can offer it, while it is active.'),
  notOfTheTeam: (): Text => plain('Parts of this goal are for people of the team.'),

  whyProposed: () => 'A colleague proposed a goal and needs your word on it.',
  whyAnswered: () => 'You proposed a goal, and something happened to it.',
  whyOffered: () => 'The lead offered a goal of the team here.',
};

const zhCN: typeof en = {
  agree: () => '同意',
  suggest: () => '提修改意见',
  talk: () => '聊一聊',
  edit: () => '修改',
  withdraw: () => '撤回',
  cancel: () => '取消',
  takeUp: () => '认领',
  send: () => '发送',

  yours: () => '我的目标提案',
  proposalBy: ({ name }) => zh`${name}的目标提案`,
  proposes: ({ name }) => zh`${name}提出了一个目标`,
  proposesForYou: ({ name }) => zh`${name}为你提出了一个目标`,
  proposesForTeam: ({ name, team }) => zh`${name}为${team}团队提出了一个目标`,
  agreed: () => '双方已同意',
  forWhom: () => '目标责任人',
  company: () => '公司',
  measuredBy: () => '衡量方式',
  sum: () => '由支撑它的目标汇总',
  keyResults: ({ count }) => zh`${count}个关键结果`,
  period: () => '起止时间',
  readersLater: () => '双方同意后',
  readersNow: () => '可见范围',
  weight: ({ share }) => zh`权重${share}`,
  serves: () => '支撑的目标',
  milestone: ({ title, due }) => text`${day(due)} · ${title}`,
  whyOneMore: ({ reason }) => text`已有五个以上目标，再加一个的理由：${reason}`,
  youAnswered: ({ name }) => plain(zh`你已就此给${name}留言。可以直接同意，也可以等新的版本。`),
  cameToYou: ({ name }) => plain(zh`${name}五个工作日内没有回应，所以转到了你这里。`),
  stillWaiting: ({ name }) => plain(zh`${name}想早点开始，还在等你的意见。`),
  changedSince: ({ name }) => plain(zh`${name}修改过了，请再看看。`),
  theyAnswered: ({ name }) => plain(zh`${name}就此给你留了言。点“修改”可以发出新版本，对方也可以直接同意。`),
  unanswered: ({ name }) => plain(zh`${name}五个工作日没有回应，当面聊一句可能更快。`),
  withThem: ({ name }) => plain(zh`正在等${name}确认。`),
  wentUp: ({ name, from }) => plain(zh`${from}五个工作日内没有回应，现在由${name}确认。`),
  wasWithdrawn: () => plain('提案已撤回，无需处理。'),
  bothAgreed: ({ on }) => zhText`双方已于${on}同意，目标从那时起生效。`,
  readers: ({ names, goesUp }) =>
    plain(
      goesUp === undefined
        ? zh`双方同意前，仅${names.join('、')}可见。`
        : zh`双方同意前，仅${names.join('、')}可见；五个工作日无人回应时，${goesUp}的上级也会看到。`,
    ),

  sent: ({ code, name }) => plain(zh`${code}已发给${name}，双方同意后生效。`),
  started: ({ code }) => plain(zh`${code}现在生效。`),
  thanksAgreed: ({ code }) => plain(zh`${code}已确认，现在生效。`),
  takenBack: ({ code }) => plain(zh`${code}已撤回。`),
  notYoursToDecide: ({ name }) => plain(zh`这个目标由${name}确认。`),
  notYoursToEdit: ({ name }) => plain(zh`只有${name}可以修改或撤回这份提案。`),
  settled: () => plain('这份提案已经有结果了。'),
  changedMeanwhile: () => plain('内容刚刚有修改，请看过之后再同意。'),
  changedElsewhere: () => '内容已在别处修改过。再次提交会以你现在填写的为准。',
  withdrawTitle: ({ code }) => zh`撤回${code}？`,
  withdrawBody: () => plain('对方会看到提案已撤回。'),

  suggestTitle: () => '提修改意见',
  talkTitle: () => '聊一聊',
  noteAudience: ({ name }) => zhText`实名：仅${name}和你可见`,
  aboutGoal: ({ title }) => text`关于：${title}`,
  suggestWords: () => '你会怎么改？',
  suggestHint: () => '数字、日期或表述，写得越具体越好。',
  talkWords: () => '想聊些什么？',
  talkHint: () => '可以顺便写上你方便的时间。',
  noteSent: ({ name }) => plain(zh`已把你的留言发给${name}。`),
  notThere: ({ name }) => zh`${name}已离职，发出去也没人能看到了。`,

  offerTitle: ({ code }) => plain(zh`${code}：谁来认领一部分？`),
  offerSummary: ({ code }) => zh`${code}：团队目标待认领`,
  offerUntil: ({ due }) => zhText`截止${due}`,
  takenUp: () => plain('已认领'),
  nobodyYet: () => plain('还没有人认领。'),
  andMore: ({ count }) => plain(zh`另有${count}项`),
  offerReaders: () => plain('认领时填一张简短的表单，双方同意后会显示在这里。'),
  offerOver: () => plain('这个目标已经不再开放认领。'),
  offered: ({ code }) => plain(zh`${code}已发到团队群，等待认领。`),
  withOutsiders: () => plain('群里有外部人员，已先询问团队负责人能否在群里展示目标。'),
  noChannel: () => plain('这个团队没有我可以发消息的群。'),
  notYoursToOffer: () => plain('只有目标责任人或团队负责人可以发起认领，且目标须在进行中。'),
  notOfTheTeam: () => plain('这个目标仅供本团队成员认领。'),

  whyProposed: () => '有同事提出了一个目标，需要你确认。',
  whyAnswered: () => '你提出的目标有了新进展。',
  whyOffered: () => '团队负责人在这里发布了待认领的团队目标。',
};

/** What proposals and offers say. */
export const say = catalogue(en, zhCN);
