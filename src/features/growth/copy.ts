import { plain, type Span, text, zh, zhText } from '../../chat/index.ts';
import { catalogue, plural } from '../../shared/locale.ts';

type Count = { count: number };

const en = {
  summary: () => 'Your own line, month by month',
  title: () => 'Your growth',
  empty: () => plain('Quiet here.'),
  readers: () => plain('Only you see this page.'),
  newer: () => 'Newer',
  older: () => 'Older',
  open: () => 'Open',
  checkIns: (p: { answered: number; asked: number }) =>
    plain(`${plural(p.answered, 'check-in', 'check-ins')} answered of ${p.asked}`),
  given: (p: Count) => plain(`Feedback given ${plural(p.count, 'time', 'times')}`),
  received: (p: Count) => plain(`Feedback received ${plural(p.count, 'time', 'times')}`),
  from: (p: { name: string; on: Span }) => text`Feedback from ${p.name}, opened on ${p.on}`,
  moreReceived: (p: Count) => plain(`and ${p.count} more, in /feedback inbox`),
  kept: (p: { done: number; dropped: number }) =>
    plain(
      p.dropped === 0
        ? `${plural(p.done, 'commitment', 'commitments')} kept`
        : `${plural(p.done, 'commitment', 'commitments')} kept, ${p.dropped} dropped`,
    ),
  achieved: (p: { goal: string }) => plain(`Achieved: ${p.goal}`),
  closed: (p: { goal: string; progress: number }) =>
    plain(`Closed with ${Math.round(p.progress * 100)} %: ${p.goal}`),
  milestone: (p: { goal: string; milestone: string }) =>
    plain(`Milestone reached: ${p.milestone} (${p.goal})`),
  moreGoals: (p: Count) => plain(`and ${p.count} more about goals`),
  kudosReceived: (p: Count) => plain(`Thanked ${plural(p.count, 'time', 'times')} with kudos`),
  kudosGiven: (p: Count) => plain(`Kudos given ${plural(p.count, 'time', 'times')}`),
};

const cn: typeof en = {
  summary: () => '按月查看自己的成长轨迹',
  title: () => '我的成长',
  empty: () => plain('这个月还没有记录。'),
  readers: () => plain('此页仅你自己可见。'),
  newer: () => '较新的',
  older: () => '更早的',
  open: () => '查看',
  checkIns: (p) => plain(zh`完成周同步 ${p.answered} 次，共 ${p.asked} 次`),
  given: (p) => plain(zh`给出反馈 ${p.count} 次`),
  received: (p) => plain(zh`收到反馈 ${p.count} 次`),
  from: (p) => zhText`来自${p.name}的反馈，${p.on}查看`,
  moreReceived: (p) => plain(zh`还有 ${p.count} 份，可在 /反馈 收件箱 中查看`),
  kept: (p) =>
    plain(
      p.dropped === 0 ? zh`完成承诺行动 ${p.done} 项` : zh`完成承诺行动 ${p.done} 项，放弃 ${p.dropped} 项`,
    ),
  achieved: ({ goal }) => plain(zh`目标已达成：${goal}`),
  closed: ({ goal, progress }) => plain(zh`目标以 ${Math.round(progress * 100)}% 关闭：${goal}`),
  milestone: ({ goal, milestone }) => plain(zh`达成里程碑：${milestone}（${goal}）`),
  moreGoals: ({ count }) => plain(zh`还有 ${count} 条目标进展`),
  kudosReceived: (p) => plain(zh`收到认可 ${p.count} 次`),
  kudosGiven: (p) => plain(zh`给出认可 ${p.count} 次`),
};

export const say = catalogue(en, cn);
