import { localDate } from '../../calendar/index.ts';
import type { Outcome, PersonRef, Reply, Text } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { People, Person } from '../people/model.ts';
import type { AboutOption } from './give-form.ts';
import { mayBeAudience } from './policy.ts';
import type { RequestStore } from './requests/store.ts';
import type { ReviewStore } from './reviews/store.ts';
import type { FeedbackStore } from './store.ts';

/** What goals and projects offer as the things feedback to a person can be about, as far as the writer may see them. */
export type Abouts = (personId: string, writerId: string, now: Instant) => Promise<readonly AboutOption[]>;

export type Parts = {
  own: FeedbackStore;
  requests: RequestStore;
  reviews: ReviewStore;
  people: People;
  abouts: Abouts;
};

/** Says a sentence to the actor alone. */
export const said = (text: Text): Reply => ({ kind: 'notice', text });

export const notice = (text: Text): Outcome => ({ reply: said(text) });

export const refOf = ({ id, name }: PersonRef): PersonRef => ({ id, name });

/** Finds the direct manager of somebody on the date it is for them. */
export async function managerOf(people: People, person: Person, now: Instant): Promise<string | undefined> {
  return (await people.managersOf([person.id], localDate(now, person.timeZone))).get(person.id);
}

/** Finds the manager who can read what somebody writes to a person: there, and not the writer. */
export async function readerAbove(
  people: People,
  person: Person,
  writerId: string,
  now: Instant,
): Promise<Person | undefined> {
  const id = await managerOf(people, person, now);
  const manager = id === undefined ? undefined : await people.person(id);
  return mayBeAudience(writerId, manager) ? manager : undefined;
}

/** Finds who manages a person, as far as rights to read go. */
export async function managerNow(
  people: People,
  personId: string,
  now: Instant,
): Promise<string | undefined> {
  const person = await people.person(personId);
  return person === undefined ? undefined : managerOf(people, person, now);
}
