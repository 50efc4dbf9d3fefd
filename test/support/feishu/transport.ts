import type { Json } from './check-shape.ts';

/** What the app answered a delivery, or why it did not. */
export type Delivered =
  | { ok: true; body: unknown }
  | { ok: false; reason: 'timeout' | 'connection' | 'status' | 'handler'; status?: number };

/** A way to the app. */
export type Transport = { deliver(payload: Json): Promise<Delivered> };
