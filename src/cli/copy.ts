import type { Cadence } from '../calendar/index.ts';
import type { Failure } from '../chat/index.ts';
import { catalogue, plural, type Translation } from '../shared/locale.ts';
import type { FaultCode } from '../storage/faults.ts';
import { helpEn, helpZh } from './help-copy.ts';

const daysEn = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const daysZh = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const cadencesEn: Record<Cadence, string> = {
  weekly: 'weekly',
  biweekly: 'every second week',
  monthly: 'monthly',
};
const cadencesZh: Record<Cadence, string> = { weekly: '每周', biweekly: '每两周', monthly: '每月' };

const failuresEn: Record<Failure, string> = {
  gone: 'it does not know this workspace any more; see pacer doctor',
  forbidden: 'Pacer may not read the directory; see pacer doctor for the missing scopes',
  'rate-limited': 'it asks to wait, or refuses the app; see pacer doctor',
  'bad-content': 'it did not understand the request; see pacer doctor',
  transient: 'it does not answer; try again in a few minutes',
  unknown: 'it answered with an error; see pacer doctor',
};
const failuresZh: Record<Failure, string> = {
  gone: '找不到这个工作区，请运行 pacer doctor 查看',
  forbidden: 'Pacer 没有读取通讯录的权限，请运行 pacer doctor 查看缺少的权限',
  'rate-limited': '对方要求稍后再试，或拒绝了这个应用，请运行 pacer doctor 查看',
  'bad-content': '对方无法理解请求，请运行 pacer doctor 查看',
  transient: '没有回应，请过几分钟再试',
  unknown: '返回了错误，请运行 pacer doctor 查看',
};

type Window = { cadence: Cadence; closingDay: number; opensAt: string; closesAt: string };
export type UsageProblem =
  | 'unknownOption'
  | 'unknownCommand'
  | 'missingArgument'
  | 'optionMissingArgument'
  | 'excessArguments';

