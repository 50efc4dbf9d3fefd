import type { Relation } from '../policy.ts';
import type { Adjustment } from './model.ts';
import { mayStandForHr } from './rules.ts';

type Asked = Pick<Adjustment, 'askerId' | 'approverId' | 'state'>;
type Who = { personId: string; external: boolean; isHr: boolean };

/** The one who is asked decides; at the top whoever has the role HR, but never on their own request or goal, nor twice. */
export function mayDecide(
  who: Who,
  it: Asked,
  goal: { ownerId: string },
  approvedBy: readonly string[],
): boolean {
  if (it.state !== 'open' || who.external) return false;
  const sides = { askerId: it.askerId, ownerId: goal.ownerId };
  if (!mayStandForHr(who.personId, sides, approvedBy)) return false;
  return it.approverId === undefined ? who.isHr : it.approverId === who.personId;
}

/** Whoever asked takes it back as long as nobody has decided. */
export const mayWithdraw = (personId: string, it: Asked): boolean =>
  it.state === 'open' && it.askerId === personId;

/** The owner, who asked, who decides or decided, and the owner's managers see a request; HR one that is up to it. */
export const maySeeAdjustment = (
  who: Who & { relation: Pick<Relation, 'isOwner' | 'isManager' | 'isAbove'>; isPrivate: boolean },
  it: Asked,
  asked: readonly string[],
): boolean =>
  who.relation.isOwner ||
  who.relation.isManager ||
  who.personId === it.askerId ||
  who.personId === it.approverId ||
  asked.includes(who.personId) ||
  (who.relation.isAbove && !who.isPrivate && !who.external) ||
  (it.approverId === undefined && who.isHr && !who.external);
