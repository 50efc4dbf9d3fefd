import {
  type PersonRef,
  person,
  plain,
  type Span,
  type Text,
  text,
  zh,
  zhText,
} from '../../../chat/index.ts';
import { catalogue, plural } from '../../../shared/locale.ts';

type Who = { manager: PersonRef | undefined; channel: boolean };

const enWho = ({ manager, channel }: Who): Text => {
  if (manager === undefined) return plain('the team’s channel');
  return channel ? text`${person(manager)} and the team’s channel` : text`${person(manager)}`;
};

const zhWho = ({ manager, channel }: Who): Text => {
  if (manager === undefined) return plain('团队群');
  return channel ? zhText`${person(manager)}和团队群` : zhText`${person(manager)}`;
};

const zhReaders = ({ manager, channel }: Who): Text =>
  manager !== undefined && channel ? zhText`${person(manager)}、团队群` : zhWho({ manager, channel });

const en = {
  // The owner's card.
  title: (p: { count: number }) =>
    p.count === 1 ? 'One of your goals is behind' : `${p.count} of your goals are behind`,
  titleOver: () => 'This alert is over',
  first: () => plain('You hear this first, so that there is time to act.'),
  firstSeveral: () =>
    plain('You hear this first, so that there is time to act. Open a goal to see what you can do.'),
  openOne: () => plain('Open a goal to see what you can do.'),
  willSee: (p: Who & { at: Span }) => text`Unless that changes, ${enWho(p)} will hear of it after ${p.at}.`,
  willSeeSeveral: (p: Who & { at: Span }) =>
    p.channel
      ? text`Unless that changes, ${enWho({ ...p, channel: false })} will hear of them after ${p.at}, and the team’s channel of those that are the team’s or that you show.`
      : text`Unless that changes, ${enWho(p)} will hear of them after ${p.at}.`,
  sees: (p: Who & { at: Span }) => text`Open to ${enWho(p)} since ${p.at}.`,
  seesSeveral: (p: Who & { at: Span }) => text`Open to ${enWho({ ...p, channel: false })} since ${p.at}.`,
  whatShowing: (p: { isShown: boolean }) =>
    plain(
      p.isShown
        ? 'You show it to the team: the channel’s card lists it while it is behind.'
        : 'Your team can open this goal anyway. Show to the team also puts it on the channel’s card while it is behind.',
    ),
  nobody: () => plain('Nobody else is told.'),
  cause: () => 'Your reason',
  whyLag: () => 'A goal of yours fell behind its pace. You hear it one working day before anybody else.',
  moreLine: (p: { count: number }) => `and ${p.count} more`,
  more: (p: { count: number }) => plain(`and ${p.count} more`),

  // What the owner can do.
  sayWhy: () => 'Say why',
  sayWhyTitle: () => 'Why is it behind?',
  causeLabel: () => 'The reason, in a sentence',
  causeHint: () => 'What holds it up? Left empty, no reason is shown.',
  readers: (p: Who) =>
    p.manager === undefined && !p.channel
      ? plain('Named: only you.')
      : text`Named: ${enWho(p)} can see it together with the goal, and so can you.`,
  save: () => 'Save',
  causeKept: () => plain('Saved. It is shown beside the goal.'),
  causeTakenBack: () => plain('Saved. No reason is shown.'),
  notBehind: () => 'This goal is no longer behind.',
  onlyOwner: () => plain('Only the goal’s owner can do that.'),
  shown: () => plain('If it is behind, the team’s channel will list it.'),
  hidden: () => plain('The team’s channel no longer lists it.'),
  alreadyShown: () => plain('The team’s channel lists it already while it is behind.'),
  alreadyHidden: () => plain('The team’s channel does not list it.'),
  isPrivate: () => plain('A private goal is never shown to the team.'),

  // Ask for support.
  about: (p: { code: string; title: string }) => text`For ${p.code} ${p.title}`,
  supportAudience: () => plain('Named: read by whoever you ask, and by your manager.'),
  supportWho: () => 'Whom do you ask?',
  supportWhat: () => 'What would help?',
  supportWhatHint: () => 'One thing that can be done. The goal’s name goes with it.',
  supportBy: () => 'By when',
  supportWords: (p: { code: string; title: string; words: string }) => `${p.code} ${p.title}: ${p.words}`,
  notYourself: () => 'Choose somebody else: this is your own goal.',
  notThere: (p: { name: string }) => `${p.name} cannot be asked here.`,
  asked: (p: { who: PersonRef }) =>
    text`${person(p.who)} has your request. You will hear when it is answered.`,
  send: () => 'Send',

  // Plan a retro.
  retroTitle: () => 'Plan a retro',
  retroAudience: () =>
    plain('Named: read by those you invite: the goal’s name, the day and your words, not its figures.'),
  retroOn: () => 'On which day',
  retroWith: () => 'With whom',
  retroWithHint: () => 'They are told at once.',
  retroWords: () => 'What should be clear afterwards',
  retroCommitment: (p: { code: string; title: string }) => `Retro on ${p.code} ${p.title}`,
  plan: () => 'Plan it',
  planned: (p: { on: Span; count: number }) =>
    text`Planned for ${p.on}. ${plural(p.count, 'person is', 'people are')} told, and it stands among your commitments.`,
  inviteTitle: (p: { name: string }) => `${p.name} invites you to a retro`,
  inviteSummary: () => 'You are invited to a retro.',
  inviteText: (p: { who: PersonRef; on: Span; code: string; title: string }) =>
    text`${person(p.who)} wants to look back on ${p.code} ${p.title} with you on ${p.on}.`,
  invited: () => 'Invited',
  inviteNote: () => plain('Nothing to fill in. Keep some time free, and bring what you noticed.'),
  letsTalk: () => 'Let’s talk',
  whyRetro: () => 'A colleague plans a retro about a goal and wants you there.',

  // Offer help.
  ownGoal: () => plain('This is your own goal. Ask for support brings somebody in.'),

  // The team's card.
  teamTitle: (p: { team: string }) => `Goals of ${p.team} that could use a hand`,
  teamTitleRecovered: (p: { team: string }) => `Goals of ${p.team}: back on pace`,
  teamSummary: (p: { behind: number; recovered: number }) =>
    p.behind === 0
      ? plural(p.recovered, 'goal is no longer behind', 'goals are no longer behind')
      : plural(p.behind, 'goal is behind', 'goals are behind'),
  reason: () => 'The owner’s reason',
  causeIs: (p: { cause: string }) => `Reason: ${p.cause}`,
  keyResultLine: (p: { code: string; title: string; name: string | undefined; standing: string }) =>
    `${p.code} ${p.title}${p.name === undefined ? '' : ` (${p.name})`}: ${p.standing}`,
  recovered: () => plain('No longer behind'),
  teamNote: () => plain('Their owners have known for a working day. Private goals never appear here.'),
  whyTeam: () => 'Your team’s goals are behind their pace, and their owners have known for a working day.',
  teamGone: () => plain('None of these goals is shown to the team any more.'),

  // Recovery.
  recoveredTitle: () => 'No longer behind',
  recoveredSummary: () => 'A goal of yours is no longer behind.',
  recoveredText: (p: { code: string; title: string }) => text`${p.code} ${p.title} has caught up.`,
  stillAtRisk: (p: { code: string; title: string }) =>
    text`${p.code} ${p.title} is catching up. It is still a little short of its pace.`,
  recoveredTeam: () => plain('The team’s channel will hear it too.'),
  whyRecovered: () => 'A goal that you had an alert about has caught up.',

  // What a team agreed to.
  fact: () => 'Personal goals that are behind',
  factValue: (p: { showsAll: boolean }): string =>
    p.showsAll ? 'all listed in the channel' : 'listed where the owner shows them',
  settings: () => 'Goals',
  teamFormTitle: () => 'Goals in the team’s channel',
  teamAudience: () => plain('What you choose holds for everybody in the team. Agree on it with them first.'),
  showsAll: () => 'List every personal goal that is behind',
  showsAllHint: () =>
    'Off: only those that their owners show. Private goals are never listed, and owners always hear one working day earlier.',
  onlyLead: () => plain('Only the team’s lead or an administrator can change that.'),
  saved: () => plain('Saved.'),
};

