import type { PeopleSettings } from '../features/people/index.ts';

/** What people call the chats. */
export const chatNames = {
  slack: { en: 'Slack', 'zh-CN': 'Slack' },
  feishu: { en: 'Feishu', 'zh-CN': '飞书' },
} satisfies NonNullable<PeopleSettings['chats']>;
