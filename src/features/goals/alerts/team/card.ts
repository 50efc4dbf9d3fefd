import {
  action,
  type Card,
  type CardElement,
  type ListItem,
  MAX_EXCERPT,
  MAX_ROWS,
  person,
  plain,
  strong,
  type Text,
  text,
} from '../../../../chat/index.ts';
import type { Locale } from '../../../../shared/locale.ts';
import { badgeOf, goalButtons } from '../../card-parts.ts';
import { explain } from '../../explain.ts';
import { say } from '../copy.ts';
import type { ListedGoal } from '../read-lags.ts';
import { groupRows, type TeamGroup } from './group-rows.ts';

/** A goal as the team's card lists it. */
export type TeamRow = ListedGoal & { cause: string | undefined; news: 'behind' | 'recovered' };

type TeamAlertView = {
  team: string;
  rows: readonly TeamRow[];
  /** The thing of the card, and the page of it. */
  thing: string;
  page: number;
};

/** A page's last row leads to the next one. */
const ROWS_A_PAGE = MAX_ROWS - 1;
/** Key results named under one goal. */
const MOST_KEY_RESULTS = 5;

/** One owner's words share what a card shows of one person. */
function causeOf(row: TeamRow, here: readonly TeamRow[]): string | undefined {
  if (row.cause === undefined) return undefined;
  const theirs = here.filter((it) => it.owner.id === row.owner.id && it.cause !== undefined).length;
  const [characters, most] = [[...row.cause], Math.floor(MAX_EXCERPT / Math.max(1, theirs))];
  return characters.length <= most
    ? row.cause
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** Says on lines of their own which key results hold a goal up; who else owns one is named. */
function keyResultLines(
  locale: Locale,
  { keyResults, owner }: TeamGroup,
  here: readonly TeamRow[],
): string[] {
  const words = say(locale);
  const shown = keyResults.slice(0, MOST_KEY_RESULTS).map((it) => {
    const cause = causeOf(it, here);
    const { code, title } = it.goal;
    const name = it.owner.id === owner.id ? undefined : it.owner.name;
    const standing = explain(it, locale);
    const why = cause === undefined ? '' : `\n${words.causeIs({ cause })}`;
    return `${words.keyResultLine({ code, title, name, standing })}${why}`;
  });
  const rest = keyResults.length - shown.length;
  return rest > 0 ? [...shown, words.moreLine({ count: rest })] : shown;
}

function rowOf(locale: Locale, row: TeamGroup, here: readonly TeamRow[]): ListItem {
  const words = say(locale);
  const { goal, owner, status } = row;
  const isBehind = goal.state === 'active' && status === 'behind';
  const cause = isBehind ? causeOf(row, here) : undefined;
  const lines = [
    explain(row, locale),
    ...(cause === undefined ? [] : [words.causeIs({ cause })]),
    ...keyResultLines(locale, row, here),
  ];
  const note: Text = plain(lines.join('\n'));
  return {
    text: text`${strong(goal.code)} ${goal.title} · ${person(owner)}`,
    ...(goal.state === 'active' ? { note } : {}),
    badge: badgeOf(row, locale),
    ...(isBehind ? { button: goalButtons(goal.id, locale).offerHelp } : {}),
  };
}

/** Draws what of a team's goals is behind, for its channel: progress against pace, owner, cause if given; and what has caught up. */
export function teamAlertCard(locale: Locale, { team, rows, thing, page }: TeamAlertView): Card {
  const words = say(locale);
  const groups = groupRows(rows);
  const [behind, recovered] = (['behind', 'recovered'] as const).map((news) =>
    groups.filter((it) => it.news === news),
  );
  const all = [...(behind ?? []), ...(recovered ?? [])];
  const start = page * ROWS_A_PAGE;
  const here = all.slice(start, start + ROWS_A_PAGE);
  const rest = all.length - start - here.length;
  const written = here.flatMap((it) => [it, ...it.keyResults]);
  const list = (some: readonly TeamGroup[]): CardElement[] =>
    some.length === 0 ? [] : [{ kind: 'list', items: some.map((it) => rowOf(locale, it, written)) }];
  const counts = { behind: behind?.length ?? 0, recovered: recovered?.length ?? 0 };
  const caughtUp = here.filter((it) => it.news === 'recovered');
  const heading: CardElement[] =
    counts.behind > 0 && caughtUp.length > 0 ? [{ kind: 'heading', text: words.recovered() }] : [];
  const next = {
    label: goalButtons('', locale).open.label,
    action: action('goals.lag-page', { card: 'team-alert', thing, page: String(page + 1) }),
  };
  const more: CardElement[] =
    rest > 0 ? [{ kind: 'list', items: [{ text: words.more({ count: rest }), button: next }] }] : [];
  const title = counts.behind === 0 ? words.teamTitleRecovered({ team }) : words.teamTitle({ team });
  return {
    title: plain(title),
    summary: words.teamSummary(counts),
    elements:
      all.length === 0
        ? [{ kind: 'text', text: words.teamGone() }]
        : [
            ...list(here.filter((it) => it.news === 'behind')),
            ...heading,
            ...list(caughtUp),
            ...more,
            ...(counts.behind > 0 ? [{ kind: 'note' as const, text: words.teamNote() }] : []),
          ],
  };
}
