import type { Reader } from '../../chat/index.ts';
import type { People } from '../people/model.ts';

/** A reader with what rights depend on. */
export type Who = { personId: string; external: boolean; timeZone: string };

/** Finds with whose rights a card is drawn; a channel is nobody in particular. */
export async function whoReads(
  people: Pick<People, 'person'>,
  { personId, timeZone }: Reader,
): Promise<Who | undefined> {
  const person = personId === undefined ? undefined : await people.person(personId);
  return person && { personId: person.id, external: person.external, timeZone };
}
