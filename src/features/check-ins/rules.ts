import type { Cadence, MonthKey, WallTime, WeekKey } from '../../calendar/index.ts';
import type { Instant } from '../../shared/clock.ts';

/**
 * Where a person's check-in stands. `planned`: its window lies ahead (or nobody may be asked yet); `open`: asked;
 * `cancelled`: away, or never asked: it counts nowhere.
 */
export const checkInStates = ['planned', 'open', 'answered', 'skipped', 'missed', 'cancelled'] as const;
export type CheckInState = (typeof checkInStates)[number];

export const skipReasons = ['busy', 'not-working', 'other'] as const;
export type SkipReason = (typeof skipReasons)[number];

export const cadences = ['weekly', 'biweekly', 'monthly'] as const satisfies readonly Cadence[];

/** A company's or team's own wording of the three questions; what is absent is asked in Pacer's words. */
export type Questions = { strengths?: string; improvements?: string; nextSteps?: string };

/** How a team checks in. Changes apply from the next period on, because a window is fixed when its week begins. */
export type Plan = {
  cadence: Cadence;
  /** A week in which a biweekly plan is due. */
  anchorWeek: WeekKey;
  /** 1 = Monday … 7 = Sunday */
  closingDay: number;
  opensAt: WallTime;
  closesAt: WallTime;
  questions: Questions;
  reminder: boolean;
  summary: boolean;
};

/** The plan of whoever set up none: Thursday 10:00 to Friday 16:00, every week. */
export const defaultPlan: Plan = {
  cadence: 'weekly',
  anchorWeek: '2026-W01',
  closingDay: 5,
  opensAt: '10:00',
  closesAt: '16:00',
  questions: {},
  reminder: true,
  summary: true,
};

/** What somebody wrote. `nothingNew` is a full answer without words. */
export type Answer = {
  strengths: string | null;
  improvements: string | null;
  nextSteps: string | null;
  blockers: string | null;
  nothingNew: boolean;
  /** The person chose **Show this in #channel**: strengths only. */
  shared: boolean;
};

/** Only ever seen by the person. */
export type Condition = { workload: number | null; energy: number | null };

/** One person's check-in of one week: there is never a second. Instants in its window are fixed when it is planned. */
export type CheckIn = Answer &
  Condition & {
    id: string;
    personId: string;
    /** The team when the week began. */
    teamId: string;
    week: WeekKey;
    /** The week, or the month of a monthly plan. */
    period: WeekKey | MonthKey;
    closingDay: number;
    opensAt: Instant;
    closesAt: Instant;
    /** When 80 % of the window's working time has passed. */
    remindAt: Instant;
    /** Whether the plan sends a reminder. */
    reminder: boolean;
    state: CheckInState;
    /** Counts the answers stored: 0 before the first. */
    version: number;
    /** First answered after the window closed. */
    late: boolean;
    /** Changed after the window closed. */
    editedLate: boolean;
    skipReason: SkipReason | null;
    snoozedUntil: Instant | null;
    promptedAt: Instant | null;
    /** When it was asked again: by the reminder, or after a snooze. */
    remindedAt: Instant | null;
    /** When the lead pressed **Remind**: once per person and window. */
    leadRemindedAt: Instant | null;
    answeredAt: Instant | null;
    editedAt: Instant | null;
    /** The direct manager when it was last written: who reads the texts besides the person. */
    readerId: string | null;
  };

/** Names a person's check-in of a week: the same wherever and however often it is planned. */
export const checkInId = (personId: string, week: WeekKey): string => `${personId}:${week}`;

/** A person's own settings of the check-in. */
export type Preference = {
  personId: string;
  /** The last choice of **Show this in #channel**. */
  showInChannel: boolean;
  /** Not asked any more until they come back by themselves. */
  pausedAt: Instant | null;
  /** When the one question after three silent weeks was asked. */
  askedToPauseAt: Instant | null;
  /** Whether the pause began because that question stayed without an answer. */
  pausedBySilence: boolean;
  /** What was typed behind `/checkin` and waits for the choice between two. */
  typedWords: string | null;
};

/** Characters of one text: what a form's long text takes on every platform (decision 7). */
export const MAX_TEXT = 1_000;
/** Lines of **Next steps** that become commitments. */
export const MAX_STEPS = 5;
/** The same tap this many times in a row opens the form instead. */
export const NOTHING_NEW_IN_A_ROW = 3;

// Bullets and numbers that people put before their lines.
const listMark = /^(?:[-–—*•·▪◦](?!\d)|\d{1,2}[.)、．）](?!\d)|[（(]\d{1,2}[)）]|[①-⑳]|\[[ xX]?\])\s*/u;

/** Splits **Next steps** into its lines, without list marks; the first five become commitments. */
export function readSteps(words: string): { steps: string[]; rest: number } {
  const lines = words
    .split('\n')
    .map((line) => line.trim().replace(listMark, '').trim())
    .filter((line) => line !== '');
  return { steps: lines.slice(0, MAX_STEPS), rest: Math.max(0, lines.length - MAX_STEPS) };
}

/** Tells whether an answer holds any words. */
export const hasWords = (
  it: Pick<Answer, 'strengths' | 'improvements' | 'nextSteps' | 'blockers'>,
): boolean =>
  [it.strengths, it.improvements, it.nextSteps, it.blockers].some(
    (words) => words !== null && words.trim() !== '',
  );

