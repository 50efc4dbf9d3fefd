import { addDays, atWallTime } from '../../../calendar/index.ts';
import type { CardElement, RenderContext } from '../../../chat/index.ts';
import type { CardSection, CheckIn } from '../../check-ins/index.ts';
import type { Goal } from '../model.ts';
import type { Parts } from '../parts.ts';
import { viewGoals } from '../read-goals.ts';
import { whoReads } from '../who-reads.ts';
import { moveElements, moveNote, newsElements, promptElements } from './cards.ts';
import { readMovesIn } from './read-moves.ts';
import { byUrgency, type Move } from './rules.ts';
import type { CheckInValues } from './store.ts';

type Reader = NonNullable<Awaited<ReturnType<typeof whoReads>>>;

/** Leaves out objectives all of whose parts are shown beside them. */
const withoutSums = (goals: readonly Goal[]): Goal[] =>
  goals.filter((it) => it.measure.kind !== 'parts' || !goals.some((part) => part.parentId === it.id));

async function promptOf(parts: Parts, ctx: RenderContext, who: Reader): Promise<CardElement[]> {
  const goals = withoutSums(await parts.own.ofOwners([who.personId]));
  return promptElements(byUrgency(await viewGoals(parts, who, goals, ctx.now)), ctx.locale);
}

/** Keeps the moves of goals that a reader may see, with the status they are told. */
async function seenBy(parts: Parts, ctx: RenderContext, who: Reader, moves: readonly Move[]) {
  const views = await viewGoals(
    parts,
    who,
    moves.map((it) => it.goal),
    ctx.now,
  );
  return moves.flatMap((move) => {
    const view = views.find((it) => it.goal.id === move.goal.id);
    return view === undefined ? [] : [{ ...move, status: view.status }];
  });
}

async function movesOf(parts: Parts, ctx: RenderContext, who: Reader, checkIn: CheckIn) {
  const moves = await readMovesIn(parts, [checkIn]);
  return seenBy(parts, ctx, who, moves.get(checkIn.id) ?? []);
}

/** Says of many check-ins at once, in half a line each, which goals moved. */
async function notesOf(
  parts: Parts,
  ctx: RenderContext,
  checkIns: readonly CheckIn[],
): Promise<ReadonlyMap<string, string>> {
  const who = await whoReads(parts.people, ctx.reader);
  if (who === undefined) return new Map();
  const moves = await readMovesIn(parts, checkIns);
  const seen = await seenBy(parts, ctx, who, [...moves.values()].flat());
  const notes = [...moves].map(([id, all]): [string, Move[]] => [
    id,
    all.filter((move) => seen.some((it) => it.goal.id === move.goal.id)),
  ]);
  return new Map(
    notes.filter(([, all]) => all.length > 0).map(([id, all]) => [id, moveNote(all, ctx.locale)]),
  );
}

/** Tells whoever was away what others did with their goals: the latest of each. */
async function newsSince(
  { own, people, kept }: Parts & { kept: CheckInValues },
  { locale }: RenderContext,
  personId: string,
  away: { from: string; to: string; timeZone: string },
): Promise<CardElement[]> {
  const goals = await own.ofOwners([personId], ['proposed', 'active', 'closed', 'withdrawn']);
  const from = atWallTime(away.from, '00:00', away.timeZone);
  const to = atWallTime(addDays(away.to, 1), '00:00', away.timeZone);
  const changes = await kept.changes(
    goals.map((it) => it.id),
    from,
    to,
  );
  const byOthers = changes.filter((it) => it.byId !== personId);
  const latest = new Map(byOthers.map((it) => [it.goalId, it]));
  const names = await people.names([...latest.values()].flatMap((it) => it.byId ?? []));
  const news = goals.flatMap((goal) => {
    const change = latest.get(goal.id);
    return change === undefined
      ? []
      : [{ goal, what: change.what, by: change.byId === null ? undefined : names.get(change.byId) }];
  });
  return newsElements(news, locale);
}

/** Makes what the check-in's cards show of goals: to their owner, and to the owner's manager what moved. */
export const cardSection = (parts: Parts, kept: CheckInValues): CardSection => ({
  name: 'goals',
  async elements(ctx, place, checkIn) {
    const who = await whoReads(parts.people, ctx.reader);
    if (who === undefined) return [];
    if (place === 'digest') return moveElements(await movesOf(parts, ctx, who, checkIn), ctx.locale, 'open');
    if (who.personId !== checkIn.personId) return [];
    if (place === 'prompt') return promptOf(parts, ctx, who);
    return moveElements(await movesOf(parts, ctx, who, checkIn), ctx.locale);
  },
  digestNotes: (ctx, checkIns) => notesOf(parts, ctx, checkIns),
  async sinceAway(ctx, personId, away) {
    if (ctx.reader.personId !== personId) return [];
    return newsSince({ ...parts, kept }, ctx, personId, { ...away, timeZone: ctx.reader.timeZone });
  },
});
