import { weekKey } from '../../../calendar/index.ts';
import type { Card, RenderContext } from '../../../chat/index.ts';
import type { Team } from '../../people/model.ts';
import { type Status, statuses } from '../model.ts';
import { type GoalView, seenGoals, viewGoals } from '../read-goals.ts';
import { inGroups } from '../rules/urgency.ts';
import { type Who, whoReads } from '../who-reads.ts';
import { type HeatCell, heatMap, weeksUntil } from './heat-map.ts';
import { GOALS_PAGE, mineCard } from './list-cards.ts';
import { pageOf, readPage, type ShowParts } from './parts.ts';
import { teamCard } from './team-card.ts';

/** Weeks that a lead's card looks back on. */
const WEEKS_BACK = 4;

type Row = { view: Pick<GoalView, 'goal'>; isUnder: boolean };

/** Reads all that the rows of one page show. */
async function viewRows(parts: ShowParts, who: Who, rows: readonly Row[], now: Date) {
  const goals = rows.map((it) => it.view.goal);
  const views = new Map((await viewGoals(parts, who, goals, now)).map((it) => [it.goal.id, it]));
  return rows.flatMap(({ view: { goal }, isUnder }) => {
    const view = views.get(goal.id);
    return view === undefined ? [] : [{ view, isUnder }];
  });
}

/** Draws one page of the reader's own goals; the thing is `<page>@<person>`. */
export async function renderMine(
  parts: ShowParts,
  ctx: RenderContext,
  thing: string,
): Promise<Card | 'gone'> {
  const [asked, who] = [readPage(thing), await whoReads(parts.people, ctx.reader)];
  if (asked === undefined || who === undefined || who.personId !== asked.id) return 'gone';
  const own = await parts.own.ofOwners([who.personId], ['active', 'proposed']);
  const groups = inGroups(await seenGoals(parts, who, own, ctx.now));
  const { shown, page } = pageOf(groups, asked.page, GOALS_PAGE);
  return mineCard(
    { shown: await viewRows(parts, who, shown, ctx.now), page, total: groups.length },
    ctx.locale,
  );
}

function countsOf(views: readonly Pick<GoalView, 'status'>[]): Record<Status, number> {
  const count = (status: Status) => views.filter((it) => it.status === status).length;
  return Object.fromEntries(statuses.map((it) => [it, count(it)])) as Record<Status, number>;
}

/** Tells whether somebody leads a team or one above it. */
function leads(teams: ReadonlyMap<string, Team>, team: Team, personId: string): boolean {
  const seen = new Set<string>();
  for (
    let at: Team | undefined = team;
    at !== undefined && !seen.has(at.id);
    at = teams.get(at.parentId ?? '')
  ) {
    if (at.leadId === personId) return true;
    seen.add(at.id);
  }
  return false;
}

/** Looks back on the goals of a team that a reader sees, week by week. */
async function weeksOf(parts: ShowParts, who: Who, team: Team, now: Date): Promise<HeatCell[]> {
  const [ever, told] = await Promise.all([parts.show.everOf([team.id]), parts.show.toldOf([team.id])]);
  const seen = (await seenGoals(parts, who, ever, now)).map((it) => it.goal);
  return heatMap([team], seen, told, weeksUntil(weekKey(now, team.timeZone), WEEKS_BACK));
}

/** Draws one page of a team's goals, as far as the reader sees them; the thing is `<page>@<team>`. */
export async function renderTeam(
  parts: ShowParts,
  ctx: RenderContext,
  thing: string,
): Promise<Card | 'gone'> {
  const [asked, who] = [readPage(thing), await whoReads(parts.people, ctx.reader)];
  if (asked === undefined || who === undefined) return 'gone';
  const [teams, led, me] = await Promise.all([
    parts.people.teams(),
    parts.people.teamsLedBy(who.personId),
    parts.people.person(who.personId),
  ]);
  const team = teams.get(asked.id);
  if (team === undefined) return 'gone';
  const seen = await seenGoals(parts, who, await parts.own.ofTeams([team.id]), ctx.now);
  const groups = inGroups(seen);
  const { shown: rows, page } = pageOf(groups, asked.page, GOALS_PAGE);
  const shown = await viewRows(parts, who, rows, ctx.now);
  const isLead = leads(teams, team, who.personId);
  const others = new Map(
    [...led, ...(me?.teamId === undefined ? [] : [teams.get(me.teamId)])].map((it) => [it?.id, it?.name]),
  );
  return teamCard(
    {
      team,
      counts: countsOf(seen),
      shown,
      page,
      total: groups.length,
      weeks: isLead ? await weeksOf(parts, who, team, ctx.now) : [],
      others: [...others].flatMap(([id, name]) =>
        id === undefined || name === undefined || id === team.id ? [] : [{ value: id, label: name }],
      ),
    },
    ctx.locale,
  );
}
