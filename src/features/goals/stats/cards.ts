import { action, type Card, type CardElement, type Option, plain, type Text } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { reasons } from '../adjust/model.ts';
import { say } from './copy.ts';
import { reasonsIn, type Statistics } from './rules.ts';

/** What HR sees of one quarter. */
export type StatisticsView = {
  quarter: string;
  statistics: Statistics;
  teamNames: ReadonlyMap<string, string>;
  quarters: readonly Option[];
};

/** Teams that one table lists; the others are added up in its last row. */
const MAX_TEAMS = 40;

function tableOf({ statistics, teamNames }: StatisticsView, locale: Locale): CardElement {
  const words = say(locale);
  type Row = { approved: number; extended: number; byReason: Statistics['byReason'] };
  const row = (name: string, it: Row): Text[] => [
    plain(name),
    ...[it.approved, ...reasons.map((reason) => it.byReason[reason]), it.extended].map((count) =>
      plain(String(count)),
    ),
  ];
  const shown = statistics.teams.slice(0, MAX_TEAMS);
  const rest = statistics.teams.slice(MAX_TEAMS);
  const sum = (pick: (it: Row) => number) => rest.reduce((total, it) => total + pick(it), 0);
  const others: Row = {
    approved: sum((it) => it.approved),
    extended: sum((it) => it.extended),
    byReason: {
      strategy: sum((it) => it.byReason.strategy),
      market: sum((it) => it.byReason.market),
      resources: sum((it) => it.byReason.resources),
      'wrong-estimate': sum((it) => it.byReason['wrong-estimate']),
      other: sum((it) => it.byReason.other),
    },
  };
  const nameOf = (teamId: string | undefined) =>
    teamId === undefined ? words.noTeam() : (teamNames.get(teamId) ?? '…');
  return {
    kind: 'table',
    columns: [
      words.team(),
      words.all(),
      ...reasons.map((reason) => words.short({ reason })),
      words.extensions(),
    ],
    rows: [
      ...shown.map((it) => row(nameOf(it.teamId), it)),
      ...(rest.length === 0 ? [] : [row(words.others({ count: rest.length }), others)]),
    ],
  };
}

/** Draws how often goals were adjusted in a quarter, and why; counts alone. */
export function statisticsCard(view: StatisticsView, locale: Locale): Card {
  const words = say(locale);
  const { statistics, quarter, quarters } = view;
  const { approved, open, sentBack } = statistics;
  const title = words.title({ quarter });
  const why = reasonsIn(statistics).map((reason) => ({
    label: words.short({ reason }),
    count: statistics.byReason[reason],
  }));
  const elements: CardElement[] = [
    {
      kind: 'text',
      text: approved + open + sentBack === 0 ? words.none() : words.figures(statistics),
    },
  ];
  if (why.length > 0) elements.push({ kind: 'text', text: words.why({ reasons: why }) });
  if (statistics.teams.length > 0) elements.push(tableOf(view, locale));
  elements.push({
    kind: 'select',
    label: words.otherQuarter(),
    options: [...quarters],
    action: action('goals.statistics'),
  });
  elements.push({ kind: 'note', text: words.note() });
  return { title: plain(title), summary: title, elements };
}
