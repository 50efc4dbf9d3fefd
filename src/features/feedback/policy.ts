import type { Actor } from '../../chat/index.ts';
import type { Person } from '../people/model.ts';
import type { FeedbackRequest } from './requests/rules.ts';
import type { Feedback } from './rules.ts';

type Parties = Pick<
  Feedback,
  'giverId' | 'receiverId' | 'managerId' | 'sharedWithId' | 'openedAt' | 'readAt' | 'withdrawnAt' | 'audience'
>;

/**
 * Giver and receiver see it; so does the manager in the audience, or the one it was shared with, as long as they manage the receiver.
 * Nobody else does, whatever their role: not leads above, the team, HR or administrators. Withdrawn, it is its giver's alone.
 */
export function maySeeFeedback(readerId: string, it: Parties, receiversManager: string | undefined): boolean {
  if (readerId === it.giverId) return true;
  if (it.withdrawnAt !== null) return false;
  if (readerId === it.receiverId) return true;
  const named = readerId === it.managerId || readerId === it.sharedWithId;
  return named && readerId === receiversManager;
}

/** Feedback is given to colleagues who are there: not to oneself, not to guests. */
export const mayReceive = (
  giverId: string,
  person: Pick<Person, 'id' | 'standing' | 'external'> | undefined,
): boolean =>
  person !== undefined && person.id !== giverId && person.standing === 'active' && !person.external;

/** A manager who is there, and is not the giver, can be in the audience. */
export const mayBeAudience = (
  giverId: string,
  manager: Pick<Person, 'id' | 'standing' | 'external'> | undefined,
): boolean =>
  manager !== undefined && manager.id !== giverId && manager.standing === 'active' && !manager.external;

/** Its giver takes feedback back as long as nobody has opened it. */
export const mayWithdraw = (personId: string, it: Parties): boolean =>
  personId === it.giverId && it.readAt === null && it.withdrawnAt === null;

/** Its giver adds a correction once it was opened. */
export const mayCorrect = (personId: string, it: Parties): boolean =>
  personId === it.giverId && it.readAt !== null && it.withdrawnAt === null;

/** The receiver thanks, asks for more and makes plans of it, once opened. */
export const mayAct = (personId: string, it: Parties): boolean =>
  personId === it.receiverId && it.openedAt !== null && it.withdrawnAt === null;

/** Only the receiver shares it with a manager who does not see it yet. */
export const mayShare = (personId: string, it: Parties, managerId: string | undefined): boolean =>
  mayAct(personId, it) &&
  managerId !== undefined &&
  managerId !== it.giverId &&
  managerId !== it.managerId &&
  managerId !== it.sharedWithId;

/** Anybody who is there can be asked, guests too: being asked is their invitation; nobody is asked about themselves. */
export const mayBeAsked = (
  it: { askerId: string; aboutId: string },
  person: Pick<Person, 'id' | 'standing'> | undefined,
): boolean =>
  person !== undefined &&
  person.id !== it.askerId &&
  person.id !== it.aboutId &&
  person.standing === 'active';

/** People ask about themselves, and managers about a report of theirs. */
export const mayAskAbout = (askerId: string, aboutId: string, reports: readonly string[]): boolean =>
  askerId === aboutId || reports.includes(aboutId);

/** The one asked answers or declines while the request waits. */
export const mayAnswer = (personId: string, it: Pick<FeedbackRequest, 'askedId' | 'state'>): boolean =>
  personId === it.askedId && it.state === 'waiting';

type Who = Pick<Actor, 'personId' | 'roles' | 'external'>;

/** A team's lead and HR see its themes and averages. */
export const maySeeThemes = (who: Who, team: { leadId: string | undefined }): boolean =>
  !who.external && (who.personId === team.leadId || who.roles.includes('hr'));

/** How a team's support was received is shown to its members as well. */
export const maySeeReviews = (
  who: Who & { teamId: string | undefined },
  team: { id: string; leadId: string | undefined },
): boolean => maySeeThemes(who, team) || (!who.external && who.teamId === team.id);
