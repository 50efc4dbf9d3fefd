import { setTimeout as pause } from 'node:timers/promises';
import { isObject, type Json } from './check-shape.ts';
import { eventScopes } from './event-scopes.ts';
import type { State } from './state.ts';
import type { Delivered, Transport } from './transport.ts';

export type Delivery = { payload: Json; outcome: Delivered };

/** Brings what happens in the tenant to the app, and waits until it has done with it. */
export function createDelivery(
  state: State,
  transport: () => Transport,
  { retryAfterMs, turnMs }: { retryAfterMs: readonly number[]; turnMs: number },
) {
  const log: Delivery[] = [];

  async function once(payload: Json): Promise<Delivered> {
    state.inFlight += 1;
    try {
      const outcome = await transport().deliver(payload);
      log.push({ payload, outcome });
      return outcome;
    } finally {
      state.inFlight -= 1;
      state.activity += 1;
    }
  }

  /** Wraps an event in its envelope. */
  const envelope = (event_type: string, event: Json): Json => ({
    schema: '2.0',
    header: {
      event_id: state.next(''),
      event_type,
      create_time: String(state.now()),
      token: state.verificationToken,
      app_id: state.app.id,
      tenant_key: state.tenant.key,
    },
    event,
  });

  /** Whether the app may hear of an event at all. */
  function isHeard({ header }: Json): boolean {
    const needed = eventScopes[String(isObject(header) ? header.event_type : '')];
    return needed === undefined || state.scopes === undefined || needed.some((it) => state.scopes?.has(it));
  }

  /** Delivers an event, and up to four times again until it is taken. */
  async function deliver(payload: Json): Promise<Delivered> {
    if (!isHeard(payload)) return { ok: true, body: undefined };
    let outcome = await once(payload);
    for (const wait of retryAfterMs) {
      if (outcome.ok) break;
      await pause(wait);
      outcome = await once(payload);
    }
    return outcome;
  }

  return {
    log,
    envelope,
    deliver,
    /** Tells the app of an event. */
    async event(type: string, event: Json): Promise<Json> {
      const payload = envelope(type, event);
      await deliver(payload);
      return payload;
    },
    /** Delivers the same again, as it is or as another event. */
    async again(payload: Json, how: 'same' | 'new-event-id' = 'same'): Promise<Delivered> {
      const header = isObject(payload.header) ? payload.header : {};
      return deliver(
        how === 'same' ? payload : { ...payload, header: { ...header, event_id: state.next('') } },
      );
    },
    /** Asks the app for an answer: never delivered a second time. */
    ask: once,
    /** Waits until nothing has happened for a while: no call under way, and none begun. */
    async quiet(turns = 25): Promise<void> {
      let seen = -1;
      for (let calm = 0; calm < turns; calm += 1) {
        if (state.inFlight > 0 || state.activity !== seen) calm = 0;
        seen = state.activity;
        // Turns of the loop rather than time: a busy machine slows both sides alike.
        await pause(turnMs);
      }
    },
  };
}
export type Deliver = ReturnType<typeof createDelivery>;
