import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { button, cardOf, nothing, notice, openSlack } from './open-slack.ts';

type Room = Awaited<ReturnType<typeof openSlack>>;
type Given = { secret?: string; at?: number; type?: string; headers?: Record<string, string> };

const now = () => Math.floor(Date.now() / 1_000);

/** Sends a request as Slack does, or as somebody who would like to be Slack. */
function send({ url, slack }: Room, body: string, given: Given = {}): Promise<Response> {
  const { secret = slack.signingSecret, at = now(), type = 'application/json', headers = {} } = given;
  const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return fetch(url, {
    method: 'POST',
    body: new TextEncoder().encode(body),
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': `v0=${signature}`,
      ...headers,
    },
  });
}

const challenge = JSON.stringify({ type: 'url_verification', token: 'x', challenge: 'c4a11e' });

describe('A request to /slack/events', () => {
  it('proves the address to Slack', async () => {
    const room = await openSlack('http');
    const answer = await send(room, challenge);
    expect([answer.status, await answer.json()]).toEqual([200, { challenge: 'c4a11e' }]);
    expect((await send(room, 'ssl_check=1', { type: 'application/x-www-form-urlencoded' })).status).toBe(200);
  });

  it.each([
    ['signed with another secret', { secret: 'not the secret' }],
    ['of six minutes ago', { at: now() - 360 }],
    ['of six minutes from now', { at: now() + 360 }],
    ['without a signature', { headers: { 'x-slack-signature': '' } }],
    ['with a signature of another version', { headers: { 'x-slack-signature': 'v1=00' } }],
    ['without a time', { headers: { 'x-slack-request-timestamp': 'NaN' } }],
  ])('%s is refused', async (_, given: Given) => {
    const room = await openSlack('http');
    const payload = room.slack.state.ids.next('Ev');
    const body = JSON.stringify({ type: 'event_callback', event_id: payload, team_id: room.slack.team.id });
    expect((await send(room, body, given)).status).toBe(401);
    expect(room.core.events).toEqual([]);
  });

  it('whose body was changed on the way is refused', async () => {
    const room = await openSlack('http');
    const at = now();
    const signature = createHmac('sha256', room.slack.signingSecret).update(`v0:${at}:{}`).digest('hex');
    const headers = { 'x-slack-signature': `v0=${signature}` };
    expect((await send(room, challenge, { at, headers })).status).toBe(401);
  });

  it('that is no JSON, of another type or too long is refused', async () => {
    const room = await openSlack('http');
    expect((await send(room, '{"type":')).status).toBe(400);
    expect((await send(room, '[]')).status).toBe(400);
    expect((await send(room, challenge, { type: 'text/plain' })).status).toBe(400);
    expect((await send(room, 'x'.repeat(4 * 1024 * 1024 + 1))).status).toBe(413);
    expect((await fetch(room.url)).status).toBe(404);
  });

  it('may carry a charset', async () => {
    const room = await openSlack('http');
    expect((await send(room, challenge, { type: 'application/json; charset=utf-8' })).status).toBe(200);
  });
});

describe('The acknowledgement', () => {
  it('waits for the commit', async () => {
    const { slack, ann, core } = await openSlack('http');
    let committed = false;
    core.decide = async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      committed = true;
      return nothing;
    };
    const told = slack.deliverEvent({
      type: 'message',
      channel: ann.direct(),
      channel_type: 'im',
      user: ann.id,
      text: 'hello',
      ts: '1790000000.000100',
    });
    expect(committed).toBe(false);
    await told;
    expect(committed).toBe(true);
  });

  it('is not given for what failed; Slack delivers it again under the same key', async () => {
    const { slack, ann, core } = await openSlack('http', { retryAfterMs: [1, 1, 1] });
    let failures = 2;
    core.decide = () => {
      failures -= 1;
      if (failures >= 0) throw new Error('the commit failed');
      return notice('Heard');
    };
    const seen = await ann.types('hello');
    expect(slack.deliveries.map((it) => it.outcome)).toMatchObject([
      { ok: false, status: 500 },
      { ok: false, status: 500 },
      { ok: true },
    ]);
    expect(new Set(core.events.map((it) => it.key)).size).toBe(1);
    expect(seen.words).toContain('Heard');
  });

  it('of a press that failed is missing, so that the person sees it', async () => {
    const { ann, core, posted, lines } = await openSlack('http');
    const { message } = await posted(cardOf('A card', [button('Done')]));
    core.decide = () => {
      throw new Error('words of Ann');
    };
    expect((await ann.presses(message, 'Done')).error).toBe('dispatch_failed');
    expect(lines.join('')).not.toContain('words of Ann');
  });

  it('of a delivery that is repeated has the same key, whatever it is', async () => {
    const { slack, ann, core, posted } = await openSlack('http');
    const { message } = await posted(cardOf('A card', [button('Done')]));
    for (const _ of ['once', 'again']) {
      await ann.command('/pacer', '', undefined, 'c');
      await ann.presses(message, 'Done', undefined, 'p');
      await ann.types('hello', undefined, 't');
      await ann.opensHome('home', 'h');
      await ann.usesShortcut('check-ins.check-in', undefined, 's');
    }
    await ann.presses(message, 'Done');
    const keys = core.events.map((it) => `${it.kind} ${it.key}`);
    expect(keys).toHaveLength(11);
    expect(new Set(keys).size).toBe(6);
    expect(slack.violations).toEqual([]);
  });
});
