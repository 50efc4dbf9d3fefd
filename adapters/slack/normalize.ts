import type { Account, Place, RawValues, SharedMessage } from '../../src/chat/index.ts';
import { assertNever } from '../../src/shared/assert-never.ts';
import type { Clock, Instant } from '../../src/shared/clock.ts';
import type { Act, Conversation, Here } from './act.ts';
import { decodeControl } from './control-ids.ts';
import { buttonOfAction, decodeMetadata, FORM_CALLBACK, lookupOfAction } from './form-ids.ts';
import { messageRef } from './message-ref.ts';
import type {
  BlockActions,
  CommandPayload,
  Interaction,
  SeenView,
  ShortcutPayload,
  Suggestion,
  ViewAct,
} from './payload.ts';
import { accountIn, type ChannelFacts, channelOfOrigin, placeOf } from './place.ts';
import { readLine } from './read-line.ts';
import { readState } from './read-state.ts';
import type { WithGroups } from './user-groups.ts';

type NormalizeParts = {
  workspace: string;
  /** The workspace's own address: `https://acme.slack.com/`. */
  url: string;
  clock: Clock;
  facts: ChannelFacts;
  withGroups: WithGroups;
};

/** Reads Slack's time, seconds with a fraction; its own clock decides where there is none. */
export const instantOf = (seconds: string | number, clock: Clock): Instant => {
  const ms = Number(seconds) * 1_000;
  return Number.isFinite(ms) && ms > 0 ? new Date(Math.round(ms)) : clock.now();
};

/** The conversation in which a form was opened. */
const openedIn = (view: SeenView): Conversation | undefined =>
  channelOfOrigin(decodeMetadata(view.private_metadata)?.origin);

const instanceOf = (view: SeenView): string | undefined => decodeMetadata(view.private_metadata)?.instance;
const typedIn = (view: SeenView): RawValues => readState(view.state?.values);

