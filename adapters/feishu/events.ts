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
