import type { Answer } from '../../../../src/chat/index.ts';
import { cardsWords } from '../../../support/talk.ts';
import { type Company, smallCompany, type TestWorld } from '../../../support/world.ts';

/** Anna with Alice and Bob, all in Berlin: each person more is a window more to go through. */
export const threeInBerlin: Company = {
  teams: smallCompany.teams.filter((it) => it.id === 'payments'),
  people: smallCompany.people.filter((it) => ['helen', 'anna', 'alice', 'bob'].includes(it.id)),
};

/** Changes one person of a company. */
export const change = (company: Company, id: string, to: Partial<Company['people'][number]>): Company => ({
  ...company,
  people: company.people.map((it) => (it.id === id ? { ...it, ...to } : it)),
});

/** Draws a card for one of its possible readers, whatever was posted. */
export async function drawFor(world: TestWorld, personId: string, card: string, thing: string) {
  const reader = { locale: 'en', timeZone: 'UTC', platform: world.platform.name, personId } as const;
  const drawn = await world.app.registry.cards
    .get(card)
    ?.render({ now: world.clock.now(), reader, locale: 'en', page: 0 }, thing);
  return drawn === undefined || drawn === 'gone' ? drawn : cardsWords([drawn]);
}

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
