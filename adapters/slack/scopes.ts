/** What Slack lets the app do, each with the reason; channel history is not among them. */
export const scopeReasons = {
  commands: 'slash commands and shortcuts',
  'chat:write': 'messages and their updates',
  'im:write': 'opens a direct conversation with somebody who never had one',
  'im:history': 'hears what is typed to the bot, and finds a message again whose sending was in doubt',
  'app_mentions:read': 'hears a command that is typed after its name',
  'users:read': 'names, languages and time zones; who joins and leaves',
  'users:read.email': 'joins accounts to the people of an imported file',
  'channels:read': 'finds team channels and their members; hears of renames and archives',
  'groups:read': 'the same for private channels that the bot was invited to',
  'usergroups:read': 'thanks a whole user group by its mention',
  'files:write': 'pictures that Slack cannot draw by itself',
  'files:read': 'waits until such a picture may be shown',
  'users.profile:read': 'only with `SLACK_MANAGER_FIELD`: reads who manages whom',
} as const;

/** Only where managers come from a custom profile field. */
const PROFILES: keyof typeof scopeReasons = 'users.profile:read';

/** Lists the scopes that the bot's token needs. */
export const botScopes = ({ readsProfiles }: { readsProfiles: boolean }): string[] =>
  Object.keys(scopeReasons).filter((it) => readsProfiles || it !== PROFILES);
