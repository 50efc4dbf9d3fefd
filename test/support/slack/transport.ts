import type { Json } from './check-shape.ts';

export type Envelope = {
  kind: 'events_api' | 'slash_commands' | 'interactive';
  payload: Json;
  retry?: { num: number; reason: string };
};

/** What became of a delivery: acknowledged with a body, or why not. */
export type Delivered =
  | { ok: true; body: unknown }
  | { ok: false; reason: string; status?: number; retry: boolean };

/** How requests reach the app: signed HTTP, or one of its sockets. */
export type Transport = { deliver(envelope: Envelope): Promise<Delivered> };
