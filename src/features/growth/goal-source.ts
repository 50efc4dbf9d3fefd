import { action } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Locale } from '../../shared/locale.ts';
import { say } from './copy.ts';
import type { GrowthLine, GrowthSource } from './model.ts';
import { byMonth, rangeOf } from './rules.ts';

type Achievement = { at: Instant; goalId: string; code: string; title: string } & (
  | { kind: 'milestone'; milestone: string }
  | { kind: 'achieved' }
  | { kind: 'closed'; progress: number }
);

/** Achievements named one by one in a month. */
const MOST_NAMED = 5;

function lineOf(it: Achievement, locale: Locale): GrowthLine {
  const words = say(locale);
  const goal = `${it.code} ${it.title}`;
  const button = { label: words.open(), action: action('goals.open', { goal: it.goalId }) };
  switch (it.kind) {
    case 'milestone':
      return { text: words.milestone({ goal, milestone: it.milestone }) };
    case 'achieved':
      return { text: words.achieved({ goal }), button };
    case 'closed':
      return { text: words.closed({ goal, progress: it.progress }), button };
  }
}

/** Adds the goals somebody achieved or closed, with their results, and the milestones they reached. */
export const goalSource = (goals: {
  achievementsOf(personId: string, from: Instant, to: Instant): Promise<readonly Achievement[]>;
}): GrowthSource => ({
  async lines(personId, months, locale) {
    const { from, to } = rangeOf(months);
    const groups = byMonth(months, await goals.achievementsOf(personId, from, to), (it) => it.at);
    return new Map(
      [...groups].map(([month, all]): [string, GrowthLine[]] => {
        const rest = all.length - MOST_NAMED;
        const more = rest > 0 ? [{ text: say(locale).moreGoals({ count: rest }) }] : [];
        return [month, [...all.slice(0, MOST_NAMED).map((it) => lineOf(it, locale)), ...more]];
      }),
    );
  },
});