const en = {
  ...helpEn,
  // ── calling it wrongly ──
  usage: (_problem: UsageProblem | undefined, _what: string, original: string) => original,
  seeHelp: () => 'Run "npm run pacer -- --help" to see all commands.',
  noFiles: () =>
    'Name at least one file: pacer import people.csv, --teams teams.csv, --away away.csv or --goals goals.csv.',
  badValue: (option: string, value: string, hint: string) =>
    `${option}: "${value}" is not possible; ${hint}.`,
  purposeNeeded: () =>
    'Goals are personal records: say what the export is for, such as --purpose "half-year review". It is logged.',
  nothingToSet: () => 'Name at least one thing to change, such as --closing-day friday.',

  // ── faults ──
  fault: (_code: FaultCode, message: string) => message,
  failed: (message: string) => `This did not work: ${message}`,
  busyMeanwhile: () =>
    'Somebody else changed the same at this moment. Nothing was written; please try again.',

  // ── results ──
  noDirectory: () => 'No chat is configured, so there is no directory to read.',
  directoryOut: (chat: string, failure: Failure) => `${chat} could not be read: ${failuresEn[failure]}`,
  backedUp: (file: string, size: string) => `Backed up to ${file} (${size}).`,
  backupPostgres: () =>
    'This database is PostgreSQL: back it up with pg_dump, for example pg_dump --format=custom --file=pacer.dump "$DATABASE_URL".',
  exported: (file: string, rows: number) => `Wrote ${plural(rows, 'row', 'rows')} to ${file}.`,
  fileExists: (file: string) => `${file} already exists; name another file.`,
  backupExists: (file: string) => `${file} already exists; name another file.`,
  noTeams: () => 'There are no teams yet. Import them: pacer import --teams teams.csv.',
  teamHeader: () => ['Team', 'State', 'Members', 'Lead', 'Channels'],
  channel: (name: string, platform: string, isFound: boolean) =>
    `${name} (${platform}${isFound ? '' : ', not found yet'})`,
  on: () => 'on',
  off: () => 'off',
  noSuchTeam: (name: string, similar: readonly string[]) =>
    `There is no team "${name}".${similar.length > 0 ? ` Did you mean ${similar.join(' or ')}?` : ' See pacer team list.'}`,
  teamStarted: (name: string, members: number) =>
    `${name} is on. Pacer turns to its ${plural(members, 'member', 'members')} in their working hours.`,
  teamStopped: (name: string) => `${name} is off.`,
  teamAlready: (name: string, on: boolean) => `${name} is ${on ? 'on' : 'off'} already.`,
  planOf: (team: string | undefined) =>
    team === undefined ? 'Check-ins in the company' : `Check-ins in ${team}`,
  planInherited: () => '(the company’s plan: the team has none of its own)',
  planWindow: (p: Window) =>
    `${cadencesEn[p.cadence]}: open at ${p.opensAt} on the working day before, close ${daysEn[p.closingDay - 1]} ${p.closesAt}, in each person’s own time zone`,
  planReminderIs: (on: boolean) => `reminder: ${on ? 'on' : 'off'}`,
  planSummaryIs: (on: boolean) => `summary in the channel: ${on ? 'on' : 'off'}`,
  planQuestionIs: (name: string, words: string | undefined) => `${name}: ${words ?? 'in Pacer’s words'}`,
  questionName: (question: 'strengths' | 'improvements' | 'nextSteps') =>
    ({ strengths: 'Strengths', improvements: 'Improvements', nextSteps: 'Next steps' })[question],
  planSaved: () => 'Saved. It applies from the next period.',
  planUnchanged: () => 'Nothing to change: the plan is already so.',
  nobodyFound: (words: string) => `Nobody is found by "${words}".`,
  severalFound: (words: string) =>
    `"${words}" fits several people. Use an address that only one of them has:`,
  peopleHeader: () => ['Name', 'Address', 'Team', 'Time zone', 'Title'],
  split: (name: string, platform: string) =>
    `${name} no longer has the ${platform} account. Both sides are told in their chats.`,
  noSuchAccount: (name: string, platform: string) => `${name} has no account on ${platform}.`,
  onlyAccount: (name: string, platform: string) =>
    `The ${platform} account is the only one of ${name}, so there is nothing to part.`,
  demoMade: () => 'The made-up company is ready. Start it with npm start.',

  // ── doctor ──
  settingsFine: () => 'Settings: all understood',
  databaseFine: (where: string) => `Database: ${where} can be read and written, tables are up to date`,
  deadMessages: (count: number) =>
    `${plural(count, 'message', 'messages')} could not be delivered and will not be tried again: see the log for why`,
  noDeadMessages: (queued: number) => `Messages: none undelivered, ${queued.toLocaleString('en')} waiting`,
  lateMessages: (minutes: number) =>
    `The oldest waiting message is ${plural(minutes, 'minute', 'minutes')} late: is Pacer running?`,
  presumedMessages: (count: number) =>
    `${plural(count, 'message was', 'messages were')} taken as sent because the chat could not tell`,
  failingTimers: (count: number) =>
    `${plural(count, 'task keeps', 'tasks keep')} failing: see the log for why`,
  company: (people: number, teams: number, on: number) =>
    `Company: ${plural(people, 'person', 'people')}, ${plural(teams, 'team', 'teams')}, ${on.toLocaleString('en')} of them on`,
  nobodyYet: () => 'Nobody is known yet: pacer import people.csv --teams teams.csv',
  noTeamOn: () => 'No team is on, so nobody is asked anything: pacer team on <team>',
  calendarGap: (calendar: string, year: number) =>
    `Work calendar ${calendar}: the days of ${year} are not published or not given yet`,
  noChat: () => 'No chat is configured: npm start runs the playground on a made-up company',
  channelFine: (channel: string, team: string) => `#${channel} (${team}): Pacer is in it`,
  channelGone: (channel: string, team: string) =>
    `#${channel} (${team}) cannot be found: it was deleted, or Pacer is not in it and cannot see it. Add Pacer (Slack: /invite @Pacer there; Feishu: the group’s settings, Bots), or type /pacer team in another channel`,
  channelArchived: (channel: string, team: string) =>
    `#${channel} (${team}) is archived: type /pacer team in another channel of the team`,
  channelWithoutBot: (channel: string, team: string) =>
    `#${channel} (${team}): Pacer is not in it and cannot post; add it (Slack: /invite @Pacer there; Feishu: the group’s settings, Bots)`,
};

