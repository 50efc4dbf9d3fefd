import { localDate, type MonthKey, monthOf } from '../../../calendar/index.ts';
import type { PersonRef } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import { pairOf } from '../trading/rules.ts';

/** People a board names; the others need no place. */
export const MOST_RANKED = 5;
/** What is this late is not posted any more (ms): the next one is near. */
const STALE_MS = 14 * 86_400_000;

export type TeamSettings = { ranks: boolean; roundUp: boolean };

/** What holds for a team that has chosen nothing. */
export const defaultSettings: TeamSettings = { ranks: false, roundUp: true };

/** One person thanked in one kudos. */
export type Thanked = {
  kudosId: string;
  giverId: string;
  personId: string;
  shown: boolean;
  values: readonly string[];
  /** Where it was posted. */
  channels: readonly unknown[];
};

/** Tells whether a channel reads of somebody's thanks: what was posted nowhere is nobody else's. */
export const wasShown = (it: Pick<Thanked, 'shown' | 'channels'>): boolean =>
  it.shown && it.channels.length > 0;

export type Figures = {
  kudos: number;
  people: number;
  /** By id, the most named first. */
  values: readonly { id: string; count: number }[];
};

/** Counts a team's kudos. */
export function countThanks(rows: readonly Thanked[]): Figures {
  const kudos = new Map(rows.map((row) => [row.kudosId, row.values]));
  const values = new Map<string, number>();
  for (const id of [...kudos.values()].flat()) values.set(id, (values.get(id) ?? 0) + 1);
  return {
    kudos: kudos.size,
    people: new Set(rows.map((row) => row.personId)).size,
    values: [...values]
      .map(([id, count]) => ({ id, count }))
      .sort((x, y) => y.count - x.count || (x.id < y.id ? -1 : 1)),
  };
}

export type Received = { giverId: string; personId: string; points: number };
export type Ranked = { person: PersonRef; points: number };

/** Ranks by points received: nothing from oneself, nor between pairs who trade; equals share a place by name. */
export function rank(
  rows: readonly Received[],
  pairs: readonly { a: string; b: string }[],
  people: ReadonlyMap<string, PersonRef>,
): Ranked[] {
  const trades = new Set(pairs.map((it) => pairOf(it.a, it.b).join(' ')));
  const points = new Map<string, number>();
  for (const row of rows) {
    const counts = row.giverId !== row.personId && !trades.has(pairOf(row.giverId, row.personId).join(' '));
    if (counts) points.set(row.personId, (points.get(row.personId) ?? 0) + row.points);
  }
  return [...points]
    .flatMap(([id, sum]) => {
      const person = people.get(id);
      return person === undefined || sum <= 0 ? [] : [{ person, points: sum }];
    })
    .sort((x, y) => y.points - x.points || (x.person.name < y.person.name ? -1 : 1));
}

/** Names the subject of a team's month. */
export const monthSubject = (teamId: string, month: MonthKey): string => `${teamId}:${month}`;

/** Reads such a subject back; the month stands after the last colon. */
export function readMonthSubject(subject: string): { teamId: string; month: MonthKey } {
  const at = subject.lastIndexOf(':');
  return { teamId: subject.slice(0, at), month: subject.slice(at + 1) };
}

/** Tells whether a text names a month. */
export const isMonth = (month: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(month);

/** Tells whether a round-up comes so late that it helps nobody any more. */
export const isStale = (due: Instant, now: Instant): boolean => now.getTime() - due.getTime() > STALE_MS;

/** Finds until when a round-up may be sent. */
export const staleAt = (due: Instant): Instant => new Date(due.getTime() + STALE_MS);

/** Names the month of an instant in a team's zone. */
export const monthIn = (timeZone: string, at: Instant): MonthKey => monthOf(localDate(at, timeZone));
