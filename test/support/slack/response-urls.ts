import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { flagArg, textArg } from './api-args.ts';
import { areTooLong, checkMessageBlocks } from './check-blocks.ts';
import { isObject, type Json, objectsOf } from './check-shape.ts';
import { parseJson, readBytes } from './http-body.ts';
import { postAsBot, rewrite } from './posting.ts';
import type { Message, State } from './state.ts';
import { withIds } from './views.ts';

const USES = 5;
const MINUTES = 30;

type Hook = { channel: string; user: string; message: string | undefined; uses: number; until: number };

/** What a message through a `response_url` or an acknowledgement says: its problem, or what it does. */
export type Said = { problem: string } | { message?: Message };

function contentOf(state: State, body: Json): { text: string; blocks?: Json[] } | string {
  const { text, blocks } = body;
  if (blocks !== undefined && (!Array.isArray(blocks) || !blocks.every(isObject)))
    return 'invalid_blocks_format';
  if (blocks !== undefined) {
    const problems = checkMessageBlocks(blocks);
    if (problems.length > 0) return `invalid_blocks ${problems.join(' ')}`;
    if (areTooLong(blocks)) return 'msg_blocks_too_long';
  }
  if ((typeof text !== 'string' || text === '') && objectsOf(blocks).length === 0) return 'no_text';
  const words = typeof text === 'string' ? text : '';
  return { text: words, ...(blocks === undefined ? {} : { blocks: withIds(state, objectsOf(blocks)) }) };
}

/** Shows what the app answered: to the one person, or in the channel. */
export function sayBack(state: State, place: { channel: string; user: string }, body: Json): Said {
  const content = contentOf(state, body);
  if (typeof content === 'string') return { problem: content };
  const visible = body.response_type === 'in_channel' ? {} : { onlyFor: place.user };
  const thread = textArg(body, 'thread_ts');
  return {
    message: postAsBot(state, place.channel, {
      ...content,
      ...visible,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    }),
  };
}

/** Makes addresses that take five answers within half an hour. */
export function createResponseUrls(state: State) {
  const hooks = new Map<string, Hook>();

  function take(path: string, body: Json): string {
    const hook = hooks.get(path);
    if (hook === undefined) return 'no_service';
    if (hook.uses >= USES || state.clock.now().getTime() > hook.until) return 'used_url';
    hook.uses += 1;
    const pressed = state.messages.find((it) => it.channel === hook.channel && it.ts === hook.message);
    if (flagArg(body, 'delete_original')) {
      if (pressed === undefined) return 'message_not_found';
      state.messages.splice(state.messages.indexOf(pressed), 1);
      return 'ok';
    }
    if (flagArg(body, 'replace_original') && pressed !== undefined) {
      const content = contentOf(state, body);
      if (typeof content === 'string') return content;
      rewrite(state, pressed, content);
      return 'ok';
    }
    const said = sayBack(state, hook, body);
    return 'problem' in said ? said.problem : 'ok';
  }

  return {
    /** Makes the address for one act of somebody. */
    make(
      kind: 'commands' | 'actions' | 'app',
      place: { channel: string; user: string; message?: string },
    ): string {
      const path = `/${kind}/${state.team.id}/${state.ids.next('').slice(0, 8)}/${randomUUID().slice(0, 8)}`;
      const until = state.clock.now().getTime() + MINUTES * 60_000;
      hooks.set(path, { channel: place.channel, user: place.user, message: place.message, uses: 0, until });
      return `${state.origin.hooks}${path}`;
    },
    async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const path = request.url ?? '';
      const body = parseJson((await readBytes(request)).toString('utf8'));
      const isJson = request.headers['content-type']?.startsWith('application/json') === true;
      const outcome =
        request.method === 'POST' && isJson && isObject(body) ? take(path, body) : 'invalid_payload';
      state.calls.push({
        method: 'response_url',
        args: isObject(body) ? body : {},
        token: '',
        reply: { outcome },
      });
      if (outcome !== 'ok') state.violations.push(`response_url: ${outcome}`);
      const status = outcome === 'ok' ? 200 : outcome === 'no_service' || outcome === 'used_url' ? 404 : 400;
      response.writeHead(status, { 'content-type': 'text/plain' }).end(outcome);
    },
  };
}
export type ResponseUrls = ReturnType<typeof createResponseUrls>;
