import { plain } from '../../../chat/index.ts';
import { catalogue } from '../../../shared/locale.ts';

const en = {
  title: () => 'My check-ins',
  empty: () => plain('Nothing here yet. Your first check-in will be the first line.'),
  wordless: () => plain('Answered without words.'),
  page: (p: { from: number; to: number }) => `${p.from}–${p.to}`,
  newer: () => 'Newer',
  older: () => 'Older',
  back: () => 'Back to the list',
  stateWords: () => ({
    planned: 'Coming up',
    open: 'Open',
    answered: 'Submitted',
    late: 'Submitted late',
    skipped: 'Skipped',
    missed: 'Not answered',
    away: 'Away',
    cancelled: 'Not asked',
  }),
  open: () => 'Open',
  edit: () => 'Edit',
};

const zh: typeof en = {
  title: () => '我的周同步',
  empty: () => plain('这里还没有内容，第一次周同步会出现在这里。'),
  wordless: () => plain('这一次没有填写文字。'),
  page: (p) => `第 ${p.from}–${p.to} 条`,
  newer: () => '较新的',
  older: () => '更早的',
  back: () => '返回列表',
  stateWords: () => ({
    planned: '未开始',
    open: '进行中',
    answered: '已提交',
    late: '已补交',
    skipped: '已跳过',
    missed: '未提交',
    away: '不在岗',
    cancelled: '不用填写',
  }),
  open: () => '查看',
  edit: () => '修改',
};

export const say = catalogue(en, zh);
