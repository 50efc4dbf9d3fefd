import type { Instant } from '../../../shared/clock.ts';
import type { Write } from '../../../storage/store.ts';
import type { CardSection, FormSection, SummarySection } from '../../check-ins/index.ts';
import { goalFacts } from '../facts.ts';
import type { GoalsPart, Parts } from '../parts.ts';
import { cardSection } from './card-section.ts';
import { formSection } from './form-section.ts';
import { samples } from './samples.ts';
import { checkInValues } from './store.ts';
import { summarySection } from './summary-section.ts';

/** Makes the part that goals have in the check-in: its form, its cards and the team's summary. */
export function createCheckInPart(parts: Parts): {
  part: GoalsPart;
  section: FormSection;
  cardSection: CardSection;
  summarySection: SummarySection;
  sweep(before: Instant): Write[];
} {
  const kept = checkInValues(parts.store);
  return {
    part: {
      on: {
        /** The prompt shows how goals stand. */
        [goalFacts.reported]: async (_ctx, ids) => {
          const goals = [...(await parts.own.goals(ids)).values()];
          return { refresh: await parts.checkInCards([...new Set(goals.map((it) => it.ownerId))]) };
        },
      },
      samples,
    },
    section: formSection(parts, kept),
    cardSection: cardSection(parts, kept),
    summarySection: summarySection(parts),
    sweep: (before) => [kept.forgetAsked(before)],
  };
}
