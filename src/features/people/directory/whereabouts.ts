import type { People } from '../model.ts';

/** Says of people what tells those of one name apart: their team and title, as far as they are known. */
export async function whereabouts(
  people: Pick<People, 'persons' | 'teams'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const persons = [...(await people.persons(ids)).values()];
  const teams = await people.teams([...new Set(persons.flatMap((it) => it.teamId ?? []))]);
  const said = persons.map(({ id, teamId, title }): [string, string] => {
    const team = teamId === undefined ? undefined : teams.get(teamId)?.name;
    return [id, [team, title].filter((it) => it !== undefined).join(' · ')];
  });
  return new Map(said.filter(([, words]) => words !== ''));
}
