/** The events that the app subscribes to, each with the scope that Slack asks for it. */
const subscriptions = {
  app_home_opened: undefined,
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
  team_join: 'users:read',
  user_change: 'users:read',
  channel_rename: 'channels:read',
  channel_archive: 'channels:read',
  channel_unarchive: 'channels:read',
  channel_deleted: 'channels:read',
  channel_left: 'channels:read',
  group_rename: 'groups:read',
  group_archive: 'groups:read',
  group_unarchive: 'groups:read',
  group_deleted: 'groups:read',
  group_left: 'groups:read',
  member_joined_channel: 'channels:read',
  app_uninstalled: undefined,
  tokens_revoked: undefined,
} as const satisfies Record<string, string | undefined>;

export const botEvents: readonly string[] = Object.keys(subscriptions);

/** The scopes that the events need. */
export const eventScopes: readonly string[] = [
  ...new Set(Object.values(subscriptions).filter((it) => it !== undefined)),
];
