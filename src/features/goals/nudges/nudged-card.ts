import {
  action,
  type Button,
  type Card,
  type CardElement,
  day,
  plain,
  strong,
  text,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { causeElements } from '../alerts/cause.ts';
import { badgeOf, goalButtons, progressBar } from '../card-parts.ts';
import { say } from './copy.ts';
import type { NudgedView } from './read-nudge.ts';

function buttonsOf(locale: Locale, { view, role, manager }: NudgedView): Button[] {
  const words = say(locale);
  const { goal, owner } = view;
  const own = (name: string, label: string): Button => ({
    label,
    action: action(`goals.nudge-${name}`, { goal: goal.id }),
  });
  const other = role === 'decision' ? manager : owner;
  const checkIn: Button = { ...own('check-in', words.checkInWith({ name: other.name })), style: 'primary' };
  const shared = goalButtons(goal.id, locale);
  if (role === 'decision') return [checkIn, shared.open];
  const support = own('support', words.offerSupport());
  const snooze = own('snooze', words.snooze());
  if (role === 'stand-in') return [checkIn, support, snooze];
  return [
    checkIn,
    support,
    own('adjust', shared.extendOrAdjust.label),
    own('close', shared.recordAndClose.label),
    snooze,
  ];
}

function roleWords(locale: Locale, { role, manager }: NudgedView): CardElement[] {
  const words = say(locale);
  if (role === 'manager') return [];
  return [{ kind: 'text', text: role === 'stand-in' ? words.standIn(manager) : words.decision(manager) }];
}

/** Draws one goal with all that can be done about it. */
export function nudgedCard(locale: Locale, it: NudgedView): Card {
  const words = say(locale);
  const { view, role, manager, done } = it;
  const { goal, owner } = view;
  const other = role === 'decision' ? manager.name : owner.name;
  return {
    title: plain(words.goalTitle({ code: goal.code, name: owner.name })),
    summary: words.goalSummary(),
    badge: badgeOf(view, locale),
    elements: [
      { kind: 'text', text: text`${strong(goal.title)}` },
      ...roleWords(locale, it),
      progressBar(view, locale),
      ...causeElements(locale, it.cause),
      {
        kind: 'fields',
        layout: 'columns',
        fields: [
          { label: words.owner(), value: plain(owner.name) },
          { label: words.due(), value: text`${day(goal.due)}` },
        ],
      },
      ...(done === undefined
        ? []
        : [{ kind: 'text' as const, text: plain(words.done({ ...done, owner: other })) }]),
      ...(goal.state === 'active' ? [{ kind: 'buttons' as const, buttons: buttonsOf(locale, it) }] : []),
      { kind: 'note', text: words.goalReaders({ counted: role !== 'decision' }) },
    ],
  };
}
