import type { Failure } from '../../src/chat/index.ts';

/** What Slack's codes mean to the core (slack.md section 17). Faults of the installation are not here but below. */
const failures: Readonly<Record<string, Failure>> = {
  // Whom or what it was for is not there any more.
  channel_not_found: 'gone',
  user_not_found: 'gone',
  users_not_found: 'gone',
  user_not_visible: 'gone',
  user_disabled: 'gone',
  cannot_dm_bot: 'gone',
  is_archived: 'gone',
  // A frozen, archived or deleted channel, in answer to an update.
  is_inactive: 'gone',
  message_not_found: 'gone',
  // Not ours, or too old by the workspace's own rule: it stays as it is for ever.
  cant_update_message: 'gone',
  edit_window_closed: 'gone',
  team_not_found: 'gone',

  // It is there, but the bot may not.
  not_in_channel: 'forbidden',
  messages_tab_disabled: 'forbidden',
  // The workspace's rules for this channel; `restricted_action_…` names which one.
  restricted_action: 'forbidden',
  ekm_access_denied: 'forbidden',
  slack_connect_file_link_sharing_blocked: 'forbidden',
  // "Make sure your app is a member of the conversation."
  no_permission: 'forbidden',

  // A mistake of ours in what was drawn: sending it again changes nothing.
  invalid_blocks: 'bad-content',
  invalid_blocks_format: 'bad-content',
  invalid_attachments: 'bad-content',
  // Cards always hold some rich text, so that an update never takes it away.
  block_mismatch: 'bad-content',
  msg_too_long: 'bad-content',
  msg_blocks_too_long: 'bad-content',
  no_text: 'bad-content',
  too_many_attachments: 'bad-content',
  markdown_text_conflict: 'bad-content',
  metadata_too_large: 'bad-content',
  invalid_metadata_format: 'bad-content',
  invalid_metadata_schema: 'bad-content',
  view_too_large: 'bad-content',
  invalid_arguments: 'bad-content',
  invalid_arg_name: 'bad-content',
  invalid_array_arg: 'bad-content',
  invalid_charset: 'bad-content',
  invalid_form_data: 'bad-content',
  invalid_post_type: 'bad-content',
  missing_post_type: 'bad-content',

  ratelimited: 'rate-limited',
  rate_limited: 'rate-limited',
  // A free workspace has used up what it may send; it passes, and nothing was sent.
  message_limit_exceeded: 'rate-limited',

  // It may have been done all the same.
  internal_error: 'transient',
  fatal_error: 'transient',
  service_unavailable: 'transient',
  request_timeout: 'transient',
  update_failed: 'transient',
  external_channel_migrating: 'transient',
  streaming_state_conflict: 'transient',
};

/** Refusals of the app as a whole. Nothing may be lost by them: the lane waits until somebody has put it right. */
const installationFaults: ReadonlySet<string> = new Set([
  // Also where the request comes from an address that the workspace does not allow.
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  // The bot's own account, not the reader's: the app was removed or the workspace deleted.
  'account_inactive',
  'user_removed_from_team',
  'team_disabled',
  'missing_scope',
  'not_allowed_token_type',
  'app_access_restricted',
  'team_access_not_granted',
  'org_login_required',
  // The workspace is moving into an organisation; it comes back by itself.
  'team_added_to_org',
  'enterprise_is_restricted',
  'two_factor_setup_required',
  'access_denied',
  'accesslimited',
  'invalid_team',
  'deprecated_endpoint',
  'method_deprecated',
  'unknown_method',
]);

/** Tells whether a code concerns the installation, and so every message alike. */
export const isFaultOfInstallation = (code: string): boolean => installationFaults.has(code);

/** Finds what a code means for the one message; a code that nobody has met yet leaves it in doubt. */
export const failureOfCode = (code: string): Failure =>
  Object.hasOwn(failures, code)
    ? (failures[code] ?? 'unknown')
    : code.startsWith('restricted_action')
      ? 'forbidden'
      : 'unknown';
