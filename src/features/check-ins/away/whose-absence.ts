import {
  type Context,
  type Line,
  lineText,
  matchWord,
  mentionsIn,
  type Outcome,
  plain,
} from '../../../chat/index.ts';
import type { People } from '../../people/model.ts';
import { say } from './copy.ts';

/** Whose days away are meant: the actor's own, a colleague's, or a whole team's. */
export type Whose =
  | { kind: 'self'; personIds: readonly string[]; name?: undefined }
  | { kind: 'person' | 'team'; personIds: readonly string[]; name: string };

export type WhoseAndDates = { whose: Whose; subject: string; dates: string };

const teamWords = ['team', 'everyone', 'everybody', 'all', '团队', '全队', '全体', '大家'];
/** Words of a typed name at most. */
const NAME_WORDS = 4;
/** Characters of a Chinese name at most, four-character surnames and given names included. */
const NAME_CHARACTERS = 6;

const refused = (words: string): { refused: Outcome } => ({
  refused: { reply: { kind: 'notice', text: plain(words) } },
});

/** Finds whom a typed `@name` means: the longest run of words that names somebody. */
async function findTyped(
  people: People,
  ctx: Context,
  typed: string,
): Promise<{ id: string; name: string; rest: string } | { refused: Outcome }> {
  const parts = typed.split(/\s+/);
  for (let length = Math.min(NAME_WORDS, parts.length); length > 0; length -= 1) {
    const said = parts.slice(0, length).join(' ');
    const found = await people.find(said, 5);
    const exact = found.filter((it) => it.name.toLowerCase() === said.toLowerCase());
    const [only, ...others] = exact.length === 1 ? exact : found;
    if (only === undefined) continue;
    if (others.length === 0) return { ...only, rest: parts.slice(length).join(' ') };
    if (length === 1)
      return refused(say(ctx.locale).several({ said, names: [only, ...others].map((it) => it.name) }));
  }
  return (await findGlued(people, typed)) ?? refused(say(ctx.locale).nobody({ said: parts[0] ?? '' }));
}

/** Finds a Chinese name that no space sets off from the dates: the longest that is somebody's whole name. */
async function findGlued(
  people: People,
  typed: string,
): Promise<{ id: string; name: string; rest: string } | undefined> {
  const characters = [...(/^\p{Script=Han}+/u.exec(typed)?.[0] ?? '')];
  for (let length = Math.min(NAME_CHARACTERS, characters.length); length > 1; length -= 1) {
    const said = characters.slice(0, length).join('');
    const [only, ...others] = (await people.find(said, 5)).filter((it) => it.name === said);
    if (only !== undefined && others.length === 0) return { ...only, rest: typed.slice(said.length).trim() };
  }
  return undefined;
}

const folded = (words: string): string => words.normalize('NFKC').toLowerCase();

/** Finds which of the teams somebody leads is meant: the one named, else the channel's, else the only one. */
async function readTeam(
  people: People,
  ctx: Context,
  said: string,
): Promise<WhoseAndDates | { refused: Outcome }> {
  const words = say(ctx.locale);
  const led = await people.teamsLedBy(ctx.actor.personId);
  const [named] = led
    .filter((it) => folded(said).startsWith(folded(it.name)))
    .toSorted((a, b) => b.name.length - a.name.length);
  if (named !== undefined)
    return {
      ...(await teamWhose(people, named.id, named.name)),
      dates: said.slice(named.name.length).trim(),
    };
  const here = ctx.place.kind === 'channel' ? await people.teamOfChannel(ctx.place.channel) : undefined;
  const meant = here === undefined ? led : led.filter((it) => it.id === here.id);
  const [team, ...others] = meant;
  if (team === undefined)
    return refused(here === undefined ? words.noTeam() : words.notThisTeam({ team: here.name }));
  if (others.length > 0) return refused(words.whichTeam({ names: meant.map((it) => it.name) }));
  return { ...(await teamWhose(people, team.id, team.name)), dates: said };
}

async function teamWhose(
  people: People,
  id: string,
  name: string,
): Promise<{ whose: Whose; subject: string }> {
  const personIds = (await people.membersOf(id)).map((it) => it.id);
  return { whose: { kind: 'team', personIds, name }, subject: `team:${id}` };
}

const personWhose = (ctx: Context, id: string, name: string): { whose: Whose; subject: string } =>
  id === ctx.actor.personId
    ? { whose: { kind: 'self', personIds: [id] }, subject: 'self' }
    : { whose: { kind: 'person', personIds: [id], name }, subject: `person:${id}` };

/** Reads whose absence a line is about, and leaves its dates. */
export async function readWhose(
  people: People,
  ctx: Context,
  line: Line,
): Promise<WhoseAndDates | { refused: Outcome }> {
  const [mention] = mentionsIn(line);
  if (mention !== undefined) {
    const dates = lineText(line.filter((part) => typeof part === 'string'));
    const actor = await people.actor(mention.mention);
    if (actor === undefined) return refused(say(ctx.locale).nobody({ said: mention.name }));
    return { ...personWhose(ctx, actor.personId, actor.name), dates };
  }
  const team = matchWord(line, { team: teamWords }, () => true);
  if (team !== undefined) return readTeam(people, ctx, lineText(team.rest));
  const said = lineText(line);
  const at = said.search(/[@＠]/);
  if (at < 0) return { ...personWhose(ctx, ctx.actor.personId, ctx.actor.name), dates: said };
  const typed = await findTyped(people, ctx, said.slice(at + 1).trim());
  if ('refused' in typed) return typed;
  return { ...personWhose(ctx, typed.id, typed.name), dates: `${said.slice(0, at)} ${typed.rest}`.trim() };
}

/** Reads a form's subject back. */
export async function whoseOf(people: People, ctx: Context, subject: string): Promise<Whose | undefined> {
  const [kind, id = ''] = subject.split(':');
  if (kind === 'self') return { kind: 'self', personIds: [ctx.actor.personId] };
  if (kind === 'person') {
    const person = await people.person(id);
    return person === undefined ? undefined : { kind: 'person', personIds: [id], name: person.name };
  }
  const team = await people.team(id);
  return team === undefined ? undefined : (await teamWhose(people, id, team.name)).whose;
}
