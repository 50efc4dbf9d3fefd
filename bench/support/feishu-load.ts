// Feishu as a program of its own: the API that the bot posts to, and people who press the buttons of what it posted. Takes its
// orders from the program that measures, and answers with times in milliseconds.
import { createCipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';

const settings = z
  .object({ people: z.coerce.number(), key: z.string(), token: z.string(), app: z.string() })
  .parse({
    people: process.env.LOAD_PEOPLE,
    key: process.env.LOAD_ENCRYPT_KEY,
    token: process.env.LOAD_VERIFICATION_TOKEN,
    app: process.env.LOAD_APP,
  });

const TENANT = 'bench';
const PAGE = 50;
const userOf = (i: number): string => `ou_${String(i).padStart(8, '0')}`;
const members = Array.from({ length: settings.people }, (_, i) => ({
  open_id: userOf(i),
  union_id: `on_${i}`,
  user_id: `u${i}`,
  name: `Person ${i}`,
  enterprise_email: `p${i}@bench.example`,
  department_ids: ['0'],
  leader_user_id: '',
  status: { is_activated: true, is_frozen: false, is_resigned: false, is_exited: false, is_unjoin: false },
}));

type Json = Record<string, unknown>;
const bodyOf = (json: string): Json => z.looseObject({}).parse(JSON.parse(json));

const button = z.looseObject({
  text: z.looseObject({ content: z.string() }),
  behaviors: z.array(z.looseObject({ value: z.unknown() })),
});

/** Finds the value of the button **Nothing new**, wherever it stands. */
function valueIn(it: unknown): unknown {
  if (typeof it !== 'object' || it === null) return undefined;
  // Every card that is sent is searched: only buttons are worth a closer look.
  const read = 'tag' in it && it.tag === 'button' ? button.safeParse(it).data : undefined;
  if (read?.text.content === 'Nothing new') return read.behaviors[0]?.value;
  for (const one of Object.values(it)) {
    const found = valueIn(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The button **Nothing new** of each person's prompt, by user. */
const prompts = new Map<string, { message: string; value: unknown }>();
let posts = 0;

function postMessage(body: Json): Json {
  posts += 1;
  const user = String(body.receive_id);
  const message = `om_${posts}`;
  const value = valueIn(JSON.parse(String(body.content)));
  if (value !== undefined) prompts.set(user, { message, value });
  return { data: { message_id: message, chat_id: `oc_${user.slice(3)}` } };
}

function membersFrom({ searchParams }: URL): Json {
  const from = Number(searchParams.get('page_token') ?? 0);
  const end = from + PAGE;
  const more = end < members.length ? { has_more: true, page_token: String(end) } : { has_more: false };
  return { data: { ...more, items: members.slice(from, end) } };
}

/** What Feishu answers, by the end of the path. */
const methods: Readonly<Record<string, (body: Json, url: URL) => Json>> = {
  'tenant_access_token/internal': () => ({ tenant_access_token: 't-bench', expire: 7200 }),
  'bot/v3/info': () => ({ bot: { open_id: 'ou_bot', app_name: 'Pacer', activate_status: 2 } }),
  'tenant/query': () => ({ data: { tenant: { name: 'Bench', tenant_key: TENANT } } }),
  'v3/scopes': () => ({ data: { has_more: false, department_ids: ['0'], user_ids: [], group_ids: [] } }),
  find_by_department: (_, url) => membersFrom(url),
  children: () => ({ data: { has_more: false, items: [] } }),
  'v1/messages': postMessage,
};

const read = async (message: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
};

const server = createServer(async (message, response) => {
  const body = await read(message);
  const url = new URL(message.url ?? '/', 'http://127.0.0.1');
  const method = Object.entries(methods).find(([end]) => url.pathname.endsWith(`/${end}`))?.[1];
  const answer = method?.(body === '' ? {} : bodyOf(body), url) ?? { data: {} };
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ code: 0, msg: 'ok', ...answer }));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
const base = `http://127.0.0.1:${port}`;

const sha256 = (words: string): Buffer => createHash('sha256').update(words).digest();

/** Encrypts what Feishu tells, as it does. */
function encrypted(payload: Json): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', sha256(settings.key), iv);
  const encrypt = Buffer.concat([iv, cipher.update(JSON.stringify(payload)), cipher.final()]);
  return JSON.stringify({ encrypt: encrypt.toString('base64') });
}

/** The press of a button, as Feishu tells it. */
function pressOf(user: string): string {
  const prompt = prompts.get(user);
  if (prompt === undefined) throw new Error(`${user} has no prompt`);
  return encrypted({
    schema: '2.0',
    header: {
      event_id: randomUUID(),
      event_type: 'card.action.trigger',
      create_time: `${Math.floor(performance.timeOrigin + performance.now())}000`,
      token: settings.token,
      app_id: settings.app,
      tenant_key: TENANT,
    },
    event: {
      operator: { tenant_key: TENANT, open_id: user },
      token: `c-${randomUUID()}`,
      action: { tag: 'button', value: prompt.value },
      host: 'im_message',
      context: { open_message_id: prompt.message, open_chat_id: `oc_${user.slice(3)}` },
    },
  });
}

const agent = new Agent({ keepAlive: true });

/** Presses, and measures from the first byte sent to the last of the answer. */
async function press(url: string, user: string): Promise<number> {
  const body = pressOf(user);
  const at = String(Math.floor(performance.timeOrigin / 1_000 + performance.now() / 1_000));
  const nonce = randomUUID();
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-lark-request-timestamp': at,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': sha256(at + nonce + settings.key + body).toString('hex'),
  };
  const began = performance.now();
  const { status, length } = await new Promise<{ status: number; length: number }>((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      let length = 0;
      response.on('data', (part: Buffer) => {
        length += part.length;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, length }));
    });
    sent.on('error', reject).end(body);
  });
  const took = performance.now() - began;
  // The SDK answers what it refuses with 200 and nothing.
  if (status !== 200 || length === 0)
    throw new Error(`A press was answered with ${status} and ${length} bytes`);
  return took;
}

const order = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('count') }),
  z.object({
    kind: z.literal('press'),
    /** Where each press goes, one after the other, by the same person. */
    urls: z.array(z.string()),
    from: z.number(),
    count: z.number(),
    pauseMs: z.number(),
  }),
]);

async function obey(it: z.infer<typeof order>): Promise<unknown> {
  if (it.kind === 'count') return { posts, prompts: prompts.size };
  const times: number[][] = it.urls.map(() => []);
  for (let i = 0; i < it.count; i += 1) {
    for (const [place, url] of it.urls.entries()) {
      times[place]?.push(await press(url, userOf(it.from + i)));
      // What follows the answer is over before the next one presses.
      await setTimeout(it.pauseMs);
    }
  }
  return { times };
}

process.on('message', (message) => {
  void obey(order.parse(message)).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit());
process.send?.({ base });