/** Turns what Slack reports about people's acts into the core's events; undefined where it is none of Pacer's. */
export function createNormalize({ workspace, url, clock, facts, withGroups }: NormalizeParts) {
  const accountOf = accountIn(workspace);
  const placeIn = (conversation: Conversation | undefined): Promise<Place> =>
    placeOf(conversation, workspace, facts);

  async function command(it: CommandPayload): Promise<Act> {
    const conversation = { id: it.channel_id, name: it.channel_name };
    return {
      event: {
        key: `slack:command:${it.trigger_id}`,
        at: clock.now(),
        actor: accountOf(it.user_id),
        place: await placeIn(conversation),
        canOpenForm: true,
        kind: 'command',
        command: it.command.replace(/^\//, ''),
        line: readLine(await withGroups(it.text, it.user_id), accountOf),
      },
      here: { user: it.user_id, conversation, responseUrl: it.response_url, trigger: it.trigger_id },
    };
  }

  function hereOf(it: BlockActions): Here {
    const ts = it.container.message_ts;
    const posted = it.channel && ts !== undefined && !it.container.is_ephemeral;
    return {
      user: it.user.id,
      conversation: it.channel ?? (it.view ? openedIn(it.view) : undefined),
      responseUrl: it.response_url,
      trigger: it.trigger_id,
      pressed: it.view ? undefined : posted ? { ref: messageRef(it.channel?.id ?? '', ts) } : {},
      view: it.view ?? undefined,
    };
  }

  async function pressed(it: BlockActions): Promise<Act | undefined> {
    const [control] = it.actions;
    if (control === undefined) return undefined;
    const here = hereOf(it);
    const container = it.view?.id ?? `${it.channel?.id}:${it.container.message_ts}`;
    const place = it.view?.type === 'home' ? { kind: 'home' as const } : await placeIn(here.conversation);
    const base = {
      key: `slack:press:${it.user.id}:${container}:${control.action_ts}`,
      at: instantOf(control.action_ts, clock),
      actor: accountOf(it.user.id),
      place,
      canOpenForm: it.trigger_id !== '',
    };
    if (it.view?.callback_id === FORM_CALLBACK) {
      const [button, instance] = [buttonOfAction(control.action_id), instanceOf(it.view)];
      if (button === undefined || instance === undefined) return undefined;
      return {
        event: { ...base, kind: 'form-pressed', instance, button, values: typedIn(it.view) },
        here,
      };
    }
    const read = decodeControl({ ...control, value: control.value });
    if (read === undefined) return undefined;
    const ref = here.pressed?.ref;
    const message = ref === undefined ? {} : { message: ref };
    return { event: { ...base, kind: 'action', ...read, ...message }, here };
  }

  async function inForm(it: ViewAct): Promise<Act | undefined> {
    const instance = instanceOf(it.view);
    if (it.view.callback_id !== FORM_CALLBACK || instance === undefined) return undefined;
    const conversation = openedIn(it.view);
    const sent = it.type === 'view_submission';
    // Without what was typed there is no draft to keep.
    if (!sent && !it.view.state) return undefined;
    return {
      event: {
        key: `slack:${sent ? 'submit' : 'close'}:${it.view.id}:${it.view.hash ?? ''}`,
        at: clock.now(),
        actor: accountOf(it.user.id),
        place: await placeIn(conversation),
        canOpenForm: sent,
        kind: sent ? 'form-submitted' : 'form-closed',
        instance,
        values: typedIn(it.view),
      },
      here: { user: it.user.id, conversation, view: it.view },
    };
  }

  async function lookup(it: Suggestion): Promise<Act | undefined> {
    const name = lookupOfAction(it.action_id);
    if (name === undefined) return undefined;
    const conversation = it.view ? openedIn(it.view) : undefined;
    return {
      event: {
        key: `slack:lookup:${it.user.id}:${it.view?.id ?? ''}:${it.block_id}:${it.value}`,
        at: clock.now(),
        actor: accountOf(it.user.id),
        place: await placeIn(conversation),
        canOpenForm: false,
        kind: 'lookup',
        lookup: name,
        query: it.value,
      },
      here: { user: it.user.id, conversation, view: it.view ?? undefined },
    };
  }

  /** Says who wrote a message and where it stands, never what it says. */
  function aboutMessage(it: Extract<ShortcutPayload, { type: 'message_action' }>): SharedMessage {
    const { message, channel } = it;
    const link = new URL(`archives/${channel.id}/p${message.ts.replace('.', '')}`, url);
    if (message.thread_ts !== undefined && message.thread_ts !== message.ts) {
      link.searchParams.set('thread_ts', message.thread_ts);
      link.searchParams.set('cid', channel.id);
    }
    const writer: Account | undefined =
      message.user === undefined || message.bot_id ? undefined : accountOf(message.user);
    return {
      link: link.href,
      ...(writer === undefined ? {} : { author: { account: writer, name: writer.id } }),
    };
  }

  async function shortcut(it: ShortcutPayload): Promise<Act> {
    const conversation = it.type === 'message_action' ? it.channel : undefined;
    return {
      event: {
        key: `slack:shortcut:${it.trigger_id}`,
        at: clock.now(),
        actor: accountOf(it.user.id),
        place: await placeIn(conversation),
        canOpenForm: true,
        kind: 'shortcut',
        shortcut: it.callback_id,
        ...(it.type === 'message_action' ? { about: aboutMessage(it) } : {}),
      },
      here: {
        user: it.user.id,
        conversation,
        trigger: it.trigger_id,
        responseUrl: it.type === 'message_action' ? it.response_url : undefined,
      },
    };
  }

  async function interaction(it: Interaction): Promise<Act | undefined> {
    switch (it.type) {
      case 'block_actions':
        return pressed(it);
      case 'view_submission':
      case 'view_closed':
        return inForm(it);
      case 'block_suggestion':
        return lookup(it);
      case 'shortcut':
      case 'message_action':
        return shortcut(it);
      default:
        return assertNever(it, 'interaction');
    }
  }

  return { command, interaction };
}

export type Normalize = ReturnType<typeof createNormalize>;
