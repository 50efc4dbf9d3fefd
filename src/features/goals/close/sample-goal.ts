import type { Locale } from '../../../shared/locale.ts';
import type { Goal } from '../model.ts';
import { madeUpGoal } from '../sample-goal.ts';

const titles: Record<Locale, string> = { en: 'Customer calls', 'zh-CN': '客户回访' };
const units: Record<Locale, string> = { en: 'calls', 'zh-CN': '次' };

/** Makes a goal of a made-up person for the samples. */
export const sampleGoal = (locale: Locale, it: Partial<Goal> = {}): Goal =>
  madeUpGoal({
    id: 'sample',
    code: 'G-12',
    title: titles[locale],
    measure: { kind: 'level', unit: units[locale], baseline: 0, target: 100 },
    progress: 0.4,
    current: 40,
    version: 2,
    ...it,
  });
