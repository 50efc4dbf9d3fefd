import {
  action,
  type Button,
  type Card,
  type CardElement,
  type ListItem,
  plain,
  type Text,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { badgeOf } from '../card-parts.ts';
import { say as goalWords } from '../copy.ts';
import { explain } from '../explain.ts';
import type { GoalView } from '../read-goals.ts';
import { say } from './copy.ts';
import { pageOf } from './pages.ts';
import type { LineState, LineView, NudgeView } from './read-nudge.ts';

type Shown = LineView & { view: GoalView };

const open = (locale: Locale, name: string, payload: Record<string, string>): Button => ({
  label: goalWords(locale).open(),
  action: action(`goals.${name}`, payload),
});

/** What was done about a goal, in the words of its row. */
function doneWords(locale: Locale, { state, view, managerName, line }: Shown): string | undefined {
  const words = say(locale);
  const owner = line.role === 'decision' ? managerName : view.owner.name;
  switch (state.kind) {
    case 'done':
      return words.done({ ...state.done, owner });
    case 'updated':
      return words.updated({ name: owner });
    case 'better':
      return words.better();
    case 'closed':
      return words.closed();
    default:
      return undefined;
  }
}

function noteOf(locale: Locale, it: Shown): Text {
  const words = say(locale);
  const done = doneWords(locale, it);
  if (done !== undefined) return plain(done);
  const { line, view, managerName, nextName, seenByName } = it;
  const reason = explain(view, locale);
  if (line.role === 'decision') {
    const whose = words.decisionNote({ manager: managerName, owner: view.owner.name });
    return plain(`${reason}\n${whose}`);
  }
  const since = goalWords(locale).and({ sentences: [reason, words.waiting({ days: line.waited })] });
  if (nextName !== undefined) return plain(`${since}\n${words.next({ name: nextName })}`);
  return plain(seenByName === undefined ? since : `${since}\n${words.seenToo({ name: seenByName })}`);
}

const isPressable = (state: LineState): boolean =>
  state.kind === 'open' || state.kind === 'done' || state.kind === 'updated';

function rowOf(locale: Locale, it: LineView): ListItem {
  const words = say(locale);
  const { view, state, code, line, managerName } = it;
  if (state.kind === 'settled') return { text: words.settled({ code, name: managerName }) };
  if (state.kind === 'moved' || view === undefined)
    return { text: words.moved({ code, name: state.kind === 'moved' ? state.name : undefined }) };
  const row = { owner: view.owner, code, title: view.goal.title };
  return {
    text: line.role === 'decision' ? words.decisionRow({ ...row, manager: managerName }) : words.row(row),
    note: noteOf(locale, { ...it, view }),
    badge: badgeOf(view, locale),
    ...(isPressable(state) ? { button: open(locale, 'nudge-open', { goal: view.goal.id }) } : {}),
  };
}

/** Names whose goals follow: one's own people's, those of somebody who is away, or open decisions. */
function headingOf(locale: Locale, { line, managerName }: LineView): string {
  const words = say(locale);
  if (line.role === 'decision') return words.headingDecisions();
  return words.heading({ who: line.role === 'manager' ? undefined : { name: managerName } });
}

/** Puts rows under their headings; one's own people alone need none. */
function listsOf(locale: Locale, lines: readonly LineView[], more: ListItem | undefined): CardElement[] {
  const headings = [...new Set(lines.map((it) => headingOf(locale, it)))];
  const isPlain = lines.every((it) => it.line.role === 'manager');
  return headings.flatMap((heading, i): CardElement[] => {
    const rows = lines.filter((it) => headingOf(locale, it) === heading).map((it) => rowOf(locale, it));
    const last = more !== undefined && i === headings.length - 1 ? [more] : [];
    return [
      ...(isPlain ? [] : [{ kind: 'heading' as const, text: plain(heading) }]),
      { kind: 'list', items: [...rows, ...last] },
    ];
  });
}

function titleOf(locale: Locale, lines: readonly LineView[]): string {
  const words = say(locale);
  const left = lines.filter((it) => it.state.kind === 'open');
  if (left.length === 0) return words.titleDone();
  const isDecisions = left.every((it) => it.line.role === 'decision');
  return isDecisions ? words.titleDecisions({ count: left.length }) : words.title({ count: left.length });
}

/** Draws somebody's morning card, or a further page of it. */
export function nudgeCard(locale: Locale, { nudge, lines }: NudgeView, page: number): Card {
  const words = say(locale);
  const { shown, more } = pageOf(lines, page);
  const title = titleOf(locale, lines);
  const isDone = lines.every((it) => it.state.kind !== 'open');
  const hasOwn = lines.some((it) => it.line.role !== 'decision');
  const next = { nudge: nudge.id, page: String(page + 1) };
  const further =
    more === 0
      ? undefined
      : { text: words.andMore({ count: more }), button: open(locale, 'nudge-more', next) };
  const intro = isDone ? words.introDone() : hasOwn ? words.intro() : undefined;
  return {
    title: plain(title),
    summary: title,
    elements: [
      ...(page > 0 || intro === undefined ? [] : [{ kind: 'text' as const, text: intro }]),
      ...listsOf(locale, shown, further),
      { kind: 'note', text: words.readers() },
    ],
  };
}
