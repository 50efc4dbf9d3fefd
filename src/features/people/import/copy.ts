import { catalogue, plural, type Translation } from '../../../shared/locale.ts';

const number = (value: number): string => value.toLocaleString('en');

/** Every sentence of an import's report. Reasons stand after "line 12:" and so begin with the value in question. */
const en = {
  // ── what is wrong with a file ──
  fileEmpty: (file: string) => `${file} is empty.`,
  fileNoRows: (file: string) => `${file} has a header but no rows below it.`,
  fileMissing: (file: string) => `${file} cannot be read: there is no such file, or it may not be opened.`,
  fileTooLarge: (file: string) =>
    `${file} is too large. Split it into files of at most 64 MB and 200,000 rows.`,
  fileTooManyRows: (file: string, count: number, limit: number) =>
    `${file} has ${number(count)} rows; at most ${number(limit)} fit into one import. Split the file.`,
  fileTooManyColumns: (file: string, count: number, limit: number) =>
    `${file} has ${number(count)} columns; at most ${number(limit)} are read. Remove those that are not needed.`,
  fileEncoding: (file: string) =>
    `${file}: wrong encoding. The text is neither UTF-8 nor GB18030. In Excel choose "Save as" and "CSV UTF-8", or save it as .xlsx.`,
  fileOldExcel: (file: string) =>
    `${file} is in the old Excel format (.xls). Save it as .xlsx or as "CSV UTF-8".`,
  fileBroken: (file: string) => `${file} is not a readable .xlsx file. Open it in Excel and save it again.`,
  fileOpenQuote: (file: string, line: number) =>
    `${file}, line ${number(line)}: a quotation mark opens here and is never closed.`,
  fileBrokenRow: (file: string, line: number) =>
    `${file}, line ${number(line)}: this row cannot be read; check its quotation marks.`,
  columnsMissing: (file: string, columns: readonly string[]) =>
    `${file} lacks ${columns.length === 1 ? 'the column' : 'one of the columns'} ${columns.join(', ')}.`,
  columnsRepeated: (file: string, column: string, headers: readonly string[]) =>
    `${file}: the columns ${headers.map((it) => `"${it}"`).join(' and ')} all mean ${column}. Keep one of them.`,
  columnsIgnored: (file: string, headers: readonly string[]) =>
    `${file}: ${headers.length === 1 ? 'an unknown column was' : 'unknown columns were'} ignored: ${headers.join(', ')}.`,
  column: (field: string) => field,

  // ── what is wrong with a row ──
  missing: (field: string) => `${field} is missing`,
  missingKey: () => 'an email address, chat address or employee number is needed to recognise the person',
  tooLong: (field: string, limit: number) => `${field} is longer than ${number(limit)} characters`,
  unreadable: (field: string) => `${field} has characters that could not be read (wrong encoding?)`,
  formula: (field: string, value: string) => `${field} is a formula: ${value}`,
  extraCells: () => 'the row has more cells than the header (an unquoted delimiter?)',
  badAddress: (field: string, value: string) => `${field} "${value}" is not an email address`,
  badZone: (value: string) =>
    `time zone "${value}" is not known; write it like Asia/Shanghai or Europe/Berlin`,
  badLocale: (value: string) => `language "${value}" is not known; write en or zh-CN`,
  badDate: (field: string, value: string) => `${field} "${value}" is not a date; write it like 2026-11-30`,
  ambiguousDate: (field: string, value: string) =>
    `${field} "${value}" could be read with day or month first; write it like 2026-11-30`,
  badCalendar: (value: string, known: readonly string[]) =>
    `work calendar "${value}" is not known; there are ${known.join(', ')}`,
  badDays: (value: string) => `working days "${value}" are not understood; write them like Mon-Fri`,
  badHours: (value: string) =>
    `working hours "${value}" are not understood; write them like 09:00-12:00, 13:30-18:00`,
  hoursReversed: (value: string) => `working hours "${value}" do not rise through one day`,
  badYesNo: (field: string, value: string) => `${field} "${value}" should be yes or no`,
  badChoice: (field: string, value: string, choices: readonly string[]) =>
    `${field} "${value}" is none of ${choices.join(', ')}`,
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
  reading: (file: string) => `Reading ${file} …`,
  comparing: (rows: number) => `Comparing ${plural(rows, 'row', 'rows')} with what is stored …`,
  writing: () => 'Writing …',
  readAs: (file: string, source: string, rows: number) =>
    `${file}: ${plural(rows, 'row', 'rows')}, read as ${source}`,
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
  rejection: (file: string, line: number, reasons: readonly string[]) =>
    `${file}, line ${number(line)}: ${reasons.join('; ')}`,
  moreRejections: (count: number) =>
    `… and ${plural(count, 'more row', 'more rows')}. --all lists every one.`,
  consequences: (count: number) =>
    `${plural(count, 'more row was', 'more rows were')} rejected only because they lean on a rejected one (manager, lead or parent team). --all lists them.`,
  nothingWritten: () => 'Nothing was written. Correct these rows, or import the others with --partial.',
  nothingWrittenFile: () => 'Nothing was written.',
  dryRun: () => 'Dry run: nothing was written.',
  written: (seconds: string) => `Imported in ${seconds} s.`,
  nothingNew: () => 'Nothing to change: everything is already as the file says.',
};

