import type { App, Receiver } from '@slack/bolt';
import type { Later } from '../../src/shared/in-flight.ts';

/** What Slack sends, whichever way it came. */
type Delivery = {
  body: Record<string, unknown>;
  retryNum?: number | undefined;
  retryReason?: string | undefined;
};

/** What is sent back at once, what follows, and what stands for an answer that could not be sent. */
type Handled = { answer: unknown; later: readonly Later[]; instead: readonly Later[] };

export type Deliver = (delivery: Delivery) => Promise<Handled>;

/**
 * Makes Bolt's receiver for both connections. It holds Bolt's acknowledgement, which for events comes before any listener has run, until
 * everything is committed; what fails before that is thrown and acknowledged to nobody.
 */
export function createReceiver(): { receiver: Receiver; deliver: Deliver } {
  let app: App | undefined;
  return {
    receiver: {
      init(bolt) {
        app = bolt;
      },
      // The two connections start and stop by themselves.
      start: async () => undefined,
      stop: async () => undefined,
    },
    async deliver({ body, retryNum, retryReason }) {
      if (app === undefined) throw new Error('The receiver belongs to no app yet');
      const [later, instead]: [Later[], Later[]] = [[], []];
      let answer: unknown;
      await app.processEvent({
        body,
        ...(retryNum === undefined ? {} : { retryNum }),
        ...(retryReason === undefined ? {} : { retryReason }),
        customProperties: { later, instead },
        ack: async (held: unknown) => {
          answer = held;
        },
      });
      return { answer, later, instead };
    },
  };
}
