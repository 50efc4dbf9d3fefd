/**
 * Joins reads of lists: all that is asked for before anything else can go on is one statement. Cards are drawn side by side, and
 * what they ask about people is mostly the same few.
 */
export function gather<Row>(
  read: (ids: readonly string[]) => Promise<Row[]>,
  idOf: (row: Row) => string,
): (ids: readonly string[]) => Promise<Row[]> {
  let wanted = new Set<string>();
  let next: Promise<Row[]> | undefined;

  async function readWanted(): Promise<Row[]> {
    await new Promise(process.nextTick);
    const ids = [...wanted];
    wanted = new Set();
    next = undefined;
    return read(ids);
  }

  return async (ids) => {
    if (ids.length === 0) return [];
    for (const id of ids) wanted.add(id);
    next ??= readWanted();
    const rows = await next;
    const own = new Set(ids);
    return rows.filter((row) => own.has(idOf(row)));
  };
}
