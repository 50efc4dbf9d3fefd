import { addDays, daysBetween, type LocalDate } from '../../../calendar/index.ts';
import type { Period } from '../rules/pace.ts';

/** A goal proposed this early counts from the quarter's first day; later ones from the day they are proposed, so that none is born late. */
const EARLY_DAYS = 14;
/** With so few days left a goal is meant for the next quarter. */
const LAST_DAYS = 14;

function quarterOf(date: LocalDate): Period {
  const first = Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 + 1;
  const year = Number(date.slice(0, 4));
  const monthFrom = (month: number) =>
    `${month > 12 ? year + 1 : year}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-01`;
  return { start: monthFrom(first), due: addDays(monthFrom(first + 3), -1) };
}

/** Finds the period that a new goal is offered: what is left of this quarter, or the next one. */
export function defaultPeriod(today: LocalDate): Period {
  const quarter = quarterOf(today);
  if (daysBetween(today, quarter.due) < LAST_DAYS) return quarterOf(addDays(quarter.due, 1));
  return daysBetween(quarter.start, today) < EARLY_DAYS ? quarter : { start: today, due: quarter.due };
}
