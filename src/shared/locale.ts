export const locales = ['en', 'zh-CN'] as const;
export type Locale = (typeof locales)[number];

/** Picks the supported locale nearest to a language tag: every kind of Chinese is `zh-CN`, all else English. */
export const nearestLocale = (tag: string): Locale => (/^zh\b/i.test(tag) ? 'zh-CN' : 'en');

type Sentences = Record<string, (...args: never[]) => unknown>;

/** The shape a translation must have: the keys and parameters of the English one. */
export type Translation<English extends Sentences> = {
  [K in keyof English]: (...args: Parameters<English[K]>) => ReturnType<English[K]>;
};

/** Joins a feature's two catalogues into one that is asked by locale: `say('zh-CN').greeting()`. */
export const catalogue =
  <English extends Sentences>(en: English & Translation<English>, zh: Translation<English>) =>
  (locale: Locale): Translation<English> =>
    locale === 'zh-CN' ? zh : en;

const englishPlural = new Intl.PluralRules('en');

/** Writes a count with its English noun: `plural(2, 'goal', 'goals')` is "2 goals". */
export const plural = (count: number, one: string, other: string): string =>
  `${count.toLocaleString('en')} ${englishPlural.select(count) === 'one' ? one : other}`;
