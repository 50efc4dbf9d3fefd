import { zh } from '../../src/chat/index.ts';
import { catalogue, plural } from '../../src/shared/locale.ts';

const en = {
  // What was shortened
  shortened: () => ' … (shortened)',
  more: (p: { count: number }) => `… and ${p.count.toLocaleString('en')} more`,
  morePeople: (p: { count: number }) => ` … and ${p.count.toLocaleString('en')} more`,
  moreRows: (p: { count: number }) => `… and ${plural(p.count, 'more row', 'more rows')}`,
  moreColumns: (p: { count: number }) => `… and ${plural(p.count, 'more column', 'more columns')}`,
  moreOptions: (p: { count: number }) => `… and ${plural(p.count, 'more option', 'more options')}`,
  moreButtons: (p: { count: number }) => `… and ${plural(p.count, 'more button', 'more buttons')}`,
  moreFields: (p: { count: number }) => `… and ${plural(p.count, 'more field', 'more fields')}`,
  notEverything: () => '… Not everything fits into one message. (shortened)',
  // Cards
  percent: (p: { percent: number }) => `${p.percent}%`,
  colon: () => ': ',
  comma: () => ', ',
  // Forms
  cancel: () => 'Cancel',
  required: () => ' (required)',
  choose: () => 'Choose',
  chooseDate: () => 'Choose a date',
  type: () => 'Type here',
  notChosen: () => 'Not chosen',
  nothingToChoose: () => 'Nothing to choose from',
  typeName: () => 'Type a name',
  typeNames: () => 'Type names, with commas between them',
  somebodyElse: () => 'Somebody else? Type a name',
  othersToo: () => 'Others too? Type names, with commas between them',
  withUnit: (p: { label: string; unit: string }) => `${p.label} (${p.unit})`,
  tooLongToShow: (p: { max: number }) =>
    `Only the first ${p.max.toLocaleString('en')} characters fit in here.`,
  formSummary: () => 'A form for you to fill in',
  formClosed: () => 'Closed. Nothing was sent.',
  formSent: () => 'Sent.',
};

const cn: typeof en = {
  shortened: () => '……（已缩短）',
  more: (p) => zh`……还有 ${p.count} 项`,
  morePeople: (p) => zh`……还有 ${p.count} 位`,
  moreRows: (p) => zh`……还有 ${p.count} 行`,
  moreColumns: (p) => zh`……还有 ${p.count} 列`,
  moreOptions: (p) => zh`……还有 ${p.count} 个选项`,
  moreButtons: (p) => zh`……还有 ${p.count} 个按钮`,
  moreFields: (p) => zh`……还有 ${p.count} 个字段`,
  notEverything: () => '……一条消息放不下全部内容（已缩短）',
  percent: (p) => `${p.percent}%`,
  colon: () => '：',
  comma: () => '、',
  cancel: () => '取消',
  required: () => '（必填）',
  choose: () => '请选择',
  chooseDate: () => '请选择日期',
  type: () => '请输入',
  notChosen: () => '不选',
  nothingToChoose: () => '没有可选项',
  typeName: () => '请输入姓名',
  typeNames: () => '请输入姓名，多人用逗号隔开',
  somebodyElse: () => '不在名单里？请直接输入姓名',
  othersToo: () => '还有其他人？请输入姓名，多人用逗号隔开',
  withUnit: (p) => `${p.label}（${p.unit}）`,
  tooLongToShow: (p) => zh`这里只放得下前 ${p.max} 个字。`,
  formSummary: () => '有一张表单等你填写',
  formClosed: () => '已关闭，内容没有提交。',
  formSent: () => '已提交。',
};

/** What the adapter adds to cards and forms, in both languages. */
export const say = catalogue(en, cn);
