import { addWorkingDays, type WorkTime } from '../../../calendar/index.ts';
import { type JobContext, joinOutcomes, type Outcome, type Post } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { CheckIn } from '../rules.ts';
import type { Parts } from './parts.ts';
import { linesOf, type ReportsWeek, readReports } from './read-digest.ts';
import {
  type Digest,
  dueAt,
  hasOpened,
  lineKind,
  type Opening,
  RETURN_AFTER,
  readWeekSubject,
  staleAt,
} from './rules.ts';

const messageId = (digest: Pick<Digest, 'id'>, occasion: 'first' | 'again'): string =>
  `digest:${digest.id}:${occasion}`;

/** A digest that could not be delivered until the next one is near is in that one instead. */
const digestPost = (
  digest: Pick<Digest, 'id' | 'managerId' | 'sentAt'>,
  occasion: 'first' | 'again',
): Post => ({
  id: messageId(digest, occasion),
  to: [{ person: digest.managerId }],
  parts: [{ card: 'check-ins.digest', thing: digest.id }],
  kind: 'due',
  why: 'check-ins.digest',
  expiresAt: staleAt(digest.sentAt),
  supersedes: `digest:${digest.id}`,
});

/** Messages are known for three months (ms). */
const LOOK_BACK_MS = 84 * 24 * 60 * 60_000;

type Candidate = Omit<Digest, 'returnedAt' | 'gotItAt'> & { work: WorkTime; timeZone: string };

/**
 * Finds since when a manager has seen nothing: the digest before, if it reached them, else the one before that. Nobody who never
 * had a digest is shown what was written before.
 */
async function seenUntil({ deliveredAt }: Parts, newestFirst: readonly Digest[]): Promise<Instant | null> {
  let missed: Instant | null = null;
  for (const digest of newestFirst) {
    if ((await deliveredAt(messageId(digest, 'first'))) !== undefined) return digest.sentAt;
    missed = digest.since ?? new Date(0);
  }
  return missed;
}

/** Reads the managers whose digest of a week has not been sent, with the time since which they have seen nothing. */
async function readCandidates(parts: Parts, subjects: readonly string[], now: Instant): Promise<Candidate[]> {
  const { people, leading } = parts;
  const sent = new Set((await leading.digests(subjects)).map((it) => it.id));
  const open = subjects
    .filter((subject) => !sent.has(subject))
    .map((subject) => ({
      subject,
      managerId: readWeekSubject(subject).id,
      week: readWeekSubject(subject).week,
    }));
  const managers = await people.persons(open.map((it) => it.managerId));
  const works = await people.workTimes([...managers.keys()]);
  const before = await leading.digestsSince([...managers.keys()], new Date(now.getTime() - LOOK_BACK_MS));
  const candidates: Candidate[] = [];
  for (const { subject, managerId, week } of open) {
    const work = works.get(managerId);
    if (work === undefined || !managers.has(managerId) || managers.get(managerId)?.standing === 'left')
      continue;
    const earlier = before.filter((it) => it.managerId === managerId && it.week < week);
    const since = await seenUntil(parts, earlier);
    candidates.push({ id: subject, managerId, week, since, sentAt: now, work, timeZone: work.timeZone });
  }
  return candidates;
}

/** Sends one manager's digest, waits until all windows have closed, or leaves it if there is nothing to read. */
function decideDigest(
  { leading }: Pick<Parts, 'leading'>,
  candidate: Candidate,
  found: ReportsWeek,
  openings: readonly Opening[],
): Outcome {
  const { work, timeZone: _, ...digest } = candidate;
  const due = dueAt(work, found.week);
  if (due === undefined) return {};
  if (due > digest.sentAt) return { wake: [{ timer: 'check-ins.digest', subject: digest.id, at: due }] };
  if (linesOf(digest, found, openings).length === 0) return {};
  return {
    write: leading.addDigests([digest]),
    post: [digestPost(digest, 'first')],
    wake: [
      {
        timer: 'check-ins.digest-return',
        subject: digest.id,
        at: addWorkingDays(work, digest.sentAt, RETURN_AFTER),
      },
    ],
  };
}

/** Sends the digests that are due: one card a manager and week, whatever runs twice or late. */
export async function sendDigests(
  parts: Parts,
  ctx: JobContext,
  subjects: readonly string[],
): Promise<Outcome> {
  const candidates = await readCandidates(parts, subjects, ctx.now);
  const found = await readReports(parts, candidates, ctx.now);
  const openings = await parts.leading.openings(found.flatMap((it) => it.late.map((each) => each.id)));
  return joinOutcomes(
    ...candidates.map((it, i) =>
      decideDigest(parts, it, found[i] ?? { reports: [], week: [], late: [] }, openings),
    ),
  );
}

/** Reads when each digest is to come back: two working days after it arrived; one that has not arrived is looked at tomorrow. */
async function readReturns({ leading, people, deliveredAt }: Parts, now: Instant, ids: readonly string[]) {
  const waiting = (await leading.digests(ids)).filter((it) => it.gotItAt === null && it.returnedAt === null);
  const works = await people.workTimes(waiting.map((it) => it.managerId));
  const returns: { digest: Digest; at: Instant }[] = [];
  for (const digest of waiting) {
    const work = works.get(digest.managerId);
    const delivered = await deliveredAt(messageId(digest, 'first'));
    if (work === undefined || (delivered === undefined && staleAt(digest.sentAt) <= now)) continue;
    const at = addWorkingDays(work, delivered ?? now, delivered === undefined ? 1 : RETURN_AFTER);
    returns.push({ digest, at });
  }
  return { returns, works };
}

/** Brings back, once, digests of which nothing was opened and that nobody took note of. */
export async function returnDigests(parts: Parts, ctx: JobContext, ids: readonly string[]): Promise<Outcome> {
  const { leading } = parts;
  const { returns, works } = await readReturns(parts, ctx.now, ids);
  const due = returns.filter((it) => it.at <= ctx.now).map((it) => it.digest);
  const later = returns.filter((it) => it.at > ctx.now);
  const managers = due.map((it) => ({ ...it, timeZone: works.get(it.managerId)?.timeZone ?? 'UTC' }));
  const found = await readReports(parts, managers, ctx.now);
  const openings = await leading.openings(
    found.flatMap((it) => [...it.week, ...it.late].map((each) => each.id)),
  );
  const unopened = due.filter((digest, i) => {
    const lines = linesOf(digest, found[i] ?? { reports: [], week: [], late: [] }, openings);
    const isOpened = (it: CheckIn) => hasOpened(digest.managerId, it, openings);
    return lines.some((it) => lineKind(it) !== 'nothing') && !lines.some(isOpened);
  });
  return {
    write: leading.markReturned(
      unopened.map((it) => it.id),
      ctx.now,
    ),
    post: unopened.map((it) => ({ ...digestPost(it, 'again'), expiresAt: staleAt(ctx.now) })),
    wake: later.map((it) => ({ timer: 'check-ins.digest-return', subject: it.digest.id, at: it.at })),
  };
}
