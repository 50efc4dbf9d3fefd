import type { JobContext, Outcome } from '../../chat/index.ts';
import { postedCards } from './answer-parts.ts';
import { readAround, type TimerParts } from './open-windows.ts';

/** Takes back what a stopped team was asked or was to be asked; started again in time, it is asked again. */
export async function stopTeams(
  parts: TimerParts,
  _ctx: JobContext,
  teamIds: readonly string[],
): Promise<Outcome> {
  const waiting = await parts.own.waitingOf(teamIds);
  const around = await readAround(parts, waiting);
  // Whoever has moved to a team that goes on keeps theirs.
  const stopped = waiting.filter((it) => !around.belongs(it));
  const idsIn = (state: 'planned' | 'open') => stopped.filter((it) => it.state === state).map((it) => it.id);
  return {
    write: [
      ...parts.own.move(idsIn('planned'), 'planned', 'cancelled'),
      ...parts.own.move(idsIn('open'), 'open', 'cancelled'),
    ],
    refresh: stopped.filter((it) => it.promptedAt !== null).flatMap(postedCards),
  };
}
