import type { Goal, Status } from '../model.ts';
import type { Assessment } from './status.ts';

type Stands = Pick<Goal, 'state' | 'status' | 'shownStatus'>;

/** Tells whether a goal is within its owner's day: that it is behind is for nobody else yet. */
export const isHeld = ({ state, status, shownStatus }: Stands): boolean =>
  state === 'active' && status === 'behind' && shownStatus !== 'behind';

/** Finds what everybody but its owner is told of a goal that stands so: within the owner's day what they were told before, as long as that is true. */
export function toldStatus(
  before: Stands,
  { status, isSilent }: Pick<Assessment, 'status' | 'isSilent'>,
): Status {
  const { shownStatus } = before;
  if (!isHeld({ ...before, status })) return status;
  if (shownStatus === 'on-track' || shownStatus === 'at-risk') return shownStatus;
  return isSilent ? 'no-recent-update' : 'on-track';
}

/** Finds the figures of its pace that a reader is told: within the owner's day they are the owner's alone. */
export function toldFigures(
  goal: Stands,
  isOwner: boolean,
  today: Assessment | undefined,
): Assessment | undefined {
  if (today === undefined || isOwner) return today;
  return isHeld(goal) || isHeld({ ...goal, status: today.status }) ? undefined : today;
}
