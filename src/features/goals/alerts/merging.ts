import { followMerges } from '../../people/index.ts';
import type { AlertParts } from './parts.ts';

/** Moves alerts and retros when two people turn out to be one. */
export const mergeAlerts = ({ people, lags, retros }: AlertParts) =>
  followMerges(people.moves, [
    {
      what: 'goals.lag',
      of: async (personId) => (await lags.openOfOwners([personId])).map((it) => it.id),
      give: lags.give,
    },
    { what: 'goals.retro', of: retros.plannedBy, give: retros.givePlanned },
    { what: 'goals.retro-invited', of: retros.invitedTo, give: retros.giveInvited },
  ]);
