import type { Goal, Milestone } from '../model.ts';
import { isWithin, levelProgress, type Surprise, surpriseIn } from '../rules/progress.ts';

/** A note's characters; more does not fit into the forms of every chat. */
export const MAX_NOTE = 1_000;

const MINUTE_MS = 60_000;

/** How long good news waits, so that a slip can be corrected before anybody is told. */
export const NEWS_AFTER_MS = 15 * MINUTE_MS;

/** How long a typed value can be said yes to. */
export const TYPED_FOR_MS = 24 * 60 * MINUTE_MS;

/** The value from which a goal moves: the latest, or where it began. */
export const valueBefore = ({ current, measure }: Pick<Goal, 'current' | 'measure'>): number =>
  current ?? (measure.kind === 'level' ? measure.baseline : 0);

/** Says why a value is asked about once before it is taken; a kept level surprises when it leaves its limits. */
export function surpriseOf(
  { measure, progress, current }: Pick<Goal, 'measure' | 'progress' | 'current'>,
  value: number,
): Surprise | undefined {
  if (measure.kind === 'level') return surpriseIn(progress, levelProgress(measure, value));
  if (measure.kind !== 'keep' || current === undefined) return undefined;
  return isWithin(measure, current) && !isWithin(measure, value) ? 'backwards' : undefined;
}

/** Marks a question about a value, as a form's version: the same value after the same reports was asked about already. */
export function questionMark(reports: number, value: number): number {
  let mark = reports + 1;
  for (const character of String(value)) mark = (Math.imul(mark, 31) + character.charCodeAt(0)) & 0x3fffffff;
  // Versions that count reports stay far below.
  return mark + 0x40000000;
}

/** Milestones whose state a form's version can hold. */
const MOST_MARKED = 30;

/** Marks which milestones a form showed as reached, as its version. */
export const reachedMark = (milestones: readonly Pick<Milestone, 'doneOn'>[]): number =>
  milestones
    .slice(0, MOST_MARKED)
    .reduce((mark, it, i) => (it.doneOn === undefined ? mark : mark | (1 << i)), 0);

/** What a submitted list of reached milestones changes: only what was ticked or unticked in it, whatever came meanwhile; what is taken back is as it was. */
export function milestoneChanges(
  milestones: readonly Milestone[],
  { shown, ticked, today }: { shown: number | undefined; ticked: readonly string[]; today: string },
): { next: Milestone[]; reachedNow: Milestone[]; takenBack: Milestone[] } {
  const wasTicked = (it: Milestone, i: number) =>
    shown === undefined || i >= MOST_MARKED ? it.doneOn !== undefined : (shown & (1 << i)) !== 0;
  const next = milestones.map((it, i) => {
    const isTicked = ticked.includes(it.id);
    if (isTicked === wasTicked(it, i)) return it;
    return { ...it, doneOn: isTicked ? (it.doneOn ?? today) : undefined };
  });
  const isOn = (it: Milestone | undefined) => it?.doneOn !== undefined;
  return {
    next,
    reachedNow: next.filter((it, i) => isOn(it) && !isOn(milestones[i])),
    takenBack: milestones.filter((it, i) => isOn(it) && !isOn(next[i])),
  };
}

const confidence =
  /(?:^|[\s,，;；])(?:conf(?:idence)?\.?|信心)\s*[:：=]?\s*([0-9０-９]{1,2})(?:\s*[/／]\s*10)?(?=$|[\s,，.。;；!！])/iu;

/** Takes how confident somebody is out of a remark: `conf 7`, `信心7`; 0 to 10. */
export function takeConfidence(words: string): { confidence: number | undefined; rest: string } {
  const found = confidence.exec(words);
  const value = Number((found?.[1] ?? '').normalize('NFKC'));
  if (found === null || value > 10) return { confidence: undefined, rest: words };
  const rest = `${words.slice(0, found.index)} ${words.slice(found.index + found[0].length)}`;
  return { confidence: value, rest: rest.replace(/^[\s,，;；]+|[\s,，;；]+$/gu, '') };
}

/** Good news is told where the team knows of the goal: its own, and personal ones that are shown to it or to everybody. */
export function isToldToTeam(goal: Goal): boolean {
  if (goal.visibility === 'private' || goal.teamId === undefined) return false;
  return goal.level !== 'person' || goal.shownToTeam || goal.visibility === 'company';
}

/** A goal whose news is told: agreed, and achieved; withdrawn or struck back it is none. */
export const isAchieved = (it: Goal): boolean =>
  it.status === 'achieved' && (it.state === 'active' || it.state === 'closed');
