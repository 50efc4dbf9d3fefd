import { plain, type Span, text, zhText } from '../../chat/index.ts';
import { catalogue } from '../../shared/locale.ts';

const en = {
  yourCommitments: () => plain('What you set out to do'),
  field: () => 'How did these go?',
  done: () => 'Done',
  open: () => 'Still open',
  dropped: () => 'Dropped',
  fromThisWeek: () => plain('Your commitments'),
  remove: () => 'Remove',
  removed: () => plain('Taken off your list.'),
  alreadySettled: () => plain('This one is settled already.'),
  due: (p: { on: Span }) => text`by ${p.on}`,
  andMore: (p: { count: number }) => plain(`and ${p.count} more`),
  yoursToday: () => 'You planned this for today',
  withYouToday: () => 'Planned with you for today',
  with: () => 'With',
  whyDue: () => 'It is the day for which you or a colleague planned this.',
  markedDone: () => plain('Done, as planned.'),
  commitments: () => 'Commitments',
  counts: (p: { done: number; dropped: number; open: number }) =>
    [
      p.done > 0 ? `${p.done} done` : '',
      p.dropped > 0 ? `${p.dropped} dropped` : '',
      p.open > 0 ? `${p.open} still open` : '',
    ]
      .filter((it) => it !== '')
      .join(', '),
};

const cn: typeof en = {
  yourCommitments: () => plain('之前的承诺行动'),
  field: () => '这些承诺行动进展如何？',
  done: () => '已完成',
  open: () => '还在做',
  dropped: () => '不做了',
  fromThisWeek: () => plain('你的承诺行动'),
  remove: () => '移除',
  removed: () => plain('已从清单中移除。'),
  alreadySettled: () => plain('这一项已经有结果了。'),
  due: (p) => zhText`${p.on}前`,
  andMore: (p) => plain(`还有 ${p.count} 项`),
  yoursToday: () => '你计划今天完成的事',
  withYouToday: () => '同事约你今天参与',
  with: () => '参与人',
  whyDue: () => '你或同事把这件事安排在了今天。',
  markedDone: () => plain('已完成，说到做到。'),
  commitments: () => '承诺行动',
  counts: (p) =>
    [
      p.done > 0 ? `完成 ${p.done} 项` : '',
      p.dropped > 0 ? `放弃 ${p.dropped} 项` : '',
      p.open > 0 ? `进行中 ${p.open} 项` : '',
    ]
      .filter((it) => it !== '')
      .join('，'),
};

export const say = catalogue(en, cn);
