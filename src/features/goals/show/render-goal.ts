import type { Card, PersonRef, RenderContext } from '../../../chat/index.ts';
import { mayBeListed } from '../alerts/policy.ts';
import { reopenUntil } from '../close/show-result.ts';
import { mayShowToTeam } from '../policy.ts';
import { type GoalView, viewGoal, viewGoals } from '../read-goals.ts';
import { countingParts } from '../standing-of.ts';
import { type Who, whoReads } from '../who-reads.ts';
import { type GoalCardView, goalCard } from './goal-card.ts';
import { historyCard, UPDATES_PAGE } from './list-cards.ts';
import { pageOf, readPage, type ShowParts } from './parts.ts';

/** Updates and changes on the living card. */
const LATEST_UPDATES = 3;
const LATEST_CHANGES = 4;

async function namesOf(
  parts: ShowParts,
  ids: readonly (string | undefined)[],
): Promise<Map<string, PersonRef>> {
  const persons = await parts.people.persons([...new Set(ids.filter((it) => it !== undefined))]);
  return new Map([...persons].map(([id, { name }]) => [id, { id, name }]));
}

/** Tells whether a closed goal is still within the days of its owner in which it can be opened again. */
async function isFresh(parts: ShowParts, { goal, today }: GoalView): Promise<boolean> {
  const until = await reopenUntil(parts, goal);
  return until !== undefined && today <= until;
}

/** Reads what serves a goal: those that a reader sees, and how many more count. */
async function readParts(parts: ShowParts, who: Who, goalId: string, now: Date) {
  const serving = await parts.own.partsOf([goalId]);
  const seen = await viewGoals(parts, who, serving, now);
  const counting = serving.filter((it) => it.state !== 'proposed');
  const shown = new Set(seen.map((it) => it.goal.id));
  return {
    parts: seen,
    hiddenParts: counting.filter((it) => !shown.has(it.id)).length,
    countingParts: countingParts(serving).length,
  };
}

async function readOther(parts: ShowParts, who: Who, id: string | undefined, now: Date) {
  return id === undefined ? undefined : ((await viewGoal(parts, who, id, now)) ?? 'hidden');
}

/** Reads whether the team's channel lists a goal that is behind, for the owner who may choose; nothing where there is nothing to say. */
async function readListing(parts: ShowParts, { goal, relation }: GoalView): Promise<boolean | undefined> {
  if (goal.teamId === undefined || !mayShowToTeam(relation, goal)) return undefined;
  const team = await parts.people.team(goal.teamId);
  if (team?.on !== true || team.channels.length === 0) return undefined;
  return mayBeListed(goal, (await parts.teams.showingAll([team.id])).has(team.id));
}

async function readCard(parts: ShowParts, who: Who, view: GoalView, now: Date): Promise<GoalCardView> {
  const { goal } = view;
  const [parent, carried, serving, history, changes, result, mayStillReopen, isListed] = await Promise.all([
    readOther(parts, who, goal.parentId, now),
    readOther(parts, who, goal.carriedIntoId, now),
    readParts(parts, who, goal.id, now),
    parts.own.historyOf(goal.id),
    parts.show.changesOf(goal.id, LATEST_CHANGES),
    parts.show.resultOf(goal.id),
    isFresh(parts, view),
    readListing(parts, view),
  ]);
  const updates = history.toReversed().slice(0, LATEST_UPDATES);
  const people = await namesOf(
    parts,
    [...updates, ...changes, { byId: result?.byId }].map((it) => it.byId),
  );
  return {
    view,
    parent,
    ...serving,
    updates,
    earlierUpdates: history.length - updates.length,
    changes,
    people,
    result,
    carriedInto: carried === 'hidden' ? undefined : carried,
    mayStillReopen,
    isListed,
  };
}

/** Draws the living card of a goal for whoever may see it. */
export async function renderGoal(
  parts: ShowParts,
  ctx: RenderContext,
  goalId: string,
): Promise<Card | 'gone'> {
  const who = await whoReads(parts.people, ctx.reader);
  const view = who && (await viewGoal(parts, who, goalId, ctx.now));
  if (who === undefined || view === undefined) return 'gone';
  return goalCard(await readCard(parts, who, view, ctx.now), ctx.locale);
}

/** Draws all updates of a goal, a page at a time, with their notes to the end; the thing is `<page>@<goal>`. */
export async function renderHistory(
  parts: ShowParts,
  ctx: RenderContext,
  thing: string,
): Promise<Card | 'gone'> {
  const [asked, who] = [readPage(thing), await whoReads(parts.people, ctx.reader)];
  if (asked === undefined || who === undefined) return 'gone';
  const view = await viewGoal(parts, who, asked.id, ctx.now);
  if (view === undefined) return 'gone';
  const history = (await parts.own.historyOf(asked.id)).toReversed();
  const { shown, page } = pageOf(history, asked.page, UPDATES_PAGE);
  const result = page === 0 ? await parts.show.resultOf(asked.id) : undefined;
  const people = await namesOf(parts, [...shown.map((it) => it.byId), result?.byId]);
  const graded = { view, result, carriedInto: undefined, people };
  return historyCard({ ...graded, shown, page, total: history.length }, ctx.locale);
}
