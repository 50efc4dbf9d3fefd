import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { tables } from '../../src/schema.ts';
import { openFresh } from '../support/databases.ts';
import { createWorld } from '../support/world.ts';

/** Explains how SQLite finds the rows of a query. */
function planOf(client: Database.Database, sql: string): string[] {
  const places = sql.match(/\?/g)?.length ?? 0;
  return client
    .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
    .all(Array(places).fill(1))
    .map((row) => row.detail);
}

const readsEverySent = (step: string): boolean =>
  /^SCAN messages/.test(step) || /^SEARCH messages .*\(state=\?( AND lane=\?)?\)$/.test(step);

describe('the queries of the outbox', () => {
  test('find their messages without going through all that was ever sent, which only grows', async () => {
    const prepare = vi.spyOn(Database.prototype, 'prepare');
    onTestFinished(() => prepare.mockRestore());
    const { store, close } = await openFresh('sqlite', tables);
    onTestFinished(close);
    const world = await createWorld({ store });
    await world.goTo('2026-11-19', '10:05');
    await world.person('alice').presses('Nothing new');
    await world.person('bob').presses('Start');
    world.person('bob').fills({ strengths: 'Shipped it' });
    await world.person('bob').submits();
    await world.goTo('2026-11-23', '10:00');

    const clients: unknown[] = prepare.mock.contexts;
    const queries = new Map(prepare.mock.calls.map(([sql], i) => [sql, clients[i]]));
    const plans = [...queries].flatMap(([sql, client]) =>
      client instanceof Database && /^(select|update|with|delete).*"messages"/s.test(sql)
        ? [{ sql, steps: planOf(client, sql) }]
        : [],
    );
    expect(plans.length).toBeGreaterThan(15);
    expect(plans.filter((it) => it.steps.some(readsEverySent))).toEqual([]);
  });
});
