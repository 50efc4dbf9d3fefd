import type { Request } from './rules.ts';

type Parties = Pick<Request, 'askerId' | 'askedId' | 'state'>;

/** The asker, the one asked and the asker's manager see a request; nobody else does, whatever their role. */
export const maySeeRequest = (readerId: string, it: Parties, askersManagerId: string | undefined): boolean =>
  readerId === it.askerId || readerId === it.askedId || readerId === askersManagerId;

/** The one asked accepts, declines or suggests someone else, as long as nobody has answered. */
export const mayAnswer = (personId: string, it: Parties): boolean =>
  it.state === 'waiting' && personId === it.askedId;

/** The asker asks someone else until somebody has accepted. */
export const mayAskSomeoneElse = (personId: string, it: Parties): boolean =>
  personId === it.askerId && (it.state === 'waiting' || it.state === 'returned');

/** Either side ends it: the asker at any time, the one asked after accepting. */
export const mayFinish = (personId: string, it: Parties): boolean =>
  it.state !== 'done' && (personId === it.askerId || (personId === it.askedId && it.state === 'accepted'));
