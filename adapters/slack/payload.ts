import { z } from 'zod';

/* What is read of Slack's payloads (slack.md section 6). Everything else in them is left alone. */

const text = z.object({
  type: z.literal('plain_text'),
  text: z.string(),
  emoji: z.boolean().exactOptional(),
});
const user = z.object({ id: z.string(), team_id: z.string().nullish() });
const team = z.object({ id: z.string() }).nullish();
const channel = z.object({ id: z.string(), name: z.string().default('') });
const chosen = z.object({ value: z.string().optional() });

const control = z.object({
  type: z.string().optional(),
  value: z.string().nullish(),
  selected_option: chosen.nullish(),
  selected_options: z.array(chosen).nullish(),
  selected_date: z.string().nullish(),
});

const state = z.object({ values: z.record(z.string(), z.record(z.string(), control)) });

const view = z.object({
  id: z.string(),
  type: z.enum(['modal', 'home']),
  hash: z.string().optional(),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  external_id: z.string().nullish().default(null),
  title: text.exactOptional(),
  submit: text.nullish().default(null),
  close: text.nullish().default(null),
  notify_on_close: z.boolean().default(false),
  clear_on_close: z.boolean().default(false),
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().exactOptional() })),
  state: state.nullish(),
  app_installed_team_id: z.string().nullish(),
});
/** A view as Slack reports it, with what was typed. */
export type SeenView = z.infer<typeof view>;

const command = z.object({
  team_id: z.string(),
  channel_id: z.string(),
  channel_name: z.string().default(''),
  user_id: z.string(),
  command: z.string(),
  text: z.string().default(''),
  trigger_id: z.string(),
  response_url: z.string(),
});

const action = z.object({
  action_id: z.string(),
  block_id: z.string(),
  value: z.string().optional(),
  selected_option: chosen.nullish(),
  action_ts: z.string(),
});

const blockActions = z.object({
  type: z.literal('block_actions'),
  team,
  user,
  trigger_id: z.string().default(''),
  container: z.object({ message_ts: z.string().optional(), is_ephemeral: z.boolean().default(false) }),
  channel: channel.nullish(),
  view: view.nullish(),
  response_url: z.string().optional(),
  actions: z.array(action).min(1),
});

const viewAct = { team, user, view };
const submission = z.object({ type: z.literal('view_submission'), ...viewAct });
const closing = z.object({ type: z.literal('view_closed'), ...viewAct });

const suggestion = z.object({
  type: z.literal('block_suggestion'),
  team,
  user,
  action_id: z.string(),
  block_id: z.string(),
  value: z.string().default(''),
  view: view.nullish(),
});

const shortcut = z.object({
  type: z.literal('shortcut'),
  team,
  user,
  callback_id: z.string(),
  trigger_id: z.string(),
});

const messageShortcut = z.object({
  ...shortcut.shape,
  type: z.literal('message_action'),
  channel,
  message: z.object({
    ts: z.string(),
    user: z.string().optional(),
    bot_id: z.string().nullish(),
    thread_ts: z.string().optional(),
  }),
  response_url: z.string().optional(),
});

/** What people do on what Pacer shows. */
export const interaction = z.discriminatedUnion('type', [
  blockActions,
  submission,
  closing,
  suggestion,
  shortcut,
  messageShortcut,
]);

export const commandSchema = command;
export type CommandPayload = z.infer<typeof command>;
export type BlockActions = z.infer<typeof blockActions>;
export type ViewAct = z.infer<typeof submission> | z.infer<typeof closing>;
export type Suggestion = z.infer<typeof suggestion>;
export type ShortcutPayload = z.infer<typeof shortcut> | z.infer<typeof messageShortcut>;
export type Interaction = z.infer<typeof interaction>;

const said = { user: z.string(), channel: z.string(), text: z.string(), ts: z.string() };

/** The events that people's words and the App Home come as. */
export const spokenEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('message'),
    ...said,
    channel_type: z.string(),
    subtype: z.string().optional(),
    bot_id: z.string().nullish(),
    thread_ts: z.string().optional(),
    user_team: z.string().nullish(),
  }),
  z.object({
    type: z.literal('app_mention'),
    ...said,
    subtype: z.string().optional(),
    bot_id: z.string().nullish(),
    thread_ts: z.string().optional(),
    user_team: z.string().nullish(),
  }),
  z.object({ type: z.literal('app_home_opened'), user: z.string(), tab: z.string(), event_ts: z.string() }),
]);
export type SpokenEvent = z.infer<typeof spokenEvent>;

export const envelope = z.object({
  team_id: z.string(),
  event_id: z.string(),
  event_time: z.number(),
  authorizations: z.array(z.object({ team_id: z.string().nullish() })).default([]),
  event: z.looseObject({ type: z.string() }),
});
export type Envelope = z.infer<typeof envelope>;
