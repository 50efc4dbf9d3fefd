import { localDate } from '../../../calendar/index.ts';
import type { Card, CardDeclaration, PersonRef, RenderContext } from '../../../chat/index.ts';
import { MAX_ROWS } from '../../../chat/index.ts';
import type { Person, Team } from '../model.ts';
import { compareNames } from '../names.ts';
import { mayFoundTeam, mayJoinTeam, mayManageTeam, maySeeTeam } from '../policy.ts';
import { zoneLabel } from '../settings/zones.ts';
import { bindCard, chooseCard, moveCard, openCard, startCard, teamCard } from './cards.ts';
import { channelLabel, type TeamParts } from './parts.ts';

/** Teams a search offers: one more than fit, to say that there are more. */
export const MOST_FOUND = MAX_ROWS + 1;

const refOf = ({ id, name }: PersonRef): PersonRef => ({ id, name });
const asWho = (person: Person) => ({ personId: person.id, roles: person.roles, external: person.external });

/** Makes the cards about teams. */
export function createTeamCards({ store, people, settings, teamSections }: TeamParts) {
  const readerOf = async ({ reader }: RenderContext): Promise<Person | undefined> =>
    reader.personId === undefined ? undefined : people.person(reader.personId);

  async function nameOf(id: string | undefined): Promise<PersonRef | undefined> {
    const name = id === undefined ? undefined : (await people.names([id])).get(id);
    return id === undefined || name === undefined ? undefined : { id, name };
  }

  async function team(ctx: RenderContext, teamId: string): Promise<Card | 'gone'> {
    const [found, reader] = await Promise.all([people.team(teamId), readerOf(ctx)]);
    if (found === undefined || reader === undefined || !maySeeTeam(reader)) return 'gone';
    const mayManage = mayManageTeam(asWho(reader), found);
    const sections = teamSections();
    const [lead, parent, members, facts] = await Promise.all([
      nameOf(found.leadId),
      found.parentId === undefined ? undefined : people.team(found.parentId),
      store.countMembers(teamId),
      Promise.all(sections.map((section) => section.facts(found, ctx.locale))),
    ]);
    return teamCard(ctx.locale, {
      id: teamId,
      name: found.name,
      on: found.on,
      lead,
      parent: parent?.name,
      members,
      businessType: found.businessType,
      zone: zoneLabel(found.timeZone, ctx.locale, ctx.now),
      calendar: found.calendar,
      channels: found.channels.map((it) => channelLabel(it.name)),
      facts: facts.flat(),
      settings: mayManage ? sections.map((section) => section.settings(found, ctx.locale)) : [],
      mayManage,
      mayJoin: mayJoinTeam(reader) && !mayManage && reader.teamId !== teamId,
    });
  }

  async function start(ctx: RenderContext, teamId: string): Promise<Card | 'gone'> {
    const [found, reader] = await Promise.all([people.team(teamId), readerOf(ctx)]);
    if (found === undefined || reader === undefined || !mayManageTeam(asWho(reader), found)) return 'gone';
    const [members, previews] = await Promise.all([
      people.membersOf(teamId),
      Promise.all(teamSections().flatMap((section) => section.preview?.(found, ctx.locale) ?? [])),
    ]);
    const welcomes = settings.welcomeCard === 'on';
    return startCard(ctx.locale, {
      id: teamId,
      name: found.name,
      members: members.map(refOf),
      previews,
      welcomes,
    });
  }

  /** The thing is `led` for the reader's own teams, or `find:` and what was typed. */
  async function choose(ctx: RenderContext, thing: string): Promise<Card | 'gone'> {
    const reader = await readerOf(ctx);
    if (reader === undefined || !maySeeTeam(reader)) return 'gone';
    const teams = thing.startsWith('find:')
      ? [...(await people.teams(await store.idsByName(thing.slice('find:'.length), MOST_FOUND))).values()]
      : await people.teamsLedBy(reader.id);
    return chooseCard(
      ctx.locale,
      [...teams].sort((a, b) => compareNames(a.name, b.name)),
    );
  }

  async function bind(ctx: RenderContext, subject: string): Promise<Card | 'gone'> {
    const reader = await readerOf(ctx);
    const place = reader === undefined ? undefined : await store.setup(subject, reader.id);
    if (reader === undefined || place === undefined) return 'gone';
    const today = localDate(ctx.now, reader.timeZone);
    const [led, reports] = await Promise.all([
      people.teamsLedBy(reader.id),
      people.reportsOf(reader.id, today),
    ]);
    return bindCard(ctx.locale, {
      subject,
      channel: channelLabel(place.name),
      teams: teamsWithout(led, place.channel.platform),
      mayFound: mayFoundTeam(asWho(reader), reports.length),
    });
  }

  async function open(ctx: RenderContext, teamId: string): Promise<Card | 'gone'> {
    const found = await people.team(teamId);
    if (found === undefined) return 'gone';
    const [lead, members] = await Promise.all([nameOf(found.leadId), people.membersOf(teamId)]);
    return openCard(ctx.locale, {
      id: teamId,
      name: found.name,
      lead: lead?.name ?? '',
      members: members.map(refOf),
    });
  }

  async function move(ctx: RenderContext, teamId: string): Promise<Card | 'gone'> {
    const [to, reader] = await Promise.all([people.team(teamId), readerOf(ctx)]);
    const from = reader?.teamId === undefined ? undefined : await people.team(reader.teamId);
    if (to === undefined || from === undefined) return 'gone';
    return moveCard(ctx.locale, { from: refOf(from), to: refOf(to) });
  }

  const declare = (render: CardDeclaration['render']): CardDeclaration => ({ render });
  return {
    team: declare(team),
    'start-team': declare(start),
    'choose-team': declare(choose),
    'bind-channel': declare(bind),
    'team-open': declare(open),
    'move-team': declare(move),
  };
}

/** Lists the teams that have no channel on a platform. */
export const teamsWithout = (teams: readonly Team[], platform: string): Team[] =>
  teams.filter((team) => team.channels.every(({ channel }) => channel.platform !== platform));
