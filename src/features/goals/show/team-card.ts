import { addDays, formatDateRange, mondayOf, type WeekKey } from '../../../calendar/index.ts';
import { action, type Card, type CardElement, type Option, plain } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { say as sayGoals } from '../copy.ts';
import type { Status } from '../model.ts';
import type { GoalView } from '../read-goals.ts';
import { urgency } from '../rules/urgency.ts';
import { say } from './copy.ts';
import type { HeatCell } from './heat-map.ts';
import { GOALS_PAGE, listRow, type Page, pageTurns } from './list-cards.ts';

export type TeamView = Page & {
  team: { id: string; name: string };
  /** Of all that the reader sees. */
  counts: Readonly<Record<Status, number>>;
  shown: readonly { view: GoalView; isUnder: boolean }[];
  /** For its lead: the latest weeks, oldest first. */
  weeks: readonly HeatCell[];
  /** Other teams of the reader. */
  others: readonly Option[];
};

const weekLabel = (week: WeekKey, locale: Locale): string => {
  const from = mondayOf(week);
  return formatDateRange({ from, to: addDays(from, 6) }, locale);
};

/** Shows a lead how the goals stood at the end of each of the latest weeks. */
function weeksTable(all: readonly HeatCell[], locale: Locale): CardElement[] {
  const weeks = all.filter((it) => it.total > 0);
  const used = urgency.filter((it) => weeks.some(({ counts }) => counts[it] > 0));
  if (used.length === 0) return [];
  const status = (it: Status) => sayGoals(locale).status({ status: it });
  return [
    {
      kind: 'table',
      columns: [say(locale).week(), ...used.map(status)],
      rows: weeks.map(({ week, counts }) => [
        plain(weekLabel(week, locale)),
        ...used.map((it) => plain(String(counts[it]))),
      ]),
    },
  ];
}

/** Draws one page of a team's goals that its reader may see, most urgent first. */
export function teamCard({ team, counts, shown, weeks, others, ...page }: TeamView, locale: Locale): Card {
  const words = say(locale);
  const summary = words.teamTitle({ team: team.name });
  const listed = urgency
    .filter((it) => counts[it] > 0)
    .map((it) => ({ label: sayGoals(locale).status({ status: it }), count: counts[it] }));
  const turns = pageTurns(locale, { ...page, size: GOALS_PAGE }, (to) =>
    action('goals.team', { team: team.id, page: String(to) }),
  );
  const switching: CardElement[] =
    others.length === 0
      ? []
      : [
          {
            kind: 'select',
            label: words.otherTeams(),
            options: [...others],
            action: action('goals.other-team'),
          },
        ];
  return {
    title: plain(summary),
    summary,
    elements: [
      ...(shown.length === 0
        ? [{ kind: 'text' as const, text: words.teamNone() }]
        : [
            { kind: 'text' as const, text: words.counts({ counts: listed }) },
            { kind: 'list' as const, items: shown.map((it) => listRow(it, locale)) },
          ]),
      ...(turns.buttons.length === 0 ? [] : [{ kind: 'buttons' as const, buttons: turns.buttons }]),
      ...turns.elements,
      ...weeksTable(weeks, locale),
      ...switching,
    ],
  };
}
