import type { Kit } from './kit.ts';

/** Storage's own table: what the database is (`mark`), and a cell for the health check to write to (`probe`). */
export function storageTables(k: Kit) {
  const meta = k.table('meta', { key: k.text('key').primaryKey(), value: k.text('value').notNull() });
  return { meta };
}
