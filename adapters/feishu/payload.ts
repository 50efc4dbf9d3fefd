import { z } from 'zod';

/* What is read of Feishu's payloads (feishu.md sections 6, 7 and 12), as the SDK hands them on: header and event side by side. */

const ids = z.object({ open_id: z.string().nullish() });

/** What every delivery says about itself. */
export const head = z.object({
  event_id: z.string().min(1),
  /** Milliseconds; microseconds in callbacks. */
  create_time: z.string().optional(),
  app_id: z.string(),
  tenant_key: z.string(),
});
export type Head = z.infer<typeof head>;

const mention = z.object({
  key: z.string(),
  id: ids.nullish(),
  mentioned_type: z.string().nullish(),
  name: z.string().default(''),
  tenant_key: z.string().nullish(),
});
export type Mention = z.infer<typeof mention>;

/** `im.message.receive_v1`. */
export const spoken = z.object({
  sender: z.object({ sender_id: ids.nullish(), sender_type: z.string(), tenant_key: z.string().nullish() }),
  message: z.object({
    message_id: z.string().min(1),
    create_time: z.string().optional(),
    chat_id: z.string(),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z.array(mention).nullish(),
    user_agent: z.string().nullish(),
  }),
});
export type Spoken = z.infer<typeof spoken>;

/** `application.bot.menu_v6`. */
export const menuPicked = z.object({
  operator: z.object({ operator_id: ids }),
  event_key: z.string().min(1),
});

/** `im.chat.access_event.bot_p2p_chat_entered_v1`. */
export const chatEntered = z.object({
  chat_id: z.string(),
  operator_id: ids,
  /** Of the newest message; empty where nothing was ever said. */
  last_message_id: z.string().nullish(),
});

/** `im.chat.member.bot.added_v1`. */
export const botAdded = z.object({
  chat_id: z.string(),
  operator_id: ids.nullish(),
  operator_tenant_key: z.string().nullish(),
  name: z.string().nullish(),
});

const action = z.object({
  value: z.unknown().optional(),
  name: z.string().nullish(),
  option: z.string().nullish(),
  timezone: z.string().nullish(),
  form_value: z.record(z.string(), z.unknown()).nullish(),
});

/** `card.action.trigger`. */
export const cardPressed = z.object({
  operator: z.object({ open_id: z.string().min(1), tenant_key: z.string().nullish() }),
  action,
  context: z.object({ open_message_id: z.string().min(1), open_chat_id: z.string().default('') }),
});
export type CardPressed = z.infer<typeof cardPressed>;
