import type { Context, Outcome } from '../../chat/index.ts';
import { plain } from '../../chat/index.ts';
import { say } from './copy.ts';
import { mayAnswer } from './policy.ts';
import type { Plans } from './read-plans.ts';
import type { ViewParts } from './read-view.ts';
import { type CheckIn, isOver } from './rules.ts';
import type { FormSection, SupportRequests } from './sections.ts';

/** What the use cases around one's own check-in are built from. */
export type AnswerParts = ViewParts & {
  plans: Plans;
  sections: () => readonly FormSection[];
  support: SupportRequests;
};

/** Names the card of a check-in wherever it is the newest: reminders, receipts, answers to commands. */
export const currentCard = (it: Pick<CheckIn, 'id'>) => ({ card: 'check-ins.current', thing: it.id });

/** Names every posted card of a check-in: the first prompt, and what was sent after it. */
export const postedCards = (it: Pick<CheckIn, 'id'>) => [
  { card: 'check-ins.prompt', thing: it.id },
  currentCard(it),
  { card: 'check-ins.reminded', thing: it.id },
];

export const notice = (words: string): Outcome => ({ reply: { kind: 'notice', text: plain(words) } });

/** Says something about a pressed card, which is drawn anew because it was out of date. */
export const redrawn = (words: string): Outcome => ({ reply: { kind: 'redraw', toast: plain(words) } });

/** Finds the actor's own check-in, or says why it is not to be had. */
export async function findOwn(
  { own }: Pick<AnswerParts, 'own'>,
  ctx: Context,
  id: string,
): Promise<{ checkIn: CheckIn; over: boolean } | { refused: Outcome }> {
  const words = say(ctx.locale);
  const checkIn = await own.byId(id);
  if (checkIn === undefined) return { refused: notice(words.gone()) };
  if (!mayAnswer(ctx.actor.personId, checkIn)) return { refused: notice(words.notYours()) };
  const newest = await own.latestOf(checkIn.personId, 3);
  return { checkIn, over: isOver(checkIn, newest, ctx.now) };
}

/** Takes back what would ask or remind about a check-in that is settled. */
export const restWakes = (id: string) => [
  { timer: 'check-ins.remind', subject: id, at: null },
  { timer: 'check-ins.snoozed', subject: id, at: null },
];
