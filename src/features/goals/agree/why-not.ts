import type { Context, Text } from '../../../chat/index.ts';
import type { Goal } from '../model.ts';
import { say } from './copy.ts';
import type { Proposal } from './model.ts';
import type { AgreeParts } from './propose.ts';

/** Says to somebody for whom a press is not meant why nothing happens. */
export async function whyNot(
  { people }: Pick<AgreeParts, 'people'>,
  { locale }: Pick<Context, 'locale'>,
  { goal, proposal }: { goal: Goal; proposal: Proposal },
  what: 'decide' | 'edit',
): Promise<Text> {
  const words = say(locale);
  if (goal.state !== 'proposed') return words.settled();
  const name = (await people.person(what === 'decide' ? proposal.askedId : goal.proposedById))?.name ?? '…';
  return what === 'decide' ? words.notYoursToDecide({ name }) : words.notYoursToEdit({ name });
}
