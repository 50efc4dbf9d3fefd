import { plain, zh } from '../../../chat/index.ts';
import { catalogue } from '../../../shared/locale.ts';
import type { Theme } from './rules.ts';

const english: Record<Theme, string> = {
  requirements: 'Clear requirements',
  communication: 'Communication',
  responsiveness: 'Responsiveness',
  planning: 'Planning',
  delivery: 'Delivery',
  quality: 'Quality',
  ownership: 'Ownership',
  collaboration: 'Collaboration',
  mentoring: 'Mentoring',
  meetings: 'Meetings',
  'problem-solving': 'Problem solving',
  customers: 'Customers',
};

const chinese: Record<Theme, string> = {
  requirements: '需求清晰',
  communication: '沟通',
  responsiveness: '响应速度',
  planning: '计划安排',
  delivery: '交付',
  quality: '质量',
  ownership: '主动担当',
  collaboration: '协作',
  mentoring: '带教辅导',
  meetings: '会议',
  'problem-solving': '解决问题',
  customers: '客户',
};

const en = {
  names: () => english,
  unsorted: () => 'None of these',
  unsortedCount: () => 'Unsorted',
  propose: () =>
    plain('Which theme fits best? Only the theme is counted, in summaries of three writers or more.'),
  ask: () => plain('Does a theme fit? Only the theme is counted, in summaries of three writers or more.'),
  confirm: (p: { theme: string }) => `${p.theme}`,
  another: () => 'Another theme',
  choose: () => 'Theme',
  filedUnder: (p: { theme: string }) => plain(`Theme: ${p.theme}`),
  thanks: () => plain('Thank you, noted.'),
};

const cn: typeof en = {
  names: () => chinese,
  unsorted: () => '都不合适',
  unsortedCount: () => '未归类',
  propose: () => plain('哪个主题最贴切？只统计主题，满 3 位同事才会出现在汇总里。'),
  ask: () => plain('有合适的主题吗？只统计主题，满 3 位同事才会出现在汇总里。'),
  confirm: (p) => zh`${p.theme}`,
  another: () => '换个主题',
  choose: () => '主题',
  filedUnder: (p) => plain(zh`主题：${p.theme}`),
  thanks: () => plain('好的，已记下。'),
};

export const say = catalogue(en, cn);
