import type { Locale } from '../../../shared/locale.ts';
import type { Parts } from '../parts.ts';
import type { Draft } from './draft.ts';
import { weightsGiven, wouldLoop } from './parents.ts';
import { say } from './problem-copy.ts';

/** Says on its field what is wrong with a goal among the others: a circle, or more weight than there is. */
export async function problemsAmongOthers(
  own: Parts['own'],
  { parentId, weight }: Pick<Draft, 'parentId' | 'weight'>,
  { locale, goalId }: { locale: Locale; goalId?: string },
): Promise<Record<string, string> | undefined> {
  if (parentId === undefined) return undefined;
  const words = say(locale);
  if (goalId !== undefined && (await wouldLoop(own, goalId, parentId))) return { serves: words.loop() };
  if (weight === undefined) return undefined;
  const sum = weight + (await weightsGiven(own, parentId, goalId));
  return sum > 100 ? { weight: words.weightTooMuch({ sum }) } : undefined;
}
