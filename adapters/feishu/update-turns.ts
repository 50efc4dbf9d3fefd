import { setTimeout } from 'node:timers/promises';
import { UPDATE_GAP } from './rates.ts';

/** Makes the turns in which messages are updated: each one's updates one after another, and not faster than Feishu takes them. */
export function createUpdateTurns(gapMs = UPDATE_GAP) {
  const turns = new Map<string, Promise<unknown>>();
  return async function inTurn<T>(messageId: string, update: () => Promise<T>): Promise<T> {
    const before = turns.get(messageId) ?? Promise.resolve();
    const turn = before.then(update);
    const ended = turn
      .catch(() => undefined)
      .then(() => setTimeout(gapMs, undefined, { ref: false }))
      .then(() => {
        if (turns.get(messageId) === ended) turns.delete(messageId);
      });
    turns.set(messageId, ended);
    return turn;
  };
}

export type UpdateTurns = ReturnType<typeof createUpdateTurns>;
