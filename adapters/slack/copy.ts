import { cardWords } from '../../src/chat/index.ts';
import { catalogue } from '../../src/shared/locale.ts';

const en = {
  ...cardWords.en,
  close: () => 'Cancel',
  done: () => 'Close',
  yes: () => 'Yes',
  findPerson: () => 'Type a name',
};

const cn: typeof en = {
  ...cardWords['zh-CN'],
  close: () => '取消',
  done: () => '关闭',
  yes: () => '是',
  findPerson: () => '输入姓名',
};

/** What the adapter adds to cards and forms, in both languages. */
export const say = catalogue(en, cn);