const zhCN: typeof en = {
  title: ({ count }) => (count === 1 ? '你有一个目标进度滞后' : zh`你有 ${count} 个目标进度滞后`),
  titleOver: () => '这条提醒已结束',
  first: () => plain('这条提醒最先发给你，让你有时间先处理。'),
  firstSeveral: () => plain('这条提醒最先发给你，让你有时间先处理。点“查看”，看看可以怎么做。'),
  openOne: () => plain('点“查看”，看看可以怎么做。'),
  willSee: ({ at, ...who }) => zhText`如果没有变化，${at} 之后${zhWho(who)}也会知道。`,
  willSeeSeveral: ({ at, ...who }) =>
    who.channel
      ? zhText`如果没有变化，${at} 之后${zhWho({ ...who, channel: false })}也会知道；其中的团队目标和你公开的目标会列在团队群里。`
      : zhText`如果没有变化，${at} 之后${zhWho(who)}也会知道。`,
  sees: ({ at, ...who }) => zhText`${at} 起${zhWho(who)}已可看到。`,
  seesSeveral: ({ at, ...who }) => zhText`${at} 起${zhWho({ ...who, channel: false })}已可看到。`,
  whatShowing: ({ isShown }) =>
    plain(
      isShown
        ? '你已公开给团队：滞后期间，团队群的卡片会列出它。'
        : '团队成员本来就能查看这个目标；点“公开给团队”后，滞后期间团队群的卡片也会列出它。',
    ),
  nobody: () => plain('不会通知其他人。'),
  cause: () => '你说明的原因',
  whyLag: () => '你的目标落后于预期进度。你会比其他人早一个工作日知道。',
  moreLine: ({ count }) => zh`还有 ${count} 个`,
  more: ({ count }) => plain(zh`还有 ${count} 个`),

  sayWhy: () => '说明原因',
  sayWhyTitle: () => '是什么拖慢了进度？',
  causeLabel: () => '用一句话说明原因',
  causeHint: () => '卡在哪里？留空则不显示原因。',
  readers: (who) =>
    who.manager === undefined && !who.channel
      ? plain('实名：仅你自己可见')
      : zhText`实名：${zhReaders(who)}和你可见，随目标一起显示`,
  save: () => '保存',
  causeKept: () => plain('已保存，会显示在目标旁。'),
  causeTakenBack: () => plain('已保存，不再显示原因。'),
  notBehind: () => '这个目标已不再滞后。',
  onlyOwner: () => plain('只有目标责任人可以这样做。'),
  shown: () => plain('如果进度滞后，会列在团队群里。'),
  hidden: () => plain('不再列在团队群里。'),
  alreadyShown: () => plain('滞后期间已会列在团队群里。'),
  alreadyHidden: () => plain('目前不会列在团队群里。'),
  isPrivate: () => plain('私密目标不会公开给团队。'),

  about: ({ code, title }) => zhText`关于 ${code} ${title}`,
  supportAudience: () => plain('实名：你请求的人、你的上级和你可见'),
  supportWho: () => '向谁请求？',
  supportWhat: () => '需要什么支持？',
  supportWhatHint: () => '写一件具体可做的事，目标名称会一并附上。',
  supportBy: () => '希望何时完成',
  supportWords: ({ code, title, words }) => `${code} ${title}：${words}`,
  notYourself: () => '这是你自己的目标，请选择其他人。',
  notThere: ({ name }) => zh`无法在这里向${name}请求支持。`,
  asked: ({ who }) => zhText`已发给${person(who)}，有回复会告诉你。`,
  send: () => '发送',

  retroTitle: () => '安排复盘',
  retroAudience: () => plain('实名：受邀的人和你可见，包括目标名称、日期和你写的内容，不含进度数据'),
  retroOn: () => '哪一天',
  retroWith: () => '邀请谁',
  retroWithHint: () => '会马上通知他们。',
  retroWords: () => '希望复盘弄清什么',
  retroCommitment: ({ code, title }) => zh`复盘 ${code} ${title}`,
  plan: () => '安排',
  planned: ({ on, count }) => zhText`已安排在${on}，已通知 ${count} 人，并记入你的承诺行动。`,
  inviteTitle: ({ name }) => zh`${name}邀请你参加复盘`,
  inviteSummary: () => '有同事邀请你参加复盘。',
  inviteText: ({ who, on, code, title }) => zhText`${person(who)}想在${on}和你一起复盘 ${code} ${title}。`,
  invited: () => '受邀人',
  inviteNote: () => plain('不用填写什么，留出时间，带上你的观察就好。'),
  letsTalk: () => '聊一聊',
  whyRetro: () => '有同事为一个目标安排了复盘，希望你参加。',

  ownGoal: () => plain('这是你自己的目标。需要帮手时，可以用“请求支持”。'),

  teamTitle: ({ team }) => zh`${team}：这些目标需要搭把手`,
  teamTitleRecovered: ({ team }) => zh`${team}：这些目标已赶上进度`,
  teamSummary: ({ behind, recovered }) =>
    behind === 0 ? zh`${recovered} 个目标已不再滞后` : zh`${behind} 个目标进度滞后`,
  reason: () => '责任人说明的原因',
  causeIs: ({ cause }) => `原因：${cause}`,
  keyResultLine: ({ code, title, name, standing }) =>
    zh`${code} ${title}${name === undefined ? '' : `（${name}）`}：${standing}`,
  recovered: () => plain('已不再滞后'),
  teamNote: () => plain('目标责任人已提前一个工作日知道。私密目标不会出现在这里。'),
  whyTeam: () => '团队有目标落后于预期进度，目标责任人已提前一个工作日知道。',
  teamGone: () => plain('这些目标都不再公开给团队。'),

  recoveredTitle: () => '已不再滞后',
  recoveredSummary: () => '你有一个目标已不再滞后。',
  recoveredText: ({ code, title }) => zhText`${code} ${title} 已赶上进度。`,
  stillAtRisk: ({ code, title }) => zhText`${code} ${title} 正在赶上，离预期进度还差一点。`,
  recoveredTeam: () => plain('团队群也会收到这个好消息。'),
  whyRecovered: () => '你收到过提醒的目标已经赶上进度。',

  fact: () => '滞后的个人目标',
  factValue: ({ showsAll }) => (showsAll ? '全部列在团队群里' : '由目标责任人决定是否公开'),
  settings: () => '目标',
  teamFormTitle: () => '团队群里的目标',
  teamAudience: () => plain('你的选择对团队所有人生效，请先和大家商定。'),
  showsAll: () => '列出所有滞后的个人目标',
  showsAllHint: () => '关闭时只列出责任人公开的目标。私密目标不会列出；目标责任人总会提前一个工作日知道。',
  onlyLead: () => plain('只有团队负责人或管理员可以修改。'),
  saved: () => plain('已保存。'),
};

/** The words of alerts. */
export const say = catalogue(en, zhCN);
