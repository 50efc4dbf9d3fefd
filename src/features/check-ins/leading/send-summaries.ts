import { atWallTime, nextChannelMoment, type WeekKey } from '../../../calendar/index.ts';
import {
  type Card,
  type CardElement,
  type JobContext,
  joinOutcomes,
  type Outcome,
  type Post,
  type RenderContext,
} from '../../../chat/index.ts';
import type { Team, TeamChannel } from '../../people/model.ts';
import type { CheckIn } from '../rules.ts';
import type { Parts } from './parts.ts';
import { maySeeSummary } from './policy.ts';
import { counts, dueAt, firstDayOf, isStale, isWeek, readWeekSubject, staleAt } from './rules.ts';
import { shownTexts, summaryCard } from './summary-card.ts';

/** The same message to each of the team's channels, each in its own language; and the lead's private copy. */
function postsOf(team: Team, subject: string, it: { channels: readonly TeamChannel[]; now: Date }): Post[] {
  const common = { kind: 'nudge' as const, expiresAt: staleAt(it.now) };
  const lead: Post[] =
    team.leadId === undefined
      ? []
      : [
          {
            ...common,
            id: `team:${subject}`,
            to: [{ person: team.leadId }],
            parts: [{ card: 'check-ins.team', thing: `team:${subject}` }],
            why: 'check-ins.team',
          },
        ];
  return [
    ...it.channels.map(
      ({ channel }): Post => ({
        ...common,
        id: `summary:${subject}:${channel.platform}:${channel.id}`,
        to: [{ channel }],
        parts: [{ card: 'check-ins.summary', thing: subject }],
        why: 'check-ins.summary',
      }),
    ),
    ...lead,
  ];
}

/** Posts a team's summary if it is due and helps anybody: never where nobody was asked, or nobody has answered. */
async function decideSummary(
  { people }: Pick<Parts, 'people'>,
  ctx: JobContext,
  it: { subject: string; team: Team; summary: boolean; checkIns: readonly CheckIn[] },
): Promise<Outcome> {
  const days = people.teamWorkTime(it.team);
  const due = dueAt(days, it.checkIns);
  if (due === undefined) return {};
  const at = nextChannelMoment(days, due > ctx.now ? due : ctx.now);
  if (at > ctx.now) return { wake: [{ timer: 'check-ins.summary', subject: it.subject, at }] };
  if (isStale(due, ctx.now)) return {};
  // "0 of 5" would tell everybody who did not answer.
  const anybody = it.checkIns.some((each) => each.state === 'answered');
  // A channel with people from outside stays silent until the lead has agreed.
  const { open, ask } = it.summary && anybody ? await people.channelsFor(it.team) : { open: [], ask: [] };
  return { post: [...postsOf(it.team, it.subject, { channels: open, now: ctx.now }), ...ask] };
}

/** Posts the summaries that are due, and each lead's private copy. */
export async function sendSummaries(
  parts: Parts,
  ctx: JobContext,
  subjects: readonly string[],
): Promise<Outcome> {
  const wanted = subjects.map((subject) => ({ subject, ...readWeekSubject(subject) }));
  const teamIds = [...new Set(wanted.map((it) => it.id))];
  const [teams, plans] = await Promise.all([parts.people.teams(teamIds), parts.plans.of(teamIds)]);
  const outcomes = await Promise.all(
    wanted.map(async ({ subject, id, week }): Promise<Outcome> => {
      const team = teams.get(id);
      if (team?.on !== true) return {};
      const checkIns = await parts.own.teamWeek(id, week);
      return decideSummary(parts, ctx, {
        subject,
        team,
        summary: plans.get(id)?.summary !== false,
        checkIns,
      });
    }),
  );
  return joinOutcomes(...outcomes);
}

/** Reads what other features add for the time that a summary is about: the team's period up to its last closing. */
async function sectionsOf(
  { plans, summarySections }: Parts,
  ctx: RenderContext,
  team: Team,
  week: WeekKey,
  checkIns: readonly CheckIn[],
): Promise<CardElement[]> {
  const plan = (await plans.of([team.id])).get(team.id);
  const closings = checkIns.map((it) => it.closesAt.getTime());
  if (plan === undefined || closings.length === 0) return [];
  const from = atWallTime(firstDayOf(plan, week), '00:00', team.timeZone);
  const period = { team, checkIns, from, to: new Date(Math.max(...closings)) };
  const all: CardElement[] = [];
  for (const section of summarySections()) all.push(...(await section.elements(ctx, period)));
  return all;
}

/** Draws a team's summary for its channel, or a further page of it for one of its people. */
export async function renderSummary(
  parts: Parts,
  ctx: RenderContext,
  subject: string,
  { page, full }: { page: number; full: boolean },
): Promise<Card | 'gone'> {
  const { id, week } = readWeekSubject(subject);
  const team = await parts.people.team(id);
  if (team === undefined || !isWeek(week)) return 'gone';
  const { personId, channel } = ctx.reader;
  const teamId = personId === undefined ? undefined : (await parts.people.person(personId))?.teamId;
  if (!maySeeSummary({ inChannel: channel !== undefined, teamId, personId }, team)) return 'gone';
  const checkIns = (await parts.own.teamWeek(id, week)).filter(counts);
  const people = await parts.people.persons(checkIns.filter((it) => it.shared).map((it) => it.personId));
  const sections = page > 0 || full ? [] : await sectionsOf(parts, ctx, team, week, checkIns);
  return summaryCard(ctx.locale, {
    subject,
    period: checkIns[0]?.period ?? week,
    answered: checkIns.filter((it) => it.state === 'answered').length,
    total: checkIns.length,
    shown: shownTexts(checkIns, people),
    sections,
    page,
    full,
  });
}
