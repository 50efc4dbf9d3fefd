import { defineAction, type JobContext, type Outcome } from '../../../chat/index.ts';
import { peopleFacts } from '../model.ts';
import { mayManageTeam } from '../policy.ts';
import { welcomeTeam } from '../welcome/ask-people.ts';
import { say } from './copy.ts';
import { notice, showTeam, type TeamParts, teamPayload } from './parts.ts';

/** Starting and stopping, for the command line as well as for chat; what is returned is committed by the caller. */
export interface TeamSwitch {
  /** Starts a team: its members are welcomed, then asked. Nothing if it is on already or there is none. */
  start(ctx: Pick<JobContext, 'now'>, teamId: string): Promise<Outcome>;
  stop(teamId: string): Promise<Outcome>;
}

/** Makes the use cases of starting and stopping a team. */
export function createTeamSwitch({ store, people, settings }: TeamParts) {
  const teamSwitch: TeamSwitch = {
    async start({ now }, teamId) {
      const team = await people.team(teamId);
      if (team === undefined || team.on) return {};
      return {
        write: [store.switch(teamId, true)],
        tell: [{ name: peopleFacts.teamStarted, thing: teamId }],
        wake: settings.welcomeCard === 'off' ? [] : welcomeTeam(teamId, now),
      };
    },
    async stop(teamId) {
      const team = await people.team(teamId);
      if (team === undefined || !team.on) return {};
      return {
        write: [store.switch(teamId, false)],
        tell: [{ name: peopleFacts.teamStopped, thing: teamId }],
      };
    },
  };

  /** Lets only the lead and administrators go on. */
  const guarded = (decide: (now: JobContext['now'], teamId: string) => Promise<Outcome>) =>
    defineAction(teamPayload, async (ctx, { team: teamId }): Promise<Outcome> => {
      const words = say(ctx.locale);
      const team = await people.team(teamId);
      if (team === undefined) return notice(words.gone());
      if (!mayManageTeam(ctx.actor, team)) return notice(words.notYours());
      return decide(ctx.now, teamId);
    });

  const actions = {
    'show-team': defineAction(teamPayload, async (_ctx, { team }) => showTeam(team)),
    'review-start': guarded(async (_now, team) => ({
      reply: { kind: 'card', card: { card: 'people.start-team', thing: team } },
    })),
    'start-team': guarded(async (now, team) => ({
      ...(await teamSwitch.start({ now }, team)),
      ...showTeam(team),
    })),
    'stop-team': guarded(async (_now, team) => ({ ...(await teamSwitch.stop(team)), ...showTeam(team) })),
    'edit-team': guarded(async (_now, team) => ({
      reply: { kind: 'form', form: { form: 'people.edit-team', subject: team } },
    })),
  };
  return { teamSwitch, actions };
}
