import { addDays, atWallTime } from '../../calendar/index.ts';
import type { JobContext, Outcome, Post, Wake } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { People, Person } from '../people/model.ts';
import { type Commitment, isNewsOnItsDay } from './rules.ts';
import type { CommitmentStore } from './store.ts';

const TIMER = 'commitments.due';
/** Where a day begins first. */
const EARLIEST_ZONE = 'Pacific/Kiritimati';

/** Asks to remind of a commitment on its day; one without a day is asked about in check-ins alone. */
export const remindOnDay = (it: { id: string; dueOn?: string | undefined }): Wake[] =>
  it.dueOn === undefined
    ? []
    : [{ timer: TIMER, subject: it.id, at: atWallTime(it.dueOn, '00:00', EARLIEST_ZONE) }];

/** The day of a commitment, as one of its people lives it. */
type TheirDay = { personId: string; from: Instant; until: Instant };

const dayOf = ({ id, timeZone }: Person, dueOn: string): TheirDay => ({
  personId: id,
  from: atWallTime(dueOn, '00:00', timeZone),
  until: atWallTime(addDays(dueOn, 1), '00:00', timeZone),
});

/** One card a person; it waits for their working hours, and is no news any more when the day is over. */
const postOf = (id: string, { personId, until }: TheirDay): Post => ({
  id: `commitments:due:${id}:${personId}`,
  to: [{ person: personId }],
  parts: [{ card: 'commitments.due', thing: id }],
  kind: 'nudge',
  why: 'commitments.due',
  expiresAt: until,
});

/** Reads the people of a commitment who are still there; without its owner nothing comes of it. */
async function readPeople(own: CommitmentStore, people: Pick<People, 'persons'>, it: Commitment) {
  const persons = await people.persons([it.ownerId, ...(await own.participantsOf(it.id))]);
  const there = [...persons.values()].filter((person) => person.standing !== 'left');
  return there.some((person) => person.id === it.ownerId) ? there : [];
}

/** Reminds its owner and whoever it involves of a commitment, each on their own day; those whose day is still to begin later. */
export async function remind(
  { own, people }: { own: CommitmentStore; people: Pick<People, 'persons'> },
  { now }: JobContext,
  ids: readonly string[],
): Promise<Outcome> {
  const post: Post[] = [];
  const wake: Wake[] = [];
  for (const id of ids) {
    const it = await own.commitment(id);
    if (it?.state !== 'open' || it.dueOn === undefined) continue;
    const { dueOn } = it;
    const days = (await readPeople(own, people, it)).map((person) => dayOf(person, dueOn));
    const begun = days.filter(({ from, until }) => from <= now && now < until);
    post.push(...begun.filter(({ from }) => isNewsOnItsDay(it, from)).map((day) => postOf(id, day)));
    const next = days.map(({ from }) => from.getTime()).filter((from) => from > now.getTime());
    if (next.length > 0) wake.push({ timer: TIMER, subject: id, at: new Date(Math.min(...next)) });
  }
  return { post, wake };
}
