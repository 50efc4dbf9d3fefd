import type { CheckIn } from '../rules.ts';
import { namesAllowedAt } from './rules.ts';

/** The texts of a digest are read by those who may read each check-in: the manager it was written to, while still the manager. */
export { mayReadTexts as mayOpenReport } from '../policy.ts';

/** Who has not answered is named to the direct manager alone, where the rule set of the person's location allows it. */
export const maySeeName = (
  readerId: string,
  managerNow: string | undefined,
  person: { location: string | undefined },
): boolean => readerId === managerNow && namesAllowedAt(person.location);

/** Counts of a team are seen by its lead and by the leads of the teams above it. */
export const maySeeCounts = (readerId: string, leads: readonly (string | undefined)[]): boolean =>
  leads.includes(readerId);

/** A team's lead starts a week and reminds the team; of the names they learn nothing by it. */
export const mayLead = (actorId: string, team: { leadId: string | undefined }): boolean =>
  team.leadId === actorId;

/** A shown text is seen in the team's channel, and by the team's members and lead. */
export const maySeeSummary = (
  reader: { inChannel: boolean; teamId: string | undefined; personId: string | undefined },
  team: { id: string; leadId: string | undefined },
): boolean =>
  reader.inChannel ||
  reader.teamId === team.id ||
  (reader.personId !== undefined && reader.personId === team.leadId);

/** A person and their direct manager exchange notes about the person's check-in. */
export const mayExchange = (
  starterId: string,
  others: readonly string[],
  checkIn: Pick<CheckIn, 'personId'>,
  managerNow: string | undefined,
): boolean =>
  others.length === 1 &&
  ((starterId === managerNow && others[0] === checkIn.personId) ||
    (starterId === checkIn.personId && others[0] === managerNow));
