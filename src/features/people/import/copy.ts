import { catalogue, plural, type Translation } from '../../../shared/locale.ts';
import { type Counts, sheetEn, sheetZh } from '../../../sheets/index.ts';

const number = (value: number): string => value.toLocaleString('en');

/** Every sentence of an import's report. Reasons stand after "line 12:" and so begin with the value in question. */
const en = {
  ...sheetEn,
  // ── what is wrong with a file ──
  column: (field: string) => field,
  // ── what is wrong with a row ──
  missingKey: () => 'an email address, chat address or employee number is needed to recognise the person',
  badZone: (value: string) =>
    `time zone "${value}" is not known; write it like Asia/Shanghai or Europe/Berlin`,
  badLocale: (value: string) => `language "${value}" is not known; write en or zh-CN`,
  badCalendar: (value: string, known: readonly string[]) =>
    `work calendar "${value}" is not known; there are ${known.join(', ')}`,
  badDays: (value: string) => `working days "${value}" are not understood; write them like Mon-Fri`,
  badHours: (value: string) =>
    `working hours "${value}" are not understood; write them like 09:00-12:00, 13:30-18:00`,
  hoursReversed: (value: string) => `working hours "${value}" do not rise through one day`,
  repeatedKey: (value: string, line: number) => `${value} already stands on line ${number(line)}`,
  twoPeople: (first: string, second: string) =>
    `the keys belong to two different people, ${first} and ${second}; join or correct them first`,
  unknownManager: (value: string) => `manager ${value} is not known, neither in this file nor in Pacer`,
  ownManager: () => 'nobody is their own manager',
  managerRejected: (value: string, line: number) => `manager ${value} was rejected on line ${number(line)}`,
  managerLoop: (names: readonly string[]) => `manager loop: ${names.join(' → ')}`,
  repeatedTeam: (name: string, line: number) => `team ${name} already stands on line ${number(line)}`,
  unknownParent: (value: string) => `parent team ${value} is not known, neither in this file nor in Pacer`,
  parentRejected: (value: string, line: number) =>
    `parent team ${value} was rejected on line ${number(line)}`,
  parentLoop: (names: readonly string[]) => `team loop: ${names.join(' → ')}`,
  unknownLead: (value: string) => `lead ${value} is not known, neither in the people file nor in Pacer`,
  leadRejected: (value: string, line: number) =>
    `lead ${value} was rejected on line ${number(line)} of the people file`,
  channelTaken: (channel: string, team: string) => `channel ${channel} already belongs to team ${team}`,
  unknownPerson: (value: string) => `${value} is nobody whom Pacer knows`,
  reversedDates: (from: string, to: string) => `the absence ends (${to}) before it begins (${from})`,
  longAbsence: () => 'an absence of more than three years looks like a mistyped date',
  repeatedAbsence: (line: number) => `the same absence already stands on line ${number(line)}`,
  // ── the report ──
  counted: (what: 'people' | 'teams' | 'absences', c: Counts) =>
    `${what === 'people' ? 'People' : what === 'teams' ? 'Teams' : 'Absences'}: ${number(c.created)} created, ${number(c.updated)} updated, ${number(c.unchanged)} unchanged, ${number(c.rejected)} rejected`,
  teamsMade: (names: readonly string[], more: number) =>
    `Made ${plural(names.length + more, 'team', 'teams')}, switched off until started: ${names.join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}`,
  teamsStarted: (names: readonly string[], more: number) =>
    `Started: ${names.join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}`,
  teamsStopped: (names: readonly string[], more: number) =>
    `Stopped: ${names.join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}`,
  joined: (people: number) =>
    `Joined the accounts of ${plural(people, 'person', 'people')} whom the chats knew apart; each is told in both chats.`,
  kept: (people: number) =>
    `${plural(people, 'person keeps', 'people keep')} what was changed in chat or in the directory since the last import (mark a row as pinned to enforce the file).`,
  overwritten: (person: string, field: string, was: string, is: string) =>
    `${person}: ${field} ${was} → ${is} (the file is newer)`,
  moreOverwritten: (count: number) => `… and ${number(count)} more newer values from the file`,
  leavers: (count: number) =>
    `${plural(count, 'person has', 'people have')} left according to the directory and stay so; only their data were updated.`,
};

