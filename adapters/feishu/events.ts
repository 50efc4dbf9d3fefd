import type { Locale } from '../../src/shared/locale.ts';
import { because, type Reason } from './reason.ts';

/** What people say and do, apart from pressing. */
export const actEvents = [
  'im.message.receive_v1',
  'application.bot.menu_v6',
  'im.chat.access_event.bot_p2p_chat_entered_v1',
  'im.chat.member.bot.added_v1',
] as const;

/** What becomes of people, departments and groups. */
export const directoryEvents = [
  'contact.user.created_v3',
  'contact.user.updated_v3',
  'contact.user.deleted_v3',
  'contact.department.created_v3',
  'contact.department.updated_v3',
  'contact.department.deleted_v3',
  'contact.scope.updated_v3',
  'im.chat.updated_v1',
  'im.chat.disbanded_v1',
  'im.chat.member.bot.added_v1',
  'im.chat.member.bot.deleted_v1',
] as const;

/** Subscribed to as a callback: Feishu waits for its answer. */
export const CALLBACK = 'card.action.trigger';

/** Everything that the app subscribes to as an event. */
export const appEvents: readonly string[] = [...new Set<string>([...actEvents, ...directoryEvents])];

/** What each is for, with the console's own name of it in Chinese. */
const reasons: Readonly<Record<string, Reason>> = {
  'im.message.receive_v1': because(
    'what is typed to the bot, and in groups after its name',
    '接收消息：私聊里的话，和群里 @机器人 的话',
  ),
  'application.bot.menu_v6': because(
    'an entry of the bot’s menu is pressed',
    '机器人自定义菜单事件：点了菜单',
  ),
  'im.chat.access_event.bot_p2p_chat_entered_v1': because(
    'somebody opens the conversation with the bot: they are greeted once',
    '用户进入与机器人的会话：问候一次',
  ),
  'im.chat.member.bot.added_v1': because(
    'the bot was added to a group: it asks whose group it is',
    '机器人进群：询问这是哪个团队的群',
  ),
  'im.chat.member.bot.deleted_v1': because(
    'the bot was taken out of a group: the lead is told',
    '机器人被移出群：告知团队负责人',
  ),
  'im.chat.updated_v1': because('a group was renamed', '群配置修改：群改名了'),
  'im.chat.disbanded_v1': because('a group was dissolved', '群解散'),
  'contact.user.created_v3': because('somebody joined', '员工入职'),
  'contact.user.updated_v3': because(
    'somebody has another name, manager or department',
    '员工信息被修改：改名、换上级、换部门',
  ),
  'contact.user.deleted_v3': because('somebody left', '员工离职'),
  'contact.department.created_v3': because('there is a new department', '部门新建'),
  'contact.department.updated_v3': because(
    'a department has another name, lead or parent',
    '部门信息被修改：改名、换负责人、换上级部门',
  ),
  'contact.department.deleted_v3': because('a department is no more', '部门被删除'),
  'contact.scope.updated_v3': because(
    'the app may see another part of the company',
    '通讯录权限范围变更：应用能看到的范围变了',
  ),
  [CALLBACK]: because(
    'a button of a card is pressed, or a form is sent',
    '卡片回传交互：点了卡片上的按钮，或提交了表单',
  ),
};

/** Says what an event or the callback is for. */
export const reasonOfEvent = (name: string, locale: Locale): string => reasons[name]?.[locale] ?? '';
