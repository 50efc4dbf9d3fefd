import type { Instant } from '../../shared/clock.ts';

/** `removed` was taken off the list by its owner: neither kept nor broken, and not offered again. */
export const commitmentStates = ['open', 'done', 'dropped', 'removed'] as const;
export type CommitmentState = (typeof commitmentStates)[number];

/** The thing a commitment came from: `{ feature: 'check-ins', thing: checkInId }`. */
export type Source = { feature: string; thing: string };

export type Commitment = {
  id: string;
  ownerId: string;
  words: string;
  source: Source;
  period: string;
  dueOn: string | undefined;
  state: CommitmentState;
  createdAt: Instant;
  settledAt: Instant | undefined;
  settledIn: string | undefined;
};

/** Tells whether somebody is reminded on the day: not of what was planned on that very day. */
export const isNewsOnItsDay = ({ createdAt }: Pick<Commitment, 'createdAt'>, dayBegins: Instant): boolean =>
  createdAt < dayBegins;

/** Open commitments that a form or prompt asks about; the rest wait for the next one. */
export const MAX_ASKED = 8;

/** Folds words for comparison: case, full-width forms and spaces make no difference. */
const foldWords = (words: string): string =>
  words.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

export type StepChanges = {
  /** Lines that are no commitment yet. */
  added: readonly string[];
  /** Open commitments whose line was edited away. */
  withdrawn: readonly Commitment[];
  /** Those withdrawn by an earlier edit whose line is back. */
  restored: readonly Commitment[];
};

/** Leaves out lines that say the same as an earlier one. */
const distinct = (steps: readonly string[]): string[] =>
  steps.filter((step, i) => steps.findIndex((it) => foldWords(it) === foldWords(step)) === i);

/** Tells whether an edit of its source, and not its owner's **Remove**, took a commitment off the list. */
const withdrawnByEdit = (it: Commitment): boolean =>
  it.state === 'removed' && it.settledIn === it.source.thing;

/**
 * Compares next steps as they stand now with the commitments made from them before. What its owner removed stays removed while
 * the line stands, and what was settled stays settled.
 */
export function changesOfSteps(steps: readonly string[], before: readonly Commitment[]): StepChanges {
  const known = new Set(before.map((it) => foldWords(it.words)));
  const wanted = new Set(steps.map(foldWords));
  const stands = (it: Commitment): boolean => wanted.has(foldWords(it.words));
  return {
    added: distinct(steps).filter((step) => !known.has(foldWords(step))),
    withdrawn: before.filter((it) => it.state === 'open' && !stands(it)),
    restored: before.filter((it) => withdrawnByEdit(it) && stands(it)),
  };
}

/** Puts the commitments to ask about in order: dated ones by their date, then the oldest. */
export const inOrderOfAsking = (commitments: readonly Commitment[]): Commitment[] =>
  commitments.toSorted(
    (a, b) =>
      (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') ||
      a.createdAt.getTime() - b.createdAt.getTime() ||
      a.id.localeCompare(b.id),
  );
