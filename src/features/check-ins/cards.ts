import {
  action,
  type Badge,
  type Button,
  type Card,
  type CardElement,
  MAX_EXCERPT,
  type Option,
  plain,
  type Text,
} from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Locale } from '../../shared/locale.ts';
import { buttonsOf, note, textElement } from './card-parts.ts';
import { say } from './copy.ts';
import { excerpts } from './excerpt.ts';
import { type Answer, type CheckIn, hasWords, isPending, skipReasons } from './rules.ts';

/** All that the card of one check-in shows to the person; it is prompt, receipt or reminder by its state. */
export type CheckInView = {
  checkIn: CheckIn;
  now: Instant;
  /** Days away lie in its window. */
  away: boolean;
  /** The window of a later one has opened: no more words. */
  over: boolean;
  /** The direct manager, who reads it. */
  manager: string | undefined;
  /** The team's channel, as people write it, if a summary is posted there. */
  channel: string | undefined;
  /** The summary with what people chose to show has been posted. */
  posted: boolean;
  count: { answered: number; total: number };
  /** Moments inside the window at which to remind. */
  snoozes: readonly Option[];
  streak: number;
  /** What goals and commitments add. */
  sections: readonly CardElement[];
};

/** Lists what somebody wrote as labelled rows, shortened to what a card may hold. */
export function answerElements(answer: Answer, locale: Locale, budget = MAX_EXCERPT) {
  const words = say(locale);
  const rows = (
    [
      [words.strengths(), answer.strengths],
      [words.improvements(), answer.improvements],
      [words.nextSteps(), answer.nextSteps],
      [words.blockers(), answer.blockers],
    ] as const
  ).flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
  const { texts, shortened } = excerpts(
    rows.map((it) => it.value),
    budget,
  );
  const fields = rows.map(({ label }, i) => ({ label, value: plain(texts[i] ?? '') }));
  if (hasWords(answer))
    return { elements: [{ kind: 'fields' as const, layout: 'rows' as const, fields }], shortened };
  // Without words it was goals, commitments or ratings: what the sections show.
  return { elements: answer.nothingNew ? [textElement(words.nothingNewBody())] : [], shortened };
}

function promptBody({ checkIn, now }: CheckInView, locale: Locale): Text {
  const words = say(locale);
  const at = checkIn.closesAt;
  if (checkIn.state === 'planned' && now < checkIn.opensAt) return words.earlyBody({ at: checkIn.opensAt });
  if (checkIn.snoozedUntil !== null) {
    return now < checkIn.snoozedUntil
      ? words.snoozedBody({ at: checkIn.snoozedUntil })
      : words.againBody({ at });
  }
  return checkIn.remindedAt === null ? words.promptBody({ at }) : words.reminderBody({ at });
}

/** The select with which a check-in is skipped in one tap. */
const skipSelect = (checkIn: CheckIn, locale: Locale): CardElement => ({
  kind: 'select',
  label: say(locale).skip(),
  options: skipReasons.map((reason) => ({ value: reason, label: say(locale).skipReason({ reason }) })),
  action: action('check-ins.skip', { checkIn: checkIn.id }),
});

function promptCard(view: CheckInView, locale: Locale): Card {
  const words = say(locale);
  const { checkIn, count, snoozes } = view;
  const payload = { checkIn: checkIn.id };
  const selects: CardElement[] = [
    ...(snoozes.length === 0
      ? []
      : [
          {
            kind: 'select' as const,
            label: words.snooze(),
            options: [...snoozes],
            action: action('check-ins.snooze', payload),
          },
        ]),
    skipSelect(checkIn, locale),
  ];
  return {
    title: plain(words.title(checkIn)),
    summary: words.promptSummary(),
    elements: [
      textElement(promptBody(view, locale)),
      ...view.sections,
      ...buttonsOf([
        { label: words.start(), style: 'primary', action: action('check-ins.start', payload) },
        { label: words.nothingNew(), action: action('check-ins.nothing-new', payload) },
      ]),
      ...selects,
      ...note(locale, count.total > 1 ? words.answeredOf(count) : undefined, words.readBy(view)),
    ],
  };
}

function receiptBadge(checkIn: CheckIn, locale: Locale): Badge {
  const words = say(locale);
  return checkIn.late
    ? { label: words.submittedLate(), tone: 'neutral' }
    : { label: words.submitted(), tone: 'good' };
}

