import {
  channelDays,
  nextChannelMoment,
  nextWorkingMoment,
  noCalendar,
  type WorkTime,
} from '../calendar/index.ts';
import type { Address, Directory } from '../chat/index.ts';
import type { Breathe } from '../shared/breath.ts';
import type { Instant } from '../shared/clock.ts';
import { laneOf } from './lanes/lane.ts';
import { isQuiet } from './rules.ts';
import { chunksOf, TOGETHER, type Unrouted } from './store.ts';

/** What the moment says about a message. */
export type Placing =
  | { kind: 'go'; address: Address; lane: string; firstTarget: number }
  /** The reader is not at work: it waits for the next working moment. */
  | { kind: 'hold'; until: Instant }
  /** The reader has not answered the welcome card. */
  | { kind: 'welcome'; personId: string }
  /** Nobody it was meant for can be reached. */
  | { kind: 'refused' };

type Parts = {
  directory: Pick<Directory, 'address'>;
  workTimes: (personIds: readonly string[]) => Promise<ReadonlyMap<string, WorkTime>>;
  lanes: ReadonlyMap<string, unknown>;
  breathe: Breathe;
};

/** The feature chose the day of what it posts in a channel; delayed by an outage it still does not come at night. */
const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** Finds the first moment at which a message that nobody asked for may go. */
function earliest({ reader }: Address, times: ReadonlyMap<string, WorkTime>, now: Instant): Instant {
  if (reader.personId === undefined) {
    return nextChannelMoment(channelDays(reader.timeZone, noCalendar, everyDay), now);
  }
  const work = times.get(reader.personId);
  return work === undefined ? now : nextWorkingMoment(work, now);
}

/** Makes the function that resolves where messages go now, and whether they may. */
export function createPlacing({ directory, workTimes, lanes, breathe }: Parts) {
  async function address(row: Unrouted): Promise<Placing> {
    for (const [i, target] of row.targets.entries()) {
      if (i < row.firstTarget) continue;
      const found = await directory.address(target, row.gated);
      if (found === 'not-welcomed') {
        if ('person' in target) return { kind: 'welcome', personId: target.person };
        continue;
      }
      if (typeof found === 'string') continue;
      const lane = laneOf(found.channel ?? found.account);
      if (lanes.has(lane)) return { kind: 'go', address: found, lane, firstTarget: i };
    }
    return { kind: 'refused' };
  }

  return async function place(rows: readonly Unrouted[], now: Instant): Promise<Placing[]> {
    const placings: Placing[] = [];
    for (const some of chunksOf(rows, TOGETHER)) {
      placings.push(...(await Promise.all(some.map(address))));
      await breathe();
    }
    const readers = placings.flatMap((it, i) => {
      const row = rows[i];
      const reader = it.kind === 'go' ? it.address.reader.personId : undefined;
      return row !== undefined && isQuiet(row.kind) && reader !== undefined ? [reader] : [];
    });
    const times = readers.length === 0 ? new Map<string, WorkTime>() : await workTimes([...new Set(readers)]);
    return placings.map((it, i): Placing => {
      const row = rows[i];
      if (it.kind !== 'go' || row === undefined || !isQuiet(row.kind)) return it;
      const until = earliest(it.address, times, now);
      return until > now ? { kind: 'hold', until } : it;
    });
  };
}

export type Place = ReturnType<typeof createPlacing>;
