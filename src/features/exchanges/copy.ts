import { plain, type Text, text, zh, zhText } from '../../chat/index.ts';
import { catalogue } from '../../shared/locale.ts';

type Names = { names: readonly string[] };

const and = ({ names }: Names): string => names.join(' and ');

const en = {
  about: (p: { topic: Text }) => text`About ${p.topic}`,
  aboutSomething: () => plain('A note between you'),
  youWrote: (p: Names) => `Your note to ${and(p)}`,
  theyWrote: (p: Names) => `${and(p)} wrote to you`,
  you: () => 'You',
  reply: () => 'Reply',
  send: () => 'Send',
  earlier: () => 'Open earlier notes',
  open: () => 'Open',
  readers: (p: Names) =>
    plain(`Only ${[...p.names, 'you'].join(p.names.length > 1 ? ', ' : ' and ')} can see this.`),
  audience: (p: Names) => plain(`Named: only ${p.names.join(', ')} and you`),
  formTitle: (p: Names) => `To ${and(p)}`,
  words: () => 'Your words',
  wordsHint: () => 'A line or two is plenty.',
  said: (p: { name: string; words: string }) => text`${p.name}: ${p.words}`,
  sent: (p: Names) => plain(`Sent to ${and(p)}.`),
  nobodyLeft: (p: Names) => plain(`${and(p)} no longer works here, so nobody would read it.`),
  notYours: () => plain('Only the people who were part of this can read or answer it.'),
  notPossible: () => plain('This can no longer be answered here.'),
  why: () => 'A colleague wrote to you about something the two of you share.',
};

const listed = ({ names }: Names): string => names.join('、');

const cn: typeof en = {
  about: (p) => zhText`关于${p.topic}`,
  aboutSomething: () => plain('你们之间的留言'),
  youWrote: (p) => zh`你给${listed(p)}的留言`,
  theyWrote: (p) => zh`${listed(p)}给你留言了`,
  you: () => '你',
  reply: () => '回复',
  send: () => '发送',
  earlier: () => '查看更早的留言',
  open: () => '查看',
  readers: (p) => plain(zh`仅${listed(p)}和你可见。`),
  audience: (p) => plain(zh`实名：仅${listed(p)}和你可见`),
  formTitle: (p) => zh`写给${listed(p)}`,
  words: () => '想说的话',
  wordsHint: () => '一两句就好。',
  said: (p) => text`${p.name}：${p.words}`,
  sent: (p) => plain(zh`已发给${listed(p)}。`),
  nobodyLeft: (p) => plain(zh`${listed(p)}已离职，发出去也没人能看到了。`),
  notYours: () => plain('只有参与这段交流的人才能查看和回复。'),
  notPossible: () => plain('这里已经不能再回复了。'),
  why: () => '有同事就你们共同的事给你留言。',
};

export const say = catalogue(en, cn);
