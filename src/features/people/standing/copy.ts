import { plain, strong, text, zh, zhText } from '../../../chat/index.ts';
import { catalogue, plural } from '../../../shared/locale.ts';

const en = {
  title: (p: { leaver: string }) => text`${strong(p.leaver)} has left`,
  summary: () => 'Somebody’s people come to you for now',
  body: (p: { leaver: string; count: number }) =>
    plain(
      `Until ${p.count === 1 ? 'a new manager is' : 'new managers are'} named, ${plural(p.count, 'person who reported', 'people who reported')} to ${p.leaver} come${p.count === 1 ? 's' : ''} to you: open requests, approvals and check-ins from now on. What was written before stays where it was.`,
    ),
  people: () => 'Now with you',
  why: () => 'A manager below you has left, and their people come to you until somebody else takes over.',
};

const cn: typeof en = {
  title: (p) => zhText`${strong(p.leaver)}已离职`,
  summary: () => '有成员暂时由你负责',
  body: (p) =>
    plain(
      zh`在新的直属上级确定之前，原来向${p.leaver}汇报的 ${p.count} 人暂时由你负责：从现在起的请求、审批和周同步会到你这里，之前写的内容不会转给你。`,
    ),
  people: () => '暂时由你负责',
  why: () => '你下一级的一位上级离职了，在有人接手之前，TA 的下属暂时由你负责。',
};

export const say = catalogue(en, cn);
