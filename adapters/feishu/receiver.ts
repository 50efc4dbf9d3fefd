import { setTimeout } from 'node:timers/promises';
import { EventDispatcher } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import type { InFlight, Later } from '../../src/shared/in-flight.ts';
import type { Log } from '../../src/shared/log.ts';
import { actEvents, CALLBACK, directoryEvents } from './events.ts';
import { type Head, head } from './payload.ts';
import { silentLogger } from './sdk-logger.ts';

/** What of a body is read before the SDK reads it. */
export const bodySchema = z.looseObject({
  encrypt: z.string().optional(),
  type: z.string().optional(),
  token: z.string().optional(),
  challenge: z.unknown().optional(),
  header: z.looseObject({ event_type: z.string().optional(), token: z.string().optional() }).optional(),
});
export type Body = z.infer<typeof bodySchema>;

/** Hands over one delivery; resolves after the commit with what Feishu is answered, and throws where there was none. */
export type Deliver = (body: Body) => Promise<object | undefined>;

/** What is said at once, and what follows it. */
export type Answer = { answer?: object; later?: readonly Later[] };

type Parts = {
  appId: string;
  /** The tenant that the app is installed in; empty where Feishu would not say. */
  tenant: string;
  /** Handles one event; Feishu sends it again where that throws. */
  heard: (type: string, data: unknown, head: Head) => Promise<Answer>;
  /** Handles one press. */
  pressed: (data: unknown, head: Head) => Promise<Answer>;
  log: Log;
  inFlight: InFlight;
};

/** Makes the one door for both connections: the SDK reads the envelopes, everything else is decided here. */
export function createReceiver({ appId, tenant, heard, pressed, log, inFlight }: Parts) {
  let stopping = false;
  const isOurs = (it: Head): boolean => it.app_id === appId && (tenant === '' || it.tenant_key === tenant);

  function follow({ answer = {}, later = [] }: Answer): object {
    // After the answer is on its way: what is drawn earlier is overwritten by it.
    if (later.length > 0) void inFlight.during(setTimeout(0).then(() => inFlight.follow(later)));
    return answer;
  }

  async function take(
    data: unknown,
    handle: (data: unknown, head: Head) => Promise<Answer>,
  ): Promise<object> {
    // Not acknowledged: Feishu gives it to another connection, or sends it again.
    if (stopping) throw new Error('The bot is stopping');
    const read = head.safeParse(data);
    if (!read.success) {
      log.warn({ code: 'head' }, 'Feishu sent something in an unknown shape');
      return {};
    }
    if (!isOurs(read.data)) return {};
    try {
      return follow(await handle(data, read.data));
    } catch (error) {
      if (!(error instanceof z.ZodError)) {
        log.error({ code: error instanceof Error ? error.name : 'unknown' }, 'an event from Feishu failed');
        throw error;
      }
      // It would have the same shape the next time.
      log.warn({ code: 'event' }, 'Feishu sent something in an unknown shape');
      return {};
    }
  }

  const during = <T>(work: Promise<T>): Promise<T> => inFlight.during(work);
  const types = [...new Set<string>([...actEvents, ...directoryEvents])];
  const dispatcher = new EventDispatcher({ logger: silentLogger }).register({
    ...Object.fromEntries(
      types.map((type) => [type, (data: unknown) => during(take(data, (it, its) => heard(type, it, its)))]),
    ),
    [CALLBACK]: (data: unknown) => during(take(data, pressed)),
  });
  const known: ReadonlySet<string> = new Set([...types, CALLBACK]);

  return {
    dispatcher,
    async deliver(body: Body): Promise<object | undefined> {
      if (!known.has(body.header?.event_type ?? '')) return undefined;
      const answer: unknown = await dispatcher.invoke(body, { needCheck: false });
      return typeof answer === 'object' && answer !== null ? answer : undefined;
    },
    /** Takes nothing more. */
    stop(): void {
      stopping = true;
    },
  };
}
