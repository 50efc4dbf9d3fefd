import { plain, strong, text, zh, zhText } from '../../../chat/index.ts';
import { catalogue, plural } from '../../../shared/locale.ts';

type Handed = { leaver: string; count: number };

const en = {
  title: (p: Handed) =>
    text`${strong(p.leaver)} has left: ${plural(p.count, 'goal is', 'goals are')} with you now`,
  summary: () => 'Goals of somebody who left are with you now',
  body: () =>
    plain('Keep them, give them another date or target, or record how far they came and close them.'),
  andMore: (p: { count: number }) => plain(`and ${p.count} more: /goal`),
  why: () => 'Somebody who reported to you has left, and their goals were handed to you.',
};

const zhCN: typeof en = {
  title: ({ leaver, count }) => zhText`${strong(leaver)}已离职，TA 的 ${count} 个目标转交给你`,
  summary: () => '一位离职成员的目标转交给你',
  body: () => plain('可以继续推进，调整日期或目标值，也可以填写结果并关闭。'),
  andMore: ({ count }) => plain(zh`还有 ${count} 个，可用 /目标 查看`),
  why: () => '你的一位下属已离职，TA 的目标转交给你。',
};

export const say = catalogue(en, zhCN);
