import { plain, zh } from '../../../chat/index.ts';
import { catalogue } from '../../../shared/locale.ts';

const en = {
  title: () => 'Feedback you received',
  empty: () => plain('Nothing here yet. You can ask for some: /feedback request'),
  newer: () => 'Newer',
  older: () => 'Older',
  back: () => 'Back to the list',
  page: (p: { from: number; to: number }) => plain(`${p.from}–${p.to}`),
};

const cn: typeof en = {
  title: () => '你收到的反馈',
  empty: () => plain('这里还没有反馈。可以请同事写：/反馈 请求'),
  newer: () => '较新的',
  older: () => '更早的',
  back: () => '返回列表',
  page: (p) => plain(zh`第 ${p.from}–${p.to} 条`),
};

export const say = catalogue(en, cn);
