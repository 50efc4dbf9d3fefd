import { code, plain, strong, text, zh, zhText } from '../../../chat/index.ts';
import { catalogue } from '../../../shared/locale.ts';

type Two = { one: string; other: string };

const en = {
  command: () => 'Join your accounts: one person in both chats',
  usageCode: () => 'code',
  usageCodeSummary: () => 'joins this account with the one that shows the code',
  codeTitle: () => plain('Join your accounts'),
  codeSummary: () => 'A code to join your accounts',
  codeBody: (p: { code: string; chat: string }) =>
    text`This code is for you alone. Type this in your other chat, not here in ${p.chat}:\n${code(`/pacer link ${p.code}`)}`,
  codeUntil: () =>
    plain('It works once, for ten minutes. Afterwards both accounts are one person, and each chat is told.'),
  expired: () => plain('This code has run out. Type /pacer link to get a new one.'),
  wrongCode: () =>
    plain(
      'This code is not valid. Codes work for ten minutes: type /pacer link in your other chat for a new one.',
    ),
  tooMany: () => plain('Those were too many wrong codes. Please try again in an hour.'),
  sameChat: (p: { chat: string }) => plain(`This code is from ${p.chat} itself. Type it in your other chat.`),
  alreadyLinked: () => plain('These two accounts belong together already.'),
  platformTaken: (p: { chat: string }) =>
    plain(
      `One person would then have two accounts in ${p.chat}, and only one is possible. If an old one is in the way, an administrator can take it off with “pacer people split”.`,
    ),
  twoPeople: () =>
    plain(
      'Your company’s list names these as two people, so they stay two. If it is wrong, ask whoever looks after Pacer to correct the list.',
    ),
  linkedTitle: (p: Two) => text`${strong(p.one)} and ${strong(p.other)} are joined`,
  linkedSummary: () => 'Your accounts are joined',
  linkedBody: (p: Two & { name: string }) =>
    text`From now on ${p.name} is one person in ${p.one} and ${p.other}. Everything set up on either side carries on.`,
  linkedMistake: () =>
    plain(
      'If this wasn’t you, tell whoever looks after Pacer in your company at once: “pacer people split” undoes it.',
    ),
  mainChat: (p: { chat: string }) =>
    plain(`I write to you in ${p.chat}. You can change that: /pacer settings`),
  splitTitle: (p: Two) => text`${strong(p.one)} and ${strong(p.other)} are two people again`,
  splitSummary: () => 'Your accounts were parted',
  splitBody: () =>
    plain(
      'An administrator has parted these accounts. To join them again, type /pacer link in one chat and the code in the other.',
    ),
  whyLinked: () =>
    'Accounts of yours were joined or parted, and each of your chats is told, so that nobody does it unnoticed.',
  stranger: (p: { chat: string }) =>
    plain(
      `We have not met in ${p.chat} yet. If you use Pacer in your other chat, type /pacer link there, and then here the line it shows you. Otherwise ask whoever looks after Pacer in your company to add you.`,
    ),
};

const cn: typeof en = {
  command: () => '关联账号：在两个聊天工具里都是同一个你',
  usageCode: () => '验证码',
  usageCodeSummary: () => '把当前账号和显示验证码的账号关联起来',
  codeTitle: () => plain('关联你的账号'),
  codeSummary: () => '关联账号的验证码',
  codeBody: (p) =>
    zhText`验证码只给你自己用。请在另一个聊天工具里（不是这里的${p.chat}）输入：\n${code(`/pacer link ${p.code}`)}`,
  codeUntil: () => plain('十分钟内有效，只能用一次。关联之后两个账号就是同一个人，两边都会收到通知。'),
  expired: () => plain('验证码已过期。输入“/pacer 关联账号”可以获取新的。'),
  wrongCode: () =>
    plain('验证码无效。验证码的有效期是十分钟，请在另一个聊天工具里输入“/pacer 关联账号”重新获取。'),
  tooMany: () => plain('输错的次数太多了，请一小时后再试。'),
  sameChat: (p) => plain(zh`这个验证码就是${p.chat}给出的，请在另一个聊天工具里输入。`),
  alreadyLinked: () => plain('这两个账号已经关联在一起了。'),
  platformTaken: (p) =>
    plain(
      zh`这样一来，一个人在${p.chat}里就有了两个账号，而每人只能有一个。如果是旧账号占了位置，管理员可以用“pacer people split”拆开。`,
    ),
  twoPeople: () =>
    plain(
      '在公司的名单里，这是两个不同的人，所以不能关联。如果名单有误，请联系公司里负责 Pacer 的同事更正。',
    ),
  linkedTitle: (p) => zhText`${strong(p.one)}和${strong(p.other)}已关联`,
  linkedSummary: () => '你的账号已关联',
  linkedBody: (p) => zhText`从现在起，${p.name}在${p.one}和${p.other}里是同一个人，两边原有的设置都会延续。`,
  linkedMistake: () =>
    plain('不是你本人操作的？请马上联系公司里负责 Pacer 的同事，用“pacer people split”就能拆开。'),
  mainChat: (p) => plain(zh`我会在${p.chat}里给你发消息。想换的话，输入“/pacer 设置”。`),
  splitTitle: (p) => zhText`${strong(p.one)}和${strong(p.other)}已拆分为两个人`,
  splitSummary: () => '你的账号已拆分',
  splitBody: () =>
    plain(
      '管理员拆分了这两个账号。想重新关联，请在一个聊天工具里输入“/pacer 关联账号”，再到另一个里输入验证码。',
    ),
  whyLinked: () => '你的账号有关联或拆分，为了避免有人悄悄操作，你的每个聊天工具都会收到通知。',
  stranger: (p) =>
    plain(
      zh`我们在${p.chat}里还不认识。如果你在另一个聊天工具里用过 Pacer，请在那边输入“/pacer 关联账号”，再把显示的那一行输入到这里；否则请联系公司里负责 Pacer 的同事把你加进来。`,
    ),
};

export const say = catalogue(en, cn);
