import { localDate } from '../../../calendar/index.ts';
import type { Card, CardDeclaration, RenderContext } from '../../../chat/index.ts';
import { maySeeGoal } from '../policy.ts';
import { relationsTo } from '../relations.ts';
import { numberOfCode } from '../rows.ts';
import { oneLagCard, recoveredCard, severalLagsCard } from './lag-cards.ts';
import type { AlertParts } from './parts.ts';
import { maySeeRetro } from './policy.ts';
import { readLags, readListed } from './read-lags.ts';
import { inviteCard } from './retro/cards.ts';
import { isBehind, lagOf, readTeamCard } from './rules.ts';
import { type TeamRow, teamAlertCard } from './team/card.ts';

type Drawn = Promise<Card | 'gone'>;

type Distant = Pick<TeamRow, 'goal' | 'assessment'>;

const far = ({ goal, assessment }: Distant): number =>
  assessment === undefined ? 0 : lagOf(goal, assessment);

const numberOf = ({ goal }: Distant): number => numberOfCode(goal.code) ?? 0;

/** Puts the furthest behind first; of those alike the one with the lower number. */
const byDistance = (a: Distant, b: Distant): number => far(b) - far(a) || numberOf(a) - numberOf(b);

/** Draws an owner's alert; before it was sent it is not about what has caught up meanwhile. */
async function renderAlert(parts: AlertParts, ctx: RenderContext, alertId: string, page: number): Drawn {
  const lags = await parts.lags.ofAlerts([alertId]);
  const isKnown = lags.some((it) => it.knownAt !== undefined);
  const shown = isKnown ? lags : lags.filter((it) => it.endedAt === undefined);
  const views = (await readLags(parts, ctx.reader, shown, ctx.now)).toSorted((a, b) =>
    byDistance(a.view, b.view),
  );
  const [first] = views;
  if (first === undefined) return 'gone';
  return views.length === 1
    ? oneLagCard(ctx.locale, first)
    : severalLagsCard(ctx.locale, views, { alertId, page });
}

async function renderOne(parts: AlertParts, ctx: RenderContext, lagId: string): Drawn {
  const [view] = await readLags(parts, ctx.reader, await parts.lags.byIds([lagId]), ctx.now);
  return view === undefined ? 'gone' : oneLagCard(ctx.locale, view);
}

/** Draws that a goal has caught up, unless it is behind again or over since. */
async function renderRecovered(parts: AlertParts, ctx: RenderContext, lagId: string): Drawn {
  const [view] = await readLags(parts, ctx.reader, await parts.lags.byIds([lagId]), ctx.now);
  const isNews = view?.view.goal.state === 'active' && !isBehind(view.view.goal);
  return isNews ? recoveredCard(ctx.locale, view) : 'gone';
}

/** Keeps what a reader of the card sees: its channels all that is listed, a person what the policy lets them see. */
async function readRows(parts: AlertParts, ctx: RenderContext, thing: string): Promise<TeamRow[] | 'gone'> {
  const day = readTeamCard(thing);
  const { reader, now } = ctx;
  const [team, lines] = await Promise.all([parts.people.team(day.teamId), parts.teams.lines(day)]);
  if (team === undefined) return 'gone';
  const inChannel = team.channels.some(
    ({ channel }) => channel.platform === reader.channel?.platform && channel.id === reader.channel.id,
  );
  const person = reader.personId === undefined ? undefined : await parts.people.person(reader.personId);
  if (!inChannel && person === undefined) return 'gone';
  const lags = await parts.lags.byIds(lines.map((it) => it.lagId));
  const goals = [...(await parts.own.goals(lags.map((it) => it.goalId))).values()];
  const relation =
    person === undefined
      ? undefined
      : await relationsTo(
          parts.people,
          { personId: person.id, external: person.external },
          goals,
          localDate(now, reader.timeZone),
        );
  const seen = goals.filter((it) => relation === undefined || maySeeGoal(relation(it), it));
  const showsAll = (await parts.teams.showingAll([team.id])).has(team.id);
  const listed = await readListed(parts, seen, showsAll, now);
  const open = await parts.lags.openOf([...listed.keys()]);
  const rows = lines.flatMap(({ lagId, news }) => {
    const goal = listed.get(lags.find((it) => it.id === lagId)?.goalId ?? '');
    return goal === undefined ? [] : [{ ...goal, cause: open.get(goal.goal.id)?.cause, news }];
  });
  return rows.toSorted(byDistance);
}

async function renderTeam(parts: AlertParts, ctx: RenderContext, thing: string, page: number): Drawn {
  const rows = await readRows(parts, ctx, thing);
  if (rows === 'gone') return 'gone';
  const team = await parts.people.team(readTeamCard(thing).teamId);
  return teamAlertCard(ctx.locale, { team: team?.name ?? '', rows, thing, page });
}

/** Draws an invitation for those invited; a colleague who may see the goal can answer. */
async function renderRetro(parts: AlertParts, ctx: RenderContext, id: string): Drawn {
  const retro = await parts.retros.retro(id);
  const { personId, timeZone } = ctx.reader;
  if (retro === undefined || personId === undefined || !maySeeRetro(personId, retro)) return 'gone';
  const [goal, people] = await Promise.all([
    parts.own.goal(retro.goalId),
    parts.people.persons([retro.byId, ...retro.participants, personId]),
  ]);
  const reader = people.get(personId);
  if (goal === undefined || reader === undefined) return 'gone';
  const who = { personId, external: reader.external };
  const relation = await relationsTo(parts.people, who, [goal], localDate(ctx.now, timeZone));
  const refOf = (it: string) => ({ id: it, name: people.get(it)?.name ?? '…' });
  return inviteCard(ctx.locale, {
    retro,
    goal,
    planner: refOf(retro.byId),
    invited: retro.participants.map(refOf),
    mayTalk: personId !== retro.byId && retro.byId === goal.ownerId && maySeeGoal(relation(goal), goal),
  });
}

/** Declares a card whose thing is `<page>@<thing>`: a further page of another. */
const pageOf = (render: (ctx: RenderContext, thing: string, page: number) => Drawn): CardDeclaration => ({
  async render(ctx, it) {
    const [, page, thing] = /^(\d{1,4})@(.*)$/.exec(it) ?? [];
    return page === undefined || thing === undefined ? 'gone' : render(ctx, thing, Number(page));
  },
});

/** Declares the cards of alerts. */
export const alertCards = (parts: AlertParts): Record<string, CardDeclaration> => ({
  lag: { render: (ctx, id) => renderAlert(parts, ctx, id, ctx.page) },
  'lag-page': pageOf((ctx, id, page) => renderAlert(parts, ctx, id, page)),
  'one-lag': { render: (ctx, id) => renderOne(parts, ctx, id) },
  recovered: { render: (ctx, id) => renderRecovered(parts, ctx, id) },
  'team-alert': { render: (ctx, thing) => renderTeam(parts, ctx, thing, ctx.page) },
  'team-alert-page': pageOf((ctx, thing, page) => renderTeam(parts, ctx, thing, page)),
  retro: { render: (ctx, id) => renderRetro(parts, ctx, id) },
});
