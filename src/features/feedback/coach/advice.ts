import type { Locale } from '../../../shared/locale.ts';
import { cutterFor } from '../chinese-words.ts';
import type { Texts } from '../rules.ts';
import { say } from './copy.ts';
import { type Finding, lookAt, writtenIn } from './rules.ts';

/** Hints said at once: more would not be read. */
const MAX_HINTS = 3;

/** Puts the coach's findings into words. */
export function sentencesFor(found: readonly Finding[], locale: Locale): string {
  const words = say(locale);
  const sentences: Record<Finding, string> = {
    'empty-praise': words.emptyPraise(),
    personality: words.personality(),
    absolute: words.absolute(),
    situation: words.situation(),
    effect: words.effect(),
    'vague-step': words.vagueStep(),
  };
  const said = found.slice(0, MAX_HINTS).map((finding) => sentences[finding]);
  return [...said, words.close()].join(locale === 'zh-CN' ? '' : ' ');
}

/** Gives the coach's hint about what somebody wrote, or nothing. */
export async function adviceOn(
  texts: Texts,
  { locale, situated }: { locale: Locale; situated: boolean },
): Promise<string | undefined> {
  const found = lookAt(texts, await cutterFor(writtenIn(texts)), situated);
  return found.length === 0 ? undefined : sentencesFor(found, locale);
}
