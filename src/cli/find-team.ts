import type { Team } from '../features/people/index.ts';
import type { Words } from './copy.ts';
import type { Desk } from './desk.ts';
import type { Terminal } from './terminal.ts';

const fold = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/** Finds a team by its name, or says which ones are called nearly so. */
export async function findTeam(
  desk: Desk,
  terminal: Terminal,
  words: Words,
  name: string,
): Promise<Team | undefined> {
  const teams = [...(await desk.app.people.people.teams()).values()];
  const found = teams.find((team) => fold(team.name) === fold(name) || team.id === name);
  if (found !== undefined) return found;
  const similar = teams.filter((team) => fold(team.name).includes(fold(name))).map((team) => team.name);
  terminal.err(words.noSuchTeam(name, similar.slice(0, 3)));
  return undefined;
}
