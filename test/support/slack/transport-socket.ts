import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { isObject } from './check-shape.ts';
import { parseJson } from './http-body.ts';
import type { State } from './state.ts';
import type { Delivered, Envelope, Transport } from './transport.ts';

const MOST_CONNECTIONS = 10;
const PING_MS = 10_000;
const FAREWELL_TURNS = 20;

type Waiting = { socket: WebSocket; settle: (it: Delivered) => void };

export type SocketTransport = Transport & {
  /** How many sockets take deliveries. */
  connections(): number;
  /** Tells the app to connect again, as Slack does every few hours. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  /** Cuts all sockets without a word. */
  drop(): void;
  /** Sends raw words on every socket. */
  sendRaw(words: string): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
};

/** Delivers over the sockets that the app has opened, each envelope over one of them. */
export function createSocketTransport(state: State, deadlineMs: number): SocketTransport {
  const server = new WebSocketServer({ noServer: true });
  const open: WebSocket[] = [];
  /** Told to go: nothing more is delivered there. */
  const leaving = new WeakSet<WebSocket>();
  const ready = () => open.filter((it) => it.readyState === 1 && !leaving.has(it));
  const waiting = new Map<string, Waiting>();
  let turn = 0;

  const failAll = (socket: WebSocket) => {
    for (const [id, it] of waiting)
      if (it.socket === socket) {
        waiting.delete(id);
        it.settle({ ok: false, reason: 'connection_failed', retry: true });
      }
  };

  const acknowledge = (data: string) => {
    const it = parseJson(data);
    const id = isObject(it) && typeof it.envelope_id === 'string' ? it.envelope_id : undefined;
    if (id === undefined || !isObject(it)) state.violations.push('socket: a frame without an envelope_id');
    // A second answer, or one that is too late, is dropped.
    const found = waiting.get(id ?? '');
    if (id === undefined || !isObject(it) || found === undefined) return;
    waiting.delete(id);
    const empty = !isObject(it.payload) || Object.keys(it.payload).length === 0;
    found.settle({ ok: true, body: empty ? undefined : it.payload });
  };

  const welcome = (socket: WebSocket) => {
    open.push(socket);
    state.activity += 1;
    const pings = setInterval(() => socket.ping(), PING_MS);
    socket.on('message', (data: Buffer) => acknowledge(data.toString('utf8')));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(pings);
      open.splice(open.indexOf(socket), 1);
      failAll(socket);
    });
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: open.length,
        debug_info: { host: 'applink-1', build_number: 1, approximate_connection_time: 18_060 },
        connection_info: { app_id: state.bot.appId },
      }),
    );
  };

  async function deliver({ kind, payload, retry }: Envelope): Promise<Delivered> {
    const sockets = ready();
    const socket = sockets[turn++ % Math.max(sockets.length, 1)];
    if (socket === undefined) return { ok: false, reason: 'connection_failed', retry: true };
    const envelope = {
      type: kind,
      envelope_id: state.ids.next('').toLowerCase(),
      payload,
      accepts_response_payload: kind !== 'events_api',
      ...(kind === 'events_api' ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' } : {}),
    };
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle({ ok: false, reason: 'timeout', retry: true }), deadlineMs);
      const settle = (it: Delivered) => {
        clearTimeout(timer);
        waiting.delete(envelope.envelope_id);
        resolve(it);
      };
      waiting.set(envelope.envelope_id, { socket, settle });
      socket.send(JSON.stringify(envelope));
    });
  }

  return {
    deliver,
    connections: () => ready().length,
    disconnect: (reason) => {
      const debug_info = { host: 'applink-1' };
      for (const socket of ready()) {
        leaving.add(socket);
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info }));
      }
    },
    drop: () => {
      for (const socket of [...open]) socket.terminate();
    },
    sendRaw: (words) => {
      for (const socket of open) socket.send(words);
    },
    upgrade: (request, socket, head) => {
      const ticket = new URL(request.url ?? '', 'http://127.0.0.1').searchParams.get('ticket') ?? '';
      // A ticket opens one socket.
      if (!state.tickets.delete(ticket) || open.length >= MOST_CONNECTIONS)
        return void socket.end('HTTP/1.1 408 Request Timeout\r\n\r\n');
      server.handleUpgrade(request, socket, head, welcome);
    },
    close: async () => {
      // Farewells that are under way come to their end.
      for (let turn = 0; turn < FAREWELL_TURNS && open.length > 0; turn += 1) await pause(5);
      for (const socket of [...open]) socket.terminate();
      server.close();
    },
  };
}
