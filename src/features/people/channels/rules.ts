import { createHash } from 'node:crypto';
import { addDays, atWallTime, isWorkingDay, localDate, type WorkTime } from '../../../calendar/index.ts';
import type { RosterChannel } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { ChannelTrouble, Outsider } from './schema.ts';

/** Working days for which what a channel refused is kept for it. */
const DAYS_KEPT = 5;

/** Finds the beginning of the fifth working day before this one, in the team's zone. */
export function keptSince(work: WorkTime, now: Instant): Instant {
  let date = localDate(now, work.timeZone);
  for (let left = DAYS_KEPT, steps = 0; left > 0 && steps < 60; steps += 1) {
    date = addDays(date, -1);
    if (isWorkingDay(work, date)) left -= 1;
  }
  return atWallTime(date, '00:00', work.timeZone);
}

/** Tells what keeps Pacer from posting in a channel, if anything does. */
export function troubleIn(channel: RosterChannel | undefined): ChannelTrouble | undefined {
  if (channel === undefined) return 'deleted';
  if (channel.archived) return 'archived';
  return channel.botPresent ? undefined : 'removed';
}

/** Stands for people from outside whom the chat does not name. */
export const somebody: Outsider = { account: '*', name: '' };

/** Names a set of outsiders, so that each set is asked about once and a press on an older question is noticed. */
export const seenAs = (outsiders: readonly Outsider[]): string =>
  createHash('sha256')
    .update(
      outsiders
        .map((it) => it.account)
        .sort()
        .join('\n'),
    )
    .digest('base64url')
    .slice(0, 16);

/** Tells whether somebody from outside reads in a channel to whom its lead has not agreed. */
export const isClosed = (outsiders: readonly Outsider[] | null, agreed: readonly string[] | null): boolean =>
  (outsiders ?? []).some((it) => agreed?.includes(it.account) !== true);
