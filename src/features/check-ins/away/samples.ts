import type { Sample } from '../../../chat/index.ts';
import { awayForm } from './cards.ts';

/** The forms about absences, for the gallery. */
export const awaySamples: readonly Sample[] = [
  {
    name: 'Days away, own',
    draw: (locale) => {
      const known = [{ from: '2026-12-24', to: '2026-12-31' }];
      return { form: awayForm({ who: undefined, problem: undefined, known }, locale) };
    },
  },
  {
    name: 'Days away of a report, after dates that were not understood',
    draw: (locale) => {
      const who = locale === 'zh-CN' ? '李强' : 'Tom';
      return { form: awayForm({ who, problem: 'ambiguous', known: [] }, locale) };
    },
  },
];
