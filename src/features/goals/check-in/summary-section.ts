import type { SummarySection } from '../../check-ins/index.ts';
import type { Parts } from '../parts.ts';
import { isToldToTeam } from '../update/rules.ts';
import { summaryElements } from './cards.ts';
import { readMovesBetween } from './read-moves.ts';

/** Makes what a team's summary shows of goals: those that moved, as far as the whole channel may know of them. */
export const summarySection = (parts: Pick<Parts, 'own' | 'people'>): SummarySection => ({
  name: 'goals',
  async elements(ctx, { team, checkIns, from, to }) {
    const goals = (await parts.own.ofTeams([team.id], ['active', 'closed'])).filter(isToldToTeam);
    const moves = await readMovesBetween(parts, goals, {
      from,
      to,
      timeZone: team.timeZone,
      checkInIds: new Set(checkIns.map((it) => it.id)),
    });
    const names = await parts.people.names(moves.map((it) => it.goal.ownerId));
    return summaryElements(
      moves.map((it) => ({
        ...it,
        owner: { id: it.goal.ownerId, name: names.get(it.goal.ownerId) ?? '…' },
        isAchieved: it.goal.shownStatus === 'achieved',
      })),
      ctx.locale,
    );
  },
});