/** Says where the strengths are shown, or will be once the summary is posted. */
export function shownNote(
  { checkIn, channel, posted }: Pick<CheckInView, 'checkIn' | 'channel' | 'posted'>,
  locale: Locale,
): string | undefined {
  if (!checkIn.shared || channel === undefined) return undefined;
  return posted ? say(locale).shownIn({ channel }) : say(locale).willShowIn({ channel });
}

function receiptCard(view: CheckInView, locale: Locale): Card {
  const words = say(locale);
  const { checkIn, streak } = view;
  const payload = { checkIn: checkIn.id };
  const { elements, shortened } = answerElements(checkIn, locale);
  const buttons: Button[] = [
    ...(view.over ? [] : [{ label: words.edit(), action: action('check-ins.start', payload) }]),
    ...(shortened ? [{ label: words.open(), action: action('check-ins.open', payload) }] : []),
  ];
  return {
    title: plain(words.title(checkIn)),
    summary: words.receiptSummary(),
    badge: receiptBadge(checkIn, locale),
    elements: [
      ...elements,
      ...view.sections,
      ...note(locale, words.condition(checkIn)),
      ...buttonsOf(buttons),
      ...note(
        locale,
        shownNote(view, locale),
        checkIn.editedLate ? words.editedLate() : undefined,
        streak > 1 ? words.streak({ weeks: streak }) : undefined,
        words.readBy(view),
      ),
    ],
  };
}

const startButton = (checkIn: CheckIn, locale: Locale): CardElement[] =>
  buttonsOf([{ label: say(locale).start(), action: action('check-ins.start', { checkIn: checkIn.id }) }]);

function missedCard(view: CheckInView, locale: Locale): Card {
  const words = say(locale);
  const { checkIn, over } = view;
  return {
    title: plain(words.title(checkIn)),
    summary: words.missedSummary(),
    elements: over
      ? [textElement(words.overBody())]
      : [
          textElement(words.missedBody({ at: checkIn.closesAt })),
          ...startButton(checkIn, locale),
          ...note(locale, words.readBy(view)),
        ],
  };
}

function skippedCard(view: CheckInView, locale: Locale): Card {
  const words = say(locale);
  const { checkIn, over } = view;
  return {
    title: plain(words.title(checkIn)),
    summary: words.skippedSummary(),
    elements: [
      textElement(words.skippedBody({ reason: checkIn.skipReason ?? 'other' })),
      ...(over ? [] : [...startButton(checkIn, locale), ...note(locale, words.skippedAgain())]),
    ],
  };
}

function offCard({ checkIn, away }: CheckInView, locale: Locale): Card {
  const words = say(locale);
  return {
    title: plain(words.title(checkIn)),
    summary: away ? words.awaySummary() : words.offSummary(),
    elements: [textElement(away ? words.awayBody() : words.offBody())],
  };
}

/** Draws the one card of a check-in: prompt, reminder, receipt, or what became of it. */
export function checkInCard(view: CheckInView, locale: Locale): Card {
  const { checkIn, now } = view;
  if (checkIn.state === 'answered') return receiptCard(view, locale);
  if (checkIn.state === 'skipped') return skippedCard(view, locale);
  if (checkIn.state === 'cancelled') return offCard(view, locale);
  return isPending(checkIn, now) ? promptCard(view, locale) : missedCard(view, locale);
}

/** Draws what the first prompt becomes once a later message carries the check-in on. */
export const pointerCard = (checkIn: CheckIn, locale: Locale): Card => ({
  title: plain(say(locale).title(checkIn)),
  summary: say(locale).promptSummary(),
  elements: [textElement(say(locale).furtherDown())],
});

/** Draws the private card that asks for a reason, after `/checkin skip`. */
export const skipCard = (checkIn: CheckIn, locale: Locale): Card => ({
  title: plain(say(locale).skipTitle()),
  summary: say(locale).skipTitle(),
  elements: [textElement(plain(say(locale).period(checkIn))), skipSelect(checkIn, locale)],
});

/** Draws the question which of two check-ins `/checkin` means. */
export function whichCard(it: { earlier: CheckIn; current: CheckIn }, locale: Locale): Card {
  const words = say(locale);
  const choose = (checkIn: CheckIn) => action('check-ins.choose', { checkIn: checkIn.id });
  return {
    title: plain(words.whichTitle()),
    summary: words.whichTitle(),
    elements: [
      textElement(words.whichBody()),
      ...buttonsOf([
        { label: words.newOne(it.current), style: 'primary', action: choose(it.current) },
        { label: words.lastOne(it.earlier), action: choose(it.earlier) },
      ]),
    ],
  };
}
