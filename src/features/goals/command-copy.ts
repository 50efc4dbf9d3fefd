import { catalogue } from '../../shared/locale.ts';

const en = {
  summary: () => 'Your goals: progress, updates, the tree they belong to',
  usage: () => [
    { line: 'G-12 45 a word about it', summary: 'report progress in one line' },
    { line: 'new', summary: 'propose a goal' },
    { line: 'update G-12', summary: 'report progress in a form' },
    { line: 'open G-12', summary: 'one goal: progress, updates, history' },
    { line: 'tree', summary: 'how goals serve each other' },
    { line: 'why G-12', summary: 'what a goal is for, up to the company’s theme' },
    { line: 'team', summary: 'your team’s goals' },
    { line: 'adjust G-12', summary: 'ask for another target or date' },
    { line: 'close G-12', summary: 'record the result and close' },
    { line: 'reopen G-12', summary: 'open a closed goal again, for ten working days' },
    { line: 'stats', summary: 'for HR: how often goals are adjusted, and why' },
  ],
};

const zhCN: typeof en = {
  summary: () => '我的目标：进展、更新和目标树',
  usage: () => [
    { line: 'G-12 45 补充一句', summary: '一句话更新进展' },
    { line: '新建', summary: '提出一个目标' },
    { line: '更新 G-12', summary: '用表单更新进展' },
    { line: '查看 G-12', summary: '查看一个目标：进展、更新和历史' },
    { line: '树', summary: '目标之间如何支撑' },
    { line: '为什么 G-12', summary: '这个目标为何而设，一路看到公司主题' },
    { line: '团队', summary: '查看团队目标' },
    { line: '调整 G-12', summary: '申请调整目标值或日期' },
    { line: '关闭 G-12', summary: '填写结果并关闭' },
    { line: '重新打开 G-12', summary: '十个工作日内可重新打开已关闭的目标' },
    { line: '统计', summary: '供 HR 查看目标调整的次数与原因' },
  ],
};

export const say = catalogue(en, zhCN);
