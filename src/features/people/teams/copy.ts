import { plain, strong, text, zh, zhText } from '../../../chat/index.ts';
import { catalogue, plural } from '../../../shared/locale.ts';
import type { BusinessType } from '../model.ts';

type Named = { team: string };
type Channel = { channel: string };

const enTypes: Record<BusinessType, string> = {
  mature: 'Mature business',
  growth: 'Growth',
  innovation: 'Innovation',
  function: 'Support function',
};

const en = {
  command: () => 'Your team: set it up in its channel, start it, change its settings',
  usageName: () => 'name of a team',
  usageNameSummary: () => 'shows that team (HR and administrators)',
  businessTypes: () => enTypes,
  calendars: (p: { name: string }) =>
    p.name === 'CN' ? 'China, with make-up days' : p.name === 'none' ? 'No public holidays' : p.name,
  team: (p: Named) => text`Team ${strong(p.team)}`,
  summary: (p: Named) => `Team ${p.team}`,
  on: () => 'On',
  off: () => 'Off',
  lead: () => 'Lead',
  nobody: () => 'nobody yet',
  members: () => 'Members',
  people: (p: { count: number }) => plural(p.count, 'person', 'people'),
  businessType: () => 'Business type',
  parent: () => 'Part of',
  zone: () => 'Time zone',
  calendar: () => 'Work calendar',
  channel: () => 'Channel',
  channels: () => 'Channels',
  channelsHint: () => 'Untick a channel to let it go. To add one, type /pacer team in it.',
  channelLanguage: (p: Channel) => `Language in ${p.channel}`,
  noChannel: () => 'none yet: type /pacer team in it',
  offNote: () => plain('Pacer sends nothing for this team until it is started.'),
  onlyLead: (p: { lead: string }) => plain(`${p.lead} looks after this team’s settings.`),
  startWithTeam: () => 'Start with my team',
  edit: () => 'Team settings',
  stop: () => 'Stop',
  stopTitle: (p: Named) => `Stop Pacer for ${p.team}?`,
  stopBody: () =>
    plain(
      'Nobody in the team is asked anything any more. What was written stays, and you can start again at any time.',
    ),
  cancel: () => 'Cancel',
  startTitle: (p: Named) => text`Start Pacer with ${strong(p.team)}?`,
  whoIsAsked: () => 'Who will be asked',
  whatIsAsked: () => 'What, and when',
  andMore: (p: { count: number }) => plain(`… and ${plural(p.count, 'other', 'others')}`),
  noMembers: () =>
    plain(
      'Nobody is in this team yet, so nobody would be asked. People join by their own tap in the team’s channel, or come with an import.',
    ),
  welcomeFirst: () =>
    plain(
      'First everyone gets one welcome card that says what is asked and who reads it. Nothing else goes to anybody who has not pressed Let’s go.',
    ),
  noWelcome: () =>
    plain('Your organisation has told its people about Pacer already, so it begins without a welcome card.'),
  startNow: () => 'Start now',
  back: () => 'Not yet',
  chooseTitle: () => plain('Which team?'),
  chooseSummary: () => 'Teams to choose from',
  open: () => 'Open',
  noneFound: (p: { words: string }) => plain(`I know no team called “${p.words}”.`),
  moreTeams: () => plain('There are more. Type /pacer team and a part of the name.'),
  bindTitle: (p: Channel) => plain(`Which team is ${p.channel} for?`),
  bindSummary: () => 'A team for this channel',
  useChannel: () => 'Use this channel',
  newTeam: () => 'Set up a new team',
  boundMeanwhile: (p: Channel) =>
    plain(`${p.channel} belongs to a team already, or the team has a channel here.`),
  inviteMe: (p: Channel) =>
    plain(`I am not in ${p.channel} yet. Invite me there and type /pacer team again.`),
  mayNotFound: () =>
    plain(
      'Here is no team yet. A manager or an administrator can set one up by typing /pacer team in this channel.',
    ),
  noTeam: () =>
    plain(
      'You are not in a team yet. In your team’s channel you can join with one tap: type /pacer team there.',
    ),
  inChannelOnly: () => plain('You lead no team yet. To set one up, type /pacer team in its channel.'),
  foundTitle: () => 'Set up a team',
  foundAudience: () => plain('Everybody in the company can see the team, its lead and these settings.'),
  name: () => 'Name',
  nameTaken: () => 'There is a team of this name already.',
  reports: () => 'Your people in this team',
  reportsHint: () => 'Others join by their own tap in the channel.',
  found: () => 'Set up',
  save: () => 'Save',
  editTitle: (p: Named) => `Settings of ${p.team}`,
  changedMeanwhile: () =>
    'Somebody changed this team while you were editing. Look it over and save again to keep your version.',
  openTitle: (p: Named) => text`${strong(p.team)} is set up here`,
  openBody: (p: { lead: string }) =>
    plain(
      `${p.lead} has set up this team in Pacer. Join if you belong to it; nothing is asked of you before you say yes to the welcome card.`,
    ),
  join: () => 'Join',
  joined: (p: Named) => plain(`You are in ${p.team} now.`),
  alreadyIn: (p: Named) => plain(`You are in ${p.team} already.`),
  moveTitle: (p: { from: string; to: string }) => plain(`Leave ${p.from} for ${p.to}?`),
  moveBody: () =>
    plain('You can be in one team at a time. What you wrote stays yours, and your manager stays the same.'),
  moveYes: (p: Named) => `Join ${p.team}`,
  moveNo: (p: Named) => `Stay in ${p.team}`,
  notForGuests: () =>
    plain('Teams are for people of the company; as a guest you take part where you were invited.'),
  notYours: () => plain('Only the team’s lead or an administrator can do this.'),
  gone: () => plain('This team is not there any more.'),
  askAgain: () => plain('That was a while ago. Please type /pacer team in the channel again.'),
  whyOpen: () => 'A team was set up in this channel.',
};

