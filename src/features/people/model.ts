import type { WorkHours, WorkTime } from '../../calendar/index.ts';
import type { ChannelRef, Directory, PersonRef, Post, Standing } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Locale } from '../../shared/locale.ts';
import type { Write } from '../../storage/store.ts';

export const businessTypes = ['mature', 'growth', 'innovation', 'function'] as const;
export type BusinessType = (typeof businessTypes)[number];
export type Role = 'hr' | 'admin';

export type Person = {
  id: string;
  name: string;
  email: string | undefined;
  locale: Locale;
  timeZone: string;
  teamId: string | undefined;
  roles: readonly Role[];
  external: boolean;
  standing: Standing;
  title: string | undefined;
  location: string | undefined;
  /** Local date of joining; the first check-in is in the first full week after it. */
  startDate: string | undefined;
  /** When the welcome card was answered with **Let's go** (or the organisation informed its people otherwise). */
  welcomedAt: Instant | undefined;
};

/** A team's channel on one platform, with its own language; a team has at most one a platform. */
export type TeamChannel = { channel: ChannelRef; name: string; locale: Locale };

export type Team = {
  id: string;
  name: string;
  parentId: string | undefined;
  leadId: string | undefined;
  businessType: BusinessType;
  /** Teams are off until they are started; nothing is sent for a team that is off. */
  on: boolean;
  timeZone: string;
  /** The name of its work calendar. */
  calendar: string;
  /** 1 = Monday … 7 = Sunday. */
  workingDays: readonly number[];
  channels: readonly TeamChannel[];
};

/** What an organisation sets for everybody who has no own value. */
export type OrganisationSettings = {
  locale?: Locale;
  timeZone?: string;
  /** The name of a work calendar. */
  calendar?: string;
  workingDays?: readonly number[];
  hours?: WorkHours;
  /** The welcome card's sentences about who is responsible and where everything is stored, in the company's own words. */
  responsible?: Readonly<Partial<Record<Locale, string>>>;
  storage?: Readonly<Partial<Record<Locale, string>>>;
};

/** Why a sync changed nobody: too many would be deactivated, or the chat shows less than before. */
export type HeldSync =
  | { reason: 'many'; count: number; of: number }
  | { reason: 'scope'; missing: readonly string[] };

export type Absence = { personId: string; from: string; to: string };

/** What becomes another's when two people turn out to be one; kept, so that a split gives back exactly that. */
export interface Moves {
  /** Whom these people turned out to be; whoever is only themselves is absent. */
  mergedInto(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  keep(otherId: string, what: string, things: readonly string[]): Write[];
  kept(otherId: string, what: string): Promise<readonly string[]>;
  forget(otherId: string, what: string): Write;
}

/** What other features ask about people. Reads only; `find` and names serve fields where a person is chosen. */
export interface People extends Directory {
  person(id: string): Promise<Person | undefined>;
  persons(ids: readonly string[]): Promise<ReadonlyMap<string, Person>>;
  /** Which of them can be written to: those with an active account in some chat. */
  reachable(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Pages through active people by id, for fan-outs. */
  activeAfter(cursor: string, limit: number): Promise<readonly Person[]>;
  /** Active members (external ones left out). */
  membersOf(teamId: string): Promise<readonly Person[]>;
  /** How many active members each team has. */
  sizesOf(teamIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Everybody with the role HR who is there (external ones left out). */
  hr(): Promise<readonly Person[]>;
  team(id: string): Promise<Team | undefined>;
  teams(ids?: readonly string[]): Promise<ReadonlyMap<string, Team>>;
  teamOfChannel(channel: ChannelRef): Promise<Team | undefined>;
  teamsLedBy(personId: string): Promise<readonly Team[]>;
  /** The direct manager of each on a local date; a vacancy falls to the next one up (product.md section 1). */
  managersOf(ids: readonly string[], date: string): Promise<ReadonlyMap<string, string>>;
  /** The direct manager of one person by name, in the same way. */
  managerOf(id: string, date: string): Promise<PersonRef | undefined>;
  reportsOf(managerId: string, date: string): Promise<readonly Person[]>;
  /** People who manage somebody on a date, paged by id, for digests. */
  managersAfter(cursor: string, date: string, limit: number): Promise<readonly string[]>;
  /** Each person's own work time with all their absences. */
  workTimes(ids: readonly string[]): Promise<ReadonlyMap<string, WorkTime>>;
  /** The work time of a channel's zone and calendar, for what Pacer posts by itself. */
  teamWorkTime(team: Team): WorkTime;
  absencesOf(personId: string): Promise<readonly Absence[]>;
  /**
   * Which of a team's channels may show what concerns the team: not those with outsiders whom the lead has not agreed to. `ask` are the
   * questions to the lead that go with it; the same outsiders are asked about once.
   */
  channelsFor(team: Team): Promise<{ open: readonly TeamChannel[]; ask: readonly Post[] }>;
  /** Finds whom keys name, by key: any address of theirs in lower case, or an employee number; keys of nobody, or of several, are absent. */
  keyed(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  readonly moves: Moves;
  /** Finds people by name, pinyin, initials or address, best first. */
  find(query: string, limit: number): Promise<readonly PersonRef[]>;
  /** Finds, by each spelling as typed, the people whose whole name, pinyin or address it is; spellings of nobody are absent. */
  spelled(spellings: readonly string[]): Promise<ReadonlyMap<string, readonly PersonRef[]>>;
}

/**
 * A feature's part of the team card (`/pacer team`) and of what **Start with my team** shows before it is pressed.
 * Registered in `app.ts`, since people knows no other feature.
 */
export interface TeamSection {
  /** Short facts for the card: label and value, in the reader's language. */
  facts(team: Team, locale: Locale): Promise<readonly { label: string; value: string }[]>;
  /** A button to the feature's own settings form. */
  settings(team: Team, locale: Locale): import('../../chat/index.ts').Button;
  /** One sentence that says what its members will be asked and when; absent where nothing is asked. */
  preview?(team: Team, locale: Locale): Promise<string>;
}

/** Facts that people tells; the thing is the id in brackets. */
export const peopleFacts = {
  /** (team) The team was started. */
  teamStarted: 'people.team-started',
  teamStopped: 'people.team-stopped',
  /** (person) Let's go was pressed. */
  welcomed: 'people.welcomed',
  /** (person) Zone, team, calendar, hours, start date or manager changed, in chat or by one row. */
  changed: 'people.changed',
  /** (import) Many people may have changed: subscribers walk through `activeAfter`. */
  imported: 'people.imported',
  /** (person) An absence was added, changed or removed. */
  absenceChanged: 'people.absence-changed',
  /** (person) Turned out to be somebody else, found by `moves.mergedInto`: what was theirs is the other's now. */
  merged: 'people.merged',
  /** (`<other> <person>`) Two people again: the other gets back what the merge had moved. */
  split: 'people.split',
  /** (team) A lead agreed to what Pacer posts in a channel with outsiders: what was held back may go. */
  outsidersAgreed: 'people.outsiders-agreed',
  /** (person) No longer active. */
  left: 'people.left',
} as const;
