import type { HeldSync } from '../model.ts';

/** People whom one sync may deactivate without being asked (product.md section 1). */
const MOST_GONE = 10;
const LARGEST_SHARE = 0.05;

/** Tells why a sync has to wait for an administrator; one person alone leaves even a small company unasked. */
export function heldBy(
  gone: number,
  before: number,
  scope: { now: readonly string[] | undefined; before: readonly string[] | undefined },
): HeldSync | undefined {
  const seen = new Set(scope.now);
  const missing = scope.now === undefined ? [] : (scope.before ?? []).filter((it) => !seen.has(it));
  if (missing.length > 0) return { reason: 'scope', missing };
  const isMany = gone > MOST_GONE || (gone > 1 && gone > before * LARGEST_SHARE);
  return isMany ? { reason: 'many', count: gone, of: before } : undefined;
}

/** Reads the domain of a folded address. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

type Values = {
  /** What the directory says now; nothing if it does not say. */
  says: string | undefined;
  /** What it said last. */
  said: string | undefined;
  /** What is stored; '' for nothing. */
  now: string;
  /** What the company's file said last. */
  file: string | undefined;
  isPinned: boolean;
  /** Whether the person can have set it in chat: such a choice holds. */
  isOwn: boolean;
};

export type Verdict = { takes: boolean; isReplaced: boolean };

/**
 * Decides whether a directory's value counts: where nothing is known, and where it changed since the directory spoke last. A file's value
 * holds until then, a pinned one for good.
 */
export function judge({ says, said, now, file, isPinned, isOwn }: Values): Verdict {
  const leaves = { takes: false, isReplaced: false };
  if (says === undefined || says === '' || says === now || isPinned) return leaves;
  if (now === '') return { takes: true, isReplaced: false };
  if (said === undefined || says === said) return leaves;
  if (isOwn && now !== said && now !== file) return leaves;
  return { takes: true, isReplaced: file !== undefined && now === file };
}
