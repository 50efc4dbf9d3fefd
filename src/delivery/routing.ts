import type { Fact } from '../chat/index.ts';
import type { Clock } from '../shared/clock.ts';
import { GuardFailed, type Store, type Write } from '../storage/store.ts';
import { deliveryFacts } from './model.ts';
import type { Place, Placing } from './placing.ts';
import type { DeliveryTables } from './schema.ts';
import type { Route, SettlingStore } from './settling/store.ts';
import type { OutboxStore, Unrouted } from './store.ts';

/** Messages that one step routes: answers that arrive meanwhile wait for no more than these. */
const STEP = 50;
/** What waits for a welcome is looked at again after so long, should nobody have told of it. */
const WELCOME_RECHECK_MS = 3_600_000;

type Parts = {
  store: Store<DeliveryTables>;
  outbox: OutboxStore;
  own: SettlingStore;
  place: Place;
  tell: (facts: readonly Fact[]) => Write[];
  told: () => void;
  clock: Clock;
  realClock: Clock;
};

/** How many messages a step looked at, whether more may wait behind them, and how many facts it told. */
export type Routed = { looked: number; more: boolean; told: number };

/** Tells where a message in the queue goes, or until when it stays. */
export function routeOf(placing: Exclude<Placing, { kind: 'refused' }>, now: Date): Route {
  switch (placing.kind) {
    case 'go':
      return { lane: placing.lane, firstTarget: placing.firstTarget };
    case 'hold':
      return { lane: '', notBefore: placing.until };
    case 'welcome':
      return {
        lane: '',
        heldFor: placing.personId,
        notBefore: new Date(now.getTime() + WELCOME_RECHECK_MS),
      };
  }
}

/** Makes the first step of sending: queued messages get a lane, wait for their moment, or are refused. */
export function createRouting({ store, outbox, own, place, tell, told, clock, realClock }: Parts) {
  return async function route(priorities: readonly number[]): Promise<Routed> {
    const at = { now: clock.now(), real: realClock.now() };
    const rows = await outbox.unrouted(at, priorities, STEP);
    if (rows.length === 0) return { looked: 0, more: false, told: 0 };
    const placings = await place(rows, at.now);
    const byRoute = new Map<string, { route: Route; rows: Unrouted[] }>();
    const refused: Unrouted[] = [];
    const waiting = new Set<string>();
    for (const [i, row] of rows.entries()) {
      const placing = placings[i];
      if (placing === undefined) continue;
      if (placing.kind === 'refused') {
        refused.push(row);
        continue;
      }
      if (placing.kind === 'welcome' && row.kind === 'personal') waiting.add(placing.personId);
      const route = routeOf(placing, at.now);
      const key = JSON.stringify(route);
      const known = byRoute.get(key);
      if (known === undefined) byRoute.set(key, { route, rows: [row] });
      else known.rows.push(row);
    }
    const facts = [
      ...refused.map((row) => ({ name: deliveryFacts.refused, thing: row.id })),
      ...[...waiting].map((thing) => ({ name: deliveryFacts.waiting, thing })),
    ];
    const telling = facts.length === 0 ? [] : tell(facts);
    try {
      await store.batchByRow([
        ...[...byRoute.values()].flatMap((it) => own.route(it.rows, it.route)),
        ...refused.map(own.refuse),
        ...telling,
      ]);
      if (telling.length > 0) told();
    } catch (error) {
      // Another process refused one of them: the next step sees what is left.
      if (!(error instanceof GuardFailed)) throw error;
    }
    return { looked: rows.length, more: rows.length === STEP, told: facts.length };
  };
}

export type RouteSome = ReturnType<typeof createRouting>;
