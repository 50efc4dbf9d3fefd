import { type DateRange, formatDateRange } from '../../../calendar/index.ts';
import { zh as cn } from '../../../chat/index.ts';
import { catalogue } from '../../../shared/locale.ts';

type Range = { range: DateRange };
/** Whose absence: nobody is the reader; otherwise a person's or a team's name. */
type Whose = { who: string | undefined };

/** Why dates that were typed could not be used. */
export type DatesProblem = 'empty' | 'unreadable' | 'no-such-date' | 'reversed' | 'too-long' | 'ambiguous';

const problemsEn: Record<DatesProblem, string> = {
  empty: 'From when to when?',
  unreadable: 'I could not read those dates. Please choose them here.',
  'no-such-date': 'The calendar has no such date. Please choose it here.',
  reversed: 'The last day lies before the first.',
  'too-long': 'A year is the most. Please choose a nearer last day.',
  ambiguous: 'Such a date can be read in two ways. Please choose it here.',
};

const en = {
  title: (p: Whose) => (p.who === undefined ? 'When are you away?' : `When is ${p.who} away?`),
  audience: (p: Whose): string =>
    p.who === undefined
      ? 'Only the dates are kept, no reason. Your manager and your team’s lead can see them.'
      : 'Only the dates are kept, no reason. The person, their manager and their lead can see them.',
  from: () => 'First day away',
  to: () => 'Last day away',
  toHint: () => 'Leave it empty for a single day.',
  takeBack: () => 'Take back',
  takeBackHint: () => 'Days that are no longer right.',
  submit: () => 'Submit',
  problem: (p: { problem: DatesProblem }) => problemsEn[p.problem],
  known: (p: Range) => formatDateRange(p.range, 'en'),
  saved: (p: Whose & Range) => {
    const days = formatDateRange(p.range, 'en');
    return p.who === undefined
      ? `Noted: you are away ${days}. I will leave you in peace.`
      : `Noted: ${p.who} is away ${days}.`;
  },
  savedTeam: (p: { team: string; count: number } & Range) =>
    `Noted: everybody in ${p.team} (${p.count}) is away ${formatDateRange(p.range, 'en')}.`,
  takenBack: () => 'Taken back.',
  oneByOne: () => 'Please take these days back first, and then enter the new ones.',
  nothing: () => 'Please choose the first day.',
  mayNot: (p: { who: string }) =>
    `Only ${p.who}, their manager, their team’s lead or an admin can enter that.`,
  nobody: (p: { said: string }) => `I do not know anyone called “${p.said}”.`,
  several: (p: { said: string; names: readonly string[] }) =>
    `Who is “${p.said}”? I know ${p.names.join(', ')}. Please type the whole name.`,
  noTeam: () => 'You do not lead a team, so please name the person.',
  notThisTeam: (p: { team: string }) => `You do not lead ${p.team}, so please name the person.`,
  whichTeam: (p: { names: readonly string[] }) =>
    `Which team: ${new Intl.ListFormat('en', { type: 'disjunction' }).format(p.names)}? Please type its name after “team”, or ask in its channel.`,
};

const problemsZh: Record<DatesProblem, string> = {
  empty: '从哪天到哪天？',
  unreadable: '没看懂这个日期，请在这里选择。',
  'no-such-date': '日历上没有这一天，请在这里选择。',
  reversed: '结束日期早于开始日期。',
  'too-long': '最长一年，请选择更近的结束日期。',
  ambiguous: '这个日期有两种读法，请在这里选择。',
};

const zh: typeof en = {
  title: (p) => (p.who === undefined ? '你什么时候不在岗？' : cn`${p.who}什么时候不在岗？`),
  audience: (p) =>
    p.who === undefined
      ? '只记录日期，不问原因。直属上级和团队负责人可以看到。'
      : '只记录日期，不问原因。本人、直属上级和团队负责人可以看到。',
  from: () => '开始日期',
  to: () => '结束日期',
  toHint: () => '只有一天时可以不填。',
  takeBack: () => '取消已登记的日期',
  takeBackHint: () => '勾选不再需要的日期。',
  submit: () => '提交',
  problem: (p) => problemsZh[p.problem],
  known: (p) => formatDateRange(p.range, 'zh-CN'),
  saved: (p) => {
    const days = formatDateRange(p.range, 'zh-CN');
    return p.who === undefined ? `好的，${days}你不在岗，期间不打扰。` : cn`好的，${p.who}${days}不在岗。`;
  },
  savedTeam: (p) => cn`好的，${p.team}全体（${p.count}人）${formatDateRange(p.range, 'zh-CN')}不在岗。`,
  takenBack: () => '已取消。',
  oneByOne: () => '新的日期与要取消的重叠，请先取消，再登记新的。',
  nothing: () => '请选择开始日期。',
  mayNot: (p) => cn`只有${p.who}本人、直属上级、团队负责人或管理员可以登记。`,
  nobody: (p) => `没有找到“${p.said}”。`,
  several: (p) => `“${p.said}”是指谁？我认识${p.names.join('、')}，请输入全名。`,
  noTeam: () => '你不是团队负责人，请写明是哪位同事。',
  notThisTeam: (p) => cn`你不是${p.team}的负责人，请写明是哪位同事。`,
  whichTeam: (p) => `是哪个团队：${p.names.join('、')}？请在“团队”后面写上名称，或者到该团队的群里输入。`,
};

export const say = catalogue(en, zh);
