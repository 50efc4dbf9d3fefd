import { localDate, workingDayAfter } from '../../../calendar/index.ts';
import type { Card, RenderContext } from '../../../chat/index.ts';
import { unitOf, writeAmount } from '../amounts.ts';
import { mayReopen } from '../policy.ts';
import { viewGoal } from '../read-goals.ts';
import { resultCard } from './cards.ts';
import type { ClosingParts } from './close-goals.ts';
import type { Result } from './model.ts';
import { isBelowTarget, REOPEN_WITHIN, scoreOf } from './rules.ts';

/** Finds the last day, by its owner's calendar, on which a closed goal can be reopened. */
export async function reopenUntil(
  { people }: Pick<ClosingParts, 'people'>,
  goal: { ownerId: string; closedAt: Date | undefined },
): Promise<string | undefined> {
  const work = (await people.workTimes([goal.ownerId])).get(goal.ownerId);
  if (work === undefined || goal.closedAt === undefined) return undefined;
  return workingDayAfter(work, localDate(goal.closedAt, work.timeZone), REOPEN_WITHIN);
}

/** Draws with what result a goal was closed, for whoever may see the goal. */
export async function showResult(
  parts: ClosingParts,
  ctx: RenderContext,
  id: string,
): Promise<Card | 'gone'> {
  const { personId, timeZone } = ctx.reader;
  const result = await parts.results.result(id);
  const reader = personId === undefined ? undefined : await parts.people.person(personId);
  if (result === undefined || reader === undefined) return 'gone';
  const who = { personId: reader.id, external: reader.external, timeZone };
  const view = await viewGoal(parts, who, result.goalId, ctx.now);
  if (view === undefined) return 'gone';
  const { goal, relation, today } = view;
  const [latest, change, until, people] = await Promise.all([
    parts.results.latest(goal.id),
    parts.results.lastChange(goal.id),
    reopenUntil(parts, goal),
    parts.people.persons([result.byId]),
  ]);
  const isLatest = latest?.id === id;
  const reopenedBy = isLatest && goal.state === 'active' && change?.what === 'reopened' ? change.byId : null;
  const reopener =
    reopenedBy === null ? undefined : (await parts.people.persons([reopenedBy])).get(reopenedBy);
  const open = isLatest && mayReopen(relation, goal) && goal.carriedIntoId === undefined;
  return resultCard(
    {
      view,
      result,
      keyResults: await keyResultsClosedWith(parts, result),
      closer: people.get(result.byId) ?? { id: result.byId, name: '…' },
      reopener: reopenedBy === null ? undefined : (reopener ?? { id: reopenedBy, name: '…' }),
      readerId: reader.id,
      reopenUntil: open && until !== undefined && today <= until ? until : undefined,
      isBelow: isBelowTarget(goal, result.progress),
      value:
        result.value === undefined ? undefined : writeAmount(result.value, unitOf(goal.measure), ctx.locale),
    },
    ctx.locale,
  );
}

/** Lists the key results that were closed together with their objective. */
async function keyResultsClosedWith({ own }: ClosingParts, result: Result) {
  const serving = await own.partsOf([result.goalId]);
  return serving
    .filter((it) => it.kind === 'key-result' && it.closedAt?.getTime() === result.at.getTime())
    .map((goal) => ({ goal, score: scoreOf(goal, goal.current) }));
}
