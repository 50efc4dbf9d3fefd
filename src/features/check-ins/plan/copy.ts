import type { Cadence } from '../../../calendar/index.ts';
import { catalogue } from '../../../shared/locale.ts';

type Window = { cadence: Cadence; closingDay: number; opensAt: string; closesAt: string };

const daysEn = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const cadencesEn: Record<Cadence, string> = {
  weekly: 'Every week',
  biweekly: 'Every second week',
  monthly: 'Once a month',
};

const dayEn = (closingDay: number): string => daysEn[closingDay - 1] ?? daysEn[4];

const en = {
  settings: () => 'Check-in settings',
  title: (p: { team: string | undefined }) =>
    p.team === undefined ? 'Check-ins in the company' : `Check-ins in ${p.team}`,
  audience: (p: { team: string | undefined }): string =>
    p.team === undefined
      ? 'Holds for every team without settings of its own. Changes apply from the next period.'
      : 'Everybody in the team can see this. Changes apply from the next period.',
  cadence: () => 'How often',
  cadenceWord: (p: { cadence: Cadence }) => cadencesEn[p.cadence],
  closingDay: () => 'Closes on',
  closingDayHint: () => 'In a week with a holiday, on the last working day before it.',
  day: (p: { day: number }) => dayEn(p.day),
  opensAt: () => 'Opens at',
  opensAtHint: () => 'On the working day before, in each person’s own time zone.',
  closesAt: () => 'Closes at',
  question: (p: { name: string }) => `Your question for “${p.name}”`,
  questionHint: () => 'Leave it empty to ask in Pacer’s words.',
  reminder: () => 'One reminder late in the window',
  summary: () => 'Team summary in the channel',
  submit: () => 'Submit',
  notATime: () => 'Please enter a time such as 16:00.',
  changedMeanwhile: () =>
    'Somebody else changed these settings in the meantime. Press Submit again to let yours stand.',
  saved: () => 'Saved. It applies from the next period.',
  unchanged: () => 'Nothing was changed.',
  mayNot: () => 'Only the team’s lead or an admin can change this.',
  noTeam: () => 'This team is no longer there.',
  fact: () => 'Check-in',
  factValue: (p: Window) => `${cadencesEn[p.cadence]}, until ${dayEn(p.closingDay)} ${p.closesAt}`,
  preview: (p: Window & { members: number; channel: string | undefined }) =>
    `${cadencesEn[p.cadence]}, Pacer asks ${p.members === 1 ? 'the one member' : `each of the ${p.members} members`} what went well, what could be better and what comes next: it opens at ${p.opensAt} on the working day before and closes ${dayEn(p.closingDay)} ${p.closesAt}, in their own time zone.${
      p.channel === undefined ? '' : ` What they choose to show appears in ${p.channel}.`
    }`,
};

const daysZh = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;
const cadencesZh: Record<Cadence, string> = { weekly: '每周', biweekly: '每两周', monthly: '每月' };

const dayZh = (closingDay: number): string => daysZh[closingDay - 1] ?? daysZh[4];

const zh: typeof en = {
  settings: () => '周同步设置',
  title: (p) => (p.team === undefined ? '全公司的周同步' : `${p.team} · 周同步`),
  audience: (p) =>
    p.team === undefined
      ? '适用于没有单独设置的团队，从下一周期起生效。'
      : '团队成员都能看到这些设置，从下一周期起生效。',
  cadence: () => '频率',
  cadenceWord: (p) => cadencesZh[p.cadence],
  closingDay: () => '截止日',
  closingDayHint: () => '遇到节假日，提前到前一个工作日。',
  day: (p) => dayZh(p.day),
  opensAt: () => '开始时间',
  opensAtHint: () => '截止日的前一个工作日，按每个人自己的时区。',
  closesAt: () => '截止时间',
  question: (p) => `“${p.name}”的提问`,
  questionHint: () => '不填则使用 Pacer 的默认提问。',
  reminder: () => '截止前提醒一次',
  summary: () => '在团队群发布汇总',
  submit: () => '提交',
  notATime: () => '请填写时间，例如 16:00。',
  changedMeanwhile: () => '刚有人改过这些设置。再按一次“提交”即以你的为准。',
  saved: () => '已保存，从下一周期起生效。',
  unchanged: () => '没有任何更改。',
  mayNot: () => '只有团队负责人或管理员可以修改。',
  noTeam: () => '这个团队已不存在。',
  fact: () => '周同步',
  factValue: (p) => `${cadencesZh[p.cadence]}，${dayZh(p.closingDay)} ${p.closesAt} 截止`,
  preview: (p) =>
    `Pacer 会${cadencesZh[p.cadence]}问团队的 ${p.members} 位成员：哪些做得好、哪些可以改进、下一步做什么。截止日前一个工作日 ${p.opensAt} 开始，${dayZh(p.closingDay)} ${p.closesAt} 截止，按每个人自己的时区。${
      p.channel === undefined ? '' : `成员选择分享的内容会发到 ${p.channel}。`
    }`,
};

export const say = catalogue(en, zh);
