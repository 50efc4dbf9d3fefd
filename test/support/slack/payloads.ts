import { randomUUID } from 'node:crypto';
import { type Json, objectsOf } from './check-shape.ts';
import { blocksIn, elementsIn } from './check-surface.ts';
import { optionsOf, statePropertyOf, textIn } from './control-state.ts';
import { shownMessage } from './methods-conversations.ts';
import type { Message, State, User, View } from './state.ts';
import { shownView } from './views.ts';

/** What somebody writes: words, and people picked from the list that `@` opens. */
export type Typed = string | readonly (string | { user: string })[];

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Replaces `@name` of people in the workspace by the people themselves, as Slack's client does. */
export function partsOf(state: State, typed: Typed): readonly (string | { user: string })[] {
  if (typeof typed !== 'string') return typed;
  const names = new Map([...state.users.values()].map((it) => [it.name, it.id]));
  return typed.split(/(@[\w.-]+)/).map((part) => {
    const user = part.startsWith('@') ? names.get(part.slice(1)) : undefined;
    return user === undefined ? part : { user };
  });
}

/** Makes mentions of the handles of user groups. */
const withGroups = ({ groups }: State, words: string): string =>
  words.replace(/@([\w-]+)/g, (typed, handle: string) => {
    const group = groups.find((it) => it.handle === handle);
    return group === undefined ? typed : `<!subteam^${group.id}|@${handle}>`;
  });

/** Writes a typed line as it arrives: in commands with names (`should_escape`), in messages without. */
export const textOf = (state: State, typed: Typed, withNames: boolean): string =>
  partsOf(state, typed)
    .map((part) => {
      // Slack's client makes calls to everybody of these words.
      if (typeof part === 'string')
        return withGroups(state, escapeText(part)).replace(/@(everyone|channel|here)\b/g, '<!$1>');
      const name = withNames ? `|${state.users.get(part.user)?.name ?? ''}` : '';
      return `<@${part.user}${name}>`;
    })
    .join('');

/** The blocks that Slack makes of a typed line. */
export const typedBlocks = (state: State, typed: Typed): Json[] => [
  {
    type: 'rich_text',
    block_id: state.ids.next('').slice(0, 5),
    elements: [
      {
        type: 'rich_text_section',
        elements: partsOf(state, typed)
          .filter((part) => part !== '')
          .map((part) =>
            typeof part === 'string' ? { type: 'text', text: part } : { type: 'user', user_id: part.user },
          ),
      },
    ],
  },
];

/** What all interactions begin with. */
export const basePayload = ({ team, bot }: State, user: User): Json => ({
  token: 'verification-token',
  api_app_id: bot.appId,
  team: { id: team.id, domain: team.domain },
  user: { id: user.id, username: user.name, name: user.name, team_id: user.team_id },
  enterprise: null,
  is_enterprise_install: false,
});

export function channelPayload(state: State, id: string): { id: string; name: string } {
  const channel = state.channels.get(id);
  const name = { im: 'directmessage', private: 'privategroup', public: channel?.name ?? '' };
  return { id, name: name[channel?.kind ?? 'public'] };
}

/** Where a control stands: on a message, or in a view. */
export type Surface = { message: Message } | { view: View };

export const surfacePayload = (state: State, surface: Surface): Json => {
  if ('view' in surface)
    return { container: { type: 'view', view_id: surface.view.id }, view: shownView(surface.view) };
  const { message } = surface;
  const isEphemeral = message.onlyFor !== undefined;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: isEphemeral,
    },
    channel: channelPayload(state, message.channel),
    // A message that only one person sees is not sent along.
    ...(isEphemeral ? {} : { message: shownMessage(message, false) }),
    state: structuredClone(message.state),
  };
};

const blocksOf = (surface: Surface): readonly Json[] =>
  'view' in surface ? surface.view.blocks : (surface.message.blocks ?? []);

const labels = (element: Json): readonly string[] =>
  [textIn(element.text), textIn(element.placeholder), String(element.action_id)].filter((it) => it !== '');

export type Control = { block: Json; element: Json };

/** Finds the control that shows a label, or has it as its id. */
export function findControl(surface: Surface, label: string, option?: string): Control {
  const all = blocksIn(blocksOf(surface)).flatMap(({ block }) =>
    elementsIn(block).map((element) => ({ block, element })),
  );
  const offers = (element: Json, words: string) =>
    optionsOf(element).some((it) => textIn(it.text) === words || it.value === words);
  const found =
    all.find(({ block, element }) => {
      const names = [...labels(element), textIn(block.label), String(block.block_id)];
      return names.includes(label) && (option === undefined || offers(element, option));
    }) ??
    all.find(({ element }) => option !== undefined && offers(element, option)) ??
    // Options may also stand as buttons of their own.
    all.find(({ element }) => option !== undefined && textIn(element.text) === option);
  if (found === undefined) {
    const known = all.flatMap(({ element }) => labels(element)).join(', ');
    throw new Error(`There is nothing to press named ${label}; there are: ${known}`);
  }
  return found;
}

/** What a pressed control says of itself in `actions`. */
export function actionPayload(state: State, { block, element }: Control, chosen: Json | undefined): Json {
  const { confirm: _, options: __, option_groups: ___, accessibility_label: ____, ...rest } = element;
  const property = statePropertyOf(element) ?? 'selected_option';
  const value = chosen === undefined ? {} : { [property]: chosen[property] };
  return { ...rest, block_id: block.block_id, action_ts: state.ids.ts(), ...value };
}

/** The fields of a slash command. */
export const commandPayload = (
  { team, bot }: State,
  user: User,
  channel: { id: string; name: string },
  command: { command: string; text: string; response_url: string; trigger_id: string },
): Json => ({
  token: 'verification-token',
  team_id: team.id,
  team_domain: team.domain,
  channel_id: channel.id,
  channel_name: channel.name,
  user_id: user.id,
  user_name: user.name,
  api_app_id: bot.appId,
  is_enterprise_install: 'false',
  ...command,
});

/** A message of a person's as the Events API tells it. */
export const messageEvent = (state: State, message: Message, kind: 'im' | 'channel' | 'group'): Json => ({
  type: 'message',
  user: message.user,
  ts: message.ts,
  event_ts: message.ts,
  client_msg_id: randomUUID(),
  text: message.text,
  team: state.team.id,
  channel: message.channel,
  channel_type: kind,
  ...(message.blocks === undefined ? {} : { blocks: objectsOf(message.blocks) }),
  ...(message.bot_id === undefined ? {} : { bot_id: message.bot_id, app_id: state.bot.appId }),
});
