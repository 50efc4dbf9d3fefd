import { z } from 'zod';
import { action, defineForm } from '../../../../chat/index.ts';
import type { TeamSection } from '../../../people/model.ts';
import { notice } from '../../parts.ts';
import { teamForm } from '../act-forms.ts';
import { say } from '../copy.ts';
import type { AlertParts } from '../parts.ts';
import { maySetTeam } from '../policy.ts';
import { teamCardOf, wakeTeam } from '../rules.ts';

/** Makes the form in which a lead keeps what the team agreed: all personal goals that are behind, or those their owners show. */
export const teamSettingsForm = ({ people, teams }: AlertParts) =>
  defineForm({
    values: z.object({ showsAll: z.boolean() }),
    async open(ctx, { subject }) {
      const team = await people.team(subject);
      if (team === undefined || !maySetTeam(ctx.actor, team))
        return { refused: notice(say(ctx.locale).onlyLead()) };
      return teamForm(ctx.locale, (await teams.showingAll([team.id])).has(team.id));
    },
    async submit(ctx, { subject, values }) {
      const date = await teams.latestDay(subject);
      const latest = date === undefined ? [] : [teamCardOf({ teamId: subject, date })];
      return {
        write: [teams.showAll(subject, values.showsAll)],
        refresh: latest.map((thing) => ({ card: 'goals.team-alert', thing })),
        wake: [wakeTeam(subject, ctx.now)],
        ...notice(say(ctx.locale).saved()),
      };
    },
  });

/** Makes the part of the team card about goals. */
export const goalsSection = ({ teams }: AlertParts): TeamSection => ({
  async facts(team, locale) {
    const words = say(locale);
    const showsAll = (await teams.showingAll([team.id])).has(team.id);
    return [{ label: words.fact(), value: words.factValue({ showsAll }) }];
  },
  settings: (team, locale) => ({
    label: say(locale).settings(),
    action: action('goals.team-settings', { team: team.id }),
  }),
});
