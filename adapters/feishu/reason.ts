import type { Locale } from '../../src/shared/locale.ts';

/** What something that the app asks for is good for, in both languages. */
export type Reason = Readonly<Record<Locale, string>>;

/** Writes a reason in both languages. */
export const because = (en: string, zh: string): Reason => ({ en, 'zh-CN': zh });
