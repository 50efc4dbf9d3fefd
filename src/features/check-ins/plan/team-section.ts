import { action } from '../../../chat/index.ts';
import type { People, TeamSection } from '../../people/model.ts';
import type { Plans } from '../read-plans.ts';
import { channelName } from '../read-view.ts';
import { defaultPlan } from '../rules.ts';
import { say } from './copy.ts';

/** Makes the check-in's part of the team card: when, the settings, and what members will be asked. */
export function checkInTeamSection({
  people,
  plans,
}: {
  people: People;
  plans: Plans;
}): Required<TeamSection> {
  const planOf = async (teamId: string) => (await plans.of([teamId])).get(teamId) ?? defaultPlan;
  return {
    async facts(team, locale) {
      const plan = await planOf(team.id);
      return [{ label: say(locale).fact(), value: say(locale).factValue(plan) }];
    },
    settings: (team, locale) => ({
      label: say(locale).settings(),
      action: action('check-ins.edit-plan', { scope: team.id }),
    }),
    async preview(team, locale) {
      const plan = await planOf(team.id);
      const members = (await people.sizesOf([team.id])).get(team.id) ?? 0;
      const channel = plan.summary ? channelName(team) : undefined;
      return say(locale).preview({ ...plan, members, channel });
    },
  };
}
