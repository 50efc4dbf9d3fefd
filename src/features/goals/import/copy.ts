import { catalogue, plural, type Translation } from '../../../shared/locale.ts';
import { type Counts, sheetEn, sheetZh } from '../../../sheets/index.ts';

const number = (value: number): string => value.toLocaleString('en');

/** Every sentence of a goals import's report. Reasons stand after "line 12:". */
const en = {
  ...sheetEn,
  column: (field: string) => field,
  badNumber: (field: string, value: string) =>
    `${field} "${value}" is not a number; write it like 4500 or 4,500.5`,
  twoWays: (field: string, value: string) =>
    `${field} "${value}" can be read in two ways; write 1500, or 1.5000 with another zero`,
  otherUnit: (field: string, value: string, unit: string) =>
    `${field} "${value}" is a per cent, but the unit of this goal is ${unit}`,
  badTarget: (value: string) =>
    `target "${value}" is neither a number nor limits; write it like 45, >=95 or 95..99`,
  badWeight: (value: string) => `weight "${value}" is not a per cent above 0 and up to 100`,
  unknownOwner: (value: string) => `owner ${value} is nobody whom Pacer knows, or several people`,
  ownerLeft: (value: string) => `owner ${value} has left the company`,
  ownerExternal: (value: string) => `owner ${value} is a guest; goals belong to colleagues`,
  unknownTeam: (value: string) => `team ${value} is not known; import teams first`,
  teamMissing: () => 'a team goal needs a team',
  unknownParent: (value: string) => `parent "${value}" is no goal, neither in this file nor in Pacer`,
  manyParents: (value: string) => `parent "${value}" fits several goals; write its code, like G-12`,
  parentRejected: (value: string, line: number) =>
    `its parent "${value}" was rejected on line ${number(line)}`,
  parentNeeded: () => 'a key result or milestone names the goal it belongs to as its parent',
  parentNotGoal: (value: string) => `parent "${value}" is itself a key result or milestone`,
  loop: (titles: readonly string[]) => `goals serve each other in a circle: ${titles.join(' → ')}`,
  unknownCode: (value: string) => `there is no goal ${value}`,
  repeated: (line: number) => `the same goal already stands on line ${number(line)}`,
  targetMissing: () =>
    'target is missing; goals without one have key results, milestones or goals that serve them',
  sameBaseline: (value: string) =>
    `baseline and target are both ${value}: nothing to reach (to keep a level, write >= or <=)`,
  reversed: (start: string, due: string) => `it is due (${due}) before it starts (${start})`,
  longPeriod: () => 'a period of more than ten years looks like a mistyped date',
  weightSum: (title: string, sum: number) =>
    `the weights of what belongs to "${title}" add up to ${number(Math.round(sum * 100) / 100)}, not 100`,
  servingWeights: (p: { title: string; sum: number; without: number }) => {
    const none =
      p.without === 0 ? '' : `; ${plural(p.without, 'goal', 'goals')} without a weight count for nothing`;
    return `The weights of the goals that serve "${p.title}" add up to ${number(Math.round(p.sum * 100) / 100)}, not 100: each counts for its share of that${none}.`;
  },
  notActive: (code: string) => `${code} is closed; closed goals are not changed by a file`,
  keptMeasure: (code: string) => `${code} is measured in another way than this row; adjust it in the chat`,

  counted: (c: Counts) =>
    `Goals: ${number(c.created)} created, ${number(c.updated)} updated, ${number(c.unchanged)} unchanged, ${number(c.rejected)} rejected`,
  milestones: (count: number) => `With ${plural(count, 'new milestone', 'new milestones')}.`,
  values: (count: number) => `${plural(count, 'goal has', 'goals have')} a new value from the file.`,
  overwritten: (code: string, field: string, was: string, is: string) =>
    `${code}: ${field} ${was} → ${is} (the file is newer)`,
  more: (count: number) => `… and ${number(count)} more`,
  kept: (count: number) =>
    `${plural(count, 'goal keeps', 'goals keep')} what was changed in chat since the last import.`,
  fractions: (title: string, line: number) =>
    `Line ${number(line)}, "${title}": its figures in % are all below 1. If the workbook shows them a hundredfold, format the cells as numbers.`,
  keyResults: (title: string, count: number) =>
    `"${title}" has ${plural(count, 'key result', 'key results')}; two to five work best.`,
};

