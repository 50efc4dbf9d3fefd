import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { parseJson } from '../slack/http-body.ts';
import { isObject, type Json } from './check-shape.ts';
import { CONTROL, DATA, decodeFrame, encodeFrame, type Frame } from './frames.ts';
import type { State } from './state.ts';
import type { Delivered, Transport } from './transport.ts';

const MOST_CONNECTIONS = 50;
const FAREWELL_TURNS = 20;
const SERVICE = 77;

type Waiting = { socket: WebSocket; settle: (it: Delivered) => void };

export type SocketTransport = Transport & {
  /** The address of a connection, good for one. */
  endpoint(): Json;
  /** How many connections have pinged, and take deliveries. */
  connections(): number;
  /** Cuts all connections without a word. */
  drop(): void;
  /** Answers no ping over the connections of now, as where a firewall forgot them. */
  silence(): void;
  /** Lets nobody connect, or everybody again. */
  refuse(refused?: boolean): void;
  /** Sends deliveries in so many frames from now on. */
  split(parts: number): void;
  /** Cuts the connection of the next delivery after its first frame. */
  tear(): void;
  /** Sends raw bytes over every connection. */
  sendRaw(bytes: Uint8Array): void;
  /** How many frames were sent over each connection so far. */
  sent(): readonly number[];
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
};

function answerOf({ payload }: Frame): Delivered {
  const it = parseJson(payload);
  if (!isObject(it) || it.code !== 200) return { ok: false, reason: 'handler' };
  if (typeof it.data !== 'string') return { ok: true, body: undefined };
  return { ok: true, body: parseJson(Buffer.from(it.data, 'base64').toString('utf8')) };
}

/** Cuts bytes into as many parts, which need not end where a character does. */
function partsOf(bytes: Buffer, count: number): Buffer[] {
  const size = Math.max(1, Math.ceil(bytes.length / count));
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
}

/** Delivers over the long connections that the app has opened, each delivery over one of them. */
export function createSocketTransport(state: State, host: () => string, deadlineMs: number): SocketTransport {
  const server = new WebSocketServer({ noServer: true });
  const open: WebSocket[] = [];
  const pinged = new WeakSet<WebSocket>();
  const silent = new WeakSet<WebSocket>();
  const frames = new Map<WebSocket, number>();
  const tickets = new Set<string>();
  const waiting = new Map<string, Waiting>();
  const config = { ReconnectCount: -1, ReconnectInterval: 1, ReconnectNonce: 0, PingInterval: 1 };
  let refused = false;
  let parts = 1;
  let torn = false;
  let turn = 0;

  // What arrives before the first ping is lost.
  const ready = () => open.filter((it) => it.readyState === 1 && pinged.has(it));

  const pong = (socket: WebSocket) => {
    if (silent.has(socket)) return;
    pinged.add(socket);
    state.activity += 1;
    socket.send(
      encodeFrame({
        service: SERVICE,
        method: CONTROL,
        headers: { type: 'pong' },
        payload: JSON.stringify(config),
      }),
    );
  };

  const hear = (socket: WebSocket, bytes: Buffer) => {
    const frame = decodeFrame(bytes);
    if (frame === undefined)
      return void state.violations.push('long connection: a frame that cannot be read');
    if (frame.method === CONTROL && frame.headers.type === 'ping') return pong(socket);
    if (frame.method !== DATA) return;
    const id = frame.headers.message_id ?? '';
    // A second answer, or one that is too late, is dropped.
    waiting.get(id)?.settle(answerOf(frame));
  };

  const welcome = (socket: WebSocket) => {
    open.push(socket);
    frames.set(socket, 0);
    socket.on('message', (data: Buffer) => hear(socket, data));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      open.splice(open.indexOf(socket), 1);
      for (const it of waiting.values())
        if (it.socket === socket) it.settle({ ok: false, reason: 'connection' });
    });
  };

  function send(socket: WebSocket, message_id: string, payload: Json): void {
    const cut = partsOf(Buffer.from(JSON.stringify(payload)), parts);
    frames.set(socket, (frames.get(socket) ?? 0) + 1);
    const isTorn = torn;
    torn = false;
    for (const [seq, part] of cut.entries()) {
      const headers = {
        type: 'event',
        message_id,
        sum: String(cut.length),
        seq: String(seq),
        trace_id: message_id,
      };
      const frame = encodeFrame({ service: SERVICE, method: DATA, headers, payload: part });
      if (isTorn) return void socket.send(frame, () => socket.terminate());
      socket.send(frame);
    }
  }

  return {
    deliver(payload) {
      const sockets = ready();
      const socket = sockets[turn++ % Math.max(sockets.length, 1)];
      if (socket === undefined) return Promise.resolve({ ok: false, reason: 'connection' });
      const id = state.next('');
      return new Promise((resolve) => {
        const timer = setTimeout(() => settle({ ok: false, reason: 'timeout' }), deadlineMs);
        const settle = (it: Delivered) => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(it);
        };
        waiting.set(id, { socket, settle });
        send(socket, id, payload);
      });
    },
    endpoint() {
      const ticket = state.next('');
      tickets.add(ticket);
      // The client reads the whole address as a query: the service must not come first.
      return { URL: `${host()}/ws?device_id=${ticket}&service_id=${SERVICE}`, ClientConfig: config };
    },
    connections: () => ready().length,
    drop: () => {
      for (const socket of [...open]) socket.terminate();
    },
    silence: () => {
      for (const it of open) silent.add(it);
    },
    refuse: (it = true) => {
      refused = it;
    },
    split: (count) => {
      parts = count;
    },
    tear: () => {
      torn = true;
    },
    sendRaw: (bytes) => {
      for (const socket of ready()) socket.send(bytes);
    },
    sent: () => [...frames.values()],
    upgrade: (request, socket, head) => {
      const ticket = new URL(request.url ?? '', 'http://127.0.0.1').searchParams.get('device_id') ?? '';
      if (refused || !tickets.delete(ticket) || open.length >= MOST_CONNECTIONS)
        return void socket.end(
          'HTTP/1.1 403 Forbidden\r\nhandshake-status: 514\r\nhandshake-msg: auth failed\r\n\r\n',
        );
      server.handleUpgrade(request, socket, head, welcome);
    },
    close: async () => {
      // Farewells that are under way come to their end.
      for (let tries = 0; tries < FAREWELL_TURNS && open.length > 0; tries += 1) await pause(5);
      for (const socket of [...open]) socket.terminate();
      server.close();
    },
  };
}
