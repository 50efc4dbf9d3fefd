import { plain, type Span, type Text, text, zh, zhText } from '../../chat/index.ts';
import { catalogue, plural } from '../../shared/locale.ts';
import { problemEn, problemZh } from './problem-copy.ts';
import { MAX_GIFT, MAX_TO_ONE, type PostedIn, type Problem } from './rules.ts';

type Name = { name: string };
type Names = { names: readonly string[] };
type Where = { channels: readonly PostedIn[] };

const and = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
const channelNames = (channels: readonly PostedIn[]): string[] => [
  ...new Set(channels.map(({ name }) => (name.startsWith('#') ? name : `#${name}`))),
];

const en = {
  thanksFrom: (p: Name) => plain(`A thank-you from ${p.name}`),
  thanksYou: (p: Name) => plain(`${p.name} thanks you`),
  youThanked: (p: Names) => plain(`You thanked ${and(p.names)}`),
  summaryFrom: (p: { giver: string } & Names) => `${p.giver} thanks ${and(p.names)}`,
  summaryYou: (p: Name) => `Kudos from ${p.name}`,
  summaryOwn: (p: Names) => `Your kudos to ${and(p.names)}`,
  forPeople: (p: { people: readonly Span[] }) => textList(p.people, ', ', ' and '),
  values: () => 'Shows',
  alsoThanked: () => 'Thanked with you',
  points: () => 'Points for you',
  pointsEach: (p: { points: number; people: number }) =>
    p.people === 1 ? `+${p.points}` : `+${p.points} each (${p.points * p.people} in all)`,
  pointsLabel: () => 'Points',
  joined: (p: Names & { more: number }) =>
    plain(
      `+1 from ${p.more > 0 ? `${p.names.join(', ')} and ${plural(p.more, 'other', 'others')}` : and(p.names)}`,
    ),
  joinedCount: (p: { count: number }) => plural(p.count, 'colleague joins in', 'colleagues join in'),
  plusOne: () => '+1',
  undo: () => 'Undo',
  open: () => 'Open',
  theMessage: () => 'The message it is about',
  shownIn: (p: Where) => plain(`Shown in ${and(channelNames(p.channels))}.`),
  onlyTheTwo: (p: Name) => plain(`Only ${p.name} and you can see this.`),
  onlyReceivers: (p: Names) => plain(`Only ${and(p.names)} and you can see this; it is posted nowhere.`),
  onlyReceiversMany: (p: Name) => plain(`Only ${p.name} and those thanked can see this.`),
  undoUntil: (p: { at: Span }) => text`You can undo this until ${p.at}.`,
  withdrawn: () => 'Withdrawn',
  withdrawnBody: (p: Name) => plain(`${p.name} has taken this kudos back.`),
  withdrawnOwn: () => plain('You took this back. Any points are yours to give again.'),
  keepPrivate: () => 'Just me from now on',

  // Answers to a press or a command.
  sent: (p: Names) =>
    plain(
      `Your thanks are on the way to ${and(p.names)}. You can undo them for 15 minutes on the card in our direct messages.`,
    ),
  undone: () => plain('Taken back. Nobody can see it any more, and the points are yours again.'),
  undoTooLate: () =>
    plain('The 15 minutes are over, so this stays. If something is wrong, a word in person helps most.'),
  notYoursToUndo: () => plain('Only the person who gave this kudos can take it back.'),
  alreadyWithdrawn: () => plain('This kudos has been taken back.'),
  joinedIn: () => plain('You have joined in.'),
  joinedBefore: () => plain('You have joined in already.'),
  yourOwn: () => plain('These are your own thanks already.'),
  forYou: () => plain('This one is for you: enjoy it.'),
  notForGuests: () => plain('Only colleagues can join in.'),
  gone: () => plain('This kudos is no longer here.'),
  justMeOn: () => plain('All right. New kudos for you come to you alone.'),
  justMeOff: () => plain('All right. New kudos for you may be posted for all to see.'),

  // The form.
  formTitle: () => 'Give kudos',
  audienceHere: (p: Name) =>
    plain(
      `Named: everybody in ${channelNames([{ platform: '', workspace: '', id: '', name: p.name }]).join('')}, and the people you thank`,
    ),
  audienceElsewhere: () =>
    plain('Named: the people you thank and their team channels. You see where it goes before it is sent'),
  toCorrect: () => plain('Almost there. Please look at this:'),
  bullet: (p: { problem: Problem }) => plain(`• ${problemEn(p.problem)}`),
  problem: (p: { problem: Problem }) => problemEn(p.problem),
  notFitted: (p: { words: string }) => text`What did not fit: ${p.words}`,
  receivers: () => 'Whom would you like to thank?',
  receiversHint: () => 'Colleagues in either chat.',
  reason: () => 'What for?',
  reasonHint: () => 'What did they do, and what did it change? Two lines are plenty.',
  valuesLabel: () => 'What it shows',
  valuesHint: () => 'If one of them fits.',
  pointsField: () => 'Points for each',
  pointsHint: (p: { left: number; max: number }) =>
    `Optional, up to ${p.max}. You have ${p.left} left to give this month.`,
  send: () => 'Send',
  cancel: () => 'Cancel',

  // The preview.
  previewTitle: () => plain('Shall I send this?'),
  previewSummary: () => 'A kudos to confirm',
  previewTo: () => 'To',
  previewWhere: () => 'It will be shown in',
  previewWhereValue: (p: Where) => channelNames(p.channels).join(', '),
  previewNote: (p: Names) =>
    plain(
      `${p.names.length === 1 ? p.names.join('') : 'Each of them'} gets it directly as well. Nothing is sent until you press Send.`,
    ),
  previewSent: () => plain('Sent'),
  previewSentBody: () => plain('Your thanks are on the way.'),
  previewCancelled: () => plain('Not sent'),
  previewCancelledBody: () => plain('Nobody has seen it.'),

  // Own figures.
  mineTitle: () => plain('Your kudos'),
  mineSummary: () => 'Kudos you received',
  mineReceived: () => 'Received',
  mineGiven: () => 'Given',
  minePoints: () => 'Points received',
  noneYet: () => plain('Nothing here yet. Thank somebody, and watch what comes back.'),
  from: (p: { name: string; on: Span }) => text`${p.name} · ${p.on}`,
  earlier: () => 'Open earlier ones',
  justMeNow: () => plain('Kudos for you come to you alone and are posted nowhere.'),
  postedNow: () => plain('Kudos for you may be posted in channels.'),
  beJustMe: () => 'Just me',
  beShown: () => 'Show them to others',
  budgetTitle: () => plain('Points to give'),
  budgetSummary: () => 'Your points to give this month',
  budgetLeft: (p: { left: number; limit: number }) => `${p.left} of ${p.limit} left this month`,
  budgetNote: (p: { on: Span }) =>
    text`Points are optional. At most ${MAX_GIFT} in one gift and ${MAX_TO_ONE} a month to one person. New ones come on ${p.on}; what is left then lapses.`,
  givenTo: () => 'Given this month',
  onlyYou: () => plain('Only you can see this.'),

  // The command.
  command: () => 'Thank colleagues',
  usageLine: () => '@name reason #value +5',
  usageSummary: () => 'thanks them right away',
  usageMine: () => 'what you received',
  usageBudget: () => 'points you have left to give',
  usageTeam: () => 'your team this month',
  usageRanks: () => 'ranks for your team, as its lead',
  shortcut: () => 'Thank for this',
  shortcutSummary: () => 'Thank the author of this message',
  why: () => 'A colleague thanked you.',
  whyTrade: () => 'You and a colleague give each other most of your points.',
};

