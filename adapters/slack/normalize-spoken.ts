import type { LinePart } from '../../src/chat/index.ts';
import type { Clock } from '../../src/shared/clock.ts';
import type { Act } from './act.ts';
import { instantOf } from './normalize.ts';
import type { Envelope, SpokenEvent } from './payload.ts';
import { accountIn, type ChannelFacts, placeOf } from './place.ts';
import { readLine, withoutMention } from './read-line.ts';
import type { WithGroups } from './user-groups.ts';

type Parts = {
  workspace: string;
  botUserId: string;
  clock: Clock;
  facts: ChannelFacts;
  withGroups: WithGroups;
};
type Words = Extract<SpokenEvent, { text: string }>;

/** Reads a typed line as a command where it begins with a slash, as people write who know them. */
function whatWasSaid(line: readonly LinePart[]) {
  const [first = '', ...others] = line;
  const slash = typeof first === 'string' ? /^\s*[/／](\S+)\s*/.exec(first) : null;
  if (slash === null || typeof first !== 'string') return { kind: 'message' as const, line };
  const rest = first.slice(slash[0].length);
  return {
    kind: 'command' as const,
    command: slash[1] ?? '',
    line: rest === '' ? others : [rest, ...others],
  };
}

/** Words with a file beside them, or said in a thread and to all, are words like any; other kinds are edits, joins and the like. */
const wordKinds: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'thread_broadcast']);

const isForPacer = (it: Words): boolean =>
  wordKinds.has(it.subtype) && !it.bot_id && (it.type === 'app_mention' || it.channel_type === 'im');

/** Turns words to Pacer and the opening of its App Home into the core's events; undefined for all else. */
export function createNormalizeSpoken({ workspace, botUserId, clock, facts, withGroups }: Parts) {
  const accountOf = accountIn(workspace);

  async function wordsOf(it: Words, key: string): Promise<Act | undefined> {
    if (!isForPacer(it)) return undefined;
    const conversation = { id: it.channel, name: it.type === 'message' ? 'directmessage' : '' };
    return {
      event: {
        key,
        at: instantOf(it.ts, clock),
        actor: accountOf(it.user),
        place: await placeOf(conversation, workspace, facts),
        canOpenForm: false,
        ...whatWasSaid(withoutMention(readLine(await withGroups(it.text, it.user), accountOf), botUserId)),
      },
      here: {
        user: it.user,
        conversation,
        thread: it.thread_ts,
      },
    };
  }

  return async function spoken(it: SpokenEvent, { event_id }: Envelope): Promise<Act | undefined> {
    const key = `slack:event:${event_id}`;
    if (it.type !== 'app_home_opened') return wordsOf(it, key);
    if (it.tab !== 'home') return undefined;
    return {
      event: {
        key,
        at: instantOf(it.event_ts, clock),
        actor: accountOf(it.user),
        place: { kind: 'home' },
        canOpenForm: false,
        kind: 'home-opened',
      },
      here: { user: it.user },
    };
  };
}

export type NormalizeSpoken = ReturnType<typeof createNormalizeSpoken>;