const faultsZh: Record<FaultCode, string> = {
  busy: '数据库正忙，请稍后再试',
  'clock-skew': '本机与数据库的时钟相差太多，请先校准',
  damaged: '数据库已损坏，请停止 Pacer 并用最近的备份恢复',
  full: '磁盘已满，没有保存任何内容，请先清理空间',
  'in-use': '另一个 Pacer 正在使用这个数据库',
  missing: '找不到数据库',
  newer: '数据库由更新版本的 Pacer 写入，请安装该版本或恢复备份',
  'no-access': '没有访问数据库的权限',
  'not-a-database': '这不是 Pacer 的数据库',
  'other-version': '正在运行的 Pacer 与此命令版本不同，请使用同一版本，或先停止它',
  'read-only': '数据库只读，请检查写入权限',
  unreachable: '连不上数据库',
  'wrong-mark': '这个数据库属于演示公司（或相反，存有真实成员），请检查 DATABASE_URL',
};

const usageZh: Record<UsageProblem, (what: string) => string> = {
  unknownOption: (what) => `没有“${what}”这个选项。`,
  unknownCommand: (what) => `没有“${what}”这个命令。`,
  missingArgument: (what) => `缺少参数“${what}”。`,
  optionMissingArgument: (what) => `选项“${what}”后面要有值。`,
  excessArguments: (what) => `“${what}”的参数太多了。`,
};

