import { plain, zh } from '../../../chat/index.ts';
import { catalogue } from '../../../shared/locale.ts';

type Name = { name: string };

const en = {
  title: () => plain('A word about points'),
  summary: () => 'About the points you give',
  body: (p: Name) =>
    plain(
      `Over the last three months, more than half of the points you gave went to ${p.name}, and more than half of theirs came to you. People who work closely together often thank each other, so this may be just as it should be.`,
    ),
  consequence: () =>
    plain(
      'So that boards stay fair, the points between the two of you do not count there for now. Your kudos and points stay yours. Is there somebody else whose help deserves a thank-you?',
    ),
  readers: (p: Name) => plain(`Only ${p.name} and you are told. Nobody else sees your names.`),
};

const cn: typeof en = {
  title: () => plain('关于积分的小提醒'),
  summary: () => '关于你送出的积分',
  body: (p) =>
    plain(
      zh`最近三个月，你送出的积分有一半以上给了${p.name}，TA 送出的也有一半以上给了你。经常合作的人互相感谢很自然，这也许再正常不过。`,
    ),
  consequence: () =>
    plain(
      '为了让排名公平，你们之间的积分暂时不计入排名。认可和积分都还是你们的。还有谁帮过你，也值得一声感谢？',
    ),
  readers: (p) => plain(zh`只告诉了${p.name}和你，其他人看不到你们的名字。`),
};

export const say = catalogue(en, cn);