const zhTypes: Record<BusinessType, string> = {
  mature: '成熟业务',
  growth: '成长业务',
  innovation: '创新业务',
  function: '职能支持',
};

const cn: typeof en = {
  command: () => '你的团队：在团队群里设置、启用、修改',
  usageName: () => '团队名称',
  usageNameSummary: () => '查看该团队（HR 和管理员）',
  businessTypes: () => zhTypes,
  calendars: (p) => (p.name === 'CN' ? '中国大陆（含调休）' : p.name === 'none' ? '不含法定节假日' : p.name),
  team: (p) => zhText`团队：${strong(p.team)}`,
  summary: (p) => zh`团队：${p.team}`,
  on: () => '已启用',
  off: () => '未启用',
  lead: () => '团队负责人',
  nobody: () => '暂无',
  members: () => '成员',
  people: (p) => `${p.count} 人`,
  businessType: () => '业务类型',
  parent: () => '上级团队',
  zone: () => '时区',
  calendar: () => '工作日历',
  channel: () => '团队群',
  channels: () => '团队群',
  channelsHint: () => '取消勾选即解除绑定。想绑定新的群，在群里输入“/pacer 团队”。',
  channelLanguage: (p) => zh`${p.channel}里使用的语言`,
  noChannel: () => '还没有：在群里输入“/pacer 团队”即可绑定',
  offNote: () => plain('启用之前，Pacer 不会给这个团队发任何消息。'),
  onlyLead: (p) => plain(zh`这个团队的设置由${p.lead}负责。`),
  startWithTeam: () => '在团队中启用',
  edit: () => '团队设置',
  stop: () => '停用',
  stopTitle: (p) => zh`在${p.team}停用 Pacer？`,
  stopBody: () => plain('停用后不再询问团队里的任何人。写过的内容都会保留，随时可以重新启用。'),
  cancel: () => '取消',
  startTitle: (p) => zhText`在${strong(p.team)}启用 Pacer？`,
  whoIsAsked: () => '会问到谁',
  whatIsAsked: () => '问什么、什么时候问',
  andMore: (p) => plain(`……还有 ${p.count} 人`),
  noMembers: () =>
    plain('团队里还没有人，所以暂时不会问到谁。成员可以在团队群里自己点一下加入，也可以通过导入加入。'),
  welcomeFirst: () =>
    plain('每个人会先收到一张欢迎卡片，说明会问什么、谁能看到。没点“开始使用”的人，不会收到别的消息。'),
  noWelcome: () => plain('公司已经跟大家说明过 Pacer，所以不再发欢迎卡片，直接开始。'),
  startNow: () => '现在启用',
  back: () => '先不启用',
  chooseTitle: () => plain('要看哪个团队？'),
  chooseSummary: () => '请选择团队',
  open: () => '查看',
  noneFound: (p) => plain(`没有找到名称包含“${p.words}”的团队。`),
  moreTeams: () => plain('还有更多团队，输入“/pacer 团队”加上名称的一部分即可查找。'),
  bindTitle: (p) => plain(zh`${p.channel}是哪个团队的群？`),
  bindSummary: () => '为这个群选择团队',
  useChannel: () => '用这个群',
  newTeam: () => '新建团队',
  boundMeanwhile: (p) => plain(zh`${p.channel}已经属于某个团队，或者这个团队在这里已经有群了。`),
  inviteMe: (p) => plain(zh`我还不在${p.channel}里。先把我拉进群，再输入一次“/pacer 团队”。`),
  mayNotFound: () => plain('这个群还没有对应的团队。请一位上级或管理员在群里输入“/pacer 团队”来设置。'),
  noTeam: () => plain('你还没有加入团队。在团队群里输入“/pacer 团队”，点一下就能加入。'),
  inChannelOnly: () => plain('你还没有负责的团队。想新建的话，请在团队群里输入“/pacer 团队”。'),
  foundTitle: () => '新建团队',
  foundAudience: () => plain('公司里的人都能看到这个团队、负责人和这些设置。'),
  name: () => '名称',
  nameTaken: () => '已经有同名的团队了。',
  reports: () => '你的下属中，哪些人在这个团队',
  reportsHint: () => '其他人可以在群里自己点一下加入。',
  found: () => '新建',
  save: () => '保存',
  editTitle: (p) => zh`${p.team}的设置`,
  changedMeanwhile: () => '你编辑的时候，有人改过这个团队的设置。请核对一下，再次保存则以你的为准。',
  openTitle: (p) => zhText`${strong(p.team)}在这里建好了`,
  openBody: (p) =>
    plain(
      zh`${p.lead}在 Pacer 里建好了这个团队。是团队成员的话，点一下加入；在你同意欢迎卡片之前，不会问你任何问题。`,
    ),
  join: () => '加入',
  joined: (p) => plain(zh`你已加入${p.team}。`),
  alreadyIn: (p) => plain(zh`你已经在${p.team}里了。`),
  moveTitle: (p) => plain(zh`从${p.from}转到${p.to}？`),
  moveBody: () => plain('同一时间只能在一个团队。你写过的内容仍然是你的，直属上级也不变。'),
  moveYes: (p) => zh`加入${p.team}`,
  moveNo: (p) => zh`留在${p.team}`,
  notForGuests: () => plain('团队只面向公司成员；作为访客，你可以参与受邀的内容。'),
  notYours: () => plain('只有团队负责人或管理员可以这样做。'),
  gone: () => plain('这个团队已经不在了。'),
  askAgain: () => plain('时间有点久了，请在群里重新输入“/pacer 团队”。'),
  whyOpen: () => '有团队在这个群里建好了。',
};

export const say = catalogue(en, cn);
