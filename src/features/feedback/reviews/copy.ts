import { plain, zh } from '../../../chat/index.ts';
import { catalogue } from '../../../shared/locale.ts';

type Name = { name: string };

const en = {
  title: (p: Name) => `How was working with ${p.name}?`,
  body: (p: Name) => plain(`Something you and ${p.name} worked on is done. Two taps are enough.`),
  audience: () =>
    plain('Confidential: summaries of five or more answers. Nobody is shown your answer by itself.'),
  collaboration: () => 'Working together',
  responsiveness: () => 'Responsiveness',
  ends: (p: { label: string }) => plain(`${p.label}: 1 is poor, 5 is very good`),
  chosen: (p: { value: number }) => plain(`${p.value} of 5`),
  decline: () => 'Decline',
  words: () => 'Write a few words',
  wordsNote: (p: Name) => plain(`Words go to ${p.name} by name, if you want to add any.`),
  thanks: () => plain('Thank you. That is all.'),
  declined: () => plain('All right, not this time.'),
  over: () => plain('This is closed. Thank you all the same.'),
  why: () => 'Something you took part in, or were helped with, was finished.',
};

const cn: typeof en = {
  title: (p) => zh`和${p.name}的这次配合怎么样？`,
  body: (p) => plain(zh`你和${p.name}一起参与的事情已完成，点两下就好。`),
  audience: () => plain('保密：满 5 份回答才显示汇总，不会单独展示你的回答。'),
  collaboration: () => '协作质量',
  responsiveness: () => '响应速度',
  ends: (p) => plain(zh`${p.label}：1 为较差，5 为很好`),
  chosen: (p) => plain(zh`${p.value} 分（满分 5 分）`),
  decline: () => '婉拒',
  words: () => '写几句',
  wordsNote: (p) => plain(zh`想写的话，文字会实名发给${p.name}。`),
  thanks: () => plain('谢谢，这样就好了。'),
  declined: () => plain('好的，这次就不评了。'),
  over: () => plain('已经截止了，同样谢谢你。'),
  why: () => '你参与过或得到支持的一件事已完成。',
};

export const say = catalogue(en, cn);
