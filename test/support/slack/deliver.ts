import { setTimeout as pause } from 'node:timers/promises';
import type { Json } from './check-shape.ts';
import type { State } from './state.ts';
import type { Delivered, Envelope, Transport } from './transport.ts';

export type Delivery = { envelope: Envelope; outcome: Delivered };

/** Brings what happens in the workspace to the app, and waits until it has done with it. */
export function createDelivery(
  state: State,
  transport: () => Transport,
  options: { retryAfterMs: readonly number[]; subscribed: ReadonlySet<string>; turnMs: number },
) {
  const { turnMs } = options;
  const log: Delivery[] = [];

  async function once(envelope: Envelope): Promise<Delivered> {
    state.inFlight += 1;
    try {
      const outcome = await transport().deliver(envelope);
      log.push({ envelope, outcome });
      return outcome;
    } finally {
      state.inFlight -= 1;
      state.activity += 1;
    }
  }

  /** Wraps an event as the Events API does. */
  function envelopeOf(event: Json): Json {
    const { team, bot, ids, clock } = state;
    return {
      token: 'verification-token',
      team_id: team.id,
      context_team_id: team.id,
      context_enterprise_id: null,
      api_app_id: bot.appId,
      event,
      type: 'event_callback',
      event_id: ids.next('Ev'),
      event_time: Math.floor(clock.now().getTime() / 1_000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: team.id,
          user_id: bot.userId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
    };
  }

  /** Delivers an event, and up to three times again while it is not acknowledged. */
  async function deliverEvent(payload: Json): Promise<Delivered> {
    let outcome = await once({ kind: 'events_api', payload });
    for (const [index, wait] of options.retryAfterMs.entries()) {
      if (outcome.ok || !outcome.retry) break;
      await pause(wait);
      const retry = { num: index + 1, reason: outcome.reason };
      outcome = await once({ kind: 'events_api', payload, retry });
    }
    return outcome;
  }

  return {
    log,
    envelopeOf,
    deliverEvent,
    /** Tells the app of an event that it has subscribed to. */
    async event(name: string, event: Json): Promise<Json | undefined> {
      if (!options.subscribed.has(name)) return undefined;
      const payload = envelopeOf(event);
      await deliverEvent(payload);
      return payload;
    },
    /** Delivers what is not delivered a second time: commands, presses, views. */
    interact: (envelope: Envelope): Promise<Delivered> => once(envelope),
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
