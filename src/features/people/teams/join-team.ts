import { type Context, defineAction, type Outcome } from '../../../chat/index.ts';
import { peopleFacts, type Team } from '../model.ts';
import { mayJoinTeam } from '../policy.ts';
import { say } from './copy.ts';
import { notice, showTeam, type TeamParts, teamPayload } from './parts.ts';

/** Makes the taps by which people join a team themselves. */
export function createJoining({ store, people }: TeamParts) {
  function join(ctx: Context, team: Team, from: string | undefined): Outcome {
    const { personId } = ctx.actor;
    const joined = notice(say(ctx.locale).joined({ team: team.name }));
    return {
      write: [store.move(personId, from, team.id)],
      tell: [{ name: peopleFacts.changed, thing: personId }],
      refresh: [team.id, ...(from === undefined ? [] : [from])].map((thing) => ({
        card: 'people.team-open',
        thing,
      })),
      // The question whether to leave gives way to the new team's card.
      ...(from === undefined ? joined : showTeam(team.id)),
    };
  }

  /** `moves` says that the person has been asked whether to leave their team. */
  const joinAction = (moves: boolean) =>
    defineAction(teamPayload, async (ctx, { team: teamId }): Promise<Outcome> => {
      const words = say(ctx.locale);
      const [team, person] = await Promise.all([people.team(teamId), people.person(ctx.actor.personId)]);
      if (team === undefined || person === undefined) return notice(words.gone());
      if (!mayJoinTeam(ctx.actor)) return notice(words.notForGuests());
      if (person.teamId === teamId) return notice(words.alreadyIn({ team: team.name }));
      if (person.teamId === undefined || moves) return join(ctx, team, person.teamId);
      return { reply: { kind: 'card', card: { card: 'people.move-team', thing: teamId } } };
    });

  const stay = defineAction(teamPayload, async (_ctx, { team }) => showTeam(team));

  return { actions: { 'join-team': joinAction(false), 'move-team': joinAction(true), stay } };
}
