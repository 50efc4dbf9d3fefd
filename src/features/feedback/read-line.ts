import { type Line, lineText, type PersonRef } from '../../chat/index.ts';
import type { People } from '../people/model.ts';

/** Words of a typed name at most. */
const NAME_WORDS = 4;
/** Characters of a Chinese name at most, four-character surnames and given names included. */
const NAME_CHARACTERS = 6;
/** People looked at when a name is not unique. */
const MOST_FOUND = 5;

/** What a line says: people, in order, names that nobody or several people have, and the words besides. */
export type ReadLine = { people: PersonRef[]; unclear: string[]; words: string };

type Found = { person: PersonRef | undefined; unclear: string | undefined; rest: string };

const fold = (words: string): string => words.normalize('NFKC').toLowerCase();

/** Cuts off what may be a name: the first words, and the Chinese characters that begin them. */
async function findTyped(people: People, typed: string): Promise<Found> {
  const parts = typed.split(/(?<=\s)/u);
  for (let length = Math.min(NAME_WORDS, parts.length); length > 0; length -= 1) {
    const said = parts.slice(0, length).join('').trim();
    const found = await people.find(said, MOST_FOUND);
    const exact = found.filter((it) => fold(it.name) === fold(said));
    const [only, ...others] = exact.length > 0 ? exact : found;
    const rest = parts.slice(length).join('').trim();
    if (only !== undefined && others.length === 0) return { person: only, unclear: undefined, rest };
    // Several who are called so to the letter are asked about by that name, and none of it becomes the text.
    if (only !== undefined && (length === 1 || exact.length > 1))
      return { person: undefined, unclear: said, rest };
  }
  const glued = await findGlued(people, typed);
  if (glued !== undefined) return glued;
  return { person: undefined, unclear: parts[0]?.trim() ?? '', rest: parts.slice(1).join('').trim() };
}

/** Finds a Chinese name that no space sets off from what follows: the longest that is somebody's whole name. */
async function findGlued(people: People, typed: string): Promise<Found | undefined> {
  const characters = [...(/^\p{Script=Han}+/u.exec(typed)?.[0] ?? '')];
  for (let length = Math.min(NAME_CHARACTERS, characters.length); length > 1; length -= 1) {
    const said = characters.slice(0, length).join('');
    const [only, ...others] = (await people.find(said, MOST_FOUND)).filter((it) => it.name === said);
    const rest = typed.slice(said.length).trim();
    if (only !== undefined)
      return others.length === 0
        ? { person: only, unclear: undefined, rest }
        : { person: undefined, unclear: said, rest };
  }
  return undefined;
}

/** Reads the people of one string part: names typed behind `@`, at its beginning or behind a space. */
async function readTyped(people: People, part: string): Promise<ReadLine> {
  const at = part.search(/(?<![\p{L}\p{N}.])[@＠]/u);
  if (at < 0) return { people: [], unclear: [], words: part.trim() };
  const found = await findTyped(people, part.slice(at + 1).trimStart());
  const rest = await readTyped(people, found.rest);
  const words = [part.slice(0, at).trim(), rest.words].filter((it) => it !== '').join(' ');
  return {
    people: [...(found.person === undefined ? [] : [found.person]), ...rest.people],
    unclear: [
      ...(found.unclear === undefined || found.unclear === '' ? [] : [found.unclear]),
      ...rest.unclear,
    ],
    words,
  };
}

/** Reads whom a line names, as mentions or as typed `@names`, and what else it says. */
export async function readLine(people: People, line: Line): Promise<ReadLine> {
  const read: ReadLine = { people: [], unclear: [], words: '' };
  for (const part of line) {
    if (typeof part === 'string') {
      const typed = await readTyped(people, part);
      read.people.push(...typed.people);
      read.unclear.push(...typed.unclear);
      read.words = [read.words, typed.words].filter((it) => it !== '').join(' ');
      continue;
    }
    const actor = await people.actor(part.mention);
    if (actor === undefined) read.unclear.push(part.name);
    else read.people.push({ id: actor.personId, name: actor.name });
  }
  const once = read.people.filter((it, i, all) => all.findIndex((other) => other.id === it.id) === i);
  return { ...read, people: once };
}

/** Reads a line without any `@` as one name, for `/feedback bob`. */
export async function readBareName(people: People, line: Line): Promise<PersonRef | undefined> {
  const said = lineText(line);
  if (said === '' || said.split(/\s+/u).length > NAME_WORDS) return undefined;
  const found = await people.find(said, MOST_FOUND);
  const exact = found.filter((it) => fold(it.name) === fold(said));
  const [only, ...others] = exact.length > 0 ? exact : found;
  return others.length === 0 ? only : undefined;
}
