import { localDate } from '../../../calendar/index.ts';
import type { Outcome } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Person } from '../../people/model.ts';
import type { Goal } from '../model.ts';
import type { AlertParts } from './parts.ts';
import { alertName, messageOf, nextAlert } from './rules.ts';

/** Cards that one owner may get on one day. */
const MOST_A_DAY = 9;

/** Reads who is alerted: owners of goals, none whose team is off. */
export async function readOwners(
  { people }: Pick<AlertParts, 'people'>,
  goals: readonly Goal[],
): Promise<Map<string, Person>> {
  const owners = await people.persons([...new Set(goals.map((it) => it.ownerId))]);
  const teams = await people.teams([...new Set([...owners.values()].flatMap((it) => it.teamId ?? []))]);
  return new Map(
    [...owners].filter(([, it]) => it.teamId === undefined || teams.get(it.teamId)?.on === true),
  );
}

/** The alert that an owner's goal joins. */
type Joined = { alertId: string; isUnderWay: boolean };

/** Finds the alerts that owners' goals join: one that has not reached them yet, else the next of their day. */
export async function readAlerts(
  { lags, deliveredAt }: Pick<AlertParts, 'lags' | 'deliveredAt'>,
  owners: ReadonlyMap<string, Person>,
  now: Instant,
): Promise<(ownerId: string) => Joined> {
  const dayOf = (id: string) => localDate(now, owners.get(id)?.timeZone ?? 'UTC');
  const names = [...owners.keys()].flatMap((id) =>
    Array.from({ length: MOST_A_DAY }, (_, i) => alertName(id, dayOf(id), i + 1)),
  );
  const [open, named] = await Promise.all([lags.openOfOwners([...owners.keys()]), lags.ofAlerts(names)]);
  const waiting = new Map<string, string>();
  for (const lag of open) {
    if (lag.knownAt !== undefined || lag.tellAt !== undefined) continue;
    if ((await deliveredAt(messageOf(lag.alertId))) === undefined) waiting.set(lag.ownerId, lag.alertId);
  }
  const used = named.map((it) => it.alertId);
  return (ownerId) => {
    const alertId = waiting.get(ownerId);
    return alertId === undefined
      ? { alertId: nextAlert(ownerId, dayOf(ownerId), used), isUnderWay: false }
      : { alertId, isUnderWay: true };
  };
}

/** Sends owners their alerts, by owner; where one is on its way already, it is brought up to date. */
export const sendAlerts = (alerts: ReadonlyMap<string, Joined>, now: Instant): Outcome => ({
  post: [...alerts].map(([ownerId, { alertId }]) => ({
    id: messageOf(alertId),
    to: [{ person: ownerId }],
    parts: [{ card: 'goals.lag', thing: alertId }],
    kind: 'nudge',
    why: 'goals.lag',
  })),
  refresh: [...alerts.values()].map(({ alertId }) => ({ card: 'goals.lag', thing: alertId })),
  // It may arrive between the reading and the commit.
  wake: [...alerts.values()]
    .filter((it) => it.isUnderWay)
    .map(({ alertId }) => ({ timer: 'goals.lag-joined', subject: alertId, at: now })),
});
