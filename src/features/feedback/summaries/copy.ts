import { plain, zh } from '../../../chat/index.ts';
import { catalogue, plural } from '../../../shared/locale.ts';

const en = {
  title: (p: { team: string }) => `Feedback in ${p.team}`,
  company: () => 'the company',
  quarter: (p: { year: string; quarter: string }) => plain(`Q${p.quarter} ${p.year}`),
  themes: () => 'Themes',
  times: (p: { count: number }) => plural(p.count, 'time', 'times'),
  averages: () => 'Ratings with feedback',
  reviews: () => 'How others found working with the team',
  collaboration: () => 'Working together',
  responsiveness: () => 'Responsiveness',
  average: (p: { value: string; count: number }) => plain(`${p.value} of 5 (${p.count} answers)`),
  nothing: () => plain('Not enough yet to show anything without showing somebody.'),
  note: () =>
    plain(
      'Themes from three writers on, averages from five answers on; figures grow in whole groups of that size. Never texts, never names.',
    ),
  noteCompany: () => plain('The sum of what the teams show.'),
  choose: () => 'Another team',
  noTeam: () => plain('You lead no team here and are in none, so there is nothing to show.'),
  unknown: (p: { said: string }) => plain(`There is no team called “${p.said}” that you can look at.`),
};

const cn: typeof en = {
  title: (p) => zh`${p.team}的反馈`,
  company: () => '全公司',
  quarter: (p) => plain(zh`${p.year} 年第 ${p.quarter} 季度`),
  themes: () => '主题',
  times: (p) => zh`${p.count} 次`,
  averages: () => '反馈中的评分',
  reviews: () => '其他同事对团队协作的评价',
  collaboration: () => '协作质量',
  responsiveness: () => '响应速度',
  average: (p) => plain(zh`${p.value} 分（满分 5 分，${p.count} 份回答）`),
  nothing: () => plain('数据还不够，显示出来会暴露个人。'),
  note: () => plain('主题满 3 位同事、评分满 5 份回答才显示，并按此规模成批更新；不含原文，不含姓名。'),
  noteCompany: () => plain('为各团队已显示数据之和。'),
  choose: () => '其他团队',
  noTeam: () => plain('你不是团队负责人，也不在任何团队中，没有可以显示的内容。'),
  unknown: (p) => plain(zh`没有你可以查看的团队“${p.said}”。`),
};

export const say = catalogue(en, cn);
