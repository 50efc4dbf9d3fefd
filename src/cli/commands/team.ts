import type { Words } from '../copy.ts';
import type { Desk } from '../desk.ts';
import { findTeam } from '../find-team.ts';
import { columns, type Exit, exits, type Terminal } from '../terminal.ts';

const byName = new Intl.Collator(['zh-CN', 'en'], { numeric: true });

/** Lists every team with its state, members, lead and channels. */
export async function listTeams(desk: Desk, terminal: Terminal, words: Words): Promise<Exit> {
  const { people } = desk.app.people;
  const teams = [...(await people.teams()).values()].sort((a, b) => byName.compare(a.name, b.name));
  if (teams.length === 0) {
    terminal.out(words.noTeams());
    return exits.ok;
  }
  const members = await desk.own.membersByTeam();
  const channels = await desk.own.channels();
  const leads = await people.persons(teams.flatMap((team) => team.leadId ?? []));
  const rows = teams.map((team) => [
    team.name,
    team.on ? words.on() : words.off(),
    String(members.get(team.id) ?? 0),
    leads.get(team.leadId ?? '')?.name ?? '–',
    channels
      .filter((it) => it.teamId === team.id)
      .map((it) => words.channel(it.name, it.platform, it.channelId !== null))
      .join(', ') || '–',
  ]);
  for (const line of columns([words.teamHeader(), ...rows])) terminal.out(line);
  return exits.ok;
}

/** Starts or stops a team, as its lead could in chat. */
export async function switchTeam(
  desk: Desk,
  terminal: Terminal,
  words: Words,
  name: string,
  on: boolean,
): Promise<Exit> {
  const team = await findTeam(desk, terminal, words, name);
  if (team === undefined) return exits.failed;
  if (team.on === on) {
    terminal.out(words.teamAlready(team.name, on));
    return exits.ok;
  }
  const { teams } = desk.app.people;
  await desk.commit(on ? await teams.start({ now: desk.clock.now() }, team.id) : await teams.stop(team.id));
  const members = (await desk.own.membersByTeam()).get(team.id) ?? 0;
  terminal.out(on ? words.teamStarted(team.name, members) : words.teamStopped(team.name));
  return exits.ok;
}
