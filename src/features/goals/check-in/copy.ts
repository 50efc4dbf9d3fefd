import { type Text, text, zh } from '../../../chat/index.ts';
import { catalogue, plural } from '../../../shared/locale.ts';
import type { ChangeKind } from '../model.ts';

const en = {
  // The form.
  goals: () => 'Your goals',
  unchanged: () => 'A value that you leave as it is counts as unchanged.',
  readers: () => 'Whoever sees a goal sees how it goes.',
  more: (p: { count: number }) => `and ${p.count} more: /goal update`,
  hint: (p: { measure: string; due: string; now: string | undefined }) =>
    p.now === undefined ? `${p.measure}; due ${p.due}` : `${p.measure}; due ${p.due}; ${p.now} by now`,
  withUnit: (p: { goal: string; unit: string }) => `${p.goal} (${p.unit})`,
  confidence: (p: { code: string }) => `${p.code}: confidence that it is reached`,
  confidenceEnds: () => ({ hardly: '0: hardly', surely: '10: surely' }),
  milestones: (p: { goal: string }) => `${p.goal}: milestones reached`,
  milestone: (p: { title: string; due: string }) => `${p.title} (${p.due})`,
  closed: (p: { shown: string | undefined }) =>
    p.shown === undefined
      ? 'This goal is closed by now. Empty the field to send the rest.'
      : `This goal is closed by now. Put ${p.shown} back to send the rest.`,
  needsValue: () => 'Give a value with it: nothing is reported yet.',

  moved: () => 'Goals that moved',
  movedBy: (p: { owner: Text; how: string }) => text`${p.owner}: ${p.how}`,
  changed: (p: { from: string; to: string }) => `${p.from} → ${p.to}`,
  first: (p: { to: string }) => p.to,
  reached: (p: { titles: readonly string[] }) =>
    p.titles.length === 1
      ? `milestone reached: ${p.titles[0]}`
      : `${plural(p.titles.length, 'milestone', 'milestones')} reached: ${p.titles.join('; ')}`,
  and: (p: { parts: readonly string[] }) => p.parts.join('; '),
  sentences: (p: { all: readonly string[] }) => p.all.join(' '),
  note: (p: { moves: readonly string[]; more: number }) =>
    `${p.moves.join('; ')}${p.more > 0 ? `; ${p.more} more` : ''}`,
  noteMove: (p: { code: string; how: string }) => `${p.code} ${p.how}`,
  andMore: (p: { count: number }) => `and ${p.count} more`,

  news: () => 'Your goals meanwhile',
  newsOf: (p: { what: ChangeKind; by: string | undefined }) => {
    const said = {
      created: 'Proposed to you',
      agreed: 'Agreed',
      revised: 'Proposed differently',
      withdrawn: 'Withdrawn',
      shown: 'Shown to the team',
      adjusted: 'Adjusted',
      extended: 'Extended',
      closed: 'Closed',
      reopened: 'Opened again',
      imported: 'Imported',
      'handed-over': 'Handed over to you',
    }[p.what];
    return p.by === undefined ? said : `${said} by ${p.by}`;
  },
};

const zhCN: typeof en = {
  goals: () => '我的目标',
  unchanged: () => '没有变化的数值保持原样即可。',
  readers: () => '能看到目标的人也会看到它的进展。',
  more: ({ count }) => zh`还有 ${count} 个，可用 /目标 更新`,
  hint: ({ measure, due, now }) =>
    now === undefined ? zh`${measure}；${due}到期` : zh`${measure}；${due}到期；目前为 ${now}`,
  withUnit: ({ goal, unit }) => zh`${goal}（${unit}）`,
  confidence: ({ code }) => zh`${code} 达成信心`,
  confidenceEnds: () => ({ hardly: '0：几乎没有', surely: '10：十足' }),
  milestones: ({ goal }) => zh`${goal}：已达成的里程碑`,
  milestone: ({ title, due }) => zh`${title}（${due}）`,
  closed: ({ shown }) =>
    shown === undefined
      ? '这个目标已关闭。清空此栏即可提交其余内容。'
      : zh`这个目标已关闭。改回 ${shown} 即可提交其余内容。`,
  needsValue: () => '请同时填写数值：这个目标还没有更新过。',

  moved: () => '有进展的目标',
  movedBy: ({ owner, how }) => text`${owner}：${how}`,
  changed: ({ from, to }) => zh`${from} → ${to}`,
  first: ({ to }) => to,
  reached: ({ titles }) => zh`达成里程碑：${titles.join('、')}`,
  and: ({ parts }) => parts.join('；'),
  sentences: ({ all }) => all.join(''),
  note: ({ moves, more }) => (more > 0 ? zh`${moves.join('；')}；另有 ${more} 个` : moves.join('；')),
  noteMove: ({ code, how }) => zh`${code} ${how}`,
  andMore: ({ count }) => zh`还有 ${count} 个`,

  news: () => '你的目标有这些变化',
  newsOf: ({ what, by }) => {
    const said = {
      created: '提出了这个目标',
      agreed: '同意了这个目标',
      revised: '提出了修改',
      withdrawn: '撤回了这个目标',
      shown: '公开给团队',
      adjusted: '调整了这个目标',
      extended: '延期了这个目标',
      closed: '关闭了这个目标',
      reopened: '重新打开了这个目标',
      imported: '导入了这个目标',
      'handed-over': '转交给你',
    }[what];
    return by === undefined ? said : zh`${by}${said}`;
  },
};

export const say = catalogue(en, zhCN);
