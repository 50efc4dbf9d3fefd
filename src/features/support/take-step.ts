import type { WorkTime } from '../../calendar/index.ts';
import type { Outcome, Post, Wake } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { People } from '../people/model.ts';
import { askPerson, type Change, escalateAt, type giveBack, type Request, remindAt } from './rules.ts';
import type { SupportStore } from './store.ts';

export type Parts = { own: SupportStore; people: People };

const CARD = 'support.request';

/** The message to whoever is asked in this round; `cause` tells the first from its reminder. */
export const postToAsked = (request: Request, cause: 'asked' | 'reminder'): Post => ({
  id: `support:${request.id}:${request.round}:${cause}`,
  to: [{ person: request.askedId }],
  parts: [{ card: CARD, thing: request.id }],
  kind: 'personal',
  why: 'support.asked',
  supersedes: `support:${request.id}`,
});

/** The message to the asker about the step that made this version. */
export const postToAsker = (
  request: Pick<Request, 'id' | 'askerId' | 'version'>,
  kind: Post['kind'],
): Post => ({
  id: `support:${request.id}:${request.version}:asker`,
  to: [{ person: request.askerId }],
  parts: [{ card: CARD, thing: request.id }],
  kind,
  why: 'support.answered',
  supersedes: `support:${request.id}`,
});

/** Takes a step and brings every copy up to date; who is told of it comes with `also`. */
export const takeStep = (
  own: SupportStore,
  request: Request,
  change: Change,
  at: Instant,
  also: Outcome = {},
): Outcome => ({
  ...also,
  write: own.take(request, change, at),
  refresh: [{ card: CARD, thing: request.id }],
});

/** Asks for the two follow-ups of a round, reckoned in the working days of whoever is asked. */
export const wakeForRound = (requestId: string, work: WorkTime | undefined, askedAt: Instant): Wake[] =>
  work === undefined
    ? []
    : [
        { timer: 'support.remind', subject: requestId, at: remindAt(work, askedAt) },
        { timer: 'support.escalate', subject: requestId, at: escalateAt(work, askedAt) },
      ];

/** Takes the follow-ups back: nobody is waited for any more. */
export const quiet = (requestId: string): Wake[] => [
  { timer: 'support.remind', subject: requestId, at: null },
  { timer: 'support.escalate', subject: requestId, at: null },
];

/** Turns to the next person: the request moves, they get the card, and the asker is told if somebody else decided it. */
export async function turnTo(
  { own, people }: Parts,
  request: Request,
  it: { personId: string; by: string | undefined; at: Instant; kind: 'asked' | 'escalated' | 'handed-over' },
): Promise<Outcome> {
  const change = askPerson(request, it);
  const next: Request = { ...request, ...change.set, version: request.version + 1 };
  const works = await people.workTimes([it.personId]);
  const told = it.by === request.askerId ? [] : [postToAsker(next, 'personal')];
  return takeStep(own, request, change, it.at, {
    post: [postToAsked(next, 'asked'), ...told],
    wake: wakeForRound(request.id, works.get(it.personId), it.at),
  });
}

/** Gives the request back to its asker and tells them. */
export const returnTo = (
  own: SupportStore,
  request: Request,
  change: ReturnType<typeof giveBack>,
  at: Instant,
): Outcome =>
  takeStep(own, request, change, at, {
    post: [postToAsker({ ...request, version: request.version + 1 }, 'personal')],
    wake: quiet(request.id),
  });
