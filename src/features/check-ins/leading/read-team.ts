import { addWeeks, localDate, weekKey } from '../../../calendar/index.ts';
import type { Card, RenderContext } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Person, Team } from '../../people/model.ts';
import type { CheckIn } from '../rules.ts';
import { say } from './copy.ts';
import { managersNow, type Parts } from './parts.ts';
import { maySeeCounts, maySeeName } from './policy.ts';
import { counts, isAwayToday, isWeek, LOOK_BACK_WEEKS, missesInARow, readWeekSubject } from './rules.ts';
import { type TeamRow, type TeamView, teamCard, teamsCard, type Waiting } from './team-card.ts';

/** Teams above one another; beyond it the tree has a loop. */
const MOST_LEVELS = 20;

/** A scope of the card: a team, or a manager's own reports. */
export const teamSubject = (kind: 'team' | 'reports', id: string, week: string): string =>
  `${kind}:${id}:${week}`;

function readSubject(subject: string): { kind: string; id: string; week: string } {
  const kind = subject.slice(0, subject.indexOf(':'));
  return { kind, ...readWeekSubject(subject.slice(kind.length + 1)) };
}

/** Makes what a lead or manager sees of how a week stands. */
export function teamReader(parts: Parts) {
  const { people, own, leading } = parts;

  /** Lists the leads of a team and of all teams above it. */
  async function leadsOf(team: Team): Promise<(string | undefined)[]> {
    const leads: (string | undefined)[] = [];
    let at: Team | undefined = team;
    for (let level = 0; at !== undefined && level < MOST_LEVELS; level += 1) {
      leads.push(at.leadId);
      at = at.parentId === undefined ? undefined : await people.team(at.parentId);
    }
    return leads;
  }

  /** Reads those who have not answered, as far as the reader may see their names. */
  async function readWaiting(
    readerId: string,
    missing: readonly CheckIn[],
    week: string,
    now: Instant,
  ): Promise<Waiting[]> {
    if (missing.length === 0) return [];
    const persons = await people.persons(missing.map((it) => it.personId));
    const managers = await managersNow(people, [...persons.values()], now);
    const named = missing.flatMap((checkIn): { checkIn: CheckIn; person: Person }[] => {
      const person = persons.get(checkIn.personId);
      const may = person !== undefined && maySeeName(readerId, managers.get(person.id), person);
      return may ? [{ checkIn, person }] : [];
    });
    if (named.length === 0) return [];
    const ids = named.map((it) => it.person.id);
    const states = await leading.statesBetween(ids, addWeeks(week, -LOOK_BACK_WEEKS), week);
    const works = await people.workTimes(ids);
    return named.map(({ checkIn, person }) => ({
      checkIn,
      who: { id: person.id, name: person.name },
      away: person.standing === 'absent' || isAwayToday(works.get(person.id), now),
      misses: missesInARow(
        (states.get(person.id) ?? []).filter((it) => it.state !== 'open' && it.state !== 'planned'),
      ),
    }));
  }

  async function viewOf(
    readerId: string,
    it: {
      subject: string;
      team: string | undefined;
      week: string;
      checkIns: readonly CheckIn[];
      page: number;
      now: Instant;
    },
  ): Promise<TeamView> {
    const asked = it.checkIns.filter(counts);
    const missing = asked.filter((each) => each.state === 'open' || each.state === 'missed');
    const waiting = await readWaiting(readerId, missing, it.week, it.now);
    return {
      subject: it.subject,
      team: it.team,
      period: asked[0]?.period ?? it.week,
      answered: asked.filter((each) => each.state === 'answered').length,
      skipped: asked.filter((each) => each.state === 'skipped').length,
      total: asked.length,
      waiting: waiting.toSorted((a, b) => a.who.name.localeCompare(b.who.name)),
      others: waiting.length < missing.length,
      page: it.page,
    };
  }

  async function render(ctx: RenderContext, subject: string, page: number): Promise<Card | 'gone'> {
    const readerId = ctx.reader.personId;
    if (readerId === undefined) return 'gone';
    const { kind, id, week } = readSubject(subject);
    if (!isWeek(week)) return 'gone';
    if (kind === 'reports') {
      if (id !== readerId) return 'gone';
      const checkIns = await reportsWeek(readerId, week, ctx);
      return teamCard(
        ctx.locale,
        await viewOf(readerId, { subject, team: undefined, week, checkIns, page, now: ctx.now }),
      );
    }
    const team = await people.team(id);
    if (team === undefined || !maySeeCounts(readerId, await leadsOf(team))) return 'gone';
    const checkIns = await own.teamWeek(id, week);
    return teamCard(
      ctx.locale,
      await viewOf(readerId, { subject, team: team.name, week, checkIns, page, now: ctx.now }),
    );
  }

  const reportsWeek = async (
    managerId: string,
    week: string,
    at: { now: Instant; reader: { timeZone: string } },
  ) => {
    const reports = await reportsOf(managerId, at.now, at.reader.timeZone);
    return leading.inWeeks(
      reports.map((it) => it.id),
      [week],
    );
  };

  const reportsOf = async (managerId: string, now: Instant, timeZone: string) => {
    const person = await people.person(managerId);
    const zone = person?.timeZone ?? timeZone;
    return people.reportsOf(managerId, localDate(now, zone));
  };

  /** Finds the newest week in which a team was asked; this week if it never was. */
  const lastWeekOf = async (team: Team, now: Instant): Promise<string> => {
    const week = weekKey(now, team.timeZone);
    return (await leading.lastAsked({ teamId: team.id }, week)) ?? week;
  };

  async function rowOf(team: Team, now: Instant): Promise<TeamRow> {
    const week = await lastWeekOf(team, now);
    const { answered, total } = await own.countOf(team.id, week);
    return { subject: teamSubject('team', team.id, week), name: team.name, answered, total };
  }

  /** Finds how a manager's own people stand, if some of them are in none of the teams that the manager leads. */
  async function ownRow(
    managerId: string,
    led: readonly Team[],
    { now, timeZone }: { now: Instant; timeZone: string },
  ): Promise<{ subject: string; answered: number; total: number } | undefined> {
    const reports = await reportsOf(managerId, now, timeZone);
    if (reports.every((it) => led.some((team) => team.id === it.teamId))) return undefined;
    const personIds = reports.map((it) => it.id);
    const week = await leading.lastAsked({ personIds }, weekKey(now, timeZone));
    if (week === undefined) return undefined;
    const asked = (await leading.inWeeks(personIds, [week])).filter(counts);
    const answered = asked.filter((it) => it.state === 'answered').length;
    return { subject: teamSubject('reports', managerId, week), answered, total: asked.length };
  }

  /** Draws the list of the teams that somebody leads, and below it their own people elsewhere. */
  async function renderTeams(ctx: RenderContext, leadId: string): Promise<Card | 'gone'> {
    if (ctx.reader.personId !== leadId) return 'gone';
    const led = (await people.teamsLedBy(leadId)).filter((it) => it.on);
    const rows = await Promise.all(led.map((it) => rowOf(it, ctx.now)));
    const own = await ownRow(leadId, led, { now: ctx.now, timeZone: ctx.reader.timeZone });
    return teamsCard(ctx.locale, rows, own && { ...own, name: say(ctx.locale).yourPeople() });
  }

  return { render, renderTeams, lastWeekOf, ownRow };
}

export type TeamReader = ReturnType<typeof teamReader>;
