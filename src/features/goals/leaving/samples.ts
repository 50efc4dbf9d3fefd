import type { Sample } from '../../../chat/index.ts';
import { sampleView } from '../check-in/sample-goals.ts';
import { handedOverCard } from './cards.ts';

/** What a manager gets when somebody leaves, for the gallery. */
export const samples: readonly Sample[] = [
  {
    name: 'Goals of somebody who left',
    draw: (locale) => {
      const goals = Array.from({ length: 10 }, (_, n) => sampleView(locale, n, { ownerId: 'anna' }));
      return { card: handedOverCard(locale, { leaver: 'Alice Moreau', goals }) };
    },
  },
];
