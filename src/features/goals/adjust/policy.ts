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

type Reading = Who & {
  relation: Pick<Relation, 'isOwner' | 'isManager'>;
  /** A manager further up; leading a team alone gives no right to what people write. */
  isInLine: boolean;
  isPrivate: boolean;
};

/** The owner, who asked, who decides, and the owner's managers see a request; HR one that is up to it. */
export const maySeeAdjustment = (who: Reading, it: Asked): boolean =>
  who.relation.isOwner ||
  who.relation.isManager ||
  who.personId === it.askerId ||
  who.personId === it.approverId ||
  (who.isInLine && !who.isPrivate && !who.external) ||
  (it.approverId === undefined && who.isHr && !who.external);

/** Whoever decided on it sees what became of it; as long as it is open, they are like any other who decides no more. */
export const maySeeDecided = (
  personId: string,
  it: Pick<Adjustment, 'state'>,
  decidedBy: readonly string[],
): boolean => it.state !== 'open' && decidedBy.includes(personId);
