import type { Instant } from '../../shared/clock.ts';

/** What an exchange is about: a kind registered by its feature, and the id of the thing. */
export type About = { topic: string; thing: string };

export type Note = { id: string; authorId: string; words: string; at: Instant };

export type Exchange = {
  id: string;
  about: About;
  /** Two or three people, in the order of their ids. */
  participants: readonly string[];
  /** Oldest first. */
  notes: readonly Note[];
};

/** Two speak with each other; a third may be there to help (decision 3). */
const MAX_PARTICIPANTS = 3;
/** Characters of one note: what a form's long text takes on every platform. */
export const MAX_NOTE = 1_000;
/** Notes on one page of the living card. */
const NOTES_A_PAGE = 5;

/** Puts participants in one order, each once. */
export const sortParticipants = (ids: readonly string[]): string[] => [...new Set(ids)].sort();

/** Tells whether so many people can have an exchange. */
export const canConverse = (ids: readonly string[]): boolean => {
  const { length } = sortParticipants(ids);
  return length >= 2 && length <= MAX_PARTICIPANTS;
};

/** Names the one exchange that these people have about this thing. */
export const exchangeKey = (about: About, participants: readonly string[]): string =>
  JSON.stringify([about.topic, about.thing, ...sortParticipants(participants)]);

/** Cuts the notes into pages, the newest notes on page 0 and each page in the order of writing. */
export function pageOfNotes(
  notes: readonly Note[],
  page: number,
): { notes: readonly Note[]; earlier: number } {
  const end = Math.max(notes.length - page * NOTES_A_PAGE, 0);
  const start = Math.max(end - NOTES_A_PAGE, 0);
  return { notes: notes.slice(start, end), earlier: start };
}
