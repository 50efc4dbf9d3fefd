import { plain, strong, text, zh, zhText } from '../../../chat/index.ts';
import { catalogue, plural } from '../../../shared/locale.ts';
import type { ChannelTrouble } from './schema.ts';

type Named = { channel: string };
type Both = Named & { team: string };

const enWhy: Record<ChannelTrouble, string> = {
  archived: 'it was archived',
  deleted: 'it was deleted',
  removed: 'I am not in it any more',
  refused: 'the chat refused it',
};

const enRemedy: Record<ChannelTrouble, string> = {
  archived: 'Open it again, or type /pacer team in another channel to use that one.',
  deleted: 'Type /pacer team in another channel to use that one.',
  removed:
    'Add me to it again as you would add a colleague (where there are slash commands: /invite @Pacer), or type /pacer team in another channel to use that one.',
  refused:
    'See that it still exists and add me as you would add a colleague (where there are slash commands: /invite @Pacer), or type /pacer team in another channel to use that one.',
};

const en = {
  troubleTitle: (p: Named) => text`I can no longer post in ${strong(p.channel)}`,
  troubleSummary: () => 'A team channel does not work any more',
  troubleBody: (p: Both & { why: ChannelTrouble }) =>
    text`I can no longer post in ${strong(p.channel)}: ${enWhy[p.why]}. What belongs to ${p.team} waits meanwhile.`,
  remedy: (p: { why: ChannelTrouble }) => plain(enRemedy[p.why]),
  tryAgain: () => 'Try again',
  worksTitle: (p: Named) => text`${strong(p.channel)} works again`,
  worksBody: (p: Both) =>
    plain(`I can post in ${p.channel} again. What ${p.team} missed in the last five working days follows.`),
  stillNot: (p: Named & { why: ChannelTrouble }) =>
    plain(`That did not work: I still cannot post in ${p.channel}, because ${enWhy[p.why]}.`),
  cannotAsk: () => plain('The chat does not answer just now. Please try again in a few minutes.'),
  whyTrouble: () => 'You look after a team whose channel does not work.',

  outsidersTitle: (p: Named) => text`People from outside can read ${strong(p.channel)}`,
  outsidersSummary: () => 'A team channel has people from outside in it',
  outsidersBody: (p: Both & { count: number }) =>
    plain(
      `${plural(p.count, 'person', 'people')} from outside your organisation can read ${p.channel}. Until you agree, I post no summaries and no goals of ${p.team} there. If more join, I ask again.`,
    ),
  outsidersBodyUnknown: (p: Both) =>
    plain(
      `${p.channel} is shared with people from outside your organisation, and I cannot see who they are. Until you agree, I post no summaries and no goals of ${p.team} there.`,
    ),
  outsidersWho: () => 'From outside',
  andMore: (p: { count: number }) => plain(`… and ${plural(p.count, 'other', 'others')}`),
  postThere: () => 'Post there',
  agreedTitle: (p: Named) => text`I post in ${strong(p.channel)}`,
  agreedBody: (p: Both) =>
    plain(
      `You agreed that people from outside read what I post about ${p.team} in ${p.channel}. If more join, I ask again.`,
    ),
  notYours: () => plain('Only the team’s lead or an administrator can do this.'),
  changedMeanwhile: () => plain('Others have joined meanwhile. Please look at who they are and press again.'),
  gone: () => plain('This channel is not the team’s any more.'),
  whyOutsiders: () => 'You lead a team whose channel people from outside can read.',
};

const zhWhy: Record<ChannelTrouble, string> = {
  archived: '群已归档',
  deleted: '群已删除',
  removed: '我已不在群里',
  refused: '消息被拒绝',
};

const zhRemedy: Record<ChannelTrouble, string> = {
  archived: '请恢复这个群，或在另一个群里输入“/pacer 团队”改用那个群。',
  deleted: '请在另一个群里输入“/pacer 团队”改用那个群。',
  removed:
    '请像添加同事一样把我重新加进群（支持斜杠命令的话，输入“/invite @Pacer”），或在另一个群里输入“/pacer 团队”改用那个群。',
  refused:
    '请确认这个群还在，并像添加同事一样把我加进群（支持斜杠命令的话，输入“/invite @Pacer”）；也可以在另一个群里输入“/pacer 团队”改用那个群。',
};

const cn: typeof en = {
  troubleTitle: (p) => zhText`我无法再在${strong(p.channel)}里发消息`,
  troubleSummary: () => '团队群暂时无法使用',
  troubleBody: (p) =>
    zhText`我无法再在${strong(p.channel)}里发消息：${zhWhy[p.why]}。${p.team}的内容会先保留。`,
  remedy: (p) => plain(zhRemedy[p.why]),
  tryAgain: () => '再试一次',
  worksTitle: (p) => zhText`${strong(p.channel)}恢复正常`,
  worksBody: (p) => plain(zh`我又可以在${p.channel}里发消息了，${p.team}最近五个工作日错过的内容会补发。`),
  stillNot: (p) => plain(zh`还是不行：我仍然无法在${p.channel}里发消息，因为${zhWhy[p.why]}。`),
  cannotAsk: () => plain('聊天平台暂时没有回应，请过几分钟再试。'),
  whyTrouble: () => '你负责的团队，它的群暂时无法使用。',

  outsidersTitle: (p) => zhText`${strong(p.channel)}里有外部人员`,
  outsidersSummary: () => '团队群里有外部人员',
  outsidersBody: (p) =>
    plain(
      zh`有 ${p.count} 位组织外的人能看到${p.channel}。在你同意之前，我不会在群里发布${p.team}的汇总和目标。如果有新的外部人员加入，我会再问你。`,
    ),
  outsidersBodyUnknown: (p) =>
    plain(
      zh`${p.channel}与组织外的人共享，我看不到具体是谁。在你同意之前，我不会在群里发布${p.team}的汇总和目标。`,
    ),
  outsidersWho: () => '外部人员',
  andMore: (p) => plain(zh`……还有 ${p.count} 人`),
  postThere: () => '发到群里',
  agreedTitle: (p) => zhText`我会在${strong(p.channel)}里发布`,
  agreedBody: (p) =>
    plain(
      zh`你已同意外部人员看到我在${p.channel}里发布的${p.team}内容。如果有新的外部人员加入，我会再问你。`,
    ),
  notYours: () => plain('只有团队负责人或管理员可以操作。'),
  changedMeanwhile: () => plain('这期间又有人加入了，请看一下是谁，再按一次。'),
  gone: () => plain('这个群已不再是该团队的群。'),
  whyOutsiders: () => '你负责的团队，群里有外部人员。',
};

export const say = catalogue(en, cn);
