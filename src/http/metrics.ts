import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Receive } from '../chat/index.ts';

export type DeliveryFigures = {
  queued: number;
  sending: number;
  sent: number;
  dead: number;
  oldestQueuedSeconds: number;
};

/** Makes the figures that `/metrics` shows; delivery's are read when they are asked for. */
export function createMetrics(delivery: () => Promise<DeliveryFigures>) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'pacer_outbox_messages',
    help: 'Messages in the outbox by state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const { queued, sending, sent, dead } = await delivery();
      for (const [state, count] of Object.entries({ queued, sending, sent, dead }))
        this.set({ state }, count);
    },
  });
  new Gauge({
    name: 'pacer_outbox_oldest_queued_seconds',
    help: 'Age of the oldest message that is due and not yet sent',
    registers: [registry],
    async collect() {
      this.set((await delivery()).oldestQueuedSeconds);
    },
  });
  const events = new Counter({
    name: 'pacer_events_total',
    help: 'Events received from the chats, by kind and answer',
    labelNames: ['kind', 'answer'],
    registers: [registry],
  });
  return { registry, events };
}

/** Counts the events that a platform hands over, by kind and answer. */
export const counted =
  (receive: Receive, { events }: Metrics): Receive =>
  async (event) => {
    const answer = await receive(event);
    events.inc({ kind: event.kind, answer: answer.kind });
    return answer;
  };

export type Metrics = ReturnType<typeof createMetrics>;
