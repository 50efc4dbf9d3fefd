import type { WorkCalendar } from '../../calendar/index.ts';
import type { Locale } from '../../shared/locale.ts';

/** What the environment sets for the whole organisation; what administrators set in the database outranks it. */
export type PeopleSettings = {
  /** `off`: the organisation informed its people otherwise, and everybody counts as welcomed. */
  welcomeCard: 'on' | 'off';
  /** Folded addresses of people who are administrators whatever the database says. */
  adminEmails: readonly string[];
  /**
   * Domains within which the same confirmed address in two chats is one person; without any, those of the imported file's addresses.
   */
  companyDomains?: readonly string[];
  defaultTimeZone: string;
  defaultLocale: Locale;
  /** The name of the calendar of those who have no own: `CN`, `none`, or one of `calendars`. */
  workCalendar: string;
  /** The organisation's own calendars. */
  calendars?: readonly WorkCalendar[];
  /** What each platform is called, by its name; without an entry the name itself is shown. */
  chats?: Readonly<Record<string, Readonly<Record<Locale, string>>>>;
};

/** Names a chat for a reader. */
export const chatName = (settings: PeopleSettings, platform: string, locale: Locale): string =>
  settings.chats?.[platform]?.[locale] ?? `${platform.charAt(0).toUpperCase()}${platform.slice(1)}`;
