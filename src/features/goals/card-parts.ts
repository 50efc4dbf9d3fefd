import {
  action,
  type Badge,
  type Button,
  type CardElement,
  type ListItem,
  plain,
  strong,
  type Tone,
  text,
} from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { takesValues, unitOf, writeAmount } from './amounts.ts';
import { say } from './copy.ts';
import { explain } from './explain.ts';
import type { Status } from './model.ts';
import type { GoalView } from './read-goals.ts';

const tones: Record<Status, Tone> = {
  'on-track': 'good',
  achieved: 'good',
  'at-risk': 'warning',
  'no-recent-update': 'warning',
  'under-discussion': 'neutral',
  behind: 'bad',
  overdue: 'bad',
};

/** The badge of a goal as this reader is told it stands. */
export function badgeOf({ goal, status }: Pick<GoalView, 'goal' | 'status'>, locale: Locale): Badge {
  const words = say(locale);
  switch (goal.state) {
    case 'proposed':
      return { label: words.proposed(), tone: 'neutral' };
    case 'withdrawn':
      return { label: words.withdrawn(), tone: 'neutral' };
    case 'closed':
      return { label: words.closed(), tone: goal.status === 'achieved' ? 'good' : 'neutral' };
    case 'active':
      return { label: words.status({ status }), tone: tones[status] };
  }
}

/** The goal's latest value, as people write it; nothing where none is reported. */
export const currentOf = ({ goal }: Pick<GoalView, 'goal'>, locale: Locale): string | undefined =>
  goal.current === undefined || !takesValues(goal)
    ? undefined
    : writeAmount(goal.current, unitOf(goal.measure), locale);

/** One row of a list of goals: code, title, how it stands and why; at most one button. */
export const goalRow = (view: GoalView, locale: Locale, button?: Button): ListItem => ({
  text: text`${strong(view.goal.code)} ${view.goal.title}`,
  note: plain(explain(view, locale)),
  badge: badgeOf(view, locale),
  ...(button === undefined ? {} : { button }),
});

/** A goal's progress as a bar, with the sentence that explains it. */
export const progressBar = (view: GoalView, locale: Locale): CardElement => ({
  kind: 'progress',
  label: `${view.goal.code} ${view.goal.title}`,
  share: Math.min(1, Math.max(0, view.goal.progress)),
  caption: plain(explain(view, locale)),
});

const button = (name: string, label: string, goalId: string): Button => ({
  label,
  action: action(`goals.${name}`, { goal: goalId }),
});

/** The buttons that cards of every part show for a goal; each part serves its own, and checks again who presses. */
export function goalButtons(goalId: string, locale: Locale) {
  const words = say(locale);
  return {
    open: button('open', words.open(), goalId),
    update: button('update', words.update(), goalId),
    correct: button('correct', words.correct(), goalId),
    askForSupport: button('ask-support', words.askForSupport(), goalId),
    planRetro: button('plan-retro', words.planRetro(), goalId),
    propose: button('adjust', words.propose(), goalId),
    extendOrAdjust: button('adjust', words.extendOrAdjust(), goalId),
    recordAndClose: button('close', words.recordAndClose(), goalId),
    reopen: button('reopen', words.reopen(), goalId),
    showToTeam: button('show-to-team', words.showToTeam(), goalId),
    hideFromTeam: button('hide-from-team', words.hideFromTeam(), goalId),
    offerHelp: button('offer-help', words.offerHelp(), goalId),
    offerInChannel: button('offer', words.offerInChannel(), goalId),
  };
}

/** The button that begins a new goal. */
export const newGoalButton = (locale: Locale): Button => ({
  label: say(locale).newGoal(),
  action: action('goals.new'),
});
