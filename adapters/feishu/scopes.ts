import type { Locale } from '../../src/shared/locale.ts';
import { because, type Reason } from './reason.ts';

/** What Feishu lets the app do, each with the reason; a group's messages are not among them, but those that name the bot. */
const reasons = {
  'im:message:send_as_bot': because('sends cards', '发送卡片'),
  'im:message:update': because('brings its own cards up to date', '更新自己发出的卡片'),
  'im:message.reactions:write_only': because(
    'shows in a group that a command was heard',
    '在群里用表情回应，表示收到了指令',
  ),
  'im:message.p2p_msg:readonly': because('hears what is typed to the bot', '接收私聊中发给机器人的文字'),
  'im:message.group_at_msg:readonly': because(
    'hears a command that is typed after the bot’s name in a group',
    '接收群里 @机器人 之后输入的指令',
  ),
  'im:user_agent:read': because(
    'learns a person’s language from their client, which the directory does not know',
    '从客户端得知成员使用的语言，通讯录里没有这一项',
  ),
  'im:resource': because('pictures that Feishu cannot draw by itself', '上传飞书无法直接绘制的图片'),
  'im:chat:readonly': because(
    'finds team groups, their names and their members, and hears of renames',
    '查找团队群、群名和群成员，并得知群改名',
  ),
  'im:chat.access_event.bot_p2p_chat:read': because(
    'hears that somebody opens the conversation with the bot, and greets them once',
    '得知成员打开了与机器人的会话，只问候一次',
  ),
  'contact:contact.base:readonly': because(
    'which part of the company the app may see, and when that changes',
    '得知应用能看到公司的哪一部分，以及范围何时变化',
  ),
  'contact:department.base:readonly': because('departments, proposed as teams', '读取部门，作为团队的建议'),
  'contact:department.organize:readonly': because(
    'which department is part of which, and who leads it',
    '得知部门的上下级关系和负责人',
  ),
  'contact:user.base:readonly': because('names', '读取姓名'),
  'contact:user.department:readonly': because(
    'who is whose manager, and in which department',
    '得知直属上级和所在部门',
  ),
  'contact:user.employee:readonly': because('who has left, and job titles', '得知谁已离职，以及职务'),
  'contact:user.email:readonly': because(
    'joins accounts to the people of an imported file, and across chats',
    '用邮箱把账号与导入的人员、与另一个聊天工具里的账号对应起来',
  ),
  'contact:group:readonly': because(
    'people whom the contact scope names by a user group',
    '读取通讯录权限范围里按用户组指定的成员',
  ),
  'tenant:tenant:readonly': because(
    'the company’s name, and the key by which people of other companies are told apart',
    '读取公司名称，以及用来识别外部人员的企业标识',
  ),
} as const satisfies Record<string, Reason>;

export type Scope = keyof typeof reasons;

const isScope = (name: string): name is Scope => Object.hasOwn(reasons, name);

/** The permissions that the app needs. */
export const scopes: readonly Scope[] = Object.keys(reasons).filter(isScope);

/** Says what a permission is for. */
export const reasonOf = (scope: Scope, locale: Locale): string => reasons[scope][locale];
