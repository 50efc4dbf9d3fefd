const contact = [
  'contact:contact.base:readonly',
  'contact:contact:readonly_as_app',
  'contact:contact:access_as_app',
];
const group = ['im:chat', 'im:chat:readonly'];

/** Permissions of which an app needs one to hear of an event; an event that is not here needs none. */
export const eventScopes: Readonly<Record<string, readonly string[]>> = {
  'im.message.receive_v1': ['im:message.p2p_msg:readonly', 'im:message.group_at_msg:readonly'],
  'im.chat.access_event.bot_p2p_chat_entered_v1': ['im:chat.access_event.bot_p2p_chat:read'],
  'im.chat.member.bot.added_v1': [...group, 'im:chat.members:bot_access'],
  'im.chat.member.bot.deleted_v1': [...group, 'im:chat.members:bot_access'],
  'im.chat.updated_v1': group,
  'im.chat.disbanded_v1': group,
  'contact.user.created_v3': contact,
  'contact.user.updated_v3': contact,
  'contact.user.deleted_v3': contact,
  'contact.department.created_v3': contact,
  'contact.department.updated_v3': contact,
  'contact.department.deleted_v3': contact,
  'contact.scope.updated_v3': contact,
};
