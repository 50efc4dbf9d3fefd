import type { Answer } from '../../../../src/chat/index.ts';
import { cardsWords } from '../../../support/talk.ts';
import type { TestWorld } from '../../../support/world.ts';

/** Answers the newest prompt with these words, in the person's own language. */
export async function answers(world: TestWorld, id: string, values: Record<string, string>): Promise<void> {
  const talker = world.person(id);
  const chinese = talker.screen().some((it) => it.includes('开始填写'));
  await talker.presses(chinese ? '开始填写' : 'Start');
  const behindMore = ['blockers', 'supportFrom', 'supportBy', 'workload', 'energy'].some(
    (it) => it in values,
  );
  if (behindMore) await talker.pressesInForm(chinese ? '更多' : 'More');
  talker.fills(values);
  await talker.submits();
}

/** Reads what an answer shows, where it shows cards. */
export const wordsOf = (answer: Answer): string => (answer.kind === 'cards' ? cardsWords(answer.cards) : '');
