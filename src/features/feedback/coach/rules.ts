import { type Cut, isChinese } from '../chinese-words.ts';
import { type Texts, textNames } from '../rules.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';

/** What the coach may hint at, in the order in which it is said. */
export const findings = [
  'empty-praise',
  'personality',
  'absolute',
  'situation',
  'effect',
  'vague-step',
] as const;
export type Finding = (typeof findings)[number];

/** What a language knows: each answers for one text. */
export type Lexicon = {
  /** Whether it praises (or blames) without saying what for. */
  isEmpty(text: string, words: readonly string[]): boolean;
  judgesPerson(text: string, words: readonly string[]): boolean;
  isAbsolute(text: string, words: readonly string[]): boolean;
  namesSituation(text: string, words: readonly string[]): boolean;
  namesEffect(text: string, words: readonly string[]): boolean;
  /** For one line of next steps: whether it could not be told if it was done. */
  isVagueStep(text: string, words: readonly string[]): boolean;
};

type Read = { text: string; words: readonly string[]; lexicon: Lexicon };

const read = (text: string, cut: Cut): Read => ({
  text,
  words: cut(text),
  lexicon: isChinese(text) ? chinese : english,
});

const linesOf = (text: string | null): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Looks at one text that describes: a strength, or what could be better. */
export function lookAtDescription(text: string, cut: Cut, situated = false): Finding[] {
  const { lexicon, words } = read(text, cut);
  const judges = lexicon.judgesPerson(text, words);
  if (!judges && lexicon.isEmpty(text, words)) return ['empty-praise'];
  const found: Finding[] = judges ? ['personality'] : [];
  if (lexicon.isAbsolute(text, words)) found.push('absolute');
  if (!situated && !lexicon.namesSituation(text, words)) found.push('situation');
  if (!lexicon.namesEffect(text, words)) found.push('effect');
  return found;
}

/** Looks at one line of next steps. */
export function lookAtStep(text: string, cut: Cut): Finding[] {
  const { lexicon, words } = read(text, cut);
  return [
    ...(lexicon.judgesPerson(text, words) ? (['personality'] as const) : []),
    ...(lexicon.isVagueStep(text, words) ? (['vague-step'] as const) : []),
  ];
}

/**
 * Looks at everything somebody wrote. Situation and effect are looked for in strengths and improvements together: said once
 * is enough. `situated`: the form names an event, a goal or a message already.
 */
export function lookAt(texts: Texts, cut: Cut, situated: boolean): Finding[] {
  const descriptions = [texts.strengths, texts.improvements].flatMap((it) => it ?? []);
  const each = descriptions.map((text) => lookAtDescription(text, cut, situated));
  const together = each.filter((it) => !it.includes('empty-praise'));
  const missing = (finding: Finding): boolean =>
    together.length > 0 && together.every((it) => it.includes(finding));
  const steps = linesOf(texts.nextSteps).map((line) => lookAtStep(line, cut));
  const found = new Set<Finding>([...each.flat().filter((it) => it !== 'situation' && it !== 'effect')]);
  for (const finding of ['situation', 'effect'] as const) if (missing(finding)) found.add(finding);
  for (const finding of steps.flat()) found.add(finding);
  return findings.filter((it) => found.has(it));
}

/** Lists the texts that were written. */
export const writtenIn = (texts: Texts): string[] => textNames.flatMap((name) => texts[name] ?? []);
