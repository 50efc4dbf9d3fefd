import { localDate } from '../../../calendar/index.ts';
import type { Card, Context, Outcome, Post, RenderContext } from '../../../chat/index.ts';
import type { TeamChannel } from '../../people/model.ts';
import type { Goal } from '../model.ts';
import { notice, type Parts } from '../parts.ts';
import { say } from './copy.ts';
import { offerCard } from './offer-card.ts';
import { mayOffer } from './policy.ts';

const postOf = (goal: Goal, { channel }: TeamChannel, date: string): Post => ({
  id: `goal-offer:${goal.id}:${date}:${channel.platform}:${channel.id}`,
  to: [{ channel }],
  parts: [{ card: 'goals.offer', thing: goal.id }],
  kind: 'answer',
  why: 'goals.offered',
  supersedes: `goal-offer:${goal.id}`,
});

/** Offers a team's goal in the team's channels, so that its people take up parts of it; once a day at most. */
export async function offerGoal(
  { own, people }: Pick<Parts, 'own' | 'people'>,
  ctx: Context,
  goalId: string,
): Promise<Outcome> {
  const words = say(ctx.locale);
  const goal = await own.goal(goalId);
  const team = goal?.teamId === undefined ? undefined : await people.team(goal.teamId);
  if (goal === undefined || !mayOffer(ctx.actor, goal, team?.leadId)) return notice(words.notYoursToOffer());
  if (team?.on !== true || team.channels.length === 0) return notice(words.noChannel());
  const { open, ask } = await people.channelsFor(team);
  const date = localDate(ctx.now, team.timeZone);
  const post = [...open.map((it) => postOf(goal, it, date)), ...ask];
  const said = open.length === 0 ? words.withOutsiders() : words.offered({ code: goal.code });
  return { post, reply: { kind: 'notice', text: said } };
}

/** Draws an offered goal for everybody in the channel, with who has taken up what: what is agreed and theirs to see. */
export async function renderOffer(
  { own, people }: Pick<Parts, 'own' | 'people'>,
  { locale, page }: RenderContext,
  goalId: string,
): Promise<Card | 'gone'> {
  const goal = await own.goal(goalId);
  // What is offered belongs to a team, and does not hide from it.
  if (goal === undefined || goal.level !== 'team' || goal.visibility === 'private') return 'gone';
  const all = await own.partsOf([goal.id]);
  const taken = all.filter(
    (it) => it.kind === 'goal' && it.state !== 'proposed' && it.visibility !== 'private',
  );
  const results = all.filter((it) => it.kind === 'key-result');
  const names = await people.names(taken.map((it) => it.ownerId));
  return offerCard(locale, { goal, results, taken, names, page });
}
