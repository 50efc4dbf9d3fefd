import { localDate } from '../../../calendar/index.ts';
import type { RenderContext } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Person } from '../../people/model.ts';
import type { CheckIn } from '../rules.ts';
import type { CardSection } from '../sections.ts';
import type { DigestView } from './digest-card.ts';
import type { Parts } from './parts.ts';
import { mayOpenReport } from './policy.ts';
import { counts, type Digest, digestLines, hasOpened, type Opening } from './rules.ts';

/** The check-ins of a manager's reports, as far as a digest is concerned: those of its week, and earlier ones written since. */
export type ReportsWeek = { reports: readonly Person[]; week: readonly CheckIn[]; late: readonly CheckIn[] };

type Of = Pick<Digest, 'managerId' | 'week' | 'since'>;

const idsOf = (persons: readonly { id: string }[]): string[] => persons.map((it) => it.id);

/** Reads what several managers' reports wrote, in a handful of queries besides one a manager for their reports. */
export async function readReports(
  { people, leading }: Pick<Parts, 'people' | 'leading'>,
  digests: readonly (Of & { timeZone: string })[],
  now: Instant,
): Promise<ReportsWeek[]> {
  const reports = await Promise.all(
    digests.map((it) => people.reportsOf(it.managerId, localDate(now, it.timeZone))),
  );
  const all = [...new Set(reports.flatMap(idsOf))];
  const inWeeks = await leading.inWeeks(all, [...new Set(digests.map((it) => it.week))]);
  const sinces = digests.flatMap((it) => (it.since === null ? [] : [it.since.getTime()]));
  const late = sinces.length === 0 ? [] : await leading.writtenSince(all, new Date(Math.min(...sinces)));
  return digests.map(({ week }, i) => {
    const own = new Set(idsOf(reports[i] ?? []));
    return {
      reports: reports[i] ?? [],
      week: inWeeks.filter((it) => it.week === week && own.has(it.personId)),
      late: late.filter((it) => it.week < week && own.has(it.personId)),
    };
  });
}

/** Picks the lines that this manager may read. */
export function linesOf(
  digest: Pick<Digest, 'managerId' | 'week' | 'since' | 'sentAt'>,
  { week, late }: ReportsWeek,
  openings: readonly Opening[],
): CheckIn[] {
  const readable = [...week, ...late].filter((it) => mayOpenReport(digest.managerId, it, digest.managerId));
  return digestLines(digest, readable, openings);
}

/** Reads what sections say of reports in half a line each; the first that says anything of one has the word. */
async function notesOn(
  sections: readonly CardSection[],
  ctx: RenderContext,
  checkIns: readonly CheckIn[],
): Promise<ReadonlyMap<string, string>> {
  const notes = new Map<string, string>();
  for (const section of sections)
    for (const [id, note] of (await section.digestNotes?.(ctx, checkIns)) ?? [])
      if (!notes.has(id)) notes.set(id, note);
  return notes;
}

/** Reads all that a digest shows to its manager; nobody else gets one. */
export async function readDigest(
  parts: Pick<Parts, 'people' | 'leading' | 'cardSections'>,
  ctx: RenderContext,
  id: string,
  page: number,
): Promise<DigestView | undefined> {
  const [digest] = await parts.leading.digests([id]);
  if (digest === undefined || digest.managerId !== ctx.reader.personId) return undefined;
  const [found] = await readReports(parts, [{ ...digest, timeZone: ctx.reader.timeZone }], ctx.now);
  if (found === undefined) return undefined;
  const openings = await parts.leading.openings([...found.week, ...found.late].map((it) => it.id));
  const names = new Map(found.reports.map((it) => [it.id, it.name]));
  const lines = linesOf(digest, found, openings);
  const notes = await notesOn(parts.cardSections(), ctx, lines);
  return {
    digest,
    lines: lines.map((checkIn) => ({
      checkIn,
      who: { id: checkIn.personId, name: names.get(checkIn.personId) ?? '…' },
      opened: hasOpened(digest.managerId, checkIn, openings),
      note: notes.get(checkIn.id),
    })),
    total: found.week.filter(counts).length,
    page,
  };
}
