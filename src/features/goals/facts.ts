/** What goals tell; the thing is the goal's id unless said otherwise. */
export const goalFacts = {
  /** Something was reported, struck through or reached: its figures may be others. */
  reported: 'goals.reported',
  /** Its status is another than before; what alerts and nudges are made of. */
  statusChanged: 'goals.status-changed',
  /** Both sides agreed, or it was imported: it counts from now on. */
  activated: 'goals.activated',
  /** (milestone) Reached, and not taken back within 15 minutes. */
  milestoneReached: 'goals.milestone-reached',
  closed: 'goals.closed',
} as const;