const textList = (people: readonly Span[], comma: string, last: string): Text =>
  people.flatMap((it, i): Span[] => {
    const joint = i === 0 ? '' : i === people.length - 1 ? last : comma;
    return [...plain(joint), it];
  });

const listed = (names: readonly string[]): string => names.join('、');

const cn: typeof en = {
  thanksFrom: (p) => plain(zh`来自${p.name}的感谢`),
  thanksYou: (p) => plain(zh`${p.name}感谢了你`),
  youThanked: (p) => plain(zh`你感谢了${listed(p.names)}`),
  summaryFrom: (p) => zh`${p.giver}感谢了${listed(p.names)}`,
  summaryYou: (p) => zh`来自${p.name}的认可`,
  summaryOwn: (p) => zh`你给${listed(p.names)}的认可`,
  forPeople: (p) => textList(p.people, '、', '、'),
  values: () => '体现了',
  alsoThanked: () => '一起被感谢的还有',
  points: () => '送给你的积分',
  pointsEach: (p) => (p.people === 1 ? `+${p.points}` : zh`每人 +${p.points}（共 ${p.points * p.people}）`),
  pointsLabel: () => '积分',
  joined: (p) =>
    plain(p.more > 0 ? zh`${listed(p.names)}等 ${p.names.length + p.more} 人 +1` : `${listed(p.names)} +1`),
  joinedCount: (p) => zh`${p.count} 位同事也想感谢`,
  plusOne: () => '+1',
  undo: () => '撤回',
  open: () => '查看',
  theMessage: () => '相关的消息',
  shownIn: (p) => plain(zh`已展示在 ${channelNames(p.channels).join('、')}。`),
  onlyTheTwo: (p) => plain(zh`仅${p.name}和你可见。`),
  onlyReceivers: (p) => plain(zh`仅${listed(p.names)}和你可见，不会发到群里。`),
  onlyReceiversMany: (p) => plain(zh`仅${p.name}和被感谢的人可见。`),
  undoUntil: (p) => text`可在 ${p.at} 前撤回。`,
  withdrawn: () => '已撤回',
  withdrawnBody: (p) => plain(zh`${p.name}撤回了这条认可。`),
  withdrawnOwn: () => plain('你已撤回。送出的积分已退还，可以再送。'),
  keepPrivate: () => '以后只发给我',

  sent: (p) => plain(zh`已把你的感谢送给${listed(p.names)}。15 分钟内，可以在我们的私聊里撤回。`),
  undone: () => plain('已撤回，其他人看不到了，积分也已退还。'),
  undoTooLate: () => plain('已超过 15 分钟，不能撤回了。如果有什么不妥，当面说一声最好。'),
  notYoursToUndo: () => plain('只有送出这条认可的人可以撤回。'),
  alreadyWithdrawn: () => plain('这条认可已被撤回。'),
  joinedIn: () => plain('已 +1。'),
  joinedBefore: () => plain('你已经 +1 过了。'),
  yourOwn: () => plain('这本来就是你的感谢。'),
  forYou: () => plain('这是送给你的，好好收下吧。'),
  notForGuests: () => plain('只有同事可以 +1。'),
  gone: () => plain('这条认可已经不在了。'),
  justMeOn: () => plain('好的，以后收到的认可只有你能看到。'),
  justMeOff: () => plain('好的，以后收到的认可可以展示给大家。'),

  formTitle: () => '送出认可',
  audienceHere: (p) =>
    plain(
      zh`实名：${channelNames([{ platform: '', workspace: '', id: '', name: p.name }]).join('')} 里的所有人和你感谢的人可见`,
    ),
  audienceElsewhere: () => plain('实名：你感谢的人和他们的团队群可见。发送前会先告诉你发到哪里'),
  toCorrect: () => plain('差一点就好了，请看一下：'),
  bullet: (p) => plain(`• ${problemZh(p.problem)}`),
  problem: (p) => problemZh(p.problem),
  notFitted: (p) => text`没放下的部分：${p.words}`,
  receivers: () => '想感谢谁？',
  receiversHint: () => '两边聊天工具里的同事都可以选。',
  reason: () => '因为什么？',
  reasonHint: () => 'TA 做了什么，带来了什么变化？一两句就好。',
  valuesLabel: () => '体现了什么',
  valuesHint: () => '有合适的就选。',
  pointsField: () => '每人的积分',
  pointsHint: (p) => zh`可以不填，最多 ${p.max} 分。你本月还能送 ${p.left} 分。`,
  send: () => '发送',
  cancel: () => '取消',

  previewTitle: () => plain('这样发送可以吗？'),
  previewSummary: () => '有一条认可待确认',
  previewTo: () => '送给',
  previewWhere: () => '会展示在',
  previewWhereValue: (p) => channelNames(p.channels).join('、'),
  previewNote: (p) =>
    plain(
      zh`${p.names.length === 1 ? p.names.join('') : '每位同事'}也会直接收到。点“发送”之前，什么都不会发出去。`,
    ),
  previewSent: () => plain('已发送'),
  previewSentBody: () => plain('你的感谢正在送达。'),
  previewCancelled: () => plain('没有发送'),
  previewCancelledBody: () => plain('没有人看到过。'),

  mineTitle: () => plain('我的认可'),
  mineSummary: () => '你收到的认可',
  mineReceived: () => '收到',
  mineGiven: () => '送出',
  minePoints: () => '收到的积分',
  noneYet: () => plain('这里还空着。先感谢一位同事，温暖会传回来的。'),
  from: (p) => text`${p.name} · ${p.on}`,
  earlier: () => '查看更早的',
  justMeNow: () => plain('收到的认可只有你能看到，不会发到群里。'),
  postedNow: () => plain('收到的认可可能会展示在群里。'),
  beJustMe: () => '只发给我',
  beShown: () => '可以展示给大家',
  budgetTitle: () => plain('可送的积分'),
  budgetSummary: () => '你本月可送的积分',
  budgetLeft: (p) => zh`本月还剩 ${p.left} / ${p.limit} 分`,
  budgetNote: (p) =>
    zhText`送不送积分都可以。一次最多给每人 ${MAX_GIFT} 分，每月最多给同一个人 ${MAX_TO_ONE} 分。${p.on}会有新的积分，没送完的不累计。`,
  givenTo: () => '本月已送出',
  onlyYou: () => plain('仅你可见。'),

  command: () => '感谢同事',
  usageLine: () => '@姓名 原因 #价值观 +5',
  usageSummary: () => '直接送出感谢',
  usageMine: () => '我收到的认可',
  usageBudget: () => '还能送多少积分',
  usageTeam: () => '团队本月的认可',
  usageRanks: () => '团队负责人可以开启或关闭排名',
  shortcut: () => '感谢这条消息',
  shortcutSummary: () => '感谢这条消息的作者',
  why: () => '有同事感谢了你。',
  whyTrade: () => '你和一位同事把大部分积分都送给了对方。',
};

export const say = catalogue(en, cn);
