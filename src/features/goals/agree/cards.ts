import { formatDateRange } from '../../../calendar/index.ts';
import {
  type Badge,
  type Card,
  type CardElement,
  instant,
  type ListItem,
  type PersonRef,
  plain,
  strong,
  type Text,
  text,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { writeShare } from '../amounts.ts';
import { goalButtons, newGoalButton } from '../card-parts.ts';
import { say as sayGoals } from '../copy.ts';
import type { Goal, Milestone } from '../model.ts';
import { say } from './copy.ts';
import type { Proposal } from './model.ts';
import { mayAgree, mayRevise } from './policy.ts';
import { proposalButtons } from './proposal-buttons.ts';
import { mayGoUp } from './rules.ts';

/** What the living card shows to one reader. */
export type ProposalView = {
  goal: Goal;
  /** What it is measured by, where these are several. */
  results: readonly Goal[];
  milestones: readonly Milestone[];
  /** Nothing where nobody else had to agree. */
  proposal: Proposal | undefined;
  readerId: string;
  people: ReadonlyMap<string, PersonRef>;
  /** Of a team's goal. */
  teamName: string | undefined;
  /** What it serves, if the reader sees that. */
  parent: Pick<Goal, 'code' | 'title'> | undefined;
};

const nameIn = (view: ProposalView, id: string | undefined): string =>
  (id === undefined ? undefined : view.people.get(id)?.name) ?? '…';

const isSettled = ({ goal }: ProposalView): boolean => goal.state !== 'proposed';

function titleOf(locale: Locale, view: ProposalView): string {
  const words = say(locale);
  const { goal, readerId, proposal, teamName } = view;
  if (readerId === goal.proposedById) return words.yours();
  const name = nameIn(view, goal.proposedById);
  if (isSettled(view) || readerId !== proposal?.askedId) return words.proposalBy({ name });
  if (teamName !== undefined) return words.proposesForTeam({ name, team: teamName });
  return readerId === goal.ownerId ? words.proposesForYou({ name }) : words.proposes({ name });
}

function badgeOf(locale: Locale, { goal, readerId, proposal }: ProposalView): Badge | undefined {
  const words = sayGoals(locale);
  if (goal.state === 'withdrawn') return { label: words.withdrawn(), tone: 'neutral' };
  if (goal.state !== 'proposed') return { label: say(locale).agreed(), tone: 'good' };
  // To whoever is asked, it would read as a reproach.
  return readerId === proposal?.askedId ? undefined : { label: words.proposed(), tone: 'neutral' };
}

function factsOf(locale: Locale, view: ProposalView): CardElement {
  const words = say(locale);
  const goals = sayGoals(locale);
  const { goal, results, milestones, parent } = view;
  const parts = goal.measure.kind === 'milestones' ? milestones.length : results.length;
  const isSum = goal.measure.kind === 'parts' && results.length === 0;
  const isOkr = goal.tool === 'okr' && goal.measure.kind === 'parts';
  const counted = isOkr
    ? words.keyResults({ count: parts })
    : goals.measure({ measure: goal.measure, parts });
  const measure = isSum ? words.sum() : counted;
  const owner = plain(view.teamName ?? nameIn(view, goal.ownerId));
  const fields = [
    { label: words.forWhom(), value: goal.level === 'company' ? plain(words.company()) : owner },
    { label: words.measuredBy(), value: plain(measure) },
    {
      label: words.period(),
      value: plain(formatDateRange({ from: goal.start, to: goal.due }, locale)),
    },
    {
      label: isSettled(view) ? words.readersNow() : words.readersLater(),
      value: plain(goals.visibility({ visibility: goal.visibility })),
    },
  ];
  const serves = parent && { label: words.serves(), value: plain(`${parent.code} ${parent.title}`) };
  return {
    kind: 'fields',
    layout: 'columns',
    fields: [...fields, ...(serves === undefined ? [] : [serves])],
  };
}

function resultRow(locale: Locale, { title, measure, weight }: Goal): ListItem {
  const measured = sayGoals(locale).measure({ measure, parts: 0 });
  const weighs = weight === undefined ? undefined : writeShare(weight / 100, locale);
  const share = weighs === undefined ? '' : ` · ${say(locale).weight({ share: weighs })}`;
  return { text: plain(title), note: plain(`${measured}${share}`) };
}

function contentOf(locale: Locale, view: ProposalView): CardElement[] {
  const { results, milestones } = view;
  const rows: ListItem[] = [
    ...results.map((it) => resultRow(locale, it)),
    ...milestones.map((it) => ({ text: say(locale).milestone({ title: it.title, due: it.due }) })),
  ];
  return rows.length === 0 ? [] : [{ kind: 'list', items: rows }];
}

function hintForAsked(locale: Locale, view: ProposalView, proposal: Proposal): Text | undefined {
  const words = say(locale);
  const name = nameIn(view, view.goal.proposedById);
  if (proposal.answeredAt !== undefined) return words.youAnswered({ name });
  if (proposal.passedFromId !== undefined)
    return words.cameToYou({ name: nameIn(view, proposal.passedFromId) });
  if (proposal.remindedAt !== undefined) return words.stillWaiting({ name });
  return proposal.round > 1 ? words.changedSince({ name }) : undefined;
}

function hintForProposer(locale: Locale, view: ProposalView, proposal: Proposal): Text {
  const words = say(locale);
  const name = nameIn(view, proposal.askedId);
  if (proposal.answeredAt !== undefined) return words.theyAnswered({ name });
  if (proposal.unansweredAt !== undefined) return words.unanswered({ name });
  if (proposal.passedFromId === undefined) return words.withThem({ name });
  return words.wentUp({ name, from: nameIn(view, proposal.passedFromId) });
}

/** The later of the two has made it count. */
function agreedHint(locale: Locale, { goal }: ProposalView): Text | undefined {
  const times = [goal.ownerAgreedAt, goal.managerAgreedAt].flatMap((it) => it?.getTime() ?? []);
  if (times.length === 0) return undefined;
  return say(locale).bothAgreed({ on: instant(new Date(Math.max(...times)), 'day') });
}

function hintOf(locale: Locale, view: ProposalView): Text | undefined {
  const words = say(locale);
  const { goal, proposal, readerId } = view;
  if (goal.state === 'withdrawn') return words.wasWithdrawn();
  if (isSettled(view)) return agreedHint(locale, view);
  if (proposal === undefined) return undefined;
  if (mayAgree(readerId, goal, proposal)) return hintForAsked(locale, view, proposal);
  if (mayRevise(readerId, goal)) return hintForProposer(locale, view, proposal);
  return words.withThem({ name: nameIn(view, proposal.askedId) });
}

function buttonsOf(locale: Locale, view: ProposalView) {
  const { goal, proposal, readerId } = view;
  if (goal.state === 'active') return [goalButtons(goal.id, locale).open];
  if (goal.state === 'withdrawn') return readerId === goal.proposedById ? [newGoalButton(locale)] : [];
  if (goal.state !== 'proposed' || proposal === undefined) return [];
  const buttons = proposalButtons(locale, goal);
  if (mayAgree(readerId, goal, proposal)) return [buttons.agree, buttons.suggest, buttons.talk];
  return mayRevise(readerId, goal) ? [buttons.edit, buttons.talk, buttons.withdraw] : [];
}

function readersOf(locale: Locale, view: ProposalView): Text | undefined {
  const { goal, proposal } = view;
  if (isSettled(view) || proposal === undefined) return undefined;
  const ids = [goal.proposedById, proposal.passedFromId, proposal.askedId];
  const names = ids.flatMap((id) => (id === undefined ? [] : nameIn(view, id)));
  const isWaiting = proposal.answeredAt === undefined && proposal.unansweredAt === undefined;
  const goesUp = isWaiting && mayGoUp(proposal, goal) ? nameIn(view, proposal.askedId) : undefined;
  return say(locale).readers({ names, goesUp });
}

/** Draws a proposed goal for one of its two sides, and what it has come to. */
export function proposalCard(locale: Locale, view: ProposalView): Card {
  const { goal } = view;
  const title = titleOf(locale, view);
  const badge = badgeOf(locale, view);
  const hint = hintOf(locale, view);
  const readers = readersOf(locale, view);
  const buttons = buttonsOf(locale, view);
  const elements: CardElement[] = [
    { kind: 'text', text: text`${goal.code} ${strong(goal.title)}` },
    factsOf(locale, view),
    ...contentOf(locale, view),
  ];
  if (goal.excessReason !== undefined)
    elements.push({ kind: 'text', text: say(locale).whyOneMore({ reason: goal.excessReason }) });
  if (hint !== undefined) elements.push({ kind: 'text', text: hint });
  if (buttons.length > 0) elements.push({ kind: 'buttons', buttons });
  if (readers !== undefined) elements.push({ kind: 'note', text: readers });
  return {
    title: plain(title),
    summary: title,
    ...(badge === undefined ? {} : { badge }),
    ...(view.goal.state === 'proposed' && view.proposal?.askedId === view.readerId
      ? { waits: true as const }
      : {}),
    elements,
  };
}
