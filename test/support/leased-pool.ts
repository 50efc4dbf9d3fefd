import { setTimeout } from 'node:timers/promises';
import pg from 'pg';

type Callback = Parameters<pg.Pool['connect']>[0];

/**
 * A test's own pool over connections that outlive it: opening them anew, and letting each read the catalogue, costs as much
 * as a short test. Ended, it refuses as any pool does, so that nothing of one test reaches the next one's database.
 */
export class LeasedPool extends pg.Pool {
  readonly #shared: pg.Pool;

  constructor(shared: pg.Pool) {
    super();
    this.#shared = shared;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<pg.PoolClient> | undefined {
    if (callback === undefined) return this.ending ? super.connect() : this.#shared.connect();
    if (this.ending) super.connect(callback);
    else this.#shared.connect(callback);
    return undefined;
  }
}

/** Waits until nobody holds a connection of a pool, or waits for one. */
export async function allBack(pool: pg.Pool): Promise<void> {
  while (pool.waitingCount > 0 || pool.idleCount < pool.totalCount) await setTimeout(1);
}
