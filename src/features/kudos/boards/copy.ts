import { plain, zh } from '../../../chat/index.ts';
import { catalogue, plural } from '../../../shared/locale.ts';

type Month = { month: string };
type Team = { team: string };
type Thanks = { kudos: number; people: number };

const en = {
  roundUpTitle: (p: Month) => plain(`Kudos in ${p.month}`),
  roundUpSummary: (p: Month) => `Kudos in ${p.month}`,
  roundUpNote: () => plain('Somebody helped you lately? /kudos says it in a minute.'),
  thanked: (p: Thanks) =>
    plain(
      `${plural(p.people, 'person was', 'people were')} thanked in ${plural(p.kudos, 'kudos', 'kudos')}.`,
    ),
  values: () => 'What they showed',
  firstTimers: () => 'Thanked somebody for the first time',
  firstTimersMore: (p: { count: number }) => `${p.count} thanked somebody for the first time, among them`,
  ranks: () => plain('Points received'),
  rankPerson: () => 'Name',
  rankPoints: () => 'Points',
  teamTitle: (p: Team) => plain(`Kudos: ${p.team}`),
  teamSummary: (p: Team) => `Kudos: ${p.team}`,
  noneYet: () => plain('No kudos yet this month. Whose help made your week?'),
  noTeam: () => plain('You are in no team yet, so there is nothing to show.'),
  onlyLead: () => plain('The team’s lead decides about this.'),
  ranksOn: (p: Team) => plain(`Ranks are on for ${p.team}: its members see points received.`),
  ranksOff: (p: Team) => plain(`Ranks are off for ${p.team}.`),

  settings: () => 'Kudos settings',
  settingsAudience: (p: Team) => plain(`Holds for everybody in ${p.team}`),
  roundUpField: () => 'Monthly round-up in the channel',
  roundUpHint: () => 'On the first working day of the next month.',
  ranksField: () => 'Personal ranks',
  ranksHint: () => 'The team sees who received how many points. Off unless you want it.',
  save: () => 'Save',
  saved: () => plain('Saved.'),
  fact: () => 'Kudos',
  factValue: (p: { ranks: boolean; roundUp: boolean }) =>
    `${p.roundUp ? 'Monthly round-up' : 'No round-up'}, ranks ${p.ranks ? 'on' : 'off'}`,

  totalsTitle: (p: Month) => plain(`Kudos in the company: ${p.month}`),
  totalsSummary: () => 'Kudos in the company',
  totalKudos: () => 'Kudos given',
  totalPeople: () => 'People thanked',
  totalPoints: () => 'Points given',
  totalPairs: () => 'Pairs who give each other most of their points',
  totalsNote: () => plain('Sums only. Names and single kudos are not shown to HR.'),
  onlyHr: () => plain('These totals are for HR.'),
  whyRoundUp: () => 'Once a month this channel hears how its people were thanked.',
};

const cn: typeof en = {
  roundUpTitle: (p) => plain(zh`${p.month}的认可`),
  roundUpSummary: (p) => zh`${p.month}的认可`,
  roundUpNote: () => plain('最近有人帮过你吗？用 /认可 说声谢谢，一分钟就好。'),
  thanked: (p) => plain(zh`${p.people} 位同事收到了 ${p.kudos} 份感谢。`),
  values: () => '体现了',
  firstTimers: () => '第一次送出感谢',
  firstTimersMore: (p) => zh`${p.count} 人第一次送出感谢，包括`,
  ranks: () => plain('收到的积分'),
  rankPerson: () => '姓名',
  rankPoints: () => '积分',
  teamTitle: (p) => plain(`认可：${p.team}`),
  teamSummary: (p) => `认可：${p.team}`,
  noneYet: () => plain('这个月还没有认可。这周是谁帮了你？'),
  noTeam: () => plain('你还没有加入团队，暂时没有可以看的。'),
  onlyLead: () => plain('这由团队负责人决定。'),
  ranksOn: (p) => plain(zh`已为${p.team}开启排名：团队成员能看到各自收到的积分。`),
  ranksOff: (p) => plain(zh`已为${p.team}关闭排名。`),

  settings: () => '认可设置',
  settingsAudience: (p) => plain(zh`对${p.team}的所有人生效`),
  roundUpField: () => '每月在群里发一次小结',
  roundUpHint: () => '下个月的第一个工作日发送。',
  ranksField: () => '个人排名',
  ranksHint: () => '团队成员会看到谁收到了多少积分。默认关闭。',
  save: () => '保存',
  saved: () => plain('已保存。'),
  fact: () => '认可',
  factValue: (p) => `${p.roundUp ? '每月小结' : '没有小结'}，排名${p.ranks ? '开启' : '关闭'}`,

  totalsTitle: (p) => plain(zh`公司的认可：${p.month}`),
  totalsSummary: () => '公司的认可',
  totalKudos: () => '送出的认可',
  totalPeople: () => '被感谢的人',
  totalPoints: () => '送出的积分',
  totalPairs: () => '把大部分积分送给对方的两人组',
  totalsNote: () => plain('只有总数。HR 看不到姓名，也看不到具体的认可。'),
  onlyHr: () => plain('这些总数只给 HR 看。'),
  whyRoundUp: () => '这个群每月看一次，大家是怎样被感谢的。',
};

export const say = catalogue(en, cn);
