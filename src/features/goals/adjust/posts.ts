import type { WorkTime } from '../../../calendar/index.ts';
import type { Outcome, Post, Wake } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Adjustment } from './model.ts';
import { type Change, escalateAt, remindAt } from './rules.ts';
import type { AdjustmentStore } from './store.ts';

const CARD = 'goals.adjustment';

type Told = Pick<Adjustment, 'id' | 'version'>;

const postOf = (it: Told, personId: string, how: Pick<Post, 'kind' | 'why'>): Post => ({
  ...how,
  id: `adjustment:${it.id}:${it.version}:${personId}`,
  to: [{ person: personId }],
  parts: [{ card: CARD, thing: it.id }],
  supersedes: `adjustment:${it.id}`,
});

/** The message to those who decide on a request in this version. */
export const postsToDeciders = (it: Told, deciders: readonly { id: string }[]): Post[] =>
  deciders.map(({ id }) => postOf(it, id, { kind: 'personal', why: 'goals.approval' }));

/** The message to those who asked, or whose goal it is. */
export const postsToSides = (it: Told, personIds: readonly string[], kind: Post['kind']): Post[] =>
  [...new Set(personIds)].map((id) => postOf(it, id, { kind, why: 'goals.adjustment' }));

/** Asks for the two follow-ups of a round, reckoned in the working days of whoever decides. */
export const wakeForRound = (id: string, work: WorkTime | undefined, askedAt: Instant): Wake[] =>
  work === undefined
    ? []
    : [
        { timer: 'goals.approval-remind', subject: id, at: remindAt(work, askedAt) },
        { timer: 'goals.approval-escalate', subject: id, at: escalateAt(work, askedAt) },
      ];

/** Takes the follow-ups back: nobody is waited for any more. */
export const quiet = (id: string): Wake[] => [
  { timer: 'goals.approval-remind', subject: id, at: null },
  { timer: 'goals.approval-escalate', subject: id, at: null },
];

/** Takes a step and brings every copy of the card up to date. */
export const takeStep = (
  adjustments: AdjustmentStore,
  it: Adjustment,
  change: Change,
  at: Instant,
  also: Outcome = {},
): Outcome => ({
  ...also,
  write: [...adjustments.take(it, change, at), ...(also.write ?? [])],
  refresh: [{ card: CARD, thing: it.id }, ...(also.refresh ?? [])],
});
