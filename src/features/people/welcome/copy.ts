import { plain, strong, text, zh, zhText } from '../../../chat/index.ts';
import { catalogue } from '../../../shared/locale.ts';

const en = {
  title: (p: { name: string }) => plain(`Hello ${p.name}, I’m Pacer`),
  summary: () => 'Pacer says hello',
  intro: (p: { team: string | undefined }) =>
    p.team === undefined
      ? plain(
          'I help teams stay in step: short notes from everyone, and help early when something gets stuck.',
        )
      : text`${strong(p.team)} is starting to use me: short notes from everyone, and help early when something gets stuck. All of it happens here in chat.`,
  waiting: (p: { count: number }) =>
    text`${strong(p.count === 1 ? '1 person wrote to you.' : `${p.count} people wrote to you.`)} Press Let’s go, and it is here.`,
  asked: () => 'What I ask, and when',
  askedOfTeam: () => 'What I ask the team, and when',
  comesToYou: () => 'What comes to you',
  whatComes: () =>
    plain('One digest a week from the people who report to you, and whatever they ask you for.'),
  readers: () => 'Who reads it',
  readByLeaders: () =>
    plain(
      'Whoever wrote it and their direct manager: for the people who report to you, that is you. The team sees only what they choose to share; HR and other leads see numbers, never their words.',
    ),
  readBy: (p: { manager: string | undefined }) =>
    plain(
      `${p.manager === undefined ? 'You alone, until Pacer knows your manager.' : `You and your manager, ${p.manager}.`} Your team sees only what you choose to share; HR and other leads see numbers, never your words.`,
    ),
  stored: () => 'Where it is stored',
  storedAt: () =>
    'In the Pacer database that your company runs itself. As with anything in a chat, its administrators may be able to read messages.',
  responsible: () => 'Who is responsible',
  responsibleIs: () => 'Your company. If you have a question, ask whoever looks after Pacer there.',
  language: () => 'Language',
  thisLanguage: () => 'English',
  zone: () => 'Time zone',
  chat: () => 'Main chat',
  letsGo: () => 'Let’s go',
  notNow: () => 'Not now',
  change: () => 'Change settings',
  gate: () =>
    plain(
      'Until you press Let’s go, I send you nothing else. What you start yourself works at any time: type /pacer.',
    ),
  welcomed: (p: { name: string }) => plain(`Good to have you, ${p.name}`),
  next: () => 'What happens next',
  changeLater: () => plain('Language, time zone, working hours and main chat: /pacer settings'),
  letsGoDone: () => plain('You’re all set.'),
  later: () => plain('All right. I’ll ask again in a week. If you want to begin earlier, press Let’s go.'),
  noMore: () => plain('All right. I won’t ask again. Whenever you feel like it, press Let’s go.'),
  notYours: () => plain('This welcome is for somebody else, so nothing was changed.'),
  why: () => 'Your team has started to use Pacer, and before it asks you anything it wants your yes.',
};

const cn: typeof en = {
  title: (p) => plain(zh`你好，${p.name}，我是同频 Pacer`),
  summary: () => '同频 Pacer 向你问好',
  intro: (p) =>
    p.team === undefined
      ? plain('我帮团队保持同频：大家随手写几句进展，遇到困难能早点得到支持。')
      : zhText`${strong(p.team)}开始用我了：大家随手写几句进展，遇到困难能早点得到支持，全程在聊天里完成。`,
  waiting: (p) => zhText`${strong(`有 ${p.count} 位同事给你写了消息。`)}点“开始使用”，马上就能看到。`,
  asked: () => '会问什么、什么时候问',
  askedOfTeam: () => '会问团队什么、什么时候问',
  comesToYou: () => '你会收到什么',
  whatComes: () => plain('每周一份下属的周同步汇总，以及他们需要你支持的事。'),
  readers: () => '谁能看到',
  readByLeaders: () =>
    plain(
      '写的人自己和 TA 的直属上级；你的下属写的，就是你。团队只能看到他们选择分享的内容；HR 和其他负责人只看得到数字，看不到原文。',
    ),
  readBy: (p) =>
    plain(
      `${p.manager === undefined ? '目前只有你自己，等 Pacer 知道你的直属上级是谁之后，还有 TA。' : zh`你和你的直属上级${p.manager}。`}团队只能看到你选择分享的内容；HR 和其他负责人只看得到数字，看不到原文。`,
    ),
  stored: () => '存放在哪里',
  storedAt: () =>
    '存放在公司自己运行的 Pacer 数据库里。和所有聊天消息一样，聊天工具的管理员可能看得到消息内容。',
  responsible: () => '由谁负责',
  responsibleIs: () => '由你所在的公司负责。有疑问，请找公司里负责 Pacer 的同事。',
  language: () => '语言',
  thisLanguage: () => '简体中文',
  zone: () => '时区',
  chat: () => '主要使用的聊天工具',
  letsGo: () => '开始使用',
  notNow: () => '暂不',
  change: () => '修改设置',
  gate: () => plain('在你点“开始使用”之前，我不会再发别的消息。你想先自己试试也可以，随时输入 /pacer。'),
  welcomed: (p) => plain(zh`欢迎你，${p.name}`),
  next: () => '接下来',
  changeLater: () => plain('语言、时区、工作时间和主要聊天工具，随时输入“/pacer 设置”修改。'),
  letsGoDone: () => plain('都准备好了。'),
  later: () => plain('好的，一周后我再来问你。想早点开始，点“开始使用”就行。'),
  noMore: () => plain('好的，我不会再问了。哪天想用了，点“开始使用”就行。'),
  notYours: () => plain('这张欢迎卡片是发给别人的，没有做任何更改。'),
  why: () => '你的团队开始使用 Pacer 了，在开始问你之前，想先征得你的同意。',
};

export const say = catalogue(en, cn);
