// Slack as a program of its own: the Web API that the bot posts to, and people who press the buttons of what it posted. Takes its
// orders from the program that measures, and answers with times in milliseconds.
import { createHmac, randomUUID } from 'node:crypto';
import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';

const settings = z
  .object({ people: z.coerce.number(), secret: z.string() })
  .parse({ people: process.env.LOAD_PEOPLE, secret: process.env.LOAD_SECRET });

const TEAM = 'T0BENCH01';
const userOf = (i: number): string => `U0BENCH${String(i).padStart(4, '0')}`;
const members = Array.from({ length: settings.people }, (_, i) => ({
  id: userOf(i),
  team_id: TEAM,
  name: `p${i}`,
  real_name: `Person ${i}`,
  tz: 'Europe/Berlin',
  is_email_confirmed: true,
  locale: 'en-US',
  profile: { email: `p${i}@bench.example`, display_name: `Person ${i}` },
}));

type Json = Record<string, unknown>;
const buttonsIn = (blocks: string): Json[] =>
  z
    .array(z.looseObject({ elements: z.array(z.looseObject({})).optional() }))
    .parse(JSON.parse(blocks))
    .flatMap((it) => it.elements ?? [])
    .filter((it) => it.type === 'button');

/** The button **Nothing new** of each person's prompt, by user. */
const prompts = new Map<string, { ts: string; button: Json }>();
let posts = 0;
let clock = 1_790_000_000;

function postMessage(form: URLSearchParams): Json {
  posts += 1;
  clock += 1;
  const [ts, user] = [`${clock}.000100`, form.get('channel') ?? ''];
  const button = buttonsIn(form.get('blocks') ?? '[]').find(
    (it) => z.looseObject({ text: z.string() }).parse(it.text).text === 'Nothing new',
  );
  if (button !== undefined) prompts.set(user, { ts, button });
  return { ok: true, channel: `D${user.slice(1)}`, ts };
}

const methods: Readonly<Record<string, (form: URLSearchParams) => Json>> = {
  'auth.test': () => ({
    ok: true,
    url: 'https://bench.slack.com/',
    team: 'Bench',
    team_id: TEAM,
    user: 'pacer',
    user_id: 'U0PACER01',
    bot_id: 'B0PACER01',
  }),
  'users.list': () => ({ ok: true, members, response_metadata: { next_cursor: '' } }),
  'chat.postMessage': postMessage,
};

const read = async (message: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
};

const server = createServer(async (message, response) => {
  const body = await read(message);
  const method = methods[message.url?.replace('/api/', '') ?? ''];
  const answer = method?.(new URLSearchParams(body)) ?? { ok: true };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
const base = `http://127.0.0.1:${port}`;

/** The press of a button, as Slack tells it. */
function pressOf(user: string): string {
  const prompt = prompts.get(user);
  if (prompt === undefined) throw new Error(`${user} has no prompt`);
  const channel = `D${user.slice(1)}`;
  const payload = {
    type: 'block_actions',
    team: { id: TEAM, domain: 'bench' },
    user: { id: user, username: user, team_id: TEAM },
    api_app_id: 'A0PACER01',
    trigger_id: randomUUID(),
    container: { type: 'message', message_ts: prompt.ts, channel_id: channel, is_ephemeral: false },
    channel: { id: channel, name: 'directmessage' },
    message: { ts: prompt.ts, user: 'U0PACER01', bot_id: 'B0PACER01' },
    response_url: `${base}/respond/${user}`,
    actions: [{ ...prompt.button, type: 'button', action_ts: `${prompt.ts}1`, block_id: 'b1' }],
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}

const agent = new Agent({ keepAlive: true });

/** Presses, and measures from the first byte sent to the last of the acknowledgement. */
async function press(url: string, user: string): Promise<number> {
  const body = pressOf(user);
  const at = Math.floor(performance.timeOrigin / 1_000 + performance.now() / 1_000);
  const signature = createHmac('sha256', settings.secret).update(`v0:${at}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': `v0=${signature}`,
  };
  const began = performance.now();
  const status = await new Promise<number>((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.on('end', () => resolve(response.statusCode ?? 0)).resume();
    });
    sent.on('error', reject).end(body);
  });
  const took = performance.now() - began;
  if (status !== 200) throw new Error(`A press was answered with ${status}`);
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
