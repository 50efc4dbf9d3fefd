import { setImmediate as soon } from 'node:timers';
import { setImmediate } from 'node:timers/promises';

// Nothing may hold the thread over 25 ms (decision 28), and what is under way at this point goes on for some.
const breathAfterMs = 8;

/** When the event loop's present turn first came by here. */
let turn: number | undefined;

/**
 * Lets others run where this turn of the event loop has lasted for a while. For loops over many, never for a press: behind a bulk
 * send it would wait a turn for each of its reads.
 */
export async function breathe(): Promise<void> {
  if (turn === undefined) {
    turn = performance.now();
    soon(() => {
      turn = undefined;
    });
  } else if (performance.now() - turn > breathAfterMs) {
    await setImmediate();
  }
}
