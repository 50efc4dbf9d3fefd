import { describe, expect, it } from 'vitest';
import { button, cardOf, eventually, formAnswer, nothing, notice, openSlack } from './open-slack.ts';

describe('Socket Mode', () => {
  it('carries commands, presses, forms and events', async () => {
    const { slack, ann, core, posted } = await openSlack('socket');
    core.decide = () => notice('Heard');
    expect((await ann.command('/pacer')).words).toContain('Heard');
    expect((await ann.types('hello')).words).toContain('Heard');
    const { message } = await posted(cardOf('A card', [button('Done')]));
    expect((await ann.presses(message, 'Done')).words).toContain('Heard');
    core.decide = () => formAnswer();
    expect((await ann.command('/goal')).view?.title).toMatchObject({ text: 'Goal' });
    expect(slack.violations).toEqual([]);
  });

  it('acknowledges after the commit, and nothing that failed', async () => {
    const { slack, ann, core } = await openSlack('socket', { retryAfterMs: [1, 1, 1], deadlineMs: 1_000 });
    let failures = 1;
    core.decide = () => {
      failures -= 1;
      if (failures >= 0) throw new Error('the commit failed');
      return notice('Heard');
    };
    const seen = await ann.types('hello');
    expect(slack.deliveries.map((it) => it.outcome.ok)).toEqual([false, true]);
    expect(new Set(core.events.map((it) => it.key)).size).toBe(1);
    expect(seen.words).toContain('Heard');
  });

  it('comes back when it is cut, however often Slack refuses a new connection', async () => {
    const { slack, ann, core, lines } = await openSlack('socket');
    core.decide = () => notice('Still here');
    slack.state.refusedConnections.push('internal_error', 'ratelimited', 'invalid_auth');
    slack.fail({ method: 'apps.connections.open', times: 2, as: { kind: 'drop' } });
    slack.fail({ method: 'apps.connections.open', as: { kind: 'status', status: 503 } });
    slack.sockets.drop();
    await eventually(() => slack.sockets.connections() === 0);
    await eventually(() => slack.sockets.connections() === 1);
    expect(slack.count('apps.connections.open')).toBeGreaterThanOrEqual(5);
    expect((await ann.command('/pacer')).words).toContain('Still here');
    expect(lines.join('')).toContain('invalid_auth');
    expect(lines.join('')).not.toContain('xapp-');
    expect(lines.join('')).not.toContain('ticket');
  });

  it.each(['warning', 'refresh_requested'] as const)('moves to a new connection on %s', async (reason) => {
    const { slack, ann, core } = await openSlack('socket');
    core.decide = () => notice('Still here');
    slack.sockets.disconnect(reason);
    await eventually(() => slack.count('apps.connections.open') === 2 && slack.sockets.connections() === 1);
    await slack.quiet();
    expect((await ann.command('/pacer')).words).toContain('Still here');
  });

  it('shows what a command was answered with also when the connection ends before', async () => {
    const { slack, ann, core } = await openSlack('socket');
    core.decide = async () => {
      slack.sockets.disconnect('warning');
      await eventually(() => slack.count('apps.connections.open') === 2);
      return notice('All the same');
    };
    const seen = await ann.command('/pacer');
    await eventually(() => slack.count('response_url') === 1);
    expect(seen.error).toBe('dispatch_failed');
    expect(ann.sees().map((it) => ann.reads(it))).toEqual([expect.stringContaining('All the same')]);
  });

  it('knows an event that comes again over another connection', async () => {
    const { slack, ann, core } = await openSlack('socket');
    const { payload } = await ann.types('hello');
    slack.sockets.disconnect('warning');
    await eventually(() => slack.count('apps.connections.open') === 2 && slack.sockets.connections() === 1);
    await slack.deliverAgain(payload);
    expect(core.events.map((it) => it.key)).toEqual([core.events[0]?.key, core.events[0]?.key]);
  });

  it('lets what is being answered end before it stops, and takes nothing more', async () => {
    const { slack, ann, core, platform } = await openSlack('socket', { deadlineMs: 2_000, retryAfterMs: [] });
    let begun = false;
    core.decide = async () => {
      begun = true;
      await new Promise((resolve) => setTimeout(resolve, 60));
      return notice('Just in time');
    };
    const answered = ann.command('/pacer');
    await eventually(() => begun);
    await platform.stop();
    expect((await answered).words).toContain('Just in time');
    expect((await ann.command('/pacer')).error).toBe('dispatch_failed');
    expect(slack.sockets.connections()).toBe(0);
    expect(core.events).toHaveLength(1);
  });

  it('survives frames that are none of Slack’s', async () => {
    const { slack, ann, core } = await openSlack('socket');
    core.decide = () => nothing;
    for (const frame of ['', '{', 'null', '[]', '{"type":"unheard of","envelope_id":"1","payload":{}}'])
      slack.sockets.sendRaw(frame);
    await ann.command('/pacer');
    expect(core.events).toHaveLength(1);
  });
});
