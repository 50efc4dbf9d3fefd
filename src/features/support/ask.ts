import { localDate } from '../../calendar/index.ts';
import type { Outcome } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import { giveBack, isSameRequest, type Request, type Source } from './rules.ts';
import { type Parts, postToAsked, postToAsker, wakeForRound } from './take-step.ts';

type Moment = { now: Instant; newId(): string };

export type NewRequest = {
  askerId: string;
  askedId: string;
  words: string;
  /** Local date by which it is needed. */
  neededBy?: string | undefined;
  source: Source;
};

/**
 * Asks somebody for support: they get a card at once, the asker keeps a living copy. Asked twice in the same words from the same
 * thing it is one request; somebody who has left is not asked, and the asker is told who took over.
 */
export async function askForSupport(parts: Parts, ctx: Moment, it: NewRequest): Promise<Outcome> {
  const { own, people } = parts;
  if (it.askedId === it.askerId) return {};
  const before = await own.fromThing(it.source.feature, it.source.thing);
  if (before.some((each) => each.askerId === it.askerId && isSameRequest(each, it))) return {};
  const asked = (await people.persons([it.askedId])).get(it.askedId);
  // The form refuses a guest; what comes all the same was not chosen there.
  if (asked?.external === true) return {};
  const request: Request = {
    id: ctx.newId(),
    askerId: it.askerId,
    askedId: it.askedId,
    round: 1,
    words: it.words,
    neededBy: it.neededBy,
    source: it.source,
    state: 'waiting',
    returnedFor: undefined,
    suggestedId: undefined,
    createdAt: ctx.now,
    askedAt: ctx.now,
    remindedAt: undefined,
    escalatedAt: undefined,
    unansweredAt: undefined,
    closedAt: undefined,
    version: 1,
  };
  if (asked === undefined || asked.standing === 'left') {
    const managers = await people.managersOf([it.askedId], localDate(ctx.now, asked?.timeZone ?? 'UTC'));
    const suggested = managers.get(it.askedId);
    const { set, step } = giveBack('left', {
      by: it.askedId,
      suggested: suggested === it.askerId ? undefined : suggested,
    });
    const post = [postToAsker(request, 'answer')];
    return { write: own.create({ ...request, ...set }, step), post };
  }
  const works = await people.workTimes([it.askedId]);
  return {
    write: own.create(request, { kind: 'asked', byId: it.askerId, personId: it.askedId, words: undefined }),
    post: [postToAsked(request, 'asked'), postToAsker(request, 'answer')],
    wake: wakeForRound(request.id, works.get(it.askedId), ctx.now),
  };
}
