import { formatDay } from '../../../calendar/index.ts';
import { type Card, person, plain } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { goalButtons } from '../card-parts.ts';
import type { Milestone } from '../model.ts';
import type { GoalView } from '../read-goals.ts';
import { say } from './copy.ts';
import { writeCurrent } from './say-standing.ts';

/** Draws the good news that a goal is achieved. */
export function achievedCard(view: GoalView, locale: Locale): Card {
  const words = say(locale);
  const { goal, owner, today } = view;
  const due = formatDay(goal.due, locale, today);
  return {
    title: words.achieved(goal),
    summary: words.achievedSummary(goal),
    elements: [
      {
        kind: 'text',
        text: words.achievedBy({ owner: [person(owner)], current: writeCurrent(view, locale), due }),
      },
      { kind: 'buttons', buttons: [goalButtons(goal.id, locale).open] },
    ],
  };
}

/** Draws the good news that milestones of a goal were reached on one day. */
export function milestonesCard(view: GoalView, reached: readonly Milestone[], locale: Locale): Card {
  const words = say(locale);
  const { goal, owner, milestones } = view;
  const done = milestones.filter((it) => it.doneOn !== undefined).length;
  return {
    title: words.milestoneNews(goal),
    summary: words.milestoneSummary({ code: goal.code, count: reached.length }),
    elements: [
      {
        kind: 'list',
        items: reached.map((it) => ({
          text: plain(it.title),
          badge: { label: words.reachedBadge(), tone: 'good' as const },
        })),
      },
      { kind: 'text', text: words.milestoneOwner({ owner: [person(owner)], done, of: milestones.length }) },
      { kind: 'buttons', buttons: [goalButtons(goal.id, locale).open] },
    ],
  };
}
