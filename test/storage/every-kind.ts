import type { AnyColumn, Kit } from '../../src/storage/kit.ts';
import { storageTables } from '../../src/storage/schema.ts';

/** Tables with every kind of column, a table that refers to itself, and a counter to fight over. */
export function everyKindTables(k: Kit) {
  const things = k.table(
    'things',
    {
      id: k.text('id').primaryKey(),
      colour: k.text('colour', { enum: ['red', 'blue'] }).notNull(),
      size: k.int('size').notNull().default(0),
      weight: k.real('weight'),
      active: k.bool('active').notNull().default(true),
      tags: k.json<{ words: string[]; deep?: { n: number } }>('tags'),
      at: k.time('at'),
      parentId: k.text('parent_id').references((): AnyColumn => things.id, { onDelete: 'cascade' }),
    },
    (t) => [k.index('things_at').on(t.at), k.uniqueIndex('things_colour_size').on(t.colour, t.size)],
  );
  const counters = k.table(
    'counters',
    { owner: k.text('owner').notNull(), kind: k.text('kind').notNull(), value: k.int('value').notNull() },
    (t) => [k.primaryKey({ columns: [t.owner, t.kind] })],
  );
  const queue = k.table('queue', {
    id: k.text('id').primaryKey(),
    state: k.text('state', { enum: ['queued', 'taken'] }).notNull(),
    priority: k.int('priority').notNull(),
  });
  return { ...storageTables(k), things, counters, queue };
}

export type EveryKind = ReturnType<typeof everyKindTables>;
