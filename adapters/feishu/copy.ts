import { cardWords, zh } from '../../src/chat/index.ts';
import { catalogue, plural } from '../../src/shared/locale.ts';

const en = {
  ...cardWords.en,
  moreOptions: (p: { count: number }) => `… and ${plural(p.count, 'more option', 'more options')}`,
  moreButtons: (p: { count: number }) => `… and ${plural(p.count, 'more button', 'more buttons')}`,
  cancel: () => 'Cancel',
  required: () => ' (required)',
  chooseDate: () => 'Choose a date',
  type: () => 'Type here',
  typeName: () => 'Type a name',
  typeNames: () => 'Type names, with commas between them',
  somebodyElse: () => 'Somebody else? Type a name',
  othersToo: () => 'Others too? Type names, with commas between them',
  tooLongToShow: (p: { max: number }) =>
    `Only the first ${p.max.toLocaleString('en')} characters fit in here.`,
  formSummary: () => 'A form for you to fill in',
  formClosed: () => 'Closed. Nothing was sent.',
  formSent: () => 'Sent.',
  formUnsent: () => 'Nothing was sent. Type “pacer” to see what you can do now.',
  written: () => 'What you wrote, so that you can copy it:',
  close: () => 'Close',
};

const cn: typeof en = {
  ...cardWords['zh-CN'],
  moreOptions: (p) => zh`……还有 ${p.count} 个选项`,
  moreButtons: (p) => zh`……还有 ${p.count} 个按钮`,
  cancel: () => '取消',
  required: () => '（必填）',
  chooseDate: () => '请选择日期',
  type: () => '请输入',
  typeName: () => '请输入姓名',
  typeNames: () => '请输入姓名，多人用逗号隔开',
  somebodyElse: () => '不在名单里？请直接输入姓名',
  othersToo: () => '还有其他人？请输入姓名，多人用逗号隔开',
  tooLongToShow: (p) => zh`这里只放得下前 ${p.max} 个字。`,
  formSummary: () => '有一张表单等你填写',
  formClosed: () => '已关闭，内容没有提交。',
  formSent: () => '已提交。',
  formUnsent: () => '内容没有提交。输入“pacer”，看看现在能做什么。',
  written: () => '你写的内容都在这里，可以复制：',
  close: () => '关闭',
};

/** What the adapter adds to cards and forms, in both languages. */
export const say = catalogue(en, cn);
