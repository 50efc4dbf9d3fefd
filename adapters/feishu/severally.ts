/** Runs a call for each of many things, a few at once; answers in their order. After one failed no further one begins. */
export async function severally<T, R>(
  all: readonly T[],
  atOnce: number,
  run: (it: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const left = all.entries();
  let isOver = false;
  async function work(): Promise<void> {
    for (const [i, it] of left) {
      if (isOver) return;
      try {
        results[i] = await run(it);
      } catch (error) {
        isOver = true;
        throw error;
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}
