import type { Instant } from '../../../shared/clock.ts';

/** An account a person may be written to on, and whether their team's channel is on its platform. */
export type Reachable = {
  platform: string;
  workspace: string;
  accountId: string;
  linkedAt: Instant;
  teamIsThere: boolean;
};

/**
 * Chooses the account to write to: on the platform asked for, else on the chosen main one, else where the team's channel is, else
 * the one that was there first. Use of a chat is never taken into account (product.md section 1).
 */
export function chooseAccount(
  accounts: readonly Reachable[],
  main: string | null,
  asked: string | undefined,
): Reachable | undefined {
  const oldestFirst = [...accounts].sort(
    (a, b) => a.linkedAt.getTime() - b.linkedAt.getTime() || (a.platform < b.platform ? -1 : 1),
  );
  if (asked !== undefined) return oldestFirst.find((it) => it.platform === asked);
  return (
    oldestFirst.find((it) => it.platform === main) ??
    oldestFirst.find((it) => it.teamIsThere) ??
    oldestFirst[0]
  );
}
