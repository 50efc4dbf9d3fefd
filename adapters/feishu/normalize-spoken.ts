import type { Clock } from '../../src/shared/clock.ts';
import type { Act } from './act.ts';
import type { Conversations } from './conversations.ts';
import { instantOf, keyOf } from './normalize.ts';
import { botAdded, chatEntered, type Head, menuPicked, type Spoken, spoken } from './payload.ts';
import { accountIn, placeOf } from './place.ts';
import { mentionsBot, readLine, whatWasSaid } from './read-line.ts';

type Parts = {
  workspace: string;
  /** The bot's own open_id. */
  botId: string;
  /** The shortcut that a forwarded message opens. */
  forwardOpens: string | undefined;
  clock: Clock;
  conversations: Conversations;
};

/**
 * What forwarded messages are: several together, or a card, which nobody writes by hand. Feishu marks no other: a single one looks like
 * a message of their own.
 */
const forwards: ReadonlySet<string> = new Set(['merge_forward', 'interactive']);

/** Whether somebody is of the tenant that the bot is in; Feishu may leave out what is usual. */
export const isOurs = (tenantKey: string | null | undefined, { tenant_key }: Head): boolean =>
  (tenantKey || tenant_key) === tenant_key;

/** A command with the words that follow it, as menus name it. */
const commandOf = (words: string) => {
  const [command = '', ...rest] = words.replace(/^[/／]/, '').split(' ');
  return { kind: 'command' as const, command, line: rest.length === 0 ? [] : [rest.join(' ')] };
};

/** Turns words to Pacer, its menu, and its being entered or added into the core's events; undefined for all else. */
export function createNormalizeSpoken(parts: Parts) {
  const { workspace, botId, forwardOpens, clock, conversations } = parts;
  const accountOf = accountIn(workspace);

  async function words(it: Spoken, user: string, head: Head): Promise<Act | undefined> {
    const { message } = it;
    const alone = message.chat_type === 'p2p';
    if (alone) conversations.learn(message.chat_id, { kind: 'direct' });
    else if (!mentionsBot(message, botId)) return undefined;
    const line = readLine(message, { botId, tenant: head.tenant_key, accountOf });
    const forwarded = alone && forwards.has(message.message_type) ? forwardOpens : undefined;
    if (line === undefined && forwarded === undefined) return undefined;
    const is = alone ? undefined : await conversations.of(message.chat_id);
    const group = alone ? undefined : (is ?? { kind: 'group' as const, name: '' });
    return {
      event: {
        // Feishu may report one message under several event ids.
        key: keyOf('message', message.message_id),
        at: instantOf(message.create_time ?? head.create_time, clock),
        actor: accountOf(user),
        place: placeOf(message.chat_id, group, workspace),
        canOpenForm: true,
        ...(line === undefined
          ? { kind: 'shortcut' as const, shortcut: forwarded ?? '', about: {} }
          : whatWasSaid(line)),
      },
      here: { user, alone, ...(alone ? {} : { said: message.message_id }) },
    };
  }

  const direct = (user: string, key: string, head: Head) => ({
    key,
    at: instantOf(head.create_time, clock),
    actor: accountOf(user),
    place: { kind: 'direct' as const },
    canOpenForm: true,
  });

  const eventKey = (head: Head): string => keyOf('event', head.event_id);

  return {
    async said(data: unknown, head: Head): Promise<Act | undefined> {
      const it = spoken.parse(data);
      const user = it.sender.sender_id?.open_id ?? '';
      // Bots are nobody; of people from another tenant it is not for us to say who they are.
      if (it.sender.sender_type !== 'user' || user === '' || !isOurs(it.sender.tenant_key, head))
        return undefined;
      return words(it, user, head);
    },

    /** A menu's entry is named after the command or the shortcut (`feature.shortcut`) that it stands for. */
    picked(data: unknown, head: Head): Act | undefined {
      const { operator, event_key: name } = menuPicked.parse(data);
      const user = operator.operator_id.open_id ?? '';
      if (user === '') return undefined;
      const what = name.includes('.') ? { kind: 'shortcut' as const, shortcut: name } : commandOf(name);
      return { event: { ...direct(user, eventKey(head), head), ...what }, here: { user, alone: true } };
    },

    /** Where anything was said before, entering is nothing new: Pacer greets once and then is quiet. */
    entered(data: unknown, head: Head): Act | undefined {
      const it = chatEntered.parse(data);
      const user = it.operator_id.open_id ?? '';
      conversations.learn(it.chat_id, { kind: 'direct' });
      if (user === '' || (it.last_message_id ?? '') !== '') return undefined;
      const event = { ...direct(user, keyOf('entered', user), head), kind: 'home-opened' as const };
      return { event, here: { user, alone: true } };
    },

    /** Whoever adds Pacer to a group is asked whose group it is, as if they had asked for it. */
    added(data: unknown, head: Head): Act | undefined {
      const it = botAdded.parse(data);
      const user = it.operator_id?.open_id ?? '';
      const group = { kind: 'group' as const, name: it.name ?? '' };
      conversations.learn(it.chat_id, group);
      if (user === '' || !isOurs(it.operator_tenant_key, head)) return undefined;
      const place = placeOf(it.chat_id, group, workspace);
      const event = { ...direct(user, eventKey(head), head), place, ...commandOf('pacer team') };
      return { event, here: { user, alone: false } };
    },
  };
}

export type NormalizeSpoken = ReturnType<typeof createNormalizeSpoken>;
