import { zh } from '../../src/chat/index.ts';
import { catalogue, plural } from '../../src/shared/locale.ts';

const en = {
  // What was shortened
  shortened: () => ' … (shortened)',
  more: (p: { count: number }) => `… and ${p.count.toLocaleString('en')} more`,
  morePeople: (p: { count: number }) => ` … and ${p.count.toLocaleString('en')} more`,
  moreRows: (p: { count: number }) => `… and ${plural(p.count, 'more row', 'more rows')}`,
  moreColumns: (p: { count: number }) => `… and ${plural(p.count, 'more column', 'more columns')}`,
  moreFields: (p: { count: number }) => `… and ${plural(p.count, 'more field', 'more fields')}`,
  notEverything: () => '… Not everything fits into one message. (shortened)',
  // Cards
  percent: (p: { percent: number }) => `${p.percent}%`,
  colon: () => ': ',
  comma: () => ', ',
  // Forms
  close: () => 'Cancel',
  done: () => 'Close',
  yes: () => 'Yes',
  notChosen: () => 'Not chosen',
  nothingToChoose: () => 'Nothing to choose from',
  choose: () => 'Choose',
  findPerson: () => 'Type a name',
  withUnit: (p: { label: string; unit: string }) => `${p.label} (${p.unit})`,
};

const cn: typeof en = {
  shortened: () => '……（已缩短）',
  more: (p) => zh`……还有 ${p.count} 项`,
  morePeople: (p) => zh`……还有 ${p.count} 位`,
  moreRows: (p) => zh`……还有 ${p.count} 行`,
  moreColumns: (p) => zh`……还有 ${p.count} 列`,
  moreFields: (p) => zh`……还有 ${p.count} 个字段`,
  notEverything: () => '……一条消息放不下全部内容（已缩短）',
  percent: (p) => `${p.percent}%`,
  colon: () => '：',
  comma: () => '、',
  close: () => '取消',
  done: () => '关闭',
  yes: () => '是',
  notChosen: () => '不选',
  nothingToChoose: () => '没有可选项',
  choose: () => '请选择',
  findPerson: () => '输入姓名',
  withUnit: (p) => `${p.label}（${p.unit}）`,
};

/** What the adapter adds to cards and forms, in both languages. */
export const say = catalogue(en, cn);
