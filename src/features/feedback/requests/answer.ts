import type { Outcome, Wake } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { FeedbackRequest, RequestState } from './rules.ts';
import type { RequestStore } from './store.ts';

/** Takes the reminder and the expiry back: nobody is waited for any more. */
const quiet = (id: string): Wake[] => [
  { timer: 'feedback.remind', subject: id, at: null },
  { timer: 'feedback.expire', subject: id, at: null },
];

/** Names the two living cards that show a request: of whoever is asked, and of whoever asks. */
export const cardsOf = (it: Pick<FeedbackRequest, 'id' | 'groupId'>) => [
  { card: 'feedback.request', thing: it.id },
  { card: 'feedback.asked', thing: it.groupId },
];

/** Settles a waiting request: answered, declined, expired or withdrawn. */
export const settleRequest = (
  requests: RequestStore,
  it: FeedbackRequest,
  state: Exclude<RequestState, 'waiting'>,
  now: Instant,
): Outcome => ({
  write: [requests.change(it, { state, closedAt: now })],
  refresh: cardsOf(it),
  wake: quiet(it.id),
});

/** Settles the request that feedback answers; one that was closed meanwhile stays as it is. */
export const answerWrites = (
  requests: RequestStore,
  it: FeedbackRequest | undefined,
  now: Instant,
): Outcome => (it?.state === 'waiting' ? settleRequest(requests, it, 'answered', now) : {});
