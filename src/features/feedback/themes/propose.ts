import { type Cut, cutterFor, isChinese, latinWords } from '../chinese-words.ts';
import { type Texts, textNames } from '../rules.ts';
import { chineseTerms, englishTerms } from './lexicon.ts';
import { type Theme, themes } from './rules.ts';

/** Characters from which a Chinese term is looked for in the text itself: the words cut it differently each time. */
const LONG_TERM = 3;

function countEnglish(text: string, terms: readonly string[]): number {
  const padded = ` ${latinWords(text).join(' ')} `;
  return terms.filter((term) => padded.includes(` ${term.replace(/-/g, ' ')}`)).length;
}

function countChinese(text: string, words: ReadonlySet<string>, terms: readonly string[]): number {
  return terms.filter((term) => (term.length >= LONG_TERM ? text.includes(term) : words.has(term))).length;
}

/** Finds the theme whose words occur most; nothing where none does. */
export function themeOf(texts: readonly string[], cut: Cut): Theme | undefined {
  const points = new Map<Theme, number>();
  for (const text of texts) {
    const chinese = isChinese(text);
    const words = new Set(chinese ? cut(text) : []);
    for (const theme of themes) {
      const found = chinese
        ? countChinese(text, words, chineseTerms[theme])
        : countEnglish(text, englishTerms[theme]);
      points.set(theme, (points.get(theme) ?? 0) + found);
    }
  }
  const [best, most] = [...points].reduce((top, it) => (it[1] > top[1] ? it : top), [undefined, 0] as [
    Theme | undefined,
    number,
  ]);
  return most > 0 ? best : undefined;
}

/** Proposes a theme for feedback by the words it uses; its writer confirms or changes it. */
export async function proposeTheme(texts: Texts): Promise<Theme | undefined> {
  const said = textNames.flatMap((name) => texts[name] ?? []);
  return themeOf(said, await cutterFor(said));
}
