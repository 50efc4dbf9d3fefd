import { setImmediate } from 'node:timers/promises';
import type { Fact } from '../../chat/index.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { GuardFailed, type Store, type Write } from '../../storage/store.ts';
import { deliveryFacts } from '../model.ts';
import type { DeliveryTables } from '../schema.ts';
import type { Claimed } from '../store.ts';
import type { Settlement, SettlingStore } from './store.ts';

/** Settlements that one commit joins: a commit costs as much as some thirty of its writes. */
const TOGETHER = 32;

type Parts = {
  store: Store<DeliveryTables>;
  own: SettlingStore;
  tell: (facts: readonly Fact[]) => Write[];
  told: () => void;
  clock: Clock;
  realClock: Clock;
  log: Log;
};

type Entry = {
  writes: () => Write[];
  fact: Fact | undefined;
  done: () => void;
  failed: (error: unknown) => void;
};

function factOf(row: Claimed, to: Settlement): Fact | undefined {
  if (to.kind === 'sent' || to.kind === 'presumed') return { name: deliveryFacts.delivered, thing: row.id };
  if (to.kind !== 'over') return undefined;
  if (to.state === 'dead') return { name: deliveryFacts.lost, thing: row.id };
  const refused = to.outcome === 'refused' || to.outcome === 'muted';
  return refused ? { name: deliveryFacts.refused, thing: row.id } : undefined;
}

/** Commits what happened to messages, joining what ends at about the same time. */
export function createSettler({ store, own, tell, told, clock, realClock, log }: Parts) {
  let waiting: Entry[] = [];
  let running: Promise<void> | undefined;

  async function commit(entries: readonly Entry[]): Promise<void> {
    const facts = entries.flatMap((it) => it.fact ?? []);
    const telling = facts.length === 0 ? [] : tell(facts);
    await store.batchByRow([...entries.flatMap((it) => it.writes()), ...telling]);
    if (telling.length > 0) told();
  }

  /** A lost lease or a bad row concerns one message, not those it was joined with. */
  async function commitEach(entries: readonly Entry[]): Promise<void> {
    for (const entry of entries) {
      try {
        await commit([entry]);
        entry.done();
      } catch (error) {
        if (error instanceof GuardFailed) entry.done();
        else entry.failed(error);
      }
    }
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const entries = waiting.slice(0, TOGETHER);
      waiting = waiting.slice(TOGETHER);
      try {
        await commit(entries);
        for (const entry of entries) entry.done();
      } catch (error) {
        if (error instanceof GuardFailed) await commitEach(entries);
        else for (const entry of entries) entry.failed(error);
      }
    }
    // In the same breath as the last look: what is added later starts a run of its own.
    running = undefined;
  }

  function add(entry: Pick<Entry, 'writes' | 'fact'>): Promise<void> {
    return new Promise((done, failed) => {
      waiting.push({ ...entry, done, failed });
      // What ends at about the same time joins, and an answer is on its way before what was drawn for it is kept.
      running ??= setImmediate().then(run);
    });
  }

  return {
    /** Settles a claimed message; a message whose lease was lost is left to whoever has it now. */
    async settle(row: Claimed, to: Settlement): Promise<void> {
      const at = () => ({ now: clock.now(), real: realClock.now() });
      await add({ writes: () => own.settle(row, to, at()), fact: factOf(row, to) });
    },
    /** Commits something that nobody waits for. */
    keep(writes: Write[]): void {
      add({ writes: () => writes, fact: undefined }).catch((error: unknown) => {
        log.error({ code: error instanceof Error ? error.name : 'unknown' }, 'a drawn state was not kept');
      });
    },
    /** Waits until nothing is left to commit. */
    async idle(): Promise<void> {
      while (running !== undefined) await running;
    },
  };
}

export type Settler = ReturnType<typeof createSettler>;
