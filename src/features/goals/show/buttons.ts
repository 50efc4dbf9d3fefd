import type { Button } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { takesValues } from '../amounts.ts';
import { goalButtons } from '../card-parts.ts';
import type { Status } from '../model.ts';
import { mayChange, mayOfferHelp, mayReopen, mayShowToTeam, mayUpdate } from '../policy.ts';
import type { GoalView } from '../read-goals.ts';

/** How a goal stands when help would be welcome. */
const inNeed: readonly Status[] = ['behind', 'overdue', 'at-risk', 'no-recent-update', 'under-discussion'];

const given = (holds: boolean, button: Button): Button[] => (holds ? [button] : []);

/** What an owner can do about a goal of theirs. */
function ownersButtons({ goal, relation, status, updates }: GoalView, locale: Locale): Button[] {
  const buttons = goalButtons(goal.id, locale);
  const isReported = takesValues(goal);
  return [
    ...given(goal.measure.kind !== 'parts', { ...buttons.update, style: 'primary' }),
    ...given(isReported && updates.length > 0, buttons.correct),
    ...given(status !== 'achieved', buttons.askForSupport),
    // After the due date nothing is moved: what is left is carried on.
    status === 'overdue' ? buttons.extendOrAdjust : buttons.propose,
    buttons.recordAndClose,
    ...given(mayShowToTeam(relation, goal), goal.shownToTeam ? buttons.hideFromTeam : buttons.showToTeam),
    ...given(goal.level === 'team' && goal.kind === 'goal', buttons.offerInChannel),
  ];
}

/** Finds the buttons that a reader has on the living card of a goal, by right. */
export function buttonsOf(
  view: GoalView,
  locale: Locale,
  { mayStillReopen }: { mayStillReopen: boolean },
): Button[] {
  const { goal, relation, status } = view;
  const buttons = goalButtons(goal.id, locale);
  if (goal.state === 'closed') return given(mayStillReopen && mayReopen(relation, goal), buttons.reopen);
  if (goal.state !== 'active') return [];
  if (mayUpdate(relation, goal)) return ownersButtons(view, locale);
  return [
    ...(mayChange(relation, goal) ? [buttons.extendOrAdjust, buttons.recordAndClose] : []),
    ...given(mayOfferHelp(relation, goal) && inNeed.includes(status), buttons.offerHelp),
  ];
}
