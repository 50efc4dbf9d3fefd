import { catalogue } from '../shared/locale.ts';

const en = {
  why: () => 'Why am I seeing this?',
  fewer: () => 'Fewer of these',
  outOfDate: () => 'No longer current',
};

const zh = {
  why: () => '为什么收到这条？',
  fewer: () => '减少此类消息',
  outOfDate: () => '这条消息已失效',
};

/** The sentences that delivery itself adds to messages. */
export const say = catalogue(en, zh);
