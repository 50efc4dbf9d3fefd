import {
  action,
  type Button,
  type Card,
  type CardElement,
  instant,
  MAX_ROWS,
  plain,
  type Text,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { badgeOf, goalButtons, goalRow, progressBar } from '../card-parts.ts';
import { mayShowToTeam } from '../policy.ts';
import { say } from './copy.ts';
import type { LagView } from './read-lags.ts';
import { isRecovery } from './rules.ts';

/** A page's last row leads to the next one. */
const ROWS_A_PAGE = MAX_ROWS - 1;

type Words = ReturnType<typeof say>;

const isOpen = ({ lag }: LagView): boolean => lag.endedAt === undefined;

/** What has caught up is good news; what is closed, overdue or being discussed is only over here. */
const overTitle = (all: readonly LagView[], words: Words): string =>
  all.every((it) => isRecovery(it.view.status) && it.view.goal.state === 'active')
    ? words.recoveredTitle()
    : words.titleOver();

/** Says who hears, and from when on, if nothing changes; or since when they have known. */
function audienceNote(locale: Locale, it: LagView): CardElement {
  const words = say(locale);
  const who = { manager: it.manager, channel: it.listed, at: instant(it.releaseAt, 'day-time') };
  if (it.manager === undefined && !it.listed) return { kind: 'note', text: words.nobody() };
  return { kind: 'note', text: it.lag.releasedAt === undefined ? words.willSee(who) : words.sees(who) };
}

/** Whether the owner has the choice that the team's channel lists the goal. */
const mayChoose = ({ view, hasChannel, teamShowsAll }: LagView): boolean =>
  mayShowToTeam(view.relation, view.goal) && hasChannel && !teamShowsAll;

/** Milestones and values are reported; what is made of parts follows from them. */
function actsOn(locale: Locale, it: LagView): CardElement[] {
  const { goal } = it.view;
  const buttons = goalButtons(goal.id, locale);
  const words = say(locale);
  const first: Button =
    goal.measure.kind === 'parts' ? buttons.open : { ...buttons.update, style: 'primary' };
  const why: Button = { label: words.sayWhy(), action: action('goals.say-why', { goal: goal.id }) };
  const show: Button[] = mayChoose(it) ? [goal.shownToTeam ? buttons.hideFromTeam : buttons.showToTeam] : [];
  return [
    { kind: 'buttons', buttons: [first, buttons.askForSupport, buttons.planRetro, buttons.propose] },
    { kind: 'buttons', buttons: [why, ...show] },
  ];
}

/** Draws one goal that is behind for its owner: where it stands, what can be done, and who hears when. */
export function oneLagCard(locale: Locale, it: LagView): Card {
  const words = say(locale);
  const { lag, view } = it;
  const title = isOpen(it) ? words.title({ count: 1 }) : overTitle([it], words);
  const card = { title: plain(title), summary: title, badge: badgeOf(view, locale) };
  if (!isOpen(it)) {
    const { code } = view.goal;
    return { ...card, elements: [{ kind: 'text', text: plain(`${code} ${view.goal.title}`) }] };
  }
  const cause: CardElement[] =
    lag.cause === undefined
      ? []
      : [{ kind: 'fields', layout: 'rows', fields: [{ label: words.cause(), value: plain(lag.cause) }] }];
  return {
    ...card,
    elements: [
      ...(lag.releasedAt === undefined ? [{ kind: 'text' as const, text: words.first() }] : []),
      progressBar(view, locale),
      ...cause,
      ...actsOn(locale, it),
      audienceNote(locale, it),
      ...(mayChoose(it)
        ? [{ kind: 'note' as const, text: words.whatShowing({ isShown: view.goal.shownToTeam }) }]
        : []),
    ],
  };
}

/** Says it of several goals at once: they became known together, and are released together. */
function audienceOfSeveral(locale: Locale, open: readonly LagView[]): CardElement {
  const words = say(locale);
  const latest = open.toSorted((a, b) => b.releaseAt.getTime() - a.releaseAt.getTime())[0];
  const listed = open.some((it) => it.listed);
  if (latest === undefined || (latest.manager === undefined && !listed))
    return { kind: 'note', text: words.nobody() };
  const who = { manager: latest.manager, channel: listed, at: instant(latest.releaseAt, 'day-time') };
  const isReleased = open.every((it) => it.lag.releasedAt !== undefined);
  return { kind: 'note', text: isReleased ? words.seesSeveral(who) : words.willSeeSeveral(who) };
}

/** Says that the owner hears first, as long as that is so. */
function intro(open: readonly LagView[], words: Words): Text {
  const isReleased = open.every((it) => it.lag.releasedAt !== undefined);
  return isReleased ? words.openOne() : words.firstSeveral();
}

/** Draws several goals of an owner that fell behind on one morning; each is opened to act on it. */
export function severalLagsCard(
  locale: Locale,
  all: readonly LagView[],
  { alertId, page }: { alertId: string; page: number },
): Card {
  const words = say(locale);
  const open = all.filter(isOpen);
  const start = page * ROWS_A_PAGE;
  const here = all.slice(start, start + ROWS_A_PAGE);
  const rest = all.length - start - here.length;
  const title = open.length === 0 ? overTitle(all, words) : words.title({ count: open.length });
  const openButton = (it: LagView): Button => ({
    label: goalButtons(it.lag.goalId, locale).open.label,
    action: action('goals.lag-open', { lag: it.lag.id }),
  });
  const next: Button = {
    label: goalButtons('', locale).open.label,
    action: action('goals.lag-page', { card: 'lag', thing: alertId, page: String(page + 1) }),
  };
  return {
    title: plain(title),
    summary: title,
    elements: [
      ...(open.length === 0 ? [] : [{ kind: 'text' as const, text: intro(open, words) }]),
      {
        kind: 'list',
        items: [
          ...here.map((it) => goalRow(it.view, locale, isOpen(it) ? openButton(it) : undefined)),
          ...(rest > 0 ? [{ text: words.more({ count: rest }), button: next }] : []),
        ],
      },
      ...(open.length === 0 ? [] : [audienceOfSeveral(locale, open)]),
    ],
  };
}

/** Tells an owner that a goal of theirs has caught up. */
export function recoveredCard(locale: Locale, it: LagView): Card {
  const words = say(locale);
  const { goal, status } = it.view;
  const named = { code: goal.code, title: goal.title };
  const toTeam = it.lag.toldAt !== undefined && it.listed;
  const sentence = status === 'at-risk' ? words.stillAtRisk(named) : words.recoveredText(named);
  return {
    title: plain(words.recoveredTitle()),
    summary: words.recoveredSummary(),
    badge: badgeOf(it.view, locale),
    elements: [
      { kind: 'text', text: sentence },
      progressBar(it.view, locale),
      ...(toTeam ? [{ kind: 'note' as const, text: words.recoveredTeam() }] : []),
      { kind: 'buttons', buttons: [goalButtons(goal.id, locale).open] },
    ],
  };
}
