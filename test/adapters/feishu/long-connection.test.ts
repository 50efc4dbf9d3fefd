import { describe, expect, it } from 'vitest';
import { connectFeishu } from '../../../adapters/feishu/index.ts';
import { canConnect } from '../../../adapters/feishu/long-connection.ts';
import { realClock } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import { button, cardOf, formAnswer, nothing, notice, openFeishu } from './open-feishu.ts';

type Room = Awaited<ReturnType<typeof openFeishu>>;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function eventually(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (holds()) return;
    await pause(10);
  }
  throw new Error('It did not happen');
}

const connected = async (room: Room): Promise<Room> => {
  await eventually(() => room.feishu.sockets.connections() === 1);
  return room;
};
const open = async (arrange?: Parameters<typeof openFeishu>[2]) =>
  connected(await openFeishu({}, 'long connection', arrange));

const lastOutcome = ({ feishu }: Room) => feishu.deliveries.at(-1)?.outcome;

describe('A long connection', () => {
  it.each([1, 5])('carries words, presses and forms in %i frames', async (parts) => {
    const { feishu, says, posted, presses, ann, core, sees } = await open();
    feishu.sockets.split(parts);
    core.decide = () => notice('Heard 目标 🎯');
    await says(ann, '目标 🎯');
    expect(core.events).toMatchObject([{ kind: 'message', line: ['目标 🎯'] }]);
    expect(sees(ann)).toHaveLength(1);
    const card = await posted(cardOf('A card', [button('Start')]));
    expect((await presses(ann, card, 'Start')).toast?.words).toBe('Heard 目标 🎯');
    core.decide = () => formAnswer();
    expect((await presses(ann, card, 'Start')).shown).toContain('Your manager reads this.');
  });

  it('answers after the commit, and nothing that failed', async () => {
    const room = await open();
    let committed = false;
    room.core.decide = async () => {
      await pause(30);
      committed = true;
      return nothing;
    };
    await room.says(room.ann, 'hello');
    expect([committed, lastOutcome(room)?.ok]).toEqual([true, true]);
    room.core.decide = () => {
      throw new Error('words of somebody');
    };
    await room.says(room.ann, '目标');
    expect(lastOutcome(room)).toMatchObject({ ok: false, reason: 'handler' });
    expect(room.lines.join('')).toContain('an event from Feishu failed');
    expect(room.lines.join('')).not.toMatch(/words of|目标|hello/);
  });

  it('does not hear what is for another app or company, and what cannot be read', async () => {
    const { feishu, says, ann, core } = await open();
    await says(ann, 'hello');
    const payload = feishu.deliveries.at(-1)?.payload ?? {};
    const header = typeof payload.header === 'object' ? payload.header : {};
    core.events.length = 0;
    for (const other of [
      { app_id: 'cli_fedcba9876543210' },
      { tenant_key: 'another' },
      { event_type: 'im.message.message_read_v1' },
      { event_id: '' },
    ])
      await feishu.again({ ...payload, header: { ...header, ...other } });
    await feishu.again({ ...payload, event: { sender: 7 } });
    expect(core.events).toEqual([]);
    expect(feishu.deliveries.every((it) => it.outcome.ok)).toBe(true);
  });

  it('comes back when it is cut, however often Feishu refuses', async () => {
    const room = await open();
    const { feishu, lines, says, ann, core } = room;
    feishu.fail({ method: 'ws.endpoint', as: { kind: 'code', code: 514, status: 200 } });
    feishu.fail({ method: 'ws.endpoint', as: { kind: 'code', code: 1_000_040_350, status: 200 } });
    feishu.fail({ method: 'ws.endpoint', as: { kind: 'status', status: 503 } });
    feishu.fail({ method: 'ws.endpoint', as: { kind: 'drop' } });
    feishu.sockets.drop();
    await eventually(() => feishu.sockets.connections() === 0);
    await connected(room);
    const written = lines.join('');
    for (const code of ['514', '1000040350', 'HTTP 503']) expect(written).toContain(code);
    for (const secret of [feishu.app.secret, 'device_id']) expect(written).not.toContain(secret);
    await says(ann, 'hello');
    expect(core.events).toHaveLength(1);
  });

  it('that is cut in the middle of what it carries hears the whole of it over the next one, once', async () => {
    const room = await open();
    const { feishu, says, posted, presses, ann, core, sees } = room;
    feishu.sockets.split(4);
    feishu.sockets.tear();
    core.decide = () => notice('Heard');
    await says(ann, '目标 🎯');
    expect(lastOutcome(room)).toMatchObject({ ok: false, reason: 'connection' });
    expect(core.events).toEqual([]);
    await connected(room);
    const payload = feishu.deliveries.at(-1)?.payload ?? {};
    await feishu.again(payload);
    await feishu.quiet();
    expect(core.events).toMatchObject([{ kind: 'message', line: ['目标 🎯'] }]);
    expect(sees(ann)).toHaveLength(1);
    const card = await posted(cardOf('A card', [button('Start')]));
    expect((await presses(ann, card, 'Start')).toast?.words).toBe('Heard');
  });

  it('comes back when connections are refused', async () => {
    const room = await open();
    const { feishu, lines } = room;
    feishu.sockets.refuse();
    feishu.sockets.drop();
    await eventually(() => lines.filter((it) => it.includes('no connection to Feishu')).length > 1);
    feishu.sockets.refuse(false);
    await connected(room);
  });

  it('comes back when nothing is heard any more, though nobody cut it', async () => {
    const room = await connected(await openFeishu({ pongWithinMs: 100 }, 'long connection'));
    const { feishu, lines, says, ann, core } = room;
    feishu.sockets.silence();
    const isBack = () => lines.filter((it) => it.includes('connected to Feishu')).length === 2;
    await eventually(() => isBack() && feishu.sockets.connections() === 1);
    await says(ann, 'hello');
    expect(core.events).toHaveLength(1);
  });

  it('begins without Feishu, and finds it later', async () => {
    const { lines } = await open((feishu) =>
      feishu.fail({ method: 'ws.endpoint', times: 3, as: { kind: 'status', status: 502 } }),
    );
    expect(lines.join('')).toContain('HTTP 502');
  });

  it('survives what is no frame', async () => {
    const { feishu, says, ann, core } = await open();
    feishu.sockets.sendRaw(new Uint8Array([0xff, 0xff, 0xff]));
    await says(ann, 'hello');
    expect(core.events).toHaveLength(1);
  });

  it('lets what is being answered end before it stops, and takes nothing more', async () => {
    const room = await open();
    const { feishu, says, ann, core, platform, sees } = room;
    core.decide = async () => {
      await pause(150);
      return notice('Late');
    };
    const first = says(ann, 'hello');
    await eventually(() => core.events.length === 1);
    const stopped = platform.stop();
    await says(ann, 'too late');
    await first;
    await stopped;
    expect(core.events).toHaveLength(1);
    expect(sees(ann)).toHaveLength(1);
    expect(feishu.deliveries.map((it) => it.outcome.ok).sort()).toEqual([false, true]);
    await eventually(() => feishu.sockets.connections() === 0);
  });

  it('needs an app id as the SDK expects it, and says so', async () => {
    expect(['cli_0123456789abcdef', 'cli_0123456789ABCDEF'].map(canConnect)).toEqual([true, true]);
    expect(['cli_test', 'cli_0123456789abcdefg', ''].map(canConnect)).toEqual([false, false, false]);
    const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
    const connecting = connectFeishu({
      config: { appId: 'cli_test', appSecret: 's', baseUrl: 'http://127.0.0.1:1' },
      known: undefined,
      defaultLocale: 'en',
      paint: async () => new Uint8Array(),
      realClock,
      newId,
      log,
    });
    await expect(connecting).rejects.toThrow(/FEISHU_APP_ID/);
  });
});