/** Puts words behind those that stand there already, unless they are among them. */
export const joinWords = (before: string | null, more: string): string =>
  before === null || before === '' ? more : before.includes(more) ? before : `${before}\n${more}`;

/** Tells whether two answers say the same, so that the second changes nothing. */
export const sameAnswer = (a: Answer & Condition, b: Answer & Condition): boolean =>
  a.strengths === b.strengths &&
  a.improvements === b.improvements &&
  a.nextSteps === b.nextSteps &&
  a.blockers === b.blockers &&
  a.nothingNew === b.nothingNew &&
  a.shared === b.shared &&
  a.workload === b.workload &&
  a.energy === b.energy;

type Settled = Pick<CheckIn, 'state' | 'nothingNew'>;

/** Counts the weeks answered in a row, newest first. Weeks away, skipped or still running neither count nor break it. */
export function streakOf(newestFirst: readonly Settled[]): number {
  let streak = 0;
  for (const { state } of newestFirst) {
    if (state === 'missed') break;
    if (state === 'answered') streak += 1;
  }
  return streak;
}

/** Tells whether **Nothing new** would be the third in a row, given the weeks before, newest first. */
export function asksForWords(before: readonly Settled[]): boolean {
  const asked = before.filter((it) => it.state === 'answered' || it.state === 'missed');
  const recent = asked.slice(0, NOTHING_NEW_IN_A_ROW - 1);
  return (
    recent.length === NOTHING_NEW_IN_A_ROW - 1 &&
    recent.every((it) => it.state === 'answered' && it.nothingNew)
  );
}

/** Tells whether nothing is left to do about a check-in. */
const isSettled = (it: Pick<CheckIn, 'state'>): boolean =>
  it.state === 'answered' || it.state === 'skipped' || it.state === 'cancelled';

/** Tells whether the window of a later check-in has opened, after which this one takes no more words. */
export const isOver = (it: CheckIn, others: readonly CheckIn[], now: Instant): boolean =>
  others.some((other) => other.week > it.week && other.opensAt <= now && other.state !== 'cancelled');

/** Tells whether it can still be skipped or snoozed: only before its window closes, and unless answered. */
export const isPending = (it: CheckIn, now: Instant): boolean =>
  (it.state === 'planned' || it.state === 'open') && now < it.closesAt;

/** Tells whether words that come without a command belong to it: asked for and not answered, in its window or late. */
export const takesWords = (it: CheckIn, others: readonly CheckIn[], now: Instant): boolean =>
  (it.state === 'open' || it.state === 'missed') && !isOver(it, others, now);

/** Tells whether a later message than the prompt carries the check-in's card, so that the prompt only points to it. */
export const wasAskedAgain = (it: Pick<CheckIn, 'remindedAt' | 'leadRemindedAt'>): boolean =>
  it.remindedAt !== null || it.leadRemindedAt !== null;

/** What `/checkin` means now. */
export type Choice =
  | { kind: 'none' }
  | { kind: 'one'; checkIn: CheckIn }
  /** Both still take an answer: the earlier one late, the new one early. */
  | { kind: 'either'; earlier: CheckIn; current: CheckIn };

/** Picks the check-in that `/checkin` means: between weeks the new one, unless the last still waits (decision 22). */
export function chooseCheckIn(newestFirst: readonly CheckIn[], thisWeek: WeekKey, now: Instant): Choice {
  const current = newestFirst.find((it) => it.week >= thisWeek);
  // Not simply the week before: whoever flew west has the coming week planned while this one still runs.
  const before = current?.week ?? thisWeek;
  const earlier = newestFirst.find((it) => it.week < before && it.state !== 'cancelled');
  if (current === undefined)
    return earlier === undefined ? { kind: 'none' } : { kind: 'one', checkIn: earlier };
  const isOpen = current.opensAt <= now;
  if (isOpen || isSettled(current) || earlier === undefined || isSettled(earlier))
    return { kind: 'one', checkIn: current };
  return { kind: 'either', earlier, current };
}

/** Characters of an own question: it stands as a hint under its field. */
export const MAX_QUESTION = 150;

/** What may be changed of a plan; the week in which a biweekly one begins follows from it. */
export type PlanChanges = Partial<Omit<Plan, 'anchorWeek'>>;

/** Applies changes to a plan. One that becomes biweekly begins with the coming week, since changes apply to the next period. */
export function changePlan(plan: Plan, changes: PlanChanges, comingWeek: WeekKey): Plan {
  const becomesBiweekly = changes.cadence === 'biweekly' && plan.cadence !== 'biweekly';
  return { ...plan, ...changes, anchorWeek: becomesBiweekly ? comingWeek : plan.anchorWeek };
}

/** Tells whether two plans ask the same in the same way. */
export const samePlan = (a: Plan, b: Plan): boolean =>
  a.cadence === b.cadence &&
  a.anchorWeek === b.anchorWeek &&
  a.closingDay === b.closingDay &&
  a.opensAt === b.opensAt &&
  a.closesAt === b.closesAt &&
  a.reminder === b.reminder &&
  a.summary === b.summary &&
  a.questions.strengths === b.questions.strengths &&
  a.questions.improvements === b.questions.improvements &&
  a.questions.nextSteps === b.questions.nextSteps;
