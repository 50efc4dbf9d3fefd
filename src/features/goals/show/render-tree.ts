import { localDate } from '../../../calendar/index.ts';
import { type Card, MAX_ROWS, type RenderContext } from '../../../chat/index.ts';
import type { Team } from '../../people/model.ts';
import type { Goal } from '../model.ts';
import { type GoalView, seenGoals, viewGoal, viewGoals } from '../read-goals.ts';
import { byUrgency } from '../rules/urgency.ts';
import { whoReads } from '../who-reads.ts';
import { pageOf, readPage, type ShowParts } from './parts.ts';
import { treeOf } from './tree.ts';
import { TREE_PAGE, treeCard, whyCard } from './tree-cards.ts';

/** Goals above one another; longer paths end here. */
const MOST_LEVELS = 12;

/** Finds teams with all that stand below them. */
function withBelow(teams: ReadonlyMap<string, Team>, ids: readonly string[]): string[] {
  const found = new Set(ids);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const it of teams.values()) if (found.has(it.parentId ?? '')) found.add(it.id);
  }
  return [...found];
}

/** Reads the goals around a person: the company's, those of their teams and reports, and what everybody may see. */
async function around(parts: ShowParts, personId: string, date: string): Promise<Goal[]> {
  const [me, led, reports, teams] = await Promise.all([
    parts.people.person(personId),
    parts.people.teamsLedBy(personId),
    parts.people.reportsOf(personId, date),
    parts.people.teams(),
  ]);
  const own = me?.teamId === undefined ? [] : [me.teamId];
  return parts.show.inTree({
    teamIds: [
      ...own,
      ...withBelow(
        teams,
        led.map((it) => it.id),
      ),
    ],
    ownerIds: [personId, ...reports.map((it) => it.id)],
  });
}

/** Draws one page of the tree of goals; the thing is `<page>@<person>`. */
export async function renderTree(
  parts: ShowParts,
  ctx: RenderContext,
  thing: string,
): Promise<Card | 'gone'> {
  const [asked, who] = [readPage(thing), await whoReads(parts.people, ctx.reader)];
  if (asked === undefined || who === undefined || who.personId !== asked.id) return 'gone';
  const goals = await around(parts, who.personId, localDate(ctx.now, who.timeZone));
  const seen = await seenGoals(parts, who, goals, ctx.now);
  const nodes = treeOf(seen);
  const { shown, page } = pageOf(nodes, asked.page, TREE_PAGE);
  const orphanIds = new Set(nodes.filter((it) => it.isOrphan).map((it) => it.id));
  const orphans = seen.filter((it) => orphanIds.has(it.goal.id)).toSorted(byUrgency);
  const drawn = new Set([...shown.map((it) => it.id), ...orphans.slice(0, MAX_ROWS).map((it) => it.goal.id)]);
  const views = await viewGoals(
    parts,
    who,
    goals.filter((it) => drawn.has(it.id)),
    ctx.now,
  );
  const byId = new Map(views.map((it) => [it.goal.id, it]));
  const viewOf = (id: string): GoalView[] => [byId.get(id)].filter((it) => it !== undefined);
  return treeCard(
    {
      shown: shown.flatMap((node) => viewOf(node.id).map((view) => ({ node, view }))),
      orphans: orphans.slice(0, MAX_ROWS).flatMap((it) => viewOf(it.goal.id)),
      orphansInAll: orphans.length,
      page,
      total: nodes.length,
    },
    ctx.locale,
  );
}

/** Reads the goals above one another, from one that serves to the top. */
async function pathFrom(parts: ShowParts, goal: Goal): Promise<Goal[]> {
  const path = [goal];
  for (let at: Goal | undefined = goal; at?.parentId !== undefined && path.length < MOST_LEVELS; ) {
    const parent: Goal | undefined = await parts.own.goal(at.parentId);
    if (parent === undefined || path.some((it) => it.id === parent.id)) break;
    path.push(parent);
    at = parent;
  }
  return path;
}

/** Draws what a goal is for: the path up, as far as the reader sees it. */
export async function renderWhy(
  parts: ShowParts,
  ctx: RenderContext,
  goalId: string,
): Promise<Card | 'gone'> {
  const who = await whoReads(parts.people, ctx.reader);
  const view = who && (await viewGoal(parts, who, goalId, ctx.now));
  if (who === undefined || view === undefined) return 'gone';
  const path = await pathFrom(parts, view.goal);
  const seen = new Map((await viewGoals(parts, who, path, ctx.now)).map((it) => [it.goal.id, it]));
  return whyCard(
    view,
    path.map((it) => seen.get(it.id) ?? ('hidden' as const)),
    ctx.locale,
  );
}