export type Counts = { created: number; updated: number; unchanged: number; rejected: number };

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
  fileEmpty: (file) => `${file} 是空文件。`,
  fileNoRows: (file) => `${file} 只有表头，没有数据。`,
  fileMissing: (file) => `无法读取 ${file}：文件不存在，或没有读取权限。`,
  fileTooLarge: (file) => `${file} 太大了。请拆分后导入，每个文件不超过 64 MB、20 万行。`,
  fileTooManyRows: (file, count, limit) =>
    `${file} 共 ${number(count)} 行，一次最多导入 ${number(limit)} 行，请拆分后再导入。`,
  fileTooManyColumns: (file, count, limit) =>
    `${file} 共 ${number(count)} 列，最多读取 ${number(limit)} 列，请删去不需要的列。`,
  fileEncoding: (file) =>
    `${file} 编码有误：既不是 UTF-8，也不是 GB18030。请在 Excel 中另存为“CSV UTF-8”，或直接保存为 .xlsx。`,
  fileOldExcel: (file) => `${file} 是旧版 Excel 格式（.xls），请另存为 .xlsx 或“CSV UTF-8”。`,
  fileBroken: (file) => `${file} 不是可读取的 .xlsx 文件，请用 Excel 打开后重新保存。`,
  fileOpenQuote: (file, line) => `${file} 第 ${number(line)} 行：引号没有成对，后面找不到结束的引号。`,
  fileBrokenRow: (file, line) => `${file} 第 ${number(line)} 行无法读取，请检查引号。`,
  columnsMissing: (file, columns) =>
    columns.length === 1
      ? `${file} 缺少“${columns[0]}”一列。`
      : `${file} 至少要有其中一列：${columns.join('、')}。`,
  columnsRepeated: (file, column, headers) =>
    `${file}：${headers.map((it) => `“${it}”`).join('和')}都表示“${column}”，请只保留一列。`,
  columnsIgnored: (file, headers) => `${file}：以下列无法识别，已忽略：${headers.join('、')}。`,
  column: (field) => columnNames[field] ?? field,

  missing: (field) => `缺少${field}`,
  missingKey: () => '邮箱、聊天账号邮箱或工号至少要填一个，否则无法识别是谁',
  tooLong: (field, limit) => `${field}超过 ${number(limit)} 个字符`,
  unreadable: (field) => `${field}含有无法识别的字符（编码有误？）`,
  formula: (field, value) => `${field}是公式：${value}`,
  extraCells: () => '这一行的单元格比表头多（内容里的分隔符没有加引号？）',
  badAddress: (field, value) => `${field}“${value}”不是有效的邮箱地址`,
  badZone: (value) => `时区“${value}”无法识别，请写成 Asia/Shanghai、Europe/Berlin 这样的名称`,
  badLocale: (value) => `语言“${value}”无法识别，请填 zh-CN 或 en`,
  badDate: (field, value) => `${field}“${value}”不是有效日期，请写成 2026-11-30`,
  ambiguousDate: (field, value) => `${field}“${value}”分不清日和月的先后，请写成 2026-11-30`,
  badCalendar: (value, known) => `工作日历“${value}”不存在，可选：${known.join('、')}`,
  badDays: (value) => `工作日“${value}”无法识别，请写成“周一至周五”`,
  badHours: (value) => `工作时间“${value}”无法识别，请写成 09:00-12:00，13:30-18:00`,
  hoursReversed: (value) => `工作时间“${value}”的先后顺序有误，须在同一天内依次递增`,
  badYesNo: (field, value) => `${field}“${value}”请填“是”或“否”`,
  badChoice: (field, value, choices) => `${field}“${value}”无效，可选：${choices.join('、')}`,
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

  reading: (file) => `正在读取 ${file} …`,
  comparing: (rows) => `正在比对 ${number(rows)} 行 …`,
  writing: () => '正在写入 …',
  readAs: (file, source, rows) => `${file}：共 ${number(rows)} 行，按 ${source} 读取`,
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
  rejection: (file, line, reasons) => `${file} 第 ${number(line)} 行：${reasons.join('；')}`,
  moreRejections: (count) => `…… 另有 ${number(count)} 行。加上 --all 可全部列出。`,
  consequences: (count) =>
    `另有 ${number(count)} 行本身无误，只因上级、负责人或上级团队所在的行未通过而一并跳过。加上 --all 可全部列出。`,
  nothingWritten: () => '没有写入任何内容。请修正以上各行；如需先导入其余各行，请加 --partial。',
  nothingWrittenFile: () => '没有写入任何内容。',
  dryRun: () => '试运行：没有写入任何内容。',
  written: (seconds) => `导入完成，用时 ${seconds} 秒。`,
  nothingNew: () => '没有变化：现有内容与文件一致。',
};

export const say = catalogue(en, zh);
export type Words = Translation<typeof en>;