const columnNames: Record<string, string> = {
  name: '姓名',
  email: '邮箱',
  team: '团队',
  manager_email: '上级邮箱',
  time_zone: '时区',
  locale: '语言',
  title: '职位',
  level: '职级',
  location: '地点',
  start_date: '入职日期',
  calendar: '工作日历',
  working_days: '工作日',
  hours: '工作时间',
  slack_email: 'Slack 邮箱',
  feishu_email: '飞书邮箱',
  employee_no: '工号',
  pinned: '固定',
  parent: '上级团队',
  lead_email: '负责人邮箱',
  business_type: '业务类型',
  slack_channel: 'Slack 频道',
  feishu_chat: '飞书群',
  slack_locale: 'Slack 语言',
  feishu_locale: '飞书语言',
  status: '状态',
  from: '开始日期',
  to: '结束日期',
};

const zh: Translation<typeof en> = {
  ...sheetZh,
  column: (field) => columnNames[field] ?? field,
  missingKey: () => '邮箱、聊天账号邮箱或工号至少要填一个，否则无法识别是谁',
  badZone: (value) => `时区“${value}”无法识别，请写成 Asia/Shanghai、Europe/Berlin 这样的名称`,
  badLocale: (value) => `语言“${value}”无法识别，请填 zh-CN 或 en`,
  badCalendar: (value, known) => `工作日历“${value}”不存在，可选：${known.join('、')}`,
  badDays: (value) => `工作日“${value}”无法识别，请写成“周一至周五”`,
  badHours: (value) => `工作时间“${value}”无法识别，请写成 09:00-12:00，13:30-18:00`,
  hoursReversed: (value) => `工作时间“${value}”的先后顺序有误，须在同一天内依次递增`,
  repeatedKey: (value, line) => `${value} 在第 ${number(line)} 行已出现过`,
  twoPeople: (first, second) => `这一行的信息分属两个人：${first}和${second}，请先核对或合并`,
  unknownManager: (value) => `找不到上级 ${value}，文件和 Pacer 中都没有此人`,
  ownManager: () => '上级不能是本人',
  managerRejected: (value, line) => `上级 ${value} 所在的第 ${number(line)} 行未通过`,
  managerLoop: (names) => `上级关系成环：${names.join(' → ')}`,
  repeatedTeam: (name, line) => `团队“${name}”在第 ${number(line)} 行已出现过`,
  unknownParent: (value) => `找不到上级团队“${value}”，文件和 Pacer 中都没有`,
  parentRejected: (value, line) => `上级团队“${value}”所在的第 ${number(line)} 行未通过`,
  parentLoop: (names) => `团队层级成环：${names.join(' → ')}`,
  unknownLead: (value) => `找不到负责人 ${value}，成员文件和 Pacer 中都没有此人`,
  leadRejected: (value, line) => `负责人 ${value} 在成员文件第 ${number(line)} 行未通过`,
  channelTaken: (channel, team) => `频道 ${channel} 已属于团队“${team}”`,
  unknownPerson: (value) => `Pacer 中没有 ${value} 这个人`,
  reversedDates: (from, to) => `结束日期（${to}）早于开始日期（${from}）`,
  longAbsence: () => '不在岗时间超过三年，日期可能填错了',
  repeatedAbsence: (line) => `与第 ${number(line)} 行重复`,
  counted: (what, c) =>
    `${what === 'people' ? '成员' : what === 'teams' ? '团队' : '不在岗'}：新增 ${number(c.created)}，更新 ${number(c.updated)}，未变 ${number(c.unchanged)}，未通过 ${number(c.rejected)}`,
  teamsMade: (names, more) =>
    `新建 ${number(names.length + more)} 个团队（尚未启用）：${names.join('、')}${more > 0 ? ` 等 ${number(names.length + more)} 个` : ''}`,
  teamsStarted: (names, more) =>
    `已启用：${names.join('、')}${more > 0 ? ` 等 ${number(names.length + more)} 个` : ''}`,
  teamsStopped: (names, more) =>
    `已停用：${names.join('、')}${more > 0 ? ` 等 ${number(names.length + more)} 个` : ''}`,
  joined: (people) => `${number(people)} 人在两个聊天平台的账号已合并，双方聊天中都会收到通知。`,
  kept: (people) =>
    `${number(people)} 人在上次导入之后，已在聊天或通讯录中改过信息，保留改后的内容（如需以文件为准，请在“固定”列填“是”）。`,
  overwritten: (person, field, was, is) => `${person}：${field} ${was} → ${is}（文件较新）`,
  moreOverwritten: (count) => `…… 另有 ${number(count)} 处以文件的新值为准`,
  leavers: (count) => `${number(count)} 人在通讯录中已离职，状态不变，仅更新了资料。`,
};

export const say = catalogue(en, zh);
export type Words = Translation<typeof en>;
