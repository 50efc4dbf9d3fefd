import type { RosterEntry } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { HeldSync } from '../model.ts';

/** What a source said, by column of a people file; a directory also says `kind` and `department`, and its manager by account. */
export type Said = Readonly<Record<string, string>>;

/** An account of the chat that is read, as stored. */
export type KnownAccount = {
  accountId: string;
  personId: string;
  address: string | null;
  active: boolean;
  linkedBy: string;
};

/** A person as stored, as far as directories speak of them. */
export type KnownPerson = {
  id: string;
  name: string;
  email: string | null;
  locale: Locale | null;
  timeZone: string | null;
  title: string | null;
  teamId: string | null;
  external: boolean;
  standing: 'active' | 'absent' | 'left';
  mergedIntoId: string | null;
  isWelcomed: boolean;
  managerId: string | undefined;
  /** What the company's file said last, and which of its columns hold whatever a directory says. */
  file: Said | undefined;
  pinned: readonly string[];
  /** What this directory said last. */
  said: Said | undefined;
  /** What the other chats' directories said last. */
  others: readonly Said[];
  /** Every other platform where the person has an account, and whether one of those is active. */
  elsewhere: readonly string[];
  isActiveElsewhere: boolean;
};

export type KnownTeam = {
  id: string;
  name: string;
  nameKey: string;
  parentId: string | null;
  leadId: string | null;
};
export type KnownDepartment = { departmentId: string; teamId: string; said: Said };

/** Everything a roster is compared with. */
export type Known = {
  persons: Map<string, KnownPerson>;
  /** By account id. */
  accounts: Map<string, KnownAccount>;
  /** Whom the company's file means by an address. */
  byFile: Map<string, string>;
  /** Whom directories know by a confirmed address; only within the company's domains it names them in another chat too. */
  byDirectory: Map<string, string>;
  domains: ReadonlySet<string>;
  teams: Map<string, KnownTeam>;
  departments: Map<string, KnownDepartment>;
};

/** The columns of a person that directories fill. */
export type PersonChange = {
  name?: string;
  email?: string | null;
  locale?: Locale;
  timeZone?: string;
  title?: string;
  teamId?: string;
  external?: boolean;
};

export type Replaced = { person: string; field: string; was: string; is: string };

/** What comes of one account of the roster. */
export type EntryPlan = {
  entry: RosterEntry;
  kind: 'create' | 'attach' | 'known';
  personId: string;
  /** How a new account came to its person. */
  how: 'file' | 'address' | 'directory';
  /** Folded. */
  address: string | null;
  /** What changes of the account itself. */
  account: { address?: string | null; active?: boolean };
  /** An older account of the person in the same chat that is no longer used there. */
  replaces: string | undefined;
  person: PersonChange;
  /** What is to be remembered; nothing if that is known. */
  said: Said | undefined;
  replaced: Replaced[];
  /** The person as stored, before any of this. */
  known: KnownPerson | undefined;
};

/** `changes` is false where the directory's word is only remembered; without a manager the one of before goes. */
export type ManagerPlan = {
  personId: string;
  managerId: string | null;
  changes: boolean;
  /** Who manages the person now. */
  before: string | undefined;
  said: Said;
  isNew: boolean;
  replaced: Replaced | undefined;
};

export type TeamPlan = {
  departmentId: string;
  teamId: string;
  /** A team to make, switched off; nothing where there is one already. */
  create: string | undefined;
  rename: string | undefined;
  parentId: string | undefined;
  said: Said;
  isNews: boolean;
};

export type LeadPlan = { teamId: string; leadId: string; departmentId: string; said: Said };

/** A channel that a file named and that cannot be used. */
export type ChannelProblem = {
  team: string;
  channel: string;
  reason: 'unknown' | 'archived' | 'taken' | 'not-in' | 'failed';
};

export type SyncCounts = {
  created: number;
  joined: number;
  updated: number;
  unchanged: number;
  guests: number;
  deactivated: number;
  back: number;
};

export type SyncReport = {
  platform: string;
  workspace: string;
  end: 'written' | 'nothing-new' | 'dry-run' | 'held' | 'stopped';
  counts: SyncCounts;
  held: HeldSync | undefined;
  replaced: readonly Replaced[];
  /** Names in a circle of managers, so that the directory's last word on them was not taken. */
  loops: readonly (readonly string[])[];
  /** People whose address names somebody who has another account in the same chat. */
  doubles: readonly string[];
  teams: readonly string[];
  channels: { bound: readonly string[]; problems: readonly ChannelProblem[] };
};

export const noCounts: SyncCounts = {
  created: 0,
  joined: 0,
  updated: 0,
  unchanged: 0,
  guests: 0,
  deactivated: 0,
  back: 0,
};
