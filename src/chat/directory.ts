import type { Locale } from '../shared/locale.ts';
import type { Account, ChannelRef } from './event.ts';
import type { Target } from './outcome.ts';

export type Standing = 'active' | 'absent' | 'left';

/** The person behind an event. `external` people do only what they were invited to. */
export type Actor = {
  personId: string;
  name: string;
  locale: Locale;
  timeZone: string;
  account: Account;
  roles: readonly ('lead' | 'hr' | 'admin')[];
  external: boolean;
  standing: Standing;
  /** False until the welcome card was answered; what people start themselves works all the same. */
  welcomed: boolean;
};

/** Whose eyes a card is drawn for. A channel has a language and zone but is nobody in particular. */
export type Reader = { locale: Locale; timeZone: string; platform: string } & (
  | { personId: string; channel?: undefined }
  | { channel: ChannelRef; personId?: undefined }
);

/** Where a message goes and who will read it there. */
export type Address =
  | { account: Account; channel?: undefined; reader: Reader }
  | { channel: ChannelRef; account?: undefined; reader: Reader };

/** Why nothing can be sent to a target: no such person or channel, gone, no account, or not yet welcomed (it waits). */
export type Unreachable = 'unknown' | 'left' | 'no-account' | 'not-welcomed';

/** What chat and delivery ask about people; the people feature answers. */
export interface Directory {
  actor(account: Account): Promise<Actor | undefined>;
  /** Resolves a target; `gated` posts (personal, due, nudge) wait for the welcome card. */
  address(target: Target, gated: boolean): Promise<Address | Unreachable>;
  /** Finds the account ids of people on one platform, for those who have one there. */
  accountsOn(platform: string, personIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Whether somebody turned out to be this person: then what was sent to the one was sent to the other. */
  isNow(formerId: string, personId: string): Promise<boolean>;
  /** Names of the people that exist and have not left, by id. */
  names(personIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