const columnNames: Readonly<Record<string, string>> = {
  code: '编号',
  title: '目标',
  level: '层级',
  owner_email: '责任人邮箱',
  team: '团队',
  parent: '上级目标',
  tool: '工具',
  unit: '单位',
  baseline: '基线值',
  current: '当前值',
  target: '目标值',
  weight: '权重',
  start: '开始日期',
  due: '截止日期',
  class: '结果类别',
  kind: '性质',
  horizon: '期限',
  rhythm: '更新频率',
  visibility: '可见范围',
};

const zh: Translation<typeof en> = {
  ...sheetZh,
  column: (field) => columnNames[field] ?? field,
  badNumber: (field, value) => `${field}“${value}”不是数字，请写成 4500 或 4,500.5`,
  twoWays: (field, value) => `${field}“${value}”有两种读法，请写成 1500，或多写一个零：1.5000`,
  otherUnit: (field, value, unit) => `${field}“${value}”是百分比，而这个目标的单位是“${unit}”`,
  badTarget: (value) => `目标值“${value}”无法识别，请写成 45、>=95 或 95..99`,
  badWeight: (value) => `权重“${value}”应是大于 0、不超过 100 的百分数`,
  unknownOwner: (value) => `找不到责任人 ${value}，或对应多人`,
  ownerLeft: (value) => `责任人 ${value} 已离职`,
  ownerExternal: (value) => `责任人 ${value} 是外部成员，不能承担目标`,
  unknownTeam: (value) => `找不到团队“${value}”，请先导入团队`,
  teamMissing: () => '团队目标须写明团队',
  unknownParent: (value) => `找不到上级目标“${value}”，文件和 Pacer 中都没有`,
  manyParents: (value) => `上级目标“${value}”对应多个目标，请写编号，如 G-12`,
  parentRejected: (value, line) => `上级目标“${value}”所在的第 ${number(line)} 行未通过`,
  parentNeeded: () => '关键结果和里程碑须在“上级目标”列写明所属目标',
  parentNotGoal: (value) => `上级目标“${value}”本身是关键结果或里程碑`,
  loop: (titles) => `目标互相支撑成环：${titles.join(' → ')}`,
  unknownCode: (value) => `没有编号为 ${value} 的目标`,
  repeated: (line) => `与第 ${number(line)} 行是同一个目标`,
  targetMissing: () => '缺少目标值；没有目标值的目标须有关键结果、里程碑或支撑它的目标',
  sameBaseline: (value) => `基线值和目标值都是 ${value}，没有可达成的变化（若要保持水平，请写 >= 或 <=）`,
  reversed: (start, due) => `截止日期（${due}）早于开始日期（${start}）`,
  longPeriod: () => '周期超过十年，日期可能填错了',
  weightSum: (title, sum) =>
    `“${title}”各组成部分的权重合计为 ${number(Math.round(sum * 100) / 100)}，应为 100`,
  servingWeights: ({ title, sum, without }) => {
    const none = without === 0 ? '' : `；另有 ${number(without)} 个目标没有权重，不计入`;
    return `支撑“${title}”的各目标权重合计为 ${number(Math.round(sum * 100) / 100)}，不是 100，将按各自占比计算${none}。`;
  },
  notActive: (code) => `${code} 已关闭，文件不会改动已关闭的目标`,
  keptMeasure: (code) => `${code} 的衡量方式与这一行不同，请在聊天中调整`,

  counted: (c) =>
    `目标：新增 ${number(c.created)}，更新 ${number(c.updated)}，未变 ${number(c.unchanged)}，未通过 ${number(c.rejected)}`,
  milestones: (count) => `其中新增里程碑 ${number(count)} 个。`,
  values: (count) => `${number(count)} 个目标有来自文件的新进展。`,
  overwritten: (code, field, was, is) => `${code}：${columnNames[field] ?? field} ${was} → ${is}（文件较新）`,
  more: (count) => `…… 另有 ${number(count)} 处`,
  kept: (count) => `${number(count)} 个目标在上次导入之后已在聊天中改过，保留改后的内容。`,
  fractions: (title, line) =>
    `第 ${number(line)} 行“${title}”：以 % 计的数值都小于 1。如果表格里显示的是百倍的数，请把单元格格式改为数字。`,
  keyResults: (title, count) => `“${title}”有 ${number(count)} 个关键结果，两到五个效果最好。`,
};

export const say = catalogue(en, zh);
export type Words = Translation<typeof en>;
