import type { Locale } from '../../shared/locale.ts';
import type { Goal, Measure } from './model.ts';

/** Writes a number with its unit as a reader's language does: `4,500 calls`, `42%`, `4,500 次`. */
export function writeAmount(value: number, unit: string, locale: Locale): string {
  const number = value.toLocaleString(locale, { maximumFractionDigits: 2 });
  if (unit === '') return number;
  return /^[%％‰°]/u.test(unit) ? `${number}${unit}` : `${number} ${unit}`;
}

/** Writes a share as a whole per cent, never a hundred before the whole is reached. */
export function writeShare(share: number, locale: Locale): string {
  const whole = share < 1 ? Math.min(99, Math.floor(share * 100 + 1e-6)) : Math.round(share * 100);
  return locale === 'zh-CN' ? `${whole}%` : `${whole} %`;
}

/** The unit of a goal's values; shares and milestones have none. */
export const unitOf = (measure: Measure): string =>
  measure.kind === 'level' || measure.kind === 'keep' ? measure.unit : '';

/** Tells whether values are typed for a goal, rather than milestones ticked or parts added up. */
export const takesValues = ({ measure }: Pick<Goal, 'measure'>): boolean =>
  measure.kind === 'level' || measure.kind === 'keep';
