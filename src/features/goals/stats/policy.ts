/** HR sees how often goals are adjusted and why, team by team; nobody else does, and nobody sees whose. */
export const maySeeStatistics = (who: { roles: readonly string[]; external: boolean }): boolean =>
  !who.external && who.roles.includes('hr');
