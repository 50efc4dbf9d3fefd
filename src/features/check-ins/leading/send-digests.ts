import { addWorkingDays, type WorkTime } from '../../../calendar/index.ts';
import { type JobContext, joinOutcomes, type Outcome, type Post } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Parts } from './parts.ts';
import { linesOf, type ReportsWeek, readReports } from './read-digest.ts';
import { type Digest, dueAt, lineKind, type Opening, RETURN_AFTER, readWeekSubject } from './rules.ts';

const digestPost = (digest: Pick<Digest, 'id' | 'managerId'>, occasion: 'first' | 'again'): Post => ({
  id: `digest:${digest.id}:${occasion}`,
  to: [{ person: digest.managerId }],
  parts: [{ card: 'check-ins.digest', thing: digest.id }],
  kind: 'due',
  why: 'check-ins.digest',
  supersedes: `digest:${digest.id}`,
});

type Candidate = Omit<Digest, 'returnedAt' | 'gotItAt'> & { work: WorkTime; timeZone: string };

/** Reads the managers whose digest of a week has not been sent, with the time of the one before. */
async function readCandidates(
  { people, leading }: Parts,
  subjects: readonly string[],
  now: Instant,
): Promise<Candidate[]> {
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
  const lastSent = new Map<string, Map<string, Instant>>();
  for (const week of new Set(open.map((it) => it.week))) {
    lastSent.set(week, await leading.lastDigests([...managers.keys()], week));
  }
  return open.flatMap(({ subject, managerId, week }) => {
    const work = works.get(managerId);
    const there = managers.get(managerId)?.standing !== 'left' && managers.has(managerId);
    if (work === undefined || !there) return [];
    const since = lastSent.get(week)?.get(managerId) ?? null;
    return [{ id: subject, managerId, week, since, sentAt: now, work, timeZone: work.timeZone }];
  });
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

/** Brings back, once, digests of which nothing was opened and that nobody took note of. */
export async function returnDigests(parts: Parts, ctx: JobContext, ids: readonly string[]): Promise<Outcome> {
  const { leading, people } = parts;
  const waiting = (await leading.digests(ids)).filter((it) => it.gotItAt === null && it.returnedAt === null);
  const works = await people.workTimes(waiting.map((it) => it.managerId));
  const dueOf = (it: Digest): Instant => {
    const work = works.get(it.managerId);
    return work === undefined ? ctx.now : addWorkingDays(work, it.sentAt, RETURN_AFTER);
  };
  const due = waiting.filter((it) => dueOf(it) <= ctx.now);
  const later = waiting.filter((it) => dueOf(it) > ctx.now);
  const managers = due.map((it) => ({ ...it, timeZone: works.get(it.managerId)?.timeZone ?? 'UTC' }));
  const found = await readReports(parts, managers, ctx.now);
  const openings = await leading.openings(
    found.flatMap((it) => [...it.week, ...it.late].map((each) => each.id)),
  );
  const unopened = due.filter((digest, i) => {
    const lines = linesOf(digest, found[i] ?? { reports: [], week: [], late: [] }, openings);
    const isOpened = (id: string) =>
      openings.some((it) => it.checkInId === id && it.readerId === digest.managerId);
    return lines.some((it) => lineKind(it) !== 'nothing') && !lines.some((it) => isOpened(it.id));
  });
  return {
    write: leading.markReturned(
      unopened.map((it) => it.id),
      ctx.now,
    ),
    post: unopened.map((it) => digestPost(it, 'again')),
    wake: later.map((it) => ({ timer: 'check-ins.digest-return', subject: it.id, at: dueOf(it) })),
  };
}
