import type { CheckIn } from '../rules.ts';

/** Of two check-ins of one week the one further on stays; what was written before all. */
const ranks: Readonly<Record<CheckIn['state'], number>> = {
  cancelled: 0,
  planned: 1,
  missed: 2,
  open: 3,
  skipped: 4,
  answered: 5,
};

type Side = Pick<CheckIn, 'id' | 'week' | 'period' | 'state' | 'version'>;

const rankOf = ({ state, version }: Side): number => (version > 0 ? ranks.answered : ranks[state]);

const isSameTime = (a: Side, b: Side): boolean => a.week === b.week || a.period === b.period;

/**
 * Joins the check-ins of two people who turned out to be one, so that each week has one: tells which of the other's become the
 * person's, and which are taken out because nobody wrote them and the other one stands. Where both were answered, the other's stays
 * under their former name, to lose nothing.
 */
export function joinWeeks<T extends Side>(theirs: readonly T[], own: readonly T[]) {
  const moved: T[] = [];
  const removed: T[] = [];
  for (const it of theirs) {
    const rivals = own.filter((each) => isSameTime(each, it));
    const wins = rivals.every((rival) => rankOf(it) > rankOf(rival));
    if (wins) {
      moved.push(it);
      removed.push(...rivals);
    } else if (rankOf(it) < ranks.answered) removed.push(it);
  }
  return { moved, removed: [...new Set(removed)] };
}
