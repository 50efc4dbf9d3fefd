import type { Locale } from '../shared/locale.ts';

/** One person's account as the chat's own directory has it. An absent field is unknown, never empty. */
export type RosterEntry = {
  accountId: string;
  name?: string;
  /** The address that the chat has confirmed. */
  address?: string;
  locale?: Locale;
  /** IANA. */
  timeZone?: string;
  title?: string;
  /** `guest`: invited from outside, or of another organisation. */
  kind: 'member' | 'guest';
  /** False while the chat has it deactivated. */
  active: boolean;
  /** Another account of this chat; `null` where the directory says that there is none. */
  managerId?: string | null;
};

export type RosterDepartment = {
  id: string;
  name: string;
  parentId?: string;
  leaderId?: string;
  memberIds: readonly string[];
};

/** Everybody whom a chat lets the bot see: complete, or reading it throws. */
export type Roster = {
  entries: readonly RosterEntry[];
  departments?: readonly RosterDepartment[];
  /** What the bot may see, where a chat limits that: if some of it is missing later, nobody is taken as gone. */
  scope?: readonly string[];
};

export type RosterChannel = {
  channelId: string;
  name: string;
  /** Whether the bot is in it and may post. */
  botPresent: boolean;
  archived: boolean;
  /** Whether people from outside the organisation can be in it. */
  shared: boolean;
};

/** Something that changed in a chat's directory, as the chat reports it. */
export type RosterChange =
  | { kind: 'account'; entry: RosterEntry }
  /** So much may have changed that all of it is to be read anew; told when it has settled. */
  | { kind: 'roster' }
  /** Renamed, archived, opened again, or the bot was added to it or removed from it. */
  | { kind: 'channel'; channel: RosterChannel }
  | { kind: 'channel-deleted'; channelId: string };

/** What a chat says about itself: kept, so that a start without a connection knows where it belongs. */
export type Installation = {
  workspace: string;
  /** What people call it. */
  name: string;
  /** The bot's own account. */
  botId: string;
  /** What else the adapter wants to remember; nothing secret. */
  details: Readonly<Record<string, string>>;
};

/** What a chat knows about its people and channels. Each call may throw a `PlatformError`. */
export interface ChatDirectory {
  readonly platform: string;
  readonly workspace: string;
  read(): Promise<Roster>;
  entry(accountId: string): Promise<RosterEntry | undefined>;
  /** Finds a channel by its id or its name, with or without `#`. */
  channel(idOrName: string): Promise<RosterChannel | undefined>;
  /** The account ids of everybody in a channel, guests included, bots not. */
  members(channelId: string): Promise<readonly string[]>;
  /** Calls back for each change that the chat reports; the report counts as taken when that resolves. */
  watch(changed: (change: RosterChange) => Promise<void>): void;
}
