import type { PeopleSettings } from '../../src/features/people/index.ts';

/** Settings of a company that has set nothing in particular. */
export const ordinarySettings: PeopleSettings = {
  welcomeCard: 'on',
  adminEmails: [],
  defaultTimeZone: 'Europe/Berlin',
  defaultLocale: 'en',
  workCalendar: 'none',
};
