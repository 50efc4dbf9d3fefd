import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { openBolt } from './open-bolt.ts';

const open = async (...args: Parameters<typeof openBolt>) => {
  const opened = await openBolt(...args);
  onTestFinished(opened.close);
  return opened;
};

describe('Slack’s sockets', () => {
  it('are renewed when Slack asks for it', async () => {
    const { slack, app, ann } = await open('socket');
    const heard: unknown[] = [];
    app.event('message', async ({ body }) => void heard.push(body.event_id));
    slack.sockets.disconnect('refresh_requested');
    await expect.poll(() => slack.count('apps.connections.open')).toBe(2);
    await expect.poll(() => slack.sockets.connections()).toBe(1);
    await slack.as(ann.id).types('hello');
    expect(heard).toHaveLength(1);
    expect(slack.violations).toEqual([]);
  });

  it('deliver an event again over the next one when they are cut', async () => {
    const { slack, app, ann } = await open('socket', { retryAfterMs: [5, 500, 3_000] });
    const heard: (number | undefined)[] = [];
    app.event('message', async ({ context }) => void heard.push(context.retryNum));
    slack.sockets.drop();
    await expect.poll(() => slack.sockets.connections()).toBe(0);
    await slack.as(ann.id).types('hello');
    expect(heard).toHaveLength(1);
    expect(heard[0]).toBeGreaterThanOrEqual(2);
  });

  it('open with a ticket alone, which is refused on demand', async () => {
    const { slack } = await open('http');
    const ask = () =>
      fetch(`${slack.apiUrl}apps.connections.open`, {
        method: 'POST',
        headers: { authorization: `Bearer ${slack.appToken}` },
      }).then((it) => it.json());
    slack.state.refusedConnections.push('invalid_auth');
    expect(await ask()).toMatchObject({ ok: false, error: 'invalid_auth' });
    const { url } = await ask();
    const opens = (address: string) =>
      new Promise((resolve) => {
        const socket = new WebSocket(address);
        socket.on('message', (data: Buffer) => resolve(JSON.parse(data.toString()).type));
        socket.on('error', () => resolve('refused'));
      });
    expect(await opens(url)).toBe('hello');
    expect(await opens(url)).toBe('refused');
  });
});

describe('Slack’s requests', () => {
  it('are refused by the app when they are signed wrongly or too old', async () => {
    const { slack, ann } = await open('http');
    const url = slack.address();
    slack.deliverTo(url, { secret: 'another' });
    await slack.as(ann.id).types('hello');
    slack.deliverTo(url, { at: Math.floor(Date.now() / 1_000) - 301 });
    await slack.as(ann.id).types('hello');
    const outcomes = slack.deliveries.map((it) => (it.outcome.ok ? 200 : it.outcome.status));
    expect(new Set(outcomes)).toEqual(new Set([401]));
    expect(outcomes).toHaveLength(8);
  });

  it('are given up after a while, which the person sees', async () => {
    const { slack, app, ann } = await open('http', { deadlineMs: 50 });
    app.command('/slow', async ({ ack }) => {
      await new Promise((resolve) => setTimeout(resolve, 80));
      await ack();
    });
    const seen = await slack.as(ann.id).command('/slow');
    expect(seen.error).toBe('operation_timeout');
    // Nobody sends a command twice.
    expect(slack.deliveries).toHaveLength(1);
    expect((await slack.as(ann.id).command('/unknown')).error).toBe('operation_timeout');
  });

  it('show an answer that Slack would refuse as one', async () => {
    const { slack, app, ann } = await open('http');
    app.command('/kudos', async ({ ack }) => ack({ text: '', blocks: [{ type: 'nothing' }] }));
    const seen = await slack.as(ann.id).command('/kudos');
    expect(seen.error).toContain('trouble');
    expect(slack.violations[0]).toContain('unsupported type: nothing');
  });
});
