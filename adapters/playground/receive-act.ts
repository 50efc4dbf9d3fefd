import type { Receive } from '../../src/chat/index.ts';
import type { NewId } from '../../src/shared/ids.ts';
import type { WorldClock } from './config.ts';
import { say } from './copy.ts';
import type { Conversation, Viewer } from './directory.ts';
import { limits } from './limits.ts';
import type { Live } from './live.ts';
import { type Act as Asked, addressed, isTooLong, readLine, toEvent } from './normalize.ts';
import type { Reply, Shown } from './reply.tsx';
import type { PlaygroundStore } from './store.ts';

type Parts = { store: PlaygroundStore; live: Live; clock: WorldClock; newId: NewId; reply: Reply };
type Here = { viewer: Viewer; conversation: Conversation };
export type Act = (asked: Asked, here: Here) => Promise<Shown>;

/** Carries out what somebody did on the page: shows their words, hands the event to the core, shows the answer. */
export function createAct({ store, live, clock, newId, reply }: Parts): (receive: Receive) => Act {
  /** Puts a typed line where everybody in the conversation sees it; a command is its author's alone. */
  async function showLine(
    asked: Extract<Asked, { kind: 'say' }>,
    { viewer, conversation }: Here,
  ): Promise<void> {
    const line = readLine(asked.line, viewer);
    const own = addressed(line, conversation) === 'command' && conversation.kind === 'channel';
    const { message, fresh } = await store.keep({
      id: newId(),
      conversation: conversation.key,
      author: viewer.me.accountId,
      content: { kind: 'line', line },
      locale: viewer.me.locale,
      onlyFor: own ? viewer.me.accountId : null,
      sentAs: `said:${viewer.me.accountId}:${asked.key}`,
      at: clock.now(),
    });
    if (!fresh) return;
    live.tell({ kind: 'message', message });
    live.tell({ kind: 'unread' });
  }

  return (receive) => async (asked, here) => {
    const { viewer, conversation } = here;
    const words = say(viewer.me.locale);
    if (asked.kind === 'say') {
      const line = readLine(asked.line, viewer);
      if (line.every((part) => typeof part === 'string' && part.trim() === '')) return {};
      if (isTooLong(line)) return { toast: words.tooLong({ max: limits.lineCharacters }) };
      await showLine(asked, here);
      if (addressed(line, conversation) === 'colleagues') return {};
    }
    const pressed = asked.kind === 'press' ? await store.message(asked.message) : undefined;
    const isHere =
      pressed?.conversation === conversation.key &&
      (pressed.onlyFor === null || pressed.onlyFor === viewer.me.accountId);
    if (asked.kind === 'press' && !isHere) return { toast: words.forged() };
    const at = clock.now();
    const ref = pressed === undefined ? undefined : { ref: pressed.id, posted: pressed.onlyFor === null };
    const event = toEvent(asked, { ...here, at }, ref);
    if (event === undefined) return { toast: words.forged() };
    return reply(await receive(event), { ...here, act: asked, pressed, at });
  };
}
