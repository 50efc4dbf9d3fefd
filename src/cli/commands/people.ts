import type { Person } from '../../features/people/index.ts';
import type { Words } from '../copy.ts';
import type { Desk } from '../desk.ts';
import { columns, type Exit, exits, type Terminal } from '../terminal.ts';

/** As many as one can look through. */
const most = 20;

async function peopleNamed(desk: Desk, words: string): Promise<Person[]> {
  const { people } = desk.app.people;
  const found = await people.find(words, most);
  const persons = await people.persons(found.map(({ id }) => id));
  return found.flatMap(({ id }) => persons.get(id) ?? []);
}

async function tabulate(desk: Desk, words: Words, persons: readonly Person[]): Promise<string[]> {
  const teams = await desk.app.people.people.teams(persons.flatMap((it) => it.teamId ?? []));
  const rows = persons.map((it) => [
    it.name,
    it.email ?? '–',
    teams.get(it.teamId ?? '')?.name ?? '–',
    it.timeZone,
    it.title ?? '',
  ]);
  return columns([words.peopleHeader(), ...rows]);
}

/** Finds people by name, pinyin, initials or address, best first. */
export async function findPeople(desk: Desk, terminal: Terminal, words: Words, query: string): Promise<Exit> {
  const persons = await peopleNamed(desk, query);
  if (persons.length === 0) {
    terminal.err(words.nobodyFound(query));
    return exits.failed;
  }
  for (const line of await tabulate(desk, words, persons)) terminal.out(line);
  return exits.ok;
}

/** Takes the account on a platform away from a person again. */
export async function splitPerson(
  desk: Desk,
  terminal: Terminal,
  words: Words,
  query: string,
  platform: string,
): Promise<Exit> {
  const persons = await peopleNamed(desk, query);
  const exact = persons.filter((it) => it.email === query.trim().toLowerCase());
  const [person, other] = exact.length > 0 ? exact : persons;
  if (person === undefined) {
    terminal.err(words.nobodyFound(query));
    return exits.failed;
  }
  if (other !== undefined) {
    terminal.err(words.severalFound(query));
    for (const line of await tabulate(desk, words, persons)) terminal.err(line);
    return exits.failed;
  }
  const split = await desk.app.people.split(
    { now: desk.clock.now(), newId: desk.newId },
    { personId: person.id, platform },
  );
  if (!split.ok) {
    const isOnly = split.error === 'only-account';
    terminal.err(
      isOnly ? words.onlyAccount(person.name, platform) : words.noSuchAccount(person.name, platform),
    );
    return exits.failed;
  }
  await desk.commit(split.value.outcome);
  terminal.out(words.split(person.name, platform));
  return exits.ok;
}
