import { plain, type Text, zh } from '../../../chat/index.ts';
import { catalogue } from '../../../shared/locale.ts';

type Saved = { language: string; zone: string; hours: string | undefined; chat: string | undefined };

const en = {
  title: () => 'Your settings',
  audience: () => plain('Only you see and change these.'),
  locale: () => 'Language',
  zone: () => 'Time zone',
  hours: () => 'Working hours',
  hoursHint: () =>
    'Such as 09:00-12:00, 13:30-18:00. Outside them I keep quiet. Leave it empty for your company’s usual hours.',
  hoursUnreadable: () => 'Please write the hours like 09:00-12:00, 13:30-18:00.',
  hoursReversed: () => 'These hours end before they start. Hours over midnight are not possible.',
  hoursTooMany: () => 'One break is possible: 09:00-12:00, 13:30-18:00.',
  chat: () => 'Main chat',
  chatHint: () => 'Where I write to you. You can start anything from the others too.',
  muted: () => 'Messages you switched off',
  mutedHint: () => 'Untick what you would like to get again.',
  save: () => 'Save',
  saved: (p: Saved): Text =>
    plain(`Saved: ${[p.language, p.zone, p.hours, p.chat].filter(Boolean).join(' · ')}`),
  notYours: () => plain('These settings belong to somebody else, so nothing was changed.'),
  command: () => 'Your language, time zone, working hours and main chat',
  languages: () => ({ en: 'English', 'zh-CN': '中文（简体）' }),
};

const cn: typeof en = {
  title: () => '我的设置',
  audience: () => plain('仅你自己可见、可修改。'),
  locale: () => '语言',
  zone: () => '时区',
  hours: () => '工作时间',
  hoursHint: () => '例如 09:00-12:00, 14:00-18:00。工作时间以外我不打扰你。留空则按公司的作息。',
  hoursUnreadable: () => '请按这样的格式填写：09:00-12:00, 14:00-18:00。',
  hoursReversed: () => '结束时间早于开始时间了。暂不支持跨过零点的工作时间。',
  hoursTooMany: () => '中间只能休息一次，例如 09:00-12:00, 14:00-18:00。',
  chat: () => '主要使用的聊天工具',
  chatHint: () => '我会在这里给你发消息；在其他聊天工具里，你也随时可以用我。',
  muted: () => '你关掉的消息',
  mutedHint: () => '想重新收到哪一类，取消勾选即可。',
  save: () => '保存',
  saved: (p) => plain(zh`已保存：${[p.language, p.zone, p.hours, p.chat].filter(Boolean).join(' · ')}`),
  notYours: () => plain('这是别人的设置，没有做任何更改。'),
  command: () => '设置语言、时区、工作时间和主要聊天工具',
  languages: en.languages,
};

export const say = catalogue(en, cn);
