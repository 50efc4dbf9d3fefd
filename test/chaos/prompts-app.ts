import { type Feature, type Outcome, type Post, plain, type Reader } from '../../src/chat/index.ts';
import { createDelivery, deliveryFacts } from '../../src/delivery/index.ts';
import { createTicker, factHandlers, factWrites, wakeWrites } from '../../src/jobs/index.ts';
import { realClock } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import type { Write } from '../../src/storage/store.ts';
import { type ChaosModule, seen } from './chaos-app.ts';
import { chats } from './chat-server.ts';

/** People of one step of the fan-out. */
const STEP = 100;
const TICK_MS = 50;

const promptWords = (wave: number, person: number): string => `prompt ${wave} ${person}`;
const receiptWords = (wave: number, person: number): string => `receipt ${wave} ${person}`;

export const lastWave = Number.POSITIVE_INFINITY;

export const expected: ChaosModule['expected'] = (wave, person) =>
  [promptWords(wave, person), receiptWords(wave, person)].map((words) => seen(String(person), words));

const chatOf = (person: number) => chats[person % chats.length] ?? 'searchable';
const log = { debug() {}, info() {}, warn() {}, error() {} };

/** The smallest bot there is: a fan-out by cursor, prompts with ids that repeat, receipts with ids that do not. */
export const createChaosApp: ChaosModule['createChaosApp'] = ({ store, platforms, people, options }) => {
  const toPerson = (person: number): Pick<Post, 'to' | 'why'> => ({
    to: [{ person: String(person) }],
    why: 'prompts.due',
  });
  const feature: Feature = {
    name: 'prompts',
    timers: {
      async open(_, subjects) {
        const [wave = 0, cursor = 0] = subjects[0]?.split(' ').map(Number) ?? [];
        const some = Array.from({ length: Math.min(STEP, people - cursor) }, (_, i) => cursor + i);
        const post = some.map((person): Post => {
          const words = promptWords(wave, person);
          return {
            ...toPerson(person),
            id: words,
            parts: [{ card: 'prompts.words', thing: words }],
            kind: 'due',
          };
        });
        const next = cursor + STEP;
        const rest = subjects
          .slice(1)
          .map((subject) => ({ timer: 'prompts.open', subject, at: realClock.now() }));
        const wake =
          next < people ? [{ timer: 'prompts.open', subject: `${wave} ${next}`, at: realClock.now() }] : [];
        return { post, wake: [...rest, ...wake] };
      },
    },
    on: {
      async [deliveryFacts.delivered](ctx, things) {
        const post = things.flatMap((thing): Post[] => {
          const [what, wave, person] = thing.split(' ');
          if (what !== 'prompt') return [];
          const words = receiptWords(Number(wave), Number(person));
          // Its own id each time: a fact that is handled twice would show.
          return [
            {
              ...toPerson(Number(person)),
              id: ctx.newId(),
              parts: [{ card: 'prompts.words', thing: words }],
              kind: 'answer',
            },
          ];
        });
        return { post };
      },
    },
  };
  const delivery = createDelivery({
    store,
    platforms,
    render: async ({ thing }) => ({ title: plain(thing), summary: thing, elements: [] }),
    reason: (why) => why,
    directory: {
      async address(target) {
        if (!('person' in target)) return 'unknown';
        const platform = chatOf(Number(target.person));
        const reader: Reader = { personId: target.person, locale: 'en', timeZone: 'UTC', platform };
        return { account: { platform, workspace: 'W1', id: target.person }, reader };
      },
      actor: async () => undefined,
      accountsOn: async () => new Map(),
    },
    workTimes: async () => new Map(),
    tell: (facts) => factWrites(store, facts, [feature], realClock.now(), newId),
    told: () => ticker.kick(),
    clock: realClock,
    realClock,
    log,
    options,
  });

  async function commit(outcome: Outcome, also: readonly Write[]): Promise<void> {
    const writes = [
      ...also,
      ...delivery.enqueue(outcome.post ?? [], realClock.now()),
      ...wakeWrites(store, outcome.wake ?? [], newId),
    ];
    await store.batch(writes);
    delivery.kick();
  }

  const handlers = new Map([...factHandlers([feature])]);
  for (const [name, timer] of Object.entries(feature.timers ?? {}))
    handlers.set(`${feature.name}.${name}`, timer);
  const ticker = createTicker({ store, clock: realClock, realClock, handlers, commit, newId, log });

  return {
    async start() {
      delivery.start();
      setInterval(ticker.kick, TICK_MS);
    },
    open: (wave) =>
      store.batch(
        wakeWrites(store, [{ timer: 'prompts.open', subject: `${wave} 0`, at: realClock.now() }], newId),
      ),
  };
};
