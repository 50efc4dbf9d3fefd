/**
 * Finds every loop in a relation where each thing points to at most one other, walking from the given things only.
 * Linear: each thing is walked over once.
 */
export function findLoops(starts: Iterable<string>, next: (id: string) => string | undefined): string[][] {
  const walkOf = new Map<string, number>();
  const loops: string[][] = [];
  let walk = 0;
  for (const start of starts) {
    walk++;
    const path: string[] = [];
    let at: string | undefined = start;
    while (at !== undefined && !walkOf.has(at)) {
      walkOf.set(at, walk);
      path.push(at);
      at = next(at);
    }
    if (at !== undefined && walkOf.get(at) === walk) loops.push(path.slice(path.indexOf(at)));
  }
  return loops;
}

/** Turns a loop so that it begins and ends with one of its members, and leaves out the middle of a long one. */
export function loopNames(loop: readonly string[], index: number): string[] {
  const turned = [...loop.slice(index), ...loop.slice(0, index), loop[index] ?? ''];
  return turned.length > 8 ? [...turned.slice(0, 6), turned.at(-1) ?? ''] : turned;
}
