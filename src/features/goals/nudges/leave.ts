import { addDays, isWorkingDay } from '../../../calendar/index.ts';
import type { Day } from './rules.ts';

/** Working days away up to which nobody stands in. */
const SHORT_LEAVE = 2;
/** A leave is looked at so many days both ways. */
const LONGEST_LEAVE = 400;

/** Tells whether somebody is on leave for longer than two working days, so that the next one up stands in. */
export function isOnLongLeave({ work, today }: Day): boolean {
  if (isWorkingDay(work, today)) return false;
  const always = { ...work, absences: [] };
  const workingDaysAway = (step: 1 | -1): number => {
    let count = 0;
    for (let i = step === 1 ? 0 : 1; i < LONGEST_LEAVE; i++) {
      const date = addDays(today, i * step);
      if (isWorkingDay(work, date)) break;
      if (isWorkingDay(always, date)) count += 1;
    }
    return count;
  };
  return workingDaysAway(1) + workingDaysAway(-1) > SHORT_LEAVE;
}