const zh: Translation<typeof en> = {
  ...helpZh,
  usage: (problem, what, original) =>
    problem === undefined ? `命令用法有误：${original}` : usageZh[problem](what),
  seeHelp: () => '运行 npm run pacer -- --help 查看全部命令。',
  noFiles: () =>
    '请至少指定一个文件：pacer import people.csv、--teams teams.csv、--away away.csv 或 --goals goals.csv。',
  badValue: (option, value, hint) => `${option} 不能是“${value}”：${hint}。`,
  purposeNeeded: () => '目标属于个人记录，请写明导出的用途，例如 --purpose "半年回顾"。用途会记入访问日志。',
  nothingToSet: () => '请至少指定一项要修改的内容，例如 --closing-day 周五。',
  fault: (code, message) => `${faultsZh[code]}。（${message}）`,
  failed: (message) => `操作没有成功：${message}`,
  busyMeanwhile: () => '刚好有人改了同一处，没有写入任何内容，请再试一次。',
  noDirectory: () => '没有配置聊天平台，因此没有可读取的通讯录。',
  directoryOut: (chat, failure) => `${chat}读取失败：${failuresZh[failure]}`,
  backedUp: (file, size) => `已备份到 ${file}（${size}）。`,
  backupPostgres: () =>
    '当前使用 PostgreSQL，请用 pg_dump 备份，例如 pg_dump --format=custom --file=pacer.dump "$DATABASE_URL"。',
  exported: (file, rows) => `已把 ${rows} 行写入 ${file}。`,
  fileExists: (file) => `${file} 已存在，请换一个文件名。`,
  backupExists: (file) => `${file} 已存在，请换一个文件名。`,
  noTeams: () => '还没有团队。请先导入：pacer import --teams teams.csv。',
  teamHeader: () => ['团队', '状态', '人数', '负责人', '频道 / 群'],
  channel: (name, platform, isFound) => `${name}（${platform}${isFound ? '' : '，尚未找到'}）`,
  on: () => '已启用',
  off: () => '未启用',
  noSuchTeam: (name, similar) =>
    `没有“${name}”这个团队。${similar.length > 0 ? `是不是${similar.map((it) => `“${it}”`).join('或')}？` : '可用 pacer team list 查看。'}`,
  teamStarted: (name, members) => `“${name}”已启用。Pacer 会在工作时间联系团队的 ${members} 位成员。`,
  teamStopped: (name) => `“${name}”已停用。`,
  teamAlready: (name, on) => `“${name}”原本就${on ? '已启用' : '未启用'}。`,
  planOf: (team) => (team === undefined ? '全公司的周同步' : `“${team}”的周同步`),
  planInherited: () => '（沿用全公司的计划，该团队没有单独设置）',
  planWindow: (p) =>
    `${cadencesZh[p.cadence]}：截止日前一个工作日 ${p.opensAt} 开始，${daysZh[p.closingDay - 1]} ${p.closesAt} 截止，按每个人自己的时区`,
  planReminderIs: (on) => `截止前提醒：${on ? '开' : '关'}`,
  planSummaryIs: (on) => `团队群汇总：${on ? '开' : '关'}`,
  planQuestionIs: (name, words) => `${name}：${words ?? '默认问法'}`,
  questionName: (question) =>
    ({ strengths: '做得好的地方', improvements: '可以改进的地方', nextSteps: '下一步行动' })[question],
  planSaved: () => '已保存，从下一周期起生效。',
  planUnchanged: () => '没有变化：计划本来就是这样。',
  nobodyFound: (words) => `找不到“${words}”。`,
  severalFound: (words) => `“${words}”对应多个人，请改用其中一人独有的邮箱：`,
  peopleHeader: () => ['姓名', '邮箱', '团队', '时区', '职位'],
  split: (name, platform) => `已把 ${platform} 账号从${name}名下拆出，双方会在各自的聊天中收到通知。`,
  noSuchAccount: (name, platform) => `${name}没有 ${platform} 账号。`,
  onlyAccount: (name, platform) => `${name}只有 ${platform} 这一个账号，无需拆分。`,
  demoMade: () => '演示公司已生成，运行 npm start 即可查看。',
  settingsFine: () => '设置：全部有效',
  databaseFine: (where) => `数据库：${where} 读写正常，表结构为最新`,
  deadMessages: (count) => `${count} 条消息未能送达，不会再重试，原因见日志`,
  noDeadMessages: (queued) => `消息：没有未送达的，${queued} 条待发送`,
  lateMessages: (minutes) => `最早一条待发消息已晚了 ${minutes} 分钟：Pacer 在运行吗？`,
  presumedMessages: (count) => `${count} 条消息无法确认结果，按已送达处理`,
  failingTimers: (count) => `${count} 项任务反复失败，原因见日志`,
  company: (people, teams, on) => `公司：${people} 人，${teams} 个团队，其中 ${on} 个已启用`,
  nobodyYet: () => '还没有成员：pacer import people.csv --teams teams.csv',
  noTeamOn: () => '没有已启用的团队，因此不会询问任何人：pacer team on <团队>',
  calendarGap: (calendar, year) => `工作日历 ${calendar} 尚缺 ${year} 年的安排`,
  noChat: () => '尚未配置聊天平台：npm start 会在演示公司上运行体验版',
  channelFine: (channel, team) => `#${channel}（${team}）：Pacer 已在频道中`,
  channelGone: (channel, team) =>
    `找不到 #${channel}（${team}）：可能已被删除，或者 Pacer 不在其中、看不到它。请添加 Pacer（Slack：在频道输入 /invite @Pacer；飞书：群设置里的群机器人），或到另一个频道输入 /pacer team`,
  channelArchived: (channel, team) => `#${channel}（${team}）已归档：请到团队的另一个频道输入 /pacer team`,
  channelWithoutBot: (channel, team) =>
    `#${channel}（${team}）：Pacer 不在频道中，无法发消息；请添加它（Slack：在频道输入 /invite @Pacer；飞书：群设置里的群机器人）`,
};

export const say = catalogue(en, zh);
export type Words = Translation<typeof en>;
