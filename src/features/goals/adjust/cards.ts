import {
  action,
  type Badge,
  type Button,
  type Card,
  type CardElement,
  instant,
  type PersonRef,
  plain,
  strong,
  type Text,
  text,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { goalButtons } from '../card-parts.ts';
import type { Goal } from '../model.ts';
import { say } from './copy.ts';
import type { Adjustment, AdjustmentState, Step, StepKind } from './model.ts';
import { changesOf, extensionOf, type FactsView, wordsOf } from './request-facts.ts';
import type { Obstacle } from './rules.ts';
import { sayStep } from './step-copy.ts';

/** What the living card of a request shows to one reader. */
export type AdjustmentView = FactsView & {
  steps: readonly Step[];
  people: ReadonlyMap<string, PersonRef>;
  readerId: string;
  mayDecide: boolean;
  /** What keeps it from being approved as it was asked. */
  obstacle: Obstacle | undefined;
  /** Whether a newer request took the place of this one. */
  isAskedAgain: boolean;
};

/** Steps that one card shows, the newest ones. */
const MAX_STEPS = 5;

/** Steps that turn to somebody who decides. */
const asking: readonly StepKind[] = ['asked', 'second-asked', 'escalated', 'handed-over'];

const tones: Record<AdjustmentState, Badge['tone']> = {
  open: 'neutral',
  approved: 'good',
  'sent-back': 'warning',
  withdrawn: 'neutral',
  overtaken: 'neutral',
};

function nameIn(view: AdjustmentView, id: string | undefined, locale: Locale): string {
  return id === undefined ? say(locale).hr() : (view.people.get(id)?.name ?? '…');
}

/** What the reader may want to know before acting. */
function hintsOf(view: AdjustmentView, locale: Locale): Text[] {
  const words = say(locale);
  const { adjustment, steps, readerId } = view;
  const hints: Text[] = [];
  if (adjustment.state === 'open' && view.obstacle !== undefined)
    hints.push(words.obstacle({ obstacle: view.obstacle }));
  if (view.mayDecide) {
    const turned = steps.findLast((it) => asking.includes(it.kind));
    const first = steps.find((it) => it.kind === 'second-asked');
    if (adjustment.remindedAt !== undefined)
      hints.push(words.hintReminder({ name: nameIn(view, adjustment.askerId, locale) }));
    else if (turned?.kind === 'escalated') hints.push(words.hintEscalated());
    else if (turned?.kind === 'handed-over')
      hints.push(words.hintHandedOver({ name: nameIn(view, turned.byId, locale) }));
    if (first !== undefined) hints.push(words.twoOf({ name: nameIn(view, first.byId, locale) }));
    else if (adjustment.needed === 2) hints.push(words.firstOf());
  }
  if (adjustment.state === 'open' && readerId === adjustment.askerId && adjustment.unansweredAt !== undefined)
    hints.push(words.hintUnanswered());
  const last = steps.at(-1);
  if (adjustment.state === 'sent-back' && last?.words !== undefined)
    hints.push(words.saidSendingBack({ name: nameIn(view, last.byId, locale), words: last.words }));
  return hints;
}

const capitalise = (it: string): string => `${it.charAt(0).toUpperCase()}${it.slice(1)}`;

function stepsOf(view: AdjustmentView, locale: Locale): CardElement {
  const you = (id: string | undefined) =>
    id === view.readerId ? say(locale).you() : nameIn(view, id, locale);
  const items = view.steps.slice(-MAX_STEPS).map((it) => {
    const by = it.kind === 'handed-over' ? nameIn(view, it.byId, locale) : you(it.byId);
    const sentence = sayStep(locale)[it.kind]({ by: capitalise(by), who: you(it.personId) });
    return { text: text`${instant(it.at, 'day-time')} · ${sentence}` };
  });
  return { kind: 'list', items };
}

function buttonsOf(view: AdjustmentView, locale: Locale): Button[] {
  const words = say(locale);
  const { adjustment, readerId, goal } = view;
  const payload = { adjustment: adjustment.id };
  const buttons = goalButtons(goal.id, locale);
  const isAsker = readerId === adjustment.askerId;
  const decide: Button[] = view.mayDecide
    ? [
        ...(view.obstacle === undefined
          ? [{ label: words.approve(), style: 'primary' as const, action: action('goals.approve', payload) }]
          : []),
        { label: words.sendBack(), action: action('goals.send-back', payload) },
      ]
    : [];
  if (isAsker && adjustment.state === 'open')
    decide.push({ label: words.withdraw(), action: action('goals.withdraw-adjustment', payload) });
  if (isAsker && adjustment.state === 'sent-back' && !view.isAskedAgain && goal.state === 'active')
    decide.push({ ...buttons.propose, label: words.edit(), style: 'primary' });
  return [...decide, buttons.open];
}

function titleOf(view: AdjustmentView, locale: Locale): string {
  const words = say(locale);
  const { adjustment, goal, readerId } = view;
  const { code } = goal;
  const adjusts = adjustment.kind === 'adjust';
  if (readerId === adjustment.askerId)
    return adjusts ? words.youAsked({ code }) : words.youAskedExtend({ code });
  const name = nameIn(view, adjustment.askerId, locale);
  return adjusts ? words.asks({ name, code }) : words.asksExtend({ name, code });
}

/** Draws a request for somebody who was asked and does not stand beside the goal any more: whose it is now, nothing of what it says. */
export function noLongerAskedCard(
  {
    goal,
    adjustment,
    name,
  }: { goal: Pick<Goal, 'code'>; adjustment: Pick<Adjustment, 'state'>; name: string },
  locale: Locale,
): Card {
  const words = say(locale);
  const title = words.noLongerYours({ code: goal.code });
  const isOpen = adjustment.state === 'open';
  return {
    title: plain(title),
    summary: title,
    elements: [{ kind: 'text', text: isOpen ? words.decidesNow({ name }) : words.settledSince() }],
  };
}

/** Draws a request for those who decide, for those who asked, and for whose goal it is. */
export function adjustmentCard(view: AdjustmentView, locale: Locale): Card {
  const words = say(locale);
  const { adjustment, goal, steps } = view;
  const title = titleOf(view, locale);
  const owner = nameIn(view, goal.ownerId, locale);
  const changes = changesOf(view, locale);
  const extension = adjustment.kind === 'extend' ? extensionOf(view, locale) : [];
  const fields = adjustment.kind === 'extend' ? extension : changes;
  const turnedTo = steps.filter((it) => asking.includes(it.kind)).map((it) => it.personId);
  const readers = [adjustment.askerId, goal.ownerId, ...turnedTo].map((id) => nameIn(view, id, locale));
  const badge = { label: words.state(adjustment), tone: tones[adjustment.state] };
  return {
    title: plain(title),
    summary: title,
    ...(view.mayDecide ? { waits: true as const } : { badge }),
    elements: [
      { kind: 'text', text: words.ofOwner({ title: strong(goal.title), name: owner }) },
      { kind: 'fields', layout: 'columns', fields },
      wordsOf(view, locale),
      ...hintsOf(view, locale).map((it): CardElement => ({ kind: 'text', text: it })),
      ...(view.mayDecide ? [] : [stepsOf(view, locale)]),
      { kind: 'buttons', buttons: buttonsOf(view, locale) },
      {
        kind: 'note',
        text: words.readers({
          names: [...new Set(readers)],
          isPrivate: goal.visibility === 'private',
          isHr: turnedTo.includes(undefined),
        }),
      },
    ],
  };
}
