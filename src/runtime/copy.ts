import { catalogue } from '../shared/locale.ts';

const en = {
  noLonger: () => 'This account is no longer active in Pacer.',
  guest: () => 'As a guest you can use only what you were invited to.',
  notYours: (p: { name: string }) => `This card is for ${p.name}. Nothing was changed.`,
  outdated: () =>
    'This card comes from an older version of Pacer, so the button does nothing any more. Type /pacer to go on from here.',
  busy: () => 'Several people changed this at the same moment, so nothing was saved. Please try again.',
  failed: () => 'Something went wrong on our side and nothing was saved. Please try again in a minute.',
  databaseFault: (p: { fault: string }) => `Nothing was saved: ${p.fault}`,
  gone: () => 'There is nothing more to show here.',
  expiredForm: () =>
    'This form is from a while ago and can no longer be sent. Open it again: what you typed is kept as a draft.',
  draftSaved: () => 'Draft saved. You can go on from any device.',
  openForm: () => 'Continue',
  openFormBody: () => 'What you wrote is kept. Press the button to go on.',
  fewerDone: () =>
    'All right. You will not get this kind of message any more. /pacer settings brings it back.',
  fewerNot: () => 'This message keeps its place, because a colleague or a deadline of yours depends on it.',
  menuTitle: () => 'What Pacer can do',
  menuIntro: () => 'Type one of these, here or in a channel:',
  unknownText: () => 'I did not understand that. Here is what I can do:',
  required: () => 'Please fill this in.',
  tooLong: (p: { is: number; max: number }) =>
    `${p.is.toLocaleString('en')} characters are too many: ${p.max.toLocaleString('en')} fit.`,
  notANumber: () => 'Please enter a number.',
  tooSmall: (p: { min: number }) => `The smallest possible is ${p.min}.`,
  tooLarge: (p: { max: number }) => `The largest possible is ${p.max}.`,
  notAnOption: () => 'Please choose one of the options.',
  tooMany: (p: { max: number }) => `At most ${p.max} can be chosen.`,
  notADate: () => 'Please enter a date such as 2026-11-20.',
  tooEarly: (p: { min: string }) => `The earliest possible date is ${p.min}.`,
  tooLate: (p: { max: string }) => `The latest possible date is ${p.max}.`,
  nobody: () => 'I do not know anyone by that name. Please choose from the list.',
};

const zh: typeof en = {
  noLonger: () => '这个账号在 Pacer 中已停用。',
  guest: () => '作为访客，你只能使用受邀参与的内容。',
  notYours: (p) => `这张卡片是发给${p.name}的，没有做任何更改。`,
  outdated: () => '这张卡片来自旧版本，按钮已失效。输入 /pacer 就能从这里继续。',
  busy: () => '有几个人同时在修改，本次没有保存，请再试一次。',
  failed: () => '我们这边出了点问题，没有保存任何内容。请稍后再试。',
  databaseFault: (p) => `没有保存：${p.fault}`,
  gone: () => '这里没有更多内容了。',
  expiredForm: () => '这张表单已过期，不能再提交。请重新打开，你填写的内容已存为草稿。',
  draftSaved: () => '草稿已保存，换个设备也能接着写。',
  openForm: () => '继续填写',
  openFormBody: () => '你写的内容已保留，点下面的按钮继续。',
  fewerDone: () => '好的，不会再给你发这类消息。想恢复时输入 /pacer settings。',
  fewerNot: () => '这类消息不能减少：有同事在等你，或者有你的截止时间。',
  menuTitle: () => 'Pacer 能做什么',
  menuIntro: () => '在这里或频道里输入：',
  unknownText: () => '没看懂这句话。我能做这些：',
  required: () => '请填写这一项。',
  tooLong: (p) => `共 ${p.is} 个字，超出了 ${p.max} 字的上限。`,
  notANumber: () => '请填写数字。',
  tooSmall: (p) => `最小为 ${p.min}。`,
  tooLarge: (p) => `最大为 ${p.max}。`,
  notAnOption: () => '请从选项中选择。',
  tooMany: (p) => `最多选 ${p.max} 个。`,
  notADate: () => '请填写日期，例如 2026-11-20。',
  tooEarly: (p) => `最早为 ${p.min}。`,
  tooLate: (p) => `最晚为 ${p.max}。`,
  nobody: () => '没有找到这个人，请从列表中选择。',
};

export const say = catalogue(en, zh);
