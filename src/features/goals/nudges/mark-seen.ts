import { localDate } from '../../../calendar/index.ts';
import { type Context, type JobContext, joinOutcomes, type Outcome, plain } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import { say as goalWords } from '../copy.ts';
import { notice } from '../parts.ts';
import type { Line, Nudge, Wait } from './model.ts';
import { pageOf } from './pages.ts';
import type { NudgeParts } from './parts.ts';
import { seen } from './rules.ts';
import { nudgeOfMessage } from './send-nudges.ts';

/** What follows from a line's being seen: the manager's own cards count, and an open decision was shown one up. */
function afterSeen(wait: Wait, line: Line, on: string): Wait {
  if (line.role === 'decision') return wait.escalation === 'listed' ? { ...wait, escalation: 'shown' } : wait;
  // What was acted on since was put forward no more.
  const counts =
    line.role === 'manager' && line.isDue && wait.listed > 0 && wait.managerId === line.managerId;
  return counts ? seen(wait, line.nextId, on) : wait;
}

/** Marks lines of a card as seen on a day: only what was actually shown counts towards going one up. */
async function markLines(
  { nudges }: NudgeParts,
  nudge: Nudge,
  lines: readonly Line[],
  now: Instant,
  on: string,
): Promise<Outcome> {
  const unseen = lines.filter((it) => it.shownAt === undefined);
  const waits = new Map((await nudges.waits(unseen.map((it) => it.goalId))).map((it) => [it.goalId, it]));
  const changed = unseen.flatMap((line) => {
    const before = waits.get(line.goalId);
    const after = before === undefined ? undefined : afterSeen(before, line, on);
    return after === undefined || after === before ? [] : [after];
  });
  return {
    write: [
      ...nudges.markShown(
        nudge.id,
        unseen.map((it) => it.goalId),
        now,
      ),
      ...nudges.saveWaits(changed),
    ],
  };
}

/** Counts the first page of the cards that reached their chat. */
export async function markDelivered(
  parts: NudgeParts,
  { now }: JobContext,
  messageIds: readonly string[],
): Promise<Outcome> {
  const ids = messageIds.flatMap((it) => nudgeOfMessage(it) ?? []);
  const [delivered, lines] = await Promise.all([parts.nudges.nudges(ids), parts.nudges.lines(ids)]);
  const marked = await Promise.all(
    delivered.map((nudge) => {
      const own = lines.filter((it) => it.nudgeId === nudge.id);
      return markLines(parts, nudge, pageOf(own, 0).shown, now, nudge.date);
    }),
  );
  return joinOutcomes(...marked);
}

/** Opens a further page of a card: what stands there counts as shown from now on. */
export async function openPage(
  parts: NudgeParts,
  ctx: Context,
  nudgeId: string,
  page: number,
): Promise<Outcome> {
  const [nudge] = await parts.nudges.nudges([nudgeId]);
  const { personId, timeZone } = ctx.actor;
  const isTheirs =
    nudge !== undefined &&
    (nudge.personId === personId || (await parts.people.isNow(nudge.personId, personId)));
  if (!isTheirs) return notice(plain(goalWords(ctx.locale).notYours()));
  const { shown } = pageOf(await parts.nudges.lines([nudgeId]), page);
  const marked = await markLines(parts, nudge, shown, ctx.now, localDate(ctx.now, timeZone));
  return joinOutcomes(marked, {
    reply: { kind: 'card', card: { card: 'goals.nudge-page', thing: `${page}@${nudgeId}` } },
  });
}
