import { type Cut, cutterFor } from '../../../src/features/feedback/chinese-words.ts';
import { type Finding, lookAtDescription, lookAtStep } from '../../../src/features/feedback/coach/rules.ts';

/** A sentence as people write it, and the letters of what should be hinted at. */
export type Labelled = readonly [kind: 'describe' | 'step', words: string, labels: string];

const letters: Record<string, Finding> = {
  E: 'empty-praise',
  P: 'personality',
  A: 'absolute',
  S: 'situation',
  F: 'effect',
  N: 'vague-step',
};

/** What can be hinted at in each kind of text. */
const possible = { describe: 'EPASF', step: 'PN' } as const;

export type Rates = { hits: number; labelled: number; alarms: number; unlabelled: number; wrong: string[] };

const share = (part: number, whole: number): string => `${Math.round((100 * part) / Math.max(whole, 1))} %`;

/** Looks at every sentence and counts, over all hints together, what was found rightly and wrongly. */
export async function rate(sentences: readonly Labelled[]): Promise<Rates> {
  const cut: Cut = await cutterFor(sentences.map(([, words]) => words));
  const rates: Rates = { hits: 0, labelled: 0, alarms: 0, unlabelled: 0, wrong: [] };
  for (const [kind, words, labels] of sentences) {
    const found = kind === 'describe' ? lookAtDescription(words, cut) : lookAtStep(words, cut);
    for (const letter of possible[kind]) {
      const finding = letters[letter];
      // An empty sentence is hinted at once: what else it lacks is not asked.
      if (finding === undefined || (labels.includes('E') && letter !== 'E')) continue;
      const [isFound, isLabelled] = [found.includes(finding), labels.includes(letter)];
      if (isLabelled) rates.labelled += 1;
      else rates.unlabelled += 1;
      if (isLabelled && isFound) rates.hits += 1;
      if (!isLabelled && isFound) rates.alarms += 1;
      if (isFound !== isLabelled) rates.wrong.push(`${isFound ? 'false' : 'missed'} ${finding}: ${words}`);
    }
  }
  return rates;
}

/** Writes rates in one line. */
export const rateLine = (name: string, { hits, labelled, alarms, unlabelled }: Rates): string =>
  `coach, ${name}: hit rate ${share(hits, labelled)} (${hits} of ${labelled}), false alarms ${share(alarms, unlabelled)} (${alarms} of ${unlabelled})`;
