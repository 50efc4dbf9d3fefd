import { catalogue, plural } from '../shared/locale.ts';
import { zh } from './chinese.ts';

const en = {
  // What was shortened
  shortened: () => ' … (shortened)',
  more: (p: { count: number }) => `… and ${p.count.toLocaleString('en')} more`,
  morePeople: (p: { count: number }) => ` … and ${p.count.toLocaleString('en')} more`,
  moreRows: (p: { count: number }) => `… and ${plural(p.count, 'more row', 'more rows')}`,
  moreColumns: (p: { count: number }) => `… and ${plural(p.count, 'more column', 'more columns')}`,
  moreFields: (p: { count: number }) => `… and ${plural(p.count, 'more field', 'more fields')}`,
  notEverything: () => '… Not everything fits into one message. (shortened)',
  // Within a line
  percent: (p: { percent: number }) => `${p.percent}%`,
  colon: () => ': ',
  comma: () => ', ',
  // Forms
  choose: () => 'Choose',
  notChosen: () => 'Not chosen',
  nothingToChoose: () => 'Nothing to choose from',
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
  choose: () => '请选择',
  notChosen: () => '不选',
  nothingToChoose: () => '没有可选项',
  withUnit: (p) => `${p.label}（${p.unit}）`,
};

/** What chats that shorten add to cards and forms: the beginning of each one's own catalogue. */
export const cardWords = { en, 'zh-CN': cn };

/** What chats that shorten add to cards and forms, in both languages. */
export const sayInCard = catalogue(en, cn);
