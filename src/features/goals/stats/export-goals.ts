import { atWallTime, localDate, quarterOf } from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Locale } from '../../../shared/locale.ts';
import { writeNumber } from '../../../shared/read-number.ts';
import type { Cell } from '../../../sheets/index.ts';
import type { Person } from '../../people/model.ts';
import { say as sayAdjusting } from '../adjust/copy.ts';
import { badgeOf } from '../card-parts.ts';
import { targetText } from '../import/choices.ts';
import type { Goal, Milestone } from '../model.ts';
import type { Parts } from '../parts.ts';
import { say } from './copy.ts';
import { firstDayOf, quarterBefore } from './rules.ts';
import { statisticsStore } from './store.ts';

/** Goals read at once. */
const PAGE = 500;

type Known = {
  owners: ReadonlyMap<string, Person>;
  teams: ReadonlyMap<string, { name: string }>;
  codes: ReadonlyMap<string, string>;
};

const share = (progress: number): number => Math.round(progress * 1000) / 10;

/** A figure as a cell; one that could be read in two ways with another zero. */
const figure = (value: number | undefined): Cell =>
  value === undefined || writeNumber(value) === String(value) ? value : writeNumber(value);

/** Writes a goal as a row that can be imported again; everybody's status is the one that everybody is told. */
function goalRow(goal: Goal, { owners, teams, codes }: Known, locale: Locale): Cell[] {
  const { measure } = goal;
  return [
    goal.code,
    goal.title,
    goal.level,
    owners.get(goal.ownerId)?.email,
    teams.get(goal.teamId ?? '')?.name,
    codes.get(goal.parentId ?? ''),
    goal.tool,
    measure.kind === 'level' || measure.kind === 'keep' ? measure.unit : '',
    measure.kind === 'level' ? figure(measure.baseline) : undefined,
    figure(goal.current),
    measure.kind === 'level' ? figure(measure.target) : targetText(measure),
    figure(goal.weight),
    goal.start,
    goal.due,
    goal.resultClass,
    goal.kind === 'key-result' ? 'key_result' : goal.indicator,
    goal.horizon,
    goal.rhythm,
    goal.visibility,
    badgeOf({ goal, status: goal.shownStatus }, locale).label,
    share(goal.progress),
  ];
}

/** Writes a milestone below its goal. */
function milestoneRow({ title, due, doneOn }: Milestone, code: string, width: number): Cell[] {
  const row: Cell[] = Array.from({ length: width }, () => undefined);
  return Object.assign(row, {
    1: title,
    5: code,
    13: due,
    15: 'milestone',
    [width - 1]: doneOn === undefined ? 0 : 100,
  });
}

/** Makes what the command line exports: all goals, and counts of adjustments. */
export function createExports(parts: Pick<Parts, 'store' | 'own' | 'people'>) {
  const { own, people } = parts;
  const statistics = statisticsStore(parts.store);

  async function rowsOf(
    goals: readonly Goal[],
    codes: Map<string, string>,
    locale: Locale,
  ): Promise<Cell[][]> {
    for (const { id, code } of goals) codes.set(id, code);
    const ids = goals.filter((it) => it.measure.kind === 'milestones').map(({ id }) => id);
    const missing = goals.flatMap((it) =>
      it.parentId === undefined || codes.has(it.parentId) ? [] : it.parentId,
    );
    const [owners, teams, milestones, parents] = await Promise.all([
      people.persons([...new Set(goals.map((it) => it.ownerId))]),
      people.teams([...new Set(goals.flatMap((it) => it.teamId ?? []))]),
      own.milestonesOf(ids),
      own.goals([...new Set(missing)]),
    ]);
    for (const { id, code } of parents.values()) codes.set(id, code);
    return goals.flatMap((goal) => {
      const row = goalRow(goal, { owners, teams, codes }, locale);
      const below = milestones.get(goal.id) ?? [];
      return [row, ...below.map((it) => milestoneRow(it, goal.code, row.length))];
    });
  }

  /** Reads goals as rows, the header first; private ones stay between their owner and the owner's manager. */
  async function goals(locale: Locale): Promise<Cell[][]> {
    const rows: Cell[][] = [say(locale).goalHeader()];
    const codes = new Map<string, string>();
    let number = 0;
    for (;;) {
      const page = await statistics.goalsAfter(number, PAGE);
      rows.push(...(await rowsOf(page, codes, locale)));
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return rows;
      number = Number(last.code.slice(2));
    }
  }

  /** Counts adjustments quarter by quarter, up to the present one; by teams, never by people. */
  async function adjustments(locale: Locale, now: Instant): Promise<Cell[][]> {
    const words = sayAdjusting(locale);
    const rows: Cell[][] = [say(locale).adjustmentHeader()];
    const first = await statistics.firstAt();
    const start = (quarter: string) => atWallTime(firstDayOf(quarter), '00:00', 'UTC');
    const last = quarterOf(localDate(now, 'UTC'));
    for (
      let quarter = quarterOf(localDate(first ?? now, 'UTC'));
      quarter <= last;
      quarter = quarterBefore(quarter, -1)
    ) {
      const counts = await statistics.counts(start(quarter), start(quarterBefore(quarter, -1)));
      const teams = await people.teams([...new Set(counts.flatMap((it) => it.teamId ?? []))]);
      const lines = counts.map((it): Cell[] => [
        quarter,
        teams.get(it.teamId ?? '')?.name,
        words.reason(it),
        words.kind(it),
        words.state(it),
        it.count,
      ]);
      rows.push(...lines.sort((a, b) => a.join(' ').localeCompare(b.join(' '))));
    }
    return rows;
  }

  return { goals, adjustments };
}
