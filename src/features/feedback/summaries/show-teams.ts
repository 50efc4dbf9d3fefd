import type { Card, Context, Option, Outcome, RenderContext } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Person, Team } from '../../people/model.ts';
import { notice, type Parts } from '../parts.ts';
import { maySeeReviews, maySeeThemes } from '../policy.ts';
import type { Review } from '../reviews/store.ts';
import { teamCard } from './cards.ts';
import { say } from './copy.ts';
import {
  addUp,
  averageOf,
  type Counted,
  countThemes,
  type Figures,
  inQuarter,
  LEAST_MEMBERS,
  type RatedItem,
  ratedItems,
  shownQuarters,
  themedItems,
} from './rules.ts';

/** The page of the whole company, beside the ids of teams. */
const COMPANY = 'company';
/** Other teams offered in one card. */
const MAX_OTHERS = 20;

const nobody = { themes: [], collaboration: undefined, responsiveness: undefined } as const;

const reviewItems = (rows: readonly Review[], name: 'collaboration' | 'responsiveness'): RatedItem[] =>
  rows.flatMap((it) => {
    const value = it[name];
    return it.completedAt === null || value === null
      ? []
      : [{ id: it.id, giverId: it.askedId, at: it.completedAt, value }];
  });

type Rows = { feedback: readonly Counted[]; reviews: readonly Review[] };

/** Works out a team's figures of one quarter. */
function figuresOf(rows: Rows, quarter: string, zone: string, now: Instant): Figures {
  const rated = (name: 'collaboration' | 'responsiveness') =>
    averageOf(inQuarter(ratedItems(rows.feedback, name), quarter, zone));
  const reviewed = (name: 'collaboration' | 'responsiveness') =>
    averageOf(inQuarter(reviewItems(rows.reviews, name), quarter, zone));
  return {
    themes: countThemes(inQuarter(themedItems(rows.feedback, now), quarter, zone)),
    collaboration: rated('collaboration'),
    responsiveness: rated('responsiveness'),
    reviewCollaboration: reviewed('collaboration'),
    reviewResponsiveness: reviewed('responsiveness'),
  };
}

type Reader = Pick<Person, 'id' | 'roles' | 'external' | 'teamId'>;
const whoOf = ({ id, roles, external, teamId }: Reader) => ({ personId: id, roles, external, teamId });

/** Finds the pages somebody may open: teams they lead, for HR every team and the company, else their own team's. */
async function pagesOf({ people }: Pick<Parts, 'people'>, reader: Reader): Promise<Option[]> {
  if (reader.external) return [];
  const hr = reader.roles.includes('hr');
  const led = hr ? [...(await people.teams()).values()] : await people.teamsLedBy(reader.id);
  const own = reader.teamId === undefined ? undefined : await people.team(reader.teamId);
  const teams = led.length === 0 && own !== undefined ? [own] : led;
  return [
    ...(hr ? [{ value: COMPANY, label: '' }] : []),
    ...teams.map((it) => ({ value: it.id, label: it.name })),
  ];
}

const fold = (words: string): string => words.normalize('NFKC').trim().toLowerCase();

/** Opens the page that `/feedback team` means: the one named, the channel's, or the first one may see. */
export async function showTeams({ people }: Parts, ctx: Context, said: string): Promise<Outcome> {
  const words = say(ctx.locale);
  const reader = await people.person(ctx.actor.personId);
  const pages = reader === undefined ? [] : await pagesOf({ people }, reader);
  const here = ctx.place.kind === 'channel' ? await people.teamOfChannel(ctx.place.channel) : undefined;
  const named = pages.find((it) => said !== '' && fold(it.label) === fold(said));
  if (said !== '' && named === undefined) return notice(words.unknown({ said }));
  const page = named ?? pages.find((it) => it.value === here?.id) ?? pages[0];
  if (page === undefined) return notice(words.noTeam());
  return { reply: { kind: 'card', card: { card: 'feedback.team', thing: page.value } } };
}

/** Makes the page with what may be shown of teams' feedback. */
export function teamPages({ own, reviews, people }: Parts) {
  /** Reads what counts, team by team. */
  async function rowsOf(teams: readonly Team[], now: Instant): Promise<Map<string, Rows>> {
    const ids = teams.map((it) => it.id);
    const after = new Date(now.getTime() + 1);
    const [feedback, reviewed] = await Promise.all([
      own.openedIn(ids, after),
      reviews.completedIn(ids, after),
    ]);
    return new Map(
      ids.map((id) => [
        id,
        {
          feedback: feedback.filter((it) => it.teamId === id),
          reviews: reviewed.filter((it) => it.teamId === id),
        },
      ]),
    );
  }

  async function isLarge(team: Team): Promise<boolean> {
    return ((await people.sizesOf([team.id])).get(team.id) ?? 0) >= LEAST_MEMBERS;
  }

  /** Works out the quarters that a page of these teams shows. */
  async function quartersOf(teams: readonly Team[], now: Instant, zone: string, withThemes: boolean) {
    const large: Team[] = [];
    for (const team of teams) if (await isLarge(team)) large.push(team);
    const rows = large.length === 0 ? new Map<string, Rows>() : await rowsOf(large, now);
    return shownQuarters(now, zone).map((quarter) => {
      const each = large.map((team) => {
        const figures = figuresOf(
          rows.get(team.id) ?? { feedback: [], reviews: [] },
          quarter,
          team.timeZone,
          now,
        );
        return withThemes ? figures : { ...figures, ...nobody };
      });
      return { quarter, figures: addUp(each) };
    });
  }

  return {
    async render(ctx: RenderContext, thing: string): Promise<Card | 'gone'> {
      const reader = ctx.reader.personId === undefined ? undefined : await people.person(ctx.reader.personId);
      if (reader === undefined) return 'gone';
      const words = say(ctx.locale);
      const pages = await pagesOf({ people }, reader);
      const others = pages
        .filter((it) => it.value !== thing)
        .slice(0, MAX_OTHERS)
        .map((it) => (it.value === COMPANY ? { ...it, label: words.company() } : it));
      if (thing === COMPANY) {
        if (!maySeeThemes(whoOf(reader), { leadId: undefined })) return 'gone';
        const teams = [...(await people.teams()).values()];
        const quarters = await quartersOf(teams, ctx.now, ctx.reader.timeZone, true);
        return teamCard(ctx.locale, { team: undefined, quarters, others });
      }
      const team = await people.team(thing);
      if (team === undefined || !maySeeReviews(whoOf(reader), team)) return 'gone';
      const withThemes = maySeeThemes(whoOf(reader), team);
      const quarters = await quartersOf([team], ctx.now, team.timeZone, withThemes);
      return teamCard(ctx.locale, { team: team.name, quarters, others });
    },
  };
}
