import type { Person } from '../people/model.ts';
import type { Request } from './rules.ts';

type Parties = Pick<Request, 'askerId' | 'askedId' | 'state'>;

type Managers = { now: string | undefined; whenAsked: string | undefined };

/**
 * The asker, the one asked and the asker's manager see a request; nobody else does, whatever their role. A new manager sees what is
 * still under way, not what was closed before.
 */
export const maySeeRequest = (readerId: string, it: Parties, askersManager: Managers): boolean =>
  readerId === it.askerId ||
  readerId === it.askedId ||
  (readerId === askersManager.now && (it.state !== 'done' || readerId === askersManager.whenAsked));

/** Support is asked of colleagues who are there: not of guests. */
export const mayBeAsked = (person: Pick<Person, 'standing' | 'external'> | undefined): boolean =>
  person !== undefined && person.standing !== 'left' && !person.external;

/** The one asked accepts, declines or suggests someone else, as long as nobody has answered. */
export const mayAnswer = (personId: string, it: Parties): boolean =>
  it.state === 'waiting' && personId === it.askedId;

/** The asker asks someone else until somebody has accepted. */
export const mayAskSomeoneElse = (personId: string, it: Parties): boolean =>
  personId === it.askerId && (it.state === 'waiting' || it.state === 'returned');

/** Either side ends it: the asker at any time, the one asked after accepting. */
export const mayFinish = (personId: string, it: Parties): boolean =>
  it.state !== 'done' && (personId === it.askerId || (personId === it.askedId && it.state === 'accepted'));
