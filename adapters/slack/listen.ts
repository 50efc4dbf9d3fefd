import type { App } from '@slack/bolt';
import type { Answered, Receive } from '../../src/chat/index.ts';
import type { Later } from '../../src/shared/in-flight.ts';
import type { Log } from '../../src/shared/log.ts';
import type { Act } from './act.ts';
import { createAnsweredEvents } from './answered-events.ts';
import type { SlackDirectory } from './directory.ts';
import type { Normalize } from './normalize.ts';
import type { NormalizeSpoken } from './normalize-spoken.ts';
import {
  commandSchema,
  type Envelope,
  envelope,
  type Interaction,
  interaction,
  type SpokenEvent,
  spokenEvent,
} from './payload.ts';
import { likelyIn, type Reply, type ReplyTo } from './reply.ts';

type Parts = {
  workspace: string;
  /** The bot's own user. */
  botUserId: string;
  receive: Receive;
  normalize: Normalize;
  spoken: NormalizeSpoken;
  reply: ReplyTo;
  directory: Pick<SlackDirectory, 'took'>;
  /** Learns whose direct conversation a channel is. */
  learn: (userId: string, channelId: string) => void;
  log: Log;
};

/** Slack takes the answer to a command for three seconds, of which some are spent on the way (ms). */
const ANSWER_WITHIN = 2_500;

/** Bolt hands over what the receiver gave it: the lists of what follows the answer or stands for it. */
export type Context = { later: Later[]; instead: Later[] };

const spokenTypes: ReadonlySet<string> = new Set(['message', 'app_mention', 'app_home_opened']);
const isSpoken = (type: string): boolean => spokenTypes.has(type);

/** The workspace that something was delivered for, and the one that its actor belongs to. */
function teamsOf(it: Interaction): { installed: string | undefined; actor: string | undefined } {
  const view = 'view' in it ? it.view : undefined;
  const actor = it.user.team_id ?? undefined;
  return { installed: view?.app_installed_team_id ?? it.team?.id ?? actor, actor };
}

/** Whether the bot's own access ends; a single person's tokens are none of Pacer's. */
const isGoodbye = ({ type, tokens }: Envelope['event']): boolean =>
  type === 'app_uninstalled' ||
  (type === 'tokens_revoked' &&
    typeof tokens === 'object' &&
    tokens !== null &&
    'bot' in tokens &&
    Array.isArray(tokens.bot) &&
    tokens.bot.length > 0);

const installedFor = (it: Envelope): string => it.authorizations[0]?.team_id ?? it.team_id;

/** Hands everything that Bolt hears to the core, and puts what the core answers into the acknowledgement and what follows it. */
export function listen(app: App<Context>, parts: Parts): void {
  const { workspace, botUserId, receive, normalize, spoken, reply, directory, learn, log } = parts;

  const answered = createAnsweredEvents();
  const isPerson = (id: string): boolean => id !== botUserId && id !== 'USLACKBOT';
  const isOurs = (it: Interaction): boolean => {
    const { installed, actor = installed } = teamsOf(it);
    // Somebody from another workspace may see a card in a shared channel; who they are is not for us to say.
    return installed === workspace && actor === workspace && isPerson(it.user.id);
  };
  const unread = (what: string): void => log.warn({ code: what }, 'Slack sent something in an unknown shape');

  function follow<Ack>(context: Context, { ack, later, instead }: Reply<Ack>): Ack | undefined {
    if (later !== undefined) context.later.push(later);
    if (instead !== undefined) context.instead.push(instead);
    return ack;
  }

  /** Reads an interaction, lets the core decide, and says what its answer looks like. */
  async function answerTo<T>(body: unknown, show: (answer: Answered, act: Act) => T): Promise<T | undefined> {
    const read = interaction.safeParse(body);
    if (!read.success) {
      unread('interaction');
      return undefined;
    }
    const act = isOurs(read.data) ? await normalize.interaction(read.data) : undefined;
    return act === undefined ? undefined : show(await receive(act.event), act);
  }

  app.command(/^/, async ({ body, ack, context }) => {
    const read = commandSchema.safeParse(body);
    if (!read.success) unread('command');
    if (!read.success || read.data.team_id !== workspace || !isPerson(read.data.user_id)) return ack();
    const begun = performance.now();
    const { event, here } = await normalize.command(read.data);
    const shown = reply.command(await receive(event), here);
    // Slack forgets an answer that comes too late: then it follows by itself.
    const late = performance.now() - begun > ANSWER_WITHIN ? shown.instead : undefined;
    await ack(follow(context, late === undefined ? shown : { later: late }));
  });

  app.action(/^/, async ({ body, ack, context }) => {
    const shown = await answerTo(body, reply.press);
    await ack();
    follow(context, shown ?? {});
  });

  app.shortcut(/^/, async ({ body, ack, context }) => {
    const shown = await answerTo(body, (answer, { here }) => reply.shortcut(answer, here));
    await ack();
    follow(context, shown ?? {});
  });

  app.view(/^/, async ({ body, ack, context }) => {
    const shown = await answerTo(body, (answer, { here }) =>
      here.view === undefined ? {} : reply.submitted(answer, here, here.view),
    );
    await ack(follow(context, shown ?? {}));
  });

  app.view({ callback_id: /^/, type: 'view_closed' }, async ({ body, ack, context }) => {
    const shown = await answerTo(body, (answer, { here }) => reply.closed(answer, here));
    await ack();
    follow(context, shown ?? {});
  });

  app.options(/^/, async ({ body, ack }) => {
    const read = interaction.safeParse(body);
    const asked = read.success && read.data.type === 'block_suggestion' ? read.data : undefined;
    const likely = asked?.value.trim() === '' ? likelyIn(asked.view ?? undefined, asked.block_id) : undefined;
    const options = likely === undefined ? await answerTo(body, reply.options) : reply.likely(likely);
    await ack(options ?? reply.likely([]));
  });

  /** Takes what people say and what becomes of people and channels. */
  app.event(/^/, async ({ body, context }) => {
    const read = envelope.safeParse(body);
    if (!read.success) return unread('event');
    if (installedFor(read.data) !== workspace) return;
    const { event } = read.data;
    if (isGoodbye(event)) {
      log.error({ code: event.type }, 'Slack took the app’s access away: nothing is lost, messages wait');
      return;
    }
    await directory.took(event);
    if (!isSpoken(event.type)) return;
    const said = spokenEvent.safeParse(event);
    // Joins, edits and the like have other shapes and are nothing to answer.
    if (!said.success || !isPerson(said.data.user) || isForeign(said.data)) return;
    if ('channel' in said.data) learn(said.data.user, said.data.channel);
    const act = await spoken(said.data, read.data);
    if (act === undefined) return;
    const answer = await receive(act.event);
    if (answered.isFirst(read.data.event_id)) follow(context, reply.told(answer, act));
  });

  const isForeign = (it: SpokenEvent): boolean =>
    'user_team' in it && (it.user_team ?? workspace) !== workspace;

  app.error(async (error) => {
    // Thrown on: what was not committed must not be acknowledged.
    throw error;
  });
}
